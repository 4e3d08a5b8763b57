"""Where all interviews stand, kept up to date one by one."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import datetime

from .interview import Interview
from .policy import Policy
from .queue import in_order
from .standing import Group, Standing, standing
from .window import ContactWindow


class Standings:
    """The standing of every interview; only what changed, or whose moment came, is derived again.

    The one mutable value of the domain: it is a cache, and can always be made anew.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._known: dict[str, Standing] = {}
        self._sorted: list[tuple[tuple[object, ...], str]] = []

    def bring_up_to_date(self, interviews: Iterable[Interview], now: datetime) -> frozenset[str]:
        """Derive what is out of date at `now`; return the ids that changed, came or went."""
        gone = dict.fromkeys(self._known)
        changed: set[str] = set()
        for interview in interviews:
            gone.pop(interview.id, None)
            known = self._known.get(interview.id)
            if known is None or known.interview is not interview or known.good_until <= now:
                self._put(standing(interview, self._policy, now), known)
                changed.add(interview.id)
        for interview_id in gone:
            self._forget(self._known.pop(interview_id))
        return frozenset(changed.union(gone))

    def get(self, interview_id: str | None) -> Standing | None:
        """Return the standing of one interview, if it is known."""
        return self._known.get(interview_id) if interview_id else None

    def in_order(self) -> tuple[Standing, ...]:
        """Return all standings: by group, the most urgent or the earliest first."""
        return tuple(self._known[interview_id] for _, interview_id in self._sorted)

    def queue(self) -> tuple[ContactWindow, ...]:
        """Return the day's queue over all interviews (product.md §4)."""
        return in_order(item for each in self._known.values() for item in each.items)

    def on_hold(self) -> tuple[Standing, ...]:
        """Return the open interviews on hold, the one that opens next first."""
        return tuple(each for each in self.in_order() if each.group is Group.ON_HOLD)

    def _put(self, new: Standing, old: Standing | None) -> None:
        if old is not None:
            self._forget(old)
        self._known[new.interview.id] = new
        insort(self._sorted, (new.place, new.interview.id))

    def _forget(self, old: Standing) -> None:
        del self._sorted[bisect_left(self._sorted, (old.place, old.interview.id))]
