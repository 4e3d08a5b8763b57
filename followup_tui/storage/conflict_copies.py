"""Copies of the data file that a sync tool has put beside it, and reading one."""

import re
from pathlib import Path

from .disk import Disk
from .errors import BookUnavailable
from .file_format import Contents
from .known_file import read_file, state_of
from .migrations import SCHEMA

_MARKS = (
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
    r"[ _]\(.*[^\W\d_].*\d{4}-\d\d-\d\d.*\)",  # Dropbox and Nextcloud, in any language
    r"_conflict-\d{8}-\d{6}",  # ownCloud
)


class NotMerged(BookUnavailable):
    """A file that was to be merged can't be: nothing was changed."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} {why}; nothing was merged")


def conflict_copies(disk: Disk, path: Path) -> list[Path]:
    """Return what looks like a conflict copy beside the data file, by name."""
    marks = "|".join(_MARKS)
    copy = re.compile(f"{re.escape(path.stem)}(?:{marks}){re.escape(path.suffix)}")
    try:
        names = disk.names(path.parent)
    except OSError:  # not to be looked into
        return []
    return [path.with_name(name) for name in sorted(names) if copy.fullmatch(name)]


def copy_words(copy: Path) -> str:
    """Say what to do about a conflict copy."""
    return f"{copy} looks like a conflict copy: followup merge FILE shows what is in it"


def read_copy(path: Path, book: Path) -> Contents:
    """Read a data file that is not the book's own and is never changed; raises NotMerged."""
    disk = Disk()
    try:
        if state_of(disk, path) is None:
            raise NotMerged(path, "is not there")
        if path.resolve() == book.resolve():
            raise NotMerged(path, "is the data file itself")
        contents = read_file(disk, path, may_be_empty=False).contents
    except NotMerged:
        raise
    except BookUnavailable as error:
        raise NotMerged(path, "can't be read as a data file of followup") from error
    if contents.meta.schema > SCHEMA:
        raise NotMerged(path, "was written by a later version of followup: update followup")
    return contents
