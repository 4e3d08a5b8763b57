"""What a file brings: interviews to be stored, what is to be said, or why nothing is taken."""

from collections.abc import Mapping
from typing import NamedTuple

from followup_tui.domain.interview import Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.typed_fields import Reading

_MOST_SAID = 10


class Receiver(NamedTuple):
    """Who takes a file in: what is known already, and how dates are read."""

    known: Mapping[str, Interview]
    """The interviews of the book, by id."""
    reading: Reading
    timezone: str
    """The user's zone: that of a time without one."""
    my_name: str = ""
    """The user's name, so that an invitation does not make an interviewer of them."""


class Incoming(NamedTuple):
    """What a file brings."""

    interviews: tuple[Interview, ...]
    """To be stored as they are: new, or in place of the known one with the same id."""
    remarks: tuple[str, ...] = ()
    """Sentences about what was left out, or read with a doubt."""

    def count_words(self, known: Mapping[str, Interview]) -> str:
        """Say how many are new: "2 new, 1 replaced"."""
        replaced = sum(each.id in known for each in self.interviews)
        return f"{len(self.interviews) - replaced} new, {replaced} replaced"


class NothingTaken(Refused):
    """A file of which nothing is taken in; str() is the first of the reasons, and how many more."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(_first(sentences, 1)))
        self.sentences = _first(sentences, _MOST_SAID)
        """One for each thing in the way, as many as can be read at once."""


def _first(sentences: tuple[str, ...], most: int) -> tuple[str, ...]:
    more = len(sentences) - most
    return (*sentences[:most], f"And {more} more.") if more > 0 else sentences
