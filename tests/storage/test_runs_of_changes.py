"""Changes that belong together, such as the typing of one note, are undone as one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")


@pytest.fixture
def book(tmp_path: Path) -> InterviewBook:
    book = InterviewBook(tmp_path / "followup.json")
    book.add([an_interview(role="Dev")], "add Acme", NOW)
    return book


def with_notes(text: str) -> Callable[[Interview], Interview]:
    return lambda fresh: replace(fresh, notes=text)


def write(book: InterviewBook, text: str, run: str = "one sitting") -> None:
    book.change("acme", with_notes(text), "write a note", NOW, run=run)


def test_what_goes_on_under_one_run_is_undone_and_redone_as_one_also_after_a_restart(
    book: InterviewBook,
) -> None:
    for text in ("T", "Th", "Thanks"):
        write(book, text)
    write(book, "Thanks!", "another sitting")
    assert book.undo(NOW) == "write a note"
    assert book.get("acme").notes == "Thanks"
    again = InterviewBook(book.path)
    assert again.undo(NOW) == "write a note"
    assert again.get("acme").notes == ""
    assert again.redo(NOW) == "write a note"
    assert again.get("acme").notes == "Thanks"


def test_a_run_that_touches_more_and_more_fields_is_undone_to_where_it_began(
    book: InterviewBook,
) -> None:
    write(book, "Thanks")
    book.change(
        "acme", lambda fresh: replace(fresh, notes="Thank you", role="Chief"), "w", NOW, run="one"
    )
    write(book, "Thank you all", "one")
    book.undo(NOW)
    assert (book.get("acme").notes, book.get("acme").role) == ("Thanks", "Dev")
    book.redo(NOW)
    assert (book.get("acme").notes, book.get("acme").role) == ("Thank you all", "Chief")


def test_another_change_in_between_ends_a_run(book: InterviewBook) -> None:
    write(book, "T")
    book.change("acme", lambda fresh: replace(fresh, role="Chief"), "edit Acme", NOW)
    write(book, "Th")
    book.undo(NOW)
    assert (book.get("acme").notes, book.get("acme").role) == ("T", "Chief")


def test_what_was_undone_is_not_joined_with_what_follows(book: InterviewBook) -> None:
    write(book, "T")
    write(book, "More", "another")
    book.undo(NOW)
    write(book, "Th")
    book.undo(NOW)
    assert book.get("acme").notes == "T"


def test_a_change_of_several_interviews_is_undone_as_a_whole(book: InterviewBook) -> None:
    book.add([an_interview(id="globex", company="Globex")], "add Globex", NOW)
    changed = book.change_all(["acme", "globex"], with_notes("both"), "note both", NOW)
    assert [each.notes for each in changed] == ["both", "both"]
    assert book.undo(NOW) == "note both"
    assert {each.notes for each in book.interviews()} == {""}


def test_what_is_typed_is_saved_also_where_the_last_change_was_broken_by_hand(
    book: InterviewBook,
) -> None:
    book.change("acme", lambda one: replace(one, role="Lead"), "rename", NOW)
    with TinyDB(book.path) as plain:
        plain.table("history").update({"at": "yesterday"})
    book.change("acme", lambda one: replace(one, notes="typed"), "write", NOW, run="typing")
    assert InterviewBook(book.path).get("acme").notes == "typed"
