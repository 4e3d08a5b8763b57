"""The desk: what its keys do to the book, and what it shows of it."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from followup_tui.domain.contact import ContactKind, Direction
from followup_tui.domain.interview import Interview, Outcome, Result
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.steps import Step
from followup_tui.domain.value import clean
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from tests.factories import BOB, JANE, an_agreement, an_interview, berlin
from tests.ui.one_desk import NOW, a_desk, acme, press, settled, shown_by_itself, stored
from tests.ui.one_widget import screen_text


async def test_a_digit_ticks_its_step_and_again_takes_back_what_it_did(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        shown = await press(pilot, "1")
        assert "✓ 1 Show interest" in shown
        assert [mark.step for mark in stored(path).steps] == [Step.SHOW_INTEREST]
        shown = await press(pilot, "1")
        assert "○ 1 Show interest" in shown
        assert stored(path).steps == ()


async def test_the_digit_4_sends_all_open_notes_and_taking_it_back_unsends_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "4")
        assert [contact.kind for contact in stored(path).contacts] == [ContactKind.THANK_YOU] * 2
        await press(pilot, "4")
        assert stored(path).contacts == ()


async def test_space_sends_one_persons_note_only(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "tab", "j", "j", "space")
        (contact,) = stored(path).contacts
        assert contact.people == ("bob",)
        assert "1 of 2" in screen_text(pilot.app)


async def test_a_step_that_can_not_be_ticked_says_why_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        assert "Step 3 keeps itself" in await press(pilot, "3")
        assert "locked" in await press(pilot, "6")
        assert stored(path) == InterviewBook(path).interviews()[0] == acme()


async def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "1", "5")
        assert "Undone: tick step 5 at Acme" in await press(pilot, "u")
        assert [mark.step for mark in stored(path).steps] == [Step.SHOW_INTEREST]
        assert "Redone: tick step 5 at Acme" in await press(pilot, "ctrl+r")
        assert len(stored(path).steps) == 2
        await press(pilot, "u", "u", "u")
        assert InterviewBook(path).interviews() == ()
        assert "nothing to undo" in await press(pilot, "u")


async def test_waiving_a_part_asks_for_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "tab", "j", "minus")
        for letter in "met":
            await pilot.press(letter)
        await press(pilot, "enter")
        (mark,) = stored(path).steps
        assert (mark.waived, mark.reason, mark.parts[0].person) == (True, "met", "jane")


async def test_a_call_before_the_agreed_day_is_stopped_and_wait_is_the_default(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        shown = await press(pilot, "c", "tab", "c", "ctrl+s")
        assert "Tue 1 Dec" in shown
        assert "▸ w  Wait" in shown
        shown = await press(pilot, "enter")
        assert "Log a contact" in shown
        assert stored(path).contacts == ()
        await press(pilot, "ctrl+s", "c")
        (contact,) = stored(path).contacts
        assert (contact.direction, contact.early) == (Direction.OUT, True)
        assert "✗ 3 Stay calm" in screen_text(pilot.app)


async def test_a_deleted_interview_is_asked_for_first_and_comes_back_by_undo(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "D", "enter")
        assert stored(path) == acme()
        await press(pilot, "D", "y")
        assert InterviewBook(path).interviews() == ()
        await press(pilot, "u")
        assert stored(path) == acme()


async def test_an_archived_interview_is_found_by_its_word_and_brought_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme(), an_interview(id="other", company="Globex")) as (pilot, _):
        await press(pilot, "slash", *"acme", "enter", "a", "escape")
        assert "Acme" not in screen_text(pilot.app).split("╮")[0] + interviews_shown(pilot)
        await press(pilot, "slash", *"is:archived", "enter")
        assert "Acme" in interviews_shown(pilot)
        await press(pilot, "a", "escape")
        assert "Acme" in interviews_shown(pilot)


def interviews_shown(pilot: Pilot[None]) -> str:
    """Return the text of the left pane."""
    return "\n".join(line[:38] for line in screen_text(pilot.app).splitlines()[1:-1])


async def test_enter_on_a_window_of_the_agenda_goes_to_its_interview(tmp_path: Path) -> None:
    later = an_interview(id="late", company="Globex", starts_at=berlin("2026-11-30 09:00"))
    async with a_desk(tmp_path / "book.json", acme(), later) as (pilot, _):
        await press(pilot, "shift+tab", "v")
        for _ in range(12):
            shown = await press(pilot, "j")
            if "interview" in shown and pilot.app.screen.calendar.pointed_at.company == "Globex":
                break
        shown = await press(pilot, "enter")
        assert "Globex · Backend engineer" in shown.splitlines()[1]


async def test_why_in_the_calendar_explains_the_window_under_the_cursor(tmp_path: Path) -> None:
    later = an_interview(id="late", company="Globex", starts_at=berlin("2026-11-30 09:00"))
    async with a_desk(tmp_path / "book.json", acme(), later) as (pilot, _):
        await press(pilot, "shift+tab", "v")
        for _ in range(12):
            await press(pilot, "j")
            if pilot.app.screen.calendar.pointed_at.company == "Globex":
                break
        assert "Why these dates? Globex" in await press(pilot, "y")


async def test_why_explains_every_date_of_the_interview(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        shown = await press(pilot, "y")
        assert "Agreed day: Tue 1 Dec." in " ".join(shown.split())


async def test_a_change_of_another_program_is_taken_in_and_neither_change_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        InterviewBook(path).change("acme", changed_role, "edit", NOW)
        await press(pilot, "1")
        assert "Data engineer" in screen_text(pilot.app)
        assert (stored(path).role, len(stored(path).steps)) == ("Data engineer", 1)


def changed_role(interview: Interview) -> Interview:
    return replace(interview, role="Data engineer")


async def test_the_next_minute_turns_an_open_note_into_a_late_one(tmp_path: Path) -> None:
    clock = [berlin("2026-11-22 15:29")]
    async with a_desk(tmp_path / "book.json", acme(), now=lambda: clock[0]) as (pilot, _):
        assert "under a minute" in screen_text(pilot.app) or "1 min" in screen_text(pilot.app)
        clock[0] += timedelta(minutes=2)
        await shown_by_itself(pilot, "▲ 4 Thank-you notes")


class FullDisk(Disk):
    """A disk on which nothing can be put in its place, until there is room again."""

    is_full = True

    def replace(self, source: Path, target: Path) -> None:
        """Fail while the disk is full."""
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().replace(source, target)


async def test_a_change_that_a_full_disk_refuses_is_kept_and_saved_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_tui.screens.saving.RETRY_SECONDS", 0.05)
    path, disk = tmp_path / "book.json", FullDisk()
    async with a_desk(path, acme(), disk=disk) as (pilot, _):
        await pilot.press("1")
        await shown_by_itself(pilot, "NOT SAVED")
        assert stored(path).steps == ()
        disk.is_full = False
        await settled(pilot)
        assert " saved" in screen_text(pilot.app).splitlines()[0]
        assert len(stored(path).steps) == 1


@pytest.mark.parametrize(
    "name",
    ["[/red]", "[red", "a\nb", "\x1b[31mred", "x" * 500, "شركة الأمل", "🦄 Einhorn AG", "株式会社"],
)
async def test_any_company_name_is_shown_harmlessly_everywhere(tmp_path: Path, name: str) -> None:
    nasty = acme(
        company=name,
        role=name,
        notes=name,
        interviewers=(JANE, type(BOB)(id="nasty", name=name, role=name)),
        agreements=(an_agreement("2026-12-01", words=name),),
    )
    async with a_desk(tmp_path / "book.json", nasty) as (pilot, _):
        for keys in (
            ("1",),
            ("tab", "g", "j", "j", "j", "j"),
            ("tab", "v"),
            ("v", "z", "z", "enter"),
            ("y", "escape"),
            ("question_mark", "escape"),
            ("e", "escape"),
            ("c", "ctrl+s", "escape", "escape"),
            ("o", "escape"),
            ("D", "escape"),
            ("slash", "x", "escape"),
        ):
            shown = await press(pilot, *keys)
            assert "\x1b" not in shown
            assert clean(name)[:3] in shown or keys[0] in ("tab", "slash", "v")


async def test_every_screen_of_the_sample_story_is_drawn_at_every_size(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 40), (200, 60), (40, 12), (10, 3)):
        path = tmp_path / f"{size[0]}.json"
        async with a_desk(path, *sample_story(NOW), now=lambda: NOW, size=size) as (pilot, _):
            for key in ("tab", "j", "tab", "j", "v", "z", "z", "tab", "j", "e", "escape", "y"):
                await press(pilot, key)
            lines = screen_text(pilot.app).splitlines()
            assert len(lines) == size[1]


async def test_a_closing_note_in_the_heat_after_a_rejection_asks_once(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    rejected = acme(outcome=Outcome(result=Result.REJECTED, at=NOW - timedelta(hours=1)))
    async with a_desk(path, rejected) as (pilot, _):
        shown = await press(pilot, "6")
        assert "breathe first" in " ".join(shown.split())
        await press(pilot, "enter")
        assert stored(path).contacts == ()
        await press(pilot, "6", "y")
        assert {contact.kind for contact in stored(path).contacts} == {ContactKind.CLOSING_NOTE}


async def test_what_the_book_notices_about_its_file_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, book):
        path.unlink()
        shown = await press(pilot, "1")
        assert any("again" in notice for notice in book.notices)
        assert book.notices[0][:30] in shown
        assert len(stored(path).steps) == 1
