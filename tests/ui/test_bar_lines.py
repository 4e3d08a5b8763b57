"""How the bars of a week are drawn, cell by cell."""

from datetime import timedelta

import pytest
from textual.content import Content

from followup_tui.domain.month_bars import Bar, WeekBars
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.widgets.bar_lines import bar_line
from followup_tui.widgets.glyphs import Tone
from followup_tui.widgets.month_layout import MonthLayout
from tests.ui.one_calendar import NOW

LAYOUT = MonthLayout.of(NOW.date(), 0, 84, 40)
"""Twelve cells a day."""


def a_window(**changes: object) -> ContactWindow:
    values = {
        "interview": "acme",
        "company": "Acme",
        "role": "Engineer",
        "kind": WindowKind.HOLD,
        "opens": NOW,
        "closes": NOW + timedelta(days=1),
        "state": WindowState.OPEN,
    }
    return ContactWindow(**(values | changes))


def a_bar(first: int = 0, last: int = 6, *, goes: str = "", **changes: object) -> Bar:
    return Bar(a_window(**changes), first, last, "<" in goes, ">" in goes)


def a_line(*lane: Bar, line: int = 0, room: int = 2, today: int = 0, more=(0,) * 7) -> Content:
    return bar_line(WeekBars((lane,), more), line, room, today, LAYOUT)


def test_a_hold_is_shaded_a_check_in_is_solid_and_else_a_line_is_drawn_to_the_end():
    kinds = (WindowKind.HOLD, WindowKind.CHECK_IN, WindowKind.KEEP_IN_TOUCH)
    lines = [a_line(a_bar(0, 2, kind=kind)).plain for kind in kinds]
    assert lines == [
        "⏸ Acme · stay calm ░░░░░░░░░░░░░░░░",
        "☎ Acme · check-in ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄",
        "∞ Acme · keep in touch ────────────",
    ]


def test_a_bar_that_goes_on_ends_in_an_arrow_and_says_its_name_again_in_the_next_week():
    assert a_line(a_bar(5, 6, goes=">")).plain.lstrip() == "⏸ Acme · stay calm ░░░▸"
    assert a_line(a_bar(0, 0, goes="<")).plain == "◂⏸ Acme ░░░"


def test_what_it_is_for_is_said_where_there_is_room_and_a_window_of_a_day_has_no_bar():
    decision, interview = (
        a_bar(day, day, kind=kind, company=name)
        for day, kind, name in ((1, WindowKind.DECISION, "Long & Sons Ltd"), (3, "interview", "X"))
    )
    assert a_line(a_bar(0, 1, company="Acme Ltd")).plain == "⏸ Acme Ltd " + "░" * 12
    assert a_line(decision, interview).plain == " " * 12 + "◇ Long & S…" + " " * 13 + "● X        "


@pytest.mark.parametrize(
    "name",
    ["株式会社青山センサー", "חברת תקווה בע״מ", "شركة الأمل", "[/red]", "👩‍💻 Crew", "x" * 500],
)
@pytest.mark.parametrize(
    ("first", "last", "goes"), [(0, 0, ""), (0, 0, "<>"), (0, 1, ">"), (0, 6, "<")]
)
def test_a_bar_is_exactly_as_wide_as_its_days_whatever_the_name(name, first, last, goes):
    width = 12 * (last + 1) - 1
    drawn = a_line(a_bar(first, last, goes=goes, company=name))
    assert drawn.cell_length == width


def test_the_last_line_counts_what_is_in_no_lane_beside_what_is():
    drawn = a_line(a_bar(2, 2), line=0, room=1, more=(2, 0, 0, 12, 0, 0, 0))
    assert drawn.plain == "+2 more".ljust(24) + "⏸ Acme     ".ljust(12) + "+12 more"
    assert a_line(line=0, more=(2,) * 7).plain == ""
    assert a_line(line=1, more=(0,) * 7).plain == ""


def test_days_that_are_past_are_quiet_and_today_begins_in_tone():
    drawn = a_line(a_bar(0, 3), today=2)
    tones = {drawn.plain[span.start : span.end]: span.style for span in drawn.spans}
    assert tones["░" * 5] == f".{Tone.QUIET}"
    assert tones["░" * 23] == f".{Tone.HOLD}"
    over = a_line(a_bar(0, 3), today=4), a_line(a_bar(0, 3, state=WindowState.PAST))
    assert {span.style for line in over for span in line.spans} == {f".{Tone.QUIET}"}
