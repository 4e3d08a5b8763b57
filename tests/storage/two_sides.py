"""Two sides of a synced folder: a book that is open here, a copy that is changed elsewhere."""

import shutil
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.versions import Version, versions_in
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
LATER = utc("2026-11-23 11:00")
LATEST = utc("2026-11-23 12:00")


def rename(book: InterviewBook, role: str, at: datetime = NOW, interview: str = "acme") -> None:
    book.change(interview, lambda one: replace(one, role=role), f"call it {role}", at)


def globex(**changes: object) -> Interview:
    return an_interview(id="globex", company="Globex", **changes)


def roles(book: InterviewBook) -> dict[str, str]:
    return {one.id: one.role for one in book.interviews()}


def versions(path: Path) -> list[tuple[str, str, str]]:
    """Return the versions in a file, as (interview, role, from)."""
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    kept: tuple[Version, ...] = versions_in(tables)
    return [(each.interview, each.document["role"], each.origin) for each in kept]


class Synced:
    """A book that is open here, and a copy of its file that is changed elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "followup.json"
        self.here = InterviewBook(self.path)
        self.here.add([an_interview(role="Dev"), globex(role="Dev")], "add two", NOW)
        self._other = folder / "elsewhere" / "followup.json"
        self._other.parent.mkdir()
        shutil.copy(self.path, self._other)
        self.elsewhere = InterviewBook(self._other)

    def arrive(self) -> None:
        """Put the other file in the place of ours, as a sync tool does."""
        arriving = self.path.with_name("arriving")
        shutil.copy(self._other, arriving)
        arriving.replace(self.path)
        self.here.reload_if_changed()

    def go_back(self) -> None:
        """Bring our file to the other side."""
        departing = self._other.with_name("departing")
        shutil.copy(self.path, departing)
        departing.replace(self._other)
        assert self.elsewhere.reload_if_changed()
