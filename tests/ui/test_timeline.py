"""The timeline in the calendar pane: its picture, moving in it, and what is chosen there."""

from datetime import date
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.window import WindowKind
from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.timeline import Timeline
from tests.factories import POLICY, an_agreement, an_interview, berlin
from tests.ui.one_calendar import ACME, BIG, GLOBEX, NOW, a_calendar, days_of
from tests.ui.one_widget import screen_text

NARROW = (36, 16)


async def shown(
    pane: CalendarPane, pilot: Pilot[None], *interviews: Interview, policy: Policy = POLICY
) -> Timeline:
    pane.show(days_of(*interviews), NOW, policy)
    pane.next_view()
    pane.next_view()
    pane.focus()
    await pilot.pause()
    return pilot.app.query_one(Timeline)


def lines_of(timeline: Timeline) -> list[str]:
    return [timeline.render_line(y).text.rstrip() for y in range(timeline.size.height)]


def many(count: int) -> list[Interview]:
    return [an_interview(id=f"n{each}", company=f"Nr {each:03}") for each in range(count)]


async def test_lanes_stand_below_days_with_today_as_a_line_through_all_of_them() -> None:
    holiday = Policy(holidays=frozenset({date(2026, 11, 25)}))
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        timeline = await shown(pane, pilot, ACME, GLOBEX, policy=holiday)
        assert "Timeline" in screen_text(app)
        assert lines_of(timeline) == [
            "             Nov 2026        Dec",
            "             16   ·│22 *  ··30   ·",
            "▌Acme            ──│◆░░░░░░░░███ ·",
            "▌ Backend e…      ·│·  *  ··     ·",
            " Globex           ·│·  ●  ··  ███·",
            "  Backend e…      ·│·  *  ··     ·",
            *[""] * 6,
            "─ Acme · Sun 22 Nov       5 h left",
            "◆ thank-you to Bob Li      +2 more",
        ]


async def test_the_pane_names_its_view_and_keeps_it_with_the_day_when_data_changes() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        await shown(pane, pilot, ACME, GLOBEX)
        await pilot.press("]")
        pane.show(days_of(ACME), NOW, POLICY)
        assert pane.border_title == "Timeline"
        assert pane.chosen_day == date(2026, 12, 22)
        titles = []
        for _ in range(3):
            pane.next_view()
            await pilot.press("f")
            titles.append(pane.border_title)
    assert titles == ["December 2026", "Agenda · notes", "Timeline"]


async def test_near_days_have_numbers_and_far_ones_are_weeks() -> None:
    app, pane = a_calendar(week_start=6)
    async with app.run_test(size=BIG) as pilot:
        timeline = await shown(pane, pilot, ACME)
        near = lines_of(timeline)
        await pilot.press("h", "less_than_sign", "less_than_sign", "less_than_sign", "l")
        far = lines_of(timeline)
        assert pane.chosen_day == date(2026, 11, 28)
        await pilot.press("greater_than_sign")
        middle = lines_of(timeline)
    assert "21·│22·23 24 25" in near[1]
    assert "──────│ ◆ ░░░░░░░░░░░░░░░░░░░░░░░░█████████" in near[2]
    assert "2026" in far[0]
    assert "2027" in far[0]
    assert "Oct  Nov│ Dec Jan" in far[1]
    assert "─│◆█" in far[2]
    assert far[-2].startswith("─ Acme · week of Sun 22 Nov")
    assert middle[1].startswith(" " * 31 + "·1     ·8     ·15    ·│22    28     ·6")


async def test_keys_move_over_lanes_and_days_and_say_the_day() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        timeline = await shown(pane, pilot, ACME, GLOBEX)
        await pilot.press("h", "right", "]", "[", "}", "{", "l")
        said = " ".join(f"{message.day:%y%m%d}" for message in app.said)
        assert said == "261121 261122 261222 261122 271122 261122 261123"
        assert pane.chosen_day == date(2026, 11, 23)
        for key, lane in [("j", "Globex"), ("down", "Globex"), ("k", "Acme"), ("G", "Globex")]:
            await pilot.press(key)
            assert lines_of(timeline)[-2].startswith(f"─ {lane} · Mon 23 Nov")
        await pilot.press("g")
        assert "Acme" in lines_of(timeline)[-2]
        assert len(app.said) == 7, "another lane is no other day"


async def test_what_stands_at_the_cursor_is_said_pointed_at_and_opened() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        timeline = await shown(pane, pilot, ACME, GLOBEX)
        pane.go_to(date(2026, 12, 2))
        await pilot.press("enter")
        assert lines_of(timeline)[-2].split("   ")[0] == "─ Acme · Wed 2 Dec"
        assert lines_of(timeline)[-2].endswith(" in 9 days")
        assert lines_of(timeline)[-1].startswith("☎ check-in, call · until Thu")
        assert pane.pointed_at is app.said[0].window
        pane.go_to(date(2027, 3, 1))
        await pilot.press("j", "enter")
        assert "░ calm  █ check in  ◆ note due" in lines_of(timeline)[-1]
    said = [(message.window.company, message.window.kind) for message in app.said]
    assert said == [("Acme", WindowKind.CHECK_IN), ("Globex", WindowKind.INTERVIEW)]


async def test_only_lanes_in_sight_are_laid_out_and_the_view_follows_the_cursor() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        timeline = await shown(pane, pilot, *many(300))
        assert len(timeline._lanes._laid_out) == timeline.sight.room
        assert lines_of(timeline)[1].startswith(" ↓290")
        await pilot.press("pagedown", "j")
        assert "▌Nr 011" in "\n".join(lines_of(timeline))
        await pilot.press("G")
        assert lines_of(timeline)[1].startswith(" ↑290")
        assert lines_of(timeline)[-3].startswith("▌Nr 299")


async def test_the_cursor_keeps_its_lane_and_view_when_other_windows_come() -> None:
    app, pane = a_calendar()
    late = an_interview(id="late", company="Initech", starts_at=berlin("2026-11-16 14:00"))
    async with app.run_test(size=NARROW) as pilot:
        timeline = await shown(pane, pilot, ACME, GLOBEX)
        await pilot.press("j", "l")
        laid_out = timeline._lanes._laid_out["acme"]
        days = days_of(ACME, GLOBEX)
        pane.show(days, NOW, POLICY)
        days.put("late", days_of(late).on(date(2026, 11, 18)), late.zone, NOW)
        pane.show(days, NOW, POLICY)
        assert lines_of(timeline)[-2].startswith("─ Globex · Mon 23 Nov")
        assert [line[1:8].strip() for line in lines_of(timeline)[2:8:2]] == [
            "Initech",
            "Acme",
            "Globex",
        ]
        assert timeline._lanes._laid_out["acme"] is not laid_out
        laid_out = timeline._lanes._laid_out["acme"]
        days.drop("globex")
        pane.show(days, NOW, POLICY)
        assert timeline._lanes._laid_out["acme"] is laid_out, "its windows are the same"
        assert lines_of(timeline)[-2].startswith("─ Acme · Mon 23 Nov")
        pane.show(days_of(), NOW, POLICY)
        await pilot.press("j", "enter", "l")
        assert "Nothing is coming up." in screen_text(app)
        assert pane.pointed_at is None


async def test_a_moved_cursor_draws_two_lanes_and_the_words_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, pane = a_calendar()
    async with app.run_test(size=BIG) as pilot:
        timeline = await shown(pane, pilot, *many(60))
        drawn: list[int] = []
        draw = timeline._draw
        monkeypatch.setattr(timeline, "_draw", lambda y: drawn.append(y) or draw(y))
        await pilot.press("j")
        assert sorted(set(drawn)) == [2, 3, 36, 37]
        drawn.clear()
        await pilot.press("l")
        assert sorted(set(drawn)) == [1, 3, 36, 37]


async def test_the_mouse_chooses_lane_and_day_opens_them_and_turns_the_lanes() -> None:
    app, pane = a_calendar()
    wheel: dict[str, Any] = {"x": 0, "y": 0, "delta_x": 0, "delta_y": 1, "button": 0}
    wheel |= {"shift": False, "meta": False, "ctrl": False}
    async with app.run_test(size=NARROW) as pilot:
        timeline = await shown(pane, pilot, *many(60))
        x = lines_of(timeline)[3].index("│") + 2
        await pilot.click(Timeline, offset=(x, 3))
        assert pane.chosen_day == date(2026, 11, 23)
        assert lines_of(timeline)[3].startswith("▌Nr 001")
        await pilot.click(Timeline, offset=(x, 3))
        await pilot.click(Timeline, offset=(2, 3))
        assert [type(each) for each in app.said] == [pane.DayChosen, *[pane.WindowChosen] * 2]
        timeline.post_message(events.MouseScrollDown(timeline, **wheel))
        await pilot.pause()
        assert lines_of(timeline)[2].startswith("▌Nr 003")
        timeline.post_message(events.MouseScrollUp(timeline, **wheel))
        await pilot.pause()
        assert lines_of(timeline)[5].startswith("▌Nr 003")


@pytest.mark.parametrize("width", [34, 35, 80, 121])
async def test_every_line_is_as_wide_as_the_pane_whatever_the_names(width: int) -> None:
    names = [
        "株式会社東京データサービス研究所",
        "شركة الاختبار المحدودة",
        "[/red] 👩‍💻 " * 9,
        "e" * 300,
    ]
    odd = [
        an_interview(
            id=f"{each}", company=name, role=name, agreements=(an_agreement("2026-12-01"),)
        )
        for each, name in enumerate(names)
    ]
    app, pane = a_calendar()
    async with app.run_test(size=(width, 14)) as pilot:
        timeline = await shown(pane, pilot, *odd)
        for lanes in (1, 2, 3):
            timeline.action_move_lanes(lanes)
            for y in range(timeline.size.height):
                assert timeline.render_line(y).cell_length == timeline.size.width, y


async def test_the_ends_of_the_calendar_and_of_a_leap_february_are_in_sight() -> None:
    leap = an_interview(starts_at=berlin("2028-02-28 10:00"), decision_by=date(2028, 3, 1))
    app, pane = a_calendar()
    async with app.run_test(size=(120, 14)) as pilot:
        timeline = await shown(pane, pilot, leap)
        pane.go_to(date(2028, 2, 29))
        assert "28 29  1" in lines_of(timeline)[1]
        assert "●     ◇" in lines_of(timeline)[2]
        pane.go_to(date(2026, 12, 31))
        assert "January 2027" in lines_of(timeline)[0]
        pane.go_to(date(2199, 12, 31))
        await pilot.press("l", "}", "]")
        assert pane.chosen_day == date(2199, 12, 31)
        assert lines_of(timeline)[-2].startswith("─ Acme · Tue 31 Dec 2199")
    assert app.said == []


async def test_without_colour_the_day_of_the_cursor_is_reversed_in_lane_and_heading() -> None:
    app, pane = a_calendar()
    async with app.run_test(size=NARROW) as pilot:
        app.theme = "ansi-dark"
        timeline = await shown(pane, pilot, ACME, GLOBEX)
        await pilot.press("l")
        reversed_ = {
            y: "".join(part.text for part in timeline.render_line(y) if part.style.reverse)
            for y in (1, 2, 4)
        }
    assert reversed_ == {1: "23", 2: "░", 4: ""}
