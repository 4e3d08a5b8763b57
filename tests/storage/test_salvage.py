"""A damaged file: set aside, and opened from the newest generation and what is left of it."""

from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from msgspec.structs import replace

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import BookDamaged, BookNotSaved, BookReadOnly, BookTooNew
from followup_tui.storage.salvage import salvaged
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")


def rename(book: InterviewBook, role: str, at: int = 0) -> None:
    book.change("acme", lambda one: replace(one, role=role), role, NOW.replace(minute=at))


def shown(path: Path) -> dict[str, str]:
    return {one.id: one.role for one in InterviewBook(path).interviews()}


def aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.damaged-*"))


def generations(path: Path) -> list[Path]:
    return sorted(path.with_name(f"{path.name}.backups").iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book" / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview(), an_interview(id="b")], "add two", NOW)
    rename(book, "Lead", 1)
    return path


def test_a_damaged_file_is_set_aside_and_the_newest_sound_generation_is_shown(path: Path) -> None:
    broken = path.read_bytes()[:700]
    path.write_bytes(broken)
    newest = generations(path)[-1]
    book = InterviewBook(path)
    assert {one.id: one.role for one in book.interviews()} == {
        "acme": "Lead",
        "b": "Backend engineer",
    }
    (copy,) = aside(path)
    (said,) = book.notices
    assert copy.read_bytes() == path.read_bytes() == broken
    assert copy.stat().st_mode & 0o777 == 0o600
    assert f"a copy is kept as {copy.name}. Shown: 2 interviews as saved on " in said
    rename(book, "Boss")
    assert shown(path) == {"acme": "Boss", "b": "Backend engineer"}
    assert InterviewBook(path).notices == ()
    assert copy.read_bytes() == broken
    assert broken not in [each.read_bytes() for each in generations(path)]
    assert newest in generations(path)
    book.undo(NOW)
    assert book.undo(NOW) == "Lead"


class Slow(Disk):
    """Another program is writing the file in place, a part of it each time we wait."""

    def __init__(self, path: Path, parts: int) -> None:
        data = path.read_bytes()
        self._path, self.pauses = path, 0
        self.parts = [data[: len(data) * n // parts] for n in range(2, parts + 1)]
        path.write_bytes(data[: len(data) // parts])

    def pause(self, seconds: float) -> None:
        self.pauses += 1
        if self.parts:
            self._path.write_bytes(self.parts.pop(0))


def test_a_file_that_is_only_just_being_written_in_place_is_not_taken_for_damaged(
    path: Path,
) -> None:
    book = InterviewBook(path, disk=Slow(path, 5))
    assert [one.role for one in book.interviews()] == ["Lead", "Backend engineer"]
    assert (book.notices, aside(path)) == ((), [])


def test_who_never_ends_to_write_and_who_has_ended_is_not_waited_for(path: Path) -> None:
    slow = Slow(path, 50)
    assert "is damaged" in InterviewBook(path, disk=slow).notices[0]
    assert slow.pauses < 10
    slow = Slow(path, 2)
    path.write_bytes(b"{")
    slow.parts.clear()
    assert "is damaged" in InterviewBook(path, disk=slow).notices[0]
    assert slow.pauses == 1


def test_a_generation_that_is_damaged_too_is_passed_over(path: Path) -> None:
    older, newest = generations(path)
    newest.write_bytes(newest.read_bytes().replace(b"Lead", b"Bead"))
    path.write_bytes(b"\x00" * 4096)
    assert shown(path) == {"acme": "Backend engineer", "b": "Backend engineer"}
    older.unlink()
    with pytest.raises(BookDamaged, match="holds no sound generation"):
        InterviewBook(path)


def test_what_only_the_damaged_file_has_or_has_in_a_newer_version_is_taken_in(path: Path) -> None:
    InterviewBook(path).add([an_interview(id="c")], "add c", NOW)
    for each in generations(path)[1:]:
        each.unlink()
    path.write_bytes(path.read_bytes()[:-20])
    assert shown(path) == {"acme": "Lead", "b": "Backend engineer", "c": "Backend engineer"}
    said = InterviewBook(path).notices[0]
    assert said.endswith(", 2 of them from the damaged file.")


def test_an_older_version_in_the_damaged_file_does_not_replace_a_newer_one(path: Path) -> None:
    oldest = generations(path)[0].read_bytes()
    path.write_bytes(oldest[:-20])
    assert shown(path)["acme"] == "Lead"


def test_without_a_generation_everything_that_is_whole_is_salvaged(path: Path) -> None:
    for each in generations(path):
        each.unlink()
    path.write_bytes(path.read_bytes().replace(b'"company":"Acme"', b'"company":"Ac\xffe"', 1))
    book = InterviewBook(path)
    assert [one.id for one in book.interviews()] == ["b"]
    assert book.notices[0].endswith("Shown: 1 interview, all that could be read of it.")


def test_the_same_damage_is_set_aside_once_and_a_copy_is_never_written_over(path: Path) -> None:
    broken = path.read_bytes()[:700]
    path.write_bytes(broken)
    InterviewBook(path)
    InterviewBook(path)
    (copy,) = aside(path)
    copy.write_bytes(b"repaired by hand")
    rename(InterviewBook(path), "Boss")
    assert [each.read_bytes() for each in aside(path)] == [b"repaired by hand", broken]


def test_a_folder_that_can_not_be_written_is_opened_for_reading_only(path: Path) -> None:
    class Sealed(Disk):
        def create(self, path: Path) -> int:
            raise PermissionError(13, "Permission denied")

        def may_write(self, path: Path) -> bool:
            return False

    path.write_bytes(path.read_bytes()[:700])
    book = InterviewBook(path, disk=Sealed())
    assert len(book.interviews()) == 2
    assert "no copy of it could be made yet (Permission denied)" in book.notices[0]
    with pytest.raises(BookReadOnly):
        rename(book, "Boss")
    assert aside(path) == []


def test_nothing_is_saved_over_a_damaged_file_of_which_no_copy_can_be_made(path: Path) -> None:
    class NoCopies(Disk):
        def replace(self, new: Path, path: Path) -> None:
            if ".damaged-" in path.name:
                raise OSError(5, "Input/output error")
            super().replace(new, path)

    broken = path.read_bytes()[:700]
    path.write_bytes(broken)
    book = InterviewBook(path, disk=NoCopies())
    with pytest.raises(BookNotSaved):
        rename(book, "Boss")
    assert path.read_bytes() == broken
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".tmp")] == []


def test_a_file_that_is_damaged_while_it_is_open_is_said_once_and_what_is_shown_stays(
    path: Path,
) -> None:
    book = InterviewBook(path)
    for each in generations(path):
        each.unlink()
    broken = b'{"interviews": {"1": {"comp'
    path.write_bytes(broken)
    book.reload_if_changed()
    assert book.reload_if_changed() is False
    assert "Shown: 2 interviews as last read or saved." in book.notices[0]
    assert len(book.interviews()) == 2
    rename(book, "Boss")
    assert len(book.notices) == 1
    assert shown(path) == {"acme": "Boss", "b": "Backend engineer"}
    assert [each.read_bytes() for each in aside(path)] == [broken]


def test_a_damaged_file_of_a_later_version_is_only_read(path: Path) -> None:
    broken = path.read_bytes().replace(b'"schema":2', b'"schema":3')[:-20]
    path.write_bytes(broken)
    book = InterviewBook(path)
    assert len(book.interviews()) == 2
    with pytest.raises(BookTooNew):
        rename(book, "Boss")
    assert path.read_bytes() == broken


def test_a_document_that_has_swallowed_others_is_none_and_the_others_are_found() -> None:
    first = msgspec.json.encode(an_interview(), enc_hook=str).removesuffix(b"}")
    second = msgspec.json.encode(an_interview(id="b"), enc_hook=str)
    found = salvaged(b'{"interviews":{"1":' + first + b',"2":' + second + b"}}")
    assert {key: bytes(line) for key, line in found.tables["interviews"].items()} == {"2": second}


def test_a_document_in_which_a_key_stands_twice_is_not_taken_for_whole() -> None:
    whole = msgspec.json.encode(an_interview(), enc_hook=str)
    twice = whole.replace(b'"role"', b'"role":"Lead","role"')
    found = salvaged(b'"interviews":{"1":' + twice + b',"2":' + whole)
    assert list(found.tables["interviews"]) == ["2"]


def test_a_copy_is_on_the_disk_before_the_damaged_file_is_replaced(path: Path) -> None:
    class Noting(Disk):
        calls: ClassVar[list[str]] = []

        def replace(self, new: Path, path: Path) -> None:
            self.calls.append("copy" if ".damaged-" in path.name else path.name)
            super().replace(new, path)

        def sync(self, descriptor: int) -> None:
            self.calls.append("sync")
            super().sync(descriptor)

    path.write_bytes(path.read_bytes()[:700])
    rename(InterviewBook(path, disk=Noting()), "Boss")
    before = Noting.calls[: Noting.calls.index(path.name)]
    assert before[:3] == ["sync", "copy", "sync"]
    assert before[3:] == ["sync"]


def test_a_file_that_takes_too_much_effort_is_given_up() -> None:
    document = b'"interviews":{"1":' + msgspec.json.encode(an_interview(), enc_hook=str)
    assert salvaged(b'{"a":' * 100 + document).tables
    assert salvaged(b'{"a":' * 60_000 + document).tables == {}


@pytest.mark.parametrize(
    "piece", [b'{"a":', b'{"1":', b"{", b'{"x', b'{"a":{"b":1},', b'"', b"x", b"\xff", b"[[{"]
)
def test_a_large_file_that_is_made_to_be_slow_is_given_up(tmp_path: Path, piece: bytes) -> None:
    assert salvaged(b'"company"' + piece * (300_000 // len(piece))).tables == {}


def test_a_symlink_to_a_damaged_file_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    path.write_bytes(path.read_bytes()[:700])
    rename(InterviewBook(link), "Boss")
    assert link.is_symlink()
    assert aside(path)
    assert shown(path)["acme"] == "Boss"


def test_what_was_removed_or_replaced_does_not_come_back_from_a_broken_history(path: Path) -> None:
    book = InterviewBook(path)
    book.remove("b", "remove b", NOW.replace(minute=2))
    # The change that keeps the removed record is broken; the record in it is whole.
    path.write_bytes(path.read_bytes().replace(b'"what":"remove b"', b'"what":remove b"'))
    for generation in generations(path):
        generation.unlink()
    assert shown(path) == {"acme": "Lead"}


def test_ids_that_tinydb_would_take_for_one_stay_two_records_when_they_are_salvaged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    one, other = (msgspec.json.encode(an_interview(id=each)).decode() for each in "ab")
    path.write_text(f'{{"interviews": {{"1": {one},\n"01": {other}')
    book = InterviewBook(path)
    book.add([an_interview(id="c")], "add c", NOW)
    assert set(shown(path)) == {"a", "b", "c"}
