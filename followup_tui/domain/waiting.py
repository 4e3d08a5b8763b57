"""Windows of the wait for an answer: hold, check-in, decision, silence, research."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from .check_in import (
    Facts,
    Flag,
    PlannedCheckIn,
    current_check_in,
    facts,
    facts_before,
    facts_before_outcome,
)
from .contact import ContactKind, Direction
from .interview import Interview, Result
from .local_days import DayStart, day_start, local_day
from .policy import Policy
from .steps import Step
from .window import ContactWindow, WindowKind, WindowState, make_window


def interview_window(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield the interview itself, until it is held."""
    is_cancelled = interview.outcome is not None and interview.outcome.result is Result.CANCELLED
    if interview.held_at > now and not is_cancelled:
        yield make_window(
            interview, WindowKind.INTERVIEW, interview.starts_at, interview.held_at, policy, now
        )


def check_in_windows(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield the window kept by each check-in that was made, then the current one."""
    for place, contact in enumerate(interview.contacts):
        if contact.direction is Direction.OUT and contact.kind is ContactKind.CHECK_IN:
            known = facts_before(interview, contact.at, place)
            kept = current_check_in(known, policy)
            if kept is not None:
                yield _check_in(interview, known, kept, policy, now, done_at=contact.at)
    known, ended = facts(interview), None
    if interview.outcome is not None:
        known = facts_before_outcome(interview, interview.outcome)
        ended = _ended_by_outcome(interview)
    planned = current_check_in(known, policy)
    if planned is not None:
        yield _check_in(interview, known, planned, policy, now, ended=ended)


def decision_windows(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield the day by which they wanted to decide, and the day to answer an offer by."""
    ended = _ended_by_outcome(interview)
    if interview.decision_by is not None:
        yield _whole_day(interview, interview.decision_by, policy, now, ended)
    offer = interview.outcome
    if offer is not None and offer.result is Result.OFFER and offer.reply_by is not None:
        yield _whole_day(interview, offer.reply_by, policy, now, None)


def windows_while_waiting(
    interview: Interview, policy: Policy, now: datetime
) -> Iterator[ContactWindow]:
    """Yield hold, silence and research: what an outcome makes vanish."""
    if interview.outcome is not None or not interview.is_held(now):
        return
    known = facts(interview)
    planned = current_check_in(known, policy)
    silence = silence_opens(known, planned, policy)
    speak_again = DayStart(planned.opens, planned.opens_at_change) if planned else silence
    quiet_from = known.made[-1] if known.made else known.waiting_since
    if quiet_from < speak_again.at and (planned is None or now < speak_again.at):
        yield make_window(
            interview,
            WindowKind.HOLD,
            quiet_from,
            speak_again.at,
            policy,
            now,
            flags=_clock_change(speak_again.clock_change),
        )
    yield make_window(
        interview,
        WindowKind.SILENCE,
        silence.at,
        None,
        policy,
        now,
        flags=_clock_change(silence.clock_change),
    )
    stale_at = research_stale_at(interview, policy)
    if stale_at <= now:
        waived = WindowState.WAIVED if interview.is_waived(Step.RESEARCH) else None
        yield make_window(interview, WindowKind.RESEARCH, stale_at, None, policy, now, ended=waived)


def silence_opens(known: Facts, planned: PlannedCheckIn | None, policy: Policy) -> DayStart:
    """Return the start of the day on which "no answer" is suggested (product.md §3)."""
    zone = known.zone
    day = local_day(known.waiting_since, zone) + timedelta(days=policy.silence_days)
    if known.check_ins:
        last = local_day(known.check_ins[-1], zone)
        day = max(day, policy.add_business_days(last, policy.check_in_gap_business_days))
    if planned is not None:
        day = max(day, local_day(planned.closes, zone))
    return day_start(day, zone)


def research_stale_at(interview: Interview, policy: Policy) -> datetime:
    """Return when research stops being fresh: so many days after the last entry or tick."""
    last = last_research_at(interview) or interview.held_at
    return last + timedelta(days=policy.research_fresh_days)


def last_research_at(interview: Interview) -> datetime | None:
    """Return when something was last looked up, or the step was ticked."""
    entries = [finding.at for finding in interview.research]
    ticks = [mark.at for mark in interview.steps if mark.step is Step.RESEARCH and not mark.waived]
    return max(entries + ticks, default=None)


def _ended_by_outcome(interview: Interview) -> WindowState | None:
    if interview.outcome is None:
        return None
    has_next_round = interview.outcome.result is Result.ADVANCED
    return WindowState.SUPERSEDED if has_next_round else WindowState.MISSED


def _check_in(
    interview: Interview,
    known: Facts,
    planned: PlannedCheckIn,
    policy: Policy,
    now: datetime,
    *,
    done_at: datetime | None = None,
    ended: WindowState | None = None,
) -> ContactWindow:
    window = make_window(
        interview,
        WindowKind.CHECK_IN,
        planned.opens,
        planned.closes,
        policy,
        now,
        done_at=done_at,
        ended=ended,
        basis=planned.basis,
        flags=planned.flags,
    )
    if known.agreement is None:
        return window
    who = known.agreement.contact_person
    person = interview.person_named(who) if who else None
    return msgspec.structs.replace(
        window,
        method=known.agreement.method,
        person=person.name if person else who or None,
        person_id=person.id if person else None,
    )


def _whole_day(
    interview: Interview, day: date, policy: Policy, now: datetime, ended: WindowState | None
) -> ContactWindow:
    begin = day_start(day, interview.zone)
    end = day_start(day + timedelta(days=1), interview.zone)
    changed = begin.clock_change or end.clock_change
    return make_window(
        interview,
        WindowKind.DECISION,
        begin.at,
        end.at,
        policy,
        now,
        ended=ended,
        flags=_clock_change(changed),
    )


def _clock_change(happened: bool) -> frozenset[Flag]:
    return frozenset({Flag.CLOCK_CHANGE} if happened else ())
