"""TinyDB on top of the durable storage: its own table methods are safe as they are."""

import threading
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from followup_tui.storage.durable import DurableStorage
from followup_tui.storage.errors import DocumentError
from followup_tui.storage.tables import DurableDatabase


@pytest.fixture
def database(tmp_path: Path) -> DurableDatabase:
    return DurableDatabase(tmp_path / "tables.json", storage=DurableStorage)


def test_documents_are_handed_out_as_copies(database: DurableDatabase) -> None:
    table = database.table("t")
    key = table.insert({"list": [1]})
    table.get(doc_id=key)["list"].append(2)
    table.search(where("list").exists())[0]["list"].append(3)
    assert table.get(doc_id=key) == {"list": [1]}


def test_the_methods_of_tinydb_write_through_to_the_file(database: DurableDatabase) -> None:
    table = database.table("t")
    table.insert_multiple({"n": n} for n in range(4))
    table.update({"odd": True}, where("n").test(lambda n: n % 2))
    table.upsert({"n": 9}, where("n") == 9)
    table.remove(where("n") == 0)
    with TinyDB(database.storage.path) as plain:
        assert plain.table("t").all() == [
            {"n": 1, "odd": True},
            {"n": 2},
            {"n": 3, "odd": True},
            {"n": 9},
        ]


def test_ids_are_random_and_never_used_again(database: DurableDatabase) -> None:
    table = database.table("t")
    first = table.insert({})
    table.remove(doc_ids=[first])
    second = table.insert({})
    assert first != second
    assert min(first, second) > 1000


def test_another_writer_is_seen_by_the_next_change_and_not_overwritten(
    database: DurableDatabase,
) -> None:
    other = DurableDatabase(database.storage.path, storage=DurableStorage)
    other.table("t").insert({"by": "other"})
    database.table("t").insert({"by": "me"})
    assert [one["by"] for one in database.table("t")] == ["other", "me"]


def test_an_update_that_fails_half_way_changes_nothing(database: DurableDatabase) -> None:
    table = database.table("t")
    table.insert_multiple([{"n": 1}, {"m": 2}])

    def double(document: dict[str, int]) -> None:
        document["n"] *= 2

    with pytest.raises(KeyError):
        table.update(double)
    assert table.all() == [{"n": 1}, {"m": 2}]


@pytest.mark.parametrize("bad", [float("nan"), "\ud800", (1, 2), {1: 2}, object(), float("inf")])
def test_what_would_not_read_back_equal_is_refused(database: DurableDatabase, bad: object) -> None:
    database.table("t").insert({"good": 1})
    before = database.storage.path.read_bytes()
    with pytest.raises(DocumentError, match="was not saved"):
        database.table("t").insert({"bad": bad})
    assert database.storage.path.read_bytes() == before
    assert database.table("t").all() == [{"good": 1}]


def test_several_changes_in_one_transaction_are_one_save(database: DurableDatabase) -> None:
    with database.storage.transaction():
        database.table("a").insert({"n": 1})
        database.table("b").insert({"n": 2})
        assert not database.storage.path.exists()
    with TinyDB(database.storage.path) as plain:
        (meta,) = plain.table("_meta").all()
        assert (meta["generation"], len(plain.table("a")), len(plain.table("b"))) == (1, 1, 1)


def test_another_thread_never_reads_what_is_not_saved_yet(database: DurableDatabase) -> None:
    seen: list[int] = []
    reads = [lambda: len(database.table("t")), lambda: len(database.storage.read()["t"])]
    readers = [threading.Thread(target=lambda read=read: seen.append(read())) for read in reads]
    with database.storage.transaction() as tables:
        database.table("t").insert({"n": 1})
        for reader in readers:
            reader.start()
        database.table("t").insert({"n": 2})
        assert len(tables["t"]) == 2
        assert seen == []
    for reader in readers:
        reader.join()
    assert seen == [2, 2]


def test_all_tables_can_be_dropped_and_the_file_stays_a_book(database: DurableDatabase) -> None:
    database.table("t").insert({"n": 1})
    database.drop_tables()
    assert database.tables() == set()
    with TinyDB(database.storage.path) as plain:
        assert plain.tables() == {"_meta", "interviews", "history"}
