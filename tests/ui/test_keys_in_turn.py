"""Keys that come all at once, as over a slow line: each is for what the one before brought up."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Answer
from tests.factories import an_interview
from tests.ui.one_desk import a_desk, acme, settled, stored

BODY = "Dear Bob, the talk about streams was good."


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting for anything in between."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settled(pilot)


async def test_answers_typed_with_the_key_that_opens_the_debrief_go_to_their_questions(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, an_interview()) as (pilot, _):
        await burst(pilot, "d", "y", "n", "ctrl+s")
        interview = stored(path)
        assert (interview.interest_stated, interview.next_step_asked) == (Answer.YES, Answer.NO)


async def test_what_is_typed_for_a_dialog_starts_nothing_on_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, book):
        before = book.interviews()
        await burst(pilot, "n", *"A15D")
        assert pilot.app.screen.fields["company"].text == "A15D"
        assert book.interviews() == before


async def test_a_dialog_on_a_dialog_gets_what_is_typed_for_it(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await burst(pilot, "R", "n", *"Tea", "ctrl+s")
        assert [each.text for each in stored(path).research] == ["Tea"]


async def test_the_answer_to_how_it_is_sent_does_not_land_in_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await burst(pilot, "w")
        pilot.app.screen._page.rewrite(BODY)
        await burst(pilot, "ctrl+s", "s")
        (note,) = stored(path).notes_to_send
        assert (note.body, note.status) == (BODY, NoteStatus.SENT)


async def test_what_is_pasted_waits_its_turn_like_a_key(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        pilot.app.post_message(events.Key("n", "n"))
        pilot.app.post_message(events.Paste("Globex"))
        await settled(pilot)
        assert pilot.app.screen.fields["company"].text == "Globex"


async def test_keys_after_one_that_opens_nothing_are_for_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await burst(pilot, "1", "a", "u")
        interview = stored(path)
        assert not interview.archived and len(interview.steps) == 1
