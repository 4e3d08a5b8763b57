"""Two thousand damaged files: each is opened or refused in a sentence, and nothing is lost."""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from followup_tui.domain.sample.story import sample_story
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.documents import document_of
from followup_tui.storage.errors import BookUnavailable
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
LATER = utc("2030-01-01 00:00").timestamp()
FILES_OF_EACH_KIND = 155


class Hasty(Disk):
    """Neither the disk nor other writers are waited for: they are not what is tested here."""

    def sync(self, descriptor: int) -> None:
        pass

    def pause(self, seconds: float) -> None:
        pass


Damage = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, data: bytes, times: int) -> bytes:
    broken = bytearray(data)
    for _ in range(times):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def zeroed(chance: random.Random, data: bytes) -> bytes:
    begin = chance.randrange(len(data))
    length = min(chance.choice([1, 100, 512, 4096]), len(data) - begin)
    return data[:begin] + bytes(length) + data[begin + length :]


def cut_at_a_sign(chance: random.Random, data: bytes) -> bytes:
    signs = [place for place, byte in enumerate(data) if byte in b'\n{}[]",:']
    return data[: chance.choice(signs) + chance.randrange(2)]


def a_piece_gone(chance: random.Random, data: bytes) -> bytes:
    begin = chance.randrange(len(data))
    return data[:begin] + data[begin + chance.randrange(1, 3000) :]


def a_piece_twice(chance: random.Random, data: bytes) -> bytes:
    begin = chance.randrange(len(data))
    piece = data[begin : begin + chance.randrange(1, 5000)]
    return data[:begin] + piece + data[begin:]


def a_line_twice(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    number = chance.randrange(2, len(lines) - 2)
    return b"".join([*lines[:number], lines[number], *lines[number:]])


def wrong_type(chance: random.Random, data: bytes) -> bytes:
    whole = json.loads(data)
    parent = whole
    for _ in range(chance.randrange(5)):
        inner = [each for each in values_of(parent) if isinstance(each, (dict, list)) and each]
        if not inner:
            break
        parent = chance.choice(inner)
    place = chance.choice(list(parent) if isinstance(parent, dict) else list(range(len(parent))))
    parent[place] = chance.choice([None, 7, 1.5, "text", True, [], {}, [[7]], {"1": {"x": 1}}])
    return json.dumps(whole, indent=chance.choice([None, 1])).encode()


def values_of(parent: dict | list) -> list:
    return list(parent.values()) if isinstance(parent, dict) else parent


DAMAGES: dict[str, Damage] = {
    "cut anywhere": lambda chance, data: data[: chance.randrange(len(data))],
    "cut at a sign": cut_at_a_sign,
    "begins too late": lambda chance, data: data[chance.randrange(1, len(data)) :],
    "one bit": lambda chance, data: flip(chance, data, 1),
    "one bit at the beginning": lambda chance, data: flip(chance, data[:900], 1) + data[900:],
    "many bits": lambda chance, data: flip(chance, data, chance.randrange(2, 60)),
    "zeros": zeroed,
    "a piece gone": a_piece_gone,
    "a piece twice": a_piece_twice,
    "a line twice": a_line_twice,
    "a wrong type": wrong_type,
    "no UTF-8": lambda chance, data: data.replace(b"a", b"\xff", chance.randrange(1, 400)),
    "noise": lambda chance, data: chance.randbytes(chance.randrange(9000)),
}
"""What can happen to a file, by name."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "followup.json"
    book = InterviewBook(path)
    book.add(sample_story(NOW), "the story", NOW)
    book.add([an_interview()], "add Acme", NOW)
    some = [each.id for each in book.interviews()[:5]]
    book.change_all(some, lambda one: replace(one, role="Lead"), "rename", NOW + timedelta(days=1))
    return path


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_file_is_opened_or_refused_and_nothing_is_lost(
    kind: str, sound: Path, tmp_path: Path
) -> None:
    chance = random.Random(kind)
    data, everything = sound.read_bytes(), sorted(Path(f"{sound}.backups").iterdir())
    for number in range(FILES_OF_EACH_KIND):
        path = tmp_path / str(number) / "followup.json"
        path.parent.mkdir()
        generations = chance.choice([[], everything[:1], everything])
        for generation in generations:
            backups = Path(f"{path}.backups")
            backups.mkdir(exist_ok=True)
            shutil.copy(generation, backups)
        broken = DAMAGES[kind](chance, data)
        path.write_bytes(broken)
        # In another second than the save: what differs in the first line only is told by that.
        os.utime(path, (LATER, LATER))
        check(path, broken, data, generations)


def lines_of(data: bytes) -> dict[str, bytes]:
    """Return the line of each interview by its id."""
    lines = [line.strip(b",") for line in data.partition(b'"history"')[0].splitlines()]
    return {document(line)["id"]: line for line in lines if b'"company"' in line}


def document(line: bytes) -> dict:
    return json.loads(line.partition(b":")[2])


def check(path: Path, broken: bytes, data: bytes, generations: list[Path]) -> None:
    intact = {one: line for one, line in lines_of(data).items() if line in broken}
    try:
        book = InterviewBook(path, disk=Hasty())
    except BookUnavailable as refused:
        assert "\n" not in str(refused)
        assert path.read_bytes() == broken
        assert "is no data file" in str(refused) or not (generations or intact)
        return
    assert broken in contents(path)
    if book.is_read_only:
        return
    kept = set(intact)
    if any("is damaged" in notice for notice in book.notices):
        kept |= {one for each in generations for one in lines_of(each.read_bytes())}
    book.add([an_interview(id="after")], "add", NOW)
    after = {each.id: document_of(each) for each in InterviewBook(path).interviews()}
    assert after.keys() >= kept | {"after"}
    for one, line in intact.items():
        stands_twice = broken.count(b'{"id":"%s"' % one.encode()) > 1
        assert after[one] == document(line) or stands_twice
    assert broken in contents(path)
    assert not [name for name in path.parent.iterdir() if name.suffix == ".tmp"]


def contents(path: Path) -> Iterator[bytes]:
    return (each.read_bytes() for each in path.parent.rglob("*") if each.is_file())
