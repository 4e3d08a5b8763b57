"""What has gathered while nobody looked, in groups that one answer can settle."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from .deciding import done, is_still_due, let_go
from .interview import Interview
from .policy import Policy
from .recording import snooze
from .snoozing import past_close
from .window import ContactWindow, WindowKind, WindowState
from .wording import count_words

_LEAST = 2
"""One thing alone is a card, not a group."""
_NAMES = {
    WindowKind.THANK_YOU: ("late thank-you note", None),
    WindowKind.CLOSING_NOTE: ("late closing note", None),
    WindowKind.CHECK_IN: ("late check-in", None),
    WindowKind.DEBRIEF: ("interview not written down", "interviews not written down"),
    WindowKind.SILENCE: ("long silence", None),
    WindowKind.RESEARCH: (
        "application to look things up for",
        "applications to look things up for",
    ),
    WindowKind.KEEP_IN_TOUCH: ("company to keep in touch with", "companies to keep in touch with"),
}
_WAITS = (
    WindowKind.DEBRIEF,
    WindowKind.SILENCE,
    WindowKind.RESEARCH,
    WindowKind.KEEP_IN_TOUCH,
)
"""What can be settled in a group although it is not late: none of it has an hour to be done in."""


class Gathered(NamedTuple):
    """Several things of one kind that are due; what is urgent still has a card of its own."""

    key: str
    windows: tuple[ContactWindow, ...]
    """At least two, the most urgent first."""

    @property
    def kind(self) -> WindowKind:
        """What they are all about."""
        return self.windows[0].kind

    @property
    def name(self) -> str:
        """Say how many of what: "3 late thank-you notes"."""
        one, many = _NAMES[self.kind]
        return count_words(len(self.windows), one, many)

    @property
    def interview_ids(self) -> tuple[str, ...]:
        """The interviews that they belong to, each once."""
        return tuple(dict.fromkeys(window.interview for window in self.windows))

    def in_time_until(self, until: datetime) -> "Gathered":
        """Return the group without what would be over by a moment: that is not put off unsaid."""
        kept = tuple(each for each in self.windows if not past_close(each, until))
        return self._replace(windows=kept)

    def _of(self, interview: Interview) -> Sequence[ContactWindow]:
        return [window for window in self.windows if window.interview == interview.id]

    def _left(self, interview: Interview, policy: Policy, now: datetime) -> Sequence[ContactWindow]:
        """Return those of an interview that were not settled meanwhile."""
        own = self._of(interview)
        return [window for window in own if is_still_due(interview, window, policy, now)]

    def all_done(self, interview: Interview, policy: Policy, now: datetime) -> Interview:
        """Write down for one of the interviews that its part of the group is done."""
        for window in self._left(interview, policy, now):
            interview = done(interview, window, policy, now)
        return interview

    def all_let_go(
        self, interview: Interview, reason: str, policy: Policy, now: datetime
    ) -> Interview:
        """Write down for one of the interviews that its part is not to be done at all."""
        for window in self._left(interview, policy, now):
            interview = let_go(interview, window, reason, policy, now)
        return interview

    def all_snoozed(self, interview: Interview, until: datetime) -> Interview:
        """Hide what one of the interviews has in the group until a moment."""
        for window in self._of(interview):
            interview = snooze(interview, window.kind, window.owner_id, until)
        return interview


def gathered(queue: Iterable[ContactWindow]) -> tuple[Gathered, ...]:
    """Return the groups of the day's queue, the most urgent first.

    What is open or closes soon is in none of them: it has a card of its own.
    """
    by_kind: dict[WindowKind, list[ContactWindow]] = {}
    for window in queue:
        if window.state is WindowState.LATE or window.kind in _WAITS:
            by_kind.setdefault(window.kind, []).append(window)
    return tuple(
        Gathered(f"all {kind}", tuple(windows))
        for kind, windows in by_kind.items()
        if len(windows) >= _LEAST
    )
