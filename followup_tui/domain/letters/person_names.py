"""People's names as letters use them: how one is greeted, and by which words one is known."""

import re

_WORD = re.compile(r"\w+")
_TITLES = frozenset(
    _WORD.findall(
        "mr mrs ms miss mx dr prof professor sir madam herr frau dipl ing san sama sensei"
    )
)


def is_name(text: str) -> bool:
    """Say whether this is what somebody is called; "2nd engineer" only says who they are."""
    return not text.islower() and not any(letter.isdigit() for letter in text)


def first_name(name: str) -> str:
    """Return how a letter greets somebody: "Emre" for Dr. Emre Aksoy, "Ms Sommer" for Ms Sommer.

    Empty for somebody whose name is not known.
    """
    if not is_name(name):
        return ""
    words = name.split()
    names = [word for word in words if name_words(word)]
    is_formal = len(names) == 1 < len(words)
    return " ".join(words) if is_formal or not names else names[0]


def name_words(name: str) -> frozenset[str]:
    """Return the folded words that somebody may be called by, without titles."""
    return frozenset(_WORD.findall(name.casefold())) - _TITLES
