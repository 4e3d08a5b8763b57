"""What was agreed about getting in touch: may I, when, how, whom."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from .value import Instant, Value, check_year


class Permission(StrEnum):
    """What they answered to "may I contact you?"."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    UNCLEAR = "unclear"


class Method(StrEnum):
    """The way a contact is made."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    TEXT = "text"
    LETTER = "letter"
    PORTAL = "portal"
    RECRUITER = "recruiter"


class ContactOn:
    """The agreed time of a contact: a day, a range of days, or an exact time.

    Written `2026-12-01`, `2026-12-01/2026-12-04` (the last day is included) or
    `2026-12-01T14:00:00+01:00`.
    """

    __slots__ = ("at", "first", "last")

    first: date | None
    """The agreed day or the first of the range; None where an exact time was agreed."""
    last: date | None
    """The last day of a range, included; None where a single day or a time was agreed."""
    at: datetime | None
    """The exact time, in UTC; None where a day was agreed."""

    def __init__(self, when: date | datetime, last: date | None = None) -> None:
        if isinstance(when, datetime) and when.tzinfo is None:
            raise ValueError(f"contact_on: {when} needs a time zone, as in {when}+01:00")
        at = when.astimezone(UTC) if isinstance(when, datetime) else None
        first = None if isinstance(when, datetime) else when
        check_year("contact_on", when)
        check_year("contact_on", last)
        # A day either side: which day an exact time falls on depends on the interview's zone.
        earliest = first or (at.date() - timedelta(days=1) if at else None)
        if last is not None and earliest is not None and last < earliest:
            raise ValueError(f"contact_on: the range ends on {last}, before it begins ({when})")
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", None if last == first else last)
        object.__setattr__(self, "at", at)

    @classmethod
    def parse(cls, text: str) -> "ContactOn":
        """Read the written form; raises ValueError with a sentence."""
        begin, _, end = text.strip().partition("/")
        try:
            when = date.fromisoformat(begin) if len(begin) <= 10 else datetime.fromisoformat(begin)
            return cls(when, date.fromisoformat(end) if end else None)
        except ValueError as error:
            if str(error).startswith("contact_on"):
                raise
            raise ValueError(
                f"contact_on: {text!r} is no day (2026-12-01), range (2026-12-01/2026-12-04) "
                "or exact time (2026-12-01T14:00:00+01:00)"
            ) from error

    def day(self, zone: ZoneInfo) -> date:
        """Return the agreed day, or the first of the range, as a day in `zone`."""
        if self.at is not None:
            return self.at.astimezone(zone).date()
        assert self.first is not None
        return self.first

    def __str__(self) -> str:
        begin = self.at.isoformat() if self.at else str(self.first)
        return f"{begin}/{self.last}" if self.last else begin

    def __repr__(self) -> str:
        return f"ContactOn({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ContactOn) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"ContactOn is frozen: {name} can't be set")


class Agreement(Value, frozen=True, kw_only=True):
    """What was said about getting in touch. A new one is appended; the last one counts."""

    permission: Permission = Permission.NOT_ASKED
    contact_on: ContactOn | None = None
    method: Method | None = None
    contact_person: str = ""
    """An interviewer's id, or a name."""
    words: str = ""
    """Verbatim: "call in a week"."""
    made_at: Instant | None = None
    """When they said it; None means at the end of the interview, wherever that moves."""
