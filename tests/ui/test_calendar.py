"""Moving in the calendar pane, and what is chosen in it."""

from datetime import date

import pytest
from textual import events

from followup_tui.domain.window import WindowKind
from followup_tui.widgets import calendar_pane
from followup_tui.widgets.month_grid import EARLIEST, LATEST, MonthGrid
from tests.factories import POLICY, an_interview, berlin
from tests.ui.one_calendar import (
    ACME,
    BIG,
    GLOBEX,
    NARROW,
    a_calendar,
    comes,
    days_of,
    shown,
)
from tests.ui.one_widget import screen_text


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
    order = (
        "Agenda",
        "Late",
        "Initech",
        "Today, Sun 22 Nov",
        "5 h left",
        "not to be contacted yet",
        "Tomorrow",
    )
    order += ("in 3 days", "Globex", "interview", "Tue 1 Dec · in 9 days", "agreed")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    day, window, next_day = app.said
    assert window.window.opens.date() <= day.day, "the day moved with the cursor"
    assert (next_day.day - day.day).days == 1, "the month took over the agenda's day"


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


async def test_a_click_on_a_bar_of_a_big_month_chooses_the_day_also_of_the_next_month() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        await shown(pane, pilot, ACME)
        grid = app.query_one(MonthGrid)
        y = next(y for y in range(40) if "☎" in grid.render_line(y).text)
        await pilot.click(MonthGrid, offset=(grid.render_line(y).text.index("☎") + 1, y))
        assert pane.chosen_day == date(2026, 12, 1)
        assert "December 2026" in screen_text(app)
        await pilot.press("home")
    assert pane.chosen_day == date(2026, 11, 30)


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
