"""A file that comes in, read by its form: an invitation, a table, or what `export json` wrote."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

from followup_tui.domain.interview import Interview

from .envelope import items_of
from .incoming import Incoming, Receiver

ReadItems = Callable[[object, datetime], tuple[Interview, ...]]
"""Reads the items of `export json`, with an aware moment for the times that are missing."""


def read_incoming(name: str, content: bytes, receiver: Receiver, read_items: ReadItems) -> Incoming:
    """Read a file by what it is named, else by how it begins. Raises Refused.

    `read_items` reads what `export json` wrote, and raises what it raises.
    """
    form = _form(name, content)
    # Late, both: most files are of one form only, and a calendar is slow to import.
    if form == "ics":
        from .invitations import read_invitations

        return read_invitations(name, content, receiver)
    if form == "csv":
        from .tables import read_table

        return read_table(name, content, receiver)
    return Incoming(read_items(items_of(content, name), receiver.reading.now))


def _form(name: str, content: bytes) -> str:
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if suffix in ("json", "csv", "ics"):
        return suffix
    begin = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper()
    if begin == b"BEGIN:VCALENDAR":
        return "ics"
    return "json" if begin[:1] in (b"{", b"[", b"") else "csv"
