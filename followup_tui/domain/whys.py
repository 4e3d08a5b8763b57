"""Why a date is where it is: facts, rule, result, in a sentence or two (product.md §3)."""

from collections.abc import Callable

from .check_in import Flag
from .interview import Interview, Result
from .own_days import OwnDays, quoted
from .policy import Policy
from .waiting import last_research_at
from .waiting_whys import why_check_in, why_hold
from .window import ContactWindow, WindowKind, WindowState
from .wording import clock_words, count_words


def why(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    """Explain one window: what it was derived from, by which rule, and what came of it."""
    days = OwnDays.of(interview)
    said = [_SENTENCES[window.kind](interview, window, policy)]
    said += [_ABOUT_FLAGS[flag].format(day=days.day_of(window.opens)) for flag in window.flags]
    if window.done_at is not None:
        early = " before it opened" if window.done_at < window.opens else ""
        said.append(f"Done on {days.moment(window.done_at)}{early}.")
    elif window.state in _ABOUT_ENDS:
        said.append(_ABOUT_ENDS[window.state])
    return " ".join(said)


_ABOUT_FLAGS = {
    Flag.CLOCK_CHANGE: "The clocks change at midnight there: the day begins at its first moment.",
    Flag.WEEKEND: "{day} is on a weekend; an agreed day is honoured all the same.",
    Flag.HOLIDAY: "{day} is a holiday; an agreed day is honoured all the same.",
}
_ABOUT_ENDS = {
    WindowState.MISSED: "It was over before anything was done.",
    WindowState.SUPERSEDED: "The next round has taken its place.",
    WindowState.MERGED: "The closing note says thank you as well: one message a person.",
    WindowState.WAIVED: "You decided not to.",
}


def _why_interview(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    days = OwnDays.of(interview)
    ends = clock_words(interview.held_at, days.zone)
    return f"The interview is {days.moment(window.opens)}–{ends} ({days.zone.key})."


def _why_thank_you(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    days, hours = OwnDays.of(interview), f"{policy.thank_you_hours:g} hours"
    part = f"{window.person}'s part" if window.opens != interview.held_at else "The interview"
    return (
        f"{part} ended {days.moment(window.opens)}. A personal thank-you note is due within "
        f"{hours}: until {days.moment(window.closes)}."
    )


def _why_closing_note(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    days, hours = OwnDays.of(interview), f"{policy.closing_note_hours:g} hours"
    result = interview.outcome.result if interview.outcome else Result.NO_ANSWER
    breathe = " Breathe first." if result is Result.REJECTED else ""
    return (
        f"The answer ({result.value}) came {days.moment(window.opens)}.{breathe} A courteous note "
        f"is due within {hours}: until {days.moment(window.closes)}."
    )


def _why_decision(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    days, outcome = OwnDays.of(interview), interview.outcome
    day = days.day_of(window.opens)
    if outcome is not None and outcome.reply_by and window.state is not WindowState.MISSED:
        return f"Their offer is to be answered by {day}."
    return f"They wanted to decide by {day}{quoted(interview.decision_words)}."


def _why_silence(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    day = OwnDays.of(interview).day_of(window.opens)
    wait = count_words(policy.silence_days, "day")
    return (
        f"After {wait} without a word, and with no check-in left to make, "
        f"you may record 'no answer' from {day} on. It can be reopened."
    )


def _why_keep_in_touch(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    days = OwnDays.of(interview)
    first, second = policy.keep_in_touch_days
    return (
        f"The door stays open: {first} days after the last exchange, and {second} days after "
        f"that, is a good time to say hello. From {days.day_of(window.opens)} "
        f"until {days.last_day(window.closes)}."
    )


def _why_research(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    fresh, last = count_words(policy.research_fresh_days, "day"), last_research_at(interview)
    if last is None:
        held_on = OwnDays.of(interview).day_of(interview.held_at)
        return f"Nothing was looked up in the {fresh} after the interview on {held_on}."
    return (
        f"You last looked something up on {OwnDays.of(interview).day_of(last)}, over {fresh} ago."
    )


def _why_debrief(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    ended = OwnDays.of(interview).moment(window.opens)
    return (
        f"The interview ended {ended} and nothing is written down about it: "
        "whether you showed interest, what happens next, when you may be in touch."
    )


_SENTENCES: dict[WindowKind, Callable[[Interview, ContactWindow, Policy], str]] = {
    WindowKind.INTERVIEW: _why_interview,
    WindowKind.THANK_YOU: _why_thank_you,
    WindowKind.HOLD: why_hold,
    WindowKind.CHECK_IN: why_check_in,
    WindowKind.DECISION: _why_decision,
    WindowKind.SILENCE: _why_silence,
    WindowKind.CLOSING_NOTE: _why_closing_note,
    WindowKind.KEEP_IN_TOUCH: _why_keep_in_touch,
    WindowKind.RESEARCH: _why_research,
    WindowKind.DEBRIEF: _why_debrief,
}
