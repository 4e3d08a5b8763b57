"""Interviews as documents, and sentences that name the field that is wrong."""

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from followup_tui.domain.agreement import ContactOn
from followup_tui.domain.interview import Interview

from .errors import DocumentError

_PLAIN_WORDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "datetime": "an instant",
    "date": "a date",
    "null": "null",
}
_PATH = re.compile(r"^(.*?)(?: - at `\$\.?(.*)`)?$", re.DOTALL)
_FIELD = re.compile(r"^(\w+): (.*)$", re.DOTALL)
_UNKNOWN_OR_MISSING = re.compile(r"^Object (contains unknown|missing required) field `(.*)`$")


def document_of(interview: Interview) -> dict[str, Any]:
    """Return an interview as the document that is stored; raises DocumentError."""
    try:
        document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(interview, enc_hook=str))
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"the interview at {interview.company} holds half of a character, which no file can "
            f"keep ({error.reason})"
        ) from error
    return document


def digest(document: dict[str, Any]) -> str:
    """Return what tells whether a document still holds the same."""
    return hashlib.sha256(msgspec.json.encode(document, order="sorted")).hexdigest()[:32]


def interview_of(line: msgspec.Raw) -> Interview:
    """Return the interview of a stored document; raises DocumentError, which names the field."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DocumentError(sentence(error)) from error


def interview_from(document: object) -> Interview:
    """Return the interview of a parsed document; raises DocumentError, which names the field."""
    try:
        return msgspec.convert(document, Interview, dec_hook=_from_text)
    except msgspec.MsgspecError as error:
        raise DocumentError(sentence(error)) from error


def _from_text(kind: type, value: object) -> ContactOn:
    if not isinstance(value, str):
        raise ValueError("expected text")
    return ContactOn.parse(value)


_DECODER = msgspec.json.Decoder(Interview, dec_hook=_from_text)


def sentence(error: Exception) -> str:
    """Turn the library's message into `interviewers[0].name: expected text, got a number`."""
    found = _PATH.match(str(error))
    assert found is not None
    message, path = found[1], found[2] or ""
    if field := _UNKNOWN_OR_MISSING.match(message):
        what = "there is no such field" if field[1] == "contains unknown" else "is missing"
        return f"{_joined(path, field[2])}: {what}"
    if "timezone component" in message:
        message = "an instant needs an offset, as in 2026-11-24T09:00:00+01:00"
    elif field := _FIELD.match(message):  # one of our own: "company: an interview needs …"
        path, message = _joined(path, field[1]), field[2]
    return f"{path}: {_in_plain_words(message)}" if path else _in_plain_words(message)


def _joined(path: str, field: str) -> str:
    """Add a field to a path, unless the path already ends with it."""
    last = re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
    return path if last == field else ".".join(filter(None, (path, field)))


def _in_plain_words(message: str) -> str:
    def spoken(found: re.Match[str]) -> str:
        names = [_PLAIN_WORDS.get(name, name) for name in found[1].split(" | ")]
        return " or ".join(names)

    if message.startswith("Invalid RFC3339 encoded "):
        kind = message.removeprefix("Invalid RFC3339 encoded ")
        sample = "2026-12-01" if kind == "date" else "2026-11-24T09:00:00+01:00"
        return f"expected {_PLAIN_WORDS.get(kind, kind)}, as in {sample}"
    message = message.replace("Invalid enum value", "there is no such choice as")
    message = re.sub(r"`([\w |]+)`", spoken, message)
    return message[:1].lower() + message[1:]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking over what is just being read in."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
