"""The entry point: reads the command line, puts the parts together, turns errors into codes."""

import gc
import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from followup_tui.domain.contact import EarlyReason
from followup_tui.domain.refusal import Refused, TooEarly
from followup_tui.domain.value import clean
from followup_tui.storage.book import BookError, BookUnavailable, InterviewBook
from followup_tui.storage.location import config_file, data_file
from followup_tui.storage.settings import read_settings

from . import commands, events, files, health, interviews, merge, notify, pages, steps
from .arguments import UsageError, read_arguments
from .clock import Clock, clock_at
from .session import Reply, Session

_ERROR, _USAGE, _UNAVAILABLE, _EARLY, _INTERRUPTED = 1, 2, 3, 4, 130
"""The exit codes of interface.md §4, and that of a program stopped by ctrl+c."""

_PIPED_WIDTH = 80

_COMMANDS: dict[str, Callable[[Session, Namespace], Reply]] = {
    "today": commands.today,
    "windows": commands.windows,
    "list": commands.listed,
    "show": commands.show,
    "card": pages.card,
    "brief": pages.brief,
    "path": commands.path,
    "config": commands.config,
    "add": interviews.add,
    "edit": interviews.edit,
    "undo": interviews.undo,
    "redo": interviews.redo,
    "tick": steps.tick,
    "untick": steps.untick,
    "waive": steps.waive,
    "log": events.log,
    "outcome": events.outcome,
    "snooze": events.snooze,
    "export": files.export,
    "import": files.import_file,
    "doctor": health.doctor,
    "backups": health.backups,
    "restore": health.restore,
    "merge": lambda session, options: merge.merge(session, options, _print),
    "notify": lambda session, options: notify.notify(session, _print),
}


def run() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, or open the desk; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a glyph shows a question mark for it, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(read_arguments(argv))
    except SystemExit as finished:  # --help and --version
        return int(finished.code or 0)
    except UsageError as error:
        return _fail(str(error), _USAGE)
    except BookUnavailable as error:
        return _fail(str(error), _UNAVAILABLE)
    except TooEarly as error:
        reasons = "|".join(EarlyReason)
        return _fail(f"{error} To go on all the same: --early-reason {reasons}.", _EARLY)
    except (BookError, ValueError) as error:
        return _fail(str(error), _ERROR)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(options: Namespace) -> int:
    typed = options.now if options.now is not None else os.environ.get("FOLLOWUP_NOW") or None
    clock = clock_at(typed)
    if options.command == "demo":
        return _open_demo(clock)
    data = _data_path(options)
    if options.command is None:
        return _open_desk(data, clock)
    session = Session(data, clock(), _width(), _ask if _is_terminal(sys.stdin) else None)
    reply = _COMMANDS[options.command](session, options)
    for sentence in (*session.notices, *reply.words):
        print(clean(sentence), file=sys.stderr)
    _print(reply.data)
    return reply.code


def _data_path(options: Namespace) -> Path:
    """Return the data file that is named, or the usual one; raises UsageError."""
    if options.data == "":
        raise UsageError("--data names no file")
    typed = options.data or os.environ.get("FOLLOWUP_DATA")
    try:
        return Path(typed).expanduser() if typed else data_file()
    except RuntimeError as error:
        raise UsageError(f"{typed} names no file: {error}") from error


def _open_demo(clock: Clock) -> int:
    """Open the desk on sample data in a folder that is gone afterwards."""
    # Late, like the desk: no other command pays for the story.
    from followup_tui.domain.sample.story import sample_story
    from followup_tui.storage.exchange import export_items

    with TemporaryDirectory(prefix="followup-demo-") as folder:
        data = Path(folder) / "followup.json"
        story = export_items(sample_story(clock()))
        # Written as any TinyDB program would: a history would let undo empty the desk.
        tables = {"interviews": {str(number): item for number, item in enumerate(story, 1)}}
        data.write_text(json.dumps(tables), encoding="utf-8")
        return _open_desk(data, clock, "SAMPLE DATA", Path(folder) / "review.json")


def _open_desk(data: Path, clock: Clock, mark: str = "", review_file: Path | None = None) -> int:
    """Open the full-screen program, if there is a screen."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        return _fail("the desk needs a terminal; followup --help lists the commands.", _ERROR)
    # Nothing made during the start is garbage; the desk turns the collector on again.
    gc.disable()
    settings, book = read_settings(config_file()), InterviewBook(data)
    # Late: no other command pays for the terminal-UI library.
    from followup_tui.app import FollowUpApp

    app = FollowUpApp(book, clock, settings, mark=mark, review_file=review_file)
    app.run()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that was closed takes nothing more.
        try:
            stream.flush()
        except OSError:
            _forget_output(stream)
    return app.return_code or 0


def _ask(question: str) -> bool:
    """Ask on the terminal; anything but yes means no."""
    print(f"{clean(question)} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _width() -> int:
    """Return the cells of a line: those of the terminal, or 80 where there is none."""
    if not _is_terminal(sys.stdout):
        return _PIPED_WIDTH
    return max(shutil.get_terminal_size().columns, _PIPED_WIDTH // 2)


def _is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream is a terminal; one that the shell has closed is None."""
    return stream is not None and stream.isatty()


def _print(data: str) -> bool:
    """Write to standard output, and say whether it was read; raises Refused.

    A reader that has gone away is no error.
    """
    if not data or sys.stdout is None:
        return False
    if _is_terminal(sys.stdout):
        data = clean(data, several_lines=True)
    try:
        print(data, flush=True)
    except BrokenPipeError:
        _forget_output(sys.stdout)
        return False
    except OSError as error:
        _forget_output(sys.stdout)
        raise Refused(f"standard output can't be written: {error.strerror}") from error
    return True


def _forget_output(stream: TextIO) -> None:
    """Drop what is still to be written: at its end Python would try, and complain, once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _fail(sentence: str, code: int) -> int:
    print(f"followup: {clean(sentence)}", file=sys.stderr)
    return code
