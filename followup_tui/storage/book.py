"""InterviewBook: what the rest of the program sees of the data file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from followup_tui.domain.interview import Interview

from .changes import later_than
from .disk import Disk
from .durable import LOCK_SECONDS, DurableStorage
from .errors import (
    BookError,
    BookUnavailable,
    ReplacedMeanwhile,
    UnknownInterview,
)
from .records import Records, read_records
from .tables import DurableDatabase
from .versions import Version, overwritten, overwritten_words, replaced_words
from .writing import Writing

__all__ = ["BookError", "BookUnavailable", "InterviewBook"]

_TRIES = 3
_T = TypeVar("_T")


class InterviewBook:
    """All interviews of one data file, kept in memory, changed on the disk first.

    Reading never waits; changing may be done in any thread, one at a time. Every instant that
    goes in is aware. Raises BookError with one clear sentence.
    """

    def __init__(
        self, path: Path, *, disk: Disk | None = None, lock_seconds: float = LOCK_SECONDS
    ) -> None:
        self.path = path
        self._database = DurableDatabase(
            path, disk=disk, lock_seconds=lock_seconds, storage=DurableStorage
        )
        self.storage = self._database.storage
        self.writing = Writing(self._database)
        self._records = Records()
        self._complaints: dict[str, None] = {}
        """Each sentence about a record once, in the order in which they came up."""
        self._notices: list[str] = []
        self._heard = 0
        """How many of the storage's notices are among them."""
        self._take_in()

    @property
    def is_read_only(self) -> bool:
        """Whether every change would be refused: too new, or not to be written."""
        return self.storage.is_read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user about the file and its records, in the order they came up."""
        # What was said stays in its place: a desk remembers how many it has shown.
        self._notices += self.storage.notices[self._heard :]
        self._heard = len(self.storage.notices)
        self._notices += [each for each in tuple(self._complaints) if each not in self._notices]
        return tuple(self._notices)

    def interviews(self) -> tuple[Interview, ...]:
        """Return all interviews in order of creation; the same tuple while nothing changed."""
        return self._records.ordered

    def get(self, interview_id: str) -> Interview:
        """Return one interview; raises UnknownInterview."""
        return _found(self._records, interview_id)

    def change(
        self,
        interview_id: str,
        verb: Callable[[Interview], Interview],
        what: str,
        at: datetime,
        *,
        run: str = "",
        shown: Interview | None = None,
    ) -> Interview:
        """Apply a verb to the interview as it is on the disk now; return what was stored.

        `what` is what undo will say, `at` becomes `updated_at`; changes of one `run`, such as the
        typing of one note, are undone as one. A verb that returns an equal value stores nothing;
        what it raises passes through, and nothing has changed. Where another process changed a
        field that the verb changes, since it was `shown` to the user, its value is kept as a
        version and a notice says so.
        """
        collided: tuple[str, ...] = ()

        def watched(fresh: Interview) -> Interview:
            nonlocal collided
            after = verb(fresh)
            if shown is not None and shown != fresh:
                collided = overwritten(shown, fresh, verb(shown), after)
            if collided:
                self.writing.keep_versions([Version.of(fresh, "elsewhere")])
            return after

        (changed,) = self.change_all([interview_id], watched, what, at, run=run)
        if collided:
            self.storage.notices.append(overwritten_words(changed, collided))
        return changed

    def change_all(
        self,
        interview_ids: Sequence[str],
        verb: Callable[[Interview], Interview],
        what: str,
        at: datetime,
        *,
        run: str = "",
    ) -> tuple[Interview, ...]:
        """Apply a verb to each of these interviews, as one change that is undone as a whole."""

        def work(fresh: Records) -> tuple[Interview, ...]:
            before = {one: _found(fresh, one) for one in interview_ids}
            after = {one: verb(interview) for one, interview in before.items()}
            changed: dict[str, Interview | None] = {
                one: msgspec.structs.replace(
                    interview, updated_at=later_than(before[one].updated_at, at)
                )
                for one, interview in after.items()
                if interview != before[one]
            }
            if changed:
                self.writing.store(fresh, changed, what, at, run)
            return tuple(changed.get(one) or before[one] for one in interview_ids)

        return self.transact(work)

    def add(
        self,
        interviews: Sequence[Interview],
        what: str,
        at: datetime,
        *,
        shown: Mapping[str, Interview] | None = None,
    ) -> None:
        """Store interviews as they are, as one change; the same id replaces.

        A record that another process has changed since it was `shown` is kept as a version, and
        a notice says so.
        """
        added = {interview.id: interview for interview in interviews}
        collided: list[Interview] = []

        def work(fresh: Records) -> None:
            if shown is not None:
                there = (fresh.by_id[one] for one in added if one in fresh.by_id)
                collided[:] = [each for each in there if each != shown.get(each.id)]
            self.writing.keep_versions([Version.of(each, "elsewhere") for each in collided])
            self.writing.store(fresh, added, what, at)

        self.transact(work)
        self.storage.notices += [replaced_words(each) for each in collided]

    def remove(self, interview_id: str, what: str, at: datetime) -> None:
        """Remove an interview; undo brings it back. Raises UnknownInterview."""

        def work(fresh: Records) -> None:
            _found(fresh, interview_id)
            self.writing.store(fresh, {interview_id: None}, what, at)

        self.transact(work)

    @property
    def has_unsaved_merge(self) -> bool:
        """Whether a sync tool replaced the file, and only memory holds both versions of it."""
        return self.storage.is_unsaved

    def save_merged(self) -> None:
        """Write what only memory holds; every other change does that as well."""
        self.transact(lambda fresh: None)

    def undo(self, at: datetime) -> str:
        """Take back the latest change of the book, whoever made it; return what it was.

        It says so where another process made it after this book was opened. Raises
        NothingToUndo, or UndoRefused where the record was changed since by a program
        that keeps no history.
        """
        return self.transact(lambda fresh: self.writing.turn(fresh, at, forward=False))

    def redo(self, at: datetime) -> str:
        """Make the change again that was undone last; return what it is.

        Raises NothingToRedo and UndoRefused.
        """
        return self.transact(lambda fresh: self.writing.turn(fresh, at, forward=True))

    def has_news(self) -> bool:
        """Say whether the file is not as it was last looked at; costs one system call."""
        return self.storage.has_news()

    def reload_if_changed(self) -> bool:
        """Take in what another process changed; True if there was something.

        Costs one system call where there was nothing, and never waits for a change that is under
        way. Raises BookUnavailable once for each state of a file that can't be read.
        """
        if not self.storage.guard.acquire(blocking=False):
            return False  # a change is under way, and it looks for itself
        try:
            return self.storage.look_again() and self._take_in()
        finally:
            self.storage.guard.release()

    def transact(self, work: Callable[[Records], _T]) -> _T:
        """Do the work on fresh records and save once; again where a sync tool came between."""
        with self.storage.guard:
            for _ in range(_TRIES - 1):
                try:
                    return self._try(work)
                except ReplacedMeanwhile:
                    continue
            return self._try(work)

    def _try(self, work: Callable[[Records], _T]) -> _T:
        try:
            with self.storage.transaction():
                self._take_in()
                return work(self._records)
        finally:
            self._take_in()

    def _take_in(self) -> bool:
        """Convert what is new in the storage; memory follows the disk, never the other way."""
        before = self._records
        self._records = read_records(self.storage.tables.get("interviews", {}), before)
        self._complaints.update(dict.fromkeys(self._records.complaints))
        return self._records is not before


def _found(records: Records, interview_id: str) -> Interview:
    try:
        return records.by_id[interview_id]
    except KeyError:
        raise UnknownInterview(interview_id) from None
