"""The commands about the data file itself: doctor, backups, restore."""

from argparse import Namespace
from pathlib import Path

from followup_tui.domain.refusal import Refused
from followup_tui.domain.value import clean
from followup_tui.domain.what_changed import company_words
from followup_tui.domain.wording import count_words, moment_words
from followup_tui.storage.documents import document_of, interview_from
from followup_tui.storage.errors import BookUnavailable, UnknownInterview
from followup_tui.storage.generations import (
    Generations,
    generations_of,
    is_before_upgrade,
    saved_at,
)
from followup_tui.storage.health import examined, mended
from followup_tui.storage.records import interviews_in
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
    lines += [_version_line(f"v{number}", each, session) for number, each in versions.items()]
    if not lines:
        return Reply(words=(f"There are none yet: each change adds one to {generations.folder}.",))
    return Reply("\n".join(lines), ("followup restore N puts one in place; undo takes it back.",))


def _versions(session: Session) -> dict[int, Version]:
    """Return the versions of the book by their numbers, the latest first."""
    try:
        versions = session.book.versions()
    except BookUnavailable:  # its generations are what is asked for
        return {}
    return dict(enumerate(sorted(versions, key=lambda each: each.when, reverse=True), start=1))


def _version_line(number: str, version: Version, session: Session) -> str:
    """Say what a version is of, when that was saved, where it stood and what is different in it."""
    company = version.document.get("company", "")
    where = version.origin if version.origin in ("here", "elsewhere") else f"in {version.origin}"
    what = clean(f"{company}: {_difference(version, session)} (stood {where})")
    return f"{number:>3}  {moment_words(version.when, session.zone):<22}  {what}"


def _difference(version: Version, session: Session) -> str:
    try:
        now = document_of(session.book.get(version.interview))
    except UnknownInterview:
        return "deleted since"
    names = (name for name, value in version.document.items() if value != now.get(name))
    differing = ", ".join(name.replace("_", " ") for name in names if name != "updated_at")
    return f"another {differing}" if differing else "the same as now"


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
    """Put an older generation, or version of a record, in place; raises Refused.

    It is one change, which can be undone.
    """
    if options.which.startswith("v"):
        return _restore_version(session, options.which)
    if not options.which.isdecimal():
        raise Refused(f"{options.which} is no number of a generation. See followup backups.")
    number, found = int(options.which), generations_of(session.data).newest_first()
    if not 1 <= number <= len(found):
        known = f"there are {len(found)}" if found else "there is none"
        raise Refused(f"there is no generation {number}: {known}. See followup backups.")
    path = found[number - 1]
    which = f"generation {number}, saved {_saved(path, session)}"
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


def _restore_version(session: Session, which: str) -> Reply:
    versions = {f"v{number}": each for number, each in _versions(session).items()}
    if which not in versions:
        known = f"there are {len(versions)}" if versions else "there is none"
        raise Refused(f"there is no version {which}: {known}. See followup backups.")
    version = interview_from(versions[which].document)
    what = f"restore a version of {company_words(version)}"
    try:
        session.book.change(version.id, lambda _: version, what, session.now)
    except UnknownInterview:  # deleted since
        session.book.add([version], what, session.now)
    done = f"Restored {which}, of {company_words(version)}. followup undo takes it back."
    return Reply(words=(done,))
