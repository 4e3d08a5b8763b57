"""The calendar pane: a month and its days, and the agenda."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from textual import events
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.policy import Policy
from followup_tui.domain.window import WindowKind
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.windows import contact_windows
from followup_tui.widgets import calendar_pane
from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.month_grid import EARLIEST, LATEST, MonthGrid
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin, local
from tests.ui.one_widget import OneWidget, screen_text

NOW = berlin("2026-11-22 10:14")
TODAY = date(2026, 11, 22)
NARROW, LOW, BIG = (28, 20), (100, 12), (120, 40)

ACME = an_interview(agreements=(an_agreement("2026-12-01"),), interviewers=(JANE, BOB))
GLOBEX = an_interview(
    id="globex",
    company="Globex",
    starts_at=berlin("2026-11-25 09:00"),
    agreements=(),
    interviewers=(),
)


def days_of(*interviews: Interview, now: datetime = NOW) -> WindowDays:
    days = WindowDays()
    for each in interviews:
        days.put(each.id, contact_windows(each, POLICY, now), each.zone, now)
    return days


def a_calendar(week_start: int = 0) -> tuple[OneWidget, CalendarPane]:
    pane = CalendarPane(week_start=week_start)
    return OneWidget(pane, CalendarPane.DayChosen, CalendarPane.WindowChosen), pane


async def shown(
    pane: CalendarPane, pilot: Pilot[None], *interviews: Interview, policy: Policy = POLICY
) -> None:
    pane.show(days_of(*interviews), NOW, policy)
    pane.focus()
    await pilot.pause()


async def comes(pilot: Pilot[None], is_there: Callable[[], bool]) -> None:
    """Wait for what follows the cursor a moment later."""
    for _ in range(100):
        if is_there():
            return
        await pilot.pause(0.01)
    pytest.fail(f"it never came:\n{screen_text(pilot.app)}")


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


async def test_keys_walk_over_days_weeks_months_and_years_and_say_so() -> None:
    app, pane = a_calendar()
    keys = ["h", "j", "l", "k", "left", "down", "right", "up", "]", "[", "}", "{"]
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        await pilot.press(*keys, "home", "end", "pagedown")
    said = " ".join(f"{message.day:%y%m%d}" for message in app.said)
    assert said == (
        "261121 261128 261129 261122 261121 261128 261129 261122 "
        "261222 261122 271122 261122 261116 261122 261222"
    )


async def test_the_month_of_another_day_is_shown_with_what_stands_on_it() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(pane, pilot, ACME)
        pane.go_to(date(2026, 11, 30))
        await pilot.press("l")
        assert pane.chosen_day == date(2026, 12, 1)
        await comes(pilot, lambda: "check-in, call" in screen_text(app))
        assert "December 2026" in screen_text(app)
        pane.go_to_today()
        await comes(pilot, lambda: "November 2026" in screen_text(app))
    assert len(app.said) == 1, "what the program does is not said to it"


async def test_the_cursor_stops_at_the_ends_of_the_calendar() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        for edge, key in ((EARLIEST, "{"), (LATEST, "}")):
            pane.go_to(edge)
            await pilot.press(key)
            assert pane.chosen_day == edge
    assert app.said == []


async def test_enter_opens_the_only_window_of_a_day() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        pane.go_to(date(2026, 12, 1))
        await pilot.press("enter")
    assert [message.window.kind for message in app.said] == [WindowKind.CHECK_IN]


async def test_enter_goes_down_to_several_windows_and_escape_comes_back() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        await pilot.press("enter", "j", "enter")
        assert [message.window.person for message in app.said] == ["Jane Doe"]
        assert pane.pointed_at is app.said[0].window
        await pilot.press("escape", "l")
        await pilot.press("enter", "backspace", "l")
    assert pane.chosen_day == date(2026, 11, 24)


async def test_tab_does_not_stop_at_the_days_windows() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        assert [type(widget) for widget in app.screen.focus_chain] == [MonthGrid]
        await pilot.press("enter", "tab")
        assert isinstance(app.focused, MonthGrid)
        assert [type(widget) for widget in app.screen.focus_chain] == [MonthGrid]


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


async def test_the_agenda_lists_late_first_then_today_then_the_days_to_come() -> None:
    late = an_interview(id="late", company="Initech", starts_at=berlin("2026-11-16 14:00"))
    app, pane = a_calendar()
    async with app.run_test(size=(110, 24)) as pilot:
        await shown(pane, pilot, ACME, GLOBEX, late)
        pane.next_view()
        await pilot.pause()
        text = screen_text(app)
        await pilot.press("G", "enter")
        pane.next_view()
        await pilot.press("l")
    order = ("Agenda", "Late", "Initech", "Today, Sun 22 Nov", "5 h left", "on hold", "Tomorrow")
    order += ("in 3 days", "Globex", "interview", "Tue 1 Dec · in 9 days", "(agreed)")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    day, window, next_day = app.said
    assert window.window.opens.date() <= day.day, "the day moved with the cursor"
    assert (next_day.day - day.day).days == 1, "the month took over the agenda's day"


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


async def test_the_mouse_chooses_a_day_opens_it_and_turns_the_months() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        await pilot.click(offset=(5, 6))
        assert pane.chosen_day == date(2026, 11, 24)
        await pilot.click(offset=(5, 6))
        assert app.said[-1].window.kind is WindowKind.HOLD
        await pilot.click(offset=(5, 9))
        assert app.said[-1].window.kind is WindowKind.HOLD
        grid = app.query_one(MonthGrid)
        wheel = {"x": 0, "y": 0, "delta_x": 0, "delta_y": 1, "button": 0}
        keys = {"shift": False, "meta": False, "ctrl": False}
        grid.post_message(events.MouseScrollDown(grid, **wheel, **keys))
        await pilot.pause()
        assert pane.chosen_day == date(2026, 12, 24)
        grid.post_message(events.MouseScrollUp(grid, **wheel, **keys))
        await pilot.pause()
        assert pane.chosen_day == date(2026, 11, 24)
    assert len(app.said) == 5


@pytest.mark.parametrize("size", [NARROW, LOW, (80, 9), (48, 56), BIG, (200, 60)])
async def test_the_month_and_its_days_are_both_seen_in_every_size(size: tuple[int, int]) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=size) as pilot:
        await shown(pane, pilot, ACME)
        text = screen_text(app)
    for words in ("Mo", "29", "30", "Sun 22 Nov · today", "◆ Acme", "5 h left"):
        assert words in text


async def test_a_big_month_lists_the_windows_of_a_day_by_name() -> None:
    others = [an_interview(id=str(place), company=f"Company {place}") for place in range(9)]
    policy = Policy(holidays=frozenset({date(2026, 11, 27)}))
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        await shown(pane, pilot, ACME, *others, policy=policy)
        text = screen_text(app)
    for words in ("22 today", "27 holiday", "◆ Company 0", "⏸ Company 0", "+19 more"):
        assert words in text


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


async def test_a_cursor_that_was_left_on_today_is_on_today_after_midnight() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        tomorrow = berlin("2026-11-23 00:01")
        pane.show(days_of(ACME, now=tomorrow), tomorrow, POLICY)
        assert pane.chosen_day == date(2026, 11, 23)
        pane.go_to(date(2026, 11, 25))
        later = berlin("2026-11-24 00:01")
        pane.show(days_of(ACME, now=later), later, POLICY)
        assert pane.chosen_day == date(2026, 11, 25)


@pytest.mark.parametrize("is_focused", [True, False])
async def test_without_colour_the_cursor_is_reversed_and_today_underlined(is_focused: bool) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        app.theme = "ansi-dark"
        pane.go_to(date(2026, 11, 24))
        if not is_focused:
            app.set_focus(None)
        await pilot.pause()
        grid = app.query_one(MonthGrid)
        styles = {part.text.strip(): part.style for y in (4, 5) for part in grid.render_line(y)}
    assert styles["24"].reverse
    assert styles["22"].underline
    assert not styles["25"].reverse


async def test_a_moved_cursor_draws_two_lines_of_the_month_anew() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        grid = app.query_one(MonthGrid)
        before = [grid.render_line(y) for y in range(7)]
        pane.go_to(date(2026, 11, 29))
        after = [grid.render_line(y) for y in range(7)]
    assert [y for y in range(7) if before[y] is not after[y]] == [4, 5]


async def test_another_day_is_listed_from_its_first_window() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        await pilot.press("enter", "G", "escape")
        assert pane.pointed_at is not None
        assert pane.pointed_at.kind is WindowKind.HOLD
        pane.go_to(date(2026, 11, 21))
        assert pane.pointed_at.kind is WindowKind.THANK_YOU


async def test_what_is_asked_for_right_after_a_move_is_about_the_new_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendar_pane, "_LIST_FOLLOWS", 3600.0)
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME)
        pane.go_to(date(2026, 11, 30))
        await pilot.press("l")
        assert pane.pointed_at is not None
        assert pane.pointed_at.kind is WindowKind.CHECK_IN
        pane.go_to(date(2027, 6, 1))
        await pilot.press("{", "enter", "enter")
    assert app.said[-1].window.kind is WindowKind.THANK_YOU, "the next that comes"
