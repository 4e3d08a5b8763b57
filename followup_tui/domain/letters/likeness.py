"""How alike two letters are, whoever they go to."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from textwrap import shorten

Runs = frozenset[tuple[str, ...]]
"""The runs of three words that a text is made of, folded."""

TOO_ALIKE = 0.55
"""From this share on a letter reads as a copy.

Measured on runs of three words: a changed name leaves 1, one sentence changed in five 0.6 to 0.8;
drafts from one template with other topics and needs reach 0.4, with two further facts in common
0.52.
"""

_LEAST_OWN_RUNS = 2
_WORD = re.compile(r"\w+")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_LONGEST_SHOWN = 90


def likeness(
    one: str, other: str, names: frozenset[str] = frozenset(), stock: Runs = frozenset()
) -> float:
    """Return the share of two texts that is the same, 0 to 1.

    `names` are folded words that do not count. Nor does `stock`, what templates say without those
    words, as long as something else is left: people may get the same courtesies, not the same
    letter.
    """
    runs, others = _runs(one, names), _runs(other, names)
    own, others_own = _own_runs(one, names, stock), _own_runs(other, names, stock)
    if min(len(own), len(others_own)) >= _LEAST_OWN_RUNS:
        runs, others = own, others_own
    whole = len(runs) + len(others)
    return 2 * len(runs & others) / whole if whole else 0.0


def runs_in(texts: Iterable[str], names: frozenset[str]) -> Runs:
    """Return the runs of all of these texts; `names` do not count."""
    return frozenset().union(*(_runs(text, names) for text in texts))


def shared_sentence(
    one: str, other: str, names: frozenset[str] = frozenset(), stock: Runs = frozenset()
) -> str:
    """Return the longest sentence that stands in both texts, shortened; empty for none.

    One that says more than `stock` comes first.
    """
    sentences, others = _sentences(one, names), _sentences(other, names)
    shared = [
        (len(words) > 2 and not _runs_of(words) <= stock, len(sentence), sentence)
        for words, sentence in sentences.items()
        if words in others
    ]
    return shorten(max(shared)[-1], _LONGEST_SHOWN, placeholder="…") if shared else ""


def _runs_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of some words; fewer than three are one run."""
    if len(words) < 3:
        return {tuple(words)} if words else set()
    return set(zip(words, words[1:], words[2:], strict=False))


def _words(text: str, names: frozenset[str]) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in names]


# These are remembered: of all the letters that are compared only one is being typed.
@lru_cache(maxsize=64)
def _sentences(text: str, names: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Return the sentences of a text by their words."""
    by_words = {
        tuple(_words(sentence, names)): sentence for sentence in _BETWEEN_SENTENCES.split(text)
    }
    by_words.pop((), None)
    return by_words


@lru_cache(maxsize=64)
def _runs(text: str, names: frozenset[str]) -> Runs:
    """Return the runs of a text; none reaches over the end of a paragraph."""
    paragraphs = _BETWEEN_PARAGRAPHS.split(text)
    return frozenset().union(*(_runs_of(_words(each, names)) for each in paragraphs))


@lru_cache(maxsize=64)
def _own_runs(text: str, names: frozenset[str], stock: Runs) -> Runs:
    return _runs(text, names) - stock
