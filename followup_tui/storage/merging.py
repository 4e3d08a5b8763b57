"""Two files that went apart, compared by record: nothing that is in one of them is dropped."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from followup_tui.domain.interview import Interview
from followup_tui.domain.wording import count_words

from .changes import Change, Entry, earlier_states, entries_of, in_order_of_doing
from .documents import collector_paused, interview_of
from .errors import DocumentError
from .file_format import Document, Tables, opened
from .versions import KEPT, Version, versions_in
from .versions import TABLE as VERSIONS

_NAMED = 3


class Standing(StrEnum):
    """How an interview stands in this file and in the other one."""

    NEW_HERE = "new here"
    NEWER_THERE = "newer there"
    NEWER_HERE = "newer here"
    ONLY_HERE = "only here"
    SAME = "the same"


_FROM_THERE = (Standing.NEW_HERE, Standing.NEWER_THERE)


class Row(NamedTuple):
    """One interview of the two files, and which of its records is taken."""

    standing: Standing
    interview: Interview
    document: Document
    key: str
    """TinyDB's id of the record that stays or is replaced; that of the new one where it is new."""
    version: Version | None = None
    """The other record, where it holds something that the one that is taken never held."""

    @property
    def is_from_there(self) -> bool:
        """Whether the record of the other file is taken; where both are the same, of neither."""
        return self.standing in _FROM_THERE

    def without(self, kept: Mapping[str, Document]) -> "Row":
        """Return the row without a version that is kept already."""
        is_kept = self.version is not None and self.version.key in kept
        return self._replace(version=None) if is_kept else self


class Merge(NamedTuple):
    """What becomes of each interview of two files."""

    rows: tuple[Row, ...]
    unreadable_here: dict[str, Document]
    """Records by TinyDB's id that are no interview, or a second one of the same id."""
    unreadable_there: dict[str, Document]
    versions_there: tuple[Version, ...]
    """Those that the other file keeps and this one lacks."""

    @property
    def versions(self) -> tuple[Version, ...]:
        """The records that are not taken and would be lost otherwise."""
        differing = (row.version for row in self.rows if row.version is not None)
        return (*differing, *self.versions_there)

    @property
    def is_needed(self) -> bool:
        """Whether the other file holds anything that this one lacks."""
        return bool(self.versions) or any(row.is_from_there for row in self.rows)

    @property
    def words(self) -> str:
        """The numbers, and the names of what had changed in both files."""
        counts = {each: sum(row.standing is each for row in self.rows) for each in Standing}
        said = ", ".join(f"{count} {each}" for each, count in counts.items() if count)
        if self.versions_there:
            said += f", {count_words(len(self.versions_there), 'version')} that it keeps"
        names = [row.interview.company for row in self.rows if row.version is not None]
        if not names:
            return said or "no interviews"
        return f"{said}; changed in both: {named(names)}: the older record is {KEPT}"


def named(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def compared(here: Tables, there: Tables, name_there: str) -> Merge:
    """Compare two files by record: the later `updated_at` is taken, wherever it stands.

    A record that is known to have been the other one before is the later of the two. Of two
    records of the same moment one is taken by its bytes: the same one by both sides.
    """
    with collector_paused():
        ours, theirs = _Side.of(here, "here"), _Side.of(there, name_there)
        ids = dict.fromkeys([*ours.records, *theirs.records])
        known = here.get(VERSIONS, {})
        rows = tuple(_row(interview_id, ours, theirs).without(known) for interview_id in ids)
        versions = tuple(each for each in versions_in(there) if each.key not in known)
    return Merge(rows, ours.rest, theirs.rest, versions)


class _Record(NamedTuple):
    key: str
    document: Document
    interview: Interview

    @property
    def age(self) -> tuple[object, ...]:
        return self.interview.updated_at, bytes(self.document)


class _Side(NamedTuple):
    """One of the two files, read."""

    name: str
    records: dict[str, _Record]
    """By the interview's id."""
    rest: dict[str, Document]
    entries: dict[str, Entry]
    changes: dict[str, list[Change]]
    """What was done to each interview, in order."""

    @classmethod
    def of(cls, tables: Tables, name: str) -> "_Side":
        side = cls(name, {}, {}, entries_of(tables.get("history", {})), {})
        for key, document in tables.get("interviews", {}).items():
            try:
                record = _Record(key, document, interview_of(document))
            except DocumentError:
                side.rest[key] = document
                continue
            if side.records.setdefault(record.interview.id, record) is not record:
                side.rest[key] = document
        for change in in_order_of_doing(side.entries.values()):
            side.changes.setdefault(change.interview, []).append(change)
        return side

    def has_been(self, record: _Record) -> bool:
        """Say whether our record of an interview was this one before."""
        interview_id = record.interview.id
        ours, changes = self.records[interview_id], self.changes.get(interview_id, [])
        return opened(record.document) in earlier_states(opened(ours.document), changes)

    def turns(self, interview_id: str, other: "_Side") -> int:
        """Return how often the changes of an interview that both know were undone or redone."""
        return sum(
            entry.turns
            for key, entry in self.entries.items()
            if key in other.entries and any(interview_id == one.interview for one in entry.changes)
        )


def _row(interview_id: str, here: _Side, there: _Side) -> Row:
    ours, theirs = here.records.get(interview_id), there.records.get(interview_id)
    if ours is None:
        assert theirs is not None
        return Row(Standing.NEW_HERE, theirs.interview, theirs.document, theirs.key)
    if theirs is None:
        return Row(Standing.ONLY_HERE, ours.interview, ours.document, ours.key)
    if ours.interview == theirs.interview:
        return Row(Standing.SAME, ours.interview, ours.document, theirs.key)
    was_theirs, was_ours = here.has_been(theirs), there.has_been(ours)
    if _is_later(here, there, interview_id, was_theirs=was_theirs, was_ours=was_ours):
        version = None if was_theirs else Version.of(theirs.interview, there.name)
        return Row(Standing.NEWER_HERE, ours.interview, ours.document, theirs.key, version)
    version = None if was_ours else Version.of(ours.interview, here.name)
    return Row(Standing.NEWER_THERE, theirs.interview, theirs.document, theirs.key, version)


def _is_later(
    here: _Side, there: _Side, interview_id: str, *, was_theirs: bool, was_ours: bool
) -> bool:
    """Say whether our record is the later one; undo takes `updated_at` back, so that can't tell."""
    if was_theirs is not was_ours:
        return was_theirs
    turns = [here.turns(interview_id, there), there.turns(interview_id, here)]
    if was_theirs and turns[0] != turns[1]:
        return turns[0] > turns[1]
    return here.records[interview_id].age > there.records[interview_id].age
