"""After a yes to go on: the next round of the same application, and a kind no to the others."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from .agreement import Agreement
from .contact import new_id
from .interview import Interview, Outcome, Result

OTHER_OFFER = "I took another offer."
"""What stands as the words of an outcome where the user withdrew for another job."""


def next_round(interview: Interview, now: datetime) -> Interview:
    """Return the round that follows an interview, to be completed with its time (product.md §3).

    Company, role, people, the agreed method and unanswered questions are carried over; what they
    said and what was found out stays with the round in which it was.
    """
    method = interview.agreement.method
    return Interview(
        id=new_id(),
        follows=interview.id,
        company=interview.company,
        role=interview.role,
        desire=interview.desire,
        posting_url=interview.posting_url,
        timezone=interview.timezone,
        starts_at=max(now, interview.held_at),
        interviewers=tuple(
            replace(each, talked_about="", slot_ended_at=None) for each in interview.interviewers
        ),
        agreements=(Agreement(method=method),) if method else (),
        questions=tuple(each for each in interview.questions if not each.answer.strip()),
        to_look_up=interview.to_look_up,
        created_at=now,
        updated_at=now,
    )


def still_waiting(interviews: Iterable[Interview], accepted: Interview) -> tuple[Interview, ...]:
    """Return the other interviews that are to hear a kind no once an offer was accepted.

    Those without an answer, and those whose offer stands; not the accepted application's own.
    """
    return tuple(
        each
        for each in interviews
        if each.id != accepted.id
        and not each.archived
        and each.company.casefold() != accepted.company.casefold()
        and (each.outcome is None or each.outcome.result is Result.OFFER)
    )


def withdraw(interview: Interview, at: datetime) -> Interview:
    """Take the user out of an application; an offer that stands is declined."""
    outcome = interview.outcome
    is_offered = outcome is not None and outcome.result is Result.OFFER
    result = Result.DECLINED if is_offered else Result.WITHDRAWN
    if outcome is not None and not is_offered:
        return interview
    return replace(interview, outcome=Outcome(result=result, at=at, words=OTHER_OFFER))
