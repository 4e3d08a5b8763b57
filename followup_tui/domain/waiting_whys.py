"""Why the user is to wait, and until when: hold, check-in, and what is too early."""

from .agreement import Permission
from .check_in import (
    Basis,
    Facts,
    PlannedCheckIn,
    current_check_in,
    facts,
    facts_before,
    facts_before_outcome,
)
from .contact import ContactKind, Direction
from .interview import Interview
from .own_days import OwnDays, quoted
from .policy import Policy
from .window import ContactWindow, WindowState
from .wording import count_words

_PUSHY = "A call on the next day, or before its time, seems pushy"


def why_hold(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    """Explain a hold: what the user is waiting for, and until when."""
    known, days = facts(interview), OwnDays.of(interview)
    agreed, until = known.agreement, days.opening(window.closes)
    if agreed is not None and agreed.permission is Permission.NO:
        words = quoted(agreed.words)
        return f"They asked not to be contacted{words}. Stay calm: nothing to do until {until}."
    if len(known.made) >= policy.max_check_ins:
        times = count_words(len(known.made), "time")
        return f"You have checked in {times} without an answer. Stay calm until {until}."
    since = days.day_of(window.opens)
    return f"You have been waiting since {since}. Stay calm until the check-in opens: {until}."


def why_check_in(interview: Interview, window: ContactWindow, policy: Policy) -> str:
    """Explain a check-in window by its basis: agreed, promised, assumed, or the rule."""
    known, days = _facts_behind(interview, window, policy), OwnDays.of(interview)
    opens, last = days.day_of(window.opens), days.last_day(window.closes)
    open_days = count_words(policy.window_business_days, "business day")
    stays = f"The window stays open {open_days}: until {last}."
    if window.basis is Basis.AGREED:
        return _why_agreed(known, window, days, stays)
    if window.basis is Basis.PROMISED and known.decision_by is not None:
        decision = f"{days.day(known.decision_by)}{quoted(interview.decision_words)}"
        buffer = count_words(policy.promise_buffer_business_days, "business day")
        return f"They wanted to decide by {decision}. {buffer} more for them: {opens}. {stays}"
    if window.basis is Basis.ASSUMED:
        gap = count_words(policy.fallback_business_days, "business day")
        since = days.day_of(known.waiting_since)
        return f"No day was agreed. {gap} after {since}: {opens}. {stays}"
    gap = count_words(policy.check_in_gap_business_days, "business day")
    return (
        f"You checked in on {days.day_of(known.made[-1])}. The next may follow after {gap}, and "
        f"not before a day that was agreed or promised: {opens}. It stays open until {last}."
    )


def why_too_early(interview: Interview, known: Facts, planned: PlannedCheckIn | None) -> str:
    """Explain why a check-in is early by these facts, with the agreed words and date."""
    agreed, days = known.agreement, OwnDays.of(interview)
    if known.is_decided:
        return f"{interview.company} has answered: there is nothing left to check in about."
    if planned is not None:
        is_timed = agreed is not None and agreed.contact_on is not None and agreed.contact_on.at
        opens = days.moment(planned.opens) if is_timed else days.day_of(planned.opens)
        if planned.on_agreed_day and agreed is not None:
            return f"You agreed on {opens}{quoted(agreed.words)}. {_PUSHY}: wait until {opens}."
        return f"The check-in window opens {opens}. {_PUSHY}: wait until {opens}."
    if agreed is not None and agreed.permission is Permission.NO:
        return f"They asked not to be contacted{quoted(agreed.words)}: wait for their answer."
    times = count_words(len(known.made), "time")
    return f"You have checked in {times} since they last spoke to you: wait for their answer."


def _why_agreed(known: Facts, window: ContactWindow, days: OwnDays, stays: str) -> str:
    agreement = known.agreement
    if agreement is None or agreement.contact_on is None:
        return stays
    words = f": '{agreement.words}'" if agreement.words else " when to be in touch"
    noted = f"You noted on {days.day_of(known.agreed_at)}{words}."
    opens = days.day_of(window.opens)
    if agreement.contact_on.last is not None:
        return f"{noted} Agreed days: {opens} to {days.last_day(window.closes)}."
    if agreement.contact_on.at is not None:
        return f"{noted} Agreed time: {days.moment(window.opens)}. {stays}"
    return f"{noted} Agreed day: {opens}. {stays}"


def _facts_behind(interview: Interview, window: ContactWindow, policy: Policy) -> Facts:
    """Return the facts that a check-in window was derived from, as they stood then."""
    if window.state is WindowState.DONE:
        for place, contact in enumerate(interview.contacts):
            if contact.direction is Direction.OUT and contact.kind is ContactKind.CHECK_IN:
                known = facts_before(interview, contact.at, place)
                kept = current_check_in(known, policy)
                is_kept = kept is not None and (kept.opens, kept.basis) == (
                    window.opens,
                    window.basis,
                )
                if is_kept and contact.at == window.done_at:
                    return known
    if interview.outcome is not None:
        return facts_before_outcome(interview, interview.outcome)
    return facts(interview)
