"""What stands in the data file: plain TinyDB JSON, one document a line."""

import hashlib
import json
import secrets
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from .errors import BookDamaged

SCHEMA = 1
"""Counts up when older versions of the program could no longer understand the file."""

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
    """The last 32 commits it descends from, newest first."""
    saved_at: datetime | None = None
    """When it was written, in UTC by the clock of the file system."""
    checksum: str = ""
    """Of everything after the first line."""

    def next(self, saved_at: datetime) -> "Meta":
        """Return what the next generation says about itself, its checksum still to come."""
        return Meta(
            schema=SCHEMA,
            generation=self.generation + 1,
            commit=secrets.token_hex(16),
            ancestors=(self.commit, *self.ancestors)[:32] if self.commit else (),
            saved_at=saved_at,
        )


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
    def label(self) -> str:
        """What tells this generation from every other one."""
        return f"{self.meta.generation:08d}-{self.checksum[:8]}"


NOTHING = Contents(Meta(), {}, "")
"""What a file that is not there holds."""


def new_document_id() -> str:
    """Return a random id for a TinyDB document, so that none is ever used again."""
    return str(secrets.randbelow(2**53 - 1) + 1)


def encode(tables: Tables, meta: Meta) -> tuple[bytes, Contents]:
    """Return the bytes of a file and what they hold; the checksum of `meta` is filled in."""
    everything: Tables = {name: {} for name in OUR_TABLES} | tables
    rest = b",\n".join(_encode_table(name, table) for name, table in everything.items()) + b"}\n"
    meta = msgspec.structs.replace(meta, checksum=_checksum(rest))
    head = b'{"%s":{"1":%s},\n' % (_META.encode(), msgspec.json.encode(meta))
    return head + rest, Contents(meta, tables, meta.checksum)


def _encode_table(name: str, table: dict[str, Document]) -> bytes:
    lines = [b"%s:%s" % (msgspec.json.encode(key), line) for key, line in table.items()]
    return msgspec.json.encode(name) + b":{\n" + b",\n".join(lines) + b"\n}"


def parse(data: bytes, path: Path) -> Contents:
    """Understand the bytes of a file; raises BookDamaged."""
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        tables = _DECODER.decode(body)
        meta = _read_meta(tables.pop(_META, {}))
    except msgspec.MsgspecError as error:
        raise BookDamaged(_sentence(path, str(error))) from error
    contents = Contents(meta, tables, _checksum(memoryview(body)[body.find(b"\n") + 1 :]))
    return contents if contents.is_as_saved else _settled(contents, body, path)


def _read_meta(table: dict[str, Document]) -> Meta:
    documents = list(table.values())
    return msgspec.json.decode(documents[0], type=Meta) if documents else Meta()


def _checksum(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _settled(contents: Contents, body: bytes, path: Path) -> Contents:
    """Check what only another program or a person could have written, and lay it out as ours."""
    _refuse_duplicate_keys(body, path)
    tables = {
        name: {
            _usable_id(key) if name in OUR_TABLES else key: msgspec.Raw(
                msgspec.json.format(bytes(line), indent=-1)
            )
            for key, line in table.items()
        }
        for name, table in contents.tables.items()
    }
    return contents._replace(tables=tables)


def _usable_id(key: str) -> str:
    """Keep an id that TinyDB would have given; "01" would hide the record 1 from it."""
    is_plain = key.isascii() and key.isdecimal() and str(int(key)) == key
    return key if is_plain else new_document_id()


def _refuse_duplicate_keys(body: bytes, path: Path) -> None:
    """Raise BookDamaged where a key stands twice: every parser would drop one of the two."""

    def check(pairs: list[tuple[str, object]]) -> None:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise BookDamaged(_sentence(path, f'the key "{twice}" stands twice in one object'))

    try:
        json.loads(body, object_pairs_hook=check)
    except (ValueError, RecursionError) as error:
        raise BookDamaged(_sentence(path, str(error))) from error


def _sentence(path: Path, detail: str) -> str:
    return (
        f"{path} is damaged ({detail}); it was left as it is: repair it, or put a generation "
        f"from {backup_folder(path)} in its place"
    )


def backup_folder(path: Path) -> Path:
    """Return the folder beside the data file in which its older generations are kept."""
    return path.with_name(path.name + ".backups")
