"""Two files that went apart, compared by record: nothing that is in one of them is dropped."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from followup_tui.domain.interview import Interview
from followup_tui.domain.wording import count_words

from .changes import Entry, earlier_states, entries_of, in_order_of_doing
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
        parts = [f"{count} {each}" for each, count in counts.items() if count]
        if self.versions_there:
            parts.append(f"{count_words(len(self.versions_there), 'version')} kept there")
        said = ", ".join(parts)
        names = [row.interview.company for row in self.rows if row.version is not None]
        if not names:
            return said or "no interviews"
        return f"{said}; changed in both: {named(names)}: the older record is {KEPT}"


def named(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def compared(here: Tables, there: Tables, name_there: str, *, minds_undo: bool) -> Merge:
    """Compare two files by record: the one that was changed last is taken, wherever it stands.

    That is told by `updated_at` and, where it `minds_undo`, by what was undone, redone or restored
    since. Of two records of the same moment one is taken by its bytes: the same one by both sides.
    """
    with collector_paused():
        ours = _Side.of(here, "here", minds_undo=minds_undo)
        theirs = _Side.of(there, name_there, minds_undo=minds_undo)
        ids = dict.fromkeys([*ours.records, *theirs.records])
        known = here.get(VERSIONS, {})
        rows = tuple(_row(interview_id, ours, theirs).without(known) for interview_id in ids)
        versions = tuple(each for each in versions_in(there) if each.key not in known)
    return Merge(rows, ours.rest, theirs.rest, versions)


class _Record(NamedTuple):
    key: str
    document: Document
    interview: Interview


class _Side(NamedTuple):
    """One of the two files, read."""

    name: str
    records: dict[str, _Record]
    """By the interview's id."""
    rest: dict[str, Document]
    entries: dict[str, Entry]
    touched_at: dict[str, datetime]
    """When a change last did something to an interview, or was undone or redone."""

    @classmethod
    def of(cls, tables: Tables, name: str, *, minds_undo: bool) -> "_Side":
        side = cls(name, {}, {}, entries_of(tables.get("history", {})), {})
        for key, document in tables.get("interviews", {}).items():
            try:
                record = _Record(key, document, interview_of(document))
            except DocumentError:
                side.rest[key] = document
                continue
            if side.records.setdefault(record.interview.id, record) is not record:
                side.rest[key] = document
        for entry in side.entries.values() if minds_undo else ():
            for change in entry.changes:
                before = side.touched_at.get(change.interview, entry.last_at)
                side.touched_at[change.interview] = max(before, entry.last_at)
        return side

    def age(self, record: _Record) -> tuple[object, ...]:
        """Return what orders the two records of an interview; undo takes `updated_at` back."""
        updated_at = record.interview.updated_at
        touched_at = self.touched_at.get(record.interview.id, updated_at)
        return max(updated_at, touched_at), bytes(record.document)

    def has_been(self, record: _Record, other: "_Side") -> bool:
        """Say whether our record of an interview was this one before, as the other side knows.

        A change that was undone here, and that the other side never had, leaves a record there
        that is more than an earlier state of ours.
        """
        interview_id = record.interview.id
        entries = (
            each for key, each in self.entries.items() if not each.undone or key in other.entries
        )
        changes = [one for one in in_order_of_doing(entries) if one.interview == interview_id]
        return opened(record.document) in earlier_states(
            opened(self.records[interview_id].document), changes
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
    if here.age(ours) > there.age(theirs):
        version = None if here.has_been(theirs, there) else Version.of(theirs.interview, there.name)
        return Row(Standing.NEWER_HERE, ours.interview, ours.document, theirs.key, version)
    version = None if there.has_been(ours, here) else Version.of(ours.interview, here.name)
    return Row(Standing.NEWER_THERE, theirs.interview, theirs.document, theirs.key, version)
