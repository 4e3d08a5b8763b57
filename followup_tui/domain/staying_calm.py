"""Staying calm in words: how far the hold is, what they said, and what follows after a break."""

from datetime import datetime

from .contact import Contact, EarlyReason
from .local_days import local_day
from .own_days import OwnDays
from .policy import Policy
from .standing import Standing
from .whys import why
from .window import ContactWindow, WindowKind, WindowState

PASSED, LEFT = "▰", "▱"
_LONGEST_BAR = 24

_REASONS = {
    EarlyReason.THEY_CONTACTED_ME: "they had contacted you",
    EarlyReason.COMPETING_OFFER: "there was a competing offer",
    EarlyReason.DATE_CHANGED: "the date had changed",
    EarlyReason.OTHER: "you had a reason of your own",
}


def calm_lines(standing: Standing, policy: Policy, now: datetime) -> tuple[str, ...]:
    """Return what stands below step 3: the countdown, their words, and what a break has changed.

    `now` is aware; days are the interview's own. Nothing where there is nothing to wait for.
    """
    interview = standing.interview
    early = [contact for contact in interview.contacts if contact.early]
    lines = [_break_words(standing, max(early, key=lambda each: each.at))] if early else []
    hold = next((each for each in standing.windows if each.kind is WindowKind.HOLD), None)
    if hold is not None and hold.state is WindowState.OPEN:
        lines.append(_countdown(standing, hold, now))
        if words := interview.agreement.words:
            lines.append(f'They said: "{words}".')
        lines.append(why(interview, hold, policy))
    coming = next((each for each in standing.windows if _is_to_come(each)), None)
    if early and coming is not None:
        lines.append(why(interview, coming, policy))
    return tuple(lines)


def _is_to_come(window: ContactWindow) -> bool:
    is_current = window.state is WindowState.UPCOMING or window.is_due
    return window.kind is WindowKind.CHECK_IN and is_current


def _break_words(standing: Standing, early: Contact) -> str:
    day = OwnDays.of(standing.interview).day_of(early.at)
    reason = f": {_REASONS[early.early_reason]}" if early.early_reason else ""
    return f"You were in touch early on {day}{reason}."


def _countdown(standing: Standing, hold: ContactWindow, now: datetime) -> str:
    """Return the days of a hold as a bar: "▰▰▱▱▱ day 3 of 5"."""
    zone = standing.interview.zone
    assert hold.closes is not None, "a hold always ends"
    first = local_day(hold.opens, zone)
    whole = max(1, (local_day(hold.closes, zone) - first).days)
    passed = min((local_day(now, zone) - first).days, whole - 1)
    length = min(whole, _LONGEST_BAR)
    filled = passed * length // whole
    bar = PASSED * filled + LEFT * (length - filled)
    return f"{bar} day {passed + 1} of {whole}"
