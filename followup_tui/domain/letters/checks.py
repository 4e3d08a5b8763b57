"""What is still wrong with a letter, said while it is written (interface.md §3)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.typed_dates import MONTH_NAMES, WEEKDAY_NAMES

from .bitter_words import bitter_words
from .drafts import PLACEHOLDER, Draft
from .facts import personal_facts, recorded_texts
from .greeting import wrongly_greeted
from .likeness import TOO_ALIKE, Runs, likeness, runs_in, shared_sentence
from .other_names import OtherNames
from .other_notes import OtherNote
from .person_names import name_words
from .personal_points import is_impersonal
from .templates import Template
from .words import INTEREST, NEXT_STEP, THANKS, first_topic, in_line

_HINTS = {"my_name": "; my_name in config.toml does it from then on"}
"""How a placeholder is filled for good, where that is not by writing something down."""


class Complaint(NamedTuple):
    """One thing that is wrong; `blocks` where the letter can't go out like this."""

    sentence: str
    blocks: bool


class Occasion(NamedTuple):
    """What a letter is about, to whom it goes, and what it is compared with."""

    interview: Interview
    kind: NoteKind
    person: Interviewer | None
    """None where nobody is named."""
    templates: tuple[Template, ...]
    """All of them: what they say is no personal point, and to be alike in it is no fault."""
    other_notes: tuple[OtherNote, ...]
    other_names: OtherNames


def complaints(letter: Draft, occasion: Occasion) -> tuple[Complaint, ...]:
    """Return what is wrong with a letter, what blocks first; quick enough for every key."""
    unfilled = [
        Complaint(f"{{{name}}} is still to be filled in{_HINTS.get(name, '')}.", blocks=True)
        for name in _unfilled(letter, occasion)
    ]
    if not letter.body.strip():
        return (*unfilled, Complaint("The letter is empty.", blocks=True))
    doubts = (
        *_impersonal(letter, occasion),
        *_too_alike(letter, occasion),
        *_bitter(letter, occasion.kind),
        *_wrong_names(letter, occasion),
    )
    return (*unfilled, *(Complaint(sentence, blocks=False) for sentence in doubts))


def _unfilled(letter: Draft, occasion: Occasion) -> list[str]:
    """Return the names of placeholders that are left; braces inside of a fact are data."""
    text = f"{letter.subject}\n{letter.body}"
    if PLACEHOLDER.search(text) is None:
        return []
    person = occasion.person
    texts = [
        *recorded_texts(occasion.interview),
        first_topic(person.talked_about if person else ""),
    ]
    for fact in sorted({in_line(each) for each in texts}, key=len, reverse=True):
        # A fact that is nothing but a placeholder looks unfilled to whoever reads the letter.
        if PLACEHOLDER.search(fact) and not PLACEHOLDER.fullmatch(fact):
            text = text.replace(fact, "")
    return list(dict.fromkeys(found[1] for found in PLACEHOLDER.finditer(text)))


def _impersonal(letter: Draft, occasion: Occasion) -> Iterator[str]:
    interview, person = occasion.interview, occasion.person
    names = [interview.company, interview.role, *(each.name for each in interview.interviewers)]
    facts = [_written(fact) for fact in personal_facts(interview, occasion.kind, person)]
    if is_impersonal(_written(letter.body), facts, names, _wording(occasion.templates)):
        met = person.name if person else interview.company
        yield f"Nothing in it is about your talk with {met}: it could go to anybody."


def _too_alike(letter: Draft, occasion: Occasion) -> Iterator[str]:
    interview, person = occasion.interview, occasion.person
    names = [person.name if person else "", *(note.name for note in occasion.other_notes)]
    # What is the same for everybody of a round, wherever it stands: it makes no copy.
    names += [interview.company, interview.role, interview.agreement.words]
    left_out = name_words(" ".join([*names, *WEEKDAY_NAMES, *MONTH_NAMES]))
    stock, body = _stock(occasion.templates, left_out), _written(letter.body)
    for note in occasion.other_notes:
        other = _written(note.body)
        share = likeness(body, other, left_out, stock)
        if share >= TOO_ALIKE:
            shared = shared_sentence(body, other, left_out, stock)
            quote = f": “{shared}”" if shared else "."
            whose = f"{note.name} {note.of}".rstrip()
            yield f"{share * 100:.0f} % the same as the note to {whose}{quote}"


def _bitter(letter: Draft, kind: NoteKind) -> Iterator[str]:
    if kind is NoteKind.CLOSING_NOTE:
        for words in bitter_words(f"{letter.subject}\n{letter.body}"):
            yield f"“{words}” sounds bitter: a closing note keeps the door open."


def _wrong_names(letter: Draft, occasion: Occasion) -> Iterator[str]:
    interview, person = occasion.interview, occasion.person
    greeted = wrongly_greeted(letter.body, person.name, interview.company) if person else ""
    if person and greeted:
        yield f"The greeting says {greeted}; the note goes to {person.name}."
    text = f"{letter.subject}\n{letter.body}"
    for name in occasion.other_names.strangers(text, interview, recorded_texts(interview)):
        yield f"{name} belongs to another interview; this letter is about {interview.company}."


def _written(body: str) -> str:
    """Return what is written of a letter, without the gaps that are still to be filled in."""
    return PLACEHOLDER.sub("", body)


@lru_cache(maxsize=4)
def _wording(templates: tuple[Template, ...]) -> tuple[str, ...]:
    """Return all that the program says by itself in a letter."""
    said = (INTEREST, NEXT_STEP, f"{INTEREST} {NEXT_STEP}", THANKS)
    bodies = (*said, *(template.body for template in templates))
    # With the gaps closed, as names are left out of letters; and parted at them, as facts stand in
    # the gaps.
    closed = (_written(body) for body in bodies)
    return (*closed, *(PLACEHOLDER.sub("\n\n", body) for body in bodies))


@lru_cache(maxsize=4)
def _stock(templates: tuple[Template, ...], left_out: frozenset[str]) -> Runs:
    return runs_in(_wording(templates), left_out)
