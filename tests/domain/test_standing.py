"""Where one interview stands, what comes next, and until when that holds."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Permission
from followup_tui.domain.checklist import checklist
from followup_tui.domain.interview import Answer, Interview, Snooze
from followup_tui.domain.standing import Group, standing
from followup_tui.domain.steps import Step, StepMark
from followup_tui.domain.windows import contact_windows
from tests.factories import (
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
)

NOW = berlin("2026-11-25 10:00")


def a_held(**changes: Any) -> Interview:
    """An interview that was written down, thanked for, and agreed to call on 1 December."""
    usual: dict[str, Any] = {
        "interest_stated": Answer.YES,
        "agreements": (an_agreement("2026-12-01"),),
        "contacts": (a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane",)),),
    }
    return an_interview(**{**usual, **changes})


@pytest.mark.parametrize(
    ("interview", "group"),
    [
        (an_interview(), Group.TO_DO),
        (a_held(), Group.ON_HOLD),
        (an_interview(starts_at=berlin("2026-11-26 10:00")), Group.UPCOMING),
        (an_interview(starts_at=berlin("2026-11-25 18:00")), Group.TO_DO),
        (a_held(outcome=an_outcome("advanced", NOW)), Group.CLOSED),
        (a_held(outcome=an_outcome("offer", NOW)), Group.TO_DO),
        (an_interview(archived=True), Group.CLOSED),
        (an_interview(starts_at=berlin("2026-11-26 10:00"), archived=True), Group.CLOSED),
    ],
)
def test_an_interview_is_to_do_on_hold_upcoming_or_closed(
    interview: Interview, group: Group
) -> None:
    assert standing(interview, POLICY, NOW).group is group


def test_it_holds_the_windows_and_the_steps_of_that_moment() -> None:
    found = standing(a_held(), POLICY, NOW)
    assert found.windows == contact_windows(a_held(), POLICY, NOW)
    assert found.steps == checklist(a_held(), POLICY, NOW)


def test_next_is_the_most_urgent_action() -> None:
    late_and_debrief = standing(an_interview(), POLICY, NOW)
    assert {item.window.kind for item in late_and_debrief.items} == {"thank_you", "debrief"}
    assert late_and_debrief.next_window is not None
    assert late_and_debrief.next_window.kind == "thank_you"


def test_on_hold_next_is_the_hold_with_its_end() -> None:
    following = standing(a_held(decision_by=date(2026, 11, 27)), POLICY, NOW).next_window
    assert following is not None
    assert (following.kind, following.closes) == ("hold", berlin("2026-12-01 00:00"))


def test_before_the_interview_next_is_the_interview() -> None:
    coming = an_interview(starts_at=berlin("2026-12-26 10:00"))
    following = standing(coming, POLICY, NOW).next_window
    assert following is not None
    assert following.kind == "interview"


def test_after_a_rejection_next_is_to_keep_in_touch() -> None:
    closed = a_held(
        outcome=an_outcome("no_answer", berlin("2026-11-24 09:00")),
    )
    following = standing(closed, POLICY, NOW).next_window
    assert following is not None
    assert following.kind == "keep_in_touch"


def test_nothing_comes_next_where_the_story_is_over() -> None:
    assert standing(a_held(outcome=an_outcome("advanced", NOW)), POLICY, NOW).next_window is None


def test_standings_sort_by_group_then_by_urgency_or_time() -> None:
    def named(company: str, interview: Interview) -> Interview:
        return replace(interview, id=company, company=company)

    expected = [
        named("late", an_interview(interest_stated=Answer.YES)),
        named("debrief", a_held(interest_stated=Answer.UNKNOWN, agreements=())),
        named("z: hold to 1 Dec", a_held()),
        named("a: hold to 2 Dec", a_held(agreements=(an_agreement("2026-12-02"),))),
        named("z: on 26 Dec", an_interview(starts_at=berlin("2026-12-26 10:00"))),
        named("a: on 27 Dec", an_interview(starts_at=berlin("2026-12-27 10:00"))),
        named("z: closed now", a_held(outcome=an_outcome("advanced", NOW), updated_at=NOW)),
        named("a: closed before", a_held(outcome=an_outcome("advanced", NOW))),
    ]
    standings = [standing(each, POLICY, NOW) for each in reversed(expected)]
    in_order = sorted(standings, key=lambda each: each.place)
    assert [each.interview.company for each in in_order] == [each.company for each in expected]


# --- good until


@pytest.mark.parametrize(
    ("interview", "now", "until"),
    [
        # the interview is over; its note is due soon; late; the check-in opens
        (an_interview(), "2026-11-20 15:00", "2026-11-20 15:30"),
        (an_interview(), "2026-11-22 01:00", "2026-11-22 03:30"),
        (an_interview(), "2026-11-22 03:30", "2026-11-22 15:30"),
        (a_held(), "2026-11-30 15:00", "2026-12-01 00:00"),
        # nothing turns but the day
        (a_held(), "2026-11-24 10:00", "2026-11-25 00:00"),
        (a_held(), "2026-11-24 00:00", "2026-11-25 00:00"),
        # research goes stale
        (a_held(), "2026-11-27 10:00", "2026-11-27 15:30"),
        (
            a_held(steps=(StepMark(step=Step.RESEARCH, at=berlin("2026-11-21 11:11")),)),
            "2026-11-28 10:00",
            "2026-11-28 11:11",
        ),
    ],
)
def test_it_is_good_until_the_first_thing_that_turns(
    interview: Interview, now: str, until: str
) -> None:
    assert standing(interview, POLICY, berlin(now)).good_until == berlin(until)


def test_it_is_good_until_a_snooze_ends() -> None:
    until = berlin("2026-11-25 14:00")
    quiet = an_interview(snoozes=(Snooze(kind="thank_you", person="jane", until=until),))
    assert standing(quiet, POLICY, NOW).good_until == until


def test_it_is_good_until_the_snooze_of_a_debrief_ends() -> None:
    until = berlin("2026-11-25 14:00")
    quiet = an_interview(snoozes=(Snooze(kind="debrief", until=until),))
    assert standing(quiet, POLICY, NOW).good_until == until


def test_the_day_that_turns_is_the_one_of_the_user() -> None:
    now = local("2026-11-24 10:00", "America/New_York")
    assert standing(a_held(), POLICY, now).good_until == local(
        "2026-11-25 00:00", "America/New_York"
    )


# --- nothing is forgotten


def test_a_snoozed_window_is_what_comes_next_where_nothing_else_does() -> None:
    snoozed = Snooze(kind="silence", until=berlin("2027-02-01 08:00"))
    waived = StepMark(step=Step.RESEARCH, at=NOW, waived=True, reason="no")
    refused = an_agreement(permission=Permission.NO)
    quiet = a_held(agreements=(refused,), snoozes=(snoozed,), steps=(waived,))
    following = standing(quiet, POLICY, berlin("2027-01-15 10:00")).next_window
    assert following is not None
    assert following.kind == "silence"
