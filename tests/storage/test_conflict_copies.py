"""Conflict copies beside the data file are named, and never opened as the book."""

from pathlib import Path

import pytest

from followup_tui.storage.book import InterviewBook
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")

COPIES = [
    "followup.sync-conflict-20261124-101500-ABCDEFG.json",
    "followup.sync-conflict-20261124-101500.json",
    "followup (Jane's conflicted copy 2026-11-24).json",
    "followup (Jane's MacBook (2)'s conflicted copy 2026-11-24 (1)).json",
    "followup (Janes Konflikt-Kopie 2026-11-24).json",
    "followup (Copie en conflit de Jane 2026-11-24).json",
    "followup (Jane 的衝突複本 2026-11-24).json",
    "followup (conflicted copy 2026-11-24 101500).json",
    "followup_conflict-20261124-101500.json",
]
OTHERS = [
    "followup (2).json",
    "followup (2026-11-24).json",
    "followup.sync-conflict-20261124-101500-ABCDEFG.json.tmp",
    "notes (Jane's conflicted copy 2026-11-24).json",
    "my followup.sync-conflict-20261124-101500-ABCDEFG.json",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add Acme", NOW)
    return path


def test_each_copy_is_named_once_with_what_to_do(path: Path) -> None:
    for name in (*COPIES, *OTHERS):
        path.with_name(name).write_bytes(b"never looked into")
    book = InterviewBook(path)
    assert sorted(book.notices) == sorted(
        f"{path.with_name(name)} looks like a conflict copy: "
        "followup merge FILE shows what is in it"
        for name in COPIES
    )
    InterviewBook(path).add([an_interview(id="b")], "add", NOW)
    book.reload_if_changed()
    assert len(book.notices) == len(COPIES)
    assert len(book.interviews()) == 2


def test_a_copy_that_comes_while_the_book_is_open_is_named(path: Path) -> None:
    book = InterviewBook(path)
    path.with_name(COPIES[0]).touch()
    InterviewBook(path).add([an_interview(id="b")], "add", NOW)
    book.reload_if_changed()
    assert COPIES[0] in book.notices[-1]
