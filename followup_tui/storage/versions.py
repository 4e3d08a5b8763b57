"""Versions of interviews that were not taken over, kept in a table of their own."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from followup_tui.domain.interview import Interview
from followup_tui.domain.value import Instant

from .documents import document_of
from .file_format import Document

TABLE = "versions"

_LAST_YEAR = 9999  # which no calendar of another zone leaves, like the first

KEPT = "kept as a version, which followup backups lists"


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as it stood on the other side of a collision."""

    interview: str
    when: Instant
    """The `updated_at` of the record."""
    origin: str = msgspec.field(name="from")
    """Where it stood: "here", "elsewhere", or the name of a file."""
    document: dict[str, Any]

    @classmethod
    def of(cls, interview: Interview, origin: str) -> "Version":
        """Return an interview as a version."""
        when, document = interview.updated_at, document_of(interview)
        return cls(interview=interview.id, when=when, origin=origin, document=document)

    @property
    def key(self) -> str:
        """TinyDB's id for it, which follows from what it holds: the same is kept once."""
        content = msgspec.json.encode((self.interview, self.document), order="sorted")
        return str(int.from_bytes(hashlib.sha256(content).digest()[:6]) + 1)


def versions_in(tables: Mapping[str, Mapping[str, Document]]) -> tuple[Version, ...]:
    """Return the versions that a file keeps, the first kept first; none that a hand edit broke."""
    versions = (_read(document) for document in tables.get(TABLE, {}).values())
    return tuple(version for version in versions if version is not None)


def with_versions(table: Mapping[str, Document], added: Iterable[Version]) -> dict[str, Document]:
    """Return the table with further versions, each once."""
    new = {version.key: msgspec.Raw(msgspec.json.encode(version)) for version in added}
    return {**table, **{key: line for key, line in new.items() if key not in table}}


def overwritten(
    shown: Interview, fresh: Interview, mine: Interview, after: Interview
) -> tuple[str, ...]:
    """Return the fields in which a change put the user's value in the place of another's.

    The user saw `shown`, another process made `fresh` of it meanwhile; the change makes `mine`
    of the one and `after` of the other. What both have added to stands in `after` from both.
    """
    return tuple(
        name
        for name in Interview.__struct_fields__
        if getattr(shown, name) != getattr(fresh, name) != getattr(after, name)
        and getattr(after, name) == getattr(mine, name)
    )


def overwritten_words(interview: Interview, fields: Iterable[str]) -> str:
    """Say that the user's value of some fields was kept, and where the other one is."""
    names = ", ".join(name.replace("_", " ") for name in fields)
    return (
        f"{interview.company} was also changed elsewhere: what you typed is kept ({names}), what "
        f"stood there is {KEPT}"
    )


def replaced_words(interview: Interview) -> str:
    """Say that an import took the place of what another process had written meanwhile."""
    return (
        f"{interview.company} was also changed elsewhere: what was imported is shown, what stood "
        f"there is {KEPT}"
    )


def _read(document: Document) -> Version | None:
    try:
        version = msgspec.json.decode(document, type=Version)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return version if 1 < version.when.year < _LAST_YEAR else None
