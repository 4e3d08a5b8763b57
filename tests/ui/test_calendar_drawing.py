"""What the calendar pane shows, in every size and without colour."""

from datetime import date

import pytest

from followup_tui.domain.interview import Interviewer
from followup_tui.domain.policy import Policy
from followup_tui.domain.window_days import WindowDays
from followup_tui.widgets.month_grid import MonthGrid
from followup_tui.widgets.month_layout import MonthLayout
from tests.factories import POLICY, an_interview, local
from tests.ui.one_calendar import (
    ACME,
    BIG,
    GLOBEX,
    LOW,
    NARROW,
    NOW,
    a_calendar,
    shown,
)
from tests.ui.one_widget import screen_text


async def test_a_day_is_marked_with_its_most_urgent_window() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME, GLOBEX)
        lines = screen_text(app).splitlines()
    assert "November 2026" in lines[0]
    assert lines[1] == "│Mo  Tu  We  Th  Fr  Sa Su │"
    assert lines[5] == "│16  17  18  19  20◆ 21◆22◆│"
    assert lines[6] == "│23⏸ 24⏸ 25● 26⏸ 27⏸ 28⏸29⏸│"
    assert "Sun 22 Nov · today" in lines[8]


async def test_the_days_below_say_company_purpose_and_time_left() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=(40, 24)) as pilot:
        await shown(pane, pilot, ACME)
        text = screen_text(app)
    for words in ("◆ Acme", "5 h left", "thank-you to Bob Li", "until 15:30", "⏸ Acme"):
        assert words in text


async def test_an_empty_day_says_so_and_what_comes_next() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        pane.go_to(date(2026, 11, 2))
        await pilot.pause()
        text = screen_text(app)
        assert "Nothing that day. Next:" in text
        assert "Sun 22 Nov · today" in text
        pane.show(WindowDays(), NOW, POLICY)
        await pilot.pause()
        assert "Nothing is coming up." in screen_text(app)
        pane.next_view()
        await pilot.pause()
        assert "n  new interview" in screen_text(app)


async def test_names_are_shown_as_they_are_and_break_nothing() -> None:
    names = ["[/red] & [b]Söhne[/b]", "شركة الأمل", "株式会社青山センサー", "x" * 500]
    interviews = [
        an_interview(id=str(place), company=name, interviewers=(Interviewer(name=name, id="who"),))
        for place, name in enumerate(names)
    ]
    app, pane = a_calendar()
    async with app.run_test(size=(60, 40)) as pilot:
        await shown(pane, pilot, *interviews)
        in_month = screen_text(app)
        pane.next_view()
        await pilot.pause()
        in_agenda = screen_text(app)
        await pilot.resize_terminal(*BIG)
        pane.next_view()
        await pilot.pause()
    for text in (in_month, in_agenda):
        assert "◆ [/red] & [b]Söhne[/b]" in text
        assert "thank-you to [/red] & [b]Söhne[/b]" in text
        assert "株式会社" in text
        assert all(line.endswith(("│", "╮", "╯")) for line in text.splitlines())


async def test_an_interview_in_another_zone_is_said_on_both_clocks() -> None:
    abroad = an_interview(
        starts_at=local("2026-11-24 09:00", "America/New_York"), timezone="America/New_York"
    )
    app, pane = a_calendar()
    async with app.run_test(size=(40, 24)) as pilot:
        await shown(pane, pilot, abroad)
        pane.go_to(date(2026, 11, 24))
        await pilot.pause()
        assert "09:00 there / 15:00 here" in screen_text(app)


@pytest.mark.parametrize("size", [NARROW, LOW, (80, 9), (48, 56), BIG, (200, 60)])
async def test_the_month_and_its_days_are_both_seen_in_every_size(size: tuple[int, int]) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=size) as pilot:
        await shown(pane, pilot, ACME)
        text = screen_text(app)
    for words in ("Mo", "29", "30", "Sun 22 Nov · today", "◆ Acme", "5 h left"):
        assert words in text


async def test_a_big_month_draws_bars_with_names_across_the_days_of_whole_weeks() -> None:
    app, pane = a_calendar()
    policy = Policy(holidays=frozenset({date(2026, 11, 27)}))
    async with app.run_test(size=BIG) as pilot:
        await shown(pane, pilot, ACME, GLOBEX, policy=policy)
        lines = screen_text(app).splitlines()
    days = next(line for line in lines if " 23 ─" in line)
    assert " 26 ──────────── 27 holiday ┄┄┄┄ 28 ┄┄┄┄┄┄┄┄┄┄┄┄ 29 ┄" in days
    assert any("◂⏸ Acme · stay calm ░░░" in line and "░▸" in line for line in lines)
    assert any(" 30 ────────────  1 Dec           2 Dec " in line for line in lines)
    assert any("◂⏸ Acme ░░░" in line and "☎ Acme · check-in, call ▄▄▄" in line for line in lines)
    assert any("22 today" in line for line in lines)


async def test_a_day_that_is_too_full_says_how_many_more_there_are() -> None:
    others = [an_interview(id=str(place), company=f"Company {place}") for place in range(9)]
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        await shown(pane, pilot, ACME, *others)
        lines = screen_text(app).splitlines()
    last = next(line for line in lines if "+15 more" in line)
    assert last.rstrip(" │").endswith("+15 more")
    assert any("◆ Company 0" in line for line in lines)


@pytest.mark.parametrize(
    ("day", "week_start", "weeks"),
    [
        (date(2027, 2, 14), 0, 4),
        (date(2028, 2, 29), 0, 5),
        (date(2026, 12, 31), 6, 5),
        (date(2027, 1, 1), 0, 5),
        (date(2026, 11, 22), 0, 6),
        (date(2026, 8, 31), 3, 5),
    ],
)
def test_the_weeks_of_a_month_fill_the_grid_and_each_cell_holds_its_own_day(
    day: date, week_start: int, weeks: int
) -> None:
    for width, height in ((26, 7), (35, 13), (116, 25), (157, 56)):
        layout = MonthLayout.of(day, week_start, width, height)
        assert len(layout.weeks) == weeks
        assert all(week[0].weekday() == week_start for week in layout.weeks)
        assert not layout.has_names or layout.y_of(weeks) == height
        for each in (each for week in layout.weeks for each in week if layout.has_cell(each)):
            number = layout.number_of(each)
            assert layout.day_at(number.x, number.y) == each
            assert layout.day_at(number.right - 1, number.y) == each


def test_a_week_has_the_lines_that_it_needs_and_full_ones_share_what_is_there():
    november = date(2026, 11, 22)
    wanted = {date(2026, 11, 9): 2, date(2026, 11, 16): 17, date(2026, 11, 23): 9}
    layout = MonthLayout.of(november, 0, 116, 31, wanted=lambda week: wanted.get(week, 0))
    heights = [layout.y_of(row + 1) - layout.y_of(row) for row in range(len(layout.weeks))]
    assert heights == [2, 2, 3, 11, 10, 2]
    roomy = MonthLayout.of(november, 0, 116, 31)
    assert [roomy.height_of(row) for row in range(6)] == [5] * 6


async def test_a_holiday_is_marked_where_no_window_is() -> None:
    app, pane = a_calendar()
    policy = Policy(holidays=frozenset({date(2026, 11, 3), date(2026, 11, 27)}))
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME, policy=policy)
        pane.go_to(date(2026, 11, 3))
        await pilot.pause()
        text = screen_text(app)
    assert " 3* " in text
    assert "27⏸" in text
    assert "holiday" in text


async def test_a_week_may_begin_on_sunday() -> None:
    app, pane = a_calendar(week_start=6)
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        lines = screen_text(app).splitlines()
        await pilot.press("end")
    assert lines[1] == "│Su  Mo  Tu  We  Th  Fr Sa │"
    assert lines[2].startswith("│ 1   2   3 ")
    assert pane.chosen_day == date(2026, 11, 28)


@pytest.mark.parametrize("is_focused", [True, False])
async def test_without_colour_the_cursor_today_and_the_weekend_are_told_apart(
    is_focused: bool,
) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        app.theme = "ansi-dark"
        pane.go_to(date(2026, 11, 24))
        if not is_focused:
            app.set_focus(None)
        await pilot.pause()
        grid = app.query_one(MonthGrid)
        styles = {part.text.strip(): part.style for y in (0, 4, 5) for part in grid.render_line(y)}
    assert styles["24"].reverse
    assert styles["22"].underline
    assert not styles["25"].reverse
    assert styles["Mo"].bold
    assert styles["Sa"].dim
    assert not styles["Mo"].dim


@pytest.mark.parametrize(("size", "changed"), [(NARROW, [4, 5]), (BIG, [14, 21])])
async def test_a_moved_cursor_draws_two_lines_of_the_month_anew(
    size: tuple[int, int], changed: list[int]
) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=size) as pilot:
        await shown(pane, pilot, ACME)
        grid = app.query_one(MonthGrid)
        lines = range(grid.size.height)
        before = [grid.render_line(y) for y in lines]
        pane.go_to(date(2026, 11, 29))
        after = [grid.render_line(y) for y in lines]
    assert [y for y in lines if before[y] is not after[y]] == changed


async def test_bars_follow_what_changes() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        await shown(pane, pilot, ACME)
        assert "◂⏸ Acme · stay calm" in screen_text(app)
        await shown(pane, pilot, GLOBEX)
        text = screen_text(app)
    assert "Acme" not in text
    assert "● Globex" in text
