"""What was found out, and which of it has stood in a letter already."""

from collections.abc import Iterable

from msgspec.structs import replace

from .contact import NoteStatus
from .interview import Finding, Interview


def unused_research(interview: Interview) -> tuple[Finding, ...]:
    """Return what was found out and stood in no letter yet."""
    return tuple(finding for finding in interview.research if not finding.used)


def used_research(interview: Interview, body: str) -> tuple[Finding, ...]:
    """Return the findings, not used yet, that stand in a letter: sending it uses them."""
    return tuple(each for each in unused_research(interview) if _stands_in(each, [body]))


def with_used_research(interview: Interview, bodies: Iterable[str]) -> Interview:
    """Note of each finding that stands in one of these letters that it was used."""
    used = [finding for body in bodies for finding in used_research(interview, body)]
    if not used:
        return interview
    research = (
        replace(finding, used=True) if finding in used else finding
        for finding in interview.research
    )
    return replace(interview, research=tuple(research))


def without_used_research(interview: Interview, bodies: Iterable[str]) -> Interview:
    """Note of the findings in these letters, which did not go out, that they are unused again.

    What stands in another letter that was sent stays used.
    """
    sent = [note.body for note in interview.notes_to_send if note.status is NoteStatus.SENT]
    taken_back = list(bodies)
    research = tuple(
        replace(finding, used=False)
        if finding.used and _stands_in(finding, taken_back) and not _stands_in(finding, sent)
        else finding
        for finding in interview.research
    )
    return replace(interview, research=research)


def _stands_in(finding: Finding, bodies: Iterable[str]) -> bool:
    text = _folded(finding.text)
    return bool(text) and any(text in _folded(body) for body in bodies)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .,:;!?…")
