"""The sample story, first chapter: interviews that ask for something today."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Answer, Desire, Finding, Interview, Need, Question
from followup_tui.domain.notes_owed import NOTE_PART
from followup_tui.domain.steps import Part, Step, StepMark
from followup_tui.domain.typed_dates import MONTH_NAMES

from .contacts import draft, with_thanks
from .days import SampleDays, sample_id
from .people import ANKE, DENISE, JONAS, MIRA, PIETER, SAM, SECOND_ENGINEER


def just_held(now: datetime) -> Interview:
    """Return the wanted job: one of two thank-you notes is sent, the other is due soon."""
    days = SampleDays.of(now, "Europe/Berlin")
    # Its last note has to be due within 12 hours, at whatever hour the story is told.
    ended, call_on = days.decent_hour(37, 46), days.early_next_month()
    mira_left = ended - timedelta(minutes=45)
    interview = Interview(
        id=sample_id("Night Heron Games"),
        company="Night Heron Games",
        role="Backend engineer",
        stage="Onsite with the founders, outside office hours",
        starts_at=ended - timedelta(minutes=90),
        ends_at=ended,
        timezone=days.zone.key,
        place="Speicherstadt 11, Hamburg",
        posting_url="https://nightheron.example/jobs/backend",
        desire=Desire.REALLY_WANT,
        created_at=ended - timedelta(days=9),
        updated_at=ended + timedelta(hours=4),
        interviewers=(replace(MIRA, slot_ended_at=mira_left), JONAS),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        next_step_words="a day of pair programming, if both of us say yes",
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=ContactOn(call_on),
                method=Method.PHONE,
                contact_person=MIRA.id,
                words=f"call me in early {MONTH_NAMES[call_on.month - 1]}",
            ),
        ),
    )
    thanked = with_thanks(interview, MIRA, ended + timedelta(hours=4), _THANKS_TO_MIRA)
    return _with_preparation(thanked, ended)


def _with_preparation(interview: Interview, ended: datetime) -> Interview:
    """Return the wanted job with what was learned there, and the second draft."""
    unsent = draft(NoteKind.THANK_YOU, JONAS, "Thank you, and your profiler", _THANKS_TO_JONAS)
    return replace(
        interview,
        needs_discussed=(
            Need(
                text="The save-game service must survive a launch night.",
                my_fit="Led the move of a ticket shop to queues: 40 times the load, no outage.",
            ),
            Need(text="Somebody who writes things down.", my_fit="Runbooks for three teams."),
        ),
        unsaid=("Cut the build from 22 minutes to 6.",),
        research=(
            Finding(
                text="Their second game sold 300,000 copies in a month; servers were down twice.",
                url="https://gamesdesk.example/night-heron-launch",
                at=ended + timedelta(hours=5),
                used=True,
            ),
            Finding(
                text="How rollback netcode hides latency.",
                scope="topic",
                url="https://netcode.example/rollback",
                at=ended + timedelta(hours=6),
            ),
        ),
        questions=(
            Question(text="Who decides what is built next?"),
            Question(text="May I bring my own keyboard on the trial day?", asked_in="phone"),
        ),
        notes_to_send=(*interview.notes_to_send, unsent),
    )


_THANKS_TO_MIRA = (
    "Thank you for the evening. A studio that never crunches and says so in front of the team is "
    "what I have been looking for. Your launch night stayed with me: I moved a ticket shop to "
    "queues under the same kind of load, and would love to do it again for you."
)
_THANKS_TO_JONAS = (
    "Thank you for the whiteboard hour. I tried your profiler on the way home: it found an "
    "allocation in my parser that I had missed for a year."
)


def not_written_down(now: datetime) -> Interview:
    """Return an interview without a debrief, whose thank-you notes are late."""
    days = SampleDays.of(now, "Europe/Berlin")
    return Interview(
        id=sample_id("Brückner Logistik"),
        company="Brückner Logistik",
        role="Data engineer",
        stage="First interview",
        starts_at=days.at(-3, "14:30"),
        ends_at=days.at(-3, "15:30"),
        timezone=days.zone.key,
        place="https://meet.brueckner-logistik.example/k7f",
        desire=Desire.OPEN,
        notes="Two people, one camera. Ask for the second name.",
        created_at=days.at(-8, "09:12"),
        updated_at=days.at(-3, "15:40"),
        interviewers=(ANKE, SECOND_ENGINEER),
        notes_to_send=(
            draft(NoteKind.THANK_YOU, ANKE, "Thank you for the talk", "Dear Ms Sommer,\n\n"),
        ),
    )


def agreed_call(now: datetime) -> Interview:
    """Return an interview whose agreed day has come; research has gone stale."""
    days = SampleDays.of(now, "Europe/Amsterdam")
    interview = Interview(
        id=sample_id("Fennmark Analytics"),
        company="Fennmark Analytics",
        role="Platform engineer",
        stage="Second interview",
        starts_at=days.at(-8, "10:00"),
        ends_at=days.at(-8, "11:15"),
        timezone=days.zone.key,
        place="Weesperplein 4, Amsterdam",
        desire=Desire.OPEN,
        created_at=days.at(-15, "17:30"),
        updated_at=days.at(-8, "20:00"),
        interviewers=(PIETER,),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        next_step_words="the team lead is back from leave, then it goes quickly",
        agreements=(
            Agreement(
                permission=Permission.YES,
                contact_on=ContactOn(days.workday(0)),
                method=Method.PHONE,
                contact_person=PIETER.id,
                words="call me in about ten days",
            ),
        ),
        needs_discussed=(Need(text="Streams in place of nightly jobs."),),
        research=(
            Finding(
                text="They were bought by a Danish group in spring.",
                scope="industry",
                url="https://handelsblad.example/fennmark",
                at=days.at(-8, "19:10"),
            ),
        ),
        questions=(Question(text="Is the team lead back?", asked_in="phone"),),
    )
    words = "Thank you for the hour on streams. My notes on late events are on their way to you."
    return with_thanks(interview, PIETER, days.at(-8, "18:40"), words)


def promised_and_late(now: datetime) -> Interview:
    """Return an interview whose promised decision has passed, and the check-in after it too."""
    days = SampleDays.of(now, "America/New_York")
    interview = Interview(
        id=sample_id("Larkspur Health"),
        company="Larkspur Health",
        role="Senior backend engineer (remote)",
        stage="Panel",
        starts_at=days.at(-9, "11:00"),
        ends_at=days.at(-9, "12:30"),
        timezone=days.zone.key,
        place="https://video.larkspur-health.example/panel",
        desire=Desire.REALLY_WANT,
        created_at=days.at(-20, "15:00"),
        updated_at=days.at(-8, "10:00"),
        interviewers=(DENISE, SAM),
        interest_stated=Answer.YES,
        next_step_asked=Answer.YES,
        decision_by=days.workday(-5),
        decision_words="we will have made up our minds by then",
        agreements=(
            Agreement(permission=Permission.YES, method=Method.EMAIL, contact_person=DENISE.id),
        ),
        unsaid=("Wrote the audit log that passed a hospital's inspection.",),
        steps=(
            StepMark(
                step=Step.THANK_YOU,
                at=days.at(-8, "10:00"),
                parts=(Part(name=NOTE_PART, person=SAM.id),),
                waived=True,
                reason="He only opened the call; I thanked him on the phone.",
            ),
        ),
    )
    words = "Thank you for the panel. Audit trails that doctors can read: I have built one."
    return with_thanks(interview, DENISE, days.at(-9, "17:20"), words)
