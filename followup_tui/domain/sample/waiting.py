"""The sample story, second chapter: interviews for whose answer the user waits."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import EarlyReason
from followup_tui.domain.interview import Answer, Desire, Finding, Interview, Question
from followup_tui.domain.steps import Step, StepMark
from followup_tui.domain.typed_dates import MONTH_NAMES

from .contacts import checked_in, with_thanks
from .days import SampleDays, sample_id
from .people import BIRGIT, CLARA, EMRE, HARUKA, KENJI


def on_hold_abroad(now: datetime) -> Interview:
    """Return an interview with nothing to do until the agreed week."""
    days = SampleDays.of(now, "Asia/Tokyo")
    monday = days.week_after_next()
    interview = Interview(
        id=sample_id("Aoyama Sensors"),
        company="Aoyama Sensors",
        role="Cloud engineer",
        stage="Video interview",
        starts_at=days.at(-3, "16:00"),
        ends_at=days.at(-3, "17:00"),
        timezone=days.zone.key,
        place="https://rooms.aoyama-sensors.example/ishii",
        desire=Desire.OPEN,
        created_at=days.at(-10, "09:00"),
        updated_at=days.at(-1, "21:00"),
        interviewers=(HARUKA, KENJI),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=ContactOn(monday, monday + timedelta(days=3)),
                method=Method.EMAIL,
                contact_person=HARUKA.id,
                words=f"write in the week of {monday.day} {MONTH_NAMES[monday.month - 1]}",
            ),
        ),
        research=(
            Finding(
                text="They opened a lab in Yokohama; two papers on low-power radio.",
                url="https://aoyama-sensors.example/news/yokohama",
                at=days.at(-1, "20:30"),
            ),
        ),
        questions=(Question(text="How often would I travel to Yokohama?"),),
    )
    fit = "I have shipped updates over links that lose every third packet."
    for person in (HARUKA, KENJI):
        words = f"Thank you for your time, {person.name.split()[-1]}-san. {fit}"
        interview = with_thanks(interview, person, days.at(-3, "20:15"), words)
    return interview


def called_early(now: datetime) -> Interview:
    """Return an interview where the user called before the agreed day."""
    days = SampleDays.of(now, "Europe/Berlin")
    call = checked_in(
        days.at(-1, "16:40"),
        CLARA,
        Method.PHONE,
        "I could not wait and asked for news. There is none; she sounded rushed.",
    )
    interview = Interview(
        id=sample_id("Tiefblau Energie"),
        company="Tiefblau Energie",
        role="Data platform engineer",
        stage="Onsite",
        starts_at=days.at(-6, "13:00"),
        ends_at=days.at(-6, "15:00"),
        timezone=days.zone.key,
        place="Am Westhafen 3, Berlin",
        desire=Desire.REALLY_WANT,
        created_at=days.at(-14, "08:30"),
        updated_at=days.at(-1, "16:55"),
        interviewers=(CLARA, EMRE),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=ContactOn(days.workday(3)),
                method=Method.PHONE,
                contact_person=CLARA.id,
                words="we need two weeks, ring me after the board has met",
            ),
        ),
        contacts=(replace(call, early=True, early_reason=EarlyReason.OTHER),),
        steps=(StepMark(step=Step.RESEARCH, at=days.at(-1, "19:00")),),
    )
    fit = "Finding the sensor that lies is a puzzle I would like to work on with you."
    for person in (CLARA, EMRE):
        words = f"Dear {person.name}, thank you for the tour and the frank numbers. {fit}"
        interview = with_thanks(interview, person, days.at(-6, "20:05"), words)
    return interview


def silent(now: datetime) -> Interview:
    """Return an interview after which two check-ins were left without an answer."""
    days = SampleDays.of(now, "Europe/Berlin")
    first = "Asked whether they need anything else from me. No reply."
    second = "Asked for a short yes or no. No reply."
    interview = Interview(
        id=sample_id("Pellworm Verlag"),
        company="Pellworm Verlag",
        role="Web developer",
        stage="First interview",
        starts_at=days.at(-32, "15:00"),
        timezone=days.zone.key,
        place="Hafenstraße 20, Husum",
        desire=Desire.NOT_WANTED,
        created_at=days.at(-40, "12:00"),
        updated_at=days.at(-19, "09:00"),
        interviewers=(BIRGIT,),
        next_step_asked=Answer.NO,
        agreements=(Agreement(permission=Permission.UNCLEAR, words="we'll see"),),
        contacts=(
            checked_in(days.at(-26, "10:10"), BIRGIT, Method.EMAIL, first),
            checked_in(days.at(-20, "10:25"), BIRGIT, Method.EMAIL, second),
        ),
        steps=(
            StepMark(
                step=Step.RESEARCH,
                at=days.at(-19, "09:00"),
                waived=True,
                reason="Six weeks of silence: I read up on others.",
            ),
        ),
    )
    words = "Thank you for the open talk about what a publisher needs on the web."
    return with_thanks(interview, BIRGIT, days.at(-31, "08:50"), words)
