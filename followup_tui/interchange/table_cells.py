"""The cells of a table: what an interview's row holds, and cells that no spreadsheet runs."""

import re

from followup_tui.domain.entry_texts import entry_texts, moment_text
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.people_lines import person_line, read_person

# What a spreadsheet takes for a formula; some also take the wide forms for it.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# Where the separator of lists is another one, a cell may begin in the middle of ours.
_INNER = re.compile(r"""([;\t]\s*["']*)(?=[=+\-@＝＋－＠])""")
_INNER_GUARDED = re.compile(r"""([;\t]\s*["']*)'(?=[=+\-@＝＋－＠])""")


def guarded(text: str) -> str:
    """Return a cell that a spreadsheet shows as text: an apostrophe before what runs as a formula.

    `unguarded` gives back the same text, whatever it was.
    """
    text = _INNER.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell, without the apostrophe that `guarded` put before it."""
    text = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    return _INNER_GUARDED.sub(r"\1", text)


def row_texts(interview: Interview) -> dict[str, str]:
    """Return what is known about an interview as texts that read back exactly, by column."""
    ends_at = interview.ends_at
    texts = entry_texts(interview)
    del texts["ends"]
    return texts | {
        "end": moment_text(ends_at, interview.zone) if ends_at else "",
        "people": "\n".join(map(_person_line, interview.interviewers)),
        "second_round_on": str(interview.second_round_on or ""),
        "second_round_words": interview.second_round_words,
        "archived": "yes" if interview.archived else "",
        "follows": interview.follows or "",
        "id": interview.id,
        **_outcome_texts(interview),
    }


def _outcome_texts(interview: Interview) -> dict[str, str]:
    outcome = interview.outcome
    if outcome is None:
        return dict.fromkeys(("outcome", "outcome_at", "told_by", "outcome_words", "reply_by"), "")
    teller = interview.person_named(outcome.told_by)
    return {
        "outcome": outcome.result,
        "outcome_at": moment_text(outcome.at, interview.zone),
        "told_by": teller.name if teller else outcome.told_by,
        "outcome_words": outcome.words,
        "reply_by": str(outcome.reply_by or ""),
    }


def _person_line(person: Interviewer) -> str:
    """Return a person as they are typed; parted by tabs where that would read back otherwise."""
    line = person_line(person)
    try:
        is_same = person_parts(read_person(line)) == person_parts(person)
    except ValueError:
        is_same = False
    return line if is_same else "\t".join(person_parts(person))


def read_person_line(line: str) -> Interviewer:
    """Read a person as they are typed, or parted by tabs; raises ValueError."""
    name, *parts = line.split("\t")
    if len(parts) != 3:
        return read_person(line)
    role, email, phone = parts
    return Interviewer(name=name, role=role, email=email, phone=phone)


def person_parts(person: Interviewer) -> tuple[str, str, str, str]:
    """Return what a table holds about a person: name, role, address and number."""
    return person.name, person.role, person.email, person.phone
