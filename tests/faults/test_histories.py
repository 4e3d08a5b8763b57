"""Any history of two books, a plain TinyDB and a copy that went apart is that of a plain model."""

import shutil
import tempfile
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
from followup_tui.storage.taking_over import merge_file
from followup_tui.storage.versions import versions_in
from tests.factories import an_interview, utc
from tests.faults import LONG
from tests.faults.history_model import Model, State

HISTORIES = 3000 if LONG else 200

NAMES = st.sampled_from(["acme", "globex", "hooli"])
ROLES = st.sampled_from(["Dev", "Lead", "Chief"])
BOOKS = st.integers(0, 1)


def commit(path: Path) -> str:
    (meta,) = msgspec.json.decode(path.read_bytes())["_meta"].values()
    return str(meta["commit"])


def is_edited(path: Path) -> bool:
    return not parse(path.read_bytes(), path).is_as_saved


def stored(path: Path) -> State:
    return {one.id: one for one in InterviewBook(path).interviews()}


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
        self.brought: set[bytes] = set()
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
            model.go_to({**model.now, name: added}, at)

    @rule(who=BOOKS, role=ROLES)
    def rename_all(self, who: int, role: str) -> None:
        names, at = list(self.model.now), self.tick()
        self.books[who].change_all(names, lambda one: replace(one, role=role), "rename all", at)
        self.model.change(names, lambda one: replace(one, role=role), at)

    @rule(who=BOOKS, name=NAMES)
    def remove(self, who: int, name: str) -> None:
        self._remove(self.books[who], self.model, name)

    def _remove(self, book: InterviewBook, model: Model, name: str) -> None:
        at = self.tick()
        try:
            book.remove(name, "remove", at)
        except UnknownInterview:
            assert name not in model.now
        model.go_to({other: one for other, one in model.now.items() if other != name}, at)

    @precondition(lambda self: not self.is_synced)  # the model joins no histories
    @rule(who=BOOKS, undos=st.integers(0, 6), redos=st.integers(0, 2))
    def undo_and_redo(self, who: int, undos: int, redos: int) -> None:
        for forward in [False] * undos + [True] * redos:
            self._turn(self.books[who], forward=forward)

    def _turn(self, book: InterviewBook, *, forward: bool) -> None:
        at = self.tick()
        due = self.model.turn(at, forward=forward)
        said: type[BookError] | None = None
        try:
            book.redo(at) if forward else book.undo(at)
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
            place, was_edited = f"Main St {self.tick():%H%M}", is_edited(self.path)
            with TinyDB(self.path) as plain:
                plain.table("interviews").update({"place": place}, where("id") == name)
            edited = replace(self.model.now[name], place=place)
            self.model.set({**self.model.now, name: edited})
            # A desk that misses the second of two edits may bring a deleted record back.
            for book in self.books if was_edited else ():
                book.reload_if_changed()

    @rule()
    def go_apart(self) -> None:
        shutil.copy(self.path, self.copy)
        self.there = self.model.copy()
        self.at_parting = self.path.read_bytes()
        self.brought.add(self.at_parting)

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
        at = self.tick()
        merge_file(self.books[who], self.copy, at)
        assert self.copy.read_bytes() == before
        here, there = self.model.now, self.there.now
        merged = self._merged(minds_undo=False)
        self._check_that_nothing_is_dropped(merged, here, self.there.seen)
        self._check_that_nothing_is_dropped(merged, there, self.model.seen)
        self.model.go_to(merged, at)

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
            joined = there
        elif self.copy.read_bytes() in self.brought and stored(self.path) == here:
            joined = here  # the file is an older state, if not one too old to be known as such
        else:
            joined = self._merged(minds_undo=True)
            self._check_that_nothing_is_dropped(joined, here, self.there.seen)
            self._check_that_nothing_is_dropped(joined, there, self.model.seen)
        self.is_synced = True
        self.brought.add(self.copy.read_bytes())
        self.model.join(self.there, joined)
        if self.path.read_bytes() == self.copy.read_bytes():
            self.at_parting = self.copy.read_bytes()

    def _merged(self, *, minds_undo: bool) -> State:
        assert self.there is not None
        here, there = self.model.now, self.there.now
        merged = {**there, **here}
        for name in here.keys() & there.keys():
            ours, theirs = here[name].updated_at, there[name].updated_at
            if minds_undo:
                ours, theirs = self.model.age(name), self.there.age(name)
            if ours == theirs:  # one of them was changed by a plain TinyDB, if any
                merged[name] = stored(self.path)[name]
                assert merged[name] in (here[name], there[name])
            elif theirs > ours:
                merged[name] = there[name]
        return merged

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

    @invariant()
    def the_file_holds_what_the_model_holds(self) -> None:
        book = InterviewBook(self.path)
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
