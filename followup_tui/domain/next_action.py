"""The next action of an interview, in the few words that fit beside its name."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from .agreement import Method
from .interview import Result
from .standing import Group, Standing
from .steps import Step
from .window import ContactWindow, WindowKind, WindowState
from .wording import count_words, day_words, late_words, left_words

METHOD_VERBS = {
    Method.EMAIL: "email",
    Method.PHONE: "call",
    Method.LINKEDIN: "LinkedIn",
    Method.TEXT: "text",
    Method.LETTER: "letter",
    Method.PORTAL: "portal",
    Method.RECRUITER: "recruiter",
}
RESULT_WORDS = {
    Result.ADVANCED: "next round",
    Result.OFFER: "offer",
    Result.ACCEPTED: "accepted",
    Result.DECLINED: "declined",
    Result.REJECTED: "rejected",
    Result.WITHDRAWN: "withdrawn",
    Result.NO_ANSWER: "no answer",
    Result.CANCELLED: "cancelled",
}
_STEP_BEHIND = {
    WindowKind.INTERVIEW: Step.SHOW_INTEREST,
    WindowKind.DEBRIEF: Step.SHOW_INTEREST,
    WindowKind.HOLD: Step.STAY_CALM,
    WindowKind.CHECK_IN: Step.STAY_CALM,
    WindowKind.THANK_YOU: Step.THANK_YOU,
    WindowKind.RESEARCH: Step.RESEARCH,
}


def next_step(standing: Standing) -> Step:
    """Return the step that the next action belongs to."""
    window = standing.next_window
    return _STEP_BEHIND.get(window.kind, Step.ACCEPT_OUTCOME) if window else Step.ACCEPT_OUTCOME


def next_action(standing: Standing, now: datetime) -> str:
    """Say what comes next in an interview: "call today", "9 days · 1 Dec", "rejected".

    `now` is aware, in the user's zone.
    """
    window, interview = standing.next_window, standing.interview
    if standing.group is Group.CLOSED:
        if interview.outcome is None:
            return "archived"
        if window is not None and window.kind is WindowKind.DECISION:
            return f"answer by {_short_day(window.opens, interview.zone)}"
        return RESULT_WORDS[interview.outcome.result]
    if window is None:
        return ""
    if window.snoozed_until is not None and now < window.snoozed_until:
        until = window.snoozed_until.astimezone(now.tzinfo)
        return f"snoozed · {day_words(until.date())[:3]} {until:%H:%M}"
    if window.state is WindowState.SOON:
        return f"{_short_name(window)}: {left_words(_closing(window), now)}"
    if window.state is WindowState.LATE:
        return f"{_short_name(window)}: {late_words(_closing(window), now)}"
    return _WORDS[window.kind](standing, window, now)


def _closing(window: ContactWindow) -> datetime:
    assert window.closes is not None, "only a window that closes can be soon or late"
    return window.closes


def _short_name(window: ContactWindow) -> str:
    if window.kind is WindowKind.CHECK_IN:
        return METHOD_VERBS.get(window.method, "check in") if window.method else "check in"
    return "note"


def _interview(standing: Standing, window: ContactWindow, now: datetime) -> str:
    if window.opens <= now:
        return "going on now"
    starts = window.opens.astimezone(now.tzinfo)
    days = (starts.date() - now.date()).days
    if days == 0:
        return f"today {starts:%H:%M}"
    if days < 7:
        return f"{day_words(starts.date())[:3]} {starts:%H:%M}"
    return day_words(starts.date(), now.date())


def _note(standing: Standing, window: ContactWindow, now: datetime) -> str:
    name = "thank-you" if window.kind is WindowKind.THANK_YOU else "closing note"
    owed = sum(item.window.kind is window.kind for item in standing.items)
    if owed > 1:
        return count_words(owed, name)
    return f"{name} {window.person}" if window.person else name


def _check_in(standing: Standing, window: ContactWindow, now: datetime) -> str:
    zone = standing.interview.zone
    last = (_closing(window) - timedelta(microseconds=1)).astimezone(zone).date()
    is_last_day = last == now.astimezone(zone).date()
    return f"{_short_name(window)} {'today' if is_last_day else f'by {day_words(last)[:3]}'}"


def _hold(standing: Standing, window: ContactWindow, now: datetime) -> str:
    zone = standing.interview.zone
    closes = _closing(window).astimezone(zone)
    days = (closes.date() - now.astimezone(zone).date()).days
    if days == 0:
        return f"until {closes:%H:%M}"
    return f"{count_words(days, 'day')} · {_short_day(closes, zone)}"


def _short_day(at: datetime, zone: tzinfo) -> str:
    day = at.astimezone(zone).date()
    return day_words(day, day).partition(" ")[2]


_WORDS: dict[WindowKind, Callable[[Standing, ContactWindow, datetime], str]] = {
    WindowKind.INTERVIEW: _interview,
    WindowKind.THANK_YOU: _note,
    WindowKind.HOLD: _hold,
    WindowKind.CHECK_IN: _check_in,
    WindowKind.DECISION: lambda standing, window, now: (
        f"decision {_short_day(window.opens, standing.interview.zone)}"
    ),
    WindowKind.SILENCE: lambda standing, window, now: "no answer?",
    WindowKind.CLOSING_NOTE: _note,
    WindowKind.KEEP_IN_TOUCH: lambda standing, window, now: "keep in touch",
    WindowKind.RESEARCH: lambda standing, window, now: "look things up",
    WindowKind.DEBRIEF: lambda standing, window, now: "debrief",
}
