"""InterviewBook: what the rest of the program sees of the data file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from followup_tui.domain.interview import Interview

from .disk import Disk
from .documents import document_of
from .durable import LOCK_SECONDS, DurableStorage
from .errors import (
    BookError,
    BookUnavailable,
    NothingToRedo,
    NothingToUndo,
    ReplacedMeanwhile,
    UnknownInterview,
)
from .file_format import new_document_id, opened
from .history import Fields, History, difference, turned
from .records import Records, read_records
from .tables import DurableDatabase

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
        self._storage = self._database.storage
        self._interviews = self._database.table("interviews")
        self._history = History(self._database.table("history"))
        self._records = Records()
        self._complaints: dict[str, None] = {}
        """Each sentence about a record once, in the order in which they came up."""
        self._take_in()

    @property
    def is_read_only(self) -> bool:
        """Whether every change would be refused: too new, or not to be written."""
        return self._storage.is_read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user about the file and its records, in the order they came up."""
        return (*self._storage.notices, *self._complaints)

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
    ) -> Interview:
        """Apply a verb to the interview as it is on the disk now; return what was stored.

        `what` is what undo will say, `at` becomes `updated_at`; changes of one `run`, such as the
        typing of one note, are undone as one. A verb that returns an equal value stores nothing;
        what it raises passes through, and nothing has changed.
        """
        (changed,) = self.change_all([interview_id], verb, what, at, run=run)
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
                one: msgspec.structs.replace(interview, updated_at=at)
                for one, interview in after.items()
                if interview != before[one]
            }
            if changed:
                self._store(fresh, changed, what, at, run)
            return tuple(changed.get(one) or before[one] for one in interview_ids)

        return self._transact(work)

    def add(self, interviews: Sequence[Interview], what: str, at: datetime) -> None:
        """Store interviews as they are, as one change; the same id replaces."""
        added = {interview.id: interview for interview in interviews}
        self._transact(lambda fresh: self._store(fresh, added, what, at))

    def remove(self, interview_id: str, what: str, at: datetime) -> None:
        """Remove an interview; undo brings it back. Raises UnknownInterview."""

        def work(fresh: Records) -> None:
            _found(fresh, interview_id)
            self._store(fresh, {interview_id: None}, what, at)

        self._transact(work)

    def undo(self) -> str:
        """Take back the latest change of the book, whoever made it; return what it was.

        Raises NothingToUndo, or UndoRefused where the record was changed since by a program
        that keeps no history.
        """
        return self._transact(lambda fresh: self._turn(fresh, forward=False))

    def redo(self) -> str:
        """Make the change again that was undone last; return what it is.

        Raises NothingToRedo and UndoRefused.
        """
        return self._transact(lambda fresh: self._turn(fresh, forward=True))

    def reload_if_changed(self) -> bool:
        """Take in what another process changed; True if there was something.

        Costs one system call, never waits, and raises BookUnavailable once for each state of a
        file that can't be read.
        """
        if not self._storage.guard.acquire(blocking=False):
            return False  # a change is under way, and it looks for itself
        try:
            return self._storage.look_again() and self._take_in()
        finally:
            self._storage.guard.release()

    def _transact(self, work: Callable[[Records], _T]) -> _T:
        """Do the work on fresh records and save once; again where a sync tool came between."""
        with self._storage.guard:
            for _ in range(_TRIES - 1):
                try:
                    return self._try(work)
                except ReplacedMeanwhile:
                    continue
            return self._try(work)

    def _try(self, work: Callable[[Records], _T]) -> _T:
        try:
            with self._storage.transaction():
                self._take_in()
                return work(self._records)
        finally:
            self._take_in()

    def _take_in(self) -> bool:
        """Convert what is new in the storage; memory follows the disk, never the other way."""
        before = self._records
        self._records = read_records(self._storage.tables.get("interviews", {}), before)
        self._complaints.update(dict.fromkeys(self._records.complaints))
        return self._records is not before

    def _store(
        self,
        fresh: Records,
        interviews: Mapping[str, Interview | None],
        what: str,
        at: datetime,
        run: str = "",
    ) -> None:
        """Write interviews, None for those that go, and note it in the history."""
        documents = {
            interview_id: None if interview is None else document_of(interview)
            for interview_id, interview in interviews.items()
        }
        changes = [
            difference(interview_id, before, after)
            for interview_id, after in documents.items()
            if (before := _document(fresh, interview_id)) != after
        ]
        if changes:
            self._put(fresh, {one.interview: documents[one.interview] for one in changes})
            self._history.append(what, at, changes, run)

    def _turn(self, fresh: Records, *, forward: bool) -> str:
        """Undo the last change that is not undone, or redo the first that is."""
        found = self._history.first_undone() if forward else self._history.last_done()
        if found is None:
            raise NothingToRedo if forward else NothingToUndo
        key, entry = found
        documents, turned_entry = turned(
            entry, lambda interview_id: _document(fresh, interview_id), forward=forward
        )
        self._put(fresh, documents)
        self._history.put(key, turned_entry)
        return entry.what

    def _put(self, fresh: Records, documents: Mapping[str, Fields | None]) -> None:
        gone = [
            int(fresh.documents[one]) for one, document in documents.items() if document is None
        ]
        if gone:
            self._interviews.remove(doc_ids=gone)
        stored = {
            int(fresh.documents.get(one) or new_document_id()): document
            for one, document in documents.items()
            if document is not None
        }
        if stored:
            self._interviews.put(stored)


def _found(records: Records, interview_id: str) -> Interview:
    try:
        return records.by_id[interview_id]
    except KeyError:
        raise UnknownInterview(interview_id) from None


def _document(records: Records, interview_id: str) -> dict[str, Any] | None:
    """Return a copy of the stored document of an interview; None where there is none."""
    key = records.documents.get(interview_id)
    return None if key is None else opened(records.table[key])
