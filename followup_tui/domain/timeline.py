"""The timeline of one interview: what each of its days shows, where windows lie over each other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum, auto
from itertools import pairwise
from typing import NamedTuple

from .window import ONE_A_PERSON, ContactWindow, WindowKind, WindowState
from .window_days import SUBDUED, WindowDays, urgency


class Shape(IntEnum):
    """What a day of a lane shows of a window; of several on one day the first of these."""

    LATE = auto()
    """Was to be done before, and still asks."""
    DEADLINE = auto()
    """The last day for a note."""
    INTERVIEW = auto()
    CHECK_IN = auto()
    DECISION = auto()
    ENDED = auto()
    """The day on which it was done, or was over in another way."""
    SUGGESTION = auto()
    """The first day of what is only suggested."""
    RUN = auto()
    """A day before a deadline or an end, or after the first day of a suggestion."""
    HOLD = auto()


class Piece(NamedTuple):
    """Days that follow each other, both included, on which a window has one shape."""

    shape: Shape
    window: ContactWindow
    first: date
    last: date


Stand = tuple[ContactWindow, date, date, date | None]
"""A window, its first and last day, and the day on which it asks for something there."""


class Lane(NamedTuple):
    """The windows of one interview on the days on which they stand."""

    pieces: tuple[Piece, ...]
    """In the order of days, none over another."""
    all_pieces: tuple[Piece, ...]
    """Also those that are hidden by others, in the order of their shapes."""

    @classmethod
    def of(cls, stands: Iterable[Stand]) -> "Lane":
        """Lay out the windows of an interview, as `WindowDays` has placed them."""
        cut = (piece for stand in stands for piece in _cut(*stand))
        pieces = sorted(cut, key=lambda piece: (piece.shape, urgency(piece.window)))
        return cls(tuple(_uppermost(pieces)), tuple(pieces))

    @property
    def is_over(self) -> bool:
        """Whether nothing in it asks for anything any more."""
        return all(piece.window.state in SUBDUED for piece in self.all_pieces)

    @property
    def most_urgent(self) -> ContactWindow:
        """The window that matters most, whatever the day."""
        return min((piece.window for piece in self.all_pieces), key=urgency)

    def on(self, first: date, last: date) -> tuple[ContactWindow, ...]:
        """Return the windows that stand on days, each once, the one that is shown first."""
        windows = [
            piece.window for piece in self.all_pieces if piece.first <= last and first <= piece.last
        ]
        return tuple({id(window): window for window in windows}.values())

    def columns(self, first: date, days: int, count: int) -> list[Piece | None]:
        """Return what each of `count` columns of so many days, from `first` on, shows."""
        shown: list[Piece | None] = [None] * count
        end = first + timedelta(days=days * count)
        start = max(0, bisect_right(self.pieces, first, key=lambda piece: piece.first) - 1)
        for piece in self.pieces[start:]:
            if piece.first >= end:
                break
            begin = max(0, (piece.first - first).days // days)
            for column in range(begin, min(count - 1, (piece.last - first).days // days) + 1):
                before = shown[column]
                if before is None or piece.shape < before.shape:
                    shown[column] = piece
        return shown


class Lanes:
    """The lanes of all interviews, that which asks next on top; each laid out when looked at."""

    def __init__(self) -> None:
        self.days = WindowDays()
        self.interviews: tuple[str, ...] = ()
        """Their ids, from the top; a lane's place counts from 0."""
        self._laid_out: dict[str, tuple[Sequence[Stand], Lane]] = {}
        """By interview, each with what it was laid out from."""

    def show(self, days: WindowDays, place: int) -> int:
        """Take over what changed; return where the lane at a place is now, else that place."""
        before = self.interviews[place : place + 1]
        self.days, self.interviews = days, days.by_next_day()
        self._laid_out = {key: self._laid_out[key] for key in self._laid_out if days.stands(key)}
        return next((self.interviews.index(each) for each in before if days.stands(each)), place)

    def lane(self, place: int) -> Lane:
        """Return the lane at a place."""
        interview_id = self.interviews[place]
        stands = self.days.stands(interview_id)
        known = self._laid_out.get(interview_id)
        if known is None or known[0] is not stands:
            known = self._laid_out[interview_id] = (stands, Lane.of(stands))
        return known[1]


def _cut(window: ContactWindow, first: date, last: date, asks_on: date | None) -> Iterator[Piece]:
    """Yield the days of a stand by the shapes that they have."""
    before, after = last - timedelta(days=1), first + timedelta(days=1)
    if window.kind is WindowKind.HOLD:
        yield Piece(Shape.HOLD, window, first, last)
    elif window.state in SUBDUED and window.kind not in _LANDMARKS:
        yield from _run_and(Shape.ENDED, window, last, first, before)
    elif window.state is WindowState.LATE and asks_on == last:
        yield from _run_and(Shape.LATE, window, last, first, before)
    elif window.kind in ONE_A_PERSON:
        yield from _run_and(Shape.DEADLINE, window, last, first, before)
    elif window.kind in _SHAPES:
        yield Piece(_SHAPES[window.kind], window, first, last)
    else:
        yield from _run_and(Shape.SUGGESTION, window, first, after, last)


def _run_and(
    shape: Shape, window: ContactWindow, day: date, run_first: date, run_last: date
) -> Iterator[Piece]:
    yield Piece(shape, window, day, day)
    if run_first <= run_last:
        yield Piece(Shape.RUN, window, run_first, run_last)


_SHAPES = {
    WindowKind.INTERVIEW: Shape.INTERVIEW,
    WindowKind.CHECK_IN: Shape.CHECK_IN,
    WindowKind.DECISION: Shape.DECISION,
}
_LANDMARKS = frozenset({WindowKind.INTERVIEW, WindowKind.DECISION})
"""Kinds that are shown the same when they are over."""


def _uppermost(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what is not hidden of pieces that are sorted by what hides what."""
    firsts = {piece.first for piece in pieces}
    borders = sorted(firsts | {piece.last + timedelta(days=1) for piece in pieces})
    for first, end in pairwise(borders):
        over = next((piece for piece in pieces if piece.first <= first <= piece.last), None)
        if over is not None:
            yield over._replace(first=first, last=end - timedelta(days=1))
