"""What stands around a dialog: the program, the moment, all interviews, the way to save."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from textual.app import App
from textual.signal import Signal

from followup_tui.domain.connections import Connections
from followup_tui.domain.interview import Interview
from followup_tui.domain.standings import Standings
from followup_tui.domain.typed_fields import Reading
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import UnknownInterview
from followup_tui.storage.settings import Settings

from .saving import Saver

Verb = Callable[[Interview], Interview]


class Change(NamedTuple):
    """What the user decided: a verb for the interview, and the words that undo says."""

    verb: Verb
    what: str
    shown: Interview | None = None
    """What the user was looking at while filling in a form."""


class Submit(Protocol):
    """Gives a change to the book, in the order in which they come; what it did is said."""

    def __call__(
        self, change: Callable[[], object], said: str, *, is_quiet: bool = False
    ) -> object:
        """Save it in the background; a quiet one is not announced."""


class Surroundings(NamedTuple):
    """What a dialog may look at and use."""

    app: App[Any]
    settings: Settings
    clock: Callable[[], datetime]
    connections: Connections
    standings: Standings
    book: InterviewBook
    submit: Submit
    go_to: Callable[[str], None]
    """Shows an interview on the desk, by its id."""
    saver: Saver
    book_shown: Signal[None]
    """Goes out whenever the book or the clock has moved on, and `standings` with them."""

    @property
    def reading(self) -> Reading:
        """How dates that are typed now are read."""
        return Reading(self.clock(), self.settings.policy, self.settings.day_first)

    @property
    def letters_folder(self) -> Path:
        """Where notes are put as files for a mail program."""
        return self.book.path.parent / "letters"

    def save(
        self, interview_id: str, change: Change, *, run: str = "", is_quiet: bool = False
    ) -> None:
        """Change one interview; changes of one `run` are undone as one."""
        verb, what, at = change.verb, change.what, self.clock()
        shown = change.shown
        work = partial(self.book.change, interview_id, verb, what, at, run=run, shown=shown)
        self.submit(work, what, is_quiet=is_quiet)

    def save_all(self, interview_ids: Sequence[str], change: Change) -> None:
        """Change several interviews as one; another program may have deleted some of them."""
        verb, what, at = change.verb, change.what, self.clock()

        def work() -> object:
            known = {each.id for each in self.book.interviews()}
            there = [one for one in interview_ids if one in known]
            try:
                return self.book.change_all(there, verb, what, at)
            except UnknownInterview:
                return work()  # deleted a moment ago: by now the book knows

        self.submit(work, what)
