"""The day's queue: what asks for an action, most urgent first (product.md §4)."""

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Permission
from followup_tui.domain.interview import Answer, Desire, Interview, Snooze
from followup_tui.domain.queue import day_queue
from followup_tui.domain.steps import Step, StepMark
from followup_tui.domain.windows import contact_windows
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
)

NOW = berlin("2026-12-01 12:00")


def at_company(company: str, **changes: Any) -> Interview:
    """An interview that was written down, and thanked for."""
    held = changes.get("starts_at", berlin("2026-11-20 14:00"))
    usual: dict[str, Any] = {
        "id": company,
        "company": company,
        "starts_at": held,
        "interest_stated": Answer.YES,
        "contacts": (a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane",)),),
        "steps": (StepMark(step=Step.RESEARCH, at=berlin("2026-11-30 09:00")),),
    }
    return an_interview(**{**usual, **changes})


def queue(*interviews: Interview, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(each.company, each.kind.value) for each in day_queue(interviews, POLICY, now)]


def companies(*interviews: Interview, now: datetime = NOW) -> list[str]:
    return [company for company, _ in queue(*interviews, now=now)]


def owes_thanks(company: str, ended: str, **changes: Any) -> Interview:
    end = berlin(ended)
    return at_company(
        company, starts_at=berlin(f"{ended[:10]} 00:30"), ends_at=end, contacts=(), **changes
    )


def owes_closing(company: str, told: str, **changes: Any) -> Interview:
    return at_company(company, outcome=an_outcome("rejected", berlin(told)), **changes)


def may_call(company: str, contact_on: str = "2026-12-01", **changes: Any) -> Interview:
    return at_company(company, agreements=(an_agreement(contact_on),), **changes)


# --- the six ranks

LATE_THANKS = owes_thanks("late thanks", "2026-11-29 11:00")
LATE_CLOSING = owes_closing("late closing", "2026-11-20 19:00")
LATE_CALL = may_call("late call", "2026-11-24")
SOON = owes_thanks("soon", "2026-11-29 14:00")
AGREED = may_call("agreed")
PROMISED = at_company("promised", decision_by=date(2026, 11, 26))
RULE = at_company(
    "rule",
    contacts=(
        a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane",)),
        a_contact(berlin("2026-11-23 09:00"), early=True),
    ),
)
ASSUMED = at_company(
    "assumed",
    starts_at=berlin("2026-11-24 09:00"),
    contacts=(a_contact(berlin("2026-11-24 18:00"), "thank_you", people=("jane",)),),
)
OPEN_THANKS = owes_thanks("open thanks", "2026-12-01 10:00")
OPEN_CLOSING = owes_closing("open closing", "2026-12-01 09:00")
DEBRIEF = at_company(
    "debrief",
    starts_at=berlin("2026-11-30 09:00"),
    interest_stated=Answer.UNKNOWN,
    contacts=(a_contact(berlin("2026-11-30 18:00"), "thank_you", people=("jane",)),),
)
TODAY = at_company("today", starts_at=berlin("2026-12-01 16:00"), contacts=())
SILENCE = at_company(
    "silence",
    starts_at=berlin("2026-10-20 09:00"),
    agreements=(an_agreement(permission=Permission.NO),),
)
STALE = at_company("stale", agreements=(an_agreement("2026-12-20"),), steps=())
KEEP_IN_TOUCH = at_company(
    "keep in touch",
    outcome=an_outcome("no_answer", berlin("2026-08-30 09:00")),
    starts_at=berlin("2026-07-20 09:00"),
    contacts=(a_contact(berlin("2026-07-20 18:00"), "thank_you", people=("jane",)),),
)
RANKED = [
    (LATE_THANKS, "thank_you"),
    (LATE_CLOSING, "closing_note"),
    (LATE_CALL, "check_in"),
    (SOON, "thank_you"),
    (AGREED, "check_in"),
    (PROMISED, "check_in"),
    (RULE, "check_in"),
    (ASSUMED, "check_in"),
    (OPEN_THANKS, "thank_you"),
    (OPEN_CLOSING, "closing_note"),
    (DEBRIEF, "debrief"),
    (TODAY, "interview"),
    (SILENCE, "silence"),
    (STALE, "research"),
    (KEEP_IN_TOUCH, "keep_in_touch"),
]


@pytest.mark.parametrize(("interview", "kind"), RANKED, ids=lambda each: str(each)[:20])
def test_each_rank_asks_for_one_thing(interview: Interview, kind: str) -> None:
    assert queue(interview) == [(interview.company, kind)]


def test_the_ranks_come_in_the_order_of_the_rules() -> None:
    expected = [(interview.company, kind) for interview, kind in RANKED]
    assert queue(*(interview for interview, _ in RANKED)) == expected
    assert queue(*(interview for interview, _ in reversed(RANKED))) == expected


def test_of_late_ones_of_a_kind_the_oldest_comes_first_even_before_a_wanted_job() -> None:
    wanted = owes_thanks("Aaa", "2026-11-28 11:00", desire=Desire.REALLY_WANT)
    older = owes_thanks("Zzz", "2026-11-27 11:00")
    assert companies(wanted, older) == ["Zzz", "Aaa"]


def test_of_those_due_soon_the_one_with_the_least_time_left_comes_first() -> None:
    wanted = owes_thanks("Aaa", "2026-11-29 15:00", desire=Desire.REALLY_WANT)
    closing = owes_closing("Zzz", "2026-11-29 14:00")
    assert companies(wanted, closing) == ["Zzz", "Aaa"]


def test_ties_go_to_the_wanted_job_then_to_the_earlier_end_then_to_the_name() -> None:
    wanted = may_call("Zeta", "2026-12-01/2026-12-20", desire=Desire.REALLY_WANT)
    earlier = may_call("Yota", "2026-12-01")
    later_a, later_b = (may_call(name, "2026-12-01/2026-12-18") for name in ("alpha", "Beta"))
    assert companies(later_b, later_a, earlier, wanted) == ["Zeta", "Yota", "alpha", "Beta"]


def test_wanting_a_job_never_lifts_it_over_a_more_urgent_rank() -> None:
    wanted = owes_thanks("Aaa", "2026-12-01 10:00", desire=Desire.REALLY_WANT)
    assert companies(wanted, LATE_CALL) == ["late call", "Aaa"]


def test_two_people_of_one_interview_are_two_items() -> None:
    panel = owes_thanks("Acme", "2026-12-01 10:00", interviewers=(JANE, BOB))
    windows = day_queue([panel], POLICY, NOW)
    assert [each.person for each in windows] == ["Bob Li", "Jane Doe"]


# --- what is not in it


def test_what_is_on_hold_is_not_in_the_queue() -> None:
    assert queue(may_call("Acme", "2026-12-02")) == []


def test_what_is_done_waived_merged_or_missed_is_not_in_the_queue() -> None:
    merged = at_company(
        "Acme",
        starts_at=berlin("2026-11-30 09:00"),
        interviewers=(JANE, BOB),
        contacts=(a_contact(berlin("2026-12-01 08:00"), "closing_note", people=("jane", "bob")),),
        outcome=an_outcome("rejected", berlin("2026-11-30 19:00")),
    )
    assert queue(merged) == []
    waived = StepMark(step=Step.RESEARCH, at=NOW, waived=True, reason="no")
    assert queue(at_company("Acme", agreements=(an_agreement("2026-12-20"),), steps=(waived,))) == (
        []
    )


def test_a_decision_day_asks_for_nothing() -> None:
    assert queue(at_company("Acme", decision_by=date(2026, 12, 1))) == []


def test_an_archived_interview_asks_for_nothing() -> None:
    assert queue(may_call("Acme", archived=True)) == []


# --- interviews today


@pytest.mark.parametrize(
    ("start", "is_listed"),
    [("2026-12-01 23:59", True), ("2026-12-02 00:00", False), ("2026-12-01 11:30", True)],
)
def test_interviews_of_today_are_listed_until_they_are_over(start: str, is_listed: bool) -> None:
    coming = at_company("Acme", starts_at=berlin(start), contacts=())
    assert queue(coming) == ([("Acme", "interview")] if is_listed else [])


def test_today_is_the_day_of_the_user() -> None:
    now = local("2026-12-01 20:00", "America/New_York")
    tokyo = at_company(
        "Acme",
        starts_at=local("2026-12-02 11:00", "Asia/Tokyo"),
        timezone="Asia/Tokyo",
        contacts=(),
    )
    assert queue(tokyo, now=now) == [("Acme", "interview")]
    assert queue(tokyo, now=now.astimezone(berlin("2026-12-01").tzinfo)) == [("Acme", "interview")]
    assert queue(tokyo, now=berlin("2026-12-01 23:59")) == []


def test_an_interview_that_was_called_off_is_not_listed() -> None:
    off = an_outcome("cancelled", berlin("2026-12-01 09:00"))
    assert queue(at_company("x", starts_at=berlin("2026-12-01 16:00"), outcome=off)) == []


# --- snoozes


def snoozed(kind: str, until: str, person: str | None = None) -> tuple[Snooze, ...]:
    return (Snooze(kind=kind, person=person, until=berlin(until)),)


def test_a_snoozed_window_is_hidden_until_the_very_moment() -> None:
    later = may_call("Acme", snoozes=snoozed("check_in", "2026-12-01 15:00"))
    assert queue(later, now=berlin("2026-12-01 14:59:59")) == []
    assert queue(later, now=berlin("2026-12-01 15:00")) == [("Acme", "check_in")]


def test_a_snooze_past_the_end_of_its_window_comes_back_late() -> None:
    later = may_call("Acme", snoozes=snoozed("check_in", "2026-12-06 08:00"))
    assert queue(later, now=berlin("2026-12-05 12:00")) == []
    (back,) = day_queue([later], POLICY, berlin("2026-12-06 08:00"))
    assert back.state == "late"


def test_a_snooze_hides_one_person_and_one_kind_only() -> None:
    panel = owes_thanks("Acme", "2026-12-01 10:00", interviewers=(JANE, BOB))
    quiet = replace(panel, snoozes=snoozed("thank_you", "2026-12-01 20:00", "jane"))
    assert [each.person for each in day_queue([quiet], POLICY, NOW)] == ["Bob Li"]
    other = replace(panel, snoozes=snoozed("check_in", "2026-12-01 20:00"))
    assert len(day_queue([other], POLICY, NOW)) == 2


def test_the_one_check_in_is_snoozed_whomever_the_snooze_names() -> None:
    snoozes = snoozed("check_in", "2026-12-01 15:00", "jane")
    assert queue(may_call("Acme", snoozes=snoozes), now=berlin("2026-12-01 14:59")) == []


def test_a_day_that_is_past_is_not_snoozed() -> None:
    told = may_call(
        "Acme", decision_by=date(2026, 12, 2), snoozes=snoozed("decision", "2026-12-09 08:00")
    )

    def is_snoozed(now: str) -> bool:
        windows = contact_windows(told, POLICY, berlin(now))
        return any(each.kind == "decision" and each.snoozed_until for each in windows)

    assert is_snoozed("2026-12-02 12:00")
    assert not is_snoozed("2026-12-03 12:00")


def test_a_debrief_can_be_snoozed() -> None:
    quiet = replace(DEBRIEF, snoozes=snoozed("debrief", "2026-12-01 20:00"))
    assert queue(quiet) == []
    assert queue(quiet, now=berlin("2026-12-01 20:00")) == [("debrief", "debrief")]
