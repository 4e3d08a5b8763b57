"""Interviews as a table for a spreadsheet (CSV, RFC 4180), and back.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, which
is taken off again when it is read. A row with a known id changes that interview: what a table
does not hold about it stays as it is.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from msgspec.structs import replace

from followup_tui.domain.entry import read_entry
from followup_tui.domain.entry_texts import changed_entry
from followup_tui.domain.interview import Interview, Outcome, Result
from followup_tui.domain.next_action import next_action
from followup_tui.domain.people_lines import without_person
from followup_tui.domain.policy import Policy
from followup_tui.domain.recording import record_outcome
from followup_tui.domain.refusal import Refused
from followup_tui.domain.standing import standing
from followup_tui.domain.typed_fields import EntryRefused, TypedFields, read_choice
from followup_tui.domain.wording import count_words

from .incoming import Incoming, NothingTaken, Receiver
from .table_cells import guarded, person_parts, read_person_line, row_texts, unguarded
from .table_columns import COLUMNS, DERIVED, Header, read_header

_LONGEST_CELL = 2**31 - 1
_OUTCOME = frozenset({"outcome", "outcome_at", "told_by", "outcome_words", "reply_by"})
_NO_ENTRY = _OUTCOME | {"people", "archived", "id", DERIVED}
"""Columns that `read_entry` does not read."""
_YES = ("yes", "y", "true", "1", "x")


def table(interviews: Sequence[Interview], policy: Policy, now: datetime) -> str:
    """Return interviews as CSV with one row each; `now` is aware, in the user's zone."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for interview in interviews:
        action = next_action(standing(interview, policy, now), now)
        texts = row_texts(interview) | {DERIVED: action}
        writer.writerow(guarded(texts[name]) for name in COLUMNS)
    return file.getvalue()


def read_table(file: str, content: bytes, receiver: Receiver) -> Incoming:
    """Read the rows of a file: all of them, or with NothingTaken none."""
    rows = _rows(file, content)
    header = read_header(file, next(rows, (1, []))[1])
    interviews: dict[str, Interview] = {}
    numbers: dict[str, int] = {}
    refused: list[str] = []
    for number, cells in rows:
        try:
            read = _read_row(header, cells, receiver)
            if read.id in numbers:
                raise ValueError(f"it is the interview of row {numbers[read.id]} again")
        except ValueError as error:
            refused.append(_refusal(number, header, error))
        else:
            interviews[read.id], numbers[read.id] = read, number
    if refused:
        raise NothingTaken(tuple(refused))
    return _incoming(interviews, header, receiver)


def _rows(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, with their number as a spreadsheet counts them."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f'{file} is not in UTF-8: save it as "CSV UTF-8".') from error
    csv.field_size_limit(_LONGEST_CELL)
    first = text.partition("\n")[0]
    # Where the comma is the decimal sign, a spreadsheet parts its cells by semicolons.
    delimiter = max(",;\t", key=first.count)
    number = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise Refused(f"{file}, row {number + 1} is no row of a table: {error}.") from error


def _refusal(number: int, header: Header, error: ValueError) -> str:
    """Return one sentence about a row, with the columns as the file calls them."""
    said = str(error)
    if isinstance(error, EntryRefused):
        fields = error.fields.items()
        said = "; ".join(f"{header.titles.get(name, name)}: {why}" for name, why in fields)
    return f"Row {number}, {said.removesuffix('.')}."


def _incoming(interviews: Mapping[str, Interview], header: Header, receiver: Receiver) -> Incoming:
    changed = [each for each in interviews.values() if receiver.known.get(each.id) != each]
    now, remarks = receiver.reading.now, []
    if len(changed) < len(interviews):
        same = count_words(len(interviews) - len(changed), "interview")
        remarks.append(f"Already here as the file has it: {same}.")
    if header.unknown:
        remarks.append(f"Not taken, there is no such field: {', '.join(header.unknown)}.")
    stored = tuple(replace(each, updated_at=now) for each in changed)
    return Incoming(stored, tuple(remarks))


def _read_row(header: Header, cells: Sequence[str], receiver: Receiver) -> Interview:
    if len(cells) > header.width:
        raise ValueError(f"there are {len(cells)} cells under {header.width} titles")
    row = {
        name: unguarded(cells[place])
        for name, place in header.places.items()
        if place < len(cells) and name != DERIVED
    }
    known = receiver.known.get(row.get("id", ""))
    if known is not None:
        return _completed(known, row, receiver)
    interview_id = row.get("id", "")
    row = {name: text for name, text in _joined(row).items() if text}
    interview = _completed(None, row, receiver)
    interview_id = interview_id or _id_of(interview)
    known = receiver.known.get(interview_id)
    return _completed(known, row, receiver) if known else replace(interview, id=interview_id)


def _joined(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row by another's hand: without blanks around, a time of day behind its date."""
    if row.get("id"):
        return dict(row)
    joined = {name: text.strip() for name, text in row.items()}
    if time := joined.pop("time", ""):
        joined["start"] = f"{joined['start']} {time}"
    return joined


def _id_of(interview: Interview) -> str:
    """Return an id for a row without one: the same whenever the same row is read again."""
    names = (interview.company.casefold(), interview.role.casefold())
    return uuid5(NAMESPACE_OID, "\n".join((*names, interview.starts_at.isoformat()))).hex


def _completed(known: Interview | None, row: Mapping[str, str], receiver: Receiver) -> Interview:
    """Return an interview with what its row says otherwise; raises EntryRefused."""
    before = row_texts(known) if known else {}
    changed = {name: text for name, text in row.items() if text != before.get(name, "")}
    interview = read_entry(known, _entry(before, row), receiver.reading, receiver.timezone)
    fields = TypedFields(changed, receiver.reading, interview.timezone)
    # From the cell itself: without the blanks around it, it would be somebody else.
    interview = fields.read("people", lambda _: _with_people(interview, row["people"]), interview)
    interview = _with_outcome(fields, row, interview)
    fields.check()
    if "archived" in changed:
        archived = changed["archived"].strip().casefold() in _YES
        interview = replace(interview, archived=archived)
    return interview


def _entry(before: Mapping[str, str], row: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of a row that `read_entry` is to read."""

    def of_a_form(texts: Mapping[str, str]) -> dict[str, str]:
        form = {name: text for name, text in texts.items() if name not in _NO_ENTRY}
        return form | ({"ends": form.pop("end")} if "end" in form else {})

    typed = of_a_form(row)
    if not typed.get("timezone"):
        typed.pop("timezone", None)
    entry = changed_entry(of_a_form(before), typed)
    if "start" in entry and row.get("end") and not entry.keys() & {"end", "duration"}:
        # Both stand in the row: an interview that is moved there does not move its end along.
        entry["end"] = row["end"]
    return entry


def _with_people(interview: Interview, cell: str) -> Interview:
    """Make the people of a cell the interviewers; one known by that name stays the same."""
    typed = [read_person_line(line) for line in cell.split("\n") if line.strip()]
    names = {each.name.casefold() for each in typed}
    for person in interview.interviewers:
        if person.name.casefold() not in names:
            interview = without_person(interview, person.id)
    left = list(interview.interviewers)
    people = []
    for person in typed:
        same = next((one for one in left if one.name.casefold() == person.name.casefold()), None)
        if same is not None:
            left.remove(same)
            name, role, email, phone = person_parts(person)
            person = replace(same, name=name, role=role, email=email, phone=phone)
        people.append(person)
    return replace(interview, interviewers=tuple(people))


def _with_outcome(fields: TypedFields, row: Mapping[str, str], interview: Interview) -> Interview:
    """Record the answer that a row tells, or take it back where the cell was emptied."""
    if not fields.typed.keys() & _OUTCOME:
        return interview
    before, now = interview.outcome, fields.reading.now
    if not row.get("outcome", before):
        return replace(interview, outcome=None)
    told: dict[str, Any] = {
        "result": fields.read("outcome", lambda text: read_choice(Result, text), None),
        "at": fields.read("outcome_at", fields.moment, None),
        "told_by": fields.typed.get("told_by"),
        "words": fields.typed.get("outcome_words"),
    }
    told = {name: value for name, value in told.items() if value is not None}
    if "reply_by" in fields.typed:
        at = told.get("at", before.at if before else now)
        told["reply_by"] = fields.read("reply_by", lambda text: fields.day(text, at), None)
    if before is None:
        # A cell that could not be read is refused by now; what stands here is never kept.
        before = Outcome(result=told.get("result", Result.NO_ANSWER), at=now)
    return record_outcome(interview, replace(before, **told), now)
