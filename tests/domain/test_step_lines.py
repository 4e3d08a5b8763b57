"""The words beside an interview and beside its steps (interface.md §1)."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreed_lines import agreed_lines
from followup_tui.domain.agreement import Permission
from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Answer, Interview, Question, Result
from followup_tui.domain.next_action import next_action, next_step
from followup_tui.domain.recording import snooze
from followup_tui.domain.standing import standing
from followup_tui.domain.step_lines import part_line, step_line
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import tick, waive
from followup_tui.domain.window import WindowKind
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
)

NOW = berlin("2026-11-22 10:14")


def action(interview: Interview, now: datetime = NOW) -> str:
    """Return the words of the next action."""
    return next_action(standing(interview, POLICY, now), now)


def line(interview: Interview, step: Step, now: datetime = NOW) -> str:
    """Return the line of a step."""
    return step_line(standing(interview, POLICY, now), step, POLICY, now)


def thanked(**changes: object) -> Interview:
    """Return an interview with its thank-you note sent."""
    sent = a_contact(berlin("2026-11-20 18:02"), "thank_you", people=("jane",))
    return an_interview(**{"contacts": (sent,), "interest_stated": Answer.YES, **changes})


WAITING = thanked(agreements=(an_agreement("2026-12-01"),))


@pytest.mark.parametrize(
    ("interview", "now", "words"),
    [
        (an_interview(), "2026-11-22 10:14", "note: 5 h left"),
        (an_interview(), "2026-11-24 16:00", "note: 2 days late"),
        (an_interview(), "2026-11-20 16:00", "thank-you Jane Doe"),
        (an_interview(interviewers=(JANE, BOB)), "2026-11-20 16:00", "2 thank-yous"),
        (an_interview(), "2026-11-20 10:00", "today 14:00"),
        (an_interview(), "2026-11-20 14:30", "going on now"),
        (an_interview(), "2026-11-17 10:00", "Fri 14:00"),
        (an_interview(), "2026-11-02 10:00", "Fri 20 Nov"),
        (WAITING, "2026-11-26 10:00", "5 days · 1 Dec"),
        (WAITING, "2026-12-01 10:00", "call by Thu"),
        (WAITING, "2026-12-03 10:00", "call today"),
        (
            thanked(agreements=(an_agreement("2026-12-01"),)),
            "2026-12-06 10:00",
            "call: 2 days late",
        ),
        (an_interview(archived=True), "2026-11-22 10:14", "archived"),
    ],
)
def test_the_next_action_is_said_in_a_few_words(interview: Interview, now: str, words: str) -> None:
    assert action(interview, berlin(now)) == words


def test_a_closed_interview_says_its_answer_and_an_open_offer_its_last_day() -> None:
    at = berlin("2026-11-21 10:00")
    no_answer = thanked(outcome=an_outcome(Result.NO_ANSWER, at))
    assert action(no_answer) == "no answer"
    told = a_contact(berlin("2026-11-21 12:00"), "closing_note", people=("jane",))
    offer = thanked(outcome=an_outcome(Result.OFFER, at, "2026-11-26"))
    offer = thanked(outcome=offer.outcome, contacts=(*offer.contacts, told))
    assert action(offer) == "answer by 26 Nov"


def test_the_step_of_the_next_action_is_known() -> None:
    assert next_step(standing(an_interview(), POLICY, NOW)) is Step.THANK_YOU
    assert next_step(standing(WAITING, POLICY, NOW)) is Step.STAY_CALM


def test_what_was_agreed_is_said_beside_step_2() -> None:
    assert line(an_interview(), Step.LAY_GROUND) == "not noted yet"
    agreed = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert line(agreed, Step.LAY_GROUND) == "phone, Tue 1 Dec"
    partly = an_interview(agreements=(an_agreement(),))
    assert line(partly, Step.LAY_GROUND) == "phone · open: when"
    declined = an_interview(agreements=(an_agreement(permission=Permission.NO, method=None),))
    assert line(declined, Step.LAY_GROUND) == "asked, they declined"


def test_the_notes_are_counted_with_the_time_of_the_most_urgent() -> None:
    sent = a_contact(berlin("2026-11-20 18:02"), "thank_you", people=("jane",))
    interview = an_interview(interviewers=(JANE, BOB), contacts=(sent,))
    assert line(interview, Step.THANK_YOU) == "1 of 2 · 5 h left"


@pytest.mark.parametrize(
    ("now", "words"),
    [("2026-11-20 16:00", "until Sun 15:30"), ("2026-11-21 10:00", "until Sun 15:30")],
)
def test_the_last_moment_of_a_note_is_said_by_its_weekday(now: str, words: str) -> None:
    assert line(an_interview(), Step.THANK_YOU, berlin(now)) == f"0 of 1 · {words}"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-22 10:14", "9 days · Tue 1 Dec"),
        ("2026-11-30 10:14", "1 day · Tue 1 Dec"),
        ("2026-12-01 10:14", "until 14:00"),
    ],
)
def test_a_wait_says_how_long_it_is_and_until_when(now: str, words: str) -> None:
    agreed = an_agreement("2026-12-01T14:00:00+01:00")
    assert line(thanked(agreements=(agreed,)), Step.STAY_CALM, berlin(now)) == words


def test_the_latest_note_of_a_panel_is_the_one_that_counts() -> None:
    early = replace(BOB, slot_ended_at=berlin("2026-11-20 14:45"))
    panel = an_interview(interviewers=(JANE, early))
    assert line(panel, Step.THANK_YOU, berlin("2026-11-22 15:00")) == "0 of 2 · 15 min late"


def test_each_note_says_when_it_was_sent_or_how_far_it_is() -> None:
    sent = a_contact(berlin("2026-11-20 18:02"), "thank_you", people=("jane",))
    draft = a_note("bob", body="Dear Bob", status=NoteStatus.DRAFT)
    interview = an_interview(interviewers=(JANE, BOB), contacts=(sent,), notes_to_send=(draft,))
    to_jane, to_bob = standing(interview, POLICY, NOW).steps[3].parts
    assert part_line(interview, Step.THANK_YOU, to_jane, NOW) == "sent Fri 20 Nov 18:02"
    assert part_line(interview, Step.THANK_YOU, to_bob, NOW) == "draft ready · 5 h left"


def test_a_note_that_is_put_off_says_until_when_and_the_others_come_first() -> None:
    panel = an_interview(interviewers=(JANE, BOB))
    at_jane = snooze(panel, WindowKind.THANK_YOU, "jane", berlin("2026-11-22 13:00"))
    to_jane, _ = standing(at_jane, POLICY, NOW).steps[3].parts
    said = part_line(at_jane, Step.THANK_YOU, to_jane, NOW)
    assert said == "5 h left · snoozed until Sun 22 Nov 13:00"
    assert line(at_jane, Step.THANK_YOU) == "0 of 2 · 5 h left"
    both = snooze(at_jane, WindowKind.THANK_YOU, "bob", berlin("2026-11-23 08:00"))
    assert line(both, Step.THANK_YOU) == "0 of 2 · snoozed until Sun 22 Nov 13:00"


@pytest.mark.parametrize(
    ("kind", "step", "words"),
    [
        (WindowKind.DEBRIEF, Step.SHOW_INTEREST, "not noted yet"),
        (WindowKind.CHECK_IN, Step.STAY_CALM, "kept"),
        (WindowKind.SILENCE, Step.STAY_CALM, "kept"),
        (WindowKind.RESEARCH, Step.RESEARCH, "nothing looked up yet"),
    ],
)
def test_what_is_put_off_is_said_at_its_step(kind: WindowKind, step: Step, words: str) -> None:
    quiet = thanked(interest_stated=Answer.UNKNOWN)
    for each in (WindowKind.DEBRIEF, WindowKind.CHECK_IN, WindowKind.SILENCE, WindowKind.RESEARCH):
        day = "04" if each is kind else "05"
        quiet = snooze(quiet, each, None, berlin(f"2027-01-{day} 08:00"))
    said = line(quiet, step, berlin("2026-12-30 10:00"))
    assert said == f"snoozed until Mon 4 Jan 2027 08:00 · {words}"


def test_a_call_that_is_put_off_is_not_asked_for_at_step_3() -> None:
    now = berlin("2026-12-01 10:00")
    quiet = snooze(WAITING, WindowKind.CHECK_IN, None, berlin("2026-12-02 08:00"))
    assert line(WAITING, Step.STAY_CALM, now) == "kept · call by Thu"
    assert line(quiet, Step.STAY_CALM, now) == "snoozed until Wed 2 Dec 08:00 · kept"


def test_keeping_in_touch_that_is_put_off_is_said_at_step_6() -> None:
    at = berlin("2026-11-21 10:00")
    told = a_contact(at, "closing_note", people=("jane",))
    over = thanked(outcome=an_outcome(Result.REJECTED, at), contacts=(told,))
    in_spring = berlin("2027-02-20 10:00")
    quiet = snooze(over, WindowKind.KEEP_IN_TOUCH, None, berlin("2027-02-22 08:00"))
    said = line(quiet, Step.ACCEPT_OUTCOME, in_spring)
    assert said == "snoozed until Mon 22 Feb 08:00 · rejected · 1 of 1 done"


def test_the_last_moment_of_a_note_is_said_on_both_calendars_where_the_day_differs() -> None:
    tokyo = replace(JANE, timezone="Asia/Tokyo")
    evening = an_interview(starts_at=berlin("2026-11-20 16:30"), interviewers=(tokyo,))
    now = berlin("2026-11-21 10:00")
    assert line(evening, Step.THANK_YOU, now) == "0 of 1 · until Sun 17:30 (Mon there)"


def test_a_locked_step_says_what_unlocks_it() -> None:
    before = berlin("2026-11-20 10:00")
    assert line(an_interview(), Step.THANK_YOU, before) == "after the interview"
    cancelled = an_interview(outcome=an_outcome(Result.CANCELLED, before))
    assert line(cancelled, Step.THANK_YOU) == "it was cancelled"
    assert line(an_interview(), Step.ACCEPT_OUTCOME) == "when they answer"


def test_a_waived_step_says_its_reason_and_a_ticked_one_that_it_is_done() -> None:
    waived = waive(an_interview(), Step.LAY_GROUND, "no chance to ask", POLICY, NOW)
    assert line(waived, Step.LAY_GROUND) == "waived: no chance to ask"
    ticked = tick(an_interview(), Step.SHOW_INTEREST, POLICY, NOW, NOW)
    assert line(ticked, Step.SHOW_INTEREST) == "said it, asked"


def test_research_says_its_open_questions() -> None:
    asked = an_interview(questions=(Question(text="Who leads?"), Question(text="On call?")))
    assert line(asked, Step.RESEARCH) == "2 questions open · nothing looked up yet"
    fresh = tick(asked, Step.RESEARCH, POLICY, NOW, NOW)
    assert line(fresh, Step.RESEARCH) == "2 questions open · fresh"


def test_an_early_call_is_not_forgotten() -> None:
    early = a_contact(berlin("2026-11-21 09:00"), early=True)
    assert line(thanked(contacts=(early,)), Step.STAY_CALM) == "contacted early, Sat 21 Nov"


def test_the_lines_above_the_steps_hold_what_was_agreed() -> None:
    agreed = an_agreement("2026-12-01", words="call me in early December")
    lines = agreed_lines(an_interview(stage="Onsite", agreements=(agreed,)), NOW)
    assert lines == (
        "Onsite · Fri 20 Nov 14:00–15:30 · 2 days ago",
        "Jane Doe (CTO)",
        'They said: "call me in early December" – phone, Tue 1 Dec',
    )


def test_an_interview_elsewhere_is_told_on_both_clocks() -> None:
    there = an_interview(
        starts_at=local("2026-11-20 09:00", "America/New_York"), timezone="America/New_York"
    )
    assert agreed_lines(there, NOW)[0] == (
        "Fri 20 Nov 09:00–10:00 America/New_York (15:00 here) · 2 days ago"
    )
