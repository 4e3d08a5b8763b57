"""The brief: everything for a sudden phone call on one page."""

from datetime import date

from followup_tui.domain.brief import brief
from followup_tui.domain.interview import (
    Finding,
    Interviewer,
    Need,
    Outcome,
    Question,
    Result,
)
from followup_tui.domain.standing import standing
from tests.factories import (
    BOB,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    berlin,
    from_them,
)

MONDAY = berlin("2026-11-23 10:20")


def page(interview, story=None, now=MONDAY):
    stands = standing(interview, POLICY, now)
    return dict(brief(stands, story or (interview,), now))


def test_a_brief_begins_with_who_they_are_and_what_time_it_is_where_they_are():
    jane = Interviewer(
        name="Jane Doe",
        role="CTO",
        email="jane@acme.example",
        phone="+1 555 0100",
        timezone="America/New_York",
    )
    people = page(an_interview(interviewers=(jane, BOB)))["Who they are"]
    assert people == (
        "Jane Doe (CTO) <jane@acme.example> +1 555 0100 · 04:20 there now, outside office hours",
        "Bob Li (Team lead) <bob@acme.example> · 10:20 there now, office hours",
    )
    assert page(an_interview(interviewers=()))["Who they are"] == ("10:20 there now, office hours",)


def test_what_was_agreed_and_where_it_stands_are_said_with_the_reason():
    waiting = an_interview(
        agreements=(an_agreement("2026-12-01", words="call me in early December"),),
        decision_by=date(2026, 12, 4),
        contacts=(a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane",)),),
        next_step_asked="yes",
    )
    said = page(waiting)
    assert 'They said: "call me in early December" – phone, Tue 1 Dec' in said["What was agreed"]
    assert "Next: decision by Fri 4 Dec" in said["What was agreed"]
    action, reason = said["Where it stands"]
    assert action == "On hold: 8 days · 1 Dec"
    assert reason.endswith("Stay calm until the check-in opens: Tue 1 Dec.")


def test_what_was_talked_about_and_prepared_is_on_it_unused_and_phone_first():
    prepared = an_interview(
        interviewers=(Interviewer(name="Jane Doe", talked_about="climbing\n\nand Rust"),),
        needs_discussed=(Need(text="faster builds", my_fit="cut ours by half"), Need(text="calm")),
        unsaid=("Wrote the book",),
        to_look_up=("their new office",),
        research=(
            Finding(text="Old news", at=MONDAY, used=True),
            Finding(text="New fund", scope="industry", url="https://n.example", at=MONDAY),
        ),
        questions=(
            Question(text="Who is on call?"),
            Question(text="When do I start?", asked_in="phone"),
            Question(text="Team size?", answer="seven"),
        ),
        notes="Third floor",
    )
    said = page(prepared)
    assert said["What we talked about"] == ("Jane Doe: climbing and Rust",)
    assert said["What they need, and what I can do"] == (
        "faster builds -> cut ours by half",
        "calm",
    )
    assert said["What I have not said"] == ("Wrote the book",)
    assert said["What I found out"] == (
        "Industry: New fund https://n.example",
        "Company: Old news (used)",
    )
    assert said["Still to look up"] == ("their new office",)
    assert said["Open questions"] == (
        "When do I start? (for the phone)",
        "Who is on call? (for the meeting)",
    )
    assert said["Answered questions"] == ("Team size? - seven",)
    assert said["Notes"] == ("Third floor",)


def test_the_last_three_contacts_are_told_the_latest_first_and_cut_where_they_are_long():
    days = [from_them(berlin(f"2026-11-2{day} 09:00"), text=f"day {day}") for day in range(4)]
    long = from_them(berlin("2026-11-22 09:00"), text="word " * 500, people=("jane",))
    told = page(an_interview(contacts=(*days[:2], long, days[3])))["Last contacts"]
    assert told[0] == "Mon 23 Nov 09:00, from them, other: day 3"
    assert told[1].startswith("Sun 22 Nov 09:00, from them, other, Jane Doe: word word")
    assert told[1].endswith("...") and len(told[1]) <= 200
    assert told[2].endswith("day 1") and len(told) == 3


def test_earlier_rounds_are_one_line_each_and_what_they_know_is_on_the_page():
    first = an_interview(
        id="one",
        stage="Phone screen",
        starts_at=berlin("2026-11-10 09:00"),
        outcome=Outcome(result=Result.ADVANCED, at=berlin("2026-11-12 09:00")),
        needs_discussed=(Need(text="faster builds"),),
        questions=(Question(text="Who is on call?"),),
    )
    second = an_interview(
        follows="one", needs_discussed=(Need(text="calm"), Need(text="faster builds"))
    )
    said = page(second, (first, second))
    assert said["Earlier rounds"] == ("Phone screen, Tue 10 Nov with Jane Doe: next round",)
    assert said["What they need, and what I can do"] == ("calm", "faster builds")
    assert said["Open questions"] == ("Who is on call? (for the meeting)",)


def test_sections_with_nothing_in_them_are_left_out():
    assert list(page(an_interview(notes=" \n "))) == [
        "Who they are",
        "What was agreed",
        "Where it stands",
    ]


def test_private_feelings_are_never_on_it():
    hurt = Outcome(
        result=Result.REJECTED, at=MONDAY, words="not this time", private_feelings="I cried"
    )
    closed = an_interview(outcome=hurt)
    later = an_interview(id="later", follows="acme", starts_at=berlin("2026-12-20 14:00"))
    for interview in (closed, later):
        assert "I cried" not in str(page(interview, (closed, later)))
    assert "not this time" in str(page(closed))
