"""The title of an invitation, read as far as it can be: which company, which role, which stage."""

import re
from typing import NamedTuple

from .invited_people import Guests

_LONGEST = 300
_FORWARDED = re.compile(
    r"^\s*(?:(?:updated |accepted |tentative )?invitation|accepted|fwd?|fw|re|aw|wg)\s*:\s*", re.I
)
_KIND = (
    r"(?:first|second|third|final|last|1st|2nd|3rd|initial|introductory|technical|tech|coding|panel"
    r"|on-?site|virtual|remote|online|video|phone|telephone|zoom|teams|hr|recruiter|hiring manager"
    r"|system design|behaviou?ral|culture fit|team fit|live|intro|job)"
)
_NOUN = r"(?:interview|screening|screen|call|chat|conversation|discussion|meeting|round)s?"
_STAGE = re.compile(
    rf"\b(?P<kinds>(?:{_KIND}[\s-]+){{0,4}}){_NOUN}(?:\s{_NOUN}){{0,2}}\b(?:\s+\d\b)?|\bon-?site\b",
    re.I,
)
_BETWEEN = re.compile(
    r"\s[-–—|/·•]+\s|\s(?:at|with|for|x)\s|<>|[:|()\[\]]|\s@\s?|^(?:at|with|for)\s", re.I
)
_ROLE = re.compile(
    r"\b(?:engineer|developer|programmer|analyst|scientist|manager|designer|architect|lead|director"
    r"|head of|intern|consultant|specialist|administrator|coordinator|officer|assistant|associate"
    r"|researcher|writer|editor|accountant|nurse|teacher|technician|sre|devops|qa|entwickler"
    r"|entwicklerin)\b",
    re.I,
)


class Summary(NamedTuple):
    """What a title says; what it does not say is empty."""

    company: str
    role: str
    stage: str


def read_summary(title: str, guests: Guests) -> Summary:
    """Read a title; where it names no company, the organizer's address or the title itself does."""
    words = " ".join(title[:_LONGEST].split())
    while found := _FORWARDED.match(words):
        words = words[found.end() :]
    stage = _STAGE.search(words)
    rest = words if stage is None else f"{words[: stage.start()]} | {words[stage.end() :]}"
    pieces = [piece.strip(" ,;.-–—&#") for piece in _BETWEEN.split(f" {rest} ")]
    pieces = [each for each in pieces if each and not _names_somebody(each, guests)]
    role = next((each for each in pieces if _ROLE.search(each)), "")
    others = [each for each in pieces if each != role]
    named = [each for each in others if _is_called(each, guests.company)]
    where = [
        each for each in others if re.search(rf"(?:\b(?:at|with)\s|@)\s*{re.escape(each)}", words)
    ]
    known = [guests.company.capitalize()] if guests.company else []
    company = next(iter([*named, *where, *known, *others]), words)
    return Summary(company, role, _stage_words(stage))


def _stage_words(found: re.Match[str] | None) -> str:
    """Return the stage, where it says more than that it is an interview."""
    if found is None:
        return ""
    plain = not found["kinds"] and "screen" not in found[0].casefold()
    is_bare = plain and not found[0].casefold().startswith("on") and not found[0][-1].isdigit()
    return "" if is_bare else found[0].casefold()


def _names_somebody(piece: str, guests: Guests) -> bool:
    return any(person.name.casefold() in piece.casefold() for person in guests.people)


def _is_called(piece: str, company: str) -> bool:
    """Say whether a piece is the company of an address: "Acme Corp" of acme-corp.example."""
    letters = "".join(filter(str.isalnum, piece.casefold()))
    wanted = "".join(filter(str.isalnum, company))
    return bool(wanted) and bool(letters) and (wanted in letters or letters in wanted)
