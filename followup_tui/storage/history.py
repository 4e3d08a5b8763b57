"""What was changed, so that it can be taken back and made again, across restarts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from .changes import CHANGES_KEPT, Change, Entry, encoded, joined
from .documents import sentence
from .errors import DocumentError
from .file_format import new_document_id
from .tables import DurableTable


class _Place(msgspec.Struct, frozen=True):
    """As much of an entry as it takes to put it in order."""

    number: int
    undone: bool = False
    given_up: bool = False


class History:
    """The last 100 changes of the book, whoever made them; used inside a transaction."""

    def __init__(self, table: DurableTable) -> None:
        self._table = table
        self._known = set(table.raw())
        """What was made before the book was opened, or by it."""

    def is_known(self, key: str) -> bool:
        """Say whether an entry was there when the book was opened, or was made by this book."""
        return key in self._known

    def append(self, what: str, at: datetime, changes: Sequence[Change], run: str = "") -> None:
        """Note a change; what was undone before it can't be redone any more."""
        if run and self._went_on(at, changes, run):
            return
        places = self._places()
        self._give_up(key for key, place in places.items() if place.undone and not place.given_up)
        done = [key for key, place in places.items() if not (place.undone or place.given_up)]
        only_known = [key for key in places if key not in done]
        kept = {*done[-(CHANGES_KEPT - 1) :], *only_known[-CHANGES_KEPT:]}
        if dropped := [int(key) for key in places if key not in kept]:
            self._table.remove(doc_ids=dropped)
        number = 1 + max((place.number for place in places.values()), default=0)
        key = new_document_id()
        self._known.add(key)
        self.put(key, Entry(number=number, what=what, at=at, run=run, changes=tuple(changes)))

    def _give_up(self, keys: Iterable[str]) -> None:
        """Keep what was undone as known only: a file of another lineage may still have it done."""
        for key in keys:
            try:
                self.put(key, self._entry(key)[1].only_known())
            except DocumentError:  # broken by hand: it is left alone
                continue

    def _went_on(self, at: datetime, changes: Sequence[Change], run: str) -> bool:
        """Make a change part of the last one where both are of the same run; say whether it is."""
        try:
            last = None if self.first_undone() else self.last_done()
        except DocumentError:  # broken by hand: it is left alone, and what is typed goes on
            return False
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
        places = self._places().items()
        done = [key for key, place in places if not (place.undone or place.given_up)]
        return self._entry(done[-1]) if done else None

    def first_undone(self) -> tuple[str, Entry] | None:
        """Return the entry that redo makes again, with the id of its document."""
        places = self._places().items()
        undone = [key for key, place in places if place.undone and not place.given_up]
        return self._entry(undone[0]) if undone else None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry under the id of its document."""
        document: Mapping[str, object] = msgspec.json.decode(msgspec.json.encode(entry))
        self._table.put({int(key): document})

    def _entry(self, key: str) -> tuple[str, Entry]:
        try:
            return key, msgspec.json.decode(encoded(self._table.raw()[key]), type=Entry)
        except msgspec.MsgspecError as error:
            raise DocumentError(f"history/{key}: {sentence(error)}") from error

    def _places(self) -> dict[str, _Place]:
        """Return the place of each entry that can be read, in their order."""
        places: dict[str, _Place] = {}
        for key, document in self._table.raw().items():
            try:
                places[key] = msgspec.json.decode(encoded(document), type=_Place)
            except msgspec.MsgspecError:  # of a hand edit: left alone, it can't be undone
                continue
        return dict(sorted(places.items(), key=lambda item: item[1].number))
