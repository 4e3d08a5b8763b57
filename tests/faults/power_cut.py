"""What can be found on a disk after a power cut.

The model is the weakest that POSIX allows: what was written and not synced may be lost, be cut
short, or have its length and no content; a name that came or went in a folder that was not synced
may have come or gone or not, each for itself.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import chain, product
from pathlib import Path

from tests.faults import LONG
from tests.faults.recorded_disk import FOLDER, Acknowledged, Content, Event, Name, Synced

FEW = 5
"""So many names in doubt in one folder are tried in all combinations; of more, as many."""

MANY = 400 if LONG else 100
"""So many combinations of what is in doubt in all folders are tried; of more, as many."""

Files = dict[Path, bytes]


class CutDisk:
    """What is surely on the disk at one moment, and what is in doubt."""

    def __init__(self) -> None:
        self.acknowledged = 0
        self._names: dict[Path, int] = {}
        self._doubts: dict[Path, list[Name]] = {}
        self._folders: set[Path] = set()
        self._synced: dict[int, bytes] = {}
        self._written: dict[int, bytes] = {}

    def take(self, event: Event) -> None:
        """Go one event on."""
        match event:
            case Acknowledged(count):
                self.acknowledged = count
            case Content(file, data):
                self._written[file] = data
            case Name():
                if event.file == FOLDER and event.come:
                    self._folders.add(event.folder / event.come)
                self._doubts.setdefault(event.folder, []).append(event)
            case Synced(Path() as folder):
                for name in self._doubts.pop(folder, []):
                    _rename(self._names, name)
            case Synced(int() as file):
                self._synced[file] = self._written[file]

    def states(self, chance: random.Random) -> Iterator[Files]:
        """Yield what may be found, each file by its path."""
        choices = list(product(*(_some_of(one, chance) for one in self._doubts.values())))
        for chosen in chance.sample(choices, min(len(choices), MANY)):
            names = dict(self._names)
            for name in chain.from_iterable(chosen):
                _rename(names, name)
            yield from self._with_contents(self._reached(names), chance)

    def _reached(self, names: dict[Path, int]) -> dict[Path, int]:
        """Return the files all of whose folders are there."""
        lost = {folder for folder in self._folders if folder not in names}
        return {
            path: file
            for path, file in names.items()
            if file != FOLDER and not lost & set(path.parents)
        }

    def _with_contents(self, files: dict[Path, int], chance: random.Random) -> Iterator[Files]:
        """Yield the files with each kind of damage that what was not synced may have."""
        for damage in range(4):
            yield {path: self._content(file, damage, chance) for path, file in files.items()}

    def _content(self, file: int, damage: int, chance: random.Random) -> bytes:
        data, surely = self._written.get(file, b""), self._synced.get(file, b"")
        if data == surely:
            return data
        return (surely, data, bytes(len(data)), data[: chance.randrange(len(data) + 1)])[damage]


def _rename(names: dict[Path, int], name: Name) -> None:
    if name.gone is not None:
        names.pop(name.folder / name.gone, None)
    if name.come is not None:
        names[name.folder / name.come] = name.file


def _some_of(doubts: Sequence[Name], chance: random.Random) -> list[list[Name]]:
    """Return choices of the names that reached the disk, in their order."""
    if len(doubts) <= FEW:
        masks = list(product((False, True), repeat=len(doubts)))
    else:
        masks = [tuple(chance.random() < 0.5 for _ in doubts) for _ in range(2**FEW)]
        masks += [(False,) * len(doubts), (True,) * len(doubts)]
    return [[one for one, kept in zip(doubts, mask, strict=True) if kept] for mask in masks]
