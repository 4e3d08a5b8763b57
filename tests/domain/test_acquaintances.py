"""Who is the same person at several companies, and what is said about them."""

from typing import Any

import pytest

from followup_tui.domain.acquaintance_lines import history_lines, met_words
from followup_tui.domain.acquaintances import Acquaintances, Meeting
from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import ContactKind, NoteStatus
from followup_tui.domain.interview import Interview, Interviewer, Outcome, Result
from followup_tui.domain.steps import Part, Step, StepMark
from tests.factories import (
    BOB,
    JANE,
    a_contact,
    a_note,
    an_interview,
    an_outcome,
    berlin,
    from_them,
    local,
    utc,
)

NOW = berlin("2026-11-22 10:14")
J = Interviewer(id="j", name="Jane Doe", email="jane@acme.example")


def globex(*people: Interviewer, **changes: Any) -> Interview:
    """Return an interview at Globex on Tue 3 Nov, with Jane Doe unless told otherwise."""
    usual = {
        "id": "globex",
        "company": "Globex",
        "role": "Data analyst",
        "starts_at": berlin("2026-11-03 10:00"),
        "interviewers": people or (J,),
    }
    return an_interview(**(usual | changes))


def known_from(*interviews: Interview, name: str, email: str = "") -> list[str]:
    """Return the companies that a typed person is known from."""
    met = Acquaintances(interviews).met(name, email, None)
    return [meeting.interview.company for meeting in met]


def said(interview: Interview) -> str:
    """Say what is said about the first person at an interview."""
    return met_words([Meeting(interview, interview.interviewers[0])], NOW)


def told(*interviews: Interview) -> list[tuple[str, str]]:
    """Return the history of the one person who is at all these interviews."""
    (person,) = Acquaintances(interviews).people()
    return [(line.day, line.words) for line in history_lines(person, NOW)]


# --- who is the same person ---


def test_the_same_email_is_the_same_person_whatever_its_case_and_whatever_the_name():
    assert known_from(an_interview(), name="J. Doe", email="JANE@Acme.example ") == ["Acme"]


def test_without_an_email_on_one_side_the_full_name_decides():
    assert known_from(an_interview(), name="  jane   DOE ") == ["Acme"]
    assert known_from(an_interview(), name="JANE  Doe ") == ["Acme"]
    nameless = globex(Interviewer(name="Jane Doe"))
    assert known_from(nameless, name="Jane Doe", email="jane@elsewhere.example") == ["Globex"]


def test_two_emails_are_two_people_though_the_name_is_the_same():
    assert known_from(an_interview(), name="Jane Doe", email="jane@elsewhere.example") == []
    other = globex(Interviewer(name="Jane Doe", email="jane@globex.example"))
    assert len(Acquaintances([an_interview(), other]).people()) == 2


@pytest.mark.parametrize("name", ["Bob", "2nd engineer", "the HR Person", "Senior engineer"])
def test_a_bare_description_is_nobody_at_another_company(name: str):
    here = an_interview(interviewers=(Interviewer(name=name),))
    assert known_from(here, name=name) == []
    assert len(Acquaintances([here, globex(Interviewer(name=name))]).people()) == 2


def test_a_bare_description_is_the_same_person_in_two_rounds_at_one_company():
    first = an_interview(interviewers=(Interviewer(name="2nd engineer"),))
    second = an_interview(
        id="onsite",
        company="ACME",
        starts_at=berlin("2026-12-01 10:00"),
        interviewers=(Interviewer(name="2nd Engineer"), BOB),
    )
    engineer, bob = Acquaintances([first, second]).people()
    assert [meeting.interview.id for meeting in engineer.meetings] == ["acme", "onsite"]
    assert len(bob.meetings) == 1


def test_who_had_no_email_at_first_is_the_one_person_of_that_name_who_has_one():
    nameless = Interviewer(name="Jane Doe", phone="+49 30 1")
    (jane,) = Acquaintances([an_interview(), globex(nameless)]).people()
    assert (jane.name, jane.email, jane.phone) == ("Jane Doe", "jane@acme.example", "+49 30 1")
    assert jane.companies == ("Acme", "Globex")


def test_between_two_people_of_one_name_nobody_is_guessed():
    other = globex(Interviewer(name="Jane Doe", email="jane@globex.example"))
    third = globex(Interviewer(name="Jane Doe"), id="hooli", company="Hooli")
    assert len(Acquaintances([an_interview(), other, third]).people()) == 3


def test_a_blank_email_is_none():
    blank = [globex(Interviewer(name=name, email=" "), id=name) for name in ("Jane Doe", "Bob Li")]
    assert len(Acquaintances(blank).people()) == 2
    assert known_from(*blank, name="Zoe Ng", email=" ") == []


def test_the_interview_in_hand_is_left_out():
    everybody = Acquaintances([an_interview(), globex()])
    (meeting,) = everybody.met("Jane Doe", JANE.email, "acme")
    assert meeting.interview.company == "Globex"


def test_people_stand_in_the_order_of_the_last_contact_newest_first():
    acme = an_interview()
    mail = a_contact(berlin("2026-11-21 09:00"), ContactKind.REPLY, people=("bob",))
    other = globex(BOB, contacts=(mail,))
    assert [each.name for each in Acquaintances([acme, other]).people()] == ["Bob Li", "Jane Doe"]
    assert [each.name for each in Acquaintances([acme, globex(BOB)]).people()] == [
        "Jane Doe",
        "Bob Li",
    ]


# --- the sentence ---


def test_who_was_thanked_is_said_with_the_day():
    thanks = a_contact(berlin("2026-11-04 09:00"), ContactKind.THANK_YOU, people=("j",))
    assert said(globex(contacts=(thanks,))) == (
        "You know Jane Doe from Globex (Data analyst), Tue 3 Nov; thanked on Wed 4 Nov."
    )


def test_who_was_not_thanked_is_said_too():
    assert said(globex(role="")) == (
        "You know Jane Doe from Globex, Tue 3 Nov; you have not thanked them yet."
    )


def test_a_colleague_being_thanked_is_not_taken_for_it():
    thanks = a_contact(berlin("2026-11-04 09:00"), ContactKind.THANK_YOU, people=("bob",))
    sentence = said(globex(J, BOB, contacts=(thanks,)))
    assert sentence.endswith("Tue 3 Nov; you have not thanked them yet.")


def test_a_waived_thank_you_is_called_that():
    mark = StepMark(
        step=Step.THANK_YOU,
        at=NOW,
        parts=(Part(name="note", person="j"),),
        waived=True,
        reason="met at the fair",
    )
    assert said(globex(steps=(mark,))).endswith("Tue 3 Nov; the thank-you was waived.")


def test_after_a_rejection_the_closing_note_is_the_thanks():
    rejected = an_outcome(Result.REJECTED, berlin("2026-11-05 09:00"))
    assert said(globex(outcome=rejected)).endswith("you have not thanked them yet.")
    closing = a_note(
        "j", "closing_note", status=NoteStatus.SENT, sent_at=berlin("2026-11-06 09:00")
    )
    assert said(globex(outcome=rejected, notes_to_send=(closing,))).endswith(
        "thanked in the closing note of Fri 6 Nov."
    )


def test_a_meeting_to_come_is_no_acquaintance_yet():
    coming = globex(starts_at=berlin("2026-11-27 10:00"))
    assert said(coming) == "You meet Jane Doe at Globex (Data analyst), Fri 27 Nov."


def test_a_meeting_that_never_was_is_not_said_to_have_been():
    off = globex(outcome=an_outcome(Result.CANCELLED, berlin("2026-11-01 09:00")))
    assert said(off) == (
        "You know of Jane Doe from Globex (Data analyst); that interview was cancelled."
    )


def test_of_several_meetings_the_latest_held_is_told_and_the_others_are_named():
    coming = globex(id="hooli", company="Hooli", starts_at=berlin("2027-01-08 10:00"))
    met = Acquaintances([coming, an_interview(), globex()]).met("", JANE.email, None)
    assert met_words(met, NOW) == (
        "You know Jane Doe from Acme (Backend engineer), Fri 20 Nov; "
        "you have not thanked them yet. Also from Globex, Hooli."
    )


def test_days_are_those_of_the_interviews_own_zone_and_another_year_is_named():
    tokyo = globex(starts_at=local("2025-11-04 00:30", "Asia/Tokyo"), timezone="Asia/Tokyo")
    assert "Tue 4 Nov 2025;" in said(tokyo)


def test_of_nobody_nothing_is_said():
    assert met_words((), NOW) == ""


def test_an_endless_name_does_not_make_an_endless_sentence():
    assert len(said(globex(Interviewer(name="x" * 10_000), company="y" * 10_000))) < 200


# --- all that happened ---


def test_the_history_goes_through_all_companies_in_the_order_of_time():
    rejected = an_outcome(Result.REJECTED, berlin("2026-11-21 18:00"))
    thanks = a_contact(
        berlin("2026-11-04 09:00"),
        "thank_you",
        people=("j",),
        method=Method.EMAIL,
        text="Thank\nyou",
    )
    answer = from_them(berlin("2026-11-21 09:00"), people=("Jane Doe",), method=Method.PHONE)
    first = globex(contacts=(thanks, answer), stage="onsite")
    second = an_interview(
        outcome=rejected,
        interviewers=(
            Interviewer(
                id="x", name="Jane Doe", role="CTO", phone="+49 30 1", talked_about="Rust,\nboats"
            ),
        ),
    )
    assert told(second, first) == [
        ("", "CTO"),
        ("", "jane@acme.example"),
        ("", "+49 30 1"),
        ("Tue 3 Nov", "Globex · Data analyst · onsite"),
        ("Wed 4 Nov", 'You sent a thank-you note by email (Globex): "Thank you"'),
        ("Fri 20 Nov", "Acme · Backend engineer · rejected, Sat 21 Nov"),
        ("", "Talked about: Rust, boats"),
        ("Sat 21 Nov", "They got in touch by phone (Globex)"),
    ]


def test_a_sent_note_and_its_contact_are_told_once():
    at = berlin("2026-11-04 09:00")
    note = a_note("j", status=NoteStatus.SENT, sent_at=at, body="Dear Jane")
    contact = a_contact(at, ContactKind.THANK_YOU, people=("j",))
    once = ("Wed 4 Nov", 'You sent a thank-you note: "Dear Jane"')
    assert told(globex(notes_to_send=(note,), contacts=(contact,)))[2:] == [once]
    assert told(globex(notes_to_send=(note,)))[2:] == [once]
    assert told(globex(notes_to_send=(a_note("j", body="a draft"),)))[2:] == []


def test_what_went_to_somebody_else_is_not_told():
    to_bob = a_contact(berlin("2026-11-21 09:00"), ContactKind.THANK_YOU, people=("bob",))
    to_all = a_contact(berlin("2026-11-21 09:00"), ContactKind.CHECK_IN)
    panel = an_interview(interviewers=(JANE, BOB), contacts=(to_bob, to_all))
    jane = next(each for each in Acquaintances([panel]).people() if each.name == "Jane Doe")
    assert [line.words for line in history_lines(jane, NOW)] == [
        "CTO",
        "jane@acme.example",
        "Acme · Backend engineer",
    ]


def test_what_went_to_nobody_in_particular_went_to_the_only_one_there():
    assert told(an_interview(contacts=(a_contact(utc("2026-11-21 09:00")),)))[3:] == [
        ("Sat 21 Nov", "You checked in")
    ]


def test_private_feelings_are_told_to_nobody():
    outcome = Outcome(result=Result.REJECTED, at=NOW, private_feelings="ouch")
    assert "ouch" not in str(told(an_interview(outcome=outcome)))


def test_a_long_text_is_shortened_and_markup_stays_as_it_is():
    contact = a_contact(NOW, ContactKind.REPLY, people=("jane",), text="[/x]" + "y" * 10_000)
    (*_, (_, words)) = told(an_interview(contacts=(contact,)))
    assert words.startswith('You replied: "[/x]yyy') and len(words) < 300
