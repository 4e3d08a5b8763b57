"""Values refuse what can't be true, clean what could harm, and keep instants in UTC."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import ContactOn
from followup_tui.domain.interview import Interviewer, Result
from followup_tui.domain.steps import Step
from followup_tui.domain.value import clean
from tests.factories import (
    BOB,
    JANE,
    a_contact,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
    utc,
)


def test_an_interview_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends_at: the interview must end after it starts"):
        an_interview(starts_at=berlin("2026-11-20 14:00"), ends_at=berlin("2026-11-20 13:00"))


def test_an_interview_that_ends_when_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends_at"):
        an_interview(starts_at=berlin("2026-11-20 14:00"), ends_at=berlin("2026-11-20 14:00"))


def test_an_interview_without_an_end_is_held_60_minutes_after_its_start() -> None:
    interview = an_interview(starts_at=berlin("2026-11-20 14:00"))
    assert interview.held_at == berlin("2026-11-20 15:00")
    assert not interview.is_held(berlin("2026-11-20 14:59:59"))
    assert interview.is_held(berlin("2026-11-20 15:00"))


@pytest.mark.parametrize("company", ["", "   ", "\t\n", "\x1b\x07"])
def test_an_interview_needs_the_name_of_a_company(company: str) -> None:
    with pytest.raises(ValueError, match="company: an interview needs the name of a company"):
        an_interview(company=company)


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../etc/passwd", "+01:00", "Europe"])
def test_an_unknown_time_zone_is_refused_with_an_example(zone: str) -> None:
    with pytest.raises(ValueError, match=r"is no time zone; write one like Europe/Berlin"):
        an_interview(timezone=zone)


def test_an_interviewer_in_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="Mars/Olympus"):
        Interviewer(name="Marvin", timezone="Mars/Olympus")


def test_an_interviewer_needs_a_name() -> None:
    with pytest.raises(ValueError, match="a person needs a name"):
        Interviewer(name="  ")


def test_two_interviewers_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two people have the same id"):
        an_interview(interviewers=(JANE, replace(BOB, id="jane")))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Acme\x1b[31m red", "Acme[31m red"),
        ("Acme\nCorp\tAG\r\n", "Acme Corp AG  "),
        ("\u202egnp.exe", "gnp.exe"),
        ("Acme\u2066\u2069", "Acme"),
        ("Acme\x9b2J", "Acme2J"),
        ("Acme\ud800", "Acme\N{REPLACEMENT CHARACTER}"),
        ("[/red] شركة 株式会社 🏢 Zieliński", "[/red] شركة 株式会社 🏢 Zieliński"),
    ],
)
def test_hostile_text_is_cleaned_and_all_that_can_be_read_stays(typed: str, kept: str) -> None:
    assert an_interview(company=typed).company == kept


def test_line_breaks_stay_where_several_lines_are_meant_and_nothing_else_does() -> None:
    interview = an_interview(notes="one\r\ntwo\rthree\n\tfour\x1b]0;owned\x07\u2028five")
    assert interview.notes == "one\ntwo\nthree\n\tfour]0;owned five"
    assert clean("one\ntwo") == "one two"


def test_texts_inside_of_tuples_of_values_are_cleaned_too() -> None:
    assert Interviewer(name="Ja\x1bne\nDoe").name == "Jane Doe"
    assert a_note(subject="Hi\nthere", body="Hi\nthere").subject == "Hi there"


def test_texts_in_a_list_are_cleaned_too() -> None:
    interview = an_interview(unsaid=("Cut\x1b[2J the build", "Led\na team"))
    assert interview.unsaid == ("Cut[2J the build", "Led a team")
    assert an_interview(keep_in_touch_stopped=("jane\x00",)).keep_in_touch_stopped == ("jane",)


@pytest.mark.parametrize("year", [1899, 3000, 9999])
def test_a_year_from_which_days_could_not_be_counted_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=f"starts_at: the year {year} is not within 1900 and 2999"):
        an_interview(starts_at=datetime(year, 6, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match=f"decision_by: the year {year}"):
        an_interview(decision_by=date(year, 6, 1))


@pytest.mark.parametrize("year", [1900, 2999])
def test_the_first_and_the_last_year_are_accepted(year: int) -> None:
    assert an_interview(decision_by=date(year, 6, 1)).decision_by == date(year, 6, 1)


@pytest.mark.parametrize(
    "make",
    [
        lambda at: an_interview(starts_at=at),
        lambda at: an_interview(created_at=at),
        lambda at: a_contact(at),
        lambda at: a_note(sent_at=at),
        lambda at: an_agreement(made_at=at),
        ContactOn,
    ],
)
def test_an_instant_without_a_time_zone_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="needs a time zone"):
        make(datetime(2026, 11, 20, 14, 0))  # noqa: DTZ001 - that is what is refused


def test_instants_are_kept_in_utc() -> None:
    interview = an_interview(starts_at=local("2026-11-20 23:30", "America/New_York"))
    assert interview.starts_at.tzinfo is UTC
    assert interview.starts_at == utc("2026-11-21 04:30")


def test_values_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        an_interview().company = "Globex"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        ContactOn(date(2026, 12, 1)).first = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("written", "day", "last"),
    [
        ("2026-12-01", date(2026, 12, 1), None),
        ("2026-12-01/2026-12-04", date(2026, 12, 1), date(2026, 12, 4)),
        ("2026-12-01/2026-12-01", date(2026, 12, 1), None),
        ("2026-12-01T23:30:00+00:00", date(2026, 12, 2), None),
    ],
)
def test_an_agreed_time_is_a_day_a_range_or_a_moment(
    written: str, day: date, last: date | None
) -> None:
    agreed = ContactOn.parse(written)
    assert agreed.day(an_interview().zone) == day
    assert agreed.last == last
    assert ContactOn.parse(str(agreed)) == agreed


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2026-12-04/2026-12-01", "the range ends on 2026-12-01, before it begins"),
        ("soon", "'soon' is no day"),
        ("2026-02-30", "is no day"),
        ("2026-12-01T14:00:00", "needs a time zone"),
    ],
)
def test_an_agreed_time_that_makes_no_sense_is_refused(written: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^contact_on: .*{sentence}"):
        ContactOn.parse(written)


def test_the_last_agreement_counts() -> None:
    first, last = an_agreement("2026-12-01"), an_agreement("2026-12-08")
    assert an_interview(agreements=(first, last)).agreement is last


def test_a_person_is_found_by_id_and_by_name_in_any_case() -> None:
    interview = an_interview(interviewers=(JANE, BOB))
    assert interview.person_named("bob") == BOB
    assert interview.person_named(" jane DOE ") == JANE
    assert interview.person_named("Jo") is None


def test_steps_are_numbered_one_to_six_in_their_order() -> None:
    assert [(step.number, step.name) for step in Step] == [
        (1, "SHOW_INTEREST"),
        (2, "LAY_GROUND"),
        (3, "STAY_CALM"),
        (4, "THANK_YOU"),
        (5, "RESEARCH"),
        (6, "ACCEPT_OUTCOME"),
    ]


def test_an_interview_cancelled_before_its_end_is_never_held() -> None:
    def cancelled(at: str) -> bool:
        outcome = an_outcome(Result.CANCELLED, berlin(at))
        return an_interview(outcome=outcome).is_held(berlin("2027-01-01 00:00"))

    assert not cancelled("2026-11-20 15:29")
    assert cancelled("2026-11-20 15:30")
