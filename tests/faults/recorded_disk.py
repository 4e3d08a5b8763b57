"""A disk that notes what it was asked to do, as far as it matters after a power cut."""

from pathlib import Path
from typing import NamedTuple

from followup_tui.storage.disk import Disk


class Name(NamedTuple):
    """A name comes, goes, or moves: `file` is what it means from now on."""

    folder: Path
    gone: str | None = None
    come: str | None = None
    file: int = 0


class Content(NamedTuple):
    """A file has this content from now on, as far as it is read from memory."""

    file: int
    data: bytes


class Synced(NamedTuple):
    """A file, or the names of a folder, are on the disk."""

    what: int | Path


class Acknowledged(NamedTuple):
    """The user was told that so many changes are saved."""

    count: int


Event = Name | Content | Synced | Acknowledged
FOLDER = -1
"""What the name of a folder means."""


class RecordedDisk(Disk):
    """A disk that really works, and notes what matters after a power cut.

    It takes no note of the methods that `forgets` names, as a disk would that ignores them.
    """

    def __init__(self, forgets: tuple[str, ...] = ()) -> None:
        self.events: list[Event] = []
        self._forgets = forgets
        self._files: dict[Path, int] = {}
        self._open: dict[int, int] = {}
        self._contents: dict[int, bytes] = {}

    def _name(self, path: Path, file: int) -> None:
        self._files[path] = file
        self.events.append(Name(path.parent, come=path.name, file=file))

    def _write(self, file: int, data: bytes) -> None:
        self._contents[file] = data
        self.events.append(Content(file, data))

    def make_folder(self, folder: Path) -> None:
        if not folder.exists():
            self._name(folder, FOLDER)
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = file = len(self._contents)
        self._name(path, file)
        self._write(file, b"")
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        count = super().write(descriptor, data)
        file = self._open[descriptor]
        self._write(file, self._contents[file] + bytes(data[:count]))
        return count

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        if descriptor in self._open and "sync" not in self._forgets:
            self.events.append(Synced(self._open[descriptor]))

    def close(self, descriptor: int) -> None:
        del self._open[descriptor]
        super().close(descriptor)

    def link(self, path: Path, second: Path) -> None:
        super().link(path, second)
        self._name(second, self._files[path])

    def copy(self, path: Path, second: Path) -> None:
        super().copy(path, second)
        file = len(self._contents)
        self._name(second, file)
        self._write(file, second.read_bytes())

    def replace(self, new: Path, path: Path) -> None:
        super().replace(new, path)
        self._files[path] = file = self._files.pop(new)
        self.events.append(Name(path.parent, gone=new.name, come=path.name, file=file))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        if "sync_folder" not in self._forgets:
            self.events.append(Synced(folder))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.events.append(Name(path.parent, gone=path.name))
