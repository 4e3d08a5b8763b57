"""Writing down what was found out, what is still to look up and what to ask."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.checklist import StepStatus, checklist
from followup_tui.domain.interview import Finding, Interview, Question
from followup_tui.domain.refusal import Refused
from followup_tui.domain.researching import (
    add_finding,
    add_question,
    add_topic,
    change_finding,
    change_question,
    done_at,
    drop_topic,
    mark_used,
    read_finding,
    read_question,
    remove_finding,
    remove_question,
    topic_opening,
)
from followup_tui.domain.typed_fields import EntryRefused, Reading
from tests.factories import POLICY, an_interview, berlin

NOW = berlin("2026-11-22 10:14")
READING = Reading(NOW, POLICY)
SERIES_B = Finding(text="Series B in May", at=berlin("2026-11-21 09:00"))
RIVALS = Finding(text="Two rivals merged", scope="industry", at=berlin("2026-11-21 10:00"))
TEAM = Question(text="How big is the team?")
SALARY = Question(text="What is the salary?", asked_in="phone")
NOTED = an_interview(
    to_look_up=("Kafka", "Their pension plan"),
    research=(SERIES_B, RIVALS),
    questions=(TEAM, SALARY),
)
TYPED = {"text": "Raised 40 M", "scope": "company", "url": "", "at": ""}


def status_of_step_5(interview: Interview) -> StepStatus:
    return checklist(interview, POLICY, NOW)[4].status


def test_a_topic_is_listed_once_whatever_its_case_and_blanks() -> None:
    once = add_topic(an_interview(), " Their  Kafka migration ")
    assert once.to_look_up == ("Their Kafka migration",)
    assert add_topic(once, "their kafka migration") is once


def test_a_topic_can_be_dropped_once() -> None:
    dropped = drop_topic(NOTED, "Kafka")
    assert dropped.to_look_up == ("Their pension plan",)
    with pytest.raises(Refused, match="That topic was changed or removed"):
        drop_topic(dropped, "Kafka")


def test_a_finding_that_answers_a_topic_takes_it_off_the_list() -> None:
    found = Finding(text="Kafka: they left it", scope="topic", at=NOW)
    looked_up = add_finding(NOTED, found, "Kafka")
    assert looked_up.research == (SERIES_B, RIVALS, found)
    assert looked_up.to_look_up == ("Their pension plan",)
    assert add_finding(NOTED, found).to_look_up == NOTED.to_look_up


def test_a_finding_is_kept_though_its_topic_was_dropped_meanwhile() -> None:
    assert add_finding(drop_topic(NOTED, "Kafka"), SERIES_B, "Kafka").research[-1] == SERIES_B


def test_a_finding_keeps_step_5_fresh_and_removing_it_opens_the_step_again() -> None:
    noted = add_finding(an_interview(), SERIES_B)
    assert status_of_step_5(noted) is StepStatus.DONE
    assert status_of_step_5(remove_finding(noted, SERIES_B)) is StepStatus.OPEN


def test_a_change_stands_where_the_old_value_stood() -> None:
    corrected = replace(SERIES_B, text="Series C in May")
    assert change_finding(NOTED, SERIES_B, corrected).research == (corrected, RIVALS)
    answered = replace(TEAM, answer="Six people")
    assert change_question(NOTED, TEAM, answered).questions == (answered, SALARY)


def test_of_two_equal_ones_only_the_first_is_meant() -> None:
    twice = replace(NOTED, research=(SERIES_B, RIVALS, SERIES_B), questions=(TEAM, TEAM))
    assert remove_finding(twice, SERIES_B).research == (RIVALS, SERIES_B)
    assert remove_question(twice, TEAM).questions == (TEAM,)


def test_a_finding_is_marked_used_and_unused() -> None:
    used = mark_used(NOTED, RIVALS, used=True)
    assert used.research == (SERIES_B, replace(RIVALS, used=True))
    assert mark_used(used, used.research[1], used=False) == NOTED


def test_what_another_program_changed_is_refused_with_a_sentence() -> None:
    gone = an_interview()
    for refused in (
        lambda: change_finding(gone, SERIES_B, RIVALS),
        lambda: remove_finding(gone, SERIES_B),
        lambda: mark_used(gone, SERIES_B, used=True),
    ):
        with pytest.raises(Refused, match="That finding was changed or removed"):
            refused()
    for refused in (
        lambda: change_question(gone, TEAM, SALARY),
        lambda: remove_question(gone, TEAM),
    ):
        with pytest.raises(Refused, match="That question was changed or removed"):
            refused()


def test_a_question_is_added_behind_the_others() -> None:
    assert add_question(an_interview(questions=(TEAM,)), SALARY).questions == (TEAM, SALARY)


def test_a_typed_finding_is_of_now_unless_a_time_is_said() -> None:
    assert read_finding(TYPED, READING, NOTED) == Finding(text="Raised 40 M", at=NOW)
    yesterday = read_finding(TYPED | {"at": "yesterday 16:00"}, READING, NOTED)
    assert yesterday.at == berlin("2026-11-21 16:00")


def test_a_changed_finding_stays_used() -> None:
    used = replace(SERIES_B, used=True)
    assert read_finding(TYPED, READING, NOTED, used).used


def test_a_finding_without_text_or_of_tomorrow_is_refused_at_its_fields() -> None:
    with pytest.raises(EntryRefused) as refused:
        read_finding(TYPED | {"text": " \n", "at": "tomorrow"}, READING, NOTED)
    assert list(refused.value.fields) == ["text", "at"]


def test_a_topic_alone_is_no_finding() -> None:
    with pytest.raises(EntryRefused, match="what did you find out"):
        read_finding(TYPED | {"text": topic_opening("Kafka")}, READING, NOTED, topic="Kafka")
    said = read_finding(TYPED | {"text": "Kafka: gone"}, READING, NOTED, topic="Kafka")
    assert said.text == "Kafka: gone"


def test_a_typed_question_is_for_the_meeting_or_for_the_phone() -> None:
    typed = {"text": " Why? ", "for": "phone", "answer": ""}
    assert read_question(typed) == Question(text="Why?", asked_in="phone")
    assert read_question(typed | {"for": "meeting"}).asked_in == "meeting"
    with pytest.raises(EntryRefused) as refused:
        read_question(typed | {"text": " "})
    assert list(refused.value.fields) == ["text"]


def test_undo_says_what_was_done_and_where() -> None:
    assert done_at(NOTED, "note research") == "note research at Acme"
