"""Random interviews around nasty clock changes, and moments to look at them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import Contact, ContactKind, Direction, Note, NoteKind, NoteStatus
from followup_tui.domain.interview import (
    Answer,
    Desire,
    Finding,
    Interview,
    Outcome,
    Result,
    Snooze,
)
from followup_tui.domain.policy import Policy
from followup_tui.domain.steps import Part, Step, StepMark
from followup_tui.domain.window import WindowKind
from followup_tui.domain.windows import contact_windows
from tests.factories import BOB, JANE, an_interview

# A zone, and a day near which its clocks do something, or nothing at all.
NASTY_DAYS = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("Africa/Cairo", date(2024, 4, 26)),
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2026, 11, 1)),
    ("Asia/Beirut", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("America/Sao_Paulo", date(2017, 10, 15)),
    ("Asia/Kathmandu", date(2026, 12, 28)),
    ("UTC", date(2028, 2, 29)),
]
# Samoa left out 30 December 2011 altogether: a day without a moment in it.
A_DAY_LEFT_OUT = ("Pacific/Apia", date(2011, 12, 30))


def hours(least: int, most: int) -> SearchStrategy[timedelta]:
    """Spans of elapsed time in quarters of an hour."""
    return st.integers(least * 4, most * 4).map(lambda count: timedelta(minutes=15 * count))


@st.composite
def moments(draw: DrawFn, near: datetime, zone: ZoneInfo, days: int) -> datetime:
    """Moments at or after another: any quarter of an hour, or where a day of the zone begins."""
    at = near + draw(hours(0, days * 24))
    if draw(st.booleans()):
        return at
    midnight = datetime.combine(at.astimezone(zone).date(), time(), zone).astimezone(UTC)
    return max(midnight, near)


@st.composite
def agreements(draw: DrawFn, held: datetime, zone: ZoneInfo) -> Agreement:
    """What may have been agreed about an interview that ended at `held`."""
    day = held.astimezone(zone).date() + timedelta(days=draw(st.integers(-1, 30)))
    contact_on = draw(
        st.sampled_from(
            [
                None,
                ContactOn(day),
                ContactOn(day, day + timedelta(days=draw(st.integers(0, 9)))),
                ContactOn(draw(moments(held, zone, 30))),
            ]
        )
    )
    permission = draw(st.sampled_from([Permission.YES, *Permission]))
    return Agreement(
        permission=permission,
        contact_on=contact_on,
        method=draw(st.sampled_from([None, Method.PHONE])),
        contact_person=draw(st.sampled_from(["", "jane", "Ada"])),
        words=draw(st.sampled_from(["", "call in a week"])),
        made_at=draw(st.none() | moments(held, zone, 20)),
    )


@st.composite
def contacts(draw: DrawFn, held: datetime, zone: ZoneInfo) -> Contact:
    """A contact after an interview, either way."""
    return Contact(
        id=f"contact {draw(st.integers(0, 10**9))}",
        at=draw(moments(held, zone, 50)),
        direction=draw(st.sampled_from(Direction)),
        kind=draw(st.sampled_from([ContactKind.CHECK_IN, *ContactKind])),
        people=draw(st.sampled_from([(), ("jane",), ("bob",), ("Jane Doe", "bob")])),
    )


@st.composite
def notes(draw: DrawFn, held: datetime) -> Note:
    """A note to somebody, at any stage."""
    status = draw(st.sampled_from(NoteStatus))
    sent_at = held + draw(hours(0, 200)) if status is NoteStatus.SENT else None
    return Note(
        id=f"note {draw(st.integers(0, 10**9))}",
        kind=draw(st.sampled_from(NoteKind)),
        to=draw(st.sampled_from(["jane", "bob", ""])),
        status=status,
        sent_at=sent_at,
    )


@st.composite
def marks(draw: DrawFn, held: datetime) -> StepMark:
    """A tick or a waiver of a step, or of the note to one person."""
    step = draw(st.sampled_from(Step))
    has_notes = step in (Step.THANK_YOU, Step.ACCEPT_OUTCOME)
    part = Part(name="note", person=draw(st.sampled_from(["jane", "bob"])))
    return StepMark(
        step=step,
        at=held + draw(hours(0, 400)),
        parts=(part,) if has_notes else (),
        waived=draw(st.booleans()),
    )


def snoozes(held: datetime) -> SearchStrategy[Snooze]:
    """A snooze of some window of an interview."""
    return st.builds(
        Snooze,
        # The snooze of a debrief is a case of its own in test_standing.py.
        kind=st.sampled_from([kind for kind in WindowKind if kind is not WindowKind.DEBRIEF]),
        person=st.sampled_from([None, "jane", "bob"]),
        until=hours(0, 900).map(lambda span: held + span),
    )


@st.composite
def interviews(
    draw: DrawFn, *, days: list[tuple[str, date]] | None = None, is_decided: bool | None = None
) -> Interview:
    """An interview near a nasty day, with anything that may have come of it."""
    name, nasty = draw(st.sampled_from(days or [*NASTY_DAYS, A_DAY_LEFT_OUT]))
    zone = ZoneInfo(name)
    start = datetime.combine(nasty, time(), UTC) - draw(hours(-48, 24 * 30))
    length = draw(st.sampled_from([None, timedelta(minutes=30), timedelta(hours=5)]))
    held = start + (length or timedelta(hours=1))
    slot = draw(st.none() | st.just(start + timedelta(minutes=15)))
    people = [(), (JANE,), (replace(JANE, slot_ended_at=slot), BOB)]
    decided = draw(st.booleans()) if is_decided is None else is_decided
    outcome = Outcome(
        result=draw(st.sampled_from(Result)),
        at=held + draw(hours(-4, 900)),
        reply_by=draw(st.none() | st.just(nasty)),
    )
    return an_interview(
        starts_at=start,
        ends_at=start + length if length else None,
        timezone=name,
        interviewers=draw(st.sampled_from(people)),
        desire=draw(st.sampled_from(Desire)),
        interest_stated=draw(st.sampled_from(Answer)),
        next_step_asked=draw(st.sampled_from(Answer)),
        decision_by=draw(
            st.none()
            | st.integers(-2, 30).map(lambda count: held.date() + timedelta(days=count))
            | st.just(nasty)
        ),
        agreements=tuple(draw(st.lists(agreements(held, zone), max_size=2))),
        contacts=tuple(draw(st.lists(contacts(held, zone), max_size=5))),
        notes_to_send=tuple(draw(st.lists(notes(held), max_size=2))),
        research=tuple(
            Finding(text="x", at=held + draw(hours(-100, 500)))
            for _ in range(draw(st.integers(0, 1)))
        ),
        steps=tuple(draw(st.lists(marks(held), max_size=2))),
        snoozes=tuple(draw(st.lists(snoozes(held), max_size=2))),
        keep_in_touch_stopped=draw(st.sampled_from([(), ("jane",)])),
        outcome=outcome if decided else None,
    )


def policies() -> SearchStrategy[Policy]:
    """The usual policy, or one with other weekends and days off near the nasty days."""
    off = st.frozensets(
        st.sampled_from([day + timedelta(days=n) for _, day in NASTY_DAYS for n in range(-9, 10)]),
        max_size=8,
    )
    return st.just(Policy()) | st.builds(
        Policy,
        weekend=st.sampled_from([("sat", "sun"), ("fri", "sat"), ()]),
        holidays=off,
        max_check_ins=st.integers(0, 3),
        window_business_days=st.integers(1, 4),
        fallback_business_days=st.integers(0, 6),
        check_in_gap_business_days=st.integers(1, 6),
    )


@st.composite
def nows(draw: DrawFn, interview: Interview, policy: Policy) -> datetime:
    """A moment to look at an interview, in some user's zone; often right on a border."""
    zone = ZoneInfo(draw(st.sampled_from([name for name, _ in NASTY_DAYS])))
    at = interview.starts_at + draw(hours(-48, 24 * 60) | hours(0, 24 * 320))
    if draw(st.booleans()):
        windows = contact_windows(interview, policy, at)
        borders = [each for window in windows for each in (window.opens, window.closes) if each]
        at = draw(st.sampled_from(borders or [at]))
        at += draw(st.sampled_from([timedelta(), timedelta(hours=-12), timedelta(microseconds=-1)]))
    return at.astimezone(zone)
