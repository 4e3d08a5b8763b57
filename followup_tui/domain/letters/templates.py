"""Templates of letters: plain text with named placeholders, built-in ones and the user's own."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from msgspec.structs import replace

from followup_tui.domain.check_in import current_check_in, facts
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview, Interviewer, Result
from followup_tui.domain.notes_owed import thank_you_windows
from followup_tui.domain.policy import Policy
from followup_tui.domain.value import Lines, Value, clean
from followup_tui.domain.window import WindowState

from .built_in import BUILT_IN

PLACEHOLDERS = (
    *("first_name", "name", "company", "role", "stage", "day", "talked_about", "need", "my_fit"),
    *("unsaid", "research", "question", "recovery", "agreed_words", "agreed_day", "thanks"),
    *("words", "my_name"),
)
"""What `{...}` may name. `{x}` stays where x is not known; `{x?}` takes its paragraph with it."""

_KINDS = {
    "thank-you": NoteKind.THANK_YOU,
    "check-in": NoteKind.CHECK_IN,
    "closing": NoteKind.CLOSING_NOTE,
}
_CLOSINGS = {
    Result.OFFER: "closing-offer",
    Result.ACCEPTED: "closing-accepted",
    Result.DECLINED: "closing-withdrawn",
    Result.WITHDRAWN: "closing-withdrawn",
}
_ON_SITE = ("onsite", "on site", "on-site", "panel")
_BY_PHONE = ("phone", "video", "screen")
_MARK = re.compile(r"\{(\w+)\??\}")
_SUBJECT = re.compile(r"subject:[ \t]*(?P<subject>[^\n]*)", re.IGNORECASE)


class Template(Value, frozen=True, kw_only=True):
    """A letter with placeholders, from which drafts begin."""

    name: str
    """The name of its file without .txt: "thank-you-onsite"."""
    kind: NoteKind
    subject: str = ""
    body: Lines
    is_own: bool = False
    """Whether the user wrote it."""


def read_template(name: str, text: str) -> Template:
    """Read the user's template from a file of that name. Raises ValueError with a sentence."""
    text = clean(text.removeprefix("\ufeff"), several_lines=True).strip()
    kind = next((kind for begin, kind in _KINDS.items() if name.startswith(begin)), None)
    if kind is None:
        raise ValueError(f"{name}.txt: begin the name with thank-you, check-in or closing.")
    header = _SUBJECT.match(text)
    subject = header["subject"].strip() if header else ""
    body = (text[header.end() :] if header else text).strip()
    if not body:
        raise ValueError(f"{name}.txt is empty: write the letter into it, or delete the file.")
    unknown = [each for each in _MARK.findall(text) if each not in PLACEHOLDERS]
    if unknown:
        known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        raise ValueError(
            f"{name}.txt: {{{unknown[0]}}} is no placeholder; write one of these: {known}."
        )
    return Template(name=name, kind=kind, subject=subject, body=body, is_own=True)


def as_file(template: Template) -> str:
    """Return the text of a template's file, as `read_template` reads it."""
    if not template.subject and not _SUBJECT.match(template.body):
        return f"{template.body}\n"
    return f"Subject: {template.subject}\n\n{template.body}\n"


@cache
def _built_in() -> tuple[Template, ...]:
    return tuple(
        replace(read_template(name, text), is_own=False) for name, text in BUILT_IN.items()
    )


def templates(own: Sequence[Template]) -> tuple[Template, ...]:
    """Return all templates: the user's own in place of built-in ones of that name, or after."""
    by_name = {each.name: each for each in (*_built_in(), *own)}
    return tuple(by_name.values())


def of_kind(known: Iterable[Template], kind: NoteKind) -> tuple[Template, ...]:
    """Return the templates for one kind of note."""
    return tuple(each for each in known if each.kind is kind)


def fitting(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    known: Sequence[Template],
    policy: Policy,
    now: datetime,
) -> Template:
    """Return the template that a new draft begins with, by what is known at `now`.

    `known` are those of `templates`: the built-in names are always among them.
    """
    if kind is NoteKind.THANK_YOU:
        name = _thank_you(interview, person, policy, now)
    elif kind is NoteKind.CHECK_IN:
        planned = current_check_in(facts(interview), policy)
        name = "check-in-agreed" if planned and planned.on_agreed_day else "check-in-silence"
    else:
        result = interview.outcome.result if interview.outcome else Result.REJECTED
        name = _CLOSINGS.get(result, "closing-rejected")
    return next(each for each in known if each.name == name)


def _thank_you(
    interview: Interview, person: Interviewer | None, policy: Policy, now: datetime
) -> str:
    """Name the thank-you for a person; what the stage is called says more than who was there."""
    person_id = person.id if person else None
    for window in thank_you_windows(interview, policy, now):
        if window.state is WindowState.LATE and window.person_id == person_id:
            return "thank-you-late"
    stage = interview.stage.casefold()
    if any(word in stage for word in _ON_SITE):
        return "thank-you-onsite"
    if any(word in stage for word in _BY_PHONE):
        return "thank-you-phone"
    return "thank-you-onsite" if len(interview.interviewers) > 1 else "thank-you"
