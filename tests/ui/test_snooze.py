"""Putting off what is due: single keys, words, and the question before it would be late."""

from pathlib import Path

import pytest

from followup_tui.domain.interview import Snooze
from followup_tui.domain.queue import in_order, queue_items
from followup_tui.domain.window import WindowKind
from followup_tui.screens.snooze_form import SnoozeScreen
from tests.factories import JANE, POLICY, an_agreement, an_interview, utc
from tests.ui.one_desk import a_desk, acme, press, stored
from tests.ui.one_dialog import NOW, READING, STILL_OPEN, OneDialog, words_on

DUE_TODAY = an_interview()
WAITING = an_interview(agreements=(an_agreement("2026-11-22", contact_person="jane"),))


def a_dialog(interview=WAITING, kind=WindowKind.CHECK_IN) -> OneDialog:
    due = in_order(queue_items(interview, POLICY, NOW))
    window = next(each for each in due if each.kind is kind)
    return OneDialog(SnoozeScreen(interview, window, READING))


@pytest.mark.parametrize(
    ("key", "until"),
    [
        ("l", utc("2026-11-22 12:00")),
        ("t", utc("2026-11-23 07:00")),
        ("d", utc("2026-11-23 23:00")),
        ("enter", utc("2026-11-22 12:00")),
    ],
)
async def test_one_key_puts_it_off(key, until):
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert app.result == until


async def test_each_key_says_its_moment_and_what_it_is_about():
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = words_on(app)
    assert "Check-in, call Jane Doe" in shown
    assert "Tomorrow Mon 23 Nov 08:00" in shown
    assert "Last day of the window Tue 24 Nov 00:00" in shown
    assert "show it again" not in shown


async def test_words_are_read_as_they_are_typed_and_enter_takes_them():
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", *"mon", "space", *"9:00")
        assert "→ Mon 23 Nov 2026, 09:00 Europe/Berlin, tomorrow" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == utc("2026-11-23 08:00")


async def test_what_is_no_moment_to_come_is_refused_and_stays():
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", *"last", "space", *"mon", "enter")
        assert "✗ that is past" in words_on(app)
        assert app.result is STILL_OPEN


async def test_past_the_close_it_says_so_first_and_enter_means_no():
    app = a_dialog(DUE_TODAY, WindowKind.THANK_YOU)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Tomorrow Mon 23 Nov 08:00, past its close" in words_on(app)
        await pilot.press("t")
        await pilot.pause()
        assert (
            "The thank-you to Jane Doe is due Sun 22 Nov 15:30: it would be late by then. "
            "Snooze all the same?" in words_on(app)
        )
        await pilot.press("enter")
        assert app.result is STILL_OPEN
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert app.result == utc("2026-11-23 07:00")


async def test_typed_words_past_the_close_say_so_while_they_are_typed_and_ask_too():
    app = a_dialog(DUE_TODAY, WindowKind.THANK_YOU)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", *"in", "space", *"a", "space", *"week")
        assert "in 7 days. The thank-you to Jane Doe is due Sun 22 Nov 15:30" in words_on(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Snooze all the same?" in words_on(app)


async def test_what_is_put_off_is_said_at_its_step_and_one_key_shows_it_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    asked = Snooze(kind="debrief", person=None, until=utc("2026-12-24 07:00"))
    quiet = acme(interviewers=(JANE,), snoozes=(asked,))
    async with a_desk(path, quiet, size=(200, 60)) as (pilot, _):
        await press(pilot, "s", "t")
        await press(pilot, "tab", "j")
        assert "snoozed until Sun 22 Nov 08:00" in words_on(pilot.app)
        assert "Now show it again" in " ".join((await press(pilot, "s")).split())
        await press(pilot, "n")
        assert stored(path).snoozes == (asked,)
        await press(pilot, "u")
        assert len(stored(path).snoozes) == 2
