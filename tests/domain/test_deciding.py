"""One key decides: what is due is done, or it is let go."""

import pytest

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.deciding import CAN_BE_LET_GO, done, let_go
from followup_tui.domain.interview import Interview, Result
from followup_tui.domain.queue import day_queue
from followup_tui.domain.refusal import Refused
from followup_tui.domain.steps import Step, StepMark
from followup_tui.domain.window import ContactWindow, WindowKind
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
)

DEBRIEFED = tuple(
    StepMark(step=step, at=berlin("2026-11-20 16:00"))
    for step in (Step.SHOW_INTEREST, Step.LAY_GROUND)
)
PEOPLE = (JANE, BOB)
THANKED = (a_contact(berlin("2026-11-20 18:00"), ContactKind.THANK_YOU, people=("jane", "bob")),)
CASES = {
    WindowKind.THANK_YOU: (an_interview(interviewers=PEOPLE, steps=DEBRIEFED), "2026-11-21 10:00"),
    WindowKind.DEBRIEF: (an_interview(interviewers=PEOPLE, contacts=THANKED), "2026-11-21 10:00"),
    WindowKind.CHECK_IN: (
        an_interview(
            interviewers=PEOPLE,
            agreements=(an_agreement("2026-12-01", contact_person="bob"),),
            contacts=THANKED,
            steps=(StepMark(step=Step.RESEARCH, at=berlin("2026-11-30 10:00")),),
        ),
        "2026-12-01 10:00",
    ),
    WindowKind.SILENCE: (
        an_interview(
            contacts=(*THANKED, *(a_contact(berlin(f"2026-12-{n} 10:00")) for n in (10, 20))),
            steps=(*DEBRIEFED, StepMark(step=Step.RESEARCH, at=berlin("2027-01-09 10:00"))),
        ),
        "2027-01-10 10:00",
    ),
    WindowKind.RESEARCH: (
        an_interview(steps=DEBRIEFED, contacts=THANKED, agreements=(an_agreement("2027-01-01"),)),
        "2026-11-28 10:00",
    ),
    WindowKind.CLOSING_NOTE: (
        an_interview(
            contacts=THANKED,
            steps=DEBRIEFED,
            outcome=an_outcome(Result.REJECTED, berlin("2026-12-01 09:00")),
        ),
        "2026-12-02 10:00",
    ),
    WindowKind.KEEP_IN_TOUCH: (
        an_interview(
            steps=DEBRIEFED, outcome=an_outcome(Result.NO_ANSWER, berlin("2027-01-01 09:00"))
        ),
        "2027-04-02 10:00",
    ),
    WindowKind.INTERVIEW: (an_interview(), "2026-11-20 08:00"),
}


def due(kind: WindowKind) -> tuple[Interview, ContactWindow, tuple[ContactWindow, ...]]:
    interview, at = CASES[kind]
    queue = day_queue([interview], POLICY, berlin(at))
    return interview, next(each for each in queue if each.kind is kind), queue


def after(kind: WindowKind, decided: Interview) -> tuple[ContactWindow, ...]:
    return day_queue([decided], POLICY, berlin(CASES[kind][1]))


@pytest.mark.parametrize("kind", [kind for kind in CASES if kind is not WindowKind.INTERVIEW])
def test_what_is_done_is_not_due_any_more_and_nothing_else_is_touched(kind):
    interview, window, queue = due(kind)
    decided = done(interview, window, POLICY, berlin(CASES[kind][1]))
    left = [(each.kind, each.person) for each in after(kind, decided)]
    expected = [(each.kind, each.person) for each in queue if each != window]
    # An answer that is "no answer" ends the waiting as a whole.
    assert left == ([] if kind is WindowKind.SILENCE else expected)


@pytest.mark.parametrize("kind", sorted(CAN_BE_LET_GO))
def test_what_is_let_go_is_not_due_any_more(kind):
    interview, window, queue = due(kind)
    decided = let_go(interview, window, "not for me", POLICY, berlin(CASES[kind][1]))
    left = [(each.kind, each.person) for each in after(kind, decided)]
    assert left == [(each.kind, each.person) for each in queue if each != window]


@pytest.mark.parametrize("kind", sorted(set(CASES) - CAN_BE_LET_GO))
def test_what_only_an_answer_or_a_day_ends_cannot_be_let_go(kind):
    interview, window, _ = due(kind)
    with pytest.raises(Refused, match="Acme: this can't be waived"):
        let_go(interview, window, "not for me", POLICY, berlin(CASES[kind][1]))


def test_a_check_in_that_is_done_is_logged_with_its_way_and_its_person_and_is_not_early():
    interview, window, _ = due(WindowKind.CHECK_IN)
    decided = done(interview, window, POLICY, berlin("2026-12-01 10:00"))
    contact = decided.contacts[-1]
    assert (contact.kind, contact.method, contact.people, contact.early) == (
        ContactKind.CHECK_IN,
        Method.PHONE,
        ("bob",),
        False,
    )


def test_a_check_in_with_the_only_one_there_is_names_them():
    interview = an_interview(agreements=(an_agreement("2026-12-01"),))
    now = berlin("2026-12-01 10:00")
    (window,) = [each for each in day_queue([interview], POLICY, now) if each.kind == "check_in"]
    assert done(interview, window, POLICY, now).contacts[-1].people == ("jane",)


@pytest.mark.parametrize("kind", [kind for kind in CASES if kind is not WindowKind.INTERVIEW])
def test_what_was_settled_meanwhile_is_neither_done_twice_nor_let_go(kind):
    interview, window, _ = due(kind)
    now = berlin(CASES[kind][1])
    settled = done(interview, window, POLICY, now)
    with pytest.raises(Refused, match="settled meanwhile"):
        done(settled, window, POLICY, now)
    if kind in CAN_BE_LET_GO:
        with pytest.raises(Refused, match="settled meanwhile"):
            let_go(settled, window, "not for me", POLICY, now)


def test_an_interview_to_come_is_nothing_that_could_be_done():
    interview, window, _ = due(WindowKind.INTERVIEW)
    with pytest.raises(Refused, match="still to come"):
        done(interview, window, POLICY, berlin("2026-11-20 08:00"))


def test_keeping_in_touch_is_let_go_also_where_nobody_is_named():
    interview = an_interview(
        interviewers=(), outcome=an_outcome(Result.NO_ANSWER, berlin("2027-01-01 09:00"))
    )
    now = berlin("2027-04-02 10:00")
    (window,) = [
        each
        for each in day_queue([interview], POLICY, now)
        if each.kind is WindowKind.KEEP_IN_TOUCH
    ]
    decided = let_go(interview, window, "enough", POLICY, now)
    assert not [each for each in day_queue([decided], POLICY, now) if each.kind is window.kind]
