"""Items of `export json`: lossless both ways, lenient in what is left out, strict in the rest."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import (
    Contact,
    ContactKind,
    Direction,
    EarlyReason,
    Note,
    NoteKind,
    NoteStatus,
)
from followup_tui.domain.interview import (
    Answer,
    Desire,
    Finding,
    Interview,
    Interviewer,
    Need,
    Outcome,
    Question,
    Result,
    Snooze,
)
from followup_tui.domain.steps import Part, Step, StepMark
from followup_tui.storage.errors import DocumentError
from followup_tui.storage.exchange import export_items, read_items
from tests.factories import an_interview, utc

AT = utc("2026-11-23 10:00")
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
NAMES = WORDS.map(lambda text: f"n{text}")
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=36_000)).map(lambda age: EPOCH + age)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"])
LISTS_OF_WORDS = st.lists(WORDS, max_size=2).map(tuple)
CONTACT_ON = st.one_of(
    DAYS.map(ContactOn),
    INSTANTS.map(ContactOn),
    st.builds(lambda day, n: ContactOn(day, day + timedelta(days=n)), DAYS, st.integers(0, 9)),
)


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


PARTS: dict[str, st.SearchStrategy[Any]] = {
    "interviewers": some(
        st.builds(
            Interviewer,
            name=NAMES,
            email=WORDS,
            talked_about=WORDS,
            timezone=ZONES,
            slot_ended_at=maybe(INSTANTS),
        )
    ),
    "agreements": some(
        st.builds(
            Agreement,
            permission=st.sampled_from(Permission),
            contact_on=maybe(CONTACT_ON),
            method=maybe(st.sampled_from(Method)),
            words=WORDS,
            made_at=maybe(INSTANTS),
        )
    ),
    "contacts": some(
        st.builds(
            Contact,
            at=INSTANTS,
            direction=st.sampled_from(Direction),
            kind=st.sampled_from(ContactKind),
            method=maybe(st.sampled_from(Method)),
            people=LISTS_OF_WORDS,
            text=WORDS,
            early=st.booleans(),
            early_reason=maybe(st.sampled_from(EarlyReason)),
        )
    ),
    "notes_to_send": some(
        st.builds(
            Note,
            kind=st.sampled_from(NoteKind),
            to=WORDS,
            body=WORDS,
            status=st.sampled_from(NoteStatus),
            sent_at=maybe(INSTANTS),
        )
    ),
    "needs_discussed": some(st.builds(Need, text=WORDS, my_fit=WORDS)),
    "research": some(st.builds(Finding, text=WORDS, at=INSTANTS, used=st.booleans())),
    "questions": some(
        st.builds(Question, text=WORDS, asked_in=st.sampled_from(["meeting", "phone"]))
    ),
    "steps": some(
        st.builds(
            StepMark,
            step=st.sampled_from(Step),
            at=INSTANTS,
            parts=some(st.builds(Part, name=WORDS, person=maybe(WORDS))),
            waived=st.booleans(),
            reason=WORDS,
        )
    ),
    "snoozes": some(st.builds(Snooze, kind=WORDS, person=maybe(WORDS), until=INSTANTS)),
    "outcome": maybe(
        st.builds(
            Outcome,
            result=st.sampled_from(Result),
            at=INSTANTS,
            words=WORDS,
            someone_else_hired=maybe(st.booleans()),
            reply_by=maybe(DAYS),
            private_feelings=WORDS,
        )
    ),
}


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    starts_at = draw(INSTANTS)
    length = draw(maybe(st.integers(1, 500)))
    return Interview(
        company=draw(NAMES),
        role=draw(WORDS),
        notes=draw(WORDS),
        starts_at=starts_at,
        ends_at=None if length is None else starts_at + timedelta(minutes=length),
        timezone=draw(ZONES),
        desire=draw(st.sampled_from(Desire)),
        interest_stated=draw(st.sampled_from(Answer)),
        created_at=draw(INSTANTS),
        updated_at=draw(INSTANTS),
        archived=draw(st.booleans()),
        follows=draw(maybe(WORDS)),
        decision_by=draw(maybe(DAYS)),
        unsaid=draw(LISTS_OF_WORDS),
        keep_in_touch_stopped=draw(LISTS_OF_WORDS),
        **{name: draw(parts) for name, parts in PARTS.items()},
    )


@settings(max_examples=60)
@given(st.lists(interviews(), max_size=2))
def test_what_is_exported_is_read_back_equal_even_through_a_file(several: list[Interview]) -> None:
    items = export_items(several)
    assert read_items(items, AT) == tuple(several)
    assert read_items(msgspec.json.decode(msgspec.json.encode(items)), AT) == tuple(several)


def test_every_field_is_exported() -> None:
    (item,) = export_items([an_interview()])
    assert set(item) == {field.encode_name for field in msgspec.structs.fields(Interview)}


def read_one(**fields: Any) -> Interview:
    least = {"company": "Acme", "starts_at": "2026-11-20T14:00:00+01:00"}
    (interview,) = read_items([{**least, **fields}], AT)
    return interview


def test_ids_and_times_that_are_missing_are_made() -> None:
    interview = read_one(
        interviewers=[{"name": "Jane"}],
        contacts=[{"direction": "in"}],
        notes_to_send=[{"kind": "thank_you"}],
        research=[{"text": "They grow"}],
        steps=[{"step": "RESEARCH"}],
        outcome={"result": "offer"},
        agreements=[{"permission": "yes"}],
    )
    assert interview.created_at == interview.updated_at == AT
    assert interview.contacts[0].at == interview.research[0].at == interview.steps[0].at == AT
    assert interview.outcome is not None
    assert interview.outcome.at == AT
    made = [interview.id, interview.interviewers[0].id, interview.contacts[0].id]
    assert all([*made, interview.notes_to_send[0].id])
    assert interview.agreements[0].made_at is None


def test_an_empty_id_is_one_that_is_missing() -> None:
    starts = {"company": "Acme", "starts_at": "2026-11-20T14:00:00Z"}
    person = {"id": "", "name": "Jane Doe"}
    (read,) = read_items([{**starts, "id": "", "interviewers": [person]}], AT)
    assert read.id and read.interviewers[0].id


def test_null_means_nothing_was_said() -> None:
    interview = read_one(
        role=None,
        unsaid=None,
        id=None,
        desire=None,
        interviewers=[{"name": "Jane", "role": None}],
        contacts=[{"direction": "in", "at": None, "with": None}],
        outcome=None,
        created_at=None,
    )
    assert (interview.role, interview.unsaid, interview.desire) == ("", (), Desire.UNKNOWN)
    assert interview.interviewers[0].role == ""
    assert interview.contacts[0].at == interview.created_at == AT
    assert interview.id


def test_a_person_alone_may_stand_for_a_list_of_people() -> None:
    interview = read_one(contacts=[{"direction": "in", "with": "Jane Doe"}])
    assert interview.contacts[0].people == ("Jane Doe",)


@pytest.mark.parametrize(
    ("agreement", "kept"),
    [
        ({"contact_on": "2026-12-01"}, "2026-12-01"),
        ({"contact_on": "2026-12-01/2026-12-04"}, "2026-12-01/2026-12-04"),
        ({"contact_on": "2026-12-01", "contact_until": "2026-12-04"}, "2026-12-01/2026-12-04"),
        ({"contact_on": "2026-12-01", "contact_until": None}, "2026-12-01"),
        ({"contact_on": ["2026-12-01", "2026-12-04"]}, "2026-12-01/2026-12-04"),
        ({"contact_on": ["2026-12-01"]}, "2026-12-01"),
        ({"contact_on": {"from": "2026-12-01", "to": "2026-12-04"}}, "2026-12-01/2026-12-04"),
        ({"contact_on": {"first": "2026-12-01", "last": "2026-12-04"}}, "2026-12-01/2026-12-04"),
        ({"contact_on": {"start": "2026-12-01", "end": "2026-12-04"}}, "2026-12-01/2026-12-04"),
        ({"contact_on": {"from": "2026-12-01", "until": "2026-12-04"}}, "2026-12-01/2026-12-04"),
        ({"contact_on": "2026-12-01T14:00:00+01:00"}, "2026-12-01T13:00:00+00:00"),
        ({"contact_on": None}, "None"),
    ],
)
def test_an_agreed_day_range_or_time_is_read_however_it_is_written(
    agreement: dict[str, Any], kept: str
) -> None:
    assert str(read_one(agreements=[agreement]).agreements[0].contact_on) == kept


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_at": "2026-11-20T14:00:00"}, "items[0].starts_at: an instant needs an offset"),
        ({"starts_at": None}, "items[0].starts_at: is missing"),
        ({"interviewers": [{"name": 3}]}, "items[0].interviewers[0].name: expected text"),
        ({"interviewers": ["Jane"]}, "items[0].interviewers[0]: expected an object, got text"),
        ({"salary": 1}, "items[0].salary: there is no such field"),
        ({"salary": None}, "items[0].salary: there is no such field"),
        ({"contacts": [{"direction": "in", "who": 1}]}, "items[0].contacts[0].who: there is no"),
        ({"agreements": [{"contact_on": {"from": "2026-12-01"}}]}, "items[0].agreements[0].contac"),
        ({"agreements": [{"contact_until": "2026-12-01"}]}, "items[0].agreements[0].contact_until"),
        (
            {"agreements": [{"contact_on": "2026-12-01T14:00:00"}]},
            "items[0].agreements[0].contact_on: 2026-12-01 14:00:00 needs a time zone",
        ),
    ],
)
def test_what_is_wrong_is_named_by_item_and_field(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_one(**fields)
    assert str(caught.value).startswith(sentence)


def test_the_item_is_counted_from_zero_and_the_rest_is_not_read_in() -> None:
    good = export_items([an_interview()])[0]
    with pytest.raises(DocumentError, match=r"items\[1\]\.company: is missing"):
        read_items([good, {"starts_at": "2026-11-20T14:00:00Z"}], AT)


def test_two_items_with_one_id_are_refused() -> None:
    item = export_items([an_interview()])[0]
    with pytest.raises(DocumentError, match=r"items\[1\]\.id: acme is also the id of items\[0\]"):
        read_items([item, item], AT)


@pytest.mark.parametrize("items", [None, {}, "items", 3])
def test_items_that_are_no_list_are_refused(items: object) -> None:
    with pytest.raises(DocumentError, match="items: expected a list"):
        read_items(items, AT)


def test_an_item_that_is_no_object_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"items\[0\]: expected an object"):
        read_items(["Acme"], AT)
