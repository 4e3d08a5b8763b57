"""A plain model of a book: records, and the changes made to them with both of their sides."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from followup_tui.domain.interview import Interview
from followup_tui.storage.errors import BookError, NothingToRedo, NothingToUndo, UndoRefused

State = dict[str, Interview]
Sides = dict[str, Interview | None]
Verb = Callable[[Interview], Interview]


class Model:
    """What a book must do."""

    def __init__(self) -> None:
        self.now: State = {}
        self.seen: list[Interview] = []
        self._touched: dict[str, datetime] = {}
        self._steps: list[tuple[Sides, Sides]] = []
        self._place = 0

    def copy(self) -> "Model":
        copied = Model()
        copied.now, copied.seen = dict(self.now), list(self.seen)
        copied._touched = dict(self._touched)
        return copied

    def has_seen(self, interview: Interview) -> bool:
        """Say whether a record was once this one, but for what a plain TinyDB may have changed."""
        return interview in [replace(each, place=interview.place) for each in self.seen]

    def age(self, name: str) -> datetime:
        """Return when a record was changed last, or a change of it undone or redone."""
        updated_at = self.now[name].updated_at
        return max(updated_at, self._touched.get(name, updated_at))

    def join(self, there: "Model", state: State) -> None:
        """Go to what two files hold together that went apart."""
        self.seen += there.seen
        for name, at in there._touched.items():
            self._touched[name] = max(at, self._touched.get(name, at))
        self.set(state)

    def go_to(self, state: State, at: datetime) -> None:
        names = [name for name in {**self.now, **state} if self.now.get(name) != state.get(name)]
        if names:
            step = ({n: self.now.get(n) for n in names}, {n: state.get(n) for n in names})
            self._steps[self._place :] = [step]
            self._place += 1
            self._touched |= dict.fromkeys(names, at)
            self.set(state)

    def set(self, state: State) -> None:
        self.now = state
        self.seen.extend(state.values())

    def change(self, names: list[str], verb: Verb, at: datetime) -> None:
        after = {name: verb(self.now[name]) for name in names}
        changed = {n: replace(one, updated_at=at) for n, one in after.items() if one != self.now[n]}
        self.go_to({**self.now, **changed}, at)

    def turn(self, at: datetime, *, forward: bool) -> type[BookError] | None:
        """Undo or redo; return the error that is due instead."""
        if self._place == (len(self._steps) if forward else 0):
            return NothingToRedo if forward else NothingToUndo
        step = self._steps[self._place if forward else self._place - 1]
        left, wanted = step if forward else step[::-1]
        if not all(self._is_as_left(name, left[name], wanted[name]) for name in left):
            return UndoRefused
        turned = {name: self._turned(name, left[name], wanted[name]) for name in left}
        self._place += 1 if forward else -1
        self._touched |= dict.fromkeys(turned, at)
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
