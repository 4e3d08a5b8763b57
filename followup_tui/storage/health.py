"""The health of a data file and of what is around it, and mending what can be mended."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from followup_tui.domain.value import clean
from followup_tui.domain.wording import count_words

from .changes import entries_of
from .conflict_copies import conflict_copies
from .damage import read_in
from .disk import Disk
from .durable import DurableStorage
from .errors import BookUnavailable, BookUnreadable
from .file_format import NOTHING, Contents
from .generations import Generations, generations_of
from .known_file import state_of
from .location import data_file
from .migrations import SCHEMA
from .records import Records, interviews_in, read_records
from .saving import leftovers
from .versions import TABLE as VERSIONS
from .versions import versions_in

_OTHERS = 0o077


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    sentence: str
    """How it is, and what to do where it is not well."""
    is_well: bool = True


def examined(path: Path) -> tuple[Finding, ...]:
    """Look at a data file and at what is around it; a damaged file is set aside, as always."""
    path, disk = Path(os.path.realpath(path)), Disk()
    generations = generations_of(path)
    return (
        *_file(path, disk, generations),
        *_modes(path, generations),
        *_beside(path, disk),
        *_backups(generations, disk),
        _lock(path, disk),
    )


def _file(path: Path, disk: Disk, generations: Generations) -> Iterator[Finding]:
    try:
        if state_of(disk, path) is None:
            yield _missing(path, generations)
            return
        is_first = not generations.names()
        known, damage = read_in(disk, generations, path, NOTHING, may_be_empty=is_first)
    except BookUnavailable as error:
        yield Finding("file", str(error), False)
        return
    if damage:
        yield Finding("file", f"{damage} --repair saves that.", False)
        return
    contents = known.contents
    yield Finding("file", f"{path} can be read")
    yield _checksum(contents)
    yield _schema(contents)
    yield from _records(contents)
    yield from _versions(contents)


def _versions(contents: Contents) -> Iterator[Finding]:
    """Name what was kept beside a record when both sides had changed it."""
    kept = versions_in(contents.tables)
    names = dict.fromkeys(str(each.document.get("company", "")) for each in kept)
    if kept:
        words = f"{len(kept)} kept of {', '.join(names)}: followup backups lists them"
        yield Finding("versions", clean(words))
    if broken := len(contents.tables.get(VERSIONS, {})) - len(kept):
        words = f"{broken} can't be read and are kept as they are in the table versions"
        yield Finding("versions", words, False)


def _missing(path: Path, generations: Generations) -> Finding:
    if generations.names():
        words = f"{path} is not there: followup restore 1 makes it from the newest generation"
        return Finding("file", words, False)
    return Finding("file", f"{path} is not there yet: the first change makes it")


def _checksum(contents: Contents) -> Finding:
    if contents.is_as_saved:
        return Finding("checksum", "it is as it was saved")
    words = "another program changed it since it was saved: --repair takes that over"
    return Finding("checksum", words, contents.meta.schema == 0)


def _schema(contents: Contents) -> Finding:
    schema = contents.meta.schema
    if schema > SCHEMA:
        words = f"{schema}, of a later version: it is only read; update followup"
        return Finding("schema", words, False)
    older = "" if schema == SCHEMA else f": the next change brings it to {SCHEMA}"
    return Finding("schema", f"{schema}{older}")


def _records(contents: Contents) -> Iterator[Finding]:
    records = read_records(contents.tables.get("interviews", {}), Records())
    for complaint in records.complaints:
        words = f"{complaint}; mend it in the file, or take it from a generation"
        yield Finding("record", words, False)
    if not records.complaints:
        yield Finding("records", f"{count_words(len(records.ordered), 'interview')}, all readable")
    history = contents.tables.get("history", {})
    if broken := sorted(history.keys() - entries_of(history).keys()):
        words = f"history/{', history/'.join(broken)}: can't be read, so it can't be undone"
        yield Finding("history", words, False)
    else:
        yield Finding("history", count_words(len(history), "change"))


def _modes(path: Path, generations: Generations) -> Iterator[Finding]:
    open_to_others = [each for each in _private(path, generations) if _is_open(each)]
    for each in open_to_others:
        words = f"others may look into {each} ({_mode(each):04o}): --repair shuts it"
        yield Finding("access", words, False)
    if not open_to_others:
        yield Finding("access", "nobody else may look into it")


def _private(path: Path, generations: Generations) -> list[Path]:
    """Return what only the user is to look into; a folder that is not ours alone is left out."""
    ours = [path.parent] if path.parent == data_file().parent else []
    return [each for each in (path, generations.folder, *ours) if os.access(each, os.F_OK)]


def _is_open(path: Path) -> bool:
    return sys.platform != "win32" and bool(_mode(path) & _OTHERS)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _beside(path: Path, disk: Disk) -> Iterator[Finding]:
    for copy in conflict_copies(disk, path):
        words = f"{copy.name} looks like a conflict copy: followup merge shows what is in it"
        yield Finding("beside", words, False)
    for left in leftovers(disk, path):
        words = f"{left.name} is left of a save that was cut off: --repair removes it"
        yield Finding("beside", words, False)
    for name in _names(disk, path.parent):
        if name.startswith(f"{path.name}.damaged-"):
            yield Finding("beside", f"{name} is kept: remove it once you miss nothing")


def _names(disk: Disk, folder: Path) -> list[str]:
    try:
        return sorted(disk.names(folder))
    except OSError:
        return []


def _backups(generations: Generations, disk: Disk) -> Iterator[Finding]:
    folder, damaged, unreadable = generations.folder, [], []
    try:
        disk.names(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        words = f"none can be kept: {folder} can't be looked into ({error.strerror})"
        yield Finding("backups", words, False)
        return
    for path in generations.newest_first():
        try:
            generations.contents(path)
        except BookUnreadable:
            unreadable.append(path.name)
        except BookUnavailable:
            damaged.append(path.name)
    if damaged:
        words = f"damaged: {', '.join(damaged)}; --repair puts that aside"
        yield Finding("backups", words, False)
    if unreadable:
        words = f"can't be read: {', '.join(unreadable)}; check whose it is"
        yield Finding("backups", words, False)
    good = len(generations.names()) - len(damaged) - len(unreadable)
    yield Finding("backups", f"{count_words(good, 'generation')}, good")


def _lock(path: Path, disk: Disk) -> Finding:
    lock = path.with_name(f"{path.name}.lock")
    try:
        if os.access(lock, os.F_OK):
            disk.lock(lock, 0)()
    except TimeoutError:
        return Finding("lock", "another process holds it: try again when that is done", False)
    except OSError as error:
        return Finding("lock", f"{lock} can't be used: {error.strerror}", False)
    return Finding("lock", "free")


def mended(path: Path) -> list[str]:
    """Mend what can be mended without losing anything; return what was done. Raises BookError."""
    path = Path(os.path.realpath(path))
    generations = generations_of(path)
    done = [
        f"{each.name} is damaged and is kept as {aside.name}"
        for each in generations.newest_first()
        if (aside := generations.put_aside_if_damaged(each)) is not None
    ]
    if state_of(Disk(), path) is None:
        return done
    left = [each.name for each in leftovers(Disk(), path)]
    storage = DurableStorage(path)
    if storage.write_anew():
        interviews = count_words(len(interviews_in(storage.tables)), "interview")
        done.append(f"{path} was saved anew, with {interviews}; what was there before is kept")
    done += [f"{name} was removed" for name in left]
    for each in _private(path, generations):
        if _is_open(each):
            with suppress(OSError):
                each.chmod(_mode(each) & ~_OTHERS)
                done.append(f"{each} is now for you alone")
    return done
