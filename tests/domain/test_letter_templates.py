"""Templates: how a file is read, which ones there are, and which one a draft begins with."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview, Interviewer, Result
from followup_tui.domain.letters.built_in import BUILT_IN
from followup_tui.domain.letters.templates import (
    PLACEHOLDERS,
    as_file,
    fitting,
    of_kind,
    read_template,
    templates,
)
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    from_them,
)

NOW = berlin("2026-11-21 10:00")
KNOWN = templates(())


@dataclass(frozen=True)
class Fits:
    """Names the template that fits the usual interview with some changes."""

    interview: Interview
    person: Interviewer = JANE
    at: str = "2026-11-21 10:00"

    def name(self, kind: NoteKind) -> str:
        return fitting(self.interview, kind, self.person, KNOWN, POLICY, berlin(self.at)).name


def test_a_template_file_has_a_subject_and_a_body() -> None:
    template = read_template(
        "thank-you-onsite", "Subject: Thank you\n\nDear {first_name},\n\nHi.\n"
    )
    assert template.name == "thank-you-onsite"
    assert template.kind is NoteKind.THANK_YOU
    assert template.subject == "Thank you"
    assert template.body == "Dear {first_name},\n\nHi."
    assert template.is_own


def test_a_file_without_a_subject_is_all_body() -> None:
    template = read_template("check-in", "\ufeff\r\nDear {name},\r\n\r\nHi.\r\n")
    assert (template.subject, template.body) == ("", "Dear {name},\n\nHi.")
    assert template.kind is NoteKind.CHECK_IN


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("letter", "Dear all", "letter.txt: begin the name with thank-you, check-in or closing."),
        ("closing", " \n", "closing.txt is empty: write the letter into it, or delete the file."),
        ("closing", "Subject: Bye\n\n", "closing.txt is empty: write the letter into it"),
        ("closing", "Dear {firstname},", "closing.txt: {firstname} is no placeholder; write one"),
        ("closing", "Subject: {Role?}\n\nHi", "closing.txt: {Role} is no placeholder"),
    ],
)
def test_a_file_that_is_no_template_is_refused_with_what_to_do(
    name: str, text: str, sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:
        read_template(name, text)
    assert str(refused.value).startswith(sentence)


def test_the_refusal_of_an_unknown_placeholder_lists_the_known_ones() -> None:
    with pytest.raises(ValueError) as refused:
        read_template("closing", "{nickname}")
    assert all(f"{{{name}}}" in str(refused.value) for name in PLACEHOLDERS)


def test_braces_around_something_else_are_text() -> None:
    assert read_template("closing", "Set {1, 2} { } {a b}").body == "Set {1, 2} { } {a b}"


@given(
    st.sampled_from(["", "Subject: ", "subject:\n", "\n"]),
    st.text() | st.sampled_from(["Subject: twice\n\nSubject: Hi", "Dear {first_name},\n\n{need?}"]),
)
def test_a_template_that_was_written_is_read_again_as_it_was(header: str, text: str) -> None:
    try:
        template = read_template("closing-mine", header + text)
    except ValueError:
        return
    assert read_template("closing-mine", as_file(template)) == template


@pytest.mark.parametrize("template", KNOWN, ids=lambda each: each.name)
def test_a_built_in_template_is_a_file_that_could_be_the_users_own(template) -> None:
    assert as_file(template) == BUILT_IN[template.name]
    assert read_template(template.name, as_file(template)) == replace(template, is_own=True)
    assert template.subject


def test_own_templates_replace_built_in_ones_of_that_name_and_others_are_added() -> None:
    late = read_template("thank-you-late", "Sorry!")
    poem = read_template("closing-poem", "Roses")
    known = templates((late, poem))
    assert [each for each in known if each.name == "thank-you-late"] == [late]
    assert known[-1] == poem
    assert len(known) == len(KNOWN) + 1
    assert poem in of_kind(known, NoteKind.CLOSING_NOTE)
    assert {each.kind for each in of_kind(known, NoteKind.CHECK_IN)} == {NoteKind.CHECK_IN}


@pytest.mark.parametrize(
    ("stage", "name"),
    [
        ("", "thank-you"),
        ("First interview", "thank-you"),
        ("Phone screen", "thank-you-phone"),
        ("Video interview", "thank-you-phone"),
        ("Recruiter screening", "thank-you-phone"),
        ("Onsite", "thank-you-onsite"),
        ("on site, half a day", "thank-you-onsite"),
        ("Video panel", "thank-you-onsite"),
    ],
)
def test_the_stage_chooses_the_thank_you(stage: str, name: str) -> None:
    assert Fits(an_interview(stage=stage)).name(NoteKind.THANK_YOU) == name


def test_several_interviewers_get_the_long_thank_you_unless_it_was_a_call() -> None:
    panel = an_interview(interviewers=(JANE, BOB))
    assert Fits(panel).name(NoteKind.THANK_YOU) == "thank-you-onsite"
    assert Fits(replace(panel, stage="Phone")).name(NoteKind.THANK_YOU) == "thank-you-phone"


def test_a_late_thank_you_begins_late_for_whom_it_is_late() -> None:
    # Jane left at 14:30, so at 15:00 two days later her note is late and Bob's is not.
    jane = replace(JANE, slot_ended_at=berlin("2026-11-20 14:30"))
    panel = an_interview(interviewers=(jane, BOB))
    late = "2026-11-22 15:00"
    assert Fits(panel, jane, late).name(NoteKind.THANK_YOU) == "thank-you-late"
    assert Fits(panel, BOB, late).name(NoteKind.THANK_YOU) == "thank-you-onsite"


def test_a_check_in_begins_as_agreed_where_a_day_was_agreed_and_stands() -> None:
    agreed = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert Fits(agreed).name(NoteKind.CHECK_IN) == "check-in-agreed"
    assert Fits(an_interview()).name(NoteKind.CHECK_IN) == "check-in-silence"
    broken = replace(agreed, contacts=(a_contact(berlin("2026-11-21 09:00"), early=True),))
    assert Fits(broken).name(NoteKind.CHECK_IN) == "check-in-agreed"
    used_up = replace(agreed, contacts=(from_them(berlin("2026-12-01 09:00")),))
    assert Fits(used_up, at="2026-12-10 10:00").name(NoteKind.CHECK_IN) == "check-in-silence"


@pytest.mark.parametrize(
    ("result", "name"),
    [
        (Result.REJECTED, "closing-rejected"),
        (Result.CANCELLED, "closing-rejected"),
        (Result.OFFER, "closing-offer"),
        (Result.ACCEPTED, "closing-accepted"),
        (Result.WITHDRAWN, "closing-withdrawn"),
        (Result.DECLINED, "closing-withdrawn"),
    ],
)
def test_the_outcome_chooses_the_closing_note(result: Result, name: str) -> None:
    ended = an_interview(outcome=an_outcome(result, NOW))
    assert Fits(ended).name(NoteKind.CLOSING_NOTE) == name
