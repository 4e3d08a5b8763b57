"""Undo and redo: of every change, across restarts and processes, never at the cost of another."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import DocumentError, NothingToRedo, NothingToUndo, UndoRefused
from followup_tui.storage.history import CHANGES_KEPT
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")


def rename(book: InterviewBook, role: str, minutes: int = 0, interview: str = "acme") -> None:
    at = NOW + timedelta(minutes=minutes)
    book.change(
        interview, lambda one: msgspec.structs.replace(one, role=role), f"call it {role}", at
    )


def records(path: Path) -> dict[str, bytes]:
    """Return each interview as it stands in the file, byte by byte."""
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    lines = tables["interviews"].values()
    return {msgspec.json.decode(line)["id"]: bytes(line) for line in lines}


@pytest.fixture
def book(tmp_path: Path) -> InterviewBook:
    book = InterviewBook(tmp_path / "followup.json")
    book.add([an_interview()], "add Acme", NOW)
    return book


def test_three_changes_undone_and_redone_across_restarts_leave_the_same_bytes(
    book: InterviewBook,
) -> None:
    path = book.path
    before = records(path)
    rename(book, "one", 1)
    rename(book, "two", 2)
    book.remove("acme", "remove Acme", NOW)
    after = records(path)
    assert [InterviewBook(path).undo(NOW) for _ in range(3)] == [
        "remove Acme",
        "call it two",
        "call it one",
    ]
    assert records(path) == before
    assert [InterviewBook(path).redo(NOW) for _ in range(3)] == [
        "call it one",
        "call it two",
        "remove Acme",
    ]
    assert records(path) == after == {}


def test_undo_takes_the_time_of_the_change_back_as_well(book: InterviewBook) -> None:
    rename(book, "Lead", 5)
    book.undo(NOW)
    assert book.get("acme") == an_interview()


def test_nothing_to_undo_and_nothing_to_redo_are_said(tmp_path: Path) -> None:
    book = InterviewBook(tmp_path / "followup.json")
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        book.undo(NOW)
    with pytest.raises(NothingToRedo, match="nothing to redo"):
        book.redo(NOW)
    assert not book.path.exists()


def test_a_new_change_clears_what_could_be_redone(book: InterviewBook) -> None:
    rename(book, "one")
    book.undo(NOW)
    rename(book, "two")
    with pytest.raises(NothingToRedo):
        book.redo(NOW)
    assert book.undo(NOW) == "call it two"
    assert book.undo(NOW) == "add Acme"


def test_undo_takes_back_the_latest_change_whoever_made_it(book: InterviewBook) -> None:
    rename(InterviewBook(book.path), "theirs")
    assert book.undo(NOW) == "call it theirs (made by another followup)"
    assert book.get("acme").role == an_interview().role


def test_undo_is_refused_where_a_plain_tinydb_changed_the_same_field(book: InterviewBook) -> None:
    rename(book, "mine")
    with TinyDB(book.path) as plain:
        plain.table("interviews").update({"role": "theirs"}, where("id") == "acme")
    with pytest.raises(UndoRefused, match="“call it mine”: the interview at Acme was changed"):
        book.undo(NOW)
    assert InterviewBook(book.path).get("acme").role == "theirs"


def test_undo_keeps_what_a_plain_tinydb_changed_in_another_field(book: InterviewBook) -> None:
    rename(book, "mine")
    with TinyDB(book.path) as plain:
        plain.table("interviews").update({"place": "Main St"}, where("id") == "acme")
    book.undo(NOW)
    undone = InterviewBook(book.path).get("acme")
    assert (undone.role, undone.place) == (an_interview().role, "Main St")


def test_undoing_an_addition_is_refused_where_the_record_was_changed_since(
    book: InterviewBook,
) -> None:
    with TinyDB(book.path) as plain:
        plain.table("interviews").update({"role": "theirs"}, where("id") == "acme")
    with pytest.raises(UndoRefused):
        book.undo(NOW)
    assert book.get("acme").role == "theirs"


def test_undoing_a_removal_is_refused_where_the_record_came_back_by_itself(
    book: InterviewBook,
) -> None:
    document = msgspec.to_builtins(an_interview(role="restored"), enc_hook=str)
    book.remove("acme", "remove Acme", NOW)
    with TinyDB(book.path) as plain:
        plain.table("interviews").insert(document)
    with pytest.raises(UndoRefused):
        book.undo(NOW)
    assert book.get("acme").role == "restored"


def test_undo_restores_a_record_that_an_older_version_wrote_with_fewer_fields(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    document = msgspec.to_builtins(an_interview(), enc_hook=str)
    del document["archived"]
    with TinyDB(path) as plain:
        plain.table("interviews").insert(document)
    book = InterviewBook(path)
    rename(book, "Lead")
    assert b"archived" in records(path)["acme"]
    book.undo(NOW)
    assert b"archived" not in records(path)["acme"]


def test_the_last_hundred_changes_can_be_undone(book: InterviewBook) -> None:
    for number in range(CHANGES_KEPT + 5):
        rename(book, str(number))
    undone = 0
    with pytest.raises(NothingToUndo):
        for undone in range(CHANGES_KEPT + 1):  # noqa: B007
            book.undo(NOW)
    assert undone == CHANGES_KEPT == 100
    assert book.get("acme").role == "4"


def test_an_import_is_not_stored_twice_and_is_undone_as_a_whole(book: InterviewBook) -> None:
    many = [an_interview(id=f"i{n}", notes="only once in the file") for n in range(20)]
    book.add(many, "import 20", NOW)
    assert book.path.read_text().count("only once in the file") == 20
    assert book.undo(NOW) == "import 20"
    assert book.interviews() == (an_interview(),)
    book.redo(NOW)
    assert len(InterviewBook(book.path).interviews()) == 21


def test_only_touched_fields_are_kept_of_a_change_whichever_way_it_went(
    book: InterviewBook,
) -> None:
    rename(book, "Lead")
    assert book.path.read_text().count('"company"') == 1
    book.undo(NOW)
    assert book.path.read_text().count('"company"') == 1


def test_an_entry_that_a_hand_edit_broke_is_passed_over_and_kept(book: InterviewBook) -> None:
    with TinyDB(book.path) as plain:
        plain.table("history").insert({"number": "first", "what": "no entry"})
    assert InterviewBook(book.path).undo(NOW) == "add Acme"
    assert "no entry" in book.path.read_text()


def test_an_entry_of_which_only_the_number_can_be_read_is_named(book: InterviewBook) -> None:
    with TinyDB(book.path) as plain:
        plain.table("history").update({"changes": "gone"})
    with pytest.raises(DocumentError, match=r"history/\d+: changes: expected a list, got text"):
        book.undo(NOW)


def test_changes_are_undone_by_their_number_not_by_their_place_in_the_file(
    book: InterviewBook,
) -> None:
    rename(book, "Lead")
    data = msgspec.json.decode(book.path.read_bytes())
    data["history"] = dict(reversed(data["history"].items()))
    book.path.write_bytes(msgspec.json.encode(data))
    assert [book.undo(NOW), book.undo(NOW)] == ["call it Lead", "add Acme"]


ROLES = st.sampled_from(["one", "two", "three"])
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("rename"), ROLES),
        st.tuples(st.just("add"), ROLES),
        st.tuples(st.just("remove"), ROLES),
        st.tuples(st.just("undo"), ROLES),
        st.tuples(st.just("redo"), ROLES),
    ),
    max_size=12,
)


class Model:
    """What a book must do: a list of states and a place in it."""

    def __init__(self) -> None:
        self.states: list[dict[str, Interview]] = [{}]
        self.place = 0

    @property
    def now(self) -> dict[str, Interview]:
        return self.states[self.place]

    def go_to(self, state: dict[str, Interview]) -> None:
        if state != self.now:
            self.states[self.place + 1 :] = [state]
            self.place += 1


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_any_history_of_changes_undos_and_redos_is_that_of_a_list_of_states(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "followup.json"
    model = Model()
    for action, name in actions:
        book = InterviewBook(path)
        if action == "add":
            added = an_interview(id=name)
            book.add([added], "add", NOW)
            model.go_to({**model.now, name: added})
        elif action == "rename" and name in model.now:
            rename(book, name + "!", interview=name)
            model.go_to({**model.now, name: book.get(name)})
        elif action == "remove" and name in model.now:
            book.remove(name, "remove", NOW)
            model.go_to({key: one for key, one in model.now.items() if key != name})
        elif action == "undo" and model.place > 0:
            book.undo(NOW)
            model.place -= 1
        elif action == "redo" and model.place < len(model.states) - 1:
            book.redo(NOW)
            model.place += 1
        assert {one.id: one for one in InterviewBook(path).interviews()} == model.now
