"""The command that reminds: what newly became due, once each, on the screen or by a program."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.queue import day_queue
from followup_tui.domain.window import ContactWindow
from followup_tui.storage.location import state_file
from followup_tui.storage.notified import Reminder, what_was_said

from .lines import queue_row
from .session import Reply, Session

_TEXT = "{text}"
_MOST_SECONDS = 60
"""A program that waits for somebody to click would keep every later reminder back."""


def notify(session: Session, say: Callable[[str], bool]) -> Reply:
    """Say what newly became due since the last call, once each (interface.md §4).

    `say` prints it and tells whether somebody was there to read it. What could not be said is
    new again the next time.
    """
    interviews = {each.id: each for each in session.book.interviews()}
    queue = day_queue(interviews.values(), session.policy, session.now)
    due = {Reminder.of(window, interviews[window.interview]): window for window in queue}
    command = session.settings.notify_command
    with what_was_said(state_file(session.data, "notified")) as said:
        said.intersection_update(due)
        new = {
            reminder: _sentence(window, interviews[window.interview], session.policy, session.now)
            for reminder, window in due.items()
            if reminder not in said
        }
        if command:
            return _run_for_each(command, new, said)
        if new and say("\n".join(new.values())):
            said.update(new)
    return Reply()


def _sentence(window: ContactWindow, interview: Interview, policy: Policy, now: datetime) -> str:
    """Say what is due in one line: "◆ Acme: thank-you to Bob Li, 5 h left"."""
    glyph, company, what, how = queue_row(window, interview, policy, now)
    return f"{glyph} {company}: {what}, {how}"


def _run_for_each(
    command: Sequence[str], new: Mapping[Reminder, str], said: set[Reminder]
) -> Reply:
    """Run the command once for each sentence; one that fails keeps no other back."""
    failures = []
    for reminder, sentence in new.items():
        failure = _failure_of([each.replace(_TEXT, sentence) for each in command])
        if failure:
            failures.append(f"{command[0]} {failure}, so this was not said: {sentence}")
        else:
            said.add(reminder)
    return Reply(words=tuple(failures), code=1 if failures else 0)


def _failure_of(command: Sequence[str]) -> str:
    """Run a program without a shell; say what went wrong, else nothing."""
    # Late: only those who have configured a command pay for it.
    import subprocess

    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, timeout=_MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"did not end within {_MOST_SECONDS} s"
    except OSError as error:
        return f"can't be run ({error.strerror or error})"
    return f"failed (exit code {ended.returncode})" if ended.returncode else ""
