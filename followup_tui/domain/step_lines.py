"""One line for each step and each part of it: where it stands, in words."""

from collections.abc import Callable
from datetime import datetime, timedelta

from .agreement import Agreement, ContactOn, Permission
from .checklist import PartState, StepState, StepStatus
from .contact import NoteKind, NoteStatus
from .elsewhere import other_day
from .interview import Interview, Result
from .local_days import local_day
from .next_action import RESULT_WORDS, next_action
from .own_days import OwnDays
from .policy import Policy
from .snoozing import snoozed_windows, snoozed_words
from .standing import Standing
from .steps import Part, Step
from .ticking import NOTE_KINDS
from .typed_dates import WEEKDAY_NAMES
from .waiting import last_research_at, research_stale_at
from .window import ContactWindow, WindowKind, WindowState
from .wording import clock_words, count_words, day_words, late_words, left_words

PART_NAMES = {
    "interest_stated": "Said I want it",
    "next_step_asked": "What comes next",
    "permission": "Permission",
    "when": "When",
    "method": "How",
}
_STILL_OPEN = {
    "interest_stated": "interest",
    "next_step_asked": "next step",
    "permission": "may I",
    "when": "when",
    "method": "how",
}
_URGENT = (StepStatus.LATE, StepStatus.SOON, StepStatus.OPEN)
_SNOOZED_BESIDE = {
    WindowKind.DEBRIEF: Step.SHOW_INTEREST,
    WindowKind.CHECK_IN: Step.STAY_CALM,
    WindowKind.SILENCE: Step.STAY_CALM,
    WindowKind.RESEARCH: Step.RESEARCH,
    WindowKind.KEEP_IN_TOUCH: Step.ACCEPT_OUTCOME,
}
"""The steps that say until when a window is put off; the notes of steps 4 and 6 say it themselves.
"""


def step_line(standing: Standing, step: Step, policy: Policy, now: datetime) -> str:
    """Say where a step stands: "1 of 2 · 5 h left", "phone, Tue 1 Dec", "9 days to go".

    `now` is aware, in the user's zone; days are the interview's own, hours the user's.
    """
    state = standing.steps[step.number - 1]
    if state.status is StepStatus.LOCKED:
        return _when_unlocked(standing.interview, step)
    if state.status is StepStatus.WAIVED:
        return _waived(standing.interview, step, None)
    said = _LINES[step](standing, state, policy, now)
    put_off = (each for each in snoozed_windows(standing) if _SNOOZED_BESIDE.get(each.kind) is step)
    until = next((snoozed_words(each, now) for each in put_off), "")
    # First: where the line is cut, this is what explains why nothing is asked for.
    return f"{until} · {said}" if until else said


def _when_unlocked(interview: Interview, step: Step) -> str:
    if step is Step.ACCEPT_OUTCOME:
        return "when they answer"
    return "it was cancelled" if interview.is_cancelled_before_held else "after the interview"


def part_name(part: PartState) -> str:
    """Name a part of a step: the question, or the person a note goes to."""
    return PART_NAMES.get(part.name) or part.person or "The company"


def part_line(interview: Interview, step: Step, part: PartState, now: datetime) -> str:
    """Say where one part of a step stands; `now` is aware, in the user's zone."""
    if part.window is not None:
        return _note_line(interview, step, part, part.window, now)
    if part.status is StepStatus.WAIVED:
        return _waived(interview, step, part.key)
    if part.status is StepStatus.DONE:
        return _answer(interview, part.name) or "done"
    return "not yet"


def contact_on_words(contact_on: ContactOn | None, days: OwnDays) -> str:
    """Say the agreed time of a contact on an interview's days: "Tue 1 Dec", "Tue 1 Dec 14:00"."""
    if contact_on is None:
        return ""
    if contact_on.at is not None:
        return days.moment(contact_on.at)
    first = days.day(contact_on.day(days.zone))
    return f"{first} – {days.day(contact_on.last)}" if contact_on.last else first


def _answer(interview: Interview, part: str) -> str:
    agreed, next_step = interview.agreement, interview.next_step_words
    words = {
        "interest_stated": "",
        "next_step_asked": f'"{next_step}"' if next_step else "",
        "permission": "" if agreed.permission is Permission.NOT_ASKED else agreed.permission.value,
        "when": contact_on_words(agreed.contact_on, OwnDays.of(interview)),
        "method": agreed.method.value if agreed.method else "",
    }
    return words[part]


def _note_line(
    interview: Interview, step: Step, part: PartState, window: ContactWindow, now: datetime
) -> str:
    if window.state is WindowState.MERGED:
        return "goes into the closing note"
    if part.status is StepStatus.WAIVED:
        return _waived(interview, step, part.key)
    if window.done_at is not None:
        return f"sent {_user_moment(window.done_at, now)}"
    drafted = "draft ready" if _has_draft(interview, NOTE_KINDS[step], part) else ""
    words = (drafted, _time_left(interview, window, now), snoozed_words(window, now))
    return " · ".join(each for each in words if each)


def _has_draft(interview: Interview, kind: NoteKind, part: PartState) -> bool:
    person = interview.person_named(part.person_id) if part.person_id else None
    notes = interview.notes_to(kind, person)
    return any(note.status is NoteStatus.DRAFT and note.body.strip() for note in notes)


def _time_left(interview: Interview, window: ContactWindow, now: datetime) -> str:
    if window.closes is None:
        return ""
    if window.state is WindowState.LATE:
        return late_words(window.closes, now)
    if window.state is WindowState.SOON:
        return left_words(window.closes, now)
    return f"until {_soon_moment(window.closes, now)}{other_day(interview, window, now)}"


def _user_moment(at: datetime, now: datetime) -> str:
    """Say an instant by the user's own calendar: notes are counted in hours (product.md §3)."""
    local = at.astimezone(now.tzinfo)
    return f"{day_words(local.date(), now.date())} {local:%H:%M}"


def _soon_moment(at: datetime, now: datetime) -> str:
    """Say an instant to come by the user's own calendar; one of the coming week by its weekday."""
    local = at.astimezone(now.tzinfo)
    if local.date() - now.date() < timedelta(days=7):
        return f"{WEEKDAY_NAMES[local.weekday()][:3]} {local:%H:%M}"
    return _user_moment(at, now)


def _waived(interview: Interview, step: Step, part: Part | None) -> str:
    name, person = (part.name, part.person) if part else (None, None)
    reasons = [mark.reason for mark in interview.marks(step, name, person) if mark.waived]
    return f"waived: {reasons[-1]}" if reasons and reasons[-1] else "waived"


def _interest_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    done = [part.name for part in state.parts if part.status is StepStatus.DONE]
    said = [word for name, word in _SAID if name in done]
    return _with_open(", ".join(said), state)


_SAID = (("interest_stated", "said it"), ("next_step_asked", "asked"))


def _ground_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    agreed: Agreement = standing.interview.agreement
    if agreed.permission is Permission.NO:
        return "asked, they declined"
    known = [_answer(standing.interview, name) for name in ("method", "when")]
    return _with_open(", ".join(word for word in known if word), state)


def _with_open(said: str, state: StepState) -> str:
    """Say what is known and what is still open of the questions of steps 1 and 2."""
    left = [_STILL_OPEN[part.name] for part in state.parts if not part.is_answered]
    if len(left) == len(state.parts):
        return "not noted yet"
    missing = f"open: {', '.join(left)}" if left else ""
    return " · ".join(words for words in (said, missing) if words) or "done"


def _calm_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    interview, days = standing.interview, OwnDays.of(standing.interview)
    if state.status is StepStatus.BROKEN:
        early = max(contact.at for contact in interview.contacts if contact.early)
        return f"contacted early, {days.day_of(early)}"
    coming = standing.next_window
    if state.status is StepStatus.DONE:
        if coming is None or coming.kind is not WindowKind.CHECK_IN or snoozed_words(coming, now):
            return "kept"
        return f"kept · {next_action(standing, now)}"
    hold = next((each for each in standing.windows if each.kind is WindowKind.HOLD), None)
    if hold is None or hold.closes is None or hold.closes <= now:
        return "nothing left to wait for"
    left = local_day(hold.closes, days.zone) - local_day(now, days.zone)
    if not left:
        return f"until {clock_words(hold.closes, days.zone)}"
    return f"{count_words(left.days, 'day')} · {days.day_of(hold.closes)}"


def _notes_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    if not state.parts:
        return "nothing to send"
    if all(part.window and part.window.state is WindowState.MERGED for part in state.parts):
        return "in the closing note"
    sent = f"{sum(part.is_answered for part in state.parts)} of {len(state.parts)}"
    urgent = sorted(
        (part for part in state.parts if part.status in _URGENT and part.window),
        key=lambda part: (_is_put_off(part, now), _URGENT.index(part.status)),
    )
    if not urgent or (window := urgent[0].window) is None:
        return f"{sent} done"
    left = snoozed_words(window, now) or _time_left(standing.interview, window, now)
    return f"{sent} · {left}"


def _is_put_off(part: PartState, now: datetime) -> bool:
    return part.window is not None and bool(snoozed_words(part.window, now))


def _research_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    interview, days = standing.interview, OwnDays.of(standing.interview)
    if interview.outcome is not None:
        return "no longer needed"
    unanswered = sum(not question.answer.strip() for question in interview.questions)
    asked = f"{count_words(unanswered, 'question')} open"
    if state.status is StepStatus.DONE:
        until = days.day_of(research_stale_at(interview, policy)).partition(" ")[2]
        return f"{asked} · fresh" if unanswered else f"fresh until {until}"
    last = last_research_at(interview)
    found = "nothing looked up yet" if last is None else f"last {days.day_of(last)}"
    return f"{asked} · {found}" if unanswered else found


def _accept_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    outcome = standing.interview.outcome
    result = RESULT_WORDS[outcome.result] if outcome else ""
    if outcome is None or outcome.result in (Result.ADVANCED, Result.NO_ANSWER):
        return result
    return f"{result} · {_notes_line(standing, state, policy, now)}"


_LINES: dict[Step, Callable[[Standing, StepState, Policy, datetime], str]] = {
    Step.SHOW_INTEREST: _interest_line,
    Step.LAY_GROUND: _ground_line,
    Step.STAY_CALM: _calm_line,
    Step.THANK_YOU: _notes_line,
    Step.RESEARCH: _research_line,
    Step.ACCEPT_OUTCOME: _accept_line,
}
