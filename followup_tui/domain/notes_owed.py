"""Windows of the notes that are owed: thank-you, closing note, keep in touch."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from .check_in import Flag
from .contact import ContactKind, Direction, NoteKind, NoteStatus
from .interview import Interview, Interviewer, Outcome, Result
from .local_days import DayStart, day_start, local_day
from .policy import Policy
from .steps import Step
from .window import ContactWindow, WindowKind, WindowState, make_window

NOTE_PART = "note"
"""The name of the part of step 4 or 6 that is one person's note."""

_STEP_OF = {NoteKind.THANK_YOU: Step.THANK_YOU, NoteKind.CLOSING_NOTE: Step.ACCEPT_OUTCOME}
_OWED_A_CLOSING_NOTE = frozenset(
    {Result.REJECTED, Result.OFFER, Result.ACCEPTED, Result.DECLINED, Result.WITHDRAWN}
)
WORTH_KEEPING_IN_TOUCH = frozenset(
    {Result.REJECTED, Result.WITHDRAWN, Result.DECLINED, Result.NO_ANSWER}
)
"""After these a word in a few months keeps the door open (product.md §3)."""


def thank_you_windows(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield one window for each interviewer, or one for nobody in particular."""
    outcome = interview.outcome
    is_cancelled = outcome is not None and outcome.result is Result.CANCELLED
    if is_cancelled or not interview.is_held(now):
        return
    hours = timedelta(hours=policy.thank_you_hours)
    for person in interview.interviewers or (None,):
        opens = (person and person.slot_ended_at) or interview.held_at
        yield _note_window(interview, NoteKind.THANK_YOU, person, opens, hours, policy, now)


def closing_note_windows(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield one window for each interviewer once there is an answer to be courteous about."""
    outcome = interview.outcome
    if outcome is None or not owes_closing_notes(interview, outcome):
        return
    hours = timedelta(hours=policy.closing_note_hours)
    for person in interview.interviewers or (None,):
        yield _note_window(interview, NoteKind.CLOSING_NOTE, person, outcome.at, hours, policy, now)


def owes_closing_notes(interview: Interview, outcome: Outcome) -> bool:
    """Say whether an outcome asks for closing notes (product.md §3)."""
    if outcome.result is Result.CANCELLED:
        return not interview.is_cancelled_before_held
    return outcome.result in _OWED_A_CLOSING_NOTE


def note_sent_at(
    interview: Interview, kind: NoteKind, person: Interviewer | None
) -> datetime | None:
    """Return when a note of a kind first reached a person: by the notes, the log or a tick."""
    logged = [
        contact.at
        for contact in interview.contacts_out(ContactKind(kind))
        if interview.reached(contact, person)
    ]
    sent = [
        note.sent_at or interview.updated_at
        for note in interview.notes_to(kind, person)
        if note.status is NoteStatus.SENT
    ]
    ticked = [
        mark.at
        for mark in interview.marks(_STEP_OF[kind], NOTE_PART, person.id if person else None)
        if not mark.waived
    ]
    return min(logged + sent + ticked, default=None)


def keep_in_touch_windows(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield the first window after an end without a job, and the second after the first."""
    outcome = interview.outcome
    if outcome is None or outcome.result not in WORTH_KEEPING_IN_TOUCH:
        return
    own = sorted(
        contact.at
        for contact in interview.contacts_out(ContactKind.KEEP_IN_TOUCH)
        if contact.at >= outcome.at
    )
    first_days, second_days = policy.keep_in_touch_days
    begin = _days_after(_last_exchange(interview, outcome), first_days, interview)
    done_at = own[0] if own else None
    first = _keep_in_touch(interview, begin, done_at, policy, now)
    yield first
    if first.closes is None or (done_at is None and now < first.closes):
        return
    begin = _days_after(done_at or first.closes, second_days, interview)
    done_at = next((at for at in own if at >= begin.at), None)
    yield _keep_in_touch(interview, begin, done_at, policy, now)


def _note_window(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    opens: datetime,
    hours: timedelta,
    policy: Policy,
    now: datetime,
) -> ContactWindow:
    return make_window(
        interview,
        WindowKind(kind),
        opens,
        opens + hours,
        policy,
        now,
        person=person,
        done_at=note_sent_at(interview, kind, person),
        ended=_given_up(interview, kind, person),
    )


def is_merged(interview: Interview, kind: NoteKind) -> bool:
    """Say whether notes of a kind go into the closing note: one message a person (§3)."""
    outcome = interview.outcome
    is_rejected = outcome is not None and outcome.result is Result.REJECTED
    return kind is NoteKind.THANK_YOU and is_rejected


def _given_up(
    interview: Interview, kind: NoteKind, person: Interviewer | None
) -> WindowState | None:
    """Return `waived` or `merged` where a note need not be sent any more."""
    statuses = {note.status for note in interview.notes_to(kind, person)}
    if NoteStatus.WAIVED in statuses or interview.is_waived(
        _STEP_OF[kind], NOTE_PART, person.id if person else None
    ):
        return WindowState.WAIVED
    if NoteStatus.MERGED in statuses or is_merged(interview, kind):
        return WindowState.MERGED
    return None


def _last_exchange(interview: Interview, outcome: Outcome) -> datetime:
    """Return the latest of the outcome, any contact and any sent note but its own."""
    contacts = (
        contact.at
        for contact in interview.contacts
        if (contact.kind, contact.direction) != (ContactKind.KEEP_IN_TOUCH, Direction.OUT)
    )
    notes = (note.sent_at for note in interview.notes_to_send if note.sent_at)
    return max([outcome.at, *contacts, *notes])


def _days_after(at: datetime, days: int, interview: Interview) -> DayStart:
    day = local_day(at, interview.zone) + timedelta(days=days)
    return day_start(day, interview.zone)


def _keep_in_touch(
    interview: Interview,
    begin: DayStart,
    done_at: datetime | None,
    policy: Policy,
    now: datetime,
) -> ContactWindow:
    end = _days_after(begin.at, policy.keep_in_touch_open_days, interview)
    ended = None
    if _is_stopped(interview):
        ended = WindowState.WAIVED
    elif now >= end.at:
        ended = WindowState.MISSED
    return make_window(
        interview,
        WindowKind.KEEP_IN_TOUCH,
        begin.at,
        end.at,
        policy,
        now,
        done_at=done_at,
        ended=ended,
        flags=frozenset({Flag.CLOCK_CHANGE} if begin.clock_change or end.clock_change else ()),
    )


def _is_stopped(interview: Interview) -> bool:
    """Say whether the user wants no reminder of anybody who was there."""
    stopped = interview.keep_in_touch_stopped
    people = {interview.person_named(who) for who in stopped}
    return bool(stopped) and all(person in people for person in interview.interviewers)
