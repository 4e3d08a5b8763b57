"""A note that is being written when the program is killed: at most a second of it is lost."""

import json
import signal

import pytest

from followup_tui.screens.note_pages import KEEP_SECONDS
from tests.real_terminal import RealTerminal
from tests.ui.test_in_a_real_terminal import REPO, add_acme, environment, stored

__all__ = ["environment"]
TEXT = "I keep thinking about your first outage and the rollback story, above all the pager. "


def body(environment: dict[str, str]) -> str:
    """Return what is in the file of the note that was begun."""
    (acme,) = stored(environment)
    notes = json.loads(json.dumps(acme["notes_to_send"]))
    return notes[0]["body"] if notes else ""


def test_killed_while_typing_goes_on_all_but_the_last_moment_is_there(
    environment: dict[str, str],
) -> None:
    add_acme(environment)
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("Acme")
        terminal.press("w")
        terminal.wait_for("Dear")
        # Without a pause: what is typed is saved while more is typed.
        for key in TEXT * 20:
            terminal.press(key)
            terminal.wait_for("")
            if body(environment):
                break
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    kept, _, _ = body(environment).partition("Dear")
    assert kept and (TEXT * 20).startswith(kept)
    assert KEEP_SECONDS < 1, "at most the last second of typing may be lost"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_no_word_of_a_note(
    environment: dict[str, str], number: signal.Signals
) -> None:
    add_acme(environment)
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("Acme")
        terminal.press("w")
        terminal.wait_for("Dear")
        terminal.press("Oh, ")
        terminal.wait_for("Oh, Dear")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
    assert body(environment).startswith("Oh, Dear")
