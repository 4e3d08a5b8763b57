"""An agreement as it is typed: may I, when, how, whom, in their words."""

from datetime import datetime

from msgspec.structs import replace

from .agreement import Agreement, ContactOn, Method, Permission
from .contact import Contact
from .interview import Interview
from .local_days import local_day
from .typed_fields import TypedFields, read_choice

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
    fields: TypedFields, interview: Interview, contact: Contact
) -> Agreement | None:
    """Return what was newly agreed in a contact; None where nothing was typed about it.

    Relative dates count from the day of the contact (product.md §5). What it leaves open stays
    as it was: an agreed day still to come stands until it is replaced (§3).
    """
    agreement = read_agreement(fields, Agreement(), contact.at)
    if agreement is None:
        return None
    last = interview.agreement
    first_method = contact.method if agreement.contact_on and not interview.agreements else None
    settled = fields.typed.get("permission") or fields.typed.get("contact_on")
    return replace(
        agreement,
        permission=agreement.permission if settled else last.permission,
        contact_on=agreement.contact_on or _still_agreed(last.contact_on, interview, contact.at),
        method=agreement.method or last.method or first_method,
        contact_person=agreement.contact_person or last.contact_person,
    )


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


def _still_agreed(
    agreed: ContactOn | None, interview: Interview, said_at: datetime
) -> ContactOn | None:
    zone = interview.zone
    return agreed if agreed and agreed.day(zone) > local_day(said_at, zone) else None
