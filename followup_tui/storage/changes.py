"""One change of the book: what it touched, how it is turned, what was there before it."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from .documents import digest
from .errors import UndoRefused

Fields = dict[str, Any]

CHANGES_KEPT = 100
"""How many of the latest changes can be taken back."""


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
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    """UTC."""
    undone: bool = False
    turned_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    """When it was last undone or redone, in UTC."""
    given_up: bool = False
    """Whether it is only known, and can't be undone or redone any more."""
    run: str = ""
    """What goes on under the same run is part of this change; empty for one that stands alone."""
    changes: tuple[Change, ...] = ()

    @property
    def last_at(self) -> datetime:
        """When it last did something to the records."""
        return max(self.at, self.turned_at or self.at)

    def only_known(self) -> "Entry":
        """Return it as one that can't be turned any more, without the records it keeps for that."""
        changes = tuple(msgspec.structs.replace(each, record=None) for each in self.changes)
        return msgspec.structs.replace(self, given_up=True, changes=changes)


def difference(interview_id: str, before: Fields | None, after: Fields | None) -> Change:
    """Return the change that leads from one document to another; None means no record."""
    if before is None or after is None:
        return Change(
            interview=interview_id,
            before=None if before is None else {},
            after=None if after is None else {},
            record=before,
            digest=digest(before or after or {}),
        )
    touched = [
        name for name in {**before, **after} if before.get(name, ...) != after.get(name, ...)
    ]
    return Change(
        interview=interview_id,
        before={name: before[name] for name in touched if name in before},
        after={name: after[name] for name in touched if name in after},
    )


def later_than(before: datetime, at: datetime) -> datetime:
    """Return `at`, or the moment after `before` where a clock was set back.

    A merge takes the later of two records.
    """
    try:
        return max(at, before + timedelta(microseconds=1))
    except OverflowError:  # a hand edit wrote the last moment there is
        return before


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
    entry: Entry, current: Callable[[str], Fields | None], at: datetime, *, forward: bool
) -> tuple[dict[str, Fields | None], Entry]:
    """Redo (`forward`) or undo an entry at `at` on the documents that `current` finds.

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
    return documents, msgspec.structs.replace(
        entry, changes=tuple(changes), undone=not forward, turned_at=at
    )


def entries_of(table: Mapping[str, Any]) -> dict[str, Entry]:
    """Return the entries of a table by the id of their document, in order; none that is broken."""
    entries: dict[str, Entry] = {}
    for key, document in table.items():
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            entries[key] = msgspec.json.decode(encoded(document), type=Entry)
    return dict(sorted(entries.items(), key=lambda item: item[1].number))


def in_order_of_doing(entries: Iterable[Entry]) -> Iterator[Change]:
    """Yield each change as it was made; of those that were undone, then the undoing as well.

    What was done to a record that was not taken is left out.
    """
    undone: list[Entry] = []
    for entry in entries:
        if not entry.undone:
            yield from _undoing(undone)
            undone = []
            yield from () if entry.given_up else entry.changes
        else:
            yield from entry.changes
            undone.append(entry)
    yield from _undoing(undone)


def _undoing(entries: Sequence[Entry]) -> Iterator[Change]:
    for entry in reversed(entries):
        for change in entry.changes:
            yield msgspec.structs.replace(change, before=change.after, after=change.before)


def earlier_states(document: Fields, changes: Sequence[Change]) -> Iterator[Fields]:
    """Yield what a record was before each of its changes, the latest first, as far as they tell."""
    for change in reversed(changes):
        if change.before is None or change.after is None:
            return
        kept = {name: value for name, value in document.items() if name not in change.after}
        document = {**kept, **change.before}
        yield document


def joined_entries(here: Mapping[str, Entry], there: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries of two histories that went apart, in the order they were made in."""
    earlier = {
        key for key, each in here.items() if key in there and each != _later(each, there[key])
    }
    ours = {key: each for key, each in here.items() if key not in earlier}
    theirs = {key: each for key, each in there.items() if key not in ours}
    in_order = heapq.merge(
        ours.items(), theirs.items(), key=lambda item: (item[1].at, item[1].number, item[0])
    )
    joined: dict[str, Entry] = {}
    number = 0
    for key, entry in in_order:
        number = max(number + 1, entry.number)
        joined[key] = msgspec.structs.replace(entry, number=number)
    return joined


def _later(ours: Entry, theirs: Entry) -> Entry:
    """Return which of two copies of an entry is the later; of the same moment, the given up one."""
    return max(ours, theirs, key=lambda each: (each.last_at, each.given_up))


def _is_as_left(
    change: Change, document: Fields | None, left: Fields | None, wanted: Fields | None
) -> bool:
    if left is None:
        return document is None and change.record is not None
    if document is None:
        return False
    if wanted is None:
        return digest(document) == change.digest
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


def encoded(document: Any) -> Any:
    """Return a document as it stands in the file, also one that is to be saved first."""
    return document if isinstance(document, msgspec.Raw) else msgspec.json.encode(document)
