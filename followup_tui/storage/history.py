"""What was changed, so that it can be taken back and made again, across restarts."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from .documents import sentence
from .errors import DocumentError, UndoRefused
from .file_format import new_document_id
from .tables import DurableTable

CHANGES_KEPT = 100

Fields = dict[str, Any]


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one interview was changed: touched fields only, or the appearing of a whole record.

    The content of a record is kept here only while it is not in the book, so that a large import
    is not stored twice.
    """

    interview: str
    before: Fields | None = None
    """The touched fields; None where there was no record."""
    after: Fields | None = None
    """The touched fields; None where there was no record any more."""
    record: Fields | None = None
    """The whole record, while a change keeps it out of the book."""
    digest: str = ""
    """Of the whole record, where it appears or disappears."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of the book, which is undone as a whole."""

    number: int
    what: str
    """Said to the user: "tick step 1 at Acme"."""
    at: datetime
    """UTC."""
    undone: bool = False
    run: str = ""
    """What goes on under the same run is part of this change; empty for one that stands alone."""
    changes: tuple[Change, ...] = ()


class _Place(msgspec.Struct, frozen=True):
    """As much of an entry as it takes to put it in order."""

    number: int
    undone: bool = False


def difference(interview_id: str, before: Fields | None, after: Fields | None) -> Change:
    """Return the change that leads from one document to another; None means no record."""
    if before is None or after is None:
        return Change(
            interview=interview_id,
            before=None if before is None else {},
            after=None if after is None else {},
            record=before,
            digest=_digest(before or after or {}),
        )
    touched = [
        name for name in {**before, **after} if before.get(name, ...) != after.get(name, ...)
    ]
    return Change(
        interview=interview_id,
        before={name: before[name] for name in touched if name in before},
        after={name: after[name] for name in touched if name in after},
    )


def joined(first: Change, then: Change) -> Change | None:
    """Return two changes of one interview as one; None where a record came or went."""
    sides = (first.before, first.after, then.before, then.after)
    if any(side is None for side in sides):
        return None
    at_first, in_between, after_that, at_last = (side or {} for side in sides)
    later = {name: value for name, value in after_that.items() if name not in in_between}
    earlier = {name: value for name, value in in_between.items() if name not in after_that}
    return Change(
        interview=first.interview, before={**later, **at_first}, after={**earlier, **at_last}
    )


def turned(
    entry: Entry, current: Callable[[str], Fields | None], *, forward: bool
) -> tuple[dict[str, Fields | None], Entry]:
    """Redo (`forward`) or undo an entry on the documents that `current` finds by interview.

    Returns the new documents, None for one that goes, and the entry as it is kept from now on.
    Raises UndoRefused where a document is not as the entry left it.
    """
    documents: dict[str, Fields | None] = {}
    changes: list[Change] = []
    for change in entry.changes:
        document = current(change.interview)
        sides = (change.before, change.after)
        left, wanted = sides if forward else sides[::-1]
        if not _is_as_left(change, document, left, wanted):
            which = f"the interview at {document['company']}" if document else "an interview"
            raise UndoRefused("redo" if forward else "undo", entry.what, which)
        documents[change.interview] = _result(change, document, left, wanted)
        is_whole = left is None or wanted is None
        changes.append(msgspec.structs.replace(change, record=document if is_whole else None))
    return documents, msgspec.structs.replace(entry, changes=tuple(changes), undone=not forward)


def _is_as_left(
    change: Change, document: Fields | None, left: Fields | None, wanted: Fields | None
) -> bool:
    if left is None:
        return document is None and change.record is not None
    if document is None:
        return False
    if wanted is None:
        return _digest(document) == change.digest
    return all(document.get(name, ...) == left.get(name, ...) for name in {**left, **wanted})


def _result(
    change: Change, document: Fields | None, left: Fields | None, wanted: Fields | None
) -> Fields | None:
    if left is None or document is None:
        return change.record
    if wanted is None:
        return None
    kept = {name: value for name, value in document.items() if name in wanted or name not in left}
    return {**kept, **wanted}


def _digest(document: Fields) -> str:
    return hashlib.sha256(msgspec.json.encode(document, order="sorted")).hexdigest()[:32]


class History:
    """The last 100 changes of the book, whoever made them; used inside a transaction."""

    def __init__(self, table: DurableTable) -> None:
        self._table = table

    def append(self, what: str, at: datetime, changes: Sequence[Change], run: str = "") -> None:
        """Note a change; what was undone before it can't be redone any more."""
        if run and self._went_on(at, changes, run):
            return
        places = self._places()
        done = [key for key, place in places.items() if not place.undone]
        kept = done[-(CHANGES_KEPT - 1) :]
        if dropped := [int(key) for key in places if key not in kept]:
            self._table.remove(doc_ids=dropped)
        number = 1 + max((place.number for place in places.values()), default=0)
        self.put(
            new_document_id(),
            Entry(number=number, what=what, at=at, run=run, changes=tuple(changes)),
        )

    def _went_on(self, at: datetime, changes: Sequence[Change], run: str) -> bool:
        """Make a change part of the last one where both are of the same run; say whether it is."""
        last = None if self.first_undone() else self.last_done()
        if last is None or last[1].run != run:
            return False
        key, entry = last
        pairs = list(zip(entry.changes, changes, strict=False))
        if len(entry.changes) != len(changes) or any(a.interview != b.interview for a, b in pairs):
            return False
        whole = [joined(first, then) for first, then in pairs]
        together = tuple(each for each in whole if each is not None)
        if len(together) < len(whole):
            return False
        self.put(key, msgspec.structs.replace(entry, at=at, changes=together))
        return True

    def last_done(self) -> tuple[str, Entry] | None:
        """Return the entry that undo takes back, with the id of its document."""
        done = [key for key, place in self._places().items() if not place.undone]
        return self._entry(done[-1]) if done else None

    def first_undone(self) -> tuple[str, Entry] | None:
        """Return the entry that redo makes again, with the id of its document."""
        undone = [key for key, place in self._places().items() if place.undone]
        return self._entry(undone[0]) if undone else None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry under the id of its document."""
        document: Mapping[str, object] = msgspec.json.decode(msgspec.json.encode(entry))
        self._table.put({int(key): document})

    def _entry(self, key: str) -> tuple[str, Entry]:
        try:
            return key, msgspec.json.decode(_encoded(self._table.raw()[key]), type=Entry)
        except msgspec.MsgspecError as error:
            raise DocumentError(f"history/{key}: {sentence(error)}") from error

    def _places(self) -> dict[str, _Place]:
        """Return the place of each entry that can be read, in their order."""
        places: dict[str, _Place] = {}
        for key, document in self._table.raw().items():
            try:
                places[key] = msgspec.json.decode(_encoded(document), type=_Place)
            except msgspec.MsgspecError:  # of a hand edit: left alone, it can't be undone
                continue
        return dict(sorted(places.items(), key=lambda item: item[1].number))


def _encoded(document: Any) -> Any:
    return document if isinstance(document, msgspec.Raw) else msgspec.json.encode(document)
