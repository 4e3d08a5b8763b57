"""The commands that record what happened: a contact, the outcome, a snooze."""

from argparse import Namespace

from followup_tui.domain import recording, what_changed
from followup_tui.domain.agreement import Agreement
from followup_tui.domain.agreement_entry import AGREED_FIELDS, read_new_agreement
from followup_tui.domain.contact import Contact, Direction
from followup_tui.domain.interview import Interview, Outcome, Result
from followup_tui.domain.queue import queue_items
from followup_tui.domain.refusal import Refused
from followup_tui.domain.snoozing import past_close, past_close_words
from followup_tui.domain.typed_fields import TypedFields
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.windows import contact_windows

from .arguments import UsageError
from .finding import find_person, known_person
from .interviews import done
from .session import Reply, Session


def log(session: Session, options: Namespace) -> Reply:
    """Log a contact, with the new agreement that came with it. Raises TooEarly."""
    interview = session.find(options.id)
    contact = Contact(
        at=session.moment(options.at, interview),
        direction=options.direction,
        kind=options.kind,
        method=options.method,
        people=tuple(known_person(interview, who) for who in options.people),
        text=options.text,
    )
    agreement = _new_agreement(session, options, interview, contact)

    def verb(fresh: Interview) -> Interview:
        return recording.log_contact(
            fresh,
            contact,
            session.policy,
            session.now,
            early_reason=options.early_reason,
            agreement=agreement,
        )

    what = what_changed.logged(interview, contact)
    session.book.change(interview.id, verb, what, session.now)
    asks = contact.direction is Direction.IN and agreement is None and interview.outcome is None
    return done(what, *([_ASK_FOR_AGREEMENT] if asks else []))


_ASK_FOR_AGREEMENT = (
    "They were in touch: what was agreed? followup edit ID --contact-on WHEN --agreed-at WHEN "
    "writes it down."
)


def _new_agreement(
    session: Session, options: Namespace, interview: Interview, contact: Contact
) -> Agreement | None:
    """Return the agreement that came with a contact; what it leaves open stays as it was."""
    typed = {
        name: str(getattr(options, name))
        for name in AGREED_FIELDS
        if name not in ("method", "contact_person") and getattr(options, name) is not None
    }
    fields = TypedFields(typed, session.reading, interview.timezone)
    agreement = read_new_agreement(fields, interview, contact)
    fields.check()
    return agreement


def outcome(session: Session, options: Namespace) -> Reply:
    """Record the answer, whatever it is."""
    interview = session.find(options.id)
    if options.reply_by is not None and options.result is not Result.OFFER:
        raise UsageError("--reply-by goes with an offer only")
    at = session.moment(options.at, interview)
    reply_by = None
    if options.reply_by is not None:
        reply_by = session.reading.typed_date(options.reply_by, at, interview.zone).day
    answer = Outcome(
        result=options.result,
        at=at,
        told_by=known_person(interview, options.by),
        words=options.words,
        reply_by=reply_by,
    )
    what = what_changed.answered(interview, answer.result)
    session.book.change(
        interview.id,
        lambda fresh: recording.record_outcome(fresh, answer, session.now),
        what,
        session.now,
    )
    return done(what)


def snooze(session: Session, options: Namespace) -> Reply:
    """Hide a window until a moment."""
    interview, kind = session.find(options.id), options.kind
    window = _snoozable(session, interview, kind, options.person)
    until = session.moment(options.until, interview)
    if until <= session.now:
        raise Refused(f'"{options.until}" is past: a snooze needs a moment to come.')
    person = window.owner_id
    what = what_changed.snoozed(interview, kind)
    session.book.change(
        interview.id,
        lambda fresh: recording.snooze(fresh, kind, person, until),
        what,
        session.now,
    )
    if not past_close(window, until):
        return done(what)
    return Reply(words=(past_close_words(interview, window, session.now), *done(what).words))


def _snoozable(
    session: Session, interview: Interview, kind: WindowKind, who: str | None
) -> ContactWindow:
    """Return the one window of a kind that is due or to come; raises Refused."""
    windows = (
        *contact_windows(interview, session.policy, session.now),
        *(item.window for item in queue_items(interview, session.policy, session.now)),
    )
    wanted = find_person(interview, who).id if who is not None else None
    found = {
        window.person_id: window
        for window in windows
        if window.kind is kind
        and (window.is_due or window.state is WindowState.UPCOMING)
        and wanted in (None, window.person_id)
    }
    name = kind.value.replace("_", "-")
    if not found:
        raise Refused(f"There is no {name} to snooze at {interview.company}.")
    if len(found) > 1:
        names = ", ".join(window.person or "nobody" for window in found.values())
        raise Refused(f"Whose {name}? Say --for with one of {names}.")
    return next(iter(found.values()))
