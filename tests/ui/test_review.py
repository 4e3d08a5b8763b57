"""The daily review on the desk: from the first card to zero, by one key a decision."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview
from followup_tui.domain.review import Review
from followup_tui.domain.steps import Step
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.location import state_file
from followup_tui.storage.review_file import read_review, write_review
from tests.factories import JANE, an_agreement, an_interview, berlin
from tests.ui.one_desk import NOW, a_desk, acme, press, settled, stored
from tests.ui.one_widget import screen_text

GLOBEX = an_interview(
    id="globex", company="Globex", interviewers=(), starts_at=berlin("2026-11-19 10:00")
)


async def without_toasts(pilot: Pilot[None]) -> str:
    """Return the screen once what was said on it is gone."""
    pilot.app.clear_notifications()
    await pilot.pause()
    return screen_text(pilot.app)


def due() -> tuple[Interview, ...]:
    """Two notes, and after them a note and a debrief."""
    return acme(), GLOBEX


async def test_seven_keys_settle_seven_cards_and_it_ends_at_zero(tmp_path: Path):
    path = tmp_path / "followup.json"
    book = (acme(agreements=()), replace(GLOBEX, interviewers=(JANE,)))
    async with a_desk(path, *book) as (pilot, _):
        screen = await press(pilot, "r")
        assert "1 of 5" in screen
        assert "Globex" in screen
        for number in (2, 3, 4, 5):
            assert f"{number} of 5" in await press(pilot, "x")
        screen = await press(pilot, "x")
        assert "Nothing more today." in screen
        assert "5 decisions made." in screen
        screen = await press(pilot, "escape")
        assert "nothing to do today" in screen
    for interview in InterviewBook(path).interviews():
        assert len(interview.contacts) == len(interview.interviewers)
        assert {mark.step for mark in interview.steps} >= {Step.SHOW_INTEREST, Step.LAY_GROUND}


async def test_keys_that_come_faster_than_the_disk_each_settle_one_card(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme(agreements=())) as (pilot, _):
        await pilot.press("r", "x", "x", "x")
        await settled(pilot)
        await settled(pilot)
        assert "3 decisions made." in screen_text(pilot.app)
    assert len(stored(path).contacts) == 2


async def test_it_is_resumed_on_the_same_card_after_a_restart(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, *due()) as (pilot, _):
        first = await press(pilot, "r")
        assert "1 of 4" in first
        await press(pilot, "n", "x")
        left = await without_toasts(pilot)
        assert "3 of 4" in left
    async with a_desk(path) as (pilot, _):
        assert await press(pilot, "r") == left


async def test_what_was_passed_over_can_be_gone_back_to(tmp_path: Path):
    async with a_desk(tmp_path / "followup.json", acme()) as (pilot, _):
        first = await press(pilot, "r")
        screen = await press(pilot, "n", "n")
        assert "2 cards left for later: n goes through them again." in screen
        assert await press(pilot, "n") == first
        await press(pilot, "n")
        assert await press(pilot, "p") == first


async def test_undo_in_the_review_brings_the_card_back(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        first = await press(pilot, "r")
        assert "2 of 2" in await press(pilot, "x")
        await press(pilot, "u")
        assert await without_toasts(pilot) == first
    assert stored(path).contacts == ()


async def test_undo_in_the_review_takes_back_nothing_that_was_done_before_it(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "1", "r")
        assert "Nothing is decided here yet" in await press(pilot, "u")
    assert stored(path).steps


async def test_a_card_that_is_waived_asks_for_the_reason_and_is_settled(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "r", "minus", *"gone", "enter")
        assert "2 of 2" in screen_text(pilot.app)
    (mark,) = stored(path).steps
    assert (mark.reason, mark.waived) == ("gone", True)


async def test_enter_opens_the_work_and_leaving_it_returns_to_the_card(tmp_path: Path):
    async with a_desk(tmp_path / "followup.json", acme()) as (pilot, _):
        card = await press(pilot, "r")
        note = await press(pilot, "enter")
        assert "Thank-you" in note
        assert "Dear" in note
        assert await press(pilot, "escape") == card


async def test_a_call_shows_the_facts_and_then_logs_it_as_that_check_in(tmp_path: Path):
    path = tmp_path / "followup.json"
    at = berlin("2026-12-01 10:00")
    quiet = acme(interviewers=(), agreements=(an_agreement("2026-12-01", words="call me"),))
    async with a_desk(path, quiet, now=lambda: at) as (pilot, _):
        await press(pilot, "r", "n")
        assert "see the facts and call" in screen_text(pilot.app)
        assert "What was agreed" in await press(pilot, "enter")
        assert "Log a contact" in await press(pilot, "escape")
        await press(pilot, "ctrl+s")
        assert "3 of" in screen_text(pilot.app)
    (contact,) = stored(path).contacts
    assert (contact.kind, contact.early) == ("check_in", False)


async def test_a_snoozed_card_is_decided_and_the_interview_says_so(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "r", "s", "l")
        assert "2 of 2" in screen_text(pilot.app)
    (snooze,) = stored(path).snoozes
    assert snooze.until.date() == NOW.date()


async def test_after_a_week_away_one_key_settles_a_group_and_one_undo_takes_it_back(
    tmp_path: Path,
):
    path = tmp_path / "followup.json"
    later = berlin("2026-12-14 10:00")
    write_review(state_file(path, "review"), Review(begun_on=date(2026, 12, 1)))
    async with a_desk(path, acme(agreements=()), now=lambda: later) as (pilot, book):
        assert "Welcome back" in screen_text(pilot.app)
        screen = await press(pilot, "r")
        assert "Your last review was 13 days ago, on Tue 1 Dec." in screen
        assert "2 late thank-you notes" in screen
        await press(pilot, "x")
        assert "2 late thank-you notes" not in await without_toasts(pilot)
        assert len(stored(path).contacts) == 2
        assert book.undo(NOW) == "settle 2 late thank-you notes"
    assert stored(path).contacts == ()


async def test_a_group_is_settled_without_what_another_program_has_just_deleted(tmp_path: Path):
    path = tmp_path / "followup.json"
    later = berlin("2026-12-14 10:00")
    write_review(state_file(path, "review"), Review(begun_on=date(2026, 12, 1)))
    others = replace(GLOBEX, interviewers=(JANE,))
    async with a_desk(path, acme(agreements=()), others, now=lambda: later) as (pilot, _):
        assert "3 late thank-you notes" in await press(pilot, "r")
        InterviewBook(path).remove("globex", "delete Globex", later)
        await press(pilot, "x")
    assert len(stored(path).contacts) == 2


async def test_a_group_can_be_gone_through_one_by_one_and_is_not_offered_again(tmp_path: Path):
    path = tmp_path / "followup.json"
    later = berlin("2026-12-14 10:00")
    write_review(state_file(path, "review"), Review(begun_on=date(2026, 12, 1)))
    async with a_desk(path, acme(agreements=()), now=lambda: later) as (pilot, _):
        screen = await press(pilot, "r", "enter")
        assert "Thank-you to Bob Li" in screen
        assert "1 of" in screen
    async with a_desk(path, now=lambda: later) as (pilot, _):
        assert "Thank-you to Bob Li" in await press(pilot, "r")


async def test_a_review_that_was_begun_before_midnight_goes_on_after_it(tmp_path: Path):
    path = tmp_path / "followup.json"
    at = [berlin("2026-11-21 23:58")]
    async with a_desk(path, acme(), now=lambda: at[0]) as (pilot, _):
        assert "2 of 2" in await press(pilot, "r", "n")
        at[0] = berlin("2026-11-22 00:03")
        await press(pilot, "x")
        assert "1 card left for later" in screen_text(pilot.app)
        await press(pilot, "escape")
        # The new day has a review of its own: what was passed over yesterday is there again.
        assert "1 of 1" in await press(pilot, "r")
    kept = read_review(state_file(path, "review"))
    assert kept is not None
    assert kept.begun_on == date(2026, 11, 22)


async def test_what_another_program_settles_meanwhile_leaves_the_review(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "r")
        other = InterviewBook(path)
        other.remove("acme", "delete Acme", NOW)
        for _ in range(60):
            await pilot.pause(0.05)
            if "Nothing more today" in screen_text(pilot.app):
                break
        assert "Nothing more today." in screen_text(pilot.app)


async def test_an_empty_day_is_at_zero_at_once(tmp_path: Path):
    quiet = acme(steps=(), interviewers=(), starts_at=NOW + timedelta(days=3))
    async with a_desk(tmp_path / "followup.json", quiet) as (pilot, _):
        screen = await press(pilot, "r")
        assert "Nothing more today. Next: Tue 24 Nov, interview at Acme." in screen
