"""The card: what to ask before leaving the room."""

import pytest

from followup_tui.cli.output import cells
from followup_tui.domain.card import FIVE_QUESTIONS, card
from followup_tui.domain.interview import Desire, Question
from tests.factories import BOB, JANE, an_interview, berlin

SCREEN = an_interview(
    id="one",
    stage="Phone screen",
    starts_at=berlin("2026-11-10 09:00"),
    questions=(Question(text="Who is on call?"), Question(text="Team size?", answer="seven")),
    unsaid=("Cut the build time by half",),
)
ONSITE = an_interview(stage="Onsite", place="Hauptstr. 1", interviewers=(JANE, BOB), follows="one")


def test_a_card_tells_where_to_be_and_has_the_five_questions_with_room_for_answers():
    dots = "    ......................................"
    assert card(an_interview(place="Hauptstr. 1"), (an_interview(),), 80) == (
        "Acme",
        "Backend engineer",
        "Fri 20 Nov 2026, 14:00-15:30",
        "Europe/Berlin time",
        "At Hauptstr. 1",
        "With Jane Doe (CTO)",
        "",
        "BEFORE YOU LEAVE THE ROOM",
        "[ ] Say once more that you want the job.",
        "",
        "[ ] 1 What happens next - a second",
        "    interview?",
        dots,
        "[ ] 2 How soon do you want to fill the",
        "    position?",
        dots,
        "[ ] 3 May I contact you in a few days?",
        dots,
        "[ ] 4 When would suit you?",
        dots,
        "[ ] 5 How, and whom do I ask for?",
        dots,
    )


def test_what_an_earlier_round_left_open_is_rolled_over():
    lines = card(ONSITE, (SCREEN, ONSITE), 42)
    assert "Round 2 of 2: after Phone screen, Tue 10" in lines
    assert lines[lines.index("QUESTIONS I STILL HAVE") + 1] == "[ ] Who is on call?"
    assert lines[lines.index("TO BRING UP") + 1] == "[ ] Cut the build time by half"
    assert not any("Team size?" in line for line in lines)


def test_an_interview_for_a_job_that_is_not_wanted_does_not_ask_to_say_so():
    unwanted = an_interview(desire=Desire.NOT_WANTED)
    assert not any("want the job" in line for line in card(unwanted, (unwanted,), 42))


@pytest.mark.parametrize("width", [200, 42, 30, 20])
@pytest.mark.parametrize(
    "text", ["word " * 40, "A" * 300, "会社" * 60, "株式 会社" * 9, "🦊🦊 fox" * 9, "a-b\n\n- c"]
)
def test_a_card_is_never_wider_than_a_phone_or_a_narrow_terminal(width, text):
    wide = an_interview(company=text, place=text, unsaid=(text,), questions=(Question(text=text),))
    lines = card(wide, (wide,), width)
    assert all(cells(line) <= min(width, 42) and "\0" not in line for line in lines)
    letters = "".join("".join(lines).split())
    assert "".join(text.split()) in letters


def test_the_layout_is_ascii_so_that_it_prints_everywhere():
    assert all(line.isascii() for line in card(ONSITE, (SCREEN, ONSITE), 42))
    assert all(question.isascii() for question in FIVE_QUESTIONS)
