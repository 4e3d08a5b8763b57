"""The commands about the data file itself: doctor, backups, restore."""

from argparse import Namespace
from pathlib import Path

from followup_tui.domain.refusal import Refused
from followup_tui.domain.value import clean
from followup_tui.domain.what_changed import cut_words
from followup_tui.domain.wording import count_words, moment_words
from followup_tui.storage.documents import document_of
from followup_tui.storage.errors import BookUnavailable, BookUnreadable, UnknownInterview
from followup_tui.storage.generations import (
    Generations,
    generations_of,
    is_before_upgrade,
    saved_at,
)
from followup_tui.storage.health import examined, mended
from followup_tui.storage.records import interviews_in
from followup_tui.storage.taking_over import restore as restore_generation
from followup_tui.storage.taking_over import restore_version, versions_of
from followup_tui.storage.versions import Version

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
    versions = _versions(session)
    lines += [_version_line(number, each, session) for number, each in versions.items()]
    if not lines:
        return Reply(words=(f"There are none yet: each change adds one to {generations.folder}.",))
    return Reply("\n".join(lines), ("followup restore N puts one in place; undo takes it back.",))


def _versions(session: Session) -> dict[str, Version]:
    """Return the versions of the book as they are counted: v1 is the latest."""
    try:
        versions = versions_of(session.book)
    except BookUnavailable:  # its generations are what is asked for
        return {}
    return {f"v{number}": each for number, each in enumerate(versions, start=1)}


def _version_line(number: str, version: Version, session: Session) -> str:
    """Say what a version is of, when that was saved, what differs in it, and where it stood."""
    company = version.document.get("company", "")
    where = version.origin if version.origin in ("here", "elsewhere") else f"in {version.origin}"
    what = clean(f"{company}: {_difference(version, session)} (it stood {where})")
    return f"{number:>3}  {moment_words(version.when, session.zone):<22}  {what}"


def _difference(version: Version, session: Session) -> str:
    try:
        now = document_of(session.book.get(version.interview))
    except UnknownInterview:
        return "there is no such interview now"
    names = (name for name, value in version.document.items() if value != now.get(name))
    differing = ", ".join(name.replace("_", " ") for name in names if name != "updated_at")
    return f"differs in {differing}" if differing else "the same as now"


def _saved(path: Path, session: Session) -> str:
    return moment_words(saved_at(path), session.zone)


def _state(path: Path, generations: Generations) -> str:
    """Say what a generation holds, its size and whether it is good."""
    upgrade = ", before an upgrade" if is_before_upgrade(path) else ""
    try:
        size = f"{path.stat().st_size / 1000:,.0f} kB"
        interviews = len(interviews_in(generations.contents(path).tables))
    except (BookUnreadable, OSError):
        return "can't be read"
    except BookUnavailable:
        return f"{'':<15}  {size:>8}  damaged{upgrade}"
    return f"{count_words(interviews, 'interview'):<15}  {size:>8}  good{upgrade}"


def restore(session: Session, options: Namespace) -> Reply:
    """Put an older generation, or version of a record, in place; raises Refused.

    It is one change, which can be undone.
    """
    which = options.which.lower()
    if which in (versions := _versions(session)):
        return _restore_version(session, which, versions[which])
    generations = dict(enumerate(generations_of(session.data).newest_first(), start=1))
    path = next((path for number, path in generations.items() if which == str(number)), None)
    if path is None:
        typed = cut_words(clean(options.which))
        kept = f"{count_words(len(generations), 'generation')} and "
        kept += count_words(len(versions), "version")
        raise Refused(f'"{typed}" is none of {kept}: followup backups lists them')
    which = f"generation {which}, saved {_saved(path, session)}"
    changed = restore_generation(
        session.book, path, f"restore what was saved {_saved(path, session)}", session.now
    )
    if not changed:
        return Reply(words=(f"The book is already as in {which}: nothing was changed.",))
    return Reply(
        words=(
            f"Restored {which}: {count_words(changed, 'interview')} changed. "
            "followup undo takes it back.",
        )
    )


def _restore_version(session: Session, which: str, version: Version) -> Reply:
    company = cut_words(clean(str(version.document.get("company", ""))))
    what = f"restore a version of {company}"
    if restore_version(session.book, version, what, session.now):
        words = f"Restored {which}, of {company}. followup undo takes it back."
    else:
        words = f"{company} is already as in {which}: nothing was changed."
    return Reply(words=(words,))
