"""Whether a letter says anything that could be said to nobody else."""

import re
from collections.abc import Iterable

_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w{4,}")
_LEAST_FROM_FACTS = 2
_LEAST_OF_ONE_S_OWN = 6
_BEGINNING = 5
"""Words count by their first five letters: "streaming" takes up "streams"."""

_SAY_NOTHING = frozenset(
    _WORD.findall(
        """
        able about after again against also always among another anything around away back because
        been before being best between both came come could days dear does doing done down each
        else even ever every everything find first from gave give given goes going gone good great
        have having hear heard help here hope hour hours house however into itself just keep kept
        kind know last later least left less like line little long look looking love made make
        making many maybe mean might mind more most much must name need needed needs never next
        nice nothing once only onto other others over part people perhaps person place please
        point position quite rather read really regards said same seem self shall should show side
        since some somebody someone something soon sorry still such sure take taken talk talked
        talking team tell than thank thanks that their them themselves then there these they thing
        things think this those though thought through till time times today together told
        tomorrow took toward towards under until upon used very want wanted week weeks well went
        were what when where whether which while whole whom whose will wish with within without
        work worked working would write year years yes yesterday your yours yourself
        """
    )
)


def is_impersonal(
    letter: str, facts: Iterable[str], names: Iterable[str], wording: Iterable[str]
) -> bool:
    """Say whether a letter takes up nothing of the facts, neither in full nor in two words.

    What a name or the `wording` of a template says counts for nothing. Where no facts are
    recorded, a few words of the user's own are enough.
    """
    texts = [text for text in facts if text.strip()]
    said = _as_words(letter)
    if any(_as_words(topic) in said for text in texts for topic in _topics(text)):
        return False
    common = _beginnings(names) | _beginnings(wording)
    recorded = _beginnings(texts) - common
    own = _beginnings([letter]) - common
    if not texts:
        return len(own) < _LEAST_OF_ONE_S_OWN
    return len(own & recorded) < min(_LEAST_FROM_FACTS, len(recorded))


def _topics(text: str) -> list[str]:
    """Return the topics of a fact, parted by semicolons or lines, that say anything."""
    return [topic for topic in text.replace(";", "\n").splitlines() if _ANY_WORD.search(topic)]


def _as_words(text: str) -> str:
    """Return a text by its words alone, so that one is found in another whole."""
    return f" {' '.join(_ANY_WORD.findall(text.casefold()))} "


def _beginnings(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word[:_BEGINNING]
        for text in texts
        for word in _WORD.findall(text.casefold())
        if word not in _SAY_NOTHING
    )
