"""Tables for a spreadsheet: nothing in them runs, and what was written is read back."""

import csv
import io

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from followup_tui.domain.interview import Interview, Interviewer, Outcome, Result
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.typed_fields import Reading
from followup_tui.interchange.incoming import NothingTaken, Receiver
from followup_tui.interchange.table_cells import guarded, row_texts, unguarded
from followup_tui.interchange.tables import read_table, table
from tests.factories import JANE, POLICY, an_agreement, an_interview, berlin, utc
from tests.storage.test_exchange import WORDS, interviews

NOW = berlin("2026-11-21 10:00")


def a_receiver(*known: Interview, now=NOW) -> Receiver:
    return Receiver({each.id: each for each in known}, Reading(now, POLICY), "Europe/Berlin")


def rows_of(*several: Interview) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(several, POLICY, NOW), newline="")))


def read(text: str, *known: Interview) -> tuple[Interview, ...]:
    return read_table("jobs.csv", text.encode(), a_receiver(*known)).interviews


def refusals(text: str, *known: Interview) -> tuple[str, ...]:
    with pytest.raises(NothingTaken) as caught:
        read_table("jobs.csv", text.encode(), a_receiver(*known))
    return caught.value.sentences


def test_a_row_holds_what_a_person_would_sort_by():
    agreed = an_agreement("2026-12-01", words="call me", contact_person="jane")
    (row,) = rows_of(an_interview(agreements=(agreed,), notes="two\nlines"))
    assert row["company"] == "Acme"
    assert (row["start"], row["end"]) == ("2026-11-20 14:00", "2026-11-20 15:30")
    assert (row["timezone"], row["people"]) == (
        "Europe/Berlin",
        "Jane Doe (CTO) <jane@acme.example>",
    )
    assert (row["contact_on"], row["method"]) == ("2026-12-01", "phone")
    assert row["contact_person"] == "Jane Doe"
    assert row["next_action"] == "thank-you Jane Doe"
    assert row["notes"] == "two\nlines"


def test_rows_end_and_are_quoted_as_the_standard_says():
    written = table([an_interview(company='Acme, "the" one', notes="a\nb")], POLICY, NOW)
    assert written.endswith("\r\n")
    assert '"Acme, ""the"" one"' in written and '"a\nb"' in written


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "'=", "''+", "＝"])
def test_no_cell_is_a_formula_and_each_is_read_back(begins):
    text = f"{begins}HYPERLINK(1)"
    cell = guarded(text)
    assert cell == f"'{text}"
    assert unguarded(cell) == text


def test_a_formula_in_any_field_is_written_as_text():
    evil = "=cmd|' /C calc'!A0"
    person = Interviewer(name=evil, email=evil, role=evil, phone=evil)
    outcome = Outcome(result=Result.OFFER, at=NOW, words=evil, told_by=evil)
    agreed = an_agreement(words=evil, contact_person=evil)
    texts = dict.fromkeys(("id", "company", "role", "stage", "place", "notes", "follows"), evil)
    interview = an_interview(**texts, interviewers=(person,), outcome=outcome, agreements=(agreed,))
    (row,) = rows_of(interview)
    assert [name for name, cell in row.items() if cell.startswith(("=", "+", "-", "@"))] == []
    assert sum(cell.startswith("'=cmd") for cell in row.values()) == 12


@settings(max_examples=150)
@given(WORDS)
def test_any_text_comes_back_from_its_cell(text):
    assert unguarded(guarded(text)) == text


@settings(max_examples=40)
@given(interviews())
def test_what_a_table_holds_is_the_same_after_it_was_read_elsewhere(interview):
    later = utc("2150-01-01 10:00")
    written = table([interview], POLICY, later)
    (back,) = read_table("x.csv", written.encode(), a_receiver(now=later)).interviews
    assert row_texts(back) == row_texts(interview)


def test_the_sample_story_comes_back_and_read_again_changes_nothing():
    story = sample_story(NOW)
    written = table(story, POLICY, NOW)
    back = read(written)
    assert list(map(row_texts, back)) == list(map(row_texts, story))
    again = read_table("x.csv", written.encode(), a_receiver(*story))
    assert again.interviews == ()
    assert again.remarks == ("Already here as the file has it: 12 interviews.",)


def test_a_changed_cell_changes_that_and_nothing_that_a_table_does_not_hold():
    known = an_interview(
        unsaid=("led a team",),
        outcome=Outcome(result=Result.REJECTED, at=utc("2026-11-20 18:00"), private_feelings="sad"),
    )
    written = table([known], POLICY, NOW).replace("Backend engineer", "Staff engineer")
    (changed,) = read(written, known)
    assert changed == replace(known, role="Staff engineer", updated_at=NOW)


def test_an_emptied_cell_empties_the_field_and_a_person_stays_who_they_are():
    jane = replace(JANE, talked_about="sailing")
    rejected = Outcome(result=Result.REJECTED, at=utc("2026-11-20 18:00"))
    known = an_interview(interviewers=(jane,), notes="x", archived=True, outcome=rejected)
    (row,) = rows_of(known)
    row |= {"notes": "", "archived": "", "outcome": "", "people": "jane doe (CEO)\nBob Li"}
    text = io.StringIO()
    writer = csv.DictWriter(text, row.keys())
    writer.writeheader()
    writer.writerow(row)
    (changed,) = read(text.getvalue(), known)
    assert (changed.notes, changed.archived, changed.outcome) == ("", False, None)
    assert changed.interviewers[0] == replace(jane, name="jane doe", role="CEO", email="")
    assert changed.interviewers[1].name == "Bob Li"


def test_a_plain_table_is_read_with_the_titles_and_the_words_that_people_write():
    text = (
        "Employer;Position;Interview date;Time zone;Interviewer;Result;Salary\r\n"
        "Acme ; Engineer;yesterday 14:00;America/New_York;Jane Doe <j@acme.example>;rejected;9\r\n"
        ";;;;;;\r\n"
        "Globex;Analyst;tue 9:30\r\n"
    )
    incoming = read_table("jobs.csv", b"\xef\xbb\xbf" + text.encode(), a_receiver())
    acme, globex = incoming.interviews
    assert (acme.company, acme.role, acme.starts_at) == (
        "Acme",
        "Engineer",
        utc("2026-11-20 19:00"),
    )
    assert acme.interviewers[0].email == "j@acme.example"
    assert acme.outcome is not None and acme.outcome.result is Result.REJECTED
    assert (globex.starts_at, globex.timezone) == (berlin("2026-11-24 09:30"), "Europe/Berlin")
    assert incoming.remarks == ("Not taken, there is no such field: Salary.",)


def test_a_date_and_a_time_in_columns_of_their_own_are_one_start():
    (acme,) = read("company,date,time\nAcme,2026-11-20,2pm\n")
    assert acme.starts_at == berlin("2026-11-20 14:00")


def test_a_plain_table_read_twice_is_the_same_interviews():
    text = "company,start,notes\nAcme,2026-11-20 14:00,hello\n"
    (acme,) = read(text)
    assert read(text, acme) == ()
    richer = replace(acme, role="", stage="onsite")
    (again,) = read(text.replace("hello", "hi"), richer)
    assert (again.id, again.stage, again.notes) == (acme.id, "onsite", "hi")


def test_each_refused_row_is_one_sentence_with_its_number_and_its_column():
    text = (
        "Company,When,Result,id\n"
        "Acme,32 dec 14:00,,\n"
        ",fri 14:00,,\n"
        "Globex,fri 14:00,maybe,\n"
        "Initech,fri 14:00,,7\n"
        '"Hooli",fri 14:00,,7\n'
        "Umbrella,fri,,,,\n"
    )
    said = refusals(text)
    assert said[0].startswith('Row 2, When: "32 dec 14:00" is not a date')
    assert said[1] == "Row 3, Company: an interview needs the name of a company."
    assert said[2].startswith('Row 4, Result: "maybe" is none of advanced, offer')
    assert said[3] == "Row 6, it is the interview of row 5 again."
    assert said[4] == "Row 7, there are 6 cells under 4 titles."
    assert len(said) == 5


def test_very_many_refusals_are_not_all_said():
    said = refusals("company,start\n" + "Acme,never\n" * 50)
    assert len(said) == 11 and said[-1] == "And 40 more."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", 'names no column "company"'),
        (b"company,role\nAcme,x\n", 'names no column "start"'),
        (b"company,start,role,position\n", 'the columns "role" and "position" say the same'),
        (b"company,start\n\xff\xfe,now\n", "not in UTF-8"),
        (b'company,start\n"Acme"x,now\n', "row 2 is no row of a table"),
        (b'company,start\n"Acme,now\n', "row 2 is no row of a table"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(ValueError, match=r"jobs\.csv") as caught:
        read_table("jobs.csv", content, a_receiver())
    assert sentence in str(caught.value)


@pytest.mark.parametrize("field", ["name", "role", "email", "phone"])
@pytest.mark.parametrize("text", ["2nd (tall) one", "a <b", "+1", " x ", "ring 5 times", "'=1"])
def test_a_person_who_could_not_be_typed_comes_back_too(field, text):
    odd = replace(JANE, **{field: text})
    (back,) = read(table([an_interview(interviewers=(odd,))], POLICY, NOW))
    assert replace(back.interviewers[0], id="jane") == odd


def test_a_column_that_is_left_out_of_the_file_is_left_as_it_is():
    known = an_interview(outcome=Outcome(result=Result.OFFER, at=utc("2026-11-20 18:00")))
    (changed,) = read(
        "company,start,timezone,id,told_by\nAcme,2026-11-20 14:00,Europe/Berlin,acme,Jane\n", known
    )
    assert changed.outcome == replace(known.outcome, told_by="Jane")
    assert (changed.role, changed.interviewers) == (known.role, known.interviewers)


@pytest.mark.parametrize("text", ["Eng;=1+1;x", "a\t@b", 'c; "=d', "e;'=f", "g;''=h", "i; + j"])
def test_no_formula_begins_behind_a_separator_of_another_country(text: str) -> None:
    cell = guarded(text)
    for separator in ";\t":
        for part in cell.split(separator)[1:]:
            assert not part.strip(' \t"').startswith(("=", "+", "-", "@"))
    assert unguarded(cell) == text
