"""What follows an answer: the next round, a kind no to the others, keeping in touch."""

from pathlib import Path

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import ContactKind, NoteStatus
from followup_tui.domain.interview import Question, Result
from followup_tui.storage.book import InterviewBook
from tests.factories import BOB, JANE, a_note, an_interview, an_outcome, berlin
from tests.ui.one_desk import a_desk, acme, press, stored
from tests.ui.one_dialog import words_on


async def test_advanced_writes_down_the_next_round_linked_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    asked = (Question(text="Budget?"),)
    async with a_desk(path, acme(stage="Phone screen", questions=asked)) as (pilot, book):
        shown = await press(pilot, "o", "n", "ctrl+s")
        assert "wants to see you again" in " ".join(shown.split())
        assert "Next round · Acme" in await press(pilot, "y")
        pilot.app.screen.fields["start"].control.focus()
        shown = await press(pilot, *"fri", "space", *"14:00", "ctrl+s")
        assert "Round 2 of 2" in shown and "Phone screen, Fri 20 Nov" in shown
        first, second = book.interviews()
        assert first.outcome is not None and first.outcome.result is Result.ADVANCED
        assert second.follows == first.id
        assert (second.interviewers, second.questions) == ((JANE, BOB), asked)
        assert second.agreement.method is Method.PHONE
        shown = await press(pilot, "tab", "G", "enter")
        assert "Round 1 of 2" in shown


async def test_a_next_round_that_is_there_is_not_offered_again(tmp_path: Path) -> None:
    second = an_interview(id="second", follows="acme", starts_at=berlin("2026-12-04 14:00"))
    async with a_desk(tmp_path / "book.json", acme(), second) as (pilot, _):
        assert "see you again" not in await press(pilot, "o", "n", "ctrl+s")


async def test_accepting_declines_the_others_that_are_ticked_as_one_change(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    others = (
        an_interview(id="globex", company="Globex", interviewers=()),
        an_interview(id="hooli", company="Hooli"),
    )
    offer = an_outcome("offer", berlin("2026-11-21 09:00"))
    async with a_desk(path, acme(outcome=offer), *others) as (pilot, book):
        pilot.app.screen.choose("acme")
        assert "Tell the others?" in await press(pilot, "o", "a", "ctrl+s")
        assert "Globex" in words_on(pilot.app)
        await press(pilot, "space", "ctrl+s")
        results = {each.company: each.outcome for each in book.interviews()}
        assert results["Globex"] is None
        hooli = results["Hooli"]
        assert hooli is not None and hooli.result is Result.WITHDRAWN
        pilot.app.screen.choose("hooli")
        await press(pilot, "4")
        assert "Closing note · Hooli" in await press(pilot, "w")
        assert "{" not in pilot.app.screen._page.body.text.replace("{my_name}", "")
        await press(pilot, "escape", "u", "u")
        assert InterviewBook(path).get("hooli").outcome is None


async def test_one_key_reopens_what_was_recorded_as_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    silent = an_outcome("no_answer", berlin("2026-11-21 09:00"))
    async with a_desk(path, acme(outcome=silent)) as (pilot, _):
        await press(pilot, "6")
        assert stored(path).outcome is None


async def test_after_an_answer_the_checklist_turns_to_the_step_that_is_due(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        await press(pilot, "tab", "g")
        shown = await press(pilot, "o", "r", "ctrl+s")
        (step,) = (line for line in shown.splitlines() if "6 Accept gracefully" in line)
        assert "▌" in step


async def test_whom_to_keep_in_touch_with_is_asked_with_the_outcome(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "o", "r")
        pilot.app.screen.fields["keep_in_touch"].control.focus()
        await press(pilot, "space", "ctrl+s")
        assert stored(path).keep_in_touch_stopped == ("jane",)


async def test_keeping_in_touch_is_logged_when_its_time_has_come(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    rejected = an_outcome("rejected", berlin("2026-11-21 09:00"))
    note = a_note("jane", "closing_note", status=NoteStatus.SENT, sent_at=rejected.at)
    closed = acme(interviewers=(JANE,), outcome=rejected, notes_to_send=(note,))
    in_spring = berlin("2027-02-20 10:00")
    async with a_desk(path, closed, now=lambda: in_spring) as (pilot, _):
        assert "keep in touch" in await press(pilot, "g")
        assert "keeping in touch" in await press(pilot, "c")
        await press(pilot, "ctrl+s")
        (contact,) = stored(path).contacts
        assert (contact.kind, contact.people) == (ContactKind.KEEP_IN_TOUCH, ("jane",))
        assert "∞ keep in touch" not in await press(pilot, "g")


async def test_a_snooze_hides_what_is_due_until_its_moment_and_can_be_undone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme(interviewers=(JANE,))) as (pilot, _):
        await press(pilot, "s", "t")
        (snooze,) = stored(path).snoozes
        assert (snooze.kind, snooze.person) == ("thank_you", "jane")
        await press(pilot, "u")
        assert stored(path).snoozes == ()


async def test_where_nothing_is_due_there_is_nothing_to_snooze(tmp_path: Path) -> None:
    sent = acme(interviewers=())
    async with a_desk(tmp_path / "book.json", sent) as (pilot, _):
        await press(pilot, "4")
        assert "Nothing is due at Acme" in await press(pilot, "s")


async def test_people_are_found_by_name_and_lead_to_their_interview(tmp_path: Path) -> None:
    globex = an_interview(id="globex", company="Globex", interviewers=(BOB,))
    async with a_desk(tmp_path / "book.json", acme(interviewers=(JANE,)), globex) as (pilot, _):
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"people")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "Jane Doe" in words_on(pilot.app) and "Bob Li" in words_on(pilot.app)
        await press(pilot, "slash", *"bob", "enter")
        await press(pilot, "enter")
        assert pilot.app.screen.chosen_id == "globex"
