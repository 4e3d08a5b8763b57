"""Taking a file in: its path, what would come of it, and then one change that can be undone."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.domain import what_changed
from followup_tui.domain.entry_readings import FieldReading, Readings
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import local_day, zone_of_user
from followup_tui.domain.refusal import Refused
from followup_tui.domain.value import clean
from followup_tui.domain.what_changed import cut_words
from followup_tui.domain.wording import moment_words
from followup_tui.interchange.any_file import read_incoming
from followup_tui.interchange.incoming import Incoming, Receiver
from followup_tui.storage.errors import DocumentError
from followup_tui.storage.exchange import read_items

from .agreement_form import line
from .form_screen import FormScreen
from .surroundings import Surroundings

_WORDS = "An invitation (.ics), a table (.csv), or what export json wrote."
_LARGEST = 20_000_000
"""The bytes that are still read here."""
_MOST_SHOWN = 8


class Source(NamedTuple):
    """A file as it stands at a moment: another size or time makes another one of it."""

    path: Path
    size: int
    changed_ns: int


class Found(NamedTuple):
    """What a file brings to those who are known, or why nothing can be taken from it."""

    source: Source
    receiver: Receiver
    incoming: Incoming
    refusal: str = ""


async def import_file(around: Surroundings) -> None:
    """Ask for a file, take it in as one change, and go to the first of what it brought."""

    def receiver() -> Receiver:
        known = {each.id: each for each in around.book.interviews()}
        zone = zone_of_user(around.clock()).key
        return Receiver(known, around.reading, zone, around.settings.my_name)

    found = await around.app.push_screen_wait(ImportScreen(receiver))
    if found is not None:
        interviews = found.incoming.interviews
        said = what_changed.imported(len(interviews))
        at, shown = around.clock(), found.receiver.known
        around.submit(partial(around.book.add, interviews, said, at, shown=shown), said)
        around.go_to(interviews[0].id)


class ImportScreen(FormScreen[Found]):
    """Asks for a path and shows what is in the file; closes with what it brings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "import", id="import.save", key_display="enter")
    ]

    def __init__(self, receiver: Callable[[], Receiver]) -> None:
        super().__init__("Import")
        self._receiver = receiver
        self._found: Found | None = None
        self._being_read: Source | None = None
        self._is_wanted = False
        """Whether what is being read is to be taken as soon as it is known."""
        self._preview = Static(classes="dialog-text")

    def compose_form(self) -> ComposeResult:
        """Lay out the line for the path, and below it what the file holds."""
        yield Static(Content(_WORDS), classes="dialog-text")
        yield line("file", "File", {}, "~/Downloads/invite.ics")
        yield self._preview

    def readings(self) -> Readings:
        """Return how many interviews the file brings, and show which."""
        self._preview.display = self._is_wanted = False
        text = self.texts()["file"].strip()
        if not text:
            return {}
        try:
            source = _source(text)
        except Refused as error:
            return {"file": FieldReading(clean(str(error)), is_refused=True)}
        found = self._found
        if found is None or found.source != source:
            self._begin_to_read(source)
            return {"file": FieldReading("reading…")}
        if found.refusal:
            return {"file": FieldReading(found.refusal, is_refused=True)}
        # What is said quotes the file as it is.
        lines = _lines(found.incoming, found.receiver)
        self._preview.update(Content("\n".join(map(clean, lines))))
        self._preview.display = True
        return {"file": FieldReading(found.incoming.count_words(found.receiver.known))}

    def _begin_to_read(self, source: Source) -> None:
        if source != self._being_read:
            self._being_read = source
            self._read(source)

    @work(group="import", exclusive=True)
    async def _read(self, source: Source) -> None:
        """Read the file in a thread: it may be large, and every letter may name another one."""
        self._found = await asyncio.to_thread(_found, source, self._receiver())
        self._being_read = None
        is_wanted = self._is_wanted
        self.show_readings()
        if is_wanted:
            self.action_save()

    @on(Input.Submitted)
    def _take_typed(self, event: Input.Submitted) -> None:
        """Import at once: there is no next field to go to."""
        event.prevent_default()
        self.action_save()

    def action_save(self) -> None:
        """Close with what the file brings now, or show why nothing can be taken."""
        try:
            source = _source(self.texts()["file"].strip())
        except Refused as error:
            self.refuse({"file": clean(str(error))})
            return
        found = self._found
        if found is None or found.source != source:
            self._begin_to_read(source)
            self._is_wanted = True
        elif found.refusal:
            self.refuse({"file": found.refusal})
        elif found.incoming.interviews:
            self.dismiss(found)
        else:
            self.refuse({"file": "there is nothing in it that is not here already"})


def _source(text: str) -> Source:
    """Return the file of a typed path; raises Refused."""
    try:
        path = _path(text)
        if not path.is_file():
            raise Refused("there is no such file" if text else "which file?")
        state = path.stat()
    except OSError as error:
        raise Refused(f"it can't be read: {error.strerror or error}") from error
    if state.st_size > _LARGEST:
        raise Refused("it is very large: followup import takes it, on the command line")
    return Source(path, state.st_size, state.st_mtime_ns)


def _found(source: Source, receiver: Receiver) -> Found:
    nothing = Found(source, receiver, Incoming(()))
    try:
        content = source.path.read_bytes()
        incoming = read_incoming(source.path.name, content, receiver, read_items)
    except OSError as error:
        return nothing._replace(refusal=f"it can't be read: {error.strerror or error}")
    except (Refused, DocumentError) as error:
        return nothing._replace(refusal=clean(str(error)))
    return nothing._replace(incoming=incoming)


def _path(text: str) -> Path:
    """Return the path that was typed, or dropped on the terminal, which quotes it."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        # "~nobody" is nobody's home.
        return Path(text)
    return path if path.exists() else Path(str(path).replace("\\ ", " "))


def _lines(incoming: Incoming, receiver: Receiver) -> list[str]:
    """Return a line for each interview, as many as there is room for, and what is to be said."""
    shown = incoming.interviews[:_MOST_SHOWN]
    times = [_time(each, receiver) for each in shown]
    width = max(map(len, times), default=0)
    lines = [
        f"{_mark(each, receiver):<9}  {time:<{width}}  {_names(each)}"
        for each, time in zip(shown, times, strict=True)
    ]
    if more := len(incoming.interviews) - len(shown):
        lines.append(f"and {more} more")
    return [*lines, *incoming.remarks]


def _mark(interview: Interview, receiver: Receiver) -> str:
    return "± changed" if interview.id in receiver.known else "+ new"


def _time(interview: Interview, receiver: Receiver) -> str:
    today = local_day(receiver.reading.now, interview.zone)
    return moment_words(interview.starts_at, interview.zone, today)


def _names(interview: Interview) -> str:
    return " · ".join(cut_words(name) for name in (interview.company, interview.role) if name)
