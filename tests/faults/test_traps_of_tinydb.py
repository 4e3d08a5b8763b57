"""Each trap of TinyDB that storage.md names: stock TinyDB falls into it, ours does not."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage, MemoryStorage

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.durable import DurableStorage
from followup_tui.storage.errors import BookError, BookLocked, BookUnavailable, DocumentError
from followup_tui.storage.tables import DurableDatabase
from tests.factories import an_interview, utc
from tests.faults.watched_disk import CallCounter, WatchedDisk

resource = pytest.importorskip("resource", reason="limits, modes and kill -9 are of POSIX")

NOW = utc("2026-11-23 10:00")
DIES_BY_ITS_SYNC = """
import os, signal, sys
from pathlib import Path
from tinydb import TinyDB
from followup_tui.storage.durable import DurableStorage
from followup_tui.storage.tables import DurableDatabase

path, is_ours = Path(sys.argv[1]), sys.argv[2] == "ours"
database = DurableDatabase(path, storage=DurableStorage) if is_ours else TinyDB(path)
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
database.table("t").remove(doc_ids=[document.doc_id for document in database.table("t")][1:])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.json"


def stock(path: Path) -> TinyDB:
    return TinyDB(path)


def ours(path: Path, **options: Any) -> DurableDatabase:
    return DurableDatabase(path, storage=DurableStorage, **options)


def is_readable(path: Path) -> bool:
    try:
        with TinyDB(path) as plain:
            plain.tables()
    except ValueError:
        return False
    return True


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Have the system refuse every byte past a size, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_makes_the_file_of_stock_tinydb_unreadable_and_ours_stays_as_it_was(
    tmp_path: Path,
) -> None:
    records = [{"text": "x" * 100} for _ in range(200)]
    larger = {"text": "y" * 200}
    theirs, mine = tmp_path / "theirs.json", tmp_path / "mine.json"
    plain, durable = stock(theirs), ours(mine)
    for database in (plain, durable):
        database.table("t").insert_multiple(records)
    with no_file_larger_than(theirs.stat().st_size):
        with pytest.raises(OSError) as caught:
            plain.table("t").update(larger)
        before = mine.read_bytes()
        with pytest.raises(BookError):
            durable.table("t").update(larger)
    assert caught.value.errno == errno.EFBIG
    assert not is_readable(theirs)
    assert mine.read_bytes() == before


@pytest.mark.parametrize(("whose", "survives"), [("stock", False), ("ours", True)])
def test_a_kill_while_a_record_is_removed_is_survived_by_our_file_only(
    path: Path, whose: str, survives: bool
) -> None:
    database = ours(path) if whose == "ours" else stock(path)
    database.table("t").insert_multiple({"n": n} for n in range(10))
    process = subprocess.run(
        [sys.executable, "-c", DIES_BY_ITS_SYNC, str(path), whose],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.returncode == -9
    assert is_readable(path) is survives


def test_stock_tinydb_reads_the_whole_file_to_count_and_ours_reads_nothing(path: Path) -> None:
    class Counting(JSONStorage):
        reads = 0

        def read(self) -> dict[str, dict[str, Any]] | None:
            Counting.reads += 1
            return super().read()

    plain = TinyDB(path.with_name("theirs.json"), storage=Counting)
    plain.table("t").insert({})
    Counting.reads = 0
    assert (len(plain.table("t")), len(plain.table("t")), Counting.reads) == (1, 1, 2)

    counter = CallCounter()
    durable = ours(path, disk=WatchedDisk(counter.around))
    durable.table("t").insert({})
    counter.calls.clear()
    assert (len(durable.table("t")), counter.calls) == (1, [])


def test_a_writer_that_comes_between_reading_and_writing_is_overwritten_by_stock_tinydb_only(
    tmp_path: Path,
) -> None:
    def insert_meanwhile(other: TinyDB) -> Any:
        def change(document: Any) -> None:
            other.table("t").insert({"by": "other"})
            document["by"] = "me"

        return change

    theirs, mine = tmp_path / "theirs.json", tmp_path / "mine.json"
    plain = stock(theirs)
    plain.table("t").insert({})
    plain.table("t").update(insert_meanwhile(stock(theirs)))
    assert [one["by"] for one in stock(theirs).table("t")] == ["me"]

    durable = ours(mine)
    durable.table("t").insert({})
    with pytest.raises(BookLocked):
        durable.table("t").update(insert_meanwhile(ours(mine, lock_seconds=0.05)))
    assert [dict(one) for one in ours(mine).table("t")] == [{}]


def test_a_caching_middleware_acknowledges_what_is_not_on_the_disk(path: Path) -> None:
    theirs = path.with_name("theirs.json")
    cached = TinyDB(theirs, storage=CachingMiddleware(JSONStorage))
    cached.table("t").insert({})
    assert len(stock(theirs).table("t")) == 0
    ours(path).table("t").insert({})
    assert len(stock(path).table("t")) == 1


def test_a_table_opened_with_persist_empty_is_emptied_by_stock_tinydb_only(
    tmp_path: Path,
) -> None:
    for open_, left in ((stock, 0), (ours, 1)):
        path = tmp_path / open_.__name__
        open_(path).table("t").insert({})
        open_(path).table("t", persist_empty=True)
        assert len(stock(path).table("t")) == left


def test_a_document_changed_in_place_changes_what_stock_tinydb_finds_and_nothing_of_ours(
    tmp_path: Path,
) -> None:
    for open_, found in ((stock, "changed"), (ours, "stored")):
        table = open_(tmp_path / open_.__name__).table("t")
        table.insert({"text": "stored"})
        table.search(where("text") == "stored")[0]["text"] = "changed"
        assert [one["text"] for one in table.search(where("text") == "stored")] == [found]


def test_a_query_is_stale_in_stock_tinydb_after_another_has_written_and_ours_looks_again(
    tmp_path: Path,
) -> None:
    for open_, found in ((stock, 0), (ours, 1)):
        path = tmp_path / open_.__name__
        database = open_(path)
        assert database.table("t").search(where("n") == 1) == []
        open_(path).table("t").insert({"n": 1})
        if isinstance(database, DurableDatabase):
            database.storage.look_again()
        assert len(database.table("t").search(where("n") == 1)) == found


def test_ids_are_used_again_by_stock_tinydb_and_never_by_ours(tmp_path: Path) -> None:
    for open_, is_used_again in ((stock, True), (ours, False)):
        path = tmp_path / open_.__name__
        first = open_(path).table("t").insert({})
        open_(path).table("t").remove(doc_ids=[first])
        assert (open_(path).table("t").insert({}) == first) is is_used_again


def test_ids_of_two_processes_collide_in_stock_tinydb_and_never_in_ours(tmp_path: Path) -> None:
    def insert_in_turn(me: TinyDB, other: TinyDB) -> None:
        for database in (me, other, me):
            database.table("t").insert({})

    theirs, mine = tmp_path / "theirs.json", tmp_path / "mine.json"
    with pytest.raises(ValueError, match="already exists"):
        insert_in_turn(stock(theirs), stock(theirs))
    insert_in_turn(ours(mine), ours(mine))
    assert len(stock(mine).table("t")) == 3


@pytest.mark.parametrize("second", ['"1"', '"01"'])
def test_a_second_record_under_one_id_is_lost_by_stock_tinydb_and_never_by_ours(
    path: Path, second: str
) -> None:
    content = '{"interviews": {"1": {"by": "a"}, SECOND: {"by": "b"}}}'.replace("SECOND", second)
    path.write_text(content)
    with stock(path) as plain:
        plain.table("interviews").insert({"by": "c"})
        assert [one["by"] for one in plain.table("interviews")] == ["b", "c"]
    path.write_text(content)
    try:
        ours(path).table("interviews").insert({"by": "c"})
    except BookUnavailable:
        assert path.read_text() == content
    else:
        assert [one["by"] for one in ours(path).table("interviews")] == ["a", "b", "c"]


def test_a_file_that_lost_its_content_is_a_new_database_to_stock_tinydb_only(
    path: Path,
) -> None:
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    path.write_bytes(b"")
    assert stock(path).tables() == set()
    try:
        assert InterviewBook(path).interviews() == (an_interview(),)
    except BookUnavailable:
        assert path.read_bytes() == b""


def test_the_file_of_stock_tinydb_is_open_to_everyone_and_ours_to_its_owner(
    tmp_path: Path,
) -> None:
    before = os.umask(0o022)
    try:
        for open_, mode in ((stock, 0o644), (ours, 0o600)):
            path = tmp_path / open_.__name__
            open_(path).table("t").insert({})
            assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(before)


def test_a_memory_storage_keeps_what_no_file_can_hold_and_ours_refuses_it(path: Path) -> None:
    day = date(2026, 12, 1)
    memory = TinyDB(storage=MemoryStorage)
    memory.table("t").insert({"on": day})
    assert memory.table("t").all() == [{"on": day}]
    with pytest.raises(DocumentError):
        ours(path).table("t").insert({"on": day})
    assert not path.exists()


def test_a_memory_storage_hands_its_records_out_by_reference_and_ours_gives_copies(
    path: Path,
) -> None:
    for database, found in ((TinyDB(storage=MemoryStorage), [1, 2]), (ours(path), [1])):
        database.table("t").insert({"list": [1]})
        database.table("t").all()[0]["list"].append(2)
        assert database.table("t").all() == [{"list": found}]
