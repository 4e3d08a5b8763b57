"""Whom the greeting of a letter names."""

import re

from .person_names import is_name, name_words

_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|"
    r"hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?)\b(?P<whom>[^,!:;–—\n]*)",
    re.IGNORECASE,
)
_EVERYBODY = name_words(
    "all both colleagues everybody everyone friends gentlemen hiring ladies manager managers "
    "recruiter recruiting recruitment team there"
)
_TOGETHER = frozenset(("and", "und", "&"))


def wrongly_greeted(body: str, name: str, company: str) -> str:
    """Return whom a letter to `name` greets in their place; empty where the greeting is right.

    First, last and full name are right, with or without a title, and so is "Dear all".
    """
    found = _GREETING.match(body.lstrip())
    if found is None or not is_name(name):
        return ""
    right = name_words(name)
    groups = _greeted(found["whom"], right, (_EVERYBODY | name_words(company)) - right)
    if not groups or any(name_words(group) <= right for group in groups):
        return ""
    return " and ".join(groups)


def _greeted(whom: str, right: frozenset[str], nobody: frozenset[str]) -> list[str]:
    """Return the names in a greeting, parted at "and"; a small word that is no name ends them."""
    groups: list[list[str]] = [[]]
    for word in whom.partition(" - ")[0].split():
        bare, folded = word.rstrip("."), name_words(word)
        if word.casefold() in _TOGETHER:
            groups.append([])
        elif folded <= nobody or len(bare) == 1:
            continue  # a title, "all", an initial
        elif bare.islower() and not folded <= right:
            break
        else:
            groups[-1].append(bare)
            if word.endswith("."):
                break
    return [" ".join(group) for group in groups if group]
