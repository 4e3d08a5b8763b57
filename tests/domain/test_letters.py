"""Drafts: what a template becomes with what is known, and what is asked for where it is not."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import (
    Answer,
    Desire,
    Finding,
    Interview,
    Interviewer,
    Need,
    Question,
    Result,
)
from followup_tui.domain.letters.drafts import Draft, draft
from followup_tui.domain.letters.facts import Fact, letter_facts
from followup_tui.domain.letters.templates import PLACEHOLDERS, Template, read_template, templates
from followup_tui.domain.letters.words import INTEREST, NEXT_STEP, letter_words
from followup_tui.domain.notes_owed import NOTE_PART
from followup_tui.domain.steps import Part, Step, StepMark
from followup_tui.domain.used_research import used_research
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
    from_them,
)
from tests.strategies import interviews, nows

NOW = berlin("2026-11-22 10:00")
FOUND = berlin("2026-11-21 09:00")
CARL = Interviewer(id="carl", name="Carl Orff")


def drafted(text: str, interview: Interview, person: Interviewer | None = JANE, **changes) -> Draft:
    template = read_template(changes.pop("name", "thank-you-test"), text)
    usual = {"my_name": "Ada Lang", "policy": POLICY, "now": NOW}
    return draft(interview, template.kind, person, template, **{**usual, **changes})


def body(text: str, interview: Interview | None = None, **changes) -> str:
    return drafted(text, interview or an_interview(), **changes).body


def with_panel(**changes) -> Interview:
    return an_interview(interviewers=(JANE, BOB, CARL), **changes)


def test_what_is_known_is_filled_in_subject_and_body() -> None:
    letter = drafted(
        "Subject: {company} ({role})\n\n{name}, {first_name}: {my_name}", an_interview()
    )
    assert letter == Draft(subject="Acme (Backend engineer)", body="Jane Doe, Jane: Ada Lang")


def test_what_is_not_known_stays_to_be_filled_in() -> None:
    assert body("Dear {first_name},\n\n{my_fit}", person=None) == "Dear {first_name},\n\n{my_fit}"
    assert body("{my_name}", my_name="") == "{my_name}"


def test_a_paragraph_that_may_go_does_where_its_fact_is_not_known() -> None:
    text = "One.\n\nI read:\n{research?}. And {need}.\n\nTwo."
    assert body(text) == "One.\n\nTwo."
    found = an_interview(research=(Finding(text="X", at=FOUND),))
    assert body(text, found) == "One.\n\nI read:\nX. And {need}.\n\nTwo."


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("Streams in place of nightly jobs.", "They need: Streams in place of nightly jobs."),
        ("streams", "They need: streams."),
        ("  Streams,\n\n and  soon ", "They need: Streams, and soon."),
        ("Who decides?", "They need: Who decides?"),
        ("Streams!", "They need: Streams!"),
        ("Streams...", "They need: Streams..."),
    ],
)
def test_a_fact_reads_well_inside_of_a_sentence_whatever_its_end(fact: str, sentence: str) -> None:
    assert body("They need: {need}.", an_interview(needs_discussed=(Need(text=fact),))) == sentence


def test_braces_in_a_fact_are_data() -> None:
    braces = an_interview(needs_discussed=(Need(text="{name} and {company?}"),))
    assert body("{need}: {name}", braces) == "{name} and {company?}: Jane Doe"


def test_the_first_topic_that_was_talked_about_stands_in_the_letter() -> None:
    jane = replace(JANE, talked_about="\nRollback netcode; she skis.\nHer dog.")
    assert body("{talked_about}.", person=jane) == "Rollback netcode."


def test_facts_are_dealt_out_so_that_no_two_notes_of_a_round_are_alike() -> None:
    interview = with_panel(
        needs_discussed=(Need(text="N0", my_fit="F0"), Need(text="N1", my_fit="F1")),
        unsaid=("U0", "U1", "U2"),
        research=(
            Finding(text="used", at=FOUND, used=True),
            Finding(text="R0", at=FOUND),
            Finding(text="R1", at=FOUND),
        ),
        questions=(Question(text="old", answer="yes"), Question(text="Q0"), Question(text="Q1")),
    )
    text = "{need} {my_fit} {unsaid} {research} {question}"
    letters = [body(text, interview, person=person) for person in (JANE, BOB, CARL)]
    assert letters == ["N0 F0 U0 R0 Q0", "N1 F1 U1 R1 Q1", "N0 F0 U2 R0 Q0"]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-20 18:00", "Friday"),
        ("2026-11-26 23:59", "Friday"),
        ("2026-11-27 00:00", "20 November"),
        ("2026-11-19 12:00", "20 November"),
        ("2027-01-04 12:00", "20 November 2026"),
    ],
)
def test_the_day_is_said_as_in_a_letter(now: str, day: str) -> None:
    assert body("{day}", now=berlin(now)) == day


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Jane Doe", "Jane"),
        ("Jane", "Jane"),
        ("Dr. Emre Aksoy", "Emre"),
        ("Prof. Dr. Emre Aksoy", "Emre"),
        ("Ms Sommer", "Ms Sommer"),
        ("Dipl.-Ing. Sommer", "Dipl.-Ing. Sommer"),
        ("2nd engineer", "{first_name}"),
        ("the engineer", "{first_name}"),
    ],
)
def test_somebody_is_greeted_by_first_name_where_it_is_known(name: str, first: str) -> None:
    assert body("{first_name}", person=Interviewer(name=name)) == first


def test_what_was_forgotten_in_the_room_is_said_now() -> None:
    both = an_interview(interest_stated=Answer.NO, next_step_asked=Answer.NO)
    assert body("{recovery}", both) == f"{INTEREST} {NEXT_STEP}"
    assert body("{recovery}", replace(both, next_step_asked=Answer.YES)) == INTEREST
    assert body("{recovery}", replace(both, interest_stated=Answer.UNKNOWN)) == NEXT_STEP
    assert body("{recovery}", an_interview()) == "{recovery}"


def test_nobody_asks_for_a_job_that_is_not_wanted_or_says_what_was_waived() -> None:
    forgot = an_interview(interest_stated=Answer.NO)
    assert body("Hi{recovery?}\n\nBye", replace(forgot, desire=Desire.NOT_WANTED)) == "Bye"
    part = Part(name="interest_stated")
    waived = StepMark(step=Step.SHOW_INTEREST, at=NOW, parts=(part,), waived=True, reason="said")
    assert body("Hi{recovery?}\n\nBye", replace(forgot, steps=(waived,))) == "Bye"


def test_a_closing_note_says_thank_you_where_no_thank_you_note_did() -> None:
    def closing(interview: Interview, person: Interviewer) -> str:
        return body("{thanks?}\n\nBye", interview, person=person, name="closing")

    rejected = an_interview(interviewers=(JANE, BOB), outcome=an_outcome("rejected", NOW))
    thanked = replace(rejected, contacts=(a_contact(FOUND, "thank_you", people=("jane",)),))
    assert closing(thanked, JANE) == "Bye"
    assert closing(thanked, BOB).startswith("I have not thanked you yet")
    assert "on Friday: thank you." in closing(thanked, BOB)
    part = Part(name=NOTE_PART, person="bob")
    ticked = replace(thanked, steps=(StepMark(step=Step.THANK_YOU, at=NOW, parts=(part,)),))
    assert closing(ticked, BOB) == "Bye"
    assert body("{thanks?}\n\nBye", rejected) == "Bye"


def test_agreed_words_are_quoted_until_their_day_is_used_up() -> None:
    agreed = an_interview(agreements=(an_agreement("2026-12-01", words="call me then."),))
    assert body("{agreed_day}: {agreed_words}", agreed) == "1 December: call me then"
    called = replace(agreed, contacts=(from_them(berlin("2026-12-01 08:00")),))
    assert body("{agreed_words}", called) == "{agreed_words}"


def test_the_words_of_the_answer_are_theirs() -> None:
    outcome = replace(an_outcome("rejected", NOW), words="not now")
    assert body("{words}", an_interview(outcome=outcome)) == "not now"


@given(st.data())
def test_a_draft_leaves_no_optional_placeholder_and_loses_no_wording(data: st.DataObject) -> None:
    interview = data.draw(interviews())
    template = data.draw(st.sampled_from(templates(())))
    now = data.draw(nows(interview, POLICY))
    person = data.draw(st.sampled_from([None, *interview.interviewers]))
    letter = draft(interview, template.kind, person, template, "Ada", POLICY, now)
    assert "?}" not in letter.subject + letter.body
    for paragraph in template.body.split("\n\n"):
        if "?}" not in paragraph:
            for wording in re.split(r"\{\w+\}", paragraph):
                assert wording in letter.body


WORDS = st.text(alphabet="aB. {}?\n;é", min_size=1) | st.sampled_from(["{name}", "{need?}"])


@given(WORDS, WORDS)
def test_filling_loses_no_fact(need: str, fit: str) -> None:
    interview = an_interview(needs_discussed=(Need(text=need, my_fit=fit),))
    words = letter_words(interview, NoteKind.THANK_YOU, JANE, "Ada", POLICY, NOW)
    letter = body("{need}|{my_fit}", interview)
    for name, fact in (("need", need), ("my_fit", fit)):
        kept = "".join(words[name].split())
        assert kept in ("".join(fact.split()), "".join(fact.split()).removesuffix("."))
    filled = [words["need"] or "{need}", words["my_fit"] or "{my_fit}"]
    assert letter == "|".join(filled)


def test_every_placeholder_has_words() -> None:
    words = letter_words(an_interview(), NoteKind.THANK_YOU, JANE, "Ada", POLICY, NOW)
    assert set(words) == set(PLACEHOLDERS)


@pytest.mark.parametrize("template", templates(()), ids=lambda each: each.name)
def test_a_built_in_letter_needs_nothing_filled_in_where_all_is_recorded(
    template: Template,
) -> None:
    jane = replace(JANE, talked_about="Late events")
    full = an_interview(
        interviewers=(jane,),
        needs_discussed=(Need(text="Streams", my_fit="Kafka"),),
        agreements=(an_agreement("2026-12-01", words="call me"),),
    )
    letter = draft(full, template.kind, jane, template, "Ada", POLICY, NOW)
    assert "{" not in letter.subject + letter.body
    assert letter.body.startswith("Dear Jane,\n\n")
    assert letter.body.endswith("\n\nKind regards,\nAda")


def test_a_header_can_not_be_injected_by_a_name() -> None:
    hostile = replace(JANE, name="Jane\r\nBcc: x@y.example")
    assert "\n" not in drafted("Subject: {name}\n\nHi", an_interview(), hostile).subject


def test_research_that_stands_in_a_letter_is_used_whatever_its_case_and_end() -> None:
    news = Finding(text="They were  bought\nin spring.", at=FOUND)
    old = Finding(text="Bought in spring", at=FOUND, used=True)
    netcode, nothing = Finding(text="Netcode", at=FOUND), Finding(text=" . ", at=FOUND)
    interview = an_interview(research=(news, old, netcode, nothing))
    assert used_research(interview, "I read: they were bought in\nspring, and so on.") == (news,)
    assert used_research(interview, "NETCODE!") == (netcode,)
    assert used_research(interview, "Hello.") == ()


def test_a_thank_you_that_was_begun_lies_beside_the_closing_note() -> None:
    begun = a_note("jane", body="Thank you for the crusher")
    interview = an_interview(notes_to_send=(begun,), outcome=an_outcome("rejected", FOUND))
    facts = letter_facts(interview, NoteKind.CLOSING_NOTE, JANE)
    assert Fact("Your thank-you, not sent", "Thank you for the crusher") in facts
    assert letter_facts(interview, NoteKind.THANK_YOU, JANE) == ()


def test_facts_stand_beside_the_draft_in_groups() -> None:
    jane = replace(JANE, talked_about="Netcode; skiing")
    interview = an_interview(
        interviewers=(jane, replace(BOB, talked_about="Tax")),
        needs_discussed=(Need(text="Streams", my_fit="Kafka"), Need(text="Calm")),
        unsaid=("The build",),
        research=(Finding(text="Old", at=FOUND, used=True), Finding(text="New", at=FOUND)),
        questions=(Question(text="Who?"), Question(text="When?", answer="now")),
        agreements=(an_agreement(words="call in a week"),),
        next_step_asked=Answer.NO,
        next_step_words="a trial day",
        decision_by=date(2026, 12, 1),
    )
    assert letter_facts(interview, NoteKind.THANK_YOU, jane) == (
        Fact("You talked about", "Netcode; skiing"),
        Fact("They need", "Streams\nyou: Kafka"),
        Fact("They need", "Calm"),
        Fact("Not said yet", "The build"),
        Fact("Found out, not used yet", "New"),
        Fact("Open questions", "Who?"),
        Fact("They said", "call in a week"),
        Fact("They said", "a trial day"),
        Fact("Forgotten in the room", NEXT_STEP),
    )


@pytest.mark.parametrize("kind", NoteKind)
def test_private_feelings_are_in_no_draft_and_no_fact(kind: NoteKind) -> None:
    outcome = replace(an_outcome(Result.REJECTED, NOW), words="not now", private_feelings="I cried")
    interview = an_interview(outcome=outcome, next_step_asked=Answer.NO)
    every = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    name = {"thank_you": "thank-you", "check_in": "check-in", "closing_note": "closing"}[kind]
    assert "cried" not in body(every, interview, name=name)
    facts = letter_facts(interview, kind, JANE)
    assert not any("cried" in fact.text for fact in facts)
    is_over = kind is NoteKind.CLOSING_NOTE
    assert (Fact("They said", "not now") in facts) is is_over
    assert (Fact("Forgotten in the room", NEXT_STEP) in facts) is not is_over
