"""What a form shows of an interview reads back as that interview."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Agreement, ContactOn, Permission
from followup_tui.domain.entry import read_entry
from followup_tui.domain.entry_texts import changed_entry, entry_texts, moment_text
from followup_tui.domain.interview import Answer, Desire
from followup_tui.domain.typed_fields import Reading
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin, local, utc

READING = Reading(berlin("2026-11-22 10:14"), POLICY)
BLANK = {
    **dict.fromkeys(("role", "stage", "place", "posting_url", "notes"), ""),
    **dict.fromkeys(("next_step_words", "decision_words"), ""),
    **dict.fromkeys(("ends_at", "decision_by")),
    "desire": Desire.UNKNOWN,
    "interest_stated": Answer.UNKNOWN,
    "next_step_asked": Answer.UNKNOWN,
}
TIMED = ContactOn(berlin("2026-12-01 16:30"))


@pytest.mark.parametrize(
    "interview",
    [
        an_interview(),
        an_interview(ends_at=None, notes="two\nlines", interviewers=(JANE, BOB)),
        an_interview(ends_at=berlin("2026-11-20 15:30") + timedelta(seconds=7)),
        an_interview(agreements=(an_agreement("2026-12-01/2026-12-04", contact_person="jane"),)),
        an_interview(agreements=(Agreement(contact_on=TIMED, permission=Permission.UNCLEAR),)),
        an_interview(agreements=(an_agreement(made_at=berlin("2026-11-21 09:00")),)),
        an_interview(
            desire=Desire.REALLY_WANT,
            interest_stated=Answer.NO,
            next_step_asked=Answer.YES,
            decision_by=date(2026, 12, 4),
            decision_words="early December",
            next_step_words="a second interview",
            stage="onsite",
            place="Main Street 1",
            posting_url="https://acme.example/jobs/1",
        ),
        # The clock in Berlin shows 2:30 twice that night; this is the second time.
        an_interview(starts_at=utc("2026-10-25 01:30")),
        an_interview(
            starts_at=local("2026-03-29 02:30", "America/New_York"), timezone="Asia/Tokyo"
        ),
    ],
)
def test_each_text_reads_back_as_what_it_was_made_from(interview):
    texts = entry_texts(interview)
    read = read_entry(replace(interview, **BLANK), changed_entry({}, texts), READING)
    who = interview.person_named(interview.agreement.contact_person)
    named = interview.agreement.contact_person and who.name
    expected = tuple(replace(each, contact_person=named) for each in interview.agreements)
    assert read.agreements[-1:] == expected
    assert replace(read, agreements=()) == replace(interview, agreements=())


def test_nothing_is_read_where_nothing_was_changed():
    texts = entry_texts(an_interview())
    assert changed_entry(texts, texts) == {}


def test_the_zone_takes_the_clock_times_with_it():
    texts = entry_texts(an_interview())
    changed = changed_entry(texts, texts | {"timezone": "Asia/Tokyo"})
    assert changed == {"timezone": "Asia/Tokyo", "start": "2026-11-20 14:00", "duration": "90m"}


def test_either_end_of_a_range_takes_the_other_with_it():
    texts = entry_texts(an_interview(agreements=(an_agreement("2026-12-01/2026-12-04"),)))
    changed = changed_entry(texts, texts | {"contact_until": ""})
    assert changed == {"contact_on": "2026-12-01", "contact_until": ""}


@pytest.mark.parametrize(
    ("text", "field"),
    [("90m", "duration"), ("1h30", "duration"), ("15:30", "end"), ("3pm", "end"), ("", "end")],
)
def test_the_end_is_a_time_or_a_length(text, field):
    assert changed_entry({"ends": "x"}, {"ends": text}) == {field: text}


def test_a_time_that_a_clock_shows_twice_is_written_with_its_offset():
    zone = ZoneInfo("Europe/Berlin")
    assert moment_text(utc("2026-10-25 00:30"), zone) == "2026-10-25 02:30"
    assert moment_text(utc("2026-10-25 01:30"), zone) == "2026-10-25 02:30+01:00"
