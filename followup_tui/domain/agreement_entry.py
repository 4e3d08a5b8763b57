"""An agreement as it is typed: may I, when, how, whom, in their words."""

from datetime import datetime

from .agreement import Agreement, ContactOn, Method, Permission
from .interview import Interview
from .typed_fields import Reading, Typed, TypedFields, read_choice

AGREED_FIELDS = (
    "permission",
    "contact_on",
    "contact_until",
    "method",
    "contact_person",
    "words",
    "agreed_at",
)


def read_new_agreement(
    typed: Typed, reading: Reading, interview: Interview, said_at: datetime
) -> Agreement | None:
    """Return the agreement that came with a contact at `said_at`; None where nothing was typed.

    Relative dates count from the day it was said (product.md §5). Raises EntryRefused.
    """
    fields = TypedFields(typed, reading, interview.timezone)
    agreement = read_agreement(fields, Agreement(), said_at)
    fields.check()
    return agreement


def read_agreement(fields: TypedFields, last: Agreement, said_at: datetime) -> Agreement | None:
    """Return the last agreement with what was typed about it; None where nothing was."""
    typed = fields.typed
    if not any(name in typed for name in AGREED_FIELDS):
        return None
    made_at = last.made_at
    if typed.get("agreed_at"):
        made_at = said_at = fields.read("agreed_at", fields.moment, said_at)
    contact_on = _contact_on(fields, last.contact_on, said_at)
    asked = last.permission
    if asked is Permission.NOT_ASKED and contact_on is not None:
        asked = Permission.YES
    return Agreement(
        permission=fields.read(
            "permission", lambda text: read_choice(Permission, text) if text else asked, asked
        ),
        contact_on=contact_on,
        method=fields.read(
            "method", lambda text: read_choice(Method, text) if text else None, last.method
        ),
        contact_person=typed.get("contact_person", last.contact_person),
        words=typed.get("words", last.words),
        made_at=made_at,
    )


def _contact_on(
    fields: TypedFields, agreed: ContactOn | None, said_at: datetime
) -> ContactOn | None:
    """Read the agreed day, range or time, counted from the day it was said."""

    def first(text: str) -> ContactOn | None:
        if not text:
            return None
        read = fields.typed_date(text, said_at)
        return ContactOn(read.at or read.day)

    def ranged(text: str) -> ContactOn | None:
        last = fields.day(text, said_at)
        if last is None:
            return agreed
        if agreed is None:
            raise ValueError("until then, but from when? Give the first day too")
        return ContactOn(agreed.at or agreed.day(fields.zone), last)

    agreed = fields.read("contact_on", first, agreed)
    return fields.read("contact_until", ranged, agreed)
