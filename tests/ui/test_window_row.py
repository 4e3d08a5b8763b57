"""A contact window as a row of a list, in columns and in two lines."""

from datetime import timedelta

import pytest

from followup_tui.domain.interview import zone_named
from followup_tui.domain.two_clocks import ClockThere
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_words import ListedOn
from followup_tui.widgets.window_row import WindowRow
from tests.factories import POLICY, an_agreement, an_interview
from tests.ui.one_calendar import ACME, NOW, days_of

TODAY = NOW.date()


@pytest.mark.parametrize("width", [30, 60, 120])
@pytest.mark.parametrize(
    "company", ["Acme", "شركة الأفق", "株式会社青山センサー技術研究所", "x" * 300]
)
def test_a_row_fills_its_lines_to_the_cell_in_any_script(width: int, company: str):
    window = ContactWindow(
        interview="x",
        company=company,
        role="Engineer",
        kind=WindowKind.THANK_YOU,
        person=company,
        opens=NOW - timedelta(hours=3),
        closes=NOW + timedelta(days=2),
        state=WindowState.OPEN,
    )
    clock = ClockThere(zone_named("Asia/Tokyo"), POLICY, NOW)
    listed = ListedOn(window, TODAY, zone_named("Europe/Berlin"), NOW, clock)
    for height in (1, 2) if width > 100 else (2,):
        lines = WindowRow(listed, height).lines(width)
        assert [line.cell_length for line in lines] == [width] * height
        assert "left" in lines[0].plain
        assert "18:14 there" in lines[-1].plain


def test_columns_stand_below_each_other_whatever_the_names():
    rows = [
        an_interview(id=str(each), company=name, agreements=(an_agreement("2026-11-22"),))
        for each, name in enumerate(["Acme", "株式会社青山センサー技術研究所", "x" * 99])
    ]
    days = days_of(*rows)
    check_ins = [each for each in days.on(TODAY) if each.kind is WindowKind.CHECK_IN]
    listed = [ListedOn(each, TODAY, days.zone_of(each), NOW) for each in check_ins]
    lines = [WindowRow(each, 1).lines(110)[0] for each in listed]
    badges = [line[: line.plain.index("agreed")].cell_length for line in lines]
    assert len(lines) == 3
    assert len(set(badges)) == 1


def test_what_finds_no_room_is_left_out_whole():
    note = next(each for each in days_of(ACME).on(TODAY) if each.person == "Bob Li")
    row = WindowRow(ListedOn(note, TODAY, zone_named("Europe/Berlin"), NOW), 2)
    said = {row.lines(width)[1].plain.strip() for width in range(24, 60)}
    assert said == {"thank-you to Bob Li", "thank-you to Bob Li · until 15:30"}
