"""What a change writes: the records, the history of changes, the versions not taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from followup_tui.domain.interview import Interview

from .changes import Fields, difference, later_than, turned
from .documents import document_of
from .errors import NothingToRedo, NothingToUndo
from .file_format import new_document_id, opened
from .history import History
from .records import Records
from .tables import DurableDatabase
from .versions import TABLE as VERSIONS
from .versions import Version, with_versions


class Writing:
    """The tables of the book; each method is used inside a transaction, on fresh records."""

    def __init__(self, database: DurableDatabase) -> None:
        self._database = database
        self._interviews = database.table("interviews")
        self._history = History(database.table("history"))

    def store(
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

    def turn(self, fresh: Records, at: datetime, *, forward: bool) -> str:
        """Undo the last change that is not undone, or redo the first that is, at `at`."""
        found = self._history.first_undone() if forward else self._history.last_done()
        if found is None:
            raise NothingToRedo if forward else NothingToUndo
        key, entry = found
        at = later_than(entry.last_at, at)
        documents, turned_entry = turned(
            entry, lambda interview_id: _document(fresh, interview_id), at, forward=forward
        )
        self._put(fresh, documents)
        self._history.put(key, turned_entry)
        by_another = "" if self._history.is_known(key) else " (made by another followup)"
        return f"{entry.what}{by_another}"

    def keep_versions(self, versions: Sequence[Version]) -> None:
        """Keep what another record takes the place of, in the transaction under way."""
        if versions:
            tables = self._database.storage.current
            tables[VERSIONS] = with_versions(tables.get(VERSIONS, {}), versions)

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


def _document(records: Records, interview_id: str) -> dict[str, Any] | None:
    """Return a copy of the stored document of an interview; None where there is none."""
    key = records.documents.get(interview_id)
    return None if key is None else opened(records.table[key])
