"""The daily review: how far it has come, so that leaving it keeps the place."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from .backlog import Gathered, gathered
from .window import ContactWindow, WindowKind

_AWAY_DAYS = 7


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One go through a row of cards, each known by its key; the row may change at any time."""

    decided: tuple[str, ...] = ()
    """Cards that left the row while they were in front."""
    passed: tuple[str, ...] = ()
    """Cards that were passed over without a decision."""
    front: str = ""
    """The card in front."""

    @property
    def number(self) -> int:
        """Which card is in front, counted from 1."""
        return len(self.decided) + len(self.passed) + 1

    def remaining(self, row: Sequence[str]) -> list[str]:
        """Return the cards that are still to be decided."""
        passed = frozenset(self.passed)
        return [key for key in row if key not in passed]

    def count(self, row: Sequence[str]) -> int:
        """Return how many cards there are, with those that were decided or passed over."""
        return len(self.decided) + len(self.passed) + len(self.remaining(row))

    def on(self, row: Sequence[str]) -> "Turn":
        """Return the turn on the row as it is now.

        The card in front stays there while it is in the row; one that has left it was decided.
        """
        there = frozenset(row)
        decided = [key for key in self.decided if key not in there]
        if self.front and self.front not in there:
            decided.append(self.front)
        remaining = self.remaining(row)
        front = self.front if self.front in remaining else next(iter(remaining), "")
        return replace(self, decided=tuple(decided), front=front)

    def past(self, key: str) -> "Turn":
        """Return the turn with a card passed over without a decision."""
        return replace(self, passed=(*self.passed, key), front="")

    def back(self) -> "Turn":
        """Return the turn with the card in front that was passed over last, if there is one."""
        if not self.passed:
            return self
        return replace(self, passed=self.passed[:-1], front=self.passed[-1])

    def again(self) -> "Turn":
        """Return the turn with nothing passed over: what is left is gone through once more."""
        return replace(self, passed=())

    def undone(self) -> "Turn":
        """Return the turn with the card in front that was decided last, if there is one."""
        if not self.decided:
            return self
        return replace(self, decided=self.decided[:-1], front=self.decided[-1])


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One daily review."""

    begun_on: date
    """The user's day on which it began; it goes on past midnight, and is resumed on this day."""
    away_since: date | None = None
    """The day of the review before it, where it was so long ago that a backlog has gathered."""
    groups: Turn = Turn()
    """The way through the backlog, group by group."""
    cards: Turn = Turn()
    """The way through the queue, card by card."""

    @property
    def has_decided(self) -> bool:
        """Whether there is a decision of this review to take back."""
        return bool(self.cards.decided or self.groups.decided)

    def undone(self) -> "Review":
        """Return the review with the card or group in front that was decided last."""
        if self.cards.decided:
            return replace(self, cards=self.cards.undone())
        return replace(self, groups=self.groups.undone())


class Front(NamedTuple):
    """What a review shows now: a group, a card, or neither where nothing is left."""

    review: Review
    """The review as it is now, with what has left the queue counted as decided."""
    turn: Turn
    total: int
    """How many groups or cards there are in this turn."""
    group: Gathered | None = None
    window: ContactWindow | None = None

    def is_passed_by(self, answer: str) -> bool:
        """Say whether an answer changes nothing, but is only a reason to go on."""
        if self.group is not None:
            return answer == "do"  # one by one, as cards
        is_to_come = self.window is not None and self.window.kind is WindowKind.INTERVIEW
        return is_to_come and answer == "done"

    def after(self, step: Callable[[Turn], Turn]) -> Review:
        """Return the review after one step among the groups or the cards."""
        if self.group is not None:
            return replace(self.review, groups=step(self.turn))
        return replace(self.review, cards=step(self.turn))


def card_key(window: ContactWindow) -> str:
    """Tell what is due from all else in the queue, whatever its state."""
    return f"{window.interview} {window.kind} {window.person_id or ''}"


def front_of(review: Review, queue: Sequence[ContactWindow]) -> Front:
    """Return what a review shows on the day's queue as it is now: first the backlog, if any."""
    if review.away_since is not None:
        groups = {group.key: group for group in gathered(queue)}
        turn = review.groups.on(list(groups))
        review = replace(review, groups=turn)
        if turn.front:
            return Front(review, turn, turn.count(list(groups)), group=groups[turn.front])
    cards = {card_key(window): window for window in queue}
    turn = review.cards.on(list(cards))
    review = replace(review, cards=turn)
    return Front(review, turn, turn.count(list(cards)), window=cards.get(turn.front))


def taken_up(last: Review | None, today: date) -> Review:
    """Return the review of today: the one begun today, else a new one.

    After a long time without one it begins with the backlog (product.md §4), and so does the
    next, until the backlog was gone through. One that has passed everything over begins again.
    """
    if last is None:
        return Review(begun_on=today)
    if last.begun_on == today:
        return last if last.cards.front else replace(last, cards=last.cards.again())
    if was_away(last, today):
        return Review(begun_on=today, away_since=last.begun_on)
    return Review(begun_on=today, away_since=last.away_since if last.groups.front else None)


def was_away(last: Review, today: date) -> bool:
    """Say whether the last review is so long ago that a backlog will have gathered."""
    return (today - last.begun_on).days >= _AWAY_DAYS
