"""The data file as it was last read or saved, and whether it is still that."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from .disk import Disk
from .errors import BookDamaged, BookReadOnly, BookTooNew, BookUnavailable, BookUnreadable
from .file_format import NOTHING, Contents, backup_folder, parse
from .migrations import SCHEMA

HEAD = 2048  # bytes; the first line, which names the commit, is shorter


class KnownFile(NamedTuple):
    """What the file held, and what the file system said of it at that moment."""

    contents: Contents = NOTHING
    state: os.stat_result | None = None
    """None where there is no file."""
    head: bytes = b""
    is_damaged: bool = False
    """Whether the file holds something else: what could be known of the book is in `contents`."""

    @classmethod
    def of(cls, contents: Contents, state: os.stat_result, data: bytes) -> "KnownFile":
        """Remember a file by its contents, its state and its first bytes."""
        return cls(contents, state, data[:HEAD])

    def has_state(self, state: os.stat_result) -> bool:
        """Compare inode, size and time of change: any one alone has been seen to stay."""
        return self.state is not None and signature(self.state) == signature(state)

    def why_read_only(self, disk: Disk, path: Path) -> BookUnavailable | None:
        """Return why a change of this file would be refused: too new, or not to be written."""
        schema = self.contents.meta.schema
        if schema > SCHEMA:
            return BookTooNew(path, schema, SCHEMA)
        return None if self._may_write(disk, path) else BookReadOnly(path)

    def _may_write(self, disk: Disk, path: Path) -> bool:
        try:
            folder = next(folder for folder in path.parents if folder.exists())
            return disk.may_write(folder) and (self.state is None or disk.may_write(path))
        except OSError:  # gone or out of reach since; what stands in the way, the save will say
            return True

    def is_still_there(self, disk: Disk, path: Path) -> bool:
        """Say whether the path still names this file; the first line is looked at as well."""
        state = state_of(disk, path)
        if state is None or self.state is None:
            return state is self.state
        try:
            return self.has_state(state) and disk.head(path, HEAD) == self.head
        except OSError:
            return False


def signature(state: os.stat_result) -> tuple[int, int, int]:
    """Return what changes when a file is replaced or written to."""
    return state.st_ino, state.st_size, state.st_mtime_ns


def state_of(disk: Disk, path: Path) -> os.stat_result | None:
    """Return the state of the file; None where there is none. Raises BookUnreadable."""
    try:
        state = disk.state(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BookUnreadable(path, error.strerror or str(error)) from error
    if not stat.S_ISREG(state.st_mode):  # a pipe would be waited for, a device replaced
        raise BookUnreadable(path, "it is no ordinary file")
    return state


def read_file(disk: Disk, path: Path, *, may_be_empty: bool) -> KnownFile:
    """Read and understand a file; raises BookUnreadable, BookDamaged and BookForeign."""
    data, state = read_bytes(disk, path)
    return KnownFile.of(understood(data, path, may_be_empty=may_be_empty), state, data)


def read_bytes(disk: Disk, path: Path) -> tuple[bytes, os.stat_result]:
    """Return the bytes of the file and its state; raises BookUnreadable."""
    try:
        return disk.read(path)
    except OSError as error:
        raise BookUnreadable(path, error.strerror or str(error)) from error
    except MemoryError as error:
        raise BookUnreadable(path, "it is larger than the memory") from error


def understood(data: bytes, path: Path, *, may_be_empty: bool) -> Contents:
    """Understand the file; raises BookDamaged and BookForeign.

    An empty file is a new one only where it `may_be_empty`; elsewhere it has lost its content.
    """
    if may_be_empty and not data:
        return NOTHING
    contents = parse(data, path)
    if not (may_be_empty or contents.tables):
        raise BookDamaged(path, backup_folder(path), "it is empty")
    return contents
