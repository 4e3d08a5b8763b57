"""The interviews of the book, each converted once and kept until its document changes."""

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from followup_tui.domain.interview import Interview
from followup_tui.domain.value import clean

from .documents import collector_paused, interview_of
from .errors import DocumentError
from .file_format import Document, Tables, opened


class Records(NamedTuple):
    """All interviews that could be read, and sentences about what could not."""

    table: Mapping[str, Document] = {}
    """The documents they were read from, by TinyDB's id."""
    by_document: Mapping[str, Interview] = {}
    by_id: Mapping[str, Interview] = {}
    documents: Mapping[str, str] = {}
    """TinyDB's id of the document by the interview's id."""
    ordered: tuple[Interview, ...] = ()
    """In order of creation."""
    complaints: tuple[str, ...] = ()

    def with_places_of(self, then: "Records") -> "Records":
        """Return them as if what can't be read were the interviews that `then` has in its place."""
        places = {
            one: key
            for one, key in then.documents.items()
            if key not in self.by_document and bytes(self.table.get(key, b"")).startswith(b"{")
        }
        return self._replace(documents={**places, **self.documents})

    def with_place_of(self, interview_id: str) -> "Records":
        """Return them as if a record that can't be read, but has this id, were that interview."""
        unreadable = (key for key in self.table if key not in self.by_document)
        place = next((key for key in unreadable if id_in(self.table[key]) == interview_id), None)
        places = {} if place is None else {interview_id: place}
        return self._replace(documents={**places, **self.documents})


def id_in(line: Document) -> str | None:
    """Return the id in a document that need not be an interview."""
    fields: object = opened(line)
    found = fields.get("id") if isinstance(fields, dict) else None
    return found if isinstance(found, str) else None


def interviews_in(tables: Tables) -> Mapping[str, Interview]:
    """Return the interviews of a file that can be read, by id."""
    return read_records(tables.get("interviews", {}), Records()).by_id


def read_records(table: Mapping[str, Document], before: Records) -> Records:
    """Convert the documents that are not the same as `before`."""
    if table is before.table:
        return before
    complaints: list[str] = []
    by_document: dict[str, Interview] = {}
    with collector_paused():
        for key, line in table.items():
            if before.table.get(key) == line and key in before.by_document:
                by_document[key] = before.by_document[key]
                continue
            try:
                by_document[key] = interview_of(line)
            except DocumentError as error:
                complaints.append(f"interviews/{key}: {error}; it is kept as it is, not shown")
    return _arranged(table, by_document, complaints)


def _arranged(
    table: Mapping[str, Document], by_document: Mapping[str, Interview], complaints: list[str]
) -> Records:
    by_id: dict[str, Interview] = {}
    documents: dict[str, str] = {}
    for key, interview in by_document.items():
        first = documents.setdefault(interview.id, key)
        by_id.setdefault(interview.id, interview)
        if first != key:
            complaints.append(
                f"interviews/{key}: id: {interview.id} is also that of interviews/{first}, "
                "which is the one that is shown; both are kept"
            )
    ordered = sorted(by_id.values(), key=attrgetter("created_at", "starts_at", "id"))
    return Records(
        table, by_document, by_id, documents, tuple(ordered), tuple(map(clean, complaints))
    )
