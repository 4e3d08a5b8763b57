"""The pane of all interviews."""

from datetime import timedelta

from followup_tui.domain.interview import Interview, Result
from followup_tui.domain.standings import Standings
from followup_tui.widgets.interviews_pane import InterviewsPane
from tests.factories import POLICY, a_contact, an_interview, an_outcome, berlin
from tests.ui.one_widget import OneWidget, screen_text

NOW = berlin("2026-11-22 10:14")


def show(pane: InterviewsPane, *interviews: Interview, chosen: str | None = None) -> None:
    standings = Standings(POLICY)
    standings.bring_up_to_date(interviews, NOW, at_most=len(interviews))
    pane.show(standings.in_order(), NOW, chosen)


def a_pane_app() -> tuple[OneWidget, InterviewsPane]:
    pane = InterviewsPane()
    return OneWidget(pane, pane.InterviewChosen, pane.InterviewOpened), pane


def closed(number: int) -> Interview:
    at = berlin("2026-11-21 10:00") + timedelta(minutes=number)
    return an_interview(
        id=f"c{number}",
        company=f"Closed {number}",
        outcome=an_outcome(Result.NO_ANSWER, at),
        contacts=(a_contact(at, "thank_you", people=("jane",)),),
    )


ACME = an_interview(company="Acme")
GLOBEX = an_interview(id="globex", company="Globex", role="Data analyst", desire="really_want")
LATER = an_interview(id="later", company="Later", role="SRE", starts_at=berlin("2026-11-24 14:00"))


async def test_interviews_stand_in_their_groups_with_next_action_and_strip() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME, LATER)
        await pilot.pause()
        shown = [line.strip("│ ") for line in screen_text(app).splitlines()]
    assert shown[0] == "╭─ Interviews ───────────────── 2 ─╮"
    assert shown[1].split() == ["TO", "DO", "1"]
    assert shown[2].split() == ["▌Acme", "◆", "note:", "5", "h", "left"]
    assert shown[3].split() == ["▌", "Backend", "engineer", "○○⏸◆○·"]
    assert shown[4].split() == ["UPCOMING", "1"]
    assert shown[5].split() == ["Later", "●", "Tue", "14:00"]


async def test_moving_chooses_an_interview_and_enter_opens_it() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME, LATER, chosen="acme")
        pane.focus()
        await pilot.press("j", "enter")
    chosen, opened = app.said
    assert isinstance(chosen, InterviewsPane.InterviewChosen)
    assert isinstance(opened, InterviewsPane.InterviewOpened)
    assert chosen.interview_id == opened.interview_id == "later"


async def test_new_data_keeps_the_chosen_interview_and_says_nothing() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME, LATER, chosen="later")
        show(pane, GLOBEX, ACME, LATER, chosen="later")
        assert pane.chosen == "later"
        show(pane, GLOBEX, ACME, chosen="later")
        assert pane.chosen in ("globex", "acme")
        await pilot.pause()
    assert app.said == []


async def test_many_closed_interviews_are_one_line_that_enter_opens() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 24)) as pilot:
        show(pane, ACME, *map(closed, range(6)), chosen="acme")
        pane.focus()
        await pilot.press("j")
        assert "▸ 6 closed" in screen_text(app)
        assert "Closed 5" not in screen_text(app)
        await pilot.press("enter")
        assert "▾ 6 closed" in screen_text(app)
        assert "Closed 5" in screen_text(app)
        show(pane, ACME, *map(closed, range(6)), chosen="acme")
        await pilot.press("space")
        assert "▸ 6 closed" in screen_text(app)
    assert app.said == []


async def test_a_closed_interview_that_is_chosen_is_never_folded_away() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 24)) as pilot:
        show(pane, ACME, *map(closed, range(6)), chosen="c3")
        await pilot.pause()
        assert pane.chosen == "c3"
        assert "Closed 3" in screen_text(app)


async def test_the_filter_finds_while_it_is_typed_and_enter_keeps_it() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME, GLOBEX, LATER, chosen="globex")
        pane.ask_filter()
        await pilot.press(*"acm")
        assert pane.chosen == "acme"
        assert "Globex" not in screen_text(app)
        assert " 1 of 3 " in screen_text(app)
        await pilot.press("enter")
        assert "acm" in screen_text(app).splitlines()[-2]
        await pilot.press("escape")
        assert "Globex" in screen_text(app)
        assert pane.chosen == "acme"
    assert [said.interview_id for said in app.said] == ["acme"]


async def test_a_filter_without_a_match_says_so_and_hides_when_it_is_left_empty() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME)
        pane.ask_filter()
        await pilot.press("z", "q")
        assert "No interview matches the filter." in screen_text(app)
        await pilot.press("backspace", "backspace", "enter")
        await pilot.pause()
        assert "enter keeps" not in screen_text(app)


async def test_archived_interviews_are_shown_only_when_asked_for() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane, ACME, an_interview(id="old", company="Old", archived=True))
        await pilot.pause()
        assert "Old" not in screen_text(app)
        pane.ask_filter()
        await pilot.press(*"is:archived")
        assert "Old" in screen_text(app)
        assert "Acme" not in screen_text(app)


async def test_an_empty_book_says_how_to_begin() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(36, 20)) as pilot:
        show(pane)
        await pilot.pause()
        assert "n   new interview" in screen_text(app)
        assert "followup demo" in screen_text(app)
