"""An interview as text that reads back exactly: what a form shows before anything is typed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from .agreement import Agreement
from .entry_readings import typed_ends
from .interview import Interview
from .people_lines import person_line

_SHOWN_IN_ZONE = ("start", "ends", "contact_on", "contact_until", "agreed_at")
_RANGE = frozenset({"contact_on", "contact_until"})


def entry_texts(interview: Interview) -> dict[str, str]:
    """Return the text of each field that `read_entry` reads; the end as `ends`."""
    texts = {
        name: str(getattr(interview, name) or "")
        for name in (
            "company",
            "role",
            "stage",
            "timezone",
            "place",
            "posting_url",
            "desire",
            "notes",
            "interest_stated",
            "next_step_asked",
            "next_step_words",
            "decision_by",
            "decision_words",
        )
    }
    texts["start"] = moment_text(interview.starts_at, interview.zone)
    texts["ends"] = _ends_text(interview)
    texts["people"] = "\n".join(person_line(person) for person in interview.interviewers)
    return texts | _agreement_texts(interview, interview.agreement)


def _agreement_texts(interview: Interview, agreed: Agreement) -> dict[str, str]:
    who = interview.person_named(agreed.contact_person)
    contact_on = agreed.contact_on
    on = until = ""
    if contact_on is not None:
        on = moment_text(contact_on.at, interview.zone) if contact_on.at else str(contact_on.first)
        until = str(contact_on.last or "")
    return {
        "permission": agreed.permission,
        "contact_on": on,
        "contact_until": until,
        "method": agreed.method or "",
        "contact_person": who.name if who else agreed.contact_person,
        "words": agreed.words,
        "agreed_at": moment_text(agreed.made_at, interview.zone) if agreed.made_at else "",
    }


def moment_text(at: datetime, zone: ZoneInfo) -> str:
    """Return an aware instant by the calendar and clock of `zone`: "2026-11-20 14:00".

    The offset stands there too where that clock shows the time twice.
    """
    local = at.astimezone(zone)
    seconds = f":{local:%S.%f}" if local.microsecond else f":{local:%S}" if local.second else ""
    clock = f"{local:%Y-%m-%d %H:%M}{seconds}"
    is_first = local.replace(fold=0).astimezone(UTC) == at.astimezone(UTC)
    return clock if is_first else f"{clock}{local.isoformat()[-6:]}"


def _ends_text(interview: Interview) -> str:
    """Return the length as "90m", which stays right when the start is moved; empty for none."""
    if interview.ends_at is None:
        return ""
    length = interview.ends_at - interview.starts_at
    minutes, rest = divmod(length, timedelta(minutes=1))
    if rest or minutes > 9999:
        return moment_text(interview.ends_at, interview.zone)
    return f"{minutes}m"


def changed_entry(before: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return what `read_entry` is to read: the fields of a form that were changed.

    What stands beside a change and gets its meaning from it counts as changed too: clock times
    beside the zone, and both ends of a range of days.
    """
    changed = {name for name, text in typed.items() if text != before.get(name, "")}
    if "timezone" in changed:
        changed |= {name for name in _SHOWN_IN_ZONE if typed.get(name)}
    if changed & _RANGE:
        changed |= _RANGE
    entry = {name: typed[name] for name in typed if name in changed}
    return entry | (typed_ends(entry.pop("ends")) if "ends" in entry else {})
