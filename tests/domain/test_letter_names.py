"""Wrong names in a letter: who is greeted in place of whom, and who belongs elsewhere."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Finding, Interview, Interviewer
from followup_tui.domain.letters.checks import Occasion, complaints
from followup_tui.domain.letters.drafts import Draft
from followup_tui.domain.letters.other_names import OtherNames
from followup_tui.domain.letters.templates import templates
from tests.factories import BOB, JANE, an_interview, berlin

NOW = berlin("2026-11-22 10:00")
TALKED = replace(JANE, talked_about="Rollback netcode; her years at a theatre.")
ROUND = an_interview(interviewers=(TALKED, BOB))
AT_GLOBEX = tuple(Interviewer(name=name) for name in ("Zoe Quist", "Ivo", "2nd engineer", "Bob Li"))
GLOBEX = an_interview(id="globex", company="Globex", interviewers=AT_GLOBEX)
PERSONAL = "Dear Jane,\n\nRollback netcode has stayed with me.\n\nAda"


def said(body: str, subject: str = "", interview: Interview = ROUND, **changes) -> list[str]:
    names = OtherNames((interview, GLOBEX))
    occasion = Occasion(interview, NoteKind.THANK_YOU, TALKED, templates(()), (), names)
    found = complaints(Draft(subject=subject, body=body), occasion._replace(**changes))
    return [each.sentence for each in found]


@pytest.mark.parametrize(
    "greeting",
    [
        *("Dear Jane,", "Hi Jane!", "Hello Jane Doe:", "Good morning, Jane", "DEAR JANE,"),
        *(
            "Dear Ms Doe,",
            "Dear Dr. Doe,",
            "Dear Ms. J. Doe,",
            "dear jane,",
            "Hi Jane thanks a lot",
        ),
        *("Dear all,", "Dear Team,", "Hello there,", "Dear Acme team,", "Dear Hiring Manager,"),
        *(
            "Dear Jane and Bob,",
            "Hi Jane - Thank you",
            "Hi Jane. Thanks",
            "Jane,",
            "Thank you Bob!",
        ),
        *("Dear Doe-san,", "Hello,"),
    ],
)
def test_a_right_greeting_is_fine(greeting: str) -> None:
    assert said(PERSONAL.replace("Dear Jane,", greeting)) == []


@pytest.mark.parametrize(
    ("greeting", "who"),
    [
        ("Dear Bob,", "Bob"),
        ("  Hi Bob!", "Bob"),
        ("Dear Dr. Li,", "Li"),
        ("Good afternoon Bob Li,", "Bob Li"),
        ("Dear Jane Smith,", "Jane Smith"),
        ("Hello Bob and Carl,", "Bob and Carl"),
    ],
)
def test_a_greeting_of_somebody_else_is_named(greeting: str, who: str) -> None:
    sentence = f"The greeting says {who}; the note goes to Jane Doe."
    assert said(PERSONAL.replace("Dear Jane,", greeting)) == [sentence]


@pytest.mark.parametrize("name", ["2nd engineer", "2nd Engineer", "the engineer"])
def test_nobody_can_be_greeted_wrongly_whose_name_is_not_known(name: str) -> None:
    second = Interviewer(name=name, talked_about="Rollback netcode")
    interview = an_interview(interviewers=(second,))
    assert said("Dear Tom,\n\nRollback netcode.", interview=interview, person=second) == []
    assert "greeting" not in str(said("Dear Tom,", person=None))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I look forward to joining Globex.", "Globex"),
        ("as Zoe\nQuist said", "Zoe Quist (Globex)"),
    ],
)
def test_a_name_of_another_interview_is_told(text: str, name: str) -> None:
    sentence = f"{name} belongs to another interview; this letter is about Acme."
    assert said(f"{PERSONAL}\n{text}") == [sentence]
    assert said(PERSONAL, subject=text) == [sentence]


@pytest.mark.parametrize(
    "text", ["globex", "Globexian", "Zoe", "Ivo", "2nd engineer", "Quist Zoe", "Bob Li", "Acme"]
)
def test_what_is_no_name_of_another_interview_is_fine(text: str) -> None:
    assert said(f"{PERSONAL}\n{text}.") == []


def test_a_name_that_this_interview_mentions_is_fine() -> None:
    competitor = replace(ROUND, research=(Finding(text="Their rival is Globex.", at=NOW),))
    assert said(f"{PERSONAL}\nGlobex.", interview=competitor) == []


def test_people_of_another_round_at_the_company_are_no_strangers() -> None:
    first = an_interview(id="first", company="ACME", interviewers=(Interviewer(name="Al Gore"),))
    assert said(f"{PERSONAL}\nAl Gore.", other_names=OtherNames((ROUND, first))) == []
