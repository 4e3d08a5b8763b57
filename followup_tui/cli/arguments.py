"""The command line as it is typed: every command and its options (interface.md §4)."""

import argparse
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from followup_tui import __version__
from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.contact import ContactKind, Direction, EarlyReason
from followup_tui.domain.interview import Desire, Result
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.typed_fields import read_choice
from followup_tui.domain.window import WindowKind

CLEARABLE = (
    "role",
    "stage",
    "end",
    "place",
    "posting_url",
    "notes",
    "desire",
    "follows",
    "interviewers",
    "permission",
    "contact_on",
    "method",
    "words",
    "decision_by",
    "outcome",
    "archived",
)
"""The fields that `edit --clear` can empty."""

SNOOZABLE = (
    WindowKind.THANK_YOU,
    WindowKind.CHECK_IN,
    WindowKind.CLOSING_NOTE,
    WindowKind.DEBRIEF,
    WindowKind.SILENCE,
    WindowKind.RESEARCH,
    WindowKind.KEEP_IN_TOUCH,
)

Choice = TypeVar("Choice", bound=StrEnum)


class UsageError(Exception):
    """What was typed is no command; str() is one sentence. Exit code 2."""


def read_arguments(typed: Sequence[str] | None) -> argparse.Namespace:
    """Read a command line; raises UsageError, and SystemExit after --help and --version."""
    return _parser().parse_args(typed)


class _Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong, and takes no shortened options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="followup",
        description="What to do after a job interview, at the right moment. "
        "Without a command it opens the desk.",
        epilog="Values that begin with a minus are written --at=-2d.",
    )
    _add_globals(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        # Suppressed, so that what stood before the command is not overwritten.
        _add_globals(added, default=argparse.SUPPRESS)
        return added

    _add_looking(command)
    _add_interviews(command)
    _add_steps(command)
    _add_events(command)
    _add_files(command)
    return parser


_AddCommand = Callable[[str, str], argparse.ArgumentParser]


def _add_globals(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data", metavar="FILE", default=default, help="the data file (or FOLLOWUP_DATA)"
    )
    parser.add_argument(
        "--now",
        metavar="INSTANT",
        default=default,
        help="look at another moment, an ISO instant with offset (or FOLLOWUP_NOW)",
    )
    parser.add_argument("--version", action="version", version=f"followup {__version__}")


def _add_looking(command: _AddCommand) -> None:
    command("demo", "the desk on sample data, in a temporary file")
    today = command("today", "what is to be done today, most urgent first")
    form = today.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--format", choices=("text", "short", "waybar"), default="text")
    today.add_argument(
        "--check", action="store_true", help="exit 11 if something is late, 10 if something is due"
    )
    command("notify", "what newly became due since the last call, once each")
    windows = command("windows", "contact windows, of every state")
    _add_json(windows)
    windows.add_argument("--from", dest="from_day", metavar="D", help="open on or after this day")
    windows.add_argument("--to", dest="to_day", metavar="D", help="open on or before this day")
    windows.add_argument("--interview", metavar="ID")
    listed = command("list", "all interviews and what comes next in each")
    listed.add_argument("text", nargs="*", metavar="TEXT", help="words to find; is:archived")
    _add_json(listed)
    show = command("show", "one interview with its checklist, people and contacts")
    _add_id(show)
    _add_json(show)
    _add_id(command("card", "what to ask before leaving the room, to print or to read on a phone"))
    _add_id(command("brief", "everything for a sudden phone call, on one page"))


def _add_interviews(command: _AddCommand) -> None:
    add = command("add", "a new interview; prints its id")
    _add_form(add, is_new=True)
    _add_json(add)
    edit = command("edit", "change an interview")
    _add_id(edit)
    _add_form(edit, is_new=False)
    edit.add_argument("--remove-interviewer", action="append", default=[], metavar="PERSON")
    edit.add_argument("--archive", action="store_true", help="put it away")
    edit.add_argument(
        "--clear",
        action="append",
        default=[],
        choices=CLEARABLE,
        metavar="FIELD",
        help=f"empty a field: {', '.join(CLEARABLE)}",
    )


def _add_form(parser: argparse.ArgumentParser, *, is_new: bool) -> None:
    """Add the fields of an interview; each `dest` is its name in the form (domain/entry.py)."""
    parser.add_argument("--company", required=is_new)
    parser.add_argument("--role")
    parser.add_argument("--start", metavar="WHEN", required=is_new)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--end", metavar="WHEN")
    length.add_argument("--duration", metavar="90m")
    parser.add_argument("--timezone", metavar="ZONE", help="like Europe/Berlin")
    parser.add_argument("--stage", help='like "phone screen" or onsite')
    parser.add_argument("--place", help="address or link")
    parser.add_argument("--posting-url", metavar="URL")
    parser.add_argument("--notes", metavar="TEXT")
    parser.add_argument(
        "--interviewer",
        action="append",
        dest="interviewers",
        metavar="PERSON",
        help='"Jane Doe (CTO) <jane@acme.example> +49 30 1234"; again for each',
    )
    parser.add_argument("--desire", **_one_of(Desire))
    parser.add_argument("--follows", metavar="ID", help="the earlier round")
    parser.add_argument("--decision-by", metavar="WHEN", help="they wanted to decide by then")
    _add_agreement(parser)
    parser.add_argument("--method", **_one_of(Method), help="how they may be contacted")


def _add_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--permission", **_one_of(Permission))
    parser.add_argument("--contact-on", metavar="WHEN", help="the agreed day or time")
    parser.add_argument("--contact-until", metavar="WHEN", help="the last agreed day")
    parser.add_argument("--words", help="what they said: call in a week")
    parser.add_argument("--agreed-at", metavar="WHEN", help="when they said it")


def _add_steps(command: _AddCommand) -> None:
    for name, does in (
        ("tick", "tick a step, or one part of it"),
        ("untick", "take a tick back"),
        ("waive", "waive a step, or one part of it"),
    ):
        parser = command(name, does)
        _add_id(parser)
        parser.add_argument("step", type=_step, metavar="STEP", help="1 to 6, or its name")
        parser.add_argument("--part", metavar="NAME")
        _add_for(parser)
        if name == "tick":
            parser.add_argument("--at", metavar="WHEN", default="now")
        if name == "waive":
            parser.add_argument("--reason", required=True)


def _add_events(command: _AddCommand) -> None:
    log = command("log", "a contact, with the new agreement that came with it")
    _add_id(log)
    log.add_argument("--direction", **_one_of(Direction), required=True)
    log.add_argument("--kind", **_one_of(ContactKind), required=True)
    log.add_argument("--method", **_one_of(Method), help="how the contact was made")
    log.add_argument("--with", action="append", dest="people", default=[], metavar="PERSON")
    log.add_argument("--at", metavar="WHEN", default="now")
    log.add_argument("--text", default="", help="what was said")
    log.add_argument("--early-reason", **_one_of(EarlyReason))
    _add_agreement(log)
    outcome = command("outcome", "the answer, whatever it is")
    _add_id(outcome)
    outcome.add_argument("result", **_one_of(Result))
    outcome.add_argument("--at", metavar="WHEN", default="now")
    outcome.add_argument("--by", metavar="PERSON", default="", help="who said it")
    outcome.add_argument("--words", default="", help="what they said")
    outcome.add_argument("--reply-by", metavar="D", help="the last day to answer an offer")
    snooze = command("snooze", "hide a window until a moment")
    _add_id(snooze)
    snooze.add_argument("kind", **_one_of(WindowKind, SNOOZABLE))
    snooze.add_argument("until", metavar="WHEN")
    _add_for(snooze)
    command("undo", "take back the latest change")
    command("redo", "make it again")


def _add_files(command: _AddCommand) -> None:
    export = command(
        "export",
        "everything: json for another program, csv for a spreadsheet, markdown to read, "
        "ics for a calendar",
    )
    forms = ("json", "csv", "markdown", "ics")
    export.add_argument("form", choices=forms, metavar="|".join(forms))
    export.add_argument(
        "--private", action="store_true", help="with private feelings; json always has them"
    )
    export.add_argument("-o", "--output", metavar="FILE", help="instead of standard output")
    imported = command(
        "import", "interviews: what export json or csv wrote, a table, an invitation (.ics)"
    )
    imported.add_argument("file", metavar="FILE", help="- for standard input")
    imported.add_argument("--dry-run", action="store_true", help="say what would be done")
    merge = command("merge", "take in a conflict copy, or another data file, by record")
    merge.add_argument("file", metavar="FILE")
    merge.add_argument("--dry-run", action="store_true", help="show what would be done")
    doctor = command("doctor", "the health of the data file and of what is around it")
    doctor.add_argument("--repair", action="store_true", help="mend what loses nothing")
    command("backups", "older generations of the data file, the newest first")
    restore = command("restore", "put an older generation or version in place; undo takes it back")
    restore.add_argument("which", metavar="N", help="as followup backups counts: 1, or v1")
    command("path", "where the data and the configuration are")
    command("config", "the effective settings")


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an id or a company, shortened or not")


def _add_for(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="person", metavar="PERSON", help="whose note is meant")


def _one_of(kind: type[Choice], some: Sequence[Choice] = ()) -> dict[str, Any]:
    """Return the settings of an argument that is one of a few words."""
    words = [each.value for each in some or kind]

    def read(text: str) -> Choice:
        try:
            read = read_choice(kind, text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
        if read.value not in words:
            raise argparse.ArgumentTypeError(f'"{text}" is none of {", ".join(words)}')
        return read

    return {"type": read, "metavar": "|".join(words)}


def _step(text: str) -> Step:
    """Read a step: its number or its name, however it is written."""
    wanted = text.strip().casefold().replace("_", " ").replace("-", " ")
    for step in Step:
        names = (str(step.number), step.value.replace("_", " "), STEP_NAMES[step].replace("-", " "))
        if wanted in (name.casefold() for name in names):
            return step
    steps = ", ".join(f"{step.number} {step.value.lower()}" for step in Step)
    raise argparse.ArgumentTypeError(f'"{text}" is no step: {steps}')
