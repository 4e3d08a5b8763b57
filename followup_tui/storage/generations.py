"""Older generations of the data file, kept beside it."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from .disk import Disk
from .errors import BookDamaged, BookForeign, BookUnavailable, BookUnreadable
from .file_format import Contents, backup_folder, parse
from .known_file import read_bytes, state_of
from .migrations import SCHEMA

LATEST_KEPT = 10
DAYS_KEPT = 14
_BEFORE_UPGRADE = "-before-upgrade"
_PART = ".part"
_SAVED = "%Y%m%dT%H%M%SZ"
_LATEST_TIME = 253_370_764_799  # the end of the year 9998
_FIRST_YEAR, _LAST_YEAR = 1970, 9998  # a zone may lead a year further
_NAME = re.compile(rf"\d{{8}}T\d{{6}}Z-(-?\d+)-[0-9a-f]{{8}}(?:{_BEFORE_UPGRADE})?\.json")


class Generations:
    """The backup folder: the last 10, the first of each of 14 days, all from before an upgrade.

    A name is `<saved, UTC>-<generation>-<checksum>.json`. Their order is that of the generations:
    a clock may be wrong, the count only goes up.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk

    def names(self) -> list[str]:
        """Return the names of the generations, the oldest first; none of the user's own files."""
        return _in_order(self._all_names())

    def newest_first(self) -> list[Path]:
        """Return the files of the generations, as the user counts them."""
        return [self.folder / name for name in reversed(self.names())]

    def newest_good(self) -> tuple[Path, Contents] | None:
        """Return the newest generation that is as it was saved, and what it holds."""
        for path in self.newest_first():
            with suppress(BookUnavailable):
                return path, self.contents(path)
        return None

    def contents(self, path: Path) -> Contents:
        """Return what a generation holds; raises BookUnavailable where it is damaged."""
        state_of(self._disk, path)  # refuses what is no file: a pipe would be waited for
        contents = parse(read_bytes(self._disk, path)[0], path)
        if contents.checksum not in path.name:
            raise BookDamaged(path, self.folder, "it is not what was saved")
        return contents

    def put_aside_if_damaged(self, path: Path) -> Path | None:
        """Give a damaged generation a name under which it is none; return that."""
        try:
            self.contents(path)
        except (BookDamaged, BookForeign):
            aside, there, number = path.with_suffix(".damaged"), self._all_names(), 1
            while aside.name in there:
                number += 1
                aside = path.with_name(f"{path.stem}-{number}.damaged")
            with suppress(OSError):  # of no use where it is, but no harm either
                self._disk.replace(path, aside)
                return aside
        except BookUnreadable:  # not today
            pass
        return None

    def _all_names(self) -> list[str]:
        try:
            return self._disk.names(self.folder)
        except OSError:  # not there, or not to be looked into
            return []

    def keep(self, path: Path, state: os.stat_result, contents: Contents) -> None:
        """Keep the file here, unless it is.

        It is copied: a program that writes into the file itself would reach a hard link as well.
        An older file that somebody put in place is counted as the newest, since it came last; not
        one that is kept already, with its time.
        """
        # A file system may hold a time that no calendar does.
        saved = datetime.fromtimestamp(min(max(state.st_mtime, 0), _LATEST_TIME), UTC)
        ending = _BEFORE_UPGRADE if contents.meta.schema < SCHEMA else ""
        begin, end = f"{saved:%Y%m%dT%H%M%SZ}-", f"-{contents.checksum}{ending}.json"
        names = self.names()
        kept = [name for name in names if name.startswith(begin) and name.endswith(end)]
        number = contents.meta.generation
        if names and number <= (newest := _number(names[-1])):
            number = newest + 1
        second = self.folder / (kept[0] if kept else f"{begin}{number:08d}{end}")
        self._disk.make_folder(self.folder)
        if self._is_whole(second, state.st_size):
            return
        try:
            self._copy(path, second)
        except OSError:  # a link needs no room
            self._disk.link(path, second)

    def _is_whole(self, second: Path, size: int) -> bool:
        """Say whether a copy is there in full: a power cut may have left less of it."""
        try:
            return self._disk.state(second).st_size == size
        except FileNotFoundError:
            return False

    def _copy(self, path: Path, second: Path) -> None:
        part = second.with_suffix(_PART)
        try:
            self._disk.copy(path, part)
            self._disk.replace(part, second)
        except OSError:
            with suppress(OSError):
                self._disk.unlink(part)
            raise

    def forget_old(self) -> None:
        """Remove what is neither among the latest nor the first of its day.

        Only the holder of the lock may call this: it also removes what a crash left of a copy.
        """
        there = self._all_names()
        names = _in_order(there)
        first_of_day: dict[str, str] = {}
        for name in names:
            first_of_day.setdefault(name[:8], name)
        kept = {*names[-LATEST_KEPT:], *list(first_of_day.values())[-DAYS_KEPT:]}
        left = [name for name in there if name.endswith(_PART)]
        old = [name for name in names if name not in kept and _BEFORE_UPGRADE not in name]
        for name in left + old:
            with suppress(OSError):  # tried again after the next save
                self._disk.unlink(self.folder / name)

    def give_up_oldest(self) -> bool:
        """Remove the oldest to make room; False when only the newest is left.

        Those from before an upgrade go last of all.
        """
        old = self.names()[:-1]
        old.sort(key=lambda name: _BEFORE_UPGRADE in name)
        for name in old:
            with suppress(OSError):  # a folder of that name, or one that may not be touched
                self._disk.unlink(self.folder / name)
                return True
        return False


def generations_of(path: Path) -> Generations:
    """Return the older generations of a data file; the folder need not be there."""
    return Generations(backup_folder(Path(os.path.realpath(path))), Disk())


def is_before_upgrade(generation: Path) -> bool:
    """Say whether a generation is from before an upgrade: such a one is given up last."""
    return _BEFORE_UPGRADE in generation.name


def saved_at(generation: Path) -> datetime:
    """Return when a generation was saved, in UTC, to the second."""
    return datetime.strptime(generation.name[:16], _SAVED).replace(tzinfo=UTC)


def _in_order(names: Iterable[str]) -> list[str]:
    """Return the names of generations, the oldest first."""
    return sorted(filter(_is_generation, names), key=lambda name: (_number(name), name))


@cache
def _is_generation(name: str) -> bool:
    if not _NAME.fullmatch(name):
        return False
    try:
        at = saved_at(Path(name))
    except ValueError:  # no such day
        return False
    return _FIRST_YEAR <= at.year <= _LAST_YEAR


def _number(name: str) -> int:
    found = _NAME.fullmatch(name)
    assert found is not None
    return int(found[1])
