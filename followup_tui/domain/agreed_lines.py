"""What an interview was and what was agreed, in the few lines that stand above its steps."""

from datetime import datetime

from .agreement import Permission
from .interview import Answer, Desire, Interview
from .local_days import local_day
from .next_action import RESULT_WORDS
from .own_days import OwnDays
from .step_lines import contact_on_words
from .wording import clock_words, distance_words


def agreed_lines(interview: Interview, now: datetime) -> tuple[str, ...]:
    """Say when it was, with whom, what they said, and how much the user wants it.

    `now` is aware, in the user's zone. Lines for which nothing is known are left out.
    """
    lines = (
        _when(interview, now),
        ", ".join(
            f"{each.name} ({each.role})" if each.role else each.name
            for each in interview.interviewers
        ),
        _agreed(interview),
        _decision(interview),
        _WISHES[interview.desire],
        _outcome(interview),
    )
    return tuple(line for line in lines if line)


_WISHES = {
    Desire.REALLY_WANT: "I really want this job",
    Desire.OPEN: "I am open to it",
    Desire.NOT_WANTED: "I do not want it",
    Desire.UNKNOWN: "",
}
_PERMISSIONS = {
    Permission.YES: "I may contact them",
    Permission.NO: "They will contact me",
    Permission.NOT_ASKED: "",
    Permission.UNCLEAR: "They did not say whether I may contact them",
}


def _when(interview: Interview, now: datetime) -> str:
    days = OwnDays.of(interview)
    starts = days.moment(interview.starts_at)
    when = f"{starts}–{clock_words(interview.held_at, days.zone)}"
    here = interview.starts_at.astimezone(now.tzinfo)
    if here.utcoffset() != interview.starts_at.astimezone(days.zone).utcoffset():
        when += f" {days.zone.key} ({here:%H:%M} here)"
    held_on = local_day(interview.starts_at, days.zone)
    distance = distance_words(held_on, local_day(now, days.zone))
    return " · ".join(words for words in (interview.stage, when, distance) if words)


def _agreed(interview: Interview) -> str:
    agreed = interview.agreement
    words = f'They said: "{agreed.words}"' if agreed.words else _PERMISSIONS[agreed.permission]
    how = agreed.method.value if agreed.method else ""
    when = contact_on_words(agreed.contact_on, OwnDays.of(interview))
    person = interview.person_named(agreed.contact_person) if agreed.contact_person else None
    whom = person.name if person else agreed.contact_person
    facts = ", ".join(fact for fact in (how, whom, when) if fact)
    return " – ".join(part for part in (words, facts) if part)


def _decision(interview: Interview) -> str:
    days, lines = OwnDays.of(interview), []
    if interview.second_round_on:
        lines.append(f"second round {days.day(interview.second_round_on)}")
    if interview.decision_by:
        lines.append(f"decision by {days.day(interview.decision_by)}")
    if interview.next_step_asked is Answer.YES and interview.next_step_words:
        lines.append(f'"{interview.next_step_words}"')
    return f"Next: {', '.join(lines)}" if lines else ""


def _outcome(interview: Interview) -> str:
    outcome = interview.outcome
    if outcome is None:
        return ""
    days = OwnDays.of(interview)
    said = f"Answer: {RESULT_WORDS[outcome.result]}, {days.day_of(outcome.at)}"
    if outcome.told_by:
        person = interview.person_named(outcome.told_by)
        said += f", by {person.name if person else outcome.told_by}"
    if outcome.reply_by:
        said += f"; to be answered by {days.day(outcome.reply_by)}"
    return f'{said}: "{outcome.words}"' if outcome.words else said
