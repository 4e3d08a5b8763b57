"""Where all interviews stand, kept up to date one by one."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from .interview import Interview
from .policy import Policy
from .queue import QueueItem, in_order
from .standing import Group, Standing, standing
from .window import ContactWindow


class Standings:
    """The standing of every interview; only what changed, or whose moment came, is derived again.

    A cache: it can always be made anew.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._known: dict[str, Standing] = {}
        self._sorted: list[tuple[tuple[object, ...], str]] = []
        self._groups: Counter[Group] = Counter()
        self._stale: list[Interview] = []
        self.to_do = 0
        """How many actions the day asks for, over all interviews (product.md §4)."""

    @property
    def on_hold(self) -> int:
        """How many open interviews ask for nothing but patience."""
        return self._groups[Group.ON_HOLD]

    @property
    def is_behind(self) -> bool:
        """Whether something is still to be derived: catch up."""
        return bool(self._stale)

    def bring_up_to_date(
        self, interviews: Sequence[Interview], now: datetime, at_most: int
    ) -> frozenset[str]:
        """Derive what is out of date at `now`, the newest first and no more than `at_most`.

        Returns the ids of what changed, came or went; `is_behind` says whether more is left.
        """
        self._stale = [each for each in interviews if self._is_stale(each, now)]
        gone: set[str] = set()
        if len(self._known) + len(self._stale) > len(interviews):
            gone = self._known.keys() - {interview.id for interview in interviews}
        for interview_id in gone:
            self._forget(self._known.pop(interview_id))
        return self.catch_up(now, at_most) | gone

    def catch_up(self, now: datetime, at_most: int) -> frozenset[str]:
        """Derive some more of what was out of date; return the ids."""
        changed: set[str] = set()
        for interview in reversed(self._stale[-at_most:]):
            new = standing(interview, self._policy, now)
            self._put(new, self._known.get(interview.id))
            changed.add(interview.id)
        del self._stale[-at_most:]
        return frozenset(changed)

    def _is_stale(self, interview: Interview, now: datetime) -> bool:
        known = self._known.get(interview.id)
        return known is None or known.interview is not interview or known.good_until <= now

    def get(self, interview_id: str | None) -> Standing | None:
        """Return the standing of one interview, if it is known."""
        return self._known.get(interview_id) if interview_id else None

    def queue(self) -> tuple[ContactWindow, ...]:
        """Return the day's queue over all interviews, most urgent first (product.md §4)."""
        items: list[QueueItem] = []
        for _, interview_id in self._sorted:
            standing = self._known[interview_id]
            if standing.group is not Group.TO_DO:
                break  # those that ask for something come first
            items += standing.items
        return in_order(items)

    def in_order(self) -> tuple[Standing, ...]:
        """Return all standings: by group, the most urgent or the earliest first."""
        return tuple(self._known[interview_id] for _, interview_id in self._sorted)

    def _put(self, new: Standing, old: Standing | None) -> None:
        if old is not None:
            self._forget(old)
        self._known[new.interview.id] = new
        insort(self._sorted, (new.place, new.interview.id))
        self._groups[new.group] += 1
        self.to_do += len(new.items)

    def _forget(self, old: Standing) -> None:
        del self._sorted[bisect_left(self._sorted, (old.place, old.interview.id))]
        self._groups[old.group] -= 1
        self.to_do -= len(old.items)
