"""Who takes part in an event of a calendar file, and who of them is on the other side."""

from typing import Any, NamedTuple

from icalendar.cal import Component

from followup_tui.domain.interview import Interviewer
from followup_tui.domain.value import clean

# Addresses of people, not of companies.
_FREE = frozenset(
    {"aol", "fastmail", "gmail", "gmx", "googlemail", "hotmail", "icloud", "live", "mail", "me"}
    | {"msn", "outlook", "posteo", "proton", "protonmail", "t-online", "web", "yahoo"}
)
_MACHINES = ("noreply", "no-reply", "donotreply", "do-not-reply", "calendar-notification")
_MACHINE_DOMAINS = ("group.calendar.google.com", "resource.calendar.google.com")
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_MOST_PEOPLE = 30


class Guests(NamedTuple):
    """Those on the other side, and what their addresses say about the company."""

    people: tuple[Interviewer, ...]
    company: str
    """The company as the organizer's address has it: "acme"; empty where it says nothing."""


def read_guests(event: Component, my_name: str) -> Guests:
    """Return who invites: the organizer, and those who are not taken for the user.

    Nothing in an invitation says which attendee it was sent to. It is whoever has the user's
    name, or an address at a provider for everybody, or the only one without the organizer's
    domain.
    """
    organizer = [each for each in map(_person, _listed(event, "ORGANIZER")) if each is not None]
    inviting = {_domain(each.email) for each in organizer if not _is_free(each.email)}
    addresses = {each.email.casefold() for each in organizer}
    attending: list[Interviewer] = []
    for found in _listed(event, "ATTENDEE")[:_MOST_PEOPLE]:
        person = _person(found)
        if person is not None and person.email.casefold() not in addresses:
            addresses.add(person.email.casefold())
            attending.append(person)
    others = [each for each in attending if not _is_free(each.email)]
    colleagues = [each for each in others if _domain(each.email) in inviting]
    if inviting and (colleagues or len(others) == len(attending) == 1):
        others = colleagues
    people = (*organizer, *others)
    known = my_name.casefold().strip()
    people = tuple(each for each in people if not known or each.name.casefold() != known)
    return Guests(people, _label(sorted(inviting)[0]) if inviting else "")


def _listed(event: Component, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _person(address: Any) -> Interviewer | None:
    """Return who an address is of; None for a room, a machine, and what is no address."""
    email = clean(str(address)).strip()
    if email.casefold().startswith("mailto:"):
        email = email[len("mailto:") :]
    local, at, domain = email.casefold().partition("@")
    params = getattr(address, "params", {})
    kind = str(params.get("CUTYPE", "INDIVIDUAL")).upper()
    is_machine = local.startswith(_MACHINES) or domain in _MACHINE_DOMAINS
    if not at or not local or not domain or is_machine or kind not in ("INDIVIDUAL", "UNKNOWN"):
        return None
    return Interviewer(name=_name(str(params.get("CN", "")), local) or email, email=email)


def _name(written: str, local: str) -> str:
    """Return a person's name, as written or out of the first part of their address."""
    name = clean(written).strip().strip("\"'").strip()
    if not name or "@" in name:
        return " ".join(part.capitalize() for part in local.replace("_", ".").split(".") if part)
    last, comma, first = name.partition(", ")
    # "Meier, Petra" of petra.meier@…, and not "Jane Doe, PhD".
    return f"{first} {last}" if comma and local.startswith(first.casefold()) else name


def _domain(email: str) -> str:
    return email.casefold().rpartition("@")[2]


def _label(domain: str) -> str:
    """Return the part of a domain that is somebody's name: "acme" of mail.acme.co.uk."""
    parts = domain.split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else domain


def _is_free(email: str) -> bool:
    return _label(_domain(email)) in _FREE
