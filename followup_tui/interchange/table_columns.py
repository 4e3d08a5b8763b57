"""The columns of a table of interviews: those that are written, and those that are understood."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from followup_tui.domain.refusal import Refused

COLUMNS = (
    "company",
    "role",
    "stage",
    "start",
    "end",
    "timezone",
    "place",
    "people",
    "next_action",
    "permission",
    "contact_on",
    "contact_until",
    "method",
    "contact_person",
    "words",
    "agreed_at",
    "decision_by",
    "decision_words",
    "second_round_on",
    "second_round_words",
    "interest_stated",
    "next_step_asked",
    "next_step_words",
    "outcome",
    "outcome_at",
    "told_by",
    "outcome_words",
    "reply_by",
    "desire",
    "posting_url",
    "notes",
    "archived",
    "follows",
    "id",
)
"""What `export csv` writes, one row an interview."""

DERIVED = "next_action"
"""The column that only tells; it is not taken back."""

_ALSO_CALLED = {
    "company": ("company name", "employer", "organisation", "organization"),
    "role": ("position", "title", "job title", "job"),
    "stage": ("round", "interview type"),
    "start": (
        "starts at",
        "when",
        "date",
        "interview date",
        "start date",
        "start time",
        "date and time",
    ),
    "end": ("ends", "ends at"),
    "timezone": ("time zone", "tz"),
    "place": ("location", "where"),
    "people": ("interviewer", "interviewers", "contact", "contacts"),
    "contact_on": ("agreed day", "agreed on", "follow up on", "follow up"),
    "method": ("how",),
    "words": ("their words",),
    "decision_by": ("decision", "decide by"),
    "outcome": ("result",),
    "posting_url": ("posting", "url", "link", "job url"),
    "notes": ("note", "comments", "comment"),
}
_MEANINGS = {name.replace("_", " "): name for name in (*COLUMNS, "duration", "time")} | {
    also: name for name, others in _ALSO_CALLED.items() for also in others
}


class Header(NamedTuple):
    """The first row of a table, understood."""

    titles: Mapping[str, str]
    """Column -> what the file calls it."""
    places: Mapping[str, int]
    """Column -> its place, counted from 0."""
    unknown: tuple[str, ...]
    """Titles that mean nothing here."""
    width: int


def read_header(file: str, cells: Sequence[str]) -> Header:
    """Understand the first row of a file. Raises Refused where it can't be a table of ours."""
    titles: dict[str, str] = {}
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(cells):
        title = cell.strip()
        name = _MEANINGS.get(" ".join(title.casefold().replace("_", " ").replace("-", " ").split()))
        if name in titles:
            raise Refused(f'{file}: the columns "{titles[name]}" and "{title}" say the same.')
        if name is not None:
            titles[name], places[name] = title, place
        elif title:
            unknown.append(title)
    missing = [name for name in ("company", "start") if name not in places]
    if missing:
        raise Refused(
            f'{file}: the first row names no column "{missing[0]}". It takes what export csv '
            "wrote, or at least the columns company and start."
        )
    return Header(titles, places, tuple(unknown), len(cells))
