"""What a user types as a date, and how it was read (product.md §5)."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from dateutil.relativedelta import relativedelta

from .local_days import day_start, local_day
from .policy import Policy
from .value import clean

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: off
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July",
               "August", "September", "October", "November", "December")

_NUMBER_NAMES = ("one", "two", "three", "four", "five", "six",
                 "seven", "eight", "nine", "ten", "eleven", "twelve")
# fmt: on
_NUMBERS = {"a": 1, "an": 1} | {name: n for n, name in enumerate(_NUMBER_NAMES, start=1)}
_WEEKDAYS = (
    {name.lower(): n for n, name in enumerate(WEEKDAY_NAMES)}
    | {name[:3].lower(): n for n, name in enumerate(WEEKDAY_NAMES)}
    | {"tues": 1, "thur": 3, "thurs": 3}
)
_MONTHS = (
    {name.lower(): n for n, name in enumerate(MONTH_NAMES, start=1)}
    | {name[:3].lower(): n for n, name in enumerate(MONTH_NAMES, start=1)}
    | {"sept": 9}
)
_NEAR_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}

# A typed year far away is a slip, and the rules need room to count on from it.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_LONGEST_COUNT = 9999
_LONGEST_QUOTE = 60

_WEEKDAY = "|".join(_WEEKDAYS)
_MONTH = "|".join(_MONTHS)
_SHORT_COUNT = r"(?P<digits>\d+) ?(?P<letter>[dbwm])"
_COUNT = rf"(?P<count>\d+|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month)s?"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:z|[+-]\d\d:?\d\d(?::?\d\d)?))?"
_TWELVE_HOUR_CLOCK = r"(?P<hour>0?[1-9]|1[0-2])(?::(?P<minute>\d\d))? ?(?P<half>[ap]m)"
_WHEN = re.compile(
    rf"(?P<day>.*?)(?:(?:^| )(?:at )?(?P<clock>{_CLOCK}|{_TWELVE_HOUR_CLOCK})"
    r"(?: (?P<zone>[a-z]\S*))?)?",
    re.ASCII,
)
_ANY_WEEKDAY = re.compile(rf"(?:(?P<which>next|last) )?(?P<weekday>{_WEEKDAY})")
_AHEAD = re.compile(rf"\+ ?{_SHORT_COUNT}|in {_COUNT}", re.ASCII)
_BACK = re.compile(rf"- ?{_SHORT_COUNT}|{_COUNT} ago", re.ASCII)
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_CALENDAR_DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4}))?",
        rf"{_ORDINAL} ?(?:of )?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?",
        rf"(?P<month>{_MONTH}) ?{_ORDINAL}(?: (?P<year>\d{{4}}))?",
    )
)
_SLASHED_DATE = re.compile(
    r"(?P<first>\d{1,2}) ?/ ?(?P<second>\d{1,2})(?: ?/ ?(?P<year>\d{4}))?", re.ASCII
)


class NotADate(ValueError):
    """What was typed can't be read as a date; the sentence quotes it and gives examples."""

    def __init__(self, typed: str, why: str = "") -> None:
        quoted = clean(typed)
        if len(quoted) > _LONGEST_QUOTE:
            quoted = quoted[:_LONGEST_QUOTE] + "…"
        reason = f": {why}" if why else ""
        super().__init__(
            f'"{quoted}" is not a date{reason}; '
            'write it like "1 dec", "next tue 14:00", "in 10 days" or "2026-12-01".'
        )


class TypedDate(NamedTuple):
    """How a typed date was read."""

    day: date
    """The day in `zone`."""
    at: datetime | None
    """The exact time, in UTC; None where no time was typed."""
    zone: ZoneInfo
    """The zone that was typed, else the one it was read in."""
    remark: str
    """What the user must see about the reading, a part of a sentence; mostly empty."""

    def instant(self) -> datetime:
        """Return the exact time in UTC; the start of the day where no time was typed."""
        return day_start(self.day, self.zone).at if self.at is None else self.at


def read_date(
    text: str, *, counted_from: datetime, zone: ZoneInfo, policy: Policy, day_first: bool = True
) -> TypedDate:
    """Read what was typed as a date (product.md §5); raises NotADate.

    Relative words count from the day of the aware instant `counted_from` in `zone`; a zone
    typed after a time says where that clock hangs, and does not move the day counted from.
    """
    words = _tidied(text)
    try:
        if words == "now":
            read = TypedDate(local_day(counted_from, zone), counted_from.astimezone(UTC), zone, "")
        else:
            read = _read(words, local_day(counted_from, zone), zone, policy, day_first)
        if not _FIRST_YEAR <= read.day.year <= _LAST_YEAR:
            raise ValueError(f"its year is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    except OverflowError as error:
        raise NotADate(text, "it is too far away") from error
    except ValueError as error:
        raise NotADate(text, str(error)) from error
    return read


def names_a_day(text: str) -> bool:
    """Say whether a day was typed, and not a time alone."""
    match = _WHEN.fullmatch(_tidied(text))
    return match is None or bool(match["day"])


def _tidied(text: str) -> str:
    """Return the words in lower case, one blank between, without those that mean nothing."""
    words = text.casefold().replace(",", " ").replace("\N{MINUS SIGN}", "-").split()
    line = " ".join(word for word in words if word not in ("about", "around"))
    line = re.sub(r"(?<=-\d\d)t(?=\d\d:)", " ", line)
    return line.removeprefix("on ").removeprefix("at ")


def _read(words: str, today: date, zone: ZoneInfo, policy: Policy, day_first: bool) -> TypedDate:
    match = _WHEN.fullmatch(words)
    if not words or match is None:
        raise ValueError("")
    day, remark = today, ""
    if match["day"]:
        relative = _relative_day(match["day"], today, policy)
        day, remark = (relative, "") if relative else _dated(match["day"], today, day_first)
    if match["zone"]:
        zone = _zone_typed(match["zone"])
    if match["clock"] is None:
        return TypedDate(day, None, zone, remark)
    read = _at_clock(day, _clock_typed(match), zone)
    return read._replace(remark="; ".join(filter(None, (remark, read.remark))))


def _relative_day(words: str, today: date, policy: Policy) -> date | None:
    """Return the day that words count from today; None where they are of another form."""
    if words in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[words])
    if match := _ANY_WEEKDAY.fullmatch(words):
        return _weekday_from(today, match["which"], _WEEKDAYS[match["weekday"]])
    if match := _AHEAD.fullmatch(words) or _BACK.fullmatch(words):
        count = _count(match["digits"] or match["count"])
        count = count if match.re is _AHEAD else -count
        return _shifted(today, count, match["letter"] or match["unit"][0], policy)
    return None


def _weekday_from(today: date, which: str | None, weekday: int) -> date:
    """Return that weekday: after today, of the week after this one, or before today."""
    ahead = weekday - today.weekday()
    if which == "next":
        return today + timedelta(days=7 + ahead)
    if which == "last":
        return today - timedelta(days=-ahead % 7 or 7)
    return today + timedelta(days=ahead % 7 or 7)


def _count(words: str) -> int:
    """Return a number typed in digits or spelled out."""
    if words in _NUMBERS:
        return _NUMBERS[words]
    digits = words.lstrip("0") or "0"
    # Measured in digits: Python refuses to turn very long ones into a number at all.
    if len(digits) > len(str(_LONGEST_COUNT)):
        raise OverflowError
    return int(digits)


def _shifted(today: date, count: int, unit: str, policy: Policy) -> date:
    """Return the day `count` days, weeks, months or business days after today."""
    if unit == "b":
        return _business_days_from(today, count, policy)
    if unit == "m":
        return today + relativedelta(months=count)
    return today + timedelta(days=count * (7 if unit == "w" else 1))


def _business_days_from(day: date, count: int, policy: Policy) -> date:
    """Count business days forward, or back where negative, not counting the day itself."""
    while count < 0:
        day -= timedelta(days=1)
        count += policy.is_business_day(day)
    return policy.add_business_days(day, count)


def _dated(words: str, today: date, day_first: bool) -> tuple[date, str]:
    """Return the day of a calendar date, and a remark where it can be read in two ways."""
    first, _, rest = words.partition(" ")
    weekday = _WEEKDAYS.get(first)
    day, remark = _calendar_date(words if weekday is None else rest, today, day_first)
    if weekday not in (None, day.weekday()):
        raise ValueError(f"{_spoken(day)} {day.year} is a {WEEKDAY_NAMES[day.weekday()]}")
    return day, remark


def _calendar_date(words: str, today: date, day_first: bool) -> tuple[date, str]:
    if match := _SLASHED_DATE.fullmatch(words):
        return _slashed(match, today, day_first)
    for form in _CALENDAR_DATES:
        if match := form.fullmatch(words):
            month = _MONTHS.get(match["month"]) or int(match["month"])
            return _day_of(match["year"], month, int(match["day"]), today), ""
    raise ValueError("")


def _slashed(match: re.Match[str], today: date, day_first: bool) -> tuple[date, str]:
    """Read 03/04 in the configured order, or in the only one that makes sense."""
    first, second = int(match["first"]), int(match["second"])
    if not day_first if max(first, second) <= 12 else second > 12:
        first, second = second, first
    day = _day_of(match["year"], second, first, today)
    if first == second or first > 12:
        return day, ""
    return day, f"read as {_spoken(day)} ({'day' if day_first else 'month'} first)"


def _day_of(year: str | None, month: int, day: int, today: date) -> date:
    """Return a calendar day; without a year the one nearest to today, the later of two."""
    # Eight years on either side hold a 29 February, whatever the century.
    years = [int(year)] if year else range(today.year - 8, today.year + 9)
    days = [found for each in years if (found := _existing(each, month, day))]
    if not days:
        raise ValueError("there is no such day in the calendar")
    return min(days, key=lambda found: (abs(found - today), today - found))


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spoken(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def _zone_typed(name: str) -> ZoneInfo:
    if name not in _zone_names():
        raise ValueError("no time zone has that name (Europe/Berlin is one)")
    return ZoneInfo(_zone_names()[name])


@cache
def _zone_names() -> dict[str, str]:
    """Every IANA name by its lower case; without the two that mean no place."""
    return {name.lower(): name for name in available_timezones() - {"localtime", "Factory"}}


def _clock_typed(match: re.Match[str]) -> time:
    """Return the time of day; it is aware only where an offset was typed."""
    hour, _, rest = match["clock"].replace(" ", "").upper().partition(":")
    try:
        if match["half"] is None:
            return time.fromisoformat(f"{hour:0>2}:{rest}")
        noon = 12 if match["half"] == "pm" else 0
        return time(int(match["hour"]) % 12 + noon, int(match["minute"] or 0))
    except ValueError as error:
        raise ValueError("there is no such time of day") from error


def _at_clock(day: date, clock: time, zone: ZoneInfo) -> TypedDate:
    """Return the moment a clock shows a time; how a clock change was settled is remarked.

    A time that is skipped uses the offset before the change, one that exists twice means the
    first (product.md §3).
    """
    if clock.tzinfo is not None:
        at = datetime.combine(day, clock).astimezone(UTC)
        return TypedDate(local_day(at, zone), at, zone, "")
    typed = datetime.combine(day, clock, zone)
    at = typed.astimezone(UTC)
    shown = at.astimezone(zone)
    remark = ""
    if shown.replace(tzinfo=None) != typed.replace(tzinfo=None):
        on = "" if shown.date() == day else f" on {_spoken(shown.date())}"
        remark = f"{clock:%H:%M} doesn't exist that day, read as {shown:%H:%M}{on}"
    elif typed.utcoffset() != typed.replace(fold=1).utcoffset():
        remark = f"the clocks change: the first {clock:%H:%M} is meant"
    return TypedDate(shown.date(), at, zone, remark)
