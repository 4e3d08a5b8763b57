"""The debrief: what is written down in two minutes, straight after an interview."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec.structs import replace

from .agreement_entry import AGREED_FIELDS
from .entry import read_entry
from .entry_texts import entry_texts
from .interview import Interview, Need, Question
from .typed_fields import Reading, Typed

TALKED_ABOUT = "talked_about "
"""Begins the name of the field about one person; the person's id follows."""
FITS = " -> "
"""Stands between a need and what the user can do about it."""

_IN_THE_ROOM = (
    "interest_stated",
    "next_step_asked",
    "next_step_words",
    "second_round_on",
    "decision_by",
    "decision_words",
    *AGREED_FIELDS,
)
"""The fields that are read as the editor reads them (domain/entry.py)."""

Item = TypeVar("Item")


def debrief_texts(interview: Interview) -> dict[str, str]:
    """Return the text of each field of the debrief as the interview stands."""
    texts = entry_texts(interview)
    texts["second_round_on"] = str(interview.second_round_on or "")
    texts["contact_person"] = interview.agreement.contact_person
    return (
        {name: texts[name] for name in _IN_THE_ROOM}
        | {f"{TALKED_ABOUT}{each.id}": each.talked_about for each in interview.interviewers}
        | {
            "needs": "\n".join(map(_need_line, interview.needs_discussed)),
            "unsaid": "\n".join(interview.unsaid),
            "to_look_up": "\n".join(interview.to_look_up),
            "questions": "\n".join(map(_question_line, _open_questions(interview))),
        }
    )


def read_debrief(
    fresh: Interview, before: Mapping[str, str], typed: Typed, reading: Reading
) -> Interview:
    """Return the interview with what was changed from `before` to `typed` in the form.

    Only that: what another program wrote into other fields, or into other lines of a list, stays.
    Raises EntryRefused with a sentence for each field that can't be read.
    """
    changed = {name: text for name, text in typed.items() if text != before.get(name, "")}
    in_the_room = {name: text for name, text in changed.items() if name in _IN_THE_ROOM}
    if {"contact_on", "contact_until"} & in_the_room.keys():
        in_the_room |= {name: typed[name] for name in ("contact_on", "contact_until")}
    if in_the_room:
        fresh = read_entry(fresh, in_the_room, reading)
    people = tuple(
        replace(each, talked_about=changed.get(f"{TALKED_ABOUT}{each.id}", each.talked_about))
        for each in fresh.interviewers
    )
    answered = tuple(each for each in fresh.questions if each.answer.strip())
    lists: dict[str, _List[Any]] = {
        "needs": _List(fresh.needs_discussed, _need_line, _need),
        "unsaid": _List(fresh.unsaid, str, str),
        "to_look_up": _List(fresh.to_look_up, str, str),
        "questions": _List(_open_questions(fresh), _question_line, _question),
    }
    turned = {
        name: each.turned(_lines(before.get(name, "")), _lines(typed.get(name, "")))
        for name, each in lists.items()
    }
    return replace(
        fresh,
        interviewers=people,
        needs_discussed=turned["needs"],
        unsaid=turned["unsaid"],
        to_look_up=turned["to_look_up"],
        questions=(*answered, *turned["questions"]),
    )


class _List(NamedTuple, Generic[Item]):
    """The items of a field that holds one a line: how one is written, and read."""

    items: tuple[Item, ...]
    line: Callable[[Item], str]
    read: Callable[[str], Item]

    def turned(self, before: list[str], typed: list[str]) -> tuple[Item, ...]:
        """Return the items without those whose lines the user removed, and with the new ones."""
        kept = [
            each for each in self.items if (line := self.line(each)) in typed or line not in before
        ]
        known = {self.line(each) for each in kept}
        return (*kept, *(self.read(line) for line in typed if line not in known))


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _need_line(need: Need) -> str:
    """Return a need as one line, in the form that `_need` reads."""
    said = " ".join(need.text.split())
    return f"{said}{FITS}{' '.join(need.my_fit.split())}" if need.my_fit else said


def _need(line: str) -> Need:
    text, _, fit = line.replace("→", "->").partition("->")
    return Need(text=text.strip(), my_fit=fit.strip())


_PHONE = "phone: "


def _question_line(question: Question) -> str:
    said = " ".join(question.text.split())
    return f"{_PHONE}{said}" if question.asked_in == "phone" else said


def _question(line: str) -> Question:
    is_for_phone = line.casefold().startswith(_PHONE.strip())
    text = line[len(_PHONE.strip()) :].strip() if is_for_phone else line
    return Question(text=text, asked_in="phone" if is_for_phone else "meeting")


def _open_questions(interview: Interview) -> tuple[Question, ...]:
    return tuple(each for each in interview.questions if not each.answer.strip())
