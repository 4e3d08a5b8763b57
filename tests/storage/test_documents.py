"""Sentences about a document name the field by its path and say what was expected."""

import gc
from typing import Any

import msgspec
import pytest

from followup_tui.storage.documents import (
    collector_paused,
    document_of,
    interview_from,
    interview_of,
)
from followup_tui.storage.errors import DocumentError
from tests.factories import an_agreement, an_interview


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"interviewers": [{"name": 3}]}, "interviewers[0].name: expected text, got a number"),
        ({"interviewers": [{"name": " "}]}, "interviewers[0]: a person needs a name"),
        ({"interviewers": [{"role": "x"}]}, "interviewers[0].name: is missing"),
        ({"salary": 1}, "salary: there is no such field"),
        ({"agreements": [{"when": 1}]}, "agreements[0].when: there is no such field"),
        ({"agreements": [{"contact_on": 3}]}, "agreements[0].contact_on: expected text"),
        ({"agreements": [{"contact_on": "soon"}]}, "agreements[0].contact_on: 'soon' is no day"),
        ({"company": None}, "company: expected text, got null"),
        ({"company": " "}, "company: an interview needs the name of a company"),
        ({"starts_at": "2026-11-20T14:00:00"}, "starts_at: an instant needs an offset, as in"),
        ({"starts_at": "soon"}, "starts_at: expected an instant, as in"),
        ({"decision_by": "soon"}, "decision_by: expected a date, as in 2026-12-01"),
        ({"timezone": "Mars"}, "timezone: 'Mars' is no time zone"),
        ({"ends_at": "2026-11-20T08:00:00Z"}, "ends_at: the interview must end after it starts"),
        ({"unsaid": "x"}, "unsaid: expected a list, got text"),
        ({"archived": 1}, "archived: expected true or false, got a number"),
        ({"desire": "mild"}, "desire: there is no such choice as 'mild'"),
        ({"outcome": 3}, "outcome: expected an object or null, got a number"),
    ],
)
def test_what_is_wrong_is_named_by_path(changes: dict[str, Any], sentence: str) -> None:
    document = {**document_of(an_interview()), **changes}
    with pytest.raises(DocumentError) as parsed:
        interview_from(document)
    with pytest.raises(DocumentError) as stored:
        interview_of(msgspec.Raw(msgspec.json.encode(document)))
    assert str(parsed.value).startswith(sentence)
    assert str(stored.value) == str(parsed.value)


@pytest.mark.parametrize(
    "when", ["2026-12-01", "2026-12-01/2026-12-04", "2026-12-01T14:00:00+01:00"]
)
def test_an_agreed_time_is_stored_as_it_is_written(when: str) -> None:
    interview = an_interview(agreements=(an_agreement(when),))
    document = document_of(interview)
    assert interview_from(document) == interview
    assert document["agreements"][0]["contact_on"][:10] == "2026-12-01"


def test_the_collector_is_paused_while_reading_and_left_as_it_was() -> None:
    with pytest.raises(KeyError), collector_paused():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
