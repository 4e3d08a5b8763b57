"""Every system call of a save fails in turn, in every way: nothing is lost, and it is said."""

import asyncio
import errno
import os
import shutil
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from followup_tui.screens.saving import Saver
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import BookError
from tests.factories import an_interview, utc
from tests.faults import LONG
from tests.faults.watched_disk import Call, CallCounter, WatchedDisk

NOW = utc("2026-11-23 10:00")
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES]
if LONG:
    ERRORS += [errno.EROFS, errno.EINTR]
FOR_EVER = 10_000


class World:
    """A book in a folder of its own, opened on a disk that works until told otherwise."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "followup.json"
        self.before = self.content()
        self._around: Callable[[Call], Any] = Call.make
        self.book = InterviewBook(self.path, disk=WatchedDisk(lambda call: self._around(call)))
        self.interviews = self.book.interviews()

    @contextmanager
    def disk(self, around: Callable[[Call], Any]) -> Iterator[None]:
        """Have another disk for a while."""
        self._around = around
        try:
            yield
        finally:
            self._around = Call.make

    def save(self) -> None:
        self.book.add([an_interview(id="new")], "add", NOW)

    def is_saved(self) -> bool:
        return "new" in [one.id for one in InterviewBook(self.path).interviews()]

    def is_as_before(self) -> bool:
        return self.content() == self.before and self.book.interviews() == self.interviews

    def content(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None


def a_new_folder(path: Path) -> None:
    """Leave nothing there yet."""
    path.parent.parent.mkdir()


def a_book(path: Path) -> None:
    """Leave a book of two generations."""
    path.parent.parent.mkdir()
    for name in ("a", "b"):
        InterviewBook(path).add([an_interview(id=name)], "add", NOW)


def a_full_house(path: Path) -> None:
    """Leave so many generations that a save removes one, and what two crashes left."""
    path.parent.parent.mkdir()
    for number in range(13):
        InterviewBook(path).add([an_interview(id=str(number))], "add", NOW)
    path.with_name(".followup.json.0123456789abcdef.tmp").touch()
    (path.with_name("followup.json.backups") / "20260101T000000Z-1-00000000.part").touch()


SCENES = [a_new_folder, a_book, a_full_house]


def worlds(folder: Path, scene: Callable[[Path], None]) -> Iterator[World]:
    """Make one world and yield copies of it."""
    scene(folder / "made" / "data" / "followup.json")
    for number in count():
        yield World(Path(shutil.copytree(folder / "made", folder / str(number))))


def calls_of_a_save(world: World) -> list[str]:
    counter = CallCounter()
    with world.disk(counter.around):
        world.save()
    return counter.calls


def failing(places: Container[int], number: int) -> Callable[[Call], Any]:
    def fail(call: Call) -> None:
        if call.name in ("close", "release"):
            call.make()  # what fails to be given back is given back all the same
        raise OSError(number, os.strerror(number))

    return CallCounter(places, fail).around


def with_room_for(room: int) -> Callable[[Call], Any]:
    left = room

    def around(call: Call) -> Any:
        nonlocal left
        if call.name != "write":
            return call.make()
        if not left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        descriptor, data = call.arguments
        written: int = call.method(descriptor, data[:left])
        left -= written
        return written

    return around


def sentences_of_a_save_that_is_all_or_nothing(
    world: World, around: Callable[[Call], Any], where: str
) -> int:
    """Save on a disk that fails, then again on one that works; return how much was said."""
    sentences = -len(world.book.notices)
    try:
        with world.disk(around):
            world.save()
    except BookError as error:
        sentences += 1
        assert str(world.path) in str(error), where
        assert "\n" not in str(error), where
        assert world.is_as_before(), where
    else:
        assert world.is_saved(), where
        assert world.book.get("new"), where
    sentences += len(world.book.notices)
    world.save()
    assert world.is_saved(), where
    InterviewBook(world.path).remove("new", "remove", NOW)
    names = {entry.name for entry in world.path.parent.iterdir()}
    assert names <= {"followup.json", "followup.json.lock", "followup.json.backups"}, where
    return sentences


@pytest.mark.parametrize("scene", SCENES)
def test_whatever_call_of_a_save_fails_the_file_is_old_or_new_and_the_next_attempt_saves(
    tmp_path: Path, scene: Callable[[Path], None], figures: Callable[[str], None]
) -> None:
    world = worlds(tmp_path, scene)
    calls = calls_of_a_save(next(world))
    assert {"lock", "create", "write", "sync", "replace", "release"} < set(calls)
    for place, name in enumerate(calls):
        for number in ERRORS:
            where = f"{errno.errorcode[number]} at call {place}, {name}"
            around = failing({place}, number)
            assert sentences_of_a_save_that_is_all_or_nothing(next(world), around, where) <= 1, (
                where
            )
    figures(f"{scene.__name__}: {len(calls)} calls x {len(ERRORS)} errors, no change lost")


@pytest.mark.parametrize("number", ERRORS)
def test_from_whatever_call_on_a_disk_fails_the_file_is_old_or_new(
    tmp_path: Path, number: int
) -> None:
    world = worlds(tmp_path, a_full_house)
    for place, name in enumerate(calls_of_a_save(next(world))):
        around = failing(range(place, FOR_EVER), number)
        sentences_of_a_save_that_is_all_or_nothing(
            next(world), around, f"from call {place} on, {name}"
        )


def test_a_disk_that_is_full_after_any_number_of_bytes_leaves_the_old_file(
    tmp_path: Path,
) -> None:
    world = worlds(tmp_path, a_book)
    calls_of_a_save(saved := next(world))
    content = saved.content()
    assert content is not None
    for room in range(0, len(content), 97):
        where = f"room for {room} bytes"
        sentences_of_a_save_that_is_all_or_nothing(next(world), with_room_for(room), where)


def test_an_interrupt_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    def interrupt(call: Call) -> None:
        raise KeyboardInterrupt

    world = worlds(tmp_path, a_book)
    for place, name in enumerate(calls_of_a_save(next(world))):
        interrupted = next(world)
        with (
            pytest.raises(KeyboardInterrupt),
            interrupted.disk(CallCounter({place}, interrupt).around),
        ):
            interrupted.save()
        assert interrupted.is_as_before() or interrupted.is_saved(), name


def test_the_desk_says_once_that_a_change_is_not_saved_and_saves_it_by_the_next_attempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_tui.screens.saving.RETRY_SECONDS", 0)
    world = worlds(tmp_path, a_book)
    for place, name in enumerate(calls_of_a_save(next(world))):
        asked, saver, troubles = next(world), Saver(), []
        with asked.disk(failing({place}, errno.EIO)):
            asyncio.run(saver.save(asked.save, troubles.append))
        assert asked.is_saved(), name
        assert len(troubles) <= 1
        assert (saver.waiting, saver.trouble) == (0, "")
