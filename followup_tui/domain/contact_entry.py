"""A contact and an outcome as they are typed: fields of text, read or refused one by one."""

from datetime import datetime

from .agreement import Agreement, Method, Permission
from .agreement_entry import AGREED_FIELDS, read_new_agreement
from .contact import Contact, ContactKind, Direction
from .guard import check_not_in_future
from .interview import Interview, Outcome, Result
from .typed_fields import Reading, Typed, TypedFields

OFTEN_SOMEONE_ELSE = frozenset({Result.REJECTED, Result.NO_ANSWER, Result.CANCELLED})
"""After these it is worth noting whether someone else was hired."""


def read_contact(
    typed: Typed, reading: Reading, interview: Interview
) -> tuple[Contact, Agreement | None]:
    """Return the contact and what was agreed on it; None where nothing was typed about that.

    The field `by` is the contact's method, `method` the agreed one; `people` holds ids and names,
    one a line. What was agreed counts from the day of the contact. Raises EntryRefused.
    """
    fields = TypedFields(typed, reading, interview.timezone)
    contact = Contact(
        at=past_moment(fields),
        direction=Direction(typed["direction"]),
        kind=ContactKind(typed["kind"]),
        method=Method(typed["by"]) if typed["by"] else None,
        people=tuple(who.strip() for who in typed["people"].splitlines() if who.strip()),
        text=typed["text"].strip(),
    )
    said = {name: typed[name] for name in AGREED_FIELDS if typed.get(name)}
    if said.get("permission") == Permission.NOT_ASKED:
        del said["permission"]
    fields.typed = said
    agreement = read_new_agreement(fields, interview, contact)
    fields.check()
    return contact, agreement


def read_outcome(typed: Typed, reading: Reading, interview: Interview) -> Outcome:
    """Return the outcome; a day to reply by only with an offer. Raises EntryRefused."""
    fields = TypedFields(typed, reading, interview.timezone)
    if not typed["result"]:
        fields.errors["result"] = "how did it end? Press one of the letters"
    result = Result(typed["result"] or Result.NO_ANSWER)
    at, reply_by = past_moment(fields), None
    if result is Result.OFFER:
        reply_by = fields.read("reply_by", lambda text: fields.day(text, at), None)
    fields.check()
    hired = {"yes": True, "no": False}.get(typed["someone_else_hired"])
    return Outcome(
        result=result,
        at=at,
        told_by=typed["told_by"].strip(),
        words=typed["words"].strip(),
        someone_else_hired=hired if result in OFTEN_SOMEONE_ELSE else None,
        reply_by=reply_by,
        private_feelings=typed["private_feelings"].strip(),
    )


def past_moment(fields: TypedFields) -> datetime:
    """Read when it happened, the field `at`; nothing typed means now."""

    def happened(text: str) -> datetime:
        at = fields.moment(text or "now")
        check_not_in_future(at, fields.reading.now)
        return at

    return fields.read("at", happened, fields.reading.now)
