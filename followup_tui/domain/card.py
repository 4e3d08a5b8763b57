"""The card for the room: what to ask before leaving it, in plain text to print or to read."""

from collections.abc import Iterable
from textwrap import wrap
from unicodedata import east_asian_width

from .interview import Desire, Interview
from .local_days import local_day
from .rounds import Story, open_questions, story_words, unsaid_so_far
from .wording import clock_words, day_words

FIVE_QUESTIONS = (
    "What happens next - a second interview?",
    "How soon do you want to fill the position?",
    "May I contact you in a few days?",
    "When would suit you?",
    "How, and whom do I ask for?",
)
"""What steps 1 and 2 want to know before the room is left (product.md §1)."""

_WIDEST, _NARROWEST = 42, 16
"""A phone and a narrow strip of paper show so many columns; fewer can't hold a word."""
_BOX, _INDENT = "[ ] ", "    "


def card(interview: Interview, story: Story, width: int) -> tuple[str, ...]:
    """Return the card as lines of at most `width` columns, and never more than 42.

    The layout is ASCII, which every printer and phone shows; user text stays as it is.
    """
    columns = max(min(width, _WIDEST), _NARROWEST)
    questions = [question.text for question in open_questions(interview, story)]
    sections = (
        _head(interview, story, columns),
        [*_folded("BEFORE YOU LEAVE THE ROOM", columns), *_to_say(_interest(interview), columns)],
        _to_ask(_numbered(FIVE_QUESTIONS), columns),
        _titled("QUESTIONS I STILL HAVE", _to_ask(questions, columns), columns),
        _titled("TO BRING UP", _to_say(unsaid_so_far(interview, story), columns), columns),
    )
    lines = [line for section in sections if section for line in ("", *section)]
    return tuple(lines[1:])


def _head(interview: Interview, story: Story, width: int) -> list[str]:
    facts = (
        interview.company,
        interview.role,
        interview.stage,
        _when(interview),
        f"{interview.timezone} time",
        f"At {interview.place}" if interview.place else "",
        *_people(interview),
        story_words(interview, story),
    )
    return [line for fact in facts for line in _folded(fact, width, rest="  ")]


def _people(interview: Interview) -> list[str]:
    people = interview.interviewers
    return [
        f"With {each.name} ({each.role})" if each.role else f"With {each.name}" for each in people
    ]


def _when(interview: Interview) -> str:
    zone = interview.zone
    ends = f"-{clock_words(interview.ends_at, zone)}" if interview.ends_at else ""
    day = day_words(local_day(interview.starts_at, zone))
    return f"{day}, {clock_words(interview.starts_at, zone)}{ends}"


def _interest(interview: Interview) -> tuple[str, ...]:
    is_wanted = interview.desire is not Desire.NOT_WANTED
    return ("Say once more that you want the job.",) if is_wanted else ()


def _numbered(questions: Iterable[str]) -> list[str]:
    return [f"{number} {question}" for number, question in enumerate(questions, start=1)]


def _titled(title: str, lines: list[str], width: int) -> list[str]:
    return [*_folded(title, width), *lines] if lines else []


def _to_say(texts: Iterable[str], width: int) -> list[str]:
    return [line for text in texts for line in _folded(text, width, _BOX, _INDENT)]


def _to_ask(questions: Iterable[str], width: int) -> list[str]:
    """Return questions, each with a dotted line to write the answer on."""
    answer = _INDENT + "." * (width - len(_INDENT))
    return [line for text in questions for line in (*_to_say([text], width), answer)]


def _folded(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    # A wide character takes two columns: a stand-in beside it is counted with it. The column
    # less is for the one that is parted from its stand-in at the end of a line.
    counted = "".join(f"{each}\0" if east_asian_width(each) in "WF" else each for each in text)
    lines = wrap(
        " ".join(counted.split()),
        width - (counted != text),
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    )
    return [line.replace("\0", "") for line in lines]
