"""Interviews as a file may hold them, with text in every field that would command a terminal."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Colour, clipboard (OSC 52), title, C1 forms of both, markup, bidi, NUL, joiner.
IN_A_FILE = (
    "\x1b[31m\x1b]52;c;ZXZpbA==\x07\x1b]0;t\x1b\\\x9b31m\x9d52;c;x\x9c[/red][@click=app.quit]"
    "\u202e\u2066\u2028\x00\x7fa\u200db"
)
# A lone surrogate can be typed, and stand in JSON, but in no file of text.
EVIL = f"{IN_A_FILE}\ud800"
LONG = EVIL + "x" * 10_000
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def unsafe(text: str) -> list[str]:
    """Return what in a text a terminal would obey; line ends of CSV and iCalendar are meant."""
    return _UNSAFE.findall(text.replace("\r\n", "\n"))


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)


def an_item(text: str = IN_A_FILE, **changes: Any) -> dict[str, Any]:
    """Return an interview as it stands in a file, with the text wherever there may be one."""
    item: dict[str, Any] = {
        "id": "acme",
        "company": f"Acme{text}",
        "starts_at": "2026-11-20T14:00:00+01:00",
        "timezone": "Europe/Berlin",
        "created_at": "2026-11-01T09:00:00Z",
        "updated_at": "2026-11-01T09:00:00Z",
        "interviewers": [
            {"id": "jane", "name": f"Jane{text}"}
            | dict.fromkeys(("role", "email", "phone", "talked_about"), text)
        ],
        "agreements": [
            {"permission": "yes", "contact_on": "2026-11-21", "method": "phone", "words": text}
            | {"contact_person": text}
        ],
        "needs_discussed": [{"text": text, "my_fit": text}],
        "unsaid": [text],
        "to_look_up": [text],
        "research": [{"text": text, "url": text, "at": "2026-11-20T18:00:00Z"}],
        "questions": [{"text": text, "answer": ""}, {"text": text, "answer": text}],
        "contacts": [
            {"id": "c", "at": "2026-11-20T19:00:00Z", "direction": "in", "kind": "reply"}
            | {"with": [text], "text": text}
        ],
        "notes_to_send": [
            {"id": "n", "kind": "thank_you", "to": "jane", "subject": text, "body": text}
        ],
        "steps": [{"step": "RESEARCH", "at": "2026-11-20T19:00:00Z", "reason": text}],
    }
    named = ("role", "stage", "place", "posting_url", "notes", "next_step_words")
    named += ("second_round_words", "decision_words")
    return item | dict.fromkeys(named, text) | changes


ANSWERED = {
    "id": "globex",
    "outcome": {
        "result": "rejected",
        "at": "2026-11-20T19:00:00Z",
        "told_by": IN_A_FILE,
        "words": IN_A_FILE,
        "private_feelings": IN_A_FILE,
    },
}


def by_hand(path: Path, *items: dict[str, Any]) -> Path:
    """Write a data file as somebody would with an editor, or another TinyDB program."""
    path.parent.mkdir(exist_ok=True, parents=True)
    tables: dict[str, Any] = {"interviews": {str(n): each for n, each in enumerate(items, 1)}}
    path.write_text(json.dumps(tables), encoding="utf-8")
    path.chmod(0o600)
    return path
