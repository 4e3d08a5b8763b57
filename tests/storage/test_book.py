"""The book: every change is on the disk when it is acknowledged, and can be taken back."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import DocumentError, UnknownInterview
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
LATER = NOW + timedelta(hours=1)


def moved_to(role: str, interview: Interview) -> Interview:
    return msgspec.structs.replace(interview, role=role)


@pytest.fixture
def book(tmp_path: Path) -> InterviewBook:
    book = InterviewBook(tmp_path / "followup.json")
    book.add([an_interview()], "add Acme", NOW)
    return book


def reopened(book: InterviewBook) -> InterviewBook:
    return InterviewBook(book.path)


def test_a_missing_file_is_an_empty_book_and_nothing_is_made_before_the_first_change(
    tmp_path: Path,
) -> None:
    book = InterviewBook(tmp_path / "new" / "followup.json")
    assert book.interviews() == ()
    assert book.notices == ()
    assert list(tmp_path.iterdir()) == []


def test_what_was_added_is_there_after_a_restart_exactly_as_it_was(book: InterviewBook) -> None:
    assert reopened(book).interviews() == book.interviews() == (an_interview(),)


def test_a_change_is_stored_with_its_time_and_returned(book: InterviewBook) -> None:
    stored = book.change("acme", lambda one: moved_to("Lead", one), "make it Lead", LATER)
    assert (stored.role, stored.updated_at) == ("Lead", LATER)
    assert stored == book.get("acme") == reopened(book).get("acme")


def test_the_same_tuple_is_returned_while_nothing_changed(book: InterviewBook) -> None:
    before = book.interviews()
    book.reload_if_changed()
    book.change("acme", lambda one: one, "nothing", LATER)
    assert book.interviews() is before
    book.change("acme", lambda one: moved_to("Lead", one), "make it Lead", LATER)
    assert book.interviews() is not before


def test_interviews_come_in_order_of_creation_and_removing_one_can_be_taken_back_in_place(
    tmp_path: Path,
) -> None:
    book = InterviewBook(tmp_path / "followup.json")
    days = [an_interview(id=f"i{n}", created_at=NOW + timedelta(days=n)) for n in (2, 0, 1)]
    book.add(days, "import", NOW)
    assert [one.id for one in book.interviews()] == ["i0", "i1", "i2"]
    book.remove("i1", "remove i1", NOW)
    book.undo(NOW)
    assert [one.id for one in reopened(book).interviews()] == ["i0", "i1", "i2"]


def test_a_verb_that_changes_nothing_writes_nothing(book: InterviewBook) -> None:
    before = book.path.read_bytes()
    assert book.change("acme", lambda one: one, "nothing", LATER).updated_at < LATER
    assert book.path.read_bytes() == before


def test_a_verb_that_raises_changes_nothing_and_its_error_passes_through(
    book: InterviewBook,
) -> None:
    before = book.path.read_bytes()

    def too_early(_: Interview) -> Interview:
        raise RuntimeError("too early")

    with pytest.raises(RuntimeError, match="too early"):
        book.change("acme", too_early, "log", LATER)
    assert book.path.read_bytes() == before
    assert book.get("acme") == an_interview()


def test_an_unknown_interview_is_named(book: InterviewBook) -> None:
    for attempt in (
        lambda: book.get("nobody"),
        lambda: book.change("nobody", lambda one: one, "x", NOW),
        lambda: book.remove("nobody", "x", NOW),
    ):
        with pytest.raises(UnknownInterview, match="nobody"):
            attempt()


def test_adding_a_known_id_replaces_it_and_keeps_the_time_it_came_with(
    book: InterviewBook,
) -> None:
    book.add([an_interview(role="Lead"), an_interview(id="b")], "import two", LATER)
    assert [one.role for one in book.interviews() if one.id == "acme"] == ["Lead"]
    assert book.get("acme").updated_at == an_interview().updated_at
    assert len(book.interviews()) == 2
    assert book.undo(NOW) == "import two"
    assert book.interviews() == (an_interview(),)


def test_a_screen_may_read_while_another_thread_changes(book: InterviewBook) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(one: Interview) -> Interview:
        started.set()
        assert go_on.wait(10)
        return moved_to("Lead", one)

    worker = threading.Thread(target=lambda: book.change("acme", slow, "slow", LATER))
    worker.start()
    assert started.wait(10)
    assert book.get("acme") == an_interview()
    assert book.reload_if_changed() is False
    go_on.set()
    worker.join()
    assert book.get("acme").role == "Lead"


def test_two_threads_lose_no_change(book: InterviewBook) -> None:
    def add_to_notes(sign: str) -> None:
        for _ in range(15):
            book.change(
                "acme",
                lambda one: msgspec.structs.replace(one, notes=one.notes + sign),
                "note",
                LATER,
            )

    workers = [threading.Thread(target=add_to_notes, args=(sign,)) for sign in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    notes = reopened(book).get("acme").notes
    assert (notes.count("a"), notes.count("b")) == (15, 15)


def test_an_instant_in_any_zone_is_stored_as_utc(book: InterviewBook) -> None:
    at = datetime.fromisoformat("2026-11-23T10:00:00+05:30")
    stored = book.change("acme", lambda one: moved_to("Lead", one), "x", at)
    assert stored.updated_at.isoformat() == "2026-11-23T04:30:00+00:00"


def test_text_that_no_file_can_hold_is_refused_and_nothing_is_lost(book: InterviewBook) -> None:
    before = book.path.read_bytes()
    broken = an_interview(id="b")
    msgspec.structs.force_setattr(broken, "role", "half of a character: \ud83d")
    with pytest.raises(DocumentError, match="Acme"):
        book.add([broken], "import", NOW)
    assert book.path.read_bytes() == before


def test_a_notice_that_comes_later_is_not_hidden_behind_one_about_a_record(tmp_path: Path) -> None:
    path = tmp_path / "followup.json"
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    with TinyDB(path) as plain:
        plain.table("interviews").insert({"company": 7})
    book.reload_if_changed()
    shown = len(book.notices)
    path.unlink()
    book.reload_if_changed()
    (news,) = book.notices[shown:]
    assert "is gone" in news
