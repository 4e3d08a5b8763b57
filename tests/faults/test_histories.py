"""Any history of two books, a plain TinyDB and a copy that went apart is that of a plain model."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from tinydb import TinyDB, where

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import (
    BookError,
    NothingToRedo,
    NothingToUndo,
    UndoRefused,
    UnknownInterview,
)
from followup_tui.storage.file_format import parse
from followup_tui.storage.versions import versions_in
from tests.factories import an_interview, utc
from tests.faults import LONG

HISTORIES = 3000 if LONG else 200

State = dict[str, Interview]
Sides = dict[str, Interview | None]
Verb = Callable[[Interview], Interview]

NAMES = st.sampled_from(["acme", "globex", "hooli"])
ROLES = st.sampled_from(["Dev", "Lead", "Chief"])
BOOKS = st.integers(0, 1)


class Model:
    """What a book must do: records, and the changes made to them with both of their sides."""

    def __init__(self) -> None:
        self.now: State = {}
        self.seen: list[Interview] = []
        self._steps: list[tuple[Sides, Sides]] = []
        self._place = 0

    def copy(self) -> "Model":
        copied = Model()
        copied.now, copied.seen = dict(self.now), list(self.seen)
        return copied

    def has_seen(self, interview: Interview) -> bool:
        """Say whether a record was once this one, but for what a plain TinyDB may have changed."""
        return interview in [replace(each, place=interview.place) for each in self.seen]

    def go_to(self, state: State) -> None:
        names = [name for name in {**self.now, **state} if self.now.get(name) != state.get(name)]
        if names:
            step = ({n: self.now.get(n) for n in names}, {n: state.get(n) for n in names})
            self._steps[self._place :] = [step]
            self._place += 1
            self.set(state)

    def set(self, state: State) -> None:
        self.now = state
        self.seen.extend(state.values())

    def change(self, names: list[str], verb: Verb, at: datetime) -> None:
        after = {name: verb(self.now[name]) for name in names}
        changed = {n: replace(one, updated_at=at) for n, one in after.items() if one != self.now[n]}
        self.go_to({**self.now, **changed})

    def turn(self, *, forward: bool) -> type[BookError] | None:
        """Undo or redo; return the error that is due instead."""
        if self._place == (len(self._steps) if forward else 0):
            return NothingToRedo if forward else NothingToUndo
        step = self._steps[self._place if forward else self._place - 1]
        left, wanted = step if forward else step[::-1]
        if not all(self._is_as_left(name, left[name], wanted[name]) for name in left):
            return UndoRefused
        turned = {name: self._turned(name, left[name], wanted[name]) for name in left}
        self._place += 1 if forward else -1
        self.set(
            {
                name: one
                for name in {**self.now, **turned}
                if (one := turned[name] if name in turned else self.now[name]) is not None
            }
        )
        return None

    def _is_as_left(self, name: str, left: Interview | None, wanted: Interview | None) -> bool:
        now = self.now.get(name)
        if left is None or wanted is None or now is None:
            return now == left
        return all(getattr(now, field) == getattr(left, field) for field in touched(left, wanted))

    def _turned(
        self, name: str, left: Interview | None, wanted: Interview | None
    ) -> Interview | None:
        if left is None or wanted is None:
            return wanted
        fields = {field: getattr(wanted, field) for field in touched(left, wanted)}
        return replace(self.now[name], **fields)


def touched(one: Interview, other: Interview) -> list[str]:
    fields = Interview.__struct_fields__
    return [field for field in fields if getattr(one, field) != getattr(other, field)]


def commit(path: Path) -> str:
    (meta,) = msgspec.json.decode(path.read_bytes())["_meta"].values()
    return str(meta["commit"])


def is_edited(path: Path) -> bool:
    return not parse(path.read_bytes(), path).is_as_saved


class Histories(RuleBasedStateMachine):
    """Two books on one file, and what else may happen to it."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "followup.json"
        self.copy = self.path.with_name("copy.json")
        self.books = [InterviewBook(self.path) for _ in range(2)]
        self.model = Model()
        self.there: Model | None = None
        self.at_parting = b""
        self.is_synced = False
        self.at = utc("2026-11-23 10:00")
        for name in ("acme", "globex", "hooli"):
            self._write(self.books[0], self.model, name, "Dev")

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    @rule(who=BOOKS, name=NAMES, role=ROLES)
    def add_or_rename(self, who: int, name: str, role: str) -> None:
        self._write(self.books[who], self.model, name, role)

    def _write(self, book: InterviewBook, model: Model, name: str, role: str) -> None:
        at = self.tick()
        if name in model.now:
            book.change(name, lambda one: replace(one, role=role), "rename", at)
            model.change([name], lambda one: replace(one, role=role), at)
        else:
            added = an_interview(id=name, company=name, role=role, updated_at=at)
            book.add([added], "add", at)
            model.go_to({**model.now, name: added})

    @rule(who=BOOKS, role=ROLES)
    def rename_all(self, who: int, role: str) -> None:
        names, at = list(self.model.now), self.tick()
        self.books[who].change_all(names, lambda one: replace(one, role=role), "rename all", at)
        self.model.change(names, lambda one: replace(one, role=role), at)

    @rule(who=BOOKS, name=NAMES)
    def remove(self, who: int, name: str) -> None:
        self._remove(self.books[who], self.model, name)

    def _remove(self, book: InterviewBook, model: Model, name: str) -> None:
        try:
            book.remove(name, "remove", self.tick())
        except UnknownInterview:
            assert name not in model.now
        model.go_to({other: one for other, one in model.now.items() if other != name})

    @precondition(lambda self: not self.is_synced)  # the model joins no histories
    @rule(who=BOOKS, undos=st.integers(0, 6), redos=st.integers(0, 2))
    def undo_and_redo(self, who: int, undos: int, redos: int) -> None:
        for forward in [False] * undos + [True] * redos:
            self._turn(self.books[who], forward=forward)

    def _turn(self, book: InterviewBook, *, forward: bool) -> None:
        due = self.model.turn(forward=forward)
        said: type[BookError] | None = None
        try:
            book.redo() if forward else book.undo()
        except (NothingToUndo, NothingToRedo, UndoRefused) as error:
            said = type(error)
        assert said is due

    @rule(who=BOOKS)
    def reopen(self, who: int) -> None:
        self.books[who] = InterviewBook(self.path)

    @rule(who=BOOKS)
    def look(self, who: int) -> None:
        self.books[who].reload_if_changed()
        assert {one.id: one for one in self.books[who].interviews()} == self.model.now

    @rule(name=NAMES)
    def edit_by_a_plain_tinydb(self, name: str) -> None:
        if name in self.model.now:
            place = f"Main St {self.tick():%H%M}"
            with TinyDB(self.path) as plain:
                plain.table("interviews").update({"place": place}, where("id") == name)
            edited = replace(self.model.now[name], place=place)
            self.model.set({**self.model.now, name: edited})

    @rule()
    def go_apart(self) -> None:
        shutil.copy(self.path, self.copy)
        self.there = self.model.copy()
        self.at_parting = self.path.read_bytes()

    @precondition(lambda self: self.there is not None)
    @rule(name=NAMES, role=ROLES, is_removed=st.booleans())
    def change_the_copy(self, name: str, role: str, is_removed: bool) -> None:
        assert self.there is not None
        if is_removed:
            self._remove(InterviewBook(self.copy), self.there, name)
        else:
            self._write(InterviewBook(self.copy), self.there, name, role)

    @precondition(lambda self: self.there is not None)
    @rule(who=BOOKS)
    def merge_the_copy(self, who: int) -> None:
        assert self.there is not None
        before = self.copy.read_bytes()
        self.books[who].merge_file(self.copy, self.tick())
        assert self.copy.read_bytes() == before
        here, there = self.model.now, self.there.now
        merged = {name: self._taken(name, here, there) for name in {**here, **there}}
        self._check_that_nothing_is_dropped(merged, here, self.there.seen)
        self._check_that_nothing_is_dropped(merged, there, self.model.seen)
        self.model.go_to(merged)

    @precondition(lambda self: self.there is not None)
    @rule(who=BOOKS)
    def a_sync_tool_brings_the_copy(self, who: int) -> None:
        assert self.there is not None
        for book in self.books:
            book.reload_if_changed()
        here, there = self.model.now, self.there.now
        if is_edited(self.path) and is_edited(self.copy) and commit(self.path) == commit(self.copy):
            return  # nothing tells which of the two a plain TinyDB wrote first
        is_descendant = self.path.read_bytes() == self.at_parting
        arriving = self.path.with_name("arriving")
        shutil.copy(self.copy, arriving)
        arriving.replace(self.path)
        for book in (self.books[who], self.books[1 - who]):
            book.reload_if_changed()
            if book.has_unsaved_merge:
                book.save_merged()
        if is_descendant:
            merged = there
        else:
            merged = {name: self._taken(name, here, there) for name in {**here, **there}}
            self._check_that_nothing_is_dropped(merged, here, self.there.seen)
            self._check_that_nothing_is_dropped(merged, there, self.model.seen)
        self.is_synced = True
        self.model.seen += self.there.seen
        self.model.set(merged)
        if self.path.read_bytes() == self.copy.read_bytes():
            self.at_parting = self.copy.read_bytes()

    def _taken(self, name: str, here: State, there: State) -> Interview:
        if name not in here or name not in there:
            return here.get(name) or there[name]
        ours, theirs = here[name], there[name]
        assert self.there is not None
        is_undone = self.model.has_seen(theirs) and self.there.has_seen(ours)  # on one side
        # Where a plain TinyDB changed one of them, both are of the same moment.
        if is_undone or ours.updated_at == theirs.updated_at:
            (taken,) = (one for one in self.stored().interviews() if one.id == name)
            assert taken in (ours, theirs)
            return taken
        return max(ours, theirs, key=lambda one: one.updated_at)

    def _check_that_nothing_is_dropped(
        self, merged: State, side: State, seen: list[Interview]
    ) -> None:
        """Check that a record that was not taken is a version, or an earlier state of the other."""
        tables = msgspec.json.decode(self.path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
        kept = [(each.interview, each.document["updated_at"]) for each in versions_in(tables)]
        places = {each.place for each in (*seen, *merged.values())}
        # An undo may lead to it, with a place that a plain TinyDB has given it since.
        undone = [replace(each, place=place) for each in seen for place in places]
        for name, one in side.items():
            at = msgspec.to_builtins(one)["updated_at"]
            assert one in (merged[name], *seen, *undone) or (name, at) in kept

    def stored(self) -> InterviewBook:
        return InterviewBook(self.path)

    @invariant()
    def the_file_holds_what_the_model_holds(self) -> None:
        book = self.stored()
        assert {one.id: one for one in book.interviews()} == self.model.now
        assert all("changed by another program" in notice for notice in book.notices)

    def teardown(self) -> None:
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=HISTORIES,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
