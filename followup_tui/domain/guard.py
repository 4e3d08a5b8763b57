"""The early guard: may this contact be made now?"""

from datetime import datetime, timedelta

from .check_in import current_check_in, facts_before
from .contact import Contact, ContactKind, Direction
from .interview import Interview, Result
from .policy import Policy
from .refusal import Refused, TooEarly
from .waiting_whys import why_too_early


def check_not_in_future(at: datetime, now: datetime) -> None:
    """Raise Refused for something that is recorded before it happened."""
    if at > now:
        raise Refused(
            f"{at.astimezone(now.tzinfo):%Y-%m-%d %H:%M} is still to come: "
            "write it down when it has happened, or give the time at which it did."
        )


def too_early(interview: Interview, contact: Contact, policy: Policy) -> TooEarly | None:
    """Return why an out-going check-in is early at its own time, or None where it is not.

    Early is whatever is not inside an open or late check-in window (product.md §3). Facts that
    came later than the contact do not count. Nothing but a check-in is ever early.
    """
    if (contact.direction, contact.kind) != (Direction.OUT, ContactKind.CHECK_IN):
        return None
    known = facts_before(interview, contact.at, len(interview.contacts))
    if interview.outcome is not None and interview.outcome.at <= contact.at:
        known = known._replace(is_decided=True)
    planned = current_check_in(known, policy)
    if planned is not None and contact.at >= planned.opens:
        return None
    why = why_too_early(interview, known, planned)
    return TooEarly(why, planned.opens if planned else None)


def cool_off_until(interview: Interview, policy: Policy, at: datetime) -> datetime | None:
    """Return until when a closing note had better wait after a rejection, if `at` is before."""
    outcome = interview.outcome
    if outcome is None or outcome.result is not Result.REJECTED:
        return None
    until = outcome.at + timedelta(hours=policy.cool_off_hours)
    return until if at < until else None
