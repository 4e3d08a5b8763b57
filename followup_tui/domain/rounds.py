"""The rounds of one application, linked by `follows`, told as one story."""

from collections.abc import Iterable

from .interview import Interview, Question
from .own_days import OwnDays

Story = tuple[Interview, ...]
"""All rounds of one application, by their start."""


class Rounds:
    """Finds the rounds of an application among all interviews."""

    def __init__(self, interviews: Iterable[Interview]) -> None:
        self._by_id: dict[str, Interview] = {}
        self._followers: dict[str, list[str]] = {}
        """The ids of the rounds that follow one, by its id; that one may be gone."""
        for interview in interviews:
            self._by_id[interview.id] = interview
            if interview.follows:
                self._followers.setdefault(interview.follows, []).append(interview.id)

    def story(self, interview: Interview) -> Story:
        """Return all rounds of an interview's application, itself included, the first first."""
        to_visit = [interview.id, *([interview.follows] if interview.follows else [])]
        seen = set(to_visit)
        while to_visit:
            found = set(self._beside(to_visit.pop())) - seen
            seen |= found
            to_visit += found
        seen.discard(interview.id)
        others = (self._by_id[each] for each in seen if each in self._by_id)
        return tuple(sorted((interview, *others), key=lambda each: (each.starts_at, each.id)))

    def _beside(self, interview_id: str) -> list[str]:
        """Return the ids of the rounds right before and right after one, which may be gone."""
        after = self._followers.get(interview_id, [])
        interview = self._by_id.get(interview_id)
        return [interview.follows, *after] if interview and interview.follows else after


def earlier_rounds(interview: Interview, story: Story) -> Story:
    """Return the rounds of a story that came before an interview."""
    return story[: _place(interview, story)]


def place_words(interview: Interview, story: Story) -> str:
    """Say which round an interview is: "Round 2 of 3"; nothing where it is the only one."""
    return f"Round {_place(interview, story) + 1} of {len(story)}" if len(story) > 1 else ""


def story_words(interview: Interview, story: Story) -> str:
    """Say what came before and comes after: "Round 2 of 3: after Phone screen, Tue 10 Nov; ..."."""
    place = _place(interview, story)
    beside = [f"after {round_words(each, interview)}" for each in story[:place][-1:]]
    beside += [f"before {round_words(each, interview)}" for each in story[place + 1 :][:1]]
    return f"{place_words(interview, story)}: {'; '.join(beside)}" if beside else ""


def round_words(one: Interview, seen_from: Interview) -> str:
    """Name a round, "Phone screen, Tue 10 Nov"; the year only where it is another one."""
    days = OwnDays(one.zone, OwnDays.of(seen_from).held_on)
    return f"{one.stage or 'Interview'}, {days.day_of(one.starts_at)}"


def open_questions(interview: Interview, story: Story) -> tuple[Question, ...]:
    """Return what is still to be asked, its own first, then what earlier rounds left open.

    A question goes to the next round as a copy: when one copy is answered, all of them are.
    """
    answered = {_key(each) for one in story for each in one.questions if each.answer.strip()}
    still_open: dict[str, Question] = {}
    for one in (interview, *earlier_rounds(interview, story)):
        for question in one.questions:
            if _key(question) not in answered:
                still_open.setdefault(_key(question), question)
    return tuple(still_open.values())


def unsaid_so_far(interview: Interview, story: Story) -> tuple[str, ...]:
    """Return the achievements that did not come up in an interview and in earlier rounds."""
    rounds = (*earlier_rounds(interview, story), interview)
    return tuple(dict.fromkeys(each for one in rounds for each in one.unsaid))


def _place(interview: Interview, story: Story) -> int:
    return [each.id for each in story].index(interview.id)


def _key(question: Question) -> str:
    return " ".join(question.text.split()).casefold()
