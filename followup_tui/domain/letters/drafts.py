"""Letters: a draft from a template and the facts."""

import re
from collections.abc import Mapping
from datetime import datetime

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.policy import Policy
from followup_tui.domain.value import Lines, Value

from .templates import PLACEHOLDERS, Template
from .words import letter_words

PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})(\??)\}}")
"""A placeholder as it stands in a text: its name, and whether its paragraph may go with it."""

_WITH_STOP = re.compile(PLACEHOLDER.pattern + r"(\.?)")
_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


class Draft(Value, frozen=True, kw_only=True):
    """The text of a letter, as far as it is written."""

    subject: str = ""
    body: Lines = ""


def draft(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    template: Template,
    my_name: str,
    policy: Policy,
    now: datetime,
) -> Draft:
    """Return the letter that a template begins, filled with what is known at `now`.

    `person` is None where nobody is named; an empty `my_name` is to be filled in.
    """
    words = letter_words(interview, kind, person, my_name, policy, now)
    return Draft(subject=_filled(template.subject, words), body=_filled(template.body, words))


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Fill the placeholders of a text in one pass: what is filled in is not read again."""
    return "\n\n".join(
        _WITH_STOP.sub(lambda found: _word_for(found, words), paragraph)
        for paragraph in _BETWEEN_PARAGRAPHS.split(text)
        if all(words[name] for name, may_go in PLACEHOLDER.findall(paragraph) if may_go)
    )


def _word_for(found: re.Match[str], words: Mapping[str, str]) -> str:
    name, _, stop = found.groups()
    if not words[name]:
        return found[0]
    # "Who decides?" needs no full stop behind it.
    return words[name] + ("" if words[name][-1] in ".?!…" else stop)
