"""A save: one complete file at every instant, private, durable, refused with a sentence."""

import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import (
    BookError,
    BookLocked,
    BookReadOnly,
    BookUnavailable,
    BookUnreadable,
    DiskFull,
)
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="permission bits and symlinks")


def rename(book: InterviewBook, role: str) -> None:
    book.change("acme", lambda one: msgspec.structs.replace(one, role=role), role, NOW)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add Acme", NOW)
    return path


def test_a_plain_tinydb_opens_the_file_and_finds_one_document_an_interview(path: Path) -> None:
    InterviewBook(path).add([an_interview(id="b", company="Bit")], "add Bit", NOW)
    with TinyDB(path) as plain:
        assert {"interviews", "history"} <= plain.tables()
        documents = plain.table("interviews").all()
        assert [document["company"] for document in documents] == ["Acme", "Bit"]
        assert documents[0]["starts_at"] == "2026-11-20T13:00:00Z"


def test_the_file_holds_one_document_a_line(path: Path) -> None:
    InterviewBook(path).add([an_interview(id="b")], "add b", NOW)
    lines = path.read_text(encoding="utf-8").splitlines()
    with_a_record = [line for line in lines if '"company":"Acme"' in line]
    assert [line.count('"company"') for line in with_a_record] == [1, 1]


@only_posix
def test_the_file_and_what_stands_beside_it_are_private(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "followup.json"
    before = os.umask(0)
    try:
        InterviewBook(path).add([an_interview()], "add", NOW)
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    beside = {entry.name: mode(entry) for entry in path.parent.iterdir()}
    assert beside == {
        "followup.json": 0o600,
        "followup.json.lock": 0o600,
        "followup.json.backups": 0o700,
    }


@only_posix
def test_the_mode_of_an_existing_file_is_kept(path: Path) -> None:
    path.chmod(0o640)
    rename(InterviewBook(path), "Lead")
    assert mode(path) == 0o640


@only_posix
def test_a_symlink_stays_a_symlink_and_its_target_is_what_changes(path: Path) -> None:
    link = path.with_name("link.json")
    link.symlink_to(path.name)
    rename(InterviewBook(link), "Lead")
    assert link.is_symlink()
    assert InterviewBook(path).get("acme").role == "Lead"
    assert not path.with_name("link.json.lock").exists()


@only_posix
def test_a_symlink_that_leads_elsewhere_by_now_is_followed_and_nothing_is_lost(
    path: Path,
) -> None:
    elsewhere, link = path.with_name("elsewhere.json"), path.with_name("link.json")
    InterviewBook(elsewhere).add([an_interview(id="b")], "add", NOW)
    link.symlink_to(path)
    book = InterviewBook(link)
    link.unlink()
    link.symlink_to(elsewhere)
    assert book.has_news()
    rename(book, "Lead")
    assert {each.id for each in InterviewBook(elsewhere).interviews()} == {"acme", "b"}
    assert link.is_symlink()
    link.unlink()
    rename(book, "Boss")
    assert not link.is_symlink()
    assert {each.role for each in InterviewBook(link).interviews()} >= {"Boss"}


@only_posix
def test_a_file_that_was_moved_behind_a_symlink_while_it_was_open_leaves_that_one(
    path: Path,
) -> None:
    book = InterviewBook(path)
    path.rename(path.with_name("moved.json"))
    path.symlink_to("moved.json")
    rename(book, "Lead")
    assert path.is_symlink()
    assert InterviewBook(path.with_name("moved.json")).get("acme").role == "Lead"


@only_posix
def test_a_symlink_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    link, target = tmp_path / "link.json", tmp_path / "target.json"
    link.symlink_to(target)
    InterviewBook(link).add([an_interview()], "add", NOW)
    assert link.is_symlink()
    assert len(InterviewBook(target).interviews()) == 1


def test_a_new_folder_is_on_the_disk_before_what_is_put_into_it(tmp_path: Path) -> None:
    synced: list[Path] = []

    class Recording(Disk):
        def sync_folder(self, folder: Path) -> None:
            synced.append(folder)
            super().sync_folder(folder)

    path = tmp_path / "deep" / "down" / "followup.json"
    InterviewBook(path, disk=Recording()).add([an_interview()], "add", NOW)
    assert synced == [tmp_path, tmp_path / "deep", tmp_path / "deep" / "down"]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(path: Path) -> None:
    class Slow(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            return super().write(descriptor, data[:100])

    rename(InterviewBook(path, disk=Slow()), "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"
    assert InterviewBook(path).notices == ()


def test_what_a_crash_left_is_removed_by_the_next_change_and_nothing_else(path: Path) -> None:
    leftover = path.with_name(".followup.json.0123456789abcdef.tmp")
    others = path.with_name(".other.json.0123456789abcdef.tmp")
    leftover.write_text("torn")
    others.write_text("not ours")
    book = InterviewBook(path)
    assert leftover.exists()
    rename(book, "Lead")
    assert not leftover.exists()
    assert others.exists()


def test_a_lock_held_by_another_is_said_with_the_time_that_was_waited(path: Path) -> None:
    release = Disk().lock(path.with_name("followup.json.lock"), 1)
    try:
        book = InterviewBook(path, lock_seconds=0.05)
        with pytest.raises(BookLocked, match=r"locked by another process for 0\.05 s"):
            rename(book, "Lead")
        assert isinstance(BookLocked(path, 1), BookUnavailable)
        assert book.get("acme") == an_interview()
    finally:
        release()
    rename(book, "Lead")


@only_posix
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_read_only_file_or_folder_is_opened_for_reading_and_said_so(
    path: Path, which: str
) -> None:
    locked = path if which == "file" else path.parent
    locked.chmod(0o400 if which == "file" else 0o500)
    try:
        book = InterviewBook(path)
        assert book.is_read_only
        assert len(book.interviews()) == 1
        assert any("opened for reading only" in notice for notice in book.notices)
        with pytest.raises(BookReadOnly):
            rename(book, "Lead")
    finally:
        locked.chmod(0o700)
    assert not InterviewBook(path).is_read_only


@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path, what: str) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif sys.platform == "win32":
        pytest.skip("no pipes in folders")
    else:
        os.mkfifo(path)
    with pytest.raises(BookUnreadable, match="no ordinary file"):
        InterviewBook(path)


def test_the_root_of_all_folders_is_refused_as_what_it_is() -> None:
    with pytest.raises(BookUnreadable, match="no ordinary file"):
        InterviewBook(Path(Path.cwd().anchor))


@only_posix
def test_a_symlink_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    with pytest.raises(BookUnreadable, match="symbolic links"):
        InterviewBook(loop)


def test_every_error_of_the_book_is_one_sentence_that_names_the_file(path: Path) -> None:
    for error in (BookLocked(path, 10), BookReadOnly(path), DiskFull(path)):
        assert isinstance(error, BookError)
        assert str(path) in str(error)
        assert "\n" not in str(error)


def test_a_save_is_stamped_by_the_clock_of_the_file_system_not_by_the_change(path: Path) -> None:
    at = NOW - timedelta(days=4000)
    book = InterviewBook(path)
    book.change("acme", lambda one: msgspec.structs.replace(one, role="x"), "x", at)
    with TinyDB(path) as plain:
        (meta,) = plain.table("_meta").all()
    saved_at = msgspec.convert(meta["saved_at"], type=type(NOW))
    assert abs(saved_at.timestamp() - path.stat().st_mtime) < 60


def test_a_mode_that_was_changed_while_the_book_is_open_is_kept_by_the_next_save(
    path: Path,
) -> None:
    path.chmod(0o644)
    book = InterviewBook(path)
    path.chmod(0o600)
    book.change("acme", lambda one: replace(one, role="Lead"), "rename", NOW)
    assert path.stat().st_mode & 0o777 == 0o600
