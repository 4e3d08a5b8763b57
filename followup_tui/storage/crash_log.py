"""The private log of a crash: where it happened, without what the user had written."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from followup_tui import __version__

from .disk import Disk
from .saving import make_folders


def write_crash_log(error: BaseException, path: Path) -> bool:
    """Append the places an error passed through to a log only the user can read.

    Types and lines only: messages and values may hold the user's words. Says whether it could
    be written.
    """
    report = "\n".join([f"followup {__version__}", *_places(error), ""])
    try:
        make_folders(Disk(), path.parent)
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(log, "a", encoding="utf-8") as file:
            file.write(report)
    except OSError:
        return False
    return True


def _places(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield type(error).__qualname__
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        error = error.__cause__ or error.__context__
