"""What the book takes over: another data file, an older generation, a version of a record."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from followup_tui.domain.interview import Interview
from followup_tui.domain.value import clean

from .book import InterviewBook
from .changes import later_than
from .conflict_copies import read_copy
from .documents import interview_from
from .errors import BookTooNew
from .merging import Merge, compared
from .migrations import SCHEMA
from .records import Records, read_records
from .versions import Version, versions_in


def compare_file(book: InterviewBook, path: Path) -> Merge:
    """Return what merging another data file would do; raises NotMerged."""
    there = read_copy(path, book.path).tables
    return compared(book.storage.tables, there, clean(path.name), minds_undo=False)


def merge_file(book: InterviewBook, path: Path, at: datetime) -> Merge:
    """Take from another data file what is newer there, as one change; raises NotMerged.

    The file is only read. What is not taken, from here or from there, is kept as a version.
    """
    there = read_copy(path, book.path).tables

    def work(fresh: Records) -> Merge:
        merge = compared(book.storage.tables, there, clean(path.name), minds_undo=False)
        book.writing.keep_versions(merge.versions)
        taken = {row.interview.id: row.interview for row in merge.rows if row.is_from_there}
        book.writing.store(fresh, taken, f"merge {clean(path.name)}", at)
        return merge

    return book.transact(work)


def restore(book: InterviewBook, generation: Path, what: str, at: datetime) -> int:
    """Put the interviews of an older generation in place, as one change.

    Returns how many interviews that changed. A record that can't be read stays, unless the
    generation has it readable. Raises BookUnavailable for a generation that is not sound.
    """
    contents = book.storage.generations.contents(generation)
    if contents.meta.schema > SCHEMA:
        raise BookTooNew(generation, contents.meta.schema, SCHEMA)
    then = read_records(contents.tables.get("interviews", {}), Records())

    def work(fresh: Records) -> int:
        gone: dict[str, Interview | None] = dict.fromkeys(fresh.by_id.keys() - then.by_id)
        whole = {**gone, **then.by_id}
        differing = {one: it for one, it in whole.items() if fresh.by_id.get(one) != it}
        here = fresh.with_places_of(then)
        book.writing.store(here, differing, what, at)
        return len(differing)

    return book.transact(work)


def versions_of(book: InterviewBook) -> tuple[Version, ...]:
    """Return the records that were not taken where two sides had changed one, the latest first."""
    versions = versions_in(book.storage.tables)
    return tuple(sorted(versions, key=lambda each: each.when, reverse=True))


def restore_version(book: InterviewBook, version: Version, what: str, at: datetime) -> bool:
    """Put a version in the place of its record, as one change; say whether it was another.

    Raises DocumentError for a version that is no interview.
    """
    interview = interview_from(version.document)

    def work(fresh: Records) -> bool:
        now = fresh.by_id.get(interview.id)
        updated_at = at if now is None else later_than(now.updated_at, at)
        then = replace(interview, updated_at=updated_at)
        if now is not None and now == replace(then, updated_at=now.updated_at):
            return False
        book.writing.store(fresh.with_place_of(interview.id), {interview.id: then}, what, at)
        return True

    return book.transact(work)
