"""In the calendar the keys of a contact are about the window under the cursor."""

from pathlib import Path

from tests.factories import JANE, an_agreement, an_interview, berlin
from tests.ui.one_desk import NOW, a_desk, acme, press, stored

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


async def test_what_no_snooze_is_for_puts_off_what_is_due_instead(tmp_path: Path):
    path = tmp_path / "followup.json"
    today = acme(decision_by=NOW.date())
    async with a_desk(path, today) as (pilot, _):
        await press(pilot, "tab", "tab", "v", "j", "j")
        assert "decision day" in await press(pilot, "y", "escape")
        await press(pilot, "s", "t")
        assert pilot.app.is_running
    assert all(snooze.kind == "thank_you" for snooze in stored(path).snoozes)


async def test_every_key_is_about_what_the_calendar_has_in_hand(tmp_path: Path):
    async with a_desk(tmp_path / "followup.json", acme(), GLOBEX) as (pilot, _):
        await press(pilot, "tab", "tab", "v", "j")
        assert "Outcome · Acme" in await press(pilot, "o")
        assert "Acme · Backend engineer" in await press(pilot, "escape")


async def test_in_the_month_the_keys_are_about_the_chosen_interview(tmp_path: Path):
    async with a_desk(tmp_path / "followup.json", acme(), GLOBEX) as (pilot, _):
        assert "Outcome · Globex" in await press(pilot, "tab", "tab", "h", "o")
