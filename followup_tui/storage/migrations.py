"""Files of other versions of the program, read as if this one had written them."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, get_args

import msgspec

from followup_tui.domain.interview import Interview
from followup_tui.domain.value import Value

from .documents import digest

SCHEMA = 2
"""Counts up when older versions of the program could no longer understand the file."""

Fields = dict[str, Any]
Tables = dict[str, dict[str, msgspec.Raw]]

_PARTS_BEFORE_2 = {"interest": "interest_stated", "next_step": "next_step_asked"}


def brought_up_to_date(tables: Tables, schema: int) -> Tables:
    """Return the tables of a file of any schema as this version knows them.

    The file itself is not touched: it is written anew by the first change. A document that is
    not what its schema says stays as it is, to be reported like any other that can't be read.
    """
    if schema == SCHEMA:
        return tables
    digests: dict[str, str] = {}
    whole = dict(tables)
    # In this order: the history names interviews by the digest of what they hold.
    for name, turn in (("interviews", _interview), ("history", _entry)):
        if name in tables:
            turned = partial(turn, schema=schema, digests=digests)
            whole[name] = {key: _line(each, key, turned) for key, each in tables[name].items()}
    return whole


def _line(line: msgspec.Raw, key: str, turn: Callable[[Fields, str], Fields]) -> msgspec.Raw:
    try:
        before = msgspec.json.decode(line)
        after = turn(before, key)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        return line
    return line if after == before else msgspec.Raw(msgspec.json.encode(after))


def _interview(fields: Fields, key: str, *, schema: int, digests: dict[str, str]) -> Fields:
    if schema > SCHEMA:
        known: Fields = _known_part(fields, Interview)
        return known
    after = fields
    for step in _STEPS[max(schema, 0) :]:
        after = step(after, key)
    digests[digest(fields)] = digest(after)
    return after


def _entry(entry: Fields, key: str, *, schema: int, digests: dict[str, str]) -> Fields:
    """Return an entry of the history, whose changes hold fields of interviews."""
    if schema > SCHEMA:
        return entry
    return {**entry, "changes": [_change(change, key, digests) for change in entry["changes"]]}


def _change(change: Fields, key: str, digests: dict[str, str]) -> Fields:
    after = {
        name: _from_1(side, key) if isinstance(side, dict) else side
        for name, side in change.items()
    }
    if isinstance(record := change.get("record"), dict):
        digests[digest(record)] = digest(after["record"])
    if "digest" in change:
        after["digest"] = digests.get(change["digest"], change["digest"])
    return after


def _from_0(fields: Fields, key: str) -> Fields:
    """Give an id to a record that a plain TinyDB holds without one.

    It is that of its document, so that every reader gives it the same.
    """
    return fields if "id" in fields else {"id": f"{int(key):032x}", **fields}


def _from_1(fields: Fields, key: str) -> Fields:
    """Name the parts of step 1 as the fields that answer them."""
    if "steps" not in fields:
        return fields
    steps = [
        {**mark, "parts": [_renamed(part) for part in mark["parts"]]}
        if mark.get("step") == "SHOW_INTEREST" and "parts" in mark
        else mark
        for mark in fields["steps"]
    ]
    return {**fields, "steps": steps}


def _renamed(part: Fields) -> Fields:
    return {**part, "name": _PARTS_BEFORE_2.get(part["name"], part["name"])}


_STEPS = (_from_0, _from_1)
"""One for each older schema, in order: what leads from it to the next."""


def _known_part(value: Any, kind: Any) -> Any:
    """Leave out the fields that a later version added, however deep they are."""
    parts = [each for each in (kind, *get_args(kind)) if _is_value(each)]
    if parts and isinstance(value, dict):
        known = _field_types(parts[0])
        return {
            name: _known_part(each, known[name]) for name, each in value.items() if name in known
        }
    if parts and isinstance(value, list):
        return [_known_part(each, parts[0]) for each in value]
    return value


def _is_value(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Value)


@cache
def _field_types(kind: type[Value]) -> Fields:
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
