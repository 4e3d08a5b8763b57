"""The commands that write everything to a file and read it back: export, import."""

import os
import sys
from argparse import Namespace
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from followup_tui.domain import what_changed
from followup_tui.domain.interview import Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.wording import count_words
from followup_tui.storage.exchange import export_items, read_items

from .arguments import UsageError
from .output import as_json
from .session import Reply, Session

_VERSION = 1
_STANDARD_INPUT = "-"


def export(session: Session, options: Namespace) -> Reply:
    """Print every interview, or write all of them to a file; raises UsageError."""
    if options.private and options.form == "json":
        raise UsageError("--private is for markdown: json always has everything")
    interviews = session.book.interviews()
    text = _exported(interviews, session, options)
    if options.output is None:
        return Reply(text)
    target = Path(options.output).resolve()
    _write(target, f"{text}\n", session.data.resolve())
    return Reply(words=(f"{count_words(len(interviews), 'interview')} written to {target}.",))


def _exported(interviews: Sequence[Interview], session: Session, options: Namespace) -> str:
    if options.form == "json":
        return as_json(export_items(interviews), session.now)
    # Late: a document to read is written now and then.
    from followup_tui.interchange.markdown import markdown

    document = markdown(interviews, session.policy, session.now, private=options.private)
    return document.removesuffix("\n")


def import_file(session: Session, options: Namespace) -> Reply:
    """Take in what `export json` wrote, as one change that can be undone."""
    interviews = read_items(_items_of(_read(options.file), options.file), session.now)
    known = {each.id: each for each in session.book.interviews()}
    replaced = sum(each.id in known for each in interviews)
    counts = f"{len(interviews) - replaced} new, {replaced} replaced"
    if options.dry_run:
        return Reply(words=(f"Would import: {counts}. Nothing was changed.",))
    if interviews:
        session.book.add(interviews, what_changed.imported(len(interviews)), session.now)
    return Reply(words=(f"Imported: {counts}.",))


def _read(name: str) -> bytes:
    try:
        if name == _STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except OSError as error:
        raise Refused(f"{name} can't be read: {error.strerror or error}") from error


def _items_of(content: bytes, name: str) -> object:
    """Return the items of the envelope; raises Refused for anything else."""
    try:
        envelope = msgspec.json.decode(content.removeprefix(BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"{name} is no JSON: {error}. It takes what export json wrote.") from error
    if not isinstance(envelope, dict) or "items" not in envelope:
        raise Refused(f'{name} holds no "items": it takes what export json wrote.')
    version = envelope.get("version")
    if version not in (None, _VERSION):
        raise Refused(f"{name} is of version {version!r}, this program reads {_VERSION}.")
    return envelope["items"]


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
