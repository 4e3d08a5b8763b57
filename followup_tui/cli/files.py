"""The commands that write everything to a file and read it back: export, import."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from followup_tui.domain import what_changed
from followup_tui.domain.interview import Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.wording import count_words
from followup_tui.interchange.any_file import read_incoming
from followup_tui.interchange.incoming import NothingTaken, Receiver
from followup_tui.storage.exchange import export_items, read_items

from .arguments import UsageError
from .output import as_json
from .session import Reply, Session

_STANDARD_INPUT = "-"


def export(session: Session, options: Namespace) -> Reply:
    """Print every interview, or write all of them to a file; raises UsageError."""
    if options.private and options.form != "markdown":
        has = "always has everything" if options.form == "json" else "never has private feelings"
        raise UsageError(f"--private is for markdown: {options.form} {has}")
    interviews = session.book.interviews()
    text = _exported(interviews, session, options)
    if options.output is None:
        return Reply(text)
    # Path.resolve raises RuntimeError for a symlink that loops.
    target = Path(os.path.realpath(options.output))
    _write(target, f"{text}\n", Path(os.path.realpath(session.data)))
    return Reply(words=(f"{count_words(len(interviews), 'interview')} written to {target}.",))


def _exported(interviews: Sequence[Interview], session: Session, options: Namespace) -> str:
    """Return all interviews in a form, without the line end after the last line."""
    if options.form == "json":
        return as_json(export_items(interviews), session.now)
    # Late, all three: a document to read is written now and then.
    if options.form == "csv":
        from followup_tui.interchange.tables import table

        return table(interviews, session.policy, session.now).removesuffix("\n")
    if options.form == "ics":
        from followup_tui.interchange.calendar_file import calendar_file

        return calendar_file(interviews, session.policy, session.now).removesuffix("\n")
    from followup_tui.interchange.markdown import markdown

    document = markdown(interviews, session.policy, session.now, private=options.private)
    return document.removesuffix("\n")


def import_file(session: Session, options: Namespace) -> Reply:
    """Take in a file as one change that can be undone, or nothing of it."""
    known = {each.id: each for each in session.book.interviews()}
    settings = session.settings
    receiver = Receiver(known, session.reading, session.zone.key, settings.my_name)
    try:
        incoming = read_incoming(options.file, _read(options.file), receiver, read_items)
    except NothingTaken as refused:
        return Reply(words=(*refused.sentences, "Nothing was imported."), code=1)
    counts = incoming.count_words(known)
    if options.dry_run:
        return Reply(words=(*incoming.remarks, f"Would import: {counts}. Nothing was changed."))
    interviews = incoming.interviews
    if interviews:
        session.book.add(
            interviews, what_changed.imported(len(interviews)), session.now, shown=known
        )
    return Reply(words=(*incoming.remarks, f"Imported: {counts}."))


def _read(name: str) -> bytes:
    try:
        if name == _STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except OSError as error:
        raise Refused(f"{name} can't be read: {error.strerror or error}") from error


def _write(target: Path, text: str, data: Path) -> None:
    """Write a file whole or not at all, readable by its owner only; raises Refused."""
    if target == data or (target.exists() and data.exists() and target.samefile(data)):
        raise Refused(f"{target} is the data file itself: choose another name.")
    if target.exists() and not target.is_file():
        raise Refused(f"{target} is no plain file: choose another name.")
    try:
        # In a folder of its own, so that a failure leaves nothing behind.
        with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
            whole = Path(folder) / target.name
            whole.touch(mode=0o600)
            with whole.open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            whole.replace(target)
    except OSError as error:
        raise Refused(f"{target} can't be written: {error.strerror or error}") from error
