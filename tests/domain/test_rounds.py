"""Rounds of one application, linked by `follows`, as one story."""

import pytest

from followup_tui.domain.interview import Question
from followup_tui.domain.rounds import (
    Rounds,
    open_questions,
    place_words,
    story_words,
    unsaid_so_far,
)
from tests.factories import an_interview, berlin

SCREEN = an_interview(id="one", stage="Phone screen", starts_at=berlin("2026-11-10 09:00"))
ONSITE = an_interview(id="two", stage="Onsite", starts_at=berlin("2026-11-20 14:00"), follows="one")
FINAL = an_interview(id="three", starts_at=berlin("2027-01-08 14:00"), follows="two")
OTHER = an_interview(id="other", company="Globex")
STORY = (SCREEN, ONSITE, FINAL)


def ids(story):
    return [each.id for each in story]


@pytest.mark.parametrize("seen_from", STORY, ids=ids(STORY))
def test_a_story_is_the_same_from_each_of_its_rounds_the_first_first(seen_from):
    rounds = Rounds((FINAL, OTHER, SCREEN, ONSITE))
    assert rounds.story(seen_from) == STORY
    assert rounds.story(OTHER) == (OTHER,)


def test_two_rounds_that_follow_the_same_one_are_both_in_the_story():
    lunch = an_interview(id="lunch", starts_at=berlin("2026-11-20 12:00"), follows="one")
    assert ids(Rounds((*STORY, lunch)).story(FINAL)) == ["one", "lunch", "two", "three"]


def test_rounds_that_follow_each_other_in_a_circle_are_each_told_once():
    circle = an_interview(id="one", starts_at=berlin("2026-11-10 09:00"), follows="three")
    itself = an_interview(id="alone", follows="alone")
    assert ids(Rounds((circle, ONSITE, FINAL)).story(ONSITE)) == ["one", "two", "three"]
    assert Rounds((itself,)).story(itself) == (itself,)


def test_a_round_that_was_deleted_leaves_the_others_together():
    assert ids(Rounds((SCREEN, FINAL)).story(FINAL)) == ["three"]
    lunch = an_interview(id="lunch", starts_at=berlin("2026-11-20 12:00"), follows="one")
    assert ids(Rounds((ONSITE, lunch)).story(ONSITE)) == ["lunch", "two"]


def test_a_round_that_is_not_saved_yet_has_its_story_already():
    assert Rounds((SCREEN, ONSITE)).story(FINAL) == STORY


def test_a_long_story_is_told_to_its_end():
    chain = [an_interview(id="0", starts_at=berlin("2026-11-01 09:00"))]
    for number in range(1, 3000):
        chain.append(
            an_interview(
                id=str(number), follows=str(number - 1), starts_at=berlin("2026-11-20 14:00")
            )
        )
    assert len(Rounds(chain).story(chain[-1])) == 3000


def test_the_place_in_a_story_is_said_with_what_came_before_and_after():
    assert place_words(ONSITE, STORY) == "Round 2 of 3"
    assert story_words(ONSITE, STORY) == (
        "Round 2 of 3: after Phone screen, Tue 10 Nov; before Interview, Fri 8 Jan 2027"
    )
    assert story_words(SCREEN, STORY) == "Round 1 of 3: before Onsite, Fri 20 Nov"
    assert place_words(OTHER, (OTHER,)) == story_words(OTHER, (OTHER,)) == ""


def with_questions(interview_id, follows=None, **answers):
    asked = tuple(Question(text=text, answer=answer) for text, answer in answers.items())
    day = {"one": "10", "two": "20", "three": "25"}[interview_id]
    return an_interview(
        id=interview_id,
        follows=follows,
        starts_at=berlin(f"2026-11-{day} 09:00"),
        questions=asked,
    )


def test_open_questions_are_its_own_and_those_that_earlier_rounds_left_each_once():
    first = with_questions("one", team="", pay="enough", Tools="")
    second = with_questions("two", "one", start="", tools="")
    third = with_questions("three", "two", later="")
    asked = open_questions(second, (first, second, third))
    assert [each.text for each in asked] == ["start", "tools", "team"]


def test_a_question_that_was_carried_over_and_answered_is_not_asked_again():
    first, second = with_questions("one", team=""), with_questions("two", "one", team="seven")
    third = with_questions("three", "two")
    assert open_questions(third, (first, second, third)) == ()


def test_what_was_not_said_is_kept_for_the_rounds_after_it():
    first = an_interview(id="one", unsaid=("Cut the build time", "Ran the migration"))
    second = an_interview(id="two", unsaid=("Ran the migration", "Wrote the book"))
    assert unsaid_so_far(second, (first, second)) == (
        "Cut the build time",
        "Ran the migration",
        "Wrote the book",
    )
    assert unsaid_so_far(first, (first, second)) == first.unsaid
