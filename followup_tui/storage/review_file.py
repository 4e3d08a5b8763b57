"""The place of the daily review, kept on this machine for the day."""

from contextlib import suppress
from pathlib import Path

import msgspec

from followup_tui.domain.review import Review

from .state_file import replace_file


def read_review(path: Path) -> Review | None:
    """Return the last review; None where there is none, or nothing that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Review)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def write_review(path: Path, review: Review) -> None:
    """Keep how far a review has come.

    One that can't be kept is no matter: it would begin again, and nothing else is lost.
    """
    with suppress(OSError):
        replace_file(path, msgspec.json.encode(review))
