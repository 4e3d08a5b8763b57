"""Taking a file in: its path, what would come of it, and then one change that can be undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
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
"""The bytes that are still read while somebody types."""
_MOST_SHOWN = 8


async def import_file(around: Surroundings) -> None:
    """Ask for a file, take it in as one change, and go to the first of what it brought."""

    def receiver() -> Receiver:
        known = {each.id: each for each in around.book.interviews()}
        zone = zone_of_user(around.clock()).key
        return Receiver(known, around.reading, zone, around.settings.my_name)

    incoming = await around.app.push_screen_wait(ImportScreen(receiver))
    if incoming is not None:
        interviews = incoming.interviews
        said = what_changed.imported(len(interviews))
        shown = {each.id: each for each in around.book.interviews()}
        add = partial(around.book.add, interviews, said, around.clock(), shown=shown)
        around.submit(add, said)
        around.go_to(interviews[0].id)


class ImportScreen(FormScreen[Incoming]):
    """Asks for a path and shows what is in the file; closes with what it brings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "import", id="import.save", key_display="enter")
    ]

    def __init__(self, receiver: Callable[[], Receiver]) -> None:
        super().__init__("Import")
        self._receiver = receiver
        self._preview = Static(classes="dialog-text")

    def compose_form(self) -> ComposeResult:
        """Lay out the line for the path, and below it what the file holds."""
        yield Static(Content(_WORDS), classes="dialog-text")
        yield line("file", "File", {}, "~/Downloads/invite.ics")
        yield self._preview

    def readings(self) -> Readings:
        """Return how many interviews the file brings, and show which."""
        self._preview.display = False
        text = self.texts()["file"].strip()
        if not text:
            return {}
        receiver = self._receiver()
        try:
            incoming = _read(text, receiver)
        except (Refused, DocumentError) as error:
            return {"file": FieldReading(clean(str(error)), is_refused=True)}
        # What is said quotes the file as it is.
        self._preview.update(Content("\n".join(map(clean, _lines(incoming, receiver)))))
        self._preview.display = True
        return {"file": FieldReading(incoming.count_words(receiver.known))}

    @on(Input.Submitted)
    def _take_typed(self, event: Input.Submitted) -> None:
        """Import at once: there is no next field to go to."""
        event.prevent_default()
        self.action_save()

    def action_save(self) -> None:
        """Close with what the file brings now, or show why nothing can be taken."""
        try:
            incoming = _read(self.texts()["file"].strip(), self._receiver())
        except (Refused, DocumentError) as error:
            self.refuse({"file": clean(str(error))})
            return
        if incoming.interviews:
            self.dismiss(incoming)
        else:
            self.refuse({"file": "there is nothing in it that is not here already"})


def _read(text: str, receiver: Receiver) -> Incoming:
    """Read the file of a typed path; raises Refused and DocumentError."""
    try:
        path = _path(text)
        if not path.is_file():
            raise Refused("there is no such file" if text else "which file?")
        if path.stat().st_size > _LARGEST:
            raise Refused("it is very large: followup import takes it, on the command line")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"it can't be read: {error.strerror or error}") from error
    return read_incoming(path.name, content, receiver, read_items)


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
