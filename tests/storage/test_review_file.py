"""The place of the daily review on the disk."""

from datetime import date
from pathlib import Path

import pytest

from followup_tui.domain.review import Review, Turn
from followup_tui.storage.review_file import read_review, write_review

REVIEW = Review(begun_on=date(2026, 11, 22), cards=Turn(passed=("a",), front="b"))


def test_what_was_kept_is_read_again_and_nobody_else_can_read_it(tmp_path: Path):
    path = tmp_path / "state" / "review.json"
    write_review(path, REVIEW)
    assert read_review(path) == REVIEW
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_the_place_is_replaced_as_a_whole(tmp_path: Path):
    path = tmp_path / "review.json"
    write_review(path, REVIEW)
    write_review(path, Review(begun_on=date(2026, 11, 23)))
    assert read_review(path) == Review(begun_on=date(2026, 11, 23))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"begun_on": 7}', b"\xff", b'{"x": 1}'])
def test_a_file_that_holds_no_review_means_that_there_was_none(tmp_path: Path, content: bytes):
    path = tmp_path / "review.json"
    path.write_bytes(content)
    assert read_review(path) is None


def test_a_place_that_cannot_be_kept_or_read_is_no_matter(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    write_review(blocked / "review.json", REVIEW)
    assert read_review(blocked / "review.json") is None
    assert read_review(tmp_path) is None
