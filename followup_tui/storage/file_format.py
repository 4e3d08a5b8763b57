"""What stands in the data file: plain TinyDB JSON, one document a line."""

import json
import secrets
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from .errors import BookDamaged, BookForeign, DocumentError
from .migrations import SCHEMA, brought_up_to_date

ANCESTORS = 32
"""How many of the states that it descends from a file remembers."""

OUR_TABLES = ("interviews", "history")

Document = msgspec.Raw
"""A document as it stands in the file: immutable, so nobody can change it in place."""

Tables = dict[str, dict[str, Document]]
"""Tables by name, documents by TinyDB's id."""

_META = "_meta"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DECODER = msgspec.json.Decoder(Tables)


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says about itself."""

    schema: int = 0
    """0 means written by a plain TinyDB."""
    generation: int = 0
    """Counts the saves."""
    commit: str = ""
    """Random, one for each save."""
    ancestors: tuple[str, ...] = ()
    """The last states it descends from, newest first: a commit each, as `Contents.name`."""
    saved_at: datetime | None = None
    """When it was written, in UTC by the clock of the file system."""
    checksum: str = ""
    """Of everything after the first line."""


class Contents(NamedTuple):
    """What a file holds."""

    meta: Meta
    tables: Tables
    checksum: str
    """Of what is really there."""

    @property
    def is_as_saved(self) -> bool:
        """Whether nobody has changed the file since it was saved by us."""
        return self.meta.checksum == self.checksum

    @property
    def name(self) -> str:
        """The commit; with the checksum of what is there where another program changed it since.

        Empty for a file that was never saved by us.
        """
        is_pure = self.is_as_saved or not self.meta.commit
        return self.meta.commit if is_pure else f"{self.meta.commit}-{self.checksum}"

    def next_meta(self, saved_at: datetime) -> Meta:
        """Return what the next generation says about itself, its checksum still to come."""
        return Meta(
            schema=SCHEMA,
            generation=self.meta.generation + 1,
            commit=secrets.token_hex(16),
            ancestors=(self.name, *self.meta.ancestors)[:ANCESTORS] if self.name else (),
            saved_at=saved_at,
        )


NOTHING = Contents(Meta(), {}, "")
"""What a file that is not there holds."""


def new_document_id() -> str:
    """Return a random id for a TinyDB document, so that none is ever used again."""
    return str(secrets.randbelow(2**53 - 1) + 1)


def opened(document: Document) -> dict[str, Any]:
    """Return a fresh copy of a document."""
    fields: dict[str, Any] = msgspec.json.decode(document)
    return fields


def settled(tables: Mapping[str, Mapping[str, Any]], before: Tables) -> Tables:
    """Return tables of which each document stands as it will in the file.

    Raises DocumentError for a document that would not read back equal.
    """
    return {
        name: table
        if table is before.get(name)
        else {
            key: document if isinstance(document, Document) else _settled_document(document)
            for key, document in table.items()
        }
        for name, table in tables.items()
    }


def _settled_document(document: Mapping[str, Any]) -> Document:
    try:
        line = msgspec.json.encode(document)
        if msgspec.json.decode(line) == document:
            return msgspec.Raw(line)
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        raise DocumentError(f"a record can't be stored ({error}) and was not saved") from error
    raise DocumentError("a record would not read back as it was written and was not saved")


def encode(tables: Tables, meta: Meta) -> tuple[tuple[bytes, bytes], Contents]:
    """Return the first line and the rest of a file, and what they hold, checksum filled in."""
    rest = b"".join(_pieces({name: {} for name in OUR_TABLES} | tables))
    meta = msgspec.structs.replace(meta, checksum=_checksum(rest))
    head = b'{"%s":{"1":%s},\n' % (_META.encode(), msgspec.json.encode(meta))
    return (head, rest), Contents(meta, tables, meta.checksum)


def _pieces(tables: Tables) -> Iterator[bytes | Document]:
    """Yield what follows the first line, in one flat run: joining twice would copy twice."""
    table_begins = b""
    for name, table in tables.items():
        yield table_begins + msgspec.json.encode(name) + b":{"
        line_begins = b"\n"
        for key, document in table.items():
            yield line_begins + msgspec.json.encode(key) + b":"
            yield document
            line_begins = b",\n"
        yield b"\n}"
        table_begins = b",\n"
    yield b"}\n"


def parse(data: bytes, path: Path) -> Contents:
    """Understand the bytes of a file; raises BookDamaged and BookForeign."""
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        tables = _DECODER.decode(body)
        table_of_meta = tables.pop(_META, None)
        meta = _read_meta(table_of_meta or {})
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if _is_of_another_program(body):
            raise BookForeign(path, str(error)) from error
        raise BookDamaged(path, backup_folder(path), str(error)) from error
    if "interviews" not in tables and (tables or table_of_meta):
        if table_of_meta is None:
            raise BookForeign(path, "it holds no interviews")
        raise BookDamaged(path, backup_folder(path), "the table of interviews is missing")
    contents = Contents(meta, tables, _checksum(memoryview(body)[body.find(b"\n") + 1 :]))
    keys = (key for name in OUR_TABLES for key in tables.get(name, {}))
    if not contents.is_as_saved or not all(map(_is_plain_id, keys)):
        contents = _laid_out(contents, body, path)
    return contents._replace(tables=brought_up_to_date(contents.tables, meta.schema))


def _is_of_another_program(body: bytes) -> bool:
    """Say whether it is sound JSON that has nothing of ours."""
    try:
        whole = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return not (isinstance(whole, dict) and {_META, *OUR_TABLES} & whole.keys())


def _read_meta(table: dict[str, Document]) -> Meta:
    documents = list(table.values())
    return msgspec.json.decode(documents[0], type=Meta) if documents else Meta()


def _checksum(data: bytes | memoryview) -> str:
    return f"{zlib.crc32(data):08x}"


def _laid_out(contents: Contents, body: bytes, path: Path) -> Contents:
    """Check what only another program or a person could have written, and lay it out as ours."""
    _refuse_duplicate_keys(body, path)
    tables = {
        name: {
            usable_id(key) if name in OUR_TABLES else key: msgspec.Raw(
                msgspec.json.format(bytes(line), indent=-1)
            )
            for key, line in table.items()
        }
        for name, table in contents.tables.items()
    }
    return contents._replace(tables=tables)


def usable_id(key: str) -> str:
    """Keep an id that TinyDB would have given; "01" would hide the record 1 from it."""
    return key if _is_plain_id(key) else new_document_id()


def _is_plain_id(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 20 and str(int(key)) == key


def _refuse_duplicate_keys(body: bytes, path: Path) -> None:
    """Raise BookDamaged where a key stands twice: every parser would drop one of the two."""

    def check(pairs: list[tuple[str, object]]) -> None:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            ((twice, _),) = Counter(keys).most_common(1)
            detail = f'the key "{twice}" stands twice in one object'
            raise BookDamaged(path, backup_folder(path), detail)

    try:
        json.loads(body, object_pairs_hook=check)
    except (ValueError, RecursionError) as error:
        raise BookDamaged(path, backup_folder(path), str(error)) from error


def backup_folder(path: Path) -> Path:
    """Return the folder beside the data file in which its older generations are kept."""
    return path.parent / f"{path.name}.backups"
