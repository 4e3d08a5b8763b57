"""Finding interviews by words: all of them, anywhere in what is written about them."""

from collections.abc import Iterable

import msgspec

from .interview import Interview
from .standing import Group, Standing

IS_WORDS = ("is:archived", "is:closed", "is:hold", "is:open")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed into the filter: words that must be found, and states."""

    words: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.words and not self.states

    @classmethod
    def parse(cls, typed: str) -> "Filter":
        """Read typed words; an `is:` word that is still being typed asks for nothing."""
        words = typed.casefold().split()
        return cls(
            words=tuple(word for word in words if not _begins_state(word)),
            states=frozenset(word for word in words if word in IS_WORDS),
        )

    def takes(self, standing: Standing, text: str) -> bool:
        """Say whether an interview is found; `text` is its `searchable` text (interface.md §2).

        Archived ones are found only with `is:archived`.
        """
        is_archived = standing.interview.archived
        if is_archived is not ("is:archived" in self.states):
            return False
        groups = self.states - {"is:archived"}
        if groups and not any(standing.group in _GROUPS[each] for each in groups):
            return False
        return all(word in text for word in self.words)


_GROUPS = {
    "is:closed": (Group.CLOSED,),
    "is:hold": (Group.ON_HOLD,),
    "is:open": (Group.TO_DO, Group.ON_HOLD, Group.UPCOMING),
}


def _begins_state(word: str) -> bool:
    return word.startswith("is:") and any(state.startswith(word) for state in IS_WORDS)


def searchable(interview: Interview) -> str:
    """Return everything that the filter looks through, case-folded."""
    parts = [interview.company, interview.role, interview.stage, interview.notes]
    for person in interview.interviewers:
        parts += (person.name, person.role)
    return "\n".join(parts).casefold()


class SearchTexts:
    """The searchable texts of interviews, made once for each value."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Interview, str]] = {}

    def of(self, interview: Interview) -> str:
        """Return the text of an interview; made anew where the interview changed."""
        known = self._known.get(interview.id)
        if known is None or known[0] is not interview:
            known = self._known[interview.id] = (interview, searchable(interview))
        return known[1]

    def found(self, standings: Iterable[Standing], wanted: Filter) -> list[Standing]:
        """Return the standings that a filter takes, in their order."""
        return [each for each in standings if wanted.takes(each, self.of(each.interview))]
