"""What a debrief writes down, and what it leaves alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.checklist import StepStatus, checklist
from followup_tui.domain.debrief import debrief_texts, read_debrief
from followup_tui.domain.interview import Answer, Interview, Need, Question
from followup_tui.domain.typed_fields import EntryRefused, Reading
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin

NOW = berlin("2026-11-20 16:00")
READING = Reading(NOW, POLICY)


def debriefed(interview: Interview, **typed: str) -> Interview:
    """Type into the fields of a debrief and save it."""
    before = debrief_texts(interview)
    return read_debrief(interview, before, before | typed, READING)


def test_an_untouched_debrief_changes_nothing() -> None:
    full = an_interview(
        interviewers=(JANE, BOB),
        agreements=(an_agreement("2026-12-01/2026-12-03", contact_person="jane"),),
        needs_discussed=(Need(text="two\nlines", my_fit="I\ncan"), Need(text="plain")),
        unsaid=("a", "a"),
        to_look_up=("Kafka",),
        questions=(
            Question(text="Team?"),
            Question(text="When?", asked_in="phone", answer="Monday"),
        ),
    )
    changed = debriefed(full)
    assert replace(changed, questions=()) == replace(full, questions=())
    assert set(changed.questions) == set(full.questions)


def test_steps_one_and_two_fill_from_the_answers() -> None:
    interview = debriefed(
        an_interview(),
        interest_stated="yes",
        next_step_asked="yes",
        next_step_words="a second round",
        permission="yes",
        contact_on="in a week",
        method="phone",
        contact_person="jane",
    )
    first, second, *_ = checklist(interview, POLICY, NOW)
    assert (first.status, second.status) == (StepStatus.DONE, StepStatus.DONE)
    assert interview.agreement.contact_on is not None
    assert interview.agreement.contact_on.first == date(2026, 11, 27)
    assert interview.agreement.contact_person == "jane"
    assert interview.next_step_words == "a second round"


def test_days_count_from_the_interview_however_late_the_debrief_is() -> None:
    interview = an_interview()
    before = debrief_texts(interview)
    late = Reading(berlin("2026-11-25 09:00"), POLICY)
    typed = before | {"decision_by": "in a week", "second_round_on": "in two weeks"}
    changed = read_debrief(interview, before, typed, late)
    assert changed.decision_by == date(2026, 11, 27)
    assert changed.second_round_on == date(2026, 12, 4)


def test_what_was_forgotten_in_the_room_is_kept_as_a_no() -> None:
    changed = debriefed(an_interview(), interest_stated="no", next_step_asked="no")
    assert (changed.interest_stated, changed.next_step_asked) == (Answer.NO, Answer.NO)


def test_needs_are_read_with_what_i_can_do_about_them() -> None:
    changed = debriefed(an_interview(), needs="Streams -> I ran Kafka\nSomebody calm → me\nTests")
    assert changed.needs_discussed == (
        Need(text="Streams", my_fit="I ran Kafka"),
        Need(text="Somebody calm", my_fit="me"),
        Need(text="Tests"),
    )


def test_questions_are_for_the_meeting_unless_the_line_says_phone() -> None:
    changed = debriefed(an_interview(), questions="Team?\nPhone: when can I start?")
    assert changed.questions == (
        Question(text="Team?"),
        Question(text="when can I start?", asked_in="phone"),
    )


def test_each_person_keeps_what_was_talked_about_with_them() -> None:
    interview = an_interview(interviewers=(JANE, BOB))
    changed = debriefed(interview, **{"talked_about bob": "Streams"})
    assert [each.talked_about for each in changed.interviewers] == ["", "Streams"]


def test_lines_that_another_program_added_meanwhile_stay() -> None:
    seen = an_interview(unsaid=("old", "gone"))
    before = debrief_texts(seen)
    fresh = replace(seen, unsaid=("old", "gone", "from elsewhere"), role="Chief")
    changed = read_debrief(fresh, before, before | {"unsaid": "old\nnew"}, READING)
    assert changed.unsaid == ("old", "from elsewhere", "new")
    assert changed.role == "Chief"


def test_answers_to_questions_survive_a_debrief() -> None:
    answered = Question(text="Team?", answer="Six people")
    changed = debriefed(an_interview(questions=(answered,)), questions="Budget?")
    assert changed.questions == (answered, Question(text="Budget?"))


def test_they_declined_answers_all_of_step_two() -> None:
    changed = debriefed(an_interview(), permission="no")
    assert changed.agreement.permission is Permission.NO
    assert checklist(changed, POLICY, NOW)[1].status is StepStatus.DONE


def test_a_date_that_cannot_be_read_is_refused_at_its_field() -> None:
    with pytest.raises(EntryRefused) as refused:
        debriefed(an_interview(), contact_on="soonish", method="phone")
    assert list(refused.value.fields) == ["contact_on"]


def test_the_last_of_a_range_that_stands_is_kept_when_its_first_day_changes() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01/2026-12-04"),))
    changed = debriefed(interview, contact_on="2026-12-02", method="email")
    assert str(changed.agreement.contact_on) == "2026-12-02/2026-12-04"
    assert changed.agreement.method is Method.EMAIL
