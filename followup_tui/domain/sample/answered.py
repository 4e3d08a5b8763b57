"""The sample story, last chapter: interviews that were answered, one way or another."""

from datetime import datetime

from msgspec.structs import replace

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import (
    Answer,
    Desire,
    Finding,
    Interview,
    Outcome,
    Question,
    Result,
)

from .contacts import checked_in, draft, they_said, with_sent, with_thanks
from .days import SampleDays, sample_id
from .people import FARAH, IMOGEN, INGRID, LEONIE, LOTHAR, MAREK, RUFUS, TOMASZ


def advanced_with_next_round(now: datetime) -> tuple[Interview, Interview]:
    """Return two rounds of one application: the first was passed, the second is to come."""
    days = SampleDays.of(now, "Europe/Vienna")
    invited = they_said(
        days.at(-6, "15:10"), LEONIE, Method.PHONE, "They want to see me: half a day onsite."
    )
    screen = Interview(
        id=sample_id("Quillon Systems, first round"),
        company="Quillon Systems",
        role="Staff engineer",
        stage="Phone screen",
        starts_at=days.at(-12, "11:00"),
        ends_at=days.at(-12, "11:30"),
        timezone=days.zone.key,
        desire=Desire.REALLY_WANT,
        created_at=days.at(-18, "10:00"),
        updated_at=days.at(-6, "15:20"),
        interviewers=(LEONIE,),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        next_step_words="onsite with the team",
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=ContactOn(days.workday(-4)),
                method=Method.EMAIL,
                words="drop me a line if you haven't heard by then",
            ),
        ),
        contacts=(invited,),
        outcome=Outcome(result=Result.ADVANCED, at=invited.at, told_by=LEONIE.name),
    )
    words = "Thank you for the call, and for telling me what the team argues about."
    first = with_thanks(screen, LEONIE, days.at(-12, "17:00"), words)
    return first, _next_round(first, days)


def _next_round(first: Interview, days: SampleDays) -> Interview:
    """Return the round that follows: a panel in two working days."""
    return Interview(
        id=sample_id("Quillon Systems, second round"),
        company=first.company,
        role=first.role,
        stage="Onsite panel",
        starts_at=days.at(2, "10:00"),
        ends_at=days.at(2, "12:30"),
        timezone=first.timezone,
        place="Praterstraße 70, Wien",
        desire=first.desire,
        created_at=days.at(-6, "15:20"),
        updated_at=days.at(-1, "20:00"),
        follows=first.id,
        interviewers=(LEONIE, TOMASZ, FARAH),
        research=(
            Finding(
                text="Farah's talk: why they left microservices again.",
                scope="topic",
                url="https://talks.example/haddad-one-service",
                at=days.at(-1, "19:30"),
            ),
        ),
        questions=(
            Question(text="What does the team argue about most?"),
            Question(text="What would make you say after a year that I was the right one?"),
        ),
    )


def offered(now: datetime) -> Interview:
    """Return an interview that ended with an offer, to be answered within days."""
    days = SampleDays.of(now, "Europe/Berlin")
    agreed = ContactOn(days.at(-6, "10:00"))
    letter = they_said(days.decent_hour(2, 22), INGRID, Method.EMAIL, "They offer me the job!")
    interview = Interview(
        id=sample_id("Solveig Mobility"),
        company="Solveig Mobility",
        role="Site reliability engineer",
        stage="Final interview",
        starts_at=days.at(-14, "09:30"),
        ends_at=days.at(-14, "11:00"),
        timezone=days.zone.key,
        place="Lindwurmstraße 88, München",
        desire=Desire.OPEN,
        created_at=days.at(-21, "13:00"),
        updated_at=letter.at,
        interviewers=(INGRID, MAREK),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=agreed,
                method=Method.PHONE,
                contact_person=INGRID.id,
                words="ring me at ten, I am in the office then",
            ),
        ),
        contacts=(
            checked_in(days.at(-6, "10:05"), INGRID, Method.PHONE, "One more week, she says."),
            letter,
        ),
        outcome=Outcome(
            result=Result.OFFER,
            at=letter.at,
            told_by=INGRID.name,
            words="we would love to have you; take your time until then",
            reply_by=days.workday(4),
            private_feelings="Proud. And afraid to say no to it if Night Heron calls.",
        ),
    )
    return _with_offer_notes(interview, days)


def _with_offer_notes(interview: Interview, days: SampleDays) -> Interview:
    """Return the offer with its notes: all thanked, one note about the offer begun."""
    fit = "I would sleep well in a rota that needs no heroes."
    for person in (INGRID, MAREK):
        words = f"Dear {person.name}, thank you for the morning. {fit}"
        interview = with_thanks(interview, person, days.at(-14, "18:30"), words)
    begun = draft(
        NoteKind.CLOSING_NOTE,
        INGRID,
        "Your offer",
        "Thank you for the offer, and for the time to think about it. You will have my answer "
        "by the day we said.",
    )
    return replace(interview, notes_to_send=(*interview.notes_to_send, begun))


def rejected(now: datetime) -> Interview:
    """Return a rejection that was taken gracefully: the closing notes are sent."""
    days = SampleDays.of(now, "Europe/London")
    letter = "We have chosen a candidate with audit experience. We enjoyed meeting you."
    refused = they_said(days.at(-4, "17:40"), IMOGEN, Method.EMAIL, letter)
    interview = Interview(
        id=sample_id("Marlowe & Finch"),
        company="Marlowe & Finch",
        role="Python developer",
        stage="Onsite",
        starts_at=days.at(-6, "14:00"),
        ends_at=days.at(-6, "15:30"),
        timezone=days.zone.key,
        place="9 Ledger Yard, London",
        desire=Desire.REALLY_WANT,
        created_at=days.at(-13, "11:00"),
        updated_at=days.at(-3, "09:40"),
        interviewers=(IMOGEN, RUFUS),
        interest_stated=Answer.YES,
        next_step_asked=Answer.NO,
        agreements=(Agreement(permission=Permission.UNCLEAR, words="we'll be in touch"),),
        notes_to_send=(draft(NoteKind.THANK_YOU, RUFUS, "Thank you", "Property tests for tax"),),
        contacts=(refused,),
        outcome=Outcome(
            result=Result.REJECTED,
            at=refused.at,
            told_by=IMOGEN.name,
            words=letter,
            someone_else_hired=True,
            private_feelings="I sat in the car for a while. Then I went for a run.",
        ),
    )
    thanks = "Thank you for the afternoon, and for the story of the ledger."
    interview = with_thanks(interview, IMOGEN, days.at(-6, "19:30"), thanks)
    closing = "Thank you for telling me plainly, and for the conversation. I wish you both well."
    for person in (IMOGEN, RUFUS):
        note = draft(NoteKind.CLOSING_NOTE, person, "Thank you, and all the best", closing)
        interview = with_sent(interview, note, days.at(-3, "09:30"))
    return interview


def no_answer(now: datetime) -> Interview:
    """Return an interview that nobody ever answered, a season ago: time to say hello."""
    days = SampleDays.of(now, "Europe/Berlin")
    interview = Interview(
        id=sample_id("Grauwacke"),
        company="Grauwacke GmbH",
        role="Software developer",
        stage="First interview",
        starts_at=days.at(-96, "10:00"),
        ends_at=days.at(-96, "11:00"),
        timezone=days.zone.key,
        place="Steinbruch 1, Königswinter",
        created_at=days.at(-101, "16:00"),
        updated_at=days.at(-66, "09:00"),
        interviewers=(LOTHAR,),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        contacts=(
            checked_in(days.at(-90, "09:30"), LOTHAR, Method.PHONE, "Left a message."),
            checked_in(days.at(-84, "09:45"), LOTHAR, Method.EMAIL, "A short e-mail."),
        ),
        outcome=Outcome(
            result=Result.NO_ANSWER,
            at=days.at(-66, "09:00"),
            words="nothing in six weeks",
            private_feelings="It is not about me.",
        ),
    )
    words = "Thank you for the tour. I still want to see the crusher."
    return with_thanks(interview, LOTHAR, days.at(-96, "19:00"), words)
