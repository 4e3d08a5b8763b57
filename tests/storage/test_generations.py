"""Older generations: the last ten, the first of each of fourteen days, all before an upgrade."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import BookDamaged, BookTooNew
from followup_tui.storage.generations import Generations, generations_of
from followup_tui.storage.taking_over import restore
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")


def with_names(folder: Path, names: list[str]) -> Generations:
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    return Generations(folder, Disk())


def name_at(at: datetime, generation: int, ending: str = "") -> str:
    return f"{at:%Y%m%dT%H%M%SZ}-{generation:08d}-00000000{ending}.json"


def test_every_save_is_kept_under_a_second_name(tmp_path: Path) -> None:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    contents = []
    for number in range(3):
        book.add([an_interview(id=str(number))], "add", NOW)
        contents.append(path.read_bytes())
    folder = tmp_path / "followup.json.backups"
    assert [entry.read_bytes() for entry in sorted(folder.iterdir())] == contents


def test_a_program_that_writes_into_the_file_itself_does_not_reach_the_generation_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    path.write_bytes(path.read_bytes().replace(b"Acme", b"Bit"))
    before = path.read_bytes()
    with path.open("r+b") as file:
        book.add([an_interview(id="b")], "add", NOW)
        now = path.read_bytes()
        file.write(b"torn")
        path.write_bytes(b"torn")
    kept = list((tmp_path / "followup.json.backups").iterdir())
    assert {before, now} < {entry.read_bytes() for entry in kept}
    assert len(kept) == 3
    assert {entry.stat().st_mode for entry in kept} == {path.stat().st_mode}


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    first = min((tmp_path / "followup.json.backups").iterdir())
    for number in range(15):
        book.change(
            "acme", lambda one, n=number: msgspec.structs.replace(one, role=str(n)), "x", NOW
        )
    kept = sorted((tmp_path / "followup.json.backups").iterdir())
    days = {entry.name[:8] for entry in kept}
    assert first in kept
    assert len(kept) == 10 + len(days)
    assert kept[-1].read_bytes() == path.read_bytes()


def test_the_first_of_each_of_fourteen_days_is_kept(tmp_path: Path) -> None:
    begin = datetime(2026, 11, 1, 8, tzinfo=UTC)
    at = [begin + timedelta(days=n // 3, hours=n % 3) for n in range(60)]
    names = [name_at(moment, number) for number, moment in enumerate(at)]
    generations = with_names(tmp_path / "backups", names)
    generations.forget_old()
    firsts = names[::3][-14:]
    assert generations.names() == sorted({*firsts, *names[-10:]})


def test_every_generation_from_before_an_upgrade_is_kept(tmp_path: Path) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    upgraded = [name_at(begin, 2, "-before-upgrade"), name_at(begin, 3, "-before-upgrade")]
    later = [name_at(begin + timedelta(days=n), n + 4) for n in range(40)]
    generations = with_names(tmp_path / "backups", [name_at(begin, 1), *upgraded, *later])
    generations.forget_old()
    assert set(upgraded) < set(generations.names())
    assert name_at(begin, 1) not in generations.names()


def test_a_clock_that_was_set_back_does_not_make_the_newest_look_old(tmp_path: Path) -> None:
    begin = datetime(2031, 1, 1, 8, tzinfo=UTC)
    before = [name_at(begin + timedelta(hours=n), n) for n in range(12)]
    after = [name_at(begin - timedelta(days=2000, hours=-n), n) for n in range(12, 18)]
    generations = with_names(tmp_path / "backups", [*before, *after])
    generations.forget_old()
    assert set(after) < set(generations.names())
    while generations.give_up_oldest():
        pass
    assert after[-1] in generations.names()


def test_a_file_of_the_users_own_is_neither_counted_nor_removed(tmp_path: Path) -> None:
    begin = datetime(2026, 1, 1, 8, tzinfo=UTC)
    ours = [name_at(begin + timedelta(days=n), n) for n in range(30)]
    theirs = ["20200101-mine.json", "before-the-move.json", "notes.txt"]
    generations = with_names(tmp_path / "backups", [*ours, *theirs])
    generations.forget_old()
    while generations.give_up_oldest():
        pass
    assert generations.names() == ours[-1:]
    assert {entry.name for entry in (tmp_path / "backups").iterdir()} == {ours[-1], *theirs}


def test_what_a_crash_left_of_a_copy_is_removed_by_the_next_save(tmp_path: Path) -> None:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    (tmp_path / "followup.json.backups" / "20260101T000000Z-00000001-00000000.part").touch()
    book.add([an_interview(id="b")], "add", NOW)
    names = [entry.name for entry in (tmp_path / "followup.json.backups").iterdir()]
    assert [name for name in names if not name.endswith(".json")] == []


def test_a_backup_folder_that_can_not_be_looked_into_keeps_nobody_from_the_book(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add", NOW)
    folder = tmp_path / "followup.json.backups"
    folder.rename(tmp_path / "moved")
    folder.touch()
    book = InterviewBook(path)
    book.add([an_interview(id="b")], "add", NOW)
    assert len(InterviewBook(path).interviews()) == 2
    assert "no older generation" in book.notices[-1]


def test_the_oldest_is_given_up_first_and_the_newest_never(tmp_path: Path) -> None:
    names = [name_at(datetime(2026, 1, day, tzinfo=UTC), day) for day in (1, 2)]
    generations = with_names(tmp_path / "backups", names)
    assert generations.give_up_oldest()
    assert not generations.give_up_oldest()
    assert generations.names() == names[1:]


def test_where_none_was_kept_there_is_nothing_to_forget(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "backups", Disk())
    generations.forget_old()
    assert generations.names() == []
    assert not generations.give_up_oldest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview(), an_interview(id="b")], "add two", NOW)
    book.remove("b", "delete b", NOW)
    book.change("acme", lambda one: msgspec.structs.replace(one, role="Lead"), "x", NOW)
    book.add([an_interview(id="c")], "add c", NOW)
    return path


def test_restoring_a_generation_is_one_change_that_can_be_taken_back_and_made_again(
    path: Path,
) -> None:
    before = InterviewBook(path).interviews()
    oldest = generations_of(path).newest_first()[-1]
    assert restore(InterviewBook(path), oldest, "restore", NOW) == 3
    then = (an_interview(), an_interview(id="b"))
    assert InterviewBook(path).interviews() == then
    assert restore(InterviewBook(path), oldest, "restore", NOW) == 0
    assert InterviewBook(path).undo(NOW).startswith("restore")
    assert InterviewBook(path).interviews() == before
    InterviewBook(path).redo(NOW)
    assert InterviewBook(path).interviews() == then


def test_restoring_puts_a_record_in_the_place_of_one_that_can_not_be_read_any_more(
    path: Path,
) -> None:
    newest = generations_of(path).newest_first()[0]
    path.write_bytes(path.read_bytes().replace(b'"archived":false', b'"archived":"maybe"'))
    book = InterviewBook(path)
    assert book.interviews() == ()
    assert restore(book, newest, "restore", NOW) == 2
    assert [one.id for one in InterviewBook(path).interviews()] == ["acme", "c"]
    assert len(msgspec.json.decode(path.read_bytes())["interviews"]) == 2
    book.undo(NOW)
    stored = msgspec.json.decode(path.read_bytes())["interviews"].values()
    assert [each["archived"] for each in stored] == ["maybe", "maybe"]


def test_a_generation_that_is_damaged_or_of_a_later_version_is_not_restored(path: Path) -> None:
    newest, older, *_ = generations_of(path).newest_first()
    newest.write_bytes(newest.read_bytes().replace(b"Lead", b"Bead"))
    older.write_bytes(older.read_bytes().replace(b'"schema":2', b'"schema":3'))
    before = path.read_bytes()
    with pytest.raises(BookDamaged):
        restore(InterviewBook(path), newest, "restore", NOW)
    with pytest.raises(BookTooNew):
        restore(InterviewBook(path), older, "restore", NOW)
    assert path.read_bytes() == before


def test_a_file_that_is_gone_is_made_again_from_a_generation(path: Path) -> None:
    before = InterviewBook(path).interviews()
    path.unlink()
    restore(InterviewBook(path), generations_of(path).newest_first()[0], "restore", NOW)
    assert InterviewBook(path).interviews() == before


def test_one_from_before_an_upgrade_is_given_up_last(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    upgrade = "20260101T000000Z-00000001-00000000-before-upgrade.json"
    others = [f"2026020{n}T000000Z-0000000{n}-00000000.json" for n in (2, 3, 4)]
    for name in (upgrade, *others):
        (folder / name).write_text("{}")
    kept = Generations(folder, Disk())
    assert kept.give_up_oldest() and kept.give_up_oldest()
    assert kept.names() == [upgrade, others[-1]]


def test_a_file_whose_name_holds_no_day_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "20269999T999999Z-1-00000000.json").write_text("{}")
    assert Generations(tmp_path, Disk()).names() == []


def test_the_newest_is_the_last_of_the_count_whatever_a_clock_said(tmp_path: Path) -> None:
    begin = datetime(2026, 11, 1, 8, tzinfo=UTC)
    names = [name_at(begin + timedelta(days=n), n) for n in range(3)]
    wrong = name_at(datetime(2031, 1, 1, tzinfo=UTC), 1)
    generations = with_names(tmp_path / "backups", [*names, wrong])
    assert generations.newest_first()[0].name == names[-1]


def test_an_older_file_that_was_put_in_place_and_one_that_begins_anew_are_counted_on(
    path: Path,
) -> None:
    older = generations_of(path).newest_first()[-1].read_bytes()
    path.write_bytes(older)
    os.utime(path, (0, 0))
    book = InterviewBook(path)
    book.add([an_interview(id="d")], "add d", NOW)
    newest, before, *_ = generations_of(path).newest_first()
    assert (newest.read_bytes(), before.read_bytes()) == (path.read_bytes(), older)
    path.unlink()
    InterviewBook(path).add([an_interview(id="e")], "add e", NOW)
    assert generations_of(path).newest_first()[0].read_bytes() == path.read_bytes()


def test_a_copy_that_a_power_cut_left_torn_is_made_again(path: Path) -> None:
    newest = generations_of(path).newest_first()[0]
    whole = newest.read_bytes()
    newest.write_bytes(whole[:100])
    InterviewBook(path).add([an_interview(id="d")], "add d", NOW)
    assert newest.read_bytes() == whole
