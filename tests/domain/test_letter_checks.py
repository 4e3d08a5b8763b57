"""What is still wrong with a letter: what blocks it, and what it should be looked at for."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.acquaintances import Acquaintances
from followup_tui.domain.contact import NoteKind, NoteStatus
from followup_tui.domain.interview import Answer, Finding, Interview, Interviewer, Need
from followup_tui.domain.letters.checks import Complaint, Occasion, complaints
from followup_tui.domain.letters.drafts import Draft, draft
from followup_tui.domain.letters.other_names import OtherNames
from followup_tui.domain.letters.other_notes import OtherNote, other_notes
from followup_tui.domain.letters.templates import read_template, templates
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
)

NOW = berlin("2026-11-22 10:00")
TALKED = replace(JANE, talked_about="Rollback netcode; her years at a theatre.")
ROUND = an_interview(interviewers=(TALKED, BOB))
PERSONAL = "Dear Jane,\n\nRollback netcode has stayed with me.\n\nAda"


def occasion(interview: Interview = ROUND, **changes) -> Occasion:
    usual = Occasion(
        interview, NoteKind.THANK_YOU, TALKED, templates(()), (), OtherNames((interview,))
    )
    return usual._replace(**changes)


def said(body: str, subject: str = "", **changes) -> list[str]:
    letter = Draft(subject=subject, body=body)
    return [each.sentence for each in complaints(letter, occasion(**changes))]


def test_a_personal_letter_is_fine() -> None:
    assert said(PERSONAL, "Thank you") == []


def test_a_placeholder_that_is_left_blocks_in_subject_and_body() -> None:
    letter = Draft(subject="{role?}", body=f"{PERSONAL}\n\n{{need}} {{need}} {{my own}} {{foo}}")
    assert complaints(letter, occasion()) == (
        Complaint("{role} is still to be filled in.", blocks=True),
        Complaint("{need} is still to be filled in.", blocks=True),
    )


def test_an_empty_letter_blocks() -> None:
    assert complaints(Draft(subject="Hi", body=" \n"), occasion()) == (
        Complaint("The letter is empty.", blocks=True),
    )


def test_what_blocks_comes_first() -> None:
    letter = Draft(body="Dear Bob,\n\n{talked_about}")
    blocks = [each.blocks for each in complaints(letter, occasion())]
    assert blocks == sorted(blocks, reverse=True)
    assert set(blocks) == {True, False}


def test_braces_inside_of_a_fact_do_not_block() -> None:
    jane = replace(JANE, talked_about="Jinja's {name} and {role?}; skiing")
    interview = an_interview(interviewers=(jane,))
    template = read_template("thank-you", "Dear {first_name},\n\n{talked_about}. {need}")
    letter = draft(interview, NoteKind.THANK_YOU, jane, template, "Ada", POLICY, NOW)
    found = complaints(letter, occasion(interview, person=jane))
    assert [each.sentence for each in found] == ["{need} is still to be filled in."]


def test_a_fact_that_is_nothing_but_a_placeholder_blocks() -> None:
    jane = replace(JANE, talked_about="{name}")
    interview = an_interview(interviewers=(jane,))
    assert "{name} is still to be filled in." in said("{name}", interview=interview, person=jane)


IMPERSONAL = "Nothing in it is about your talk with Jane Doe: it could go to anybody."


@pytest.mark.parametrize(
    ("body", "is_personal"),
    [
        ("Thank you for your time. I enjoyed the conversation very much.", False),
        ("Thank you, Jane Doe, for Acme and the backend engineer position.", False),
        ("The theatre is a good school.", False),
        ("After all those years in theatres you still know how it works.", False),
        ("Netcode and the theatre: what a morning.", True),
        ("rollback   NETCODE", True),
        ("Thank you for the streaming talk, which I would run with Kafka.", True),
        ("I cut a build by hand.", False),
        ("The hospital inspection went well.", True),
        ("A Danish group bought you.", True),
    ],
)
def test_a_letter_takes_up_something_that_was_recorded(body: str, is_personal: bool) -> None:
    interview = replace(
        ROUND,
        needs_discussed=(Need(text="Streams.", my_fit="Kafka for two years"),),
        unsaid=("Passed the hospital's inspection",),
        research=(Finding(text="Bought by a Danish group", at=NOW),),
    )
    assert (IMPERSONAL not in said(body, interview=interview)) is is_personal


def test_what_was_talked_about_with_somebody_else_is_no_personal_point() -> None:
    bob = replace(BOB, talked_about="Property tests for tax rules")
    interview = an_interview(interviewers=(TALKED, bob))
    body = "Property tests for tax rules are a great idea."
    assert IMPERSONAL in said(body, interview=interview)
    assert said(body, interview=interview, person=bob) == []


def test_where_nothing_is_recorded_a_few_words_of_ones_own_are_enough() -> None:
    bare = an_interview()
    stiff = "\n\n".join(each.body for each in templates(()))
    assert IMPERSONAL in said(stiff, interview=bare, person=JANE)
    own = "Your greenhouse, the parrot, cold brew, that purple whiteboard: splendid."
    assert said(own, interview=bare, person=JANE) == []


def test_names_of_company_role_and_people_are_no_words_of_ones_own() -> None:
    bare = an_interview(company="Northwind Traders Holding", role="Senior backend engineer")
    body = "Jane, Northwind Traders Holding: senior backend engineer!"
    assert IMPERSONAL in said(body, interview=bare, person=JANE)


def test_a_check_in_that_quotes_what_was_agreed_is_personal() -> None:
    agreed = an_interview(agreements=(an_agreement("2026-12-01", words="ring me at noon"),))
    body = "You said: ring me at noon."
    assert said(body, interview=agreed, kind=NoteKind.CHECK_IN, person=JANE) == []
    assert IMPERSONAL in said("How do things stand?", interview=agreed, kind=NoteKind.CHECK_IN)


def test_a_note_that_differs_only_in_the_name_is_told_with_figure_and_sentence() -> None:
    bob = OtherNote("Bob Li", PERSONAL.replace("Jane", "Bob"))
    assert said(PERSONAL, other_notes=(bob,)) == [
        "100 % the same as the note to Bob Li: “Rollback netcode has stayed with me.”"
    ]


def test_a_note_that_was_nearly_sent_to_this_person_before_says_when() -> None:
    before = OtherNote("Jane Doe", PERSONAL, "of Tue 3 Nov 2026")
    (sentence,) = said(PERSONAL, other_notes=(before,))
    assert sentence.startswith("100 % the same as the note to Jane Doe of Tue 3 Nov 2026: “")


def a_full_round(**changes) -> Interview:
    jane = replace(JANE, talked_about="Why the team left microservices again.")
    bob = replace(BOB, talked_about="property tests")
    facts = {
        "interviewers": (jane, bob),
        "needs_discussed": (
            Need(text="Streams in place of nightly jobs.", my_fit="Two years with Kafka."),
            Need(text="somebody who writes things down", my_fit="Runbooks for three teams."),
        ),
        "unsaid": ("Cut the build from 22 minutes to 6.",),
        "research": (Finding(text="How rollback netcode hides latency", at=NOW),),
        "interest_stated": Answer.NO,
        "next_step_asked": Answer.NO,
        "agreements": (an_agreement("2026-12-01", words="call in a week"),),
    }
    return an_interview(**{**facts, **changes})


@pytest.mark.parametrize("template", templates(()), ids=lambda each: each.name)
def test_two_drafts_from_one_template_with_facts_of_their_own_pass(template) -> None:
    # A check-in goes to one of a round: that only one thing was found out is no fault of it.
    research = {"research": ()} if template.kind is NoteKind.CHECK_IN else {}
    interview = a_full_round(outcome=an_outcome("rejected", NOW), **research)
    jane, bob = interview.interviewers

    def begun(person: Interviewer) -> Draft:
        return draft(interview, template.kind, person, template, "Ada", POLICY, NOW)

    to_bob = OtherNote("Bob Li", begun(bob).body)
    asked = occasion(interview, kind=template.kind, person=jane, other_notes=(to_bob,))
    assert complaints(begun(jane), asked) == ()
    copied = replace(begun(jane), body=to_bob.body.replace("Bob", "Jane"))
    assert any(each.sentence.startswith("100 % the same") for each in complaints(copied, asked))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("You are UNFAIR.", "unfair"),
        ("It was a waste of\nmy time.", "waste of my time"),
        ("Well, it’s your loss!", "your loss"),
        ("You’ll regret it", "you'll regret"),
    ],
)
def test_a_bitter_word_in_a_closing_note_is_named(body: str, words: str) -> None:
    sentence = f"“{words}” sounds bitter: a closing note keeps the door open."
    assert sentence in said(body, kind=NoteKind.CLOSING_NOTE)
    assert sentence not in said(body, kind=NoteKind.THANK_YOU)


def test_words_that_only_contain_a_bitter_one_are_fine() -> None:
    body = (
        f"{PERSONAL} It is bittersweet. You replied in all fairness; of course I am disappointed."
    )
    assert said(body, kind=NoteKind.CLOSING_NOTE) == []


@pytest.mark.parametrize("template", templates(()), ids=lambda each: each.name)
def test_no_built_in_letter_is_bitter(template) -> None:
    letter = Draft(body=template.body)
    found = complaints(letter, occasion(kind=NoteKind.CLOSING_NOTE))
    assert not any("bitter" in each.sentence for each in found)


def test_a_letter_is_compared_with_the_others_of_its_round_and_earlier_ones_to_the_person() -> None:
    sent = {"status": NoteStatus.SENT, "sent_at": berlin("2026-11-03 12:00")}
    first = an_interview(
        id="first",
        starts_at=berlin("2026-11-02 10:00"),
        notes_to_send=(a_note("jane", body="Before", **sent), a_note("jane", body="Unsent")),
    )
    this = an_interview(
        interviewers=(JANE, BOB),
        notes_to_send=(
            a_note("jane", body="Mine", **sent),
            a_note("bob", body="To Bob"),
            a_note("bob", "check_in", body="Another kind"),
            a_note("bob", body="Given up", status=NoteStatus.WAIVED),
            a_note("bob", body="  "),
        ),
    )
    known = Acquaintances((first, this))
    assert other_notes(this, NoteKind.THANK_YOU, JANE, known) == (
        OtherNote("Bob Li", "To Bob"),
        OtherNote("Jane Doe", "Before", "of Tue 3 Nov 2026"),
        OtherNote("Jane Doe", "Mine", "of Tue 3 Nov 2026"),
    )
    assert other_notes(an_interview(), NoteKind.THANK_YOU, None, known) == ()
