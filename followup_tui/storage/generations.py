"""Older generations of the data file, kept beside it under second names."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from .disk import Disk

LATEST_KEPT = 10
DAYS_KEPT = 14
_BEFORE_UPGRADE = "-before-upgrade"


class Generations:
    """The backup folder: the last 10, the first of each of 14 days, all from before an upgrade.

    A name is `<saved, UTC>-<generation>-<checksum>.json`, so names sort by time.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk

    def names(self) -> list[str]:
        """Return the names of the generations, the oldest first."""
        try:
            return sorted(name for name in self._disk.names(self.folder) if name.endswith(".json"))
        except FileNotFoundError:
            return []

    def keep(self, path: Path, state: os.stat_result, label: str, *, upgrade: bool) -> None:
        """Give the file a second name here, unless it has one; `label` tells it from others."""
        saved = datetime.fromtimestamp(state.st_mtime, UTC)
        ending = _BEFORE_UPGRADE if upgrade else ""
        second = self.folder / f"{saved:%Y%m%dT%H%M%SZ}-{label}{ending}.json"
        self._disk.make_folder(self.folder)
        try:
            self._disk.link(path, second)
        except OSError:  # it has that name already, or this file system knows no hard links
            if second.name not in self.names():
                self._copy(path, second)

    def _copy(self, path: Path, second: Path) -> None:
        part = second.with_suffix(".part")
        try:
            self._disk.copy(path, part)
            self._disk.replace(part, second)
        except OSError:
            with suppress(OSError):
                self._disk.unlink(part)
            raise

    def forget_old(self) -> None:
        """Remove what is neither among the latest nor the first of its day."""
        names = self.names()
        first_of_day: dict[str, str] = {}
        for name in names:
            first_of_day.setdefault(name[:8], name)
        kept = {*names[-LATEST_KEPT:], *list(first_of_day.values())[-DAYS_KEPT:]}
        for name in names:
            if name not in kept and _BEFORE_UPGRADE not in name:
                with suppress(OSError):  # tried again after the next save
                    self._disk.unlink(self.folder / name)

    def give_up_oldest(self) -> bool:
        """Remove the oldest to make room; False when only the newest is left."""
        names = self.names()
        if len(names) < 2:
            return False
        self._disk.unlink(self.folder / names[0])
        return True
