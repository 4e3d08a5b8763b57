"""Writing notes on the desk: facts, drafts, what is wrong with them, and sending."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import ContactKind, EarlyReason, NoteKind, NoteStatus
from followup_tui.domain.interview import Interview, Need
from followup_tui.domain.policy import Policy
from followup_tui.domain.recording import send_note
from followup_tui.screens.note_pages import KEEP_SECONDS
from followup_tui.screens.note_screen import NoteScreen
from followup_tui.storage.settings import Settings
from tests.factories import BOB, JANE, a_note, an_outcome, berlin
from tests.ui.one_desk import NOW, a_desk, acme, press, settled, stored
from tests.ui.one_dialog import words_on

LONG_AGO = berlin("2026-11-20 16:00")


def thanked(*people: str, **changes: object) -> Interview:
    """Return Acme with thank-you notes that were sent to these people."""
    interview = acme(**changes)
    for who in people:
        interview = send_note(
            interview,
            NoteKind.THANK_YOU,
            interview.person_named(who),
            LONG_AGO,
            Policy(),
            NOW,
        )
    return interview


async def write(pilot: Pilot[None], text: str) -> None:
    """Replace what stands in the draft by what is pasted."""
    body = pilot.app.screen._page.body
    body.focus()
    body.clear()
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause(KEEP_SECONDS + 0.2)
    await settled(pilot)


async def test_w_begins_the_note_that_is_due_from_what_was_talked_about(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    people = (JANE, replace(BOB, talked_about="Rollback netcode"))
    talked = thanked("jane", interviewers=people, needs_discussed=(Need(text="A calm on-call"),))
    async with a_desk(path, talked) as (pilot, _):
        shown = await press(pilot, "w")
        assert "Thank-you note · Acme" in shown
        assert "✓ Jane Doe" in shown and "○ Bob Li" in shown
        assert "Rollback netcode" in pilot.app.screen._page.body.text
        assert "You talked about" in shown and "They need" in shown


async def test_every_word_is_kept_without_a_key_and_one_undo_takes_the_sitting_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, thank you")
        assert [note.body for note in stored(path).notes_to_send] == ["Dear Bob, thank you"]
        await write(pilot, "Dear Bob, thank you for the talk")
        (note,) = stored(path).notes_to_send
        assert (note.body, note.status) == ("Dear Bob, thank you for the talk", NoteStatus.DRAFT)
        assert "draft" in await press(pilot, "escape")
        await press(pilot, "u")
        assert stored(path).notes_to_send == ()


async def test_what_was_typed_just_before_leaving_or_quitting_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w", *"Hey", "escape")
        assert stored(path).notes_to_send[0].body.startswith("Hey")
        await press(pilot, "w")
        await pilot.press(*"Oh ", "ctrl+q")
    assert stored(path).notes_to_send[0].body.startswith("Oh Hey")


async def test_a_draft_that_gets_the_users_name_by_now_stays_one_draft(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    begun = a_note("bob", body="Dear Bob\n{my_name}")
    async with a_desk(path, acme(notes_to_send=(begun,))) as (pilot, _):
        pilot.app.screen.settings = Settings(my_name="Ada")
        await press(pilot, "w", *"Oh ", "escape")
        assert [note.body for note in stored(path).notes_to_send] == ["Oh Dear Bob\nAda"]


async def test_sending_marks_the_note_logs_the_contact_and_goes_on_to_the_next_person(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, the talk about streams was good.")
        assert "Send the note to Bob Li" in await press(pilot, "ctrl+s")
        shown = await press(pilot, "s")
        assert "✓ Bob Li, sent" in shown
        (contact,) = stored(path).contacts
        assert (contact.kind, contact.people) == (ContactKind.THANK_YOU, ("bob",))
        assert (contact.method, contact.at) == (Method.EMAIL, NOW)
        await write(pilot, "Dear Jane, what you said about tests stays with me.")
        shown = await press(pilot, "ctrl+s", "s")
        assert "2 of 2 done" in shown
        assert {note.status for note in stored(path).notes_to_send} == {NoteStatus.SENT}
        await press(pilot, "u")
        assert [note.status for note in stored(path).notes_to_send] == [
            NoteStatus.SENT,
            NoteStatus.DRAFT,
        ]


async def test_the_clock_of_another_zone_stands_above_the_draft_and_where_it_is_sent(
    tmp_path: Path,
) -> None:
    there = replace(BOB, timezone="Asia/Tokyo")
    evening = acme(interviewers=(there, JANE), ends_at=berlin("2026-11-20 17:00"))
    async with a_desk(tmp_path / "book.json", evening) as (pilot, _):
        await press(pilot, "w")
        assert (
            "18:00 there now, not a business day; office hours there begin Mon 23 Nov 01:00 "
            "your time · until Sun 22 Nov 17:00 (Mon there)"
        ) in words_on(pilot.app)
        await write(pilot, "Dear Bob, the talk about streams was good.")
        await press(pilot, "ctrl+s")
        assert "To: bob@acme.example 18:00 there now" in words_on(pilot.app)
        await press(pilot, "escape", "ctrl+n")
        assert "there now" not in words_on(pilot.app)


async def test_a_note_with_something_missing_is_not_sent(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, we talked about {talked_about}.")
        assert "{talked_about} is still to be filled in" in words_on(pilot.app)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteScreen)
        await write(pilot, " ")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteScreen)


async def test_two_notes_that_differ_only_in_the_name_are_called_the_same_with_a_figure(
    tmp_path: Path,
) -> None:
    text = "Dear {}, thank you for the hour. I liked what you said about streams. Kind regards, Ada"
    to_jane = a_note("jane", body=text.format("Jane"), status="sent", sent_at=LONG_AGO)
    async with a_desk(tmp_path / "book.json", acme(notes_to_send=(to_jane,))) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, text.format("Bob"))
        assert "100 % the same as the note to Jane Doe" in words_on(pilot.app)
        await write(pilot, "Dear Bob, the netcode story made my week, above all the rollback bug.")
        assert "% the same" not in words_on(pilot.app)


async def test_opening_a_note_elsewhere_is_not_sending_it(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, the talk about streams was good.")
        assert "Was it sent?" in await press(pilot, "ctrl+s", "c")
        assert pilot.app.clipboard == "Dear Bob, the talk about streams was good."
        shown = await press(pilot, "n")
        assert "○ Bob Li, draft" in shown
        assert stored(path).contacts == ()
        assert "Was it sent?" in await press(pilot, "ctrl+s", "f")
        (file,) = (tmp_path / "letters").iterdir()
        assert b"To: Bob Li <bob@acme.example>" in file.read_bytes()
        assert file.stat().st_mode & 0o777 == 0o600
        await press(pilot, "y")
        assert [contact.people for contact in stored(path).contacts] == [("bob",)]


async def test_a_note_of_twenty_thousand_characters_goes_whole_into_a_file_not_into_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no mail program is to open here
    long = "Dear Bob, " + "streams, and how they end: " * 800
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, long)
        assert "too long for a link" in await press(pilot, "ctrl+s", "m")
    (file,) = (tmp_path / "letters").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message.get_content().strip() == long.strip()


async def test_it_can_have_been_sent_earlier_and_another_way(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, the talk about streams was good.")
        await press(pilot, "ctrl+s", "a", *["backspace"] * 3)
        await press(pilot, *"yesterday", "space", *"18:00", "tab", "l", "ctrl+s")
        (contact,) = stored(path).contacts
        assert (contact.method, contact.at) == (Method.LINKEDIN, berlin("2026-11-20 18:00"))


async def test_a_note_that_bounced_is_open_again(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    sent = a_note("jane", body="Dear Jane, thank you", status="sent", sent_at=LONG_AGO)
    async with a_desk(path, acme(interviewers=(JANE,), notes_to_send=(sent,))) as (pilot, _):
        shown = await press(pilot, "tab", "G", "k", "k", "enter")
        assert "✓ Jane Doe, sent" in shown and "it bounced" in shown
        shown = await press(pilot, "ctrl+b")
        assert "○ Jane Doe, draft" in shown
        assert stored(path).notes_to_send[0].status is NoteStatus.DRAFT


async def test_a_check_in_before_its_day_stops_before_a_word_is_written(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, thanked("jane", "bob")) as (pilot, _):
        assert "Not yet" in await press(pilot, "w")
        assert "Not yet" not in await press(pilot, "enter")
        assert "Check-in · Acme" in await press(pilot, "w", "c")
        await write(pilot, "Dear Jane, there is another offer on streams: is there any news?")
        await press(pilot, "ctrl+s", "s")
        contact = stored(path).contacts[-1]
        assert (contact.kind, contact.early) == (ContactKind.CHECK_IN, True)
        assert contact.early_reason is EarlyReason.COMPETING_OFFER


async def test_a_closing_note_after_a_rejection_asks_once_to_breathe(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    rejected = an_outcome("rejected", berlin("2026-11-21 09:00"))
    async with a_desk(path, thanked("jane", "bob", outcome=rejected)) as (pilot, _):
        assert "Closing note · Acme" in await press(pilot, "w")
        await write(pilot, "Dear Bob, thank you for telling me, and for the talk on streams.")
        assert "breathe first" in await press(pilot, "ctrl+s", "s")
        await press(pilot, "n")
        assert len(stored(path).contacts) == 2
        await press(pilot, "ctrl+s", "s", "y")
        assert stored(path).contacts[-1].kind is ContactKind.CLOSING_NOTE


async def test_a_fact_is_put_into_the_draft_by_enter(tmp_path: Path) -> None:
    needs = (Need(text="A calm on-call", my_fit="I wrote the runbooks"),)
    async with a_desk(tmp_path / "book.json", acme(needs_discussed=needs)) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob: ")
        pilot.app.screen._facts.focus()
        assert "enter put in" in await press(pilot, "g")
        await press(pilot, "enter")
        assert "A calm on-call" in pilot.app.screen._page.body.text
        assert "I wrote the runbooks" in pilot.app.screen._page.body.text


async def test_another_template_begins_the_note_anew_and_ctrl_z_brings_back_what_stood_there(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        await press(pilot, "w")
        await write(pilot, "Dear Bob, my own words")
        assert "thank-you-late" in await press(pilot, "ctrl+t")
        await press(pilot, "1")
        assert "my own words" not in pilot.app.screen._page.body.text
        pilot.app.screen._page.body.focus()
        await press(pilot, "ctrl+z")
        assert pilot.app.screen._page.body.text == "Dear Bob, my own words"


async def test_the_users_own_editor_changes_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nprintf 'Dear Bob, from vi\\n' > \"$1\"\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "w", "ctrl+o")
        # A headless screen can't be suspended: the sentence says so, and nothing is lost.
        assert "No editor can be opened" in words_on(pilot.app)


async def test_names_with_markup_and_escapes_are_shown_harmlessly(tmp_path: Path) -> None:
    odd = acme(company="[/x] Acme", interviewers=(replace(BOB, name="[red] Bob \x1b[31m"),))
    async with a_desk(tmp_path / "book.json", odd) as (pilot, _):
        shown = await press(pilot, "w")
        assert "[/x] Acme" in shown and "[red] Bob" in shown


async def test_private_feelings_are_nowhere_beside_or_in_a_closing_note(tmp_path: Path) -> None:
    outcome = replace(an_outcome("rejected", berlin("2026-11-21 09:00")), private_feelings="FURY")
    path = tmp_path / "book.json"
    async with a_desk(path, acme(outcome=outcome)) as (pilot, _):
        assert "FURY" not in await press(pilot, "w")
        assert "FURY" not in pilot.app.screen._page.body.text
        assert "FURY" in json.dumps(json.loads(path.read_text()))
