"""What can still be read of a damaged file: its complete documents, wherever they stand."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from .file_format import Meta, Tables, new_document_id, usable_id

_ANY_OBJECT = re.compile(r'(?:"(?P<name>[^"\\\n]{1,64})"\s*:\s*)?\{(?=\s*["}])')
_FIRST_DOCUMENT = re.compile(r'\s*"\d{1,19}"\s*:\s*\{')
_META, _INTERVIEWS, _HISTORY = "_meta", "interviews", "history"
_EFFORT = 10
"""How many times the length of the file may be read in vain: one made to be slow is given up."""
_IN_VAIN = 1_000  # about as many characters are read before an object is found to be none


_PARTS_OF_OTHERS = frozenset({"record", "before", "after", "document"})
"""Names under which a change or a version holds a record that is not the present one."""


class Found(NamedTuple):
    """One complete document."""

    table: str
    key: str
    """TinyDB's id; empty where it can't be read."""
    line: msgspec.Raw


class Salvage(NamedTuple):
    """All that could be read of a damaged file."""

    meta: Meta
    """What the file said about itself; that of a plain TinyDB where it can't be read."""
    tables: Tables


def salvaged(data: bytes) -> Salvage:
    """Read the complete documents of a damaged file, whatever is between them."""
    meta, tables = Meta(), Tables()
    if b'"company"' not in data:  # however large it is: it holds no interview
        return Salvage(meta, tables)
    for table, key, line in _documents(data.decode("utf-8", "surrogateescape")):
        if table == _META:
            meta = _meta_of(line) or meta
            continue
        documents = tables.setdefault(table, {})
        documents[key if key and key not in documents else new_document_id()] = line
    return Salvage(meta, tables)


def _meta_of(line: msgspec.Raw) -> Meta | None:
    try:
        return msgspec.json.decode(line, type=Meta)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _documents(text: str) -> Iterator[Found]:
    """Yield each complete document; what is broken is entered, since it may hold others."""
    table, position, effort = "", 0, _EFFORT * len(text) + 1_000_000
    stride = max(len(text) // 100, 50_000)
    while effort > 0 and (found := _ANY_OBJECT.search(text, position)):
        name, begin, position = found["name"] or "", found.end() - 1, found.end()
        try:
            fields, end = _DECODER.raw_decode(text, begin)
            line = text[begin:end].encode()
        except json.JSONDecodeError as error:
            # The parser counts all lines before an error, which is fast, but not for nothing.
            effort -= error.pos - begin + error.pos // 100 + 20
        except (_NoDocument, UnicodeEncodeError, RecursionError):
            effort -= _IN_VAIN
        else:
            place = "" if name in _PARTS_OF_OTHERS else _table_of(fields, table, name)
            if place:
                key = usable_id(name) if name.isdecimal() else ""
                yield Found(place, key, msgspec.Raw(msgspec.json.format(line, indent=-1)))
                position = end
            continue
        if name and _FIRST_DOCUMENT.match(text, position):
            table = name
        if position > stride:
            text, position = text[position:], 0


def _table_of(fields: dict[str, Any], table: str, name: str) -> str:
    """Say where a document belongs by what it is, else by the table it stands in."""
    if {"company", "starts_at"} <= fields.keys():
        return _INTERVIEWS
    if {"number", "what"} <= fields.keys():
        return _HISTORY
    if {"schema", "commit"} <= fields.keys():
        return _META
    return table if name.isdecimal() else ""


class _NoDocument(ValueError):
    """An object that no document holds: a number, or a document, stands where none may be."""


def _checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice, and documents that a broken one has swallowed."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _NoDocument
    if any(name.isdecimal() and isinstance(value, dict) for name, value in pairs):
        raise _NoDocument
    return fields


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON."""
    raise _NoDocument(constant)


_DECODER = json.JSONDecoder(object_pairs_hook=_checked, parse_constant=_refuse)
