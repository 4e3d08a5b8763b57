"""Other writers: our own processes, a plain TinyDB, a person, a sync tool."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where

import followup_tui
from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import (
    BookError,
    BookNotSaved,
    BookTooNew,
    BookUnreadable,
)
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
SOURCE = Path(followup_tui.__file__).parents[1]

ADDS_TO_NOTES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import msgspec
from followup_tui.storage.book import InterviewBook

path, sign, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
book = InterviewBook(path)
at = datetime(2026, 11, 23, tzinfo=UTC)
for _ in range(times):
    book.change("acme", lambda one: msgspec.structs.replace(one, notes=one.notes + sign), "n", at)
"""


def rename(book: InterviewBook, role: str) -> Interview:
    return book.change("acme", lambda one: msgspec.structs.replace(one, role=role), role, NOW)


def backups(path: Path) -> list[Path]:
    return sorted(path.with_name(path.name + ".backups").iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add Acme", NOW)
    return path


def test_two_processes_lose_no_change_of_each_other(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ADDS_TO_NOTES, str(path), sign, "40"], env=environment
        )
        for sign in "ab"
    ]
    assert [process.wait(60) for process in processes] == [0, 0]
    book = InterviewBook(path)
    assert sorted(book.get("acme").notes) == ["a"] * 40 + ["b"] * 40
    assert book.notices == ()
    while book.get("acme").notes:
        book.undo(NOW)


def test_a_change_of_another_process_is_taken_in(path: Path) -> None:
    mine, theirs = InterviewBook(path), InterviewBook(path)
    assert mine.reload_if_changed() is False
    rename(theirs, "Lead")
    assert mine.get("acme").role != "Lead"
    assert mine.reload_if_changed() is True
    assert mine.get("acme").role == "Lead"
    assert mine.reload_if_changed() is False
    assert mine.notices == ()


def test_a_change_is_applied_to_the_record_as_it_is_now_not_as_the_screen_shows_it(
    path: Path,
) -> None:
    mine, theirs = InterviewBook(path), InterviewBook(path)
    rename(theirs, "Lead")
    mine.change("acme", lambda one: msgspec.structs.replace(one, notes="n"), "note", NOW)
    stored = InterviewBook(path).get("acme")
    assert (stored.role, stored.notes) == ("Lead", "n")


def test_a_change_is_noticed_by_its_commit_where_size_time_and_inode_stay_the_same(
    path: Path,
) -> None:
    other = path.with_name("other.json")
    InterviewBook(other).add([an_interview(company="Bit")], "add Bit", NOW)
    path.write_bytes(path.read_bytes().ljust(9000))
    book = InterviewBook(path)
    before = path.stat()
    with path.open("r+b") as file:
        file.write(other.read_bytes().ljust(9000))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    rename(book, "Lead")
    stored = InterviewBook(path).get("acme")
    assert (stored.company, stored.role) == ("Bit", "Lead")


def test_a_file_of_a_plain_tinydb_is_accepted_and_kept_before_it_is_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    document = msgspec.to_builtins(an_interview(), enc_hook=str)
    with TinyDB(path) as plain:
        plain.table("interviews").insert(document)
        plain.table("their own").insert({"kept": True})
    before = path.read_bytes()
    book = InterviewBook(path)
    assert book.interviews() == (an_interview(),)
    rename(book, "Lead")
    (kept,) = [entry for entry in backups(path) if "before-upgrade" in entry.name]
    assert kept.read_bytes() == before
    with TinyDB(path) as plain:
        assert plain.table("their own").all() == [{"kept": True}]
        assert plain.table("interviews").count(where("role") == "Lead") == 1


def test_what_a_plain_tinydb_changes_is_taken_in_with_a_notice(path: Path) -> None:
    book = InterviewBook(path)
    with TinyDB(path) as plain:
        plain.table("interviews").update({"role": "Lead"}, where("id") == "acme")
    assert book.reload_if_changed()
    assert book.get("acme").role == "Lead"
    assert "was changed by another program" in book.notices[-1]
    assert "was changed by another program" in InterviewBook(path).notices[-1]
    rename(book, "Boss")
    assert InterviewBook(path).notices == ()


def test_a_file_that_a_person_laid_out_anew_is_taken_in_and_laid_out_again(path: Path) -> None:
    InterviewBook(path).add([an_interview(id="b", place="Main St")], "add", NOW)
    data = msgspec.json.decode(path.read_bytes())
    path.write_bytes(b"\xef\xbb\xbf" + msgspec.json.format(msgspec.json.encode(data), indent=4))
    book = InterviewBook(path)
    assert {one.id for one in book.interviews()} == {"acme", "b"}
    rename(book, "Lead")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum('"id":"b"' in line and '"place":"Main St"' in line for line in lines) == 1


def test_a_file_replaced_by_another_lineage_is_said_and_ours_is_kept(path: Path) -> None:
    book = InterviewBook(path)
    other = path.with_name("other.json")
    InterviewBook(other).add([an_interview(id="b")], "add", NOW)
    ours = path.read_bytes()
    other.replace(path)
    assert book.reload_if_changed()
    assert {one.id for one in book.interviews()} == {"acme", "b"}
    assert "lacks changes made here, and the two were merged" in book.notices[-1]
    assert ours in [entry.read_bytes() for entry in backups(path)]


def test_a_sync_tool_that_comes_between_is_noticed_and_the_change_made_again_on_its_file(
    path: Path,
) -> None:
    other = path.with_name("other.json")
    InterviewBook(other).add([an_interview(place="Main St")], "add", NOW)

    class Synced(Disk):
        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            if other.exists():
                other.replace(path)

    book = InterviewBook(path, disk=Synced())
    rename(book, "Lead")
    stored = InterviewBook(path).get("acme")
    assert (stored.role, stored.place) == ("Lead", "Main St")


def test_a_sync_tool_that_comes_between_every_time_is_said_and_nothing_of_it_is_lost(
    path: Path,
) -> None:
    class Restless(Disk):
        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            copy = path.with_name("copy")
            copy.write_bytes(path.read_bytes())
            copy.replace(path)

    before = path.read_bytes()
    book = InterviewBook(path, disk=Restless())
    with pytest.raises(BookNotSaved, match="replaced by another program during a save"):
        rename(book, "Lead")
    assert path.read_bytes() == before


def test_a_file_that_is_gone_is_written_again_from_memory_and_said_so(path: Path) -> None:
    book = InterviewBook(path)
    path.unlink()
    assert book.reload_if_changed() is False
    assert "is gone" in book.notices[-1]
    assert len(book.interviews()) == 1
    rename(book, "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_file_that_is_gone_before_the_start_is_said_where_generations_are_left(
    path: Path,
) -> None:
    path.unlink()
    book = InterviewBook(path)
    assert book.interviews() == ()
    assert "older generations of it are in" in book.notices[0]


def test_a_newer_schema_is_opened_for_reading_only(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":3'))
    before = path.read_bytes()
    book = InterviewBook(path)
    assert book.is_read_only
    assert book.interviews() == (an_interview(),)
    assert any("later version of followup" in notice for notice in book.notices)
    with pytest.raises(BookTooNew, match="update followup"):
        rename(book, "Lead")
    with pytest.raises(BookTooNew):
        book.undo(NOW)
    assert path.read_bytes() == before


def test_an_upgrade_by_another_process_is_noticed_before_a_change(path: Path) -> None:
    book = InterviewBook(path)
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":3'))
    with pytest.raises(BookTooNew):
        rename(book, "Lead")


def test_a_folder_in_the_place_of_the_file_is_said_once_each_time_it_comes(path: Path) -> None:
    book = InterviewBook(path)
    aside = path.with_name("aside")
    for _ in range(2):
        path.rename(aside)
        path.mkdir()
        with pytest.raises(BookUnreadable, match="no ordinary file"):
            book.reload_if_changed()
        assert book.reload_if_changed() is False
        with pytest.raises(BookUnreadable):
            rename(book, "Lead")
        path.rmdir()
        aside.rename(path)
        assert book.reload_if_changed() is False
    rename(book, "Lead")


def test_a_file_in_the_place_of_the_folder_is_an_error_of_the_save_and_of_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "folder" / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    path.parent.rename(tmp_path / "moved")
    path.parent.touch()
    assert not book.is_read_only
    with pytest.raises(BookError, match="could not be saved"):
        rename(book, "Lead")
    path.parent.unlink()
    rename(book, "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"


def test_what_is_written_while_the_file_is_read_is_not_taken_for_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fstat = os.fstat

    def just_written_to(descriptor: int) -> os.stat_result:
        monkeypatch.undo()
        path.write_bytes(path.read_bytes().replace(b"Backend", b"Frontend"))
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", just_written_to)
    book = InterviewBook(path)
    book.reload_if_changed()
    assert book.get("acme").role == "Frontend engineer"
