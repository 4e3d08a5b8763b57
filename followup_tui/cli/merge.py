"""The command that takes in a conflict copy: merge."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from followup_tui.domain.wording import count_words
from followup_tui.storage.merging import Merge, Row, Standing
from followup_tui.storage.taking_over import compare_file, merge_file

from .session import Reply, Session


def merge(session: Session, options: Namespace, show: Callable[[str], object]) -> Reply:
    """Show what another data file would change, ask where somebody is there, and take it in."""
    path = Path(options.file)
    found = compare_file(session.book, path)
    show("\n".join(_line(row) for row in found.rows if _differs(row)))
    counts = f"{path.name}: {found.words}{_unreadable(found)}."
    if not found.is_needed:
        return Reply(words=(counts, "There is nothing to merge."))
    if options.dry_run:
        return Reply(words=(counts, "Nothing was changed."))
    if session.ask is not None and not session.ask(f"{counts} Merge it?"):
        return Reply(words=("Nothing was merged.",))
    merged = merge_file(session.book, path, session.now)
    taken = sum(row.is_from_there for row in merged.rows)
    kept = f", {count_words(len(merged.versions), 'version')} kept" if merged.versions else ""
    done = f"Merged: {count_words(taken, 'interview')} taken over{kept}. {path} was left as it is."
    return Reply(words=(done,) if session.ask is not None else (counts, done))


def _differs(row: Row) -> bool:
    return row.is_from_there or row.standing is Standing.NEWER_HERE


def _line(row: Row) -> str:
    interview = row.interview
    name = " · ".join(filter(None, (interview.company, interview.role)))
    kept = "there" if row.standing is Standing.NEWER_HERE else "here"
    version = f" (the one {kept} is kept as a version)" if row.version is not None else ""
    return f"{row.standing:<11}  {name}{version}"


def _unreadable(found: Merge) -> str:
    if not found.unreadable_there:
        return ""
    return f"; {count_words(len(found.unreadable_there), 'record')} there can't be read"
