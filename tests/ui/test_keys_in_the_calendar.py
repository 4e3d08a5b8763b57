"""In the calendar the keys of a contact are about the window under the cursor."""

from pathlib import Path

from tests.factories import JANE, an_agreement, an_interview, berlin
from tests.ui.one_desk import a_desk, acme, press, stored

GLOBEX = an_interview(
    id="globex", company="Globex", interviewers=(JANE,), starts_at=berlin("2026-11-19 10:00")
)


async def test_a_note_is_written_for_the_window_under_the_cursor_not_for_the_chosen_interview(
    tmp_path: Path,
):
    async with a_desk(tmp_path / "followup.json", acme(), GLOBEX) as (pilot, _):
        # The list has the cursor on Globex; in the agenda Acme's notes stand below that of Globex.
        assert "Globex · Backend engineer" in await press(pilot, "tab", "tab", "v", "j")
        note = await press(pilot, "w")
        assert "Thank-you note · Acme" in note
        assert "Dear Bob," in note


async def test_a_contact_is_logged_for_the_window_under_the_cursor(tmp_path: Path):
    at = berlin("2026-12-01 10:00")
    path = tmp_path / "followup.json"
    quiet = acme(interviewers=(), agreements=(an_agreement("2026-12-01"),))
    async with a_desk(path, quiet, now=lambda: at) as (pilot, _):
        # The late thank-you note comes first, and is what the key is about elsewhere.
        await press(pilot, "tab", "tab", "v", "j", "c", "ctrl+s")
    (contact,) = stored(path).contacts
    assert (contact.kind, contact.method) == ("check_in", "phone")


async def test_a_snooze_is_of_the_window_under_the_cursor(tmp_path: Path):
    path = tmp_path / "followup.json"
    async with a_desk(path, acme()) as (pilot, _):
        await press(pilot, "tab", "tab", "v", "j", "s", "t")
    (snooze,) = stored(path).snoozes
    assert (snooze.kind, snooze.person) == ("thank_you", "jane")
