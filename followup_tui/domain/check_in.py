"""When the next check-in may be made: the agreed, promised, assumed or ruled opening."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .agreement import Agreement, Permission
from .contact import Contact, ContactKind, Direction
from .interview import Interview, Outcome
from .local_days import DayStart, day_start, local_day
from .policy import Policy


class Basis(StrEnum):
    """What a window was derived from, surest first."""

    AGREED = "agreed"
    PROMISED = "promised"
    RULE = "rule"
    ASSUMED = "assumed"


class Flag(StrEnum):
    """What is unusual about a window's days."""

    CLOCK_CHANGE = "clock_change"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class Facts(NamedTuple):
    """What a check-in is derived from: an interview as it was known up to some moment."""

    zone: ZoneInfo
    held_at: datetime
    contacts: tuple[Contact, ...]
    agreement: Agreement | None
    decision_by: date | None
    is_decided: bool

    @property
    def agreed_at(self) -> datetime:
        """When the agreement that counts was made; the end of the interview by default."""
        return (self.agreement and self.agreement.made_at) or self.held_at

    @property
    def inbound(self) -> list[datetime]:
        """The moments at which they contacted the user."""
        return [contact.at for contact in self.contacts if contact.direction is Direction.IN]

    @property
    def waiting_since(self) -> datetime:
        """The latest of the end of the interview, their last contact and the agreement."""
        return max([self.held_at, self.agreed_at, *self.inbound])

    @property
    def check_ins(self) -> list[datetime]:
        """The moments of all check-ins that the user made, earliest first."""
        return sorted(
            contact.at
            for contact in self.contacts
            if contact.direction is Direction.OUT and contact.kind is ContactKind.CHECK_IN
        )

    @property
    def made(self) -> list[datetime]:
        """The moments of the check-ins made while waiting, earliest first."""
        since = self.waiting_since
        return [at for at in self.check_ins if at >= since]


class PlannedCheckIn(NamedTuple):
    """One check-in window: [opens, closes), both in UTC."""

    opens: datetime
    closes: datetime
    basis: Basis
    flags: frozenset[Flag]
    opens_at_change: bool
    """Whether a clock change had to decide the opening."""
    on_agreed_day: bool = False
    """Whether the opening is the agreed one, also where the basis is `rule`."""


def facts(interview: Interview) -> Facts:
    """Return all stored facts: they count, whatever now is."""
    return Facts(
        interview.zone,
        interview.held_at,
        interview.contacts,
        interview.agreements[-1] if interview.agreements else None,
        interview.decision_by,
        interview.outcome is not None,
    )


def facts_before(interview: Interview, at: datetime, logged: int) -> Facts:
    """Return the facts as they stood just before the contact in place `logged` of the log.

    Of contacts at the same instant, those logged before it came before it (product.md §3).
    """
    return _facts_known(
        interview,
        at,
        [
            contact
            for place, contact in enumerate(interview.contacts)
            if contact.at < at or (contact.at == at and place < logged)
        ],
    )


def facts_before_outcome(interview: Interview, outcome: Outcome) -> Facts:
    """Return the facts as they stood when the outcome came (product.md §3).

    A contact of theirs at that very instant brought the outcome: it did not come before it.
    """
    at = outcome.at
    return _facts_known(
        interview,
        at,
        [
            contact
            for contact in interview.contacts
            if contact.at < at or (contact.at == at and contact.direction is Direction.OUT)
        ],
    )


def _facts_known(interview: Interview, at: datetime, contacts: list[Contact]) -> Facts:
    held_at = interview.held_at
    agreements = [each for each in interview.agreements if (each.made_at or held_at) <= at]
    return facts(interview)._replace(
        contacts=tuple(contacts),
        agreement=agreements[-1] if agreements else None,
        is_decided=interview.outcome is not None and interview.outcome.at < at,
    )


def current_check_in(known: Facts, policy: Policy) -> PlannedCheckIn | None:
    """Return the one check-in window that is current, if there is one (product.md §3)."""
    made = known.made
    if known.is_decided or len(made) >= policy.max_check_ins:
        return None
    if known.agreement is not None and known.agreement.permission is Permission.NO:
        return None
    agreed, promised = agreed_check_in(known, policy), _promised(known, policy)
    if not made:
        return agreed or promised or _assumed(known, policy)
    return _after_another(made[-1], agreed, promised, known, policy)


def agreed_check_in(known: Facts, policy: Policy) -> PlannedCheckIn | None:
    """Return the window of the agreed day or time, unless it is used up."""
    contact_on = known.agreement and known.agreement.contact_on
    if not contact_on:
        return None
    day = contact_on.day(known.zone)
    last = policy.add_business_days(day, policy.window_business_days - 1)
    if contact_on.last is not None:
        last = max(contact_on.last, day)
    window = _over_days(day, last, Basis.AGREED, known.zone, contact_on.at)
    if any(at > known.agreed_at and at >= window.opens for at in known.inbound):
        return None
    return window._replace(on_agreed_day=True, flags=window.flags | _unusual(day, policy))


def _promised(known: Facts, policy: Policy) -> PlannedCheckIn | None:
    decision_by = known.decision_by
    if decision_by is None or decision_by < local_day(known.waiting_since, known.zone):
        return None
    day = policy.add_business_days(decision_by, policy.promise_buffer_business_days)
    return _from_day(day, Basis.PROMISED, known.zone, policy)


def _assumed(known: Facts, policy: Policy) -> PlannedCheckIn:
    since = local_day(known.waiting_since, known.zone)
    day = policy.add_business_days(since, policy.fallback_business_days)
    return _from_day(day, Basis.ASSUMED, known.zone, policy)


def _after_another(
    last_made: datetime,
    agreed: PlannedCheckIn | None,
    promised: PlannedCheckIn | None,
    known: Facts,
    policy: Policy,
) -> PlannedCheckIn:
    """Return the latest opening: breaking the rule never brings a date forward."""
    day = policy.add_business_days(
        local_day(last_made, known.zone), policy.check_in_gap_business_days
    )
    # The agreed one first: where it opens together with another it keeps its own end.
    openings = [agreed, promised, _from_day(day, Basis.RULE, known.zone, policy)]
    latest = max((each for each in openings if each), key=lambda each: each.opens)
    return latest._replace(basis=Basis.RULE)


def _from_day(day: date, basis: Basis, zone: ZoneInfo, policy: Policy) -> PlannedCheckIn:
    """Return a window of so many business days, its first day counted whatever it is."""
    last = policy.add_business_days(day, policy.window_business_days - 1)
    return _over_days(day, last, basis, zone)


def _over_days(
    first: date, last: date, basis: Basis, zone: ZoneInfo, opens: datetime | None = None
) -> PlannedCheckIn:
    """Return a window to the end of `last`; from the start of `first`, or from an exact time."""
    begin = DayStart(opens, clock_change=False) if opens else day_start(first, zone)
    end = day_start(last + timedelta(days=1), zone)
    changed = begin.clock_change or end.clock_change
    flags = frozenset({Flag.CLOCK_CHANGE} if changed else ())
    return PlannedCheckIn(begin.at, end.at, basis, flags, begin.clock_change)


def _unusual(day: date, policy: Policy) -> frozenset[Flag]:
    weekend = {Flag.WEEKEND} if policy.is_weekend(day) else set()
    return frozenset(weekend | ({Flag.HOLIDAY} if day in policy.holidays else set()))
