"""A damaged file: its bytes are set aside, and what can be known of the book is opened."""

import itertools
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from .disk import Disk
from .documents import interview_of
from .errors import BookDamaged, DocumentError
from .file_format import NOTHING, Contents, Document, Tables, new_document_id
from .generations import Generations, saved_at
from .known_file import KnownFile, read_bytes, signature, state_of, understood
from .migrations import brought_up_to_date
from .records import Records, interviews_in, read_records
from .salvage import salvaged
from .saving import discard, put_in_place, write_temporary

_INTERVIEWS = "interviews"
_LOOKS = 10
_BETWEEN_LOOKS = 0.2  # seconds: longer than a small file takes to be on the disk


def read_in(
    disk: Disk, generations: Generations, path: Path, before: Contents, *, may_be_empty: bool
) -> tuple[KnownFile, str]:
    """Read the file; of a damaged one, what can be known, and a sentence that says so.

    `before` is what memory holds. Raises BookUnavailable, and has then written nothing.
    """
    data, state, found = _looked_at(disk, path, may_be_empty=may_be_empty)
    if isinstance(found, Contents):
        return KnownFile.of(found, state, data), ""
    recovered = _recovered(generations, data, before)
    if recovered is None:
        raise found
    sentence = (
        f"{path} is damaged ({found.detail}) and stays as it is until the next change; "
        f"{_copy_words(disk, path, data)}. {recovered.shown}"
    )
    return KnownFile.of(recovered.contents, state, data)._replace(is_damaged=True), sentence


def _looked_at(
    disk: Disk, path: Path, *, may_be_empty: bool
) -> tuple[bytes, os.stat_result, Contents | BookDamaged]:
    """Read the file; again while another program is only just writing it in place."""
    for look in itertools.count(1):
        data, state = read_bytes(disk, path)
        try:
            return data, state, understood(data, path, may_be_empty=may_be_empty)
        except BookDamaged as damage:
            if look == _LOOKS or not _is_being_written(disk, path, state):
                return data, state, damage
    raise AssertionError("a count ends")


def _is_being_written(disk: Disk, path: Path, state: os.stat_result) -> bool:
    disk.pause(_BETWEEN_LOOKS)
    there = state_of(disk, path)
    return there is not None and signature(there) != signature(state)


class _Recovered(NamedTuple):
    """What takes the place of a damaged file."""

    contents: Contents
    shown: str
    """How many interviews are shown, and from when."""


def _recovered(generations: Generations, data: bytes, before: Contents) -> _Recovered | None:
    """Return the newest sound generation with what is salvaged; None where nothing is known.

    Of the damaged file are taken the records that the generation lacks, or has in an older
    version. Where there is no generation, what memory holds takes its place.
    """
    base, since = _base(generations, before)
    found = salvaged(data)
    tables = brought_up_to_date(found.tables, found.meta.schema)
    if not (since or interviews_in(tables)):
        return None
    meta = base.meta if since else found.meta
    # A file of a later version is never written, however much of it is left.
    meta = msgspec.structs.replace(
        meta, schema=max(meta.schema, found.meta.schema), checksum=NOTHING.checksum
    )
    whole = {**base.tables, **_added(base.tables, tables)}
    known, now = interviews_in(base.tables), interviews_in(whole)
    taken = sum(known.get(one) != interview for one, interview in now.items())
    shown = _shown_words(len(now), taken, since)
    return _Recovered(Contents(meta, whole, NOTHING.checksum), shown)


def _base(generations: Generations, before: Contents) -> tuple[Contents, str]:
    """Return what the damaged file is held against, and words for where that is from, if any."""
    is_of_another_program = before is not NOTHING and not before.meta.commit
    newest = None if is_of_another_program else generations.newest_good()
    if newest is None:
        return before, "" if before is NOTHING else "as last read or saved"
    # Late, like the digest: both are dear, and rarely needed.
    from followup_tui.domain.wording import day_words

    path, contents = newest
    at = saved_at(path).astimezone()
    return contents, f"as saved on {day_words(at.date())} at {at:%H:%M}"


def _copy_words(disk: Disk, path: Path, data: bytes) -> str:
    try:
        return f"a copy is kept as {set_aside(disk, path, data).name}"
    except OSError as error:
        return f"no copy of it could be made yet ({error.strerror})"


def _shown_words(shown: int, taken: int, since: str) -> str:
    from followup_tui.domain.wording import count_words

    if not since:
        return f"Shown: {count_words(shown, 'interview')}, all that could be read of it."
    more = f", {taken} of them from the damaged file" if taken else ""
    return f"Shown: {count_words(shown, 'interview')} {since}{more}."


def set_aside(disk: Disk, path: Path, data: bytes) -> Path:
    """Keep the bytes of a damaged file beside it; return the copy. Raises OSError.

    It is named by what it holds, made once, and never written over: the user may repair it.
    """
    from hashlib import sha256

    name = f"{path.name}.damaged-{sha256(data).hexdigest()[:12]}"
    names = disk.names(path.parent)
    for number in itertools.count(1):
        copy = path.with_name(name if number == 1 else f"{name}-{number}")
        if copy.name not in names:
            break
        if disk.read(copy)[0] == data:
            return copy
    temporary, _ = write_temporary(disk, copy, lambda _: (data,), None)
    try:
        put_in_place(disk, temporary, copy)
    except BaseException:
        discard(disk, temporary)
        raise
    disk.sync_folder(path.parent)
    return copy


def make_sure_of_copy(disk: Disk, path: Path) -> None:
    """Set a damaged file aside before it is replaced, if it is still there; raises OSError."""
    with suppress(FileNotFoundError):
        set_aside(disk, path, disk.read(path)[0])


def _added(base: Tables, found: Tables) -> Tables:
    """Return the tables with what the base lacks of them, or has in an older version."""
    tables = {name: {**found[name], **base.get(name, {})} for name in found}
    tables[_INTERVIEWS] = _newest_interviews(base.get(_INTERVIEWS, {}), found.get(_INTERVIEWS, {}))
    return tables


def _newest_interviews(
    base: dict[str, Document], found: dict[str, Document]
) -> dict[str, Document]:
    documents = dict(base)
    known = read_records(base, Records())
    places, newest = dict(known.documents), dict(known.by_id)
    for key, line in found.items():
        try:
            interview = interview_of(line)
        except DocumentError:  # kept as it is, unless the base has something in its place
            documents.setdefault(key, line)
            continue
        if interview.id not in newest:
            places[interview.id] = key if key not in documents else new_document_id()
        elif interview.updated_at <= newest[interview.id].updated_at:
            continue
        documents[places[interview.id]] = line
        newest[interview.id] = interview
    return documents
