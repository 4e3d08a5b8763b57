"""Names of people and companies of other interviews, looked for in a letter."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from followup_tui.domain.interview import Interview

from .person_names import is_name

_WORD = re.compile(r"\w+")
_Words = tuple[str, ...]


class Stranger(NamedTuple):
    """Somebody or some company that is named in a letter and belongs elsewhere."""

    name: str
    company: str
    """Where the user knows them from; the name itself for a company."""


class OtherNames:
    """Knows the companies and the full names of people of all interviews, by their words.

    Made in one pass over the interviews; looking through a letter costs what the letter is long.
    """

    def __init__(self, interviews: Iterable[Interview]) -> None:
        self._known: dict[_Words, list[Stranger]] = {}
        self._lengths: dict[str, set[int]] = {}
        """How many words the names have that begin with a word."""
        for interview in interviews:
            self._learn(interview.company, interview.company)
            for person in interview.interviewers:
                # "Bob" alone is too many people, and "2nd engineer" is nobody's name.
                if len(person.name.split()) > 1 and is_name(person.name):
                    self._learn(person.name, interview.company)

    def strangers(self, letter: str, interview: Interview, own_texts: Iterable[str]) -> list[str]:
        """Say who is named in a letter, as written, and belongs to other companies only.

        A name that stands in `own_texts`, what is recorded about this interview, is none.
        """
        company = interview.company.casefold()
        found = {
            words: known
            for words, known in self._named_in(letter)
            if all(each.company.casefold() != company for each in known)
        }
        if found:
            expected = {words for text in own_texts for words, _ in self._named_in(text)}
            found = {words: known for words, known in found.items() if words not in expected}
        return [_said(known[0]) for known in found.values()]

    def _learn(self, name: str, company: str) -> None:
        words = tuple(_WORD.findall(name))
        if words:
            self._known.setdefault(words, []).append(Stranger(name, company))
            self._lengths.setdefault(words[0], set()).add(len(words))

    def _named_in(self, text: str) -> Iterator[tuple[_Words, list[Stranger]]]:
        """Yield the known names that stand in a text, word by word and in the same case."""
        words = _WORD.findall(text)
        for place, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                name = tuple(words[place : place + length])
                if name in self._known:
                    yield name, self._known[name]


def _said(stranger: Stranger) -> str:
    if stranger.name == stranger.company:
        return stranger.name
    return f"{stranger.name} ({stranger.company})"
