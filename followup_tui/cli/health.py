"""The commands about the data file itself: doctor, backups, restore."""

from argparse import Namespace
from pathlib import Path

from followup_tui.domain.refusal import Refused
from followup_tui.domain.wording import count_words, moment_words
from followup_tui.storage.errors import BookUnavailable
from followup_tui.storage.generations import (
    Generations,
    generations_of,
    is_before_upgrade,
    saved_at,
)
from followup_tui.storage.health import examined, mended
from followup_tui.storage.records import interviews_in

from .session import Reply, Session

_NOT_WELL = 1


def doctor(session: Session, options: Namespace) -> Reply:
    """Say how the data file and what is around it are; with --repair, mend it first."""
    done = mended(session.data) if options.repair else []
    findings = examined(session.data)
    lines = [f"mended   {sentence}" for sentence in done] + [
        f"{'ok' if each.is_well else 'problem':<7}  {each.what:<8}  {each.sentence}"
        for each in findings
    ]
    is_well = all(each.is_well for each in findings)
    return Reply("\n".join(lines), code=0 if is_well else _NOT_WELL)


def backups(session: Session, options: Namespace) -> Reply:
    """Print the older generations of the data file, the newest first."""
    generations = generations_of(session.data)
    lines = [
        f"{number:>3}  {_saved(path, session):<22}  {_state(path, generations)}"
        for number, path in enumerate(generations.newest_first(), start=1)
    ]
    if not lines:
        return Reply(words=(f"There are none yet: each change adds one to {generations.folder}.",))
    return Reply("\n".join(lines), ("followup restore N puts one in place; undo takes it back.",))


def _saved(path: Path, session: Session) -> str:
    return moment_words(saved_at(path), session.zone)


def _state(path: Path, generations: Generations) -> str:
    """Say what a generation holds, its size and whether it is good."""
    upgrade = ", before an upgrade" if is_before_upgrade(path) else ""
    try:
        size = f"{path.stat().st_size / 1000:,.0f} kB"
    except FileNotFoundError:
        return "given up meanwhile"
    try:
        interviews = len(interviews_in(generations.contents(path).tables))
    except BookUnavailable:
        return f"{'':<15}  {size:>8}  damaged{upgrade}"
    return f"{count_words(interviews, 'interview'):<15}  {size:>8}  good{upgrade}"


def restore(session: Session, options: Namespace) -> Reply:
    """Put an older generation in place, as one change that can be undone; raises Refused."""
    found = generations_of(session.data).newest_first()
    if not 1 <= options.number <= len(found):
        known = f"there are {len(found)}" if found else "there is none"
        raise Refused(f"there is no generation {options.number}: {known}. See followup backups.")
    path = found[options.number - 1]
    which = f"generation {options.number}, saved {_saved(path, session)}"
    changed = session.book.restore(
        path, f"restore what was saved {_saved(path, session)}", session.now
    )
    if not changed:
        return Reply(words=(f"The book is already as in {which}: nothing was changed.",))
    return Reply(
        words=(
            f"Restored {which}: {count_words(changed, 'interview')} changed. "
            "followup undo takes it back.",
        )
    )
