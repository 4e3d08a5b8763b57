"""The items of the JSON output, with the fields of interface.md §4."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.standing import Standing
from followup_tui.domain.step_lines import step_line
from followup_tui.domain.whys import why
from followup_tui.domain.window import ContactWindow
from followup_tui.storage.exchange import export_items

Item = dict[str, object]
"""One item; its instants carry the offset of the interview's zone."""


def window_item(interview: Interview, window: ContactWindow, policy: Policy) -> Item:
    """Return a contact window as an item."""
    zone = interview.zone
    return {
        "interview": window.interview,
        "company": window.company,
        "role": window.role,
        "kind": window.kind,
        "person": window.person,
        "person_id": window.person_id,
        "opens": _instant(window.opens, zone),
        "closes": _instant(window.closes, zone),
        "basis": window.basis,
        "state": window.state,
        "method": window.method,
        "done_at": _instant(window.done_at, zone),
        "snoozed_until": _instant(window.snoozed_until, zone),
        "flags": list(window.flags),
        "why": why(interview, window, policy),
    }


def ranked_item(interview: Interview, window: ContactWindow, policy: Policy, rank: int) -> Item:
    """Return a window of the day's queue as an item; rank 1 comes first."""
    return {"rank": rank, **window_item(interview, window, policy)}


def listed_item(standing: Standing, policy: Policy) -> Item:
    """Return where an interview stands as an item of the list."""
    interview, zone = standing.interview, standing.interview.zone
    coming = standing.next_window
    return {
        "id": interview.id,
        "company": interview.company,
        "role": interview.role,
        "stage": interview.stage,
        "starts_at": _instant(interview.starts_at, zone),
        "ends_at": _instant(interview.ends_at, zone),
        "timezone": interview.timezone,
        "desire": interview.desire,
        "follows": interview.follows,
        "archived": interview.archived,
        "outcome": interview.outcome.result if interview.outcome else None,
        "group": standing.group.name.lower(),
        "next": window_item(interview, coming, policy) if coming else None,
        "steps": {state.step.value: state.status for state in standing.steps},
    }


def shown_item(standing: Standing, policy: Policy, now: datetime) -> Item:
    """Return everything about one interview: what is stored, its checklist, its windows.

    Private feelings are left out: they are in the export only (product.md §2).
    """
    interview = standing.interview
    return {
        **export_items([_without_feelings(interview)])[0],
        "group": standing.group.name.lower(),
        "checklist": _checklist(standing, policy, now),
        "windows": [window_item(interview, window, policy) for window in standing.windows],
    }


def _without_feelings(interview: Interview) -> Interview:
    if interview.outcome is None:
        return interview
    return replace(interview, outcome=replace(interview.outcome, private_feelings=""))


def _checklist(standing: Standing, policy: Policy, now: datetime) -> list[Item]:
    return [
        {
            "step": state.step.number,
            "name": state.step,
            "status": state.status,
            "parts": [
                {"name": part.name, "person": part.person, "status": part.status}
                for part in state.parts
            ],
            "line": step_line(standing, state.step, policy, now),
        }
        for state in standing.steps
    ]


def _instant(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat() if at is not None else None
