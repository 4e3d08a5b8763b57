"""What was found out, and which of it has stood in a letter already."""

from collections.abc import Iterable

from msgspec.structs import replace

from .interview import Finding, Interview


def unused_research(interview: Interview) -> tuple[Finding, ...]:
    """Return what was found out and stood in no letter yet."""
    return tuple(finding for finding in interview.research if not finding.used)


def used_research(interview: Interview, body: str) -> tuple[Finding, ...]:
    """Return the findings, not used yet, that stand in a letter: sending it uses them."""
    letter = _folded(body)
    findings = ((finding, _folded(finding.text)) for finding in unused_research(interview))
    return tuple(finding for finding, text in findings if text and text in letter)


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


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .,:;!?…")
