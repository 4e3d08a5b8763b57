"""How a file is replaced so that its path names one complete file at every instant."""

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from .disk import Disk

_SHARING_ERRORS = (5, 32)  # Windows: another process has the file open at this moment
_TRIES = 40
_BETWEEN_TRIES = 0.05


def write_temporary(
    disk: Disk,
    path: Path,
    content: Callable[[datetime], Sequence[bytes]],
    like: os.stat_result | None,
) -> tuple[Path, os.stat_result]:
    """Write and sync a new file beside `path`; return its name and state.

    `content` is given the moment the file was made, in UTC. The file is removed again when
    anything fails.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    descriptor = disk.create(temporary)
    try:
        try:
            if like is not None:
                disk.make_like(descriptor, path, like)
            made_at = datetime.fromtimestamp(disk.state_of_open(descriptor).st_mtime, UTC)
            for piece in content(made_at):
                _write_all(disk, descriptor, piece)
            disk.sync(descriptor)
            state = disk.state_of_open(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        discard(disk, temporary)
        raise
    return temporary, state


def _write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, rest) :]


def discard(disk: Disk, temporary: Path) -> None:
    """Remove a temporary; one that can't be removed is left to the next holder of the lock."""
    with suppress(OSError):
        disk.unlink(temporary)


def put_in_place(disk: Disk, temporary: Path, path: Path) -> None:
    """Rename the temporary over the file, trying for two seconds where Windows refuses."""
    for _ in range(_TRIES):
        try:
            disk.replace(temporary, path)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            disk.pause(_BETWEEN_TRIES)
    disk.replace(temporary, path)


def leftovers(disk: Disk, path: Path) -> list[Path]:
    """Return the temporaries of saves, which no save under way means crashed ones."""
    try:
        names = disk.names(path.parent)
    except OSError:  # not there, or not to be looked into
        return []
    return [
        path.with_name(name)
        for name in names
        if name.startswith(f".{path.name}.") and name.endswith(".tmp")
    ]


def remove_leftovers(disk: Disk, path: Path) -> None:
    """Remove the temporaries of crashed saves; only the holder of the lock may call this."""
    for each in leftovers(disk, path):
        discard(disk, each)


def make_folders(disk: Disk, folder: Path) -> None:
    """Make a folder and those above it, each on the disk before the next."""
    if not folder.is_dir():
        make_folders(disk, folder.parent)
        disk.make_folder(folder)
        disk.sync_folder(folder.parent)
