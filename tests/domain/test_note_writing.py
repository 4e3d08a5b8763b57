"""Notes: whose is due, writing one, sending it, and one that came back."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Method
from followup_tui.domain.checklist import StepStatus, checklist
from followup_tui.domain.contact import ContactKind, EarlyReason, NoteKind, NoteStatus
from followup_tui.domain.interview import Finding, Interview
from followup_tui.domain.note_writing import (
    bounce,
    note_due,
    note_to,
    recipients,
    send,
    status_of,
    too_early_to_write,
    write_draft,
)
from followup_tui.domain.recording import log_contact
from followup_tui.domain.refusal import Refused, TooEarly
from followup_tui.domain.standing import standing
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import press, tick
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
)

SENT_AT = berlin("2026-11-20 18:00")
NOW = berlin("2026-11-20 18:30")


def acme(**changes: object) -> Interview:
    usual = {"interviewers": (JANE, BOB), "agreements": (an_agreement("2026-12-01"),)}
    return an_interview(**(usual | changes))


def due(interview: Interview, now: str) -> tuple[NoteKind, str | None]:
    return note_due(standing(interview, POLICY, berlin(now)))


def test_a_draft_is_kept_as_typed_and_put_in_the_place_of_the_one_before() -> None:
    note = a_note("bob", subject="Thanks", body="T")
    once = write_draft(acme(), note)
    twice = write_draft(once, replace(note, body="Thank you"))
    assert [each.body for each in twice.notes_to_send] == ["Thank you"]


def test_a_draft_that_was_emptied_is_dropped() -> None:
    note = a_note("bob", body="T")
    assert write_draft(write_draft(acme(), note), replace(note, body=" ")).notes_to_send == ()


def test_sending_marks_the_note_and_logs_the_contact_with_its_subject_and_method() -> None:
    note = a_note("bob", subject="Thanks", body="Thank you")
    sent = send(acme(), note, SENT_AT, Method.EMAIL, POLICY, NOW)
    assert [(each.status, each.sent_at) for each in sent.notes_to_send] == [
        (NoteStatus.SENT, SENT_AT)
    ]
    (contact,) = sent.contacts
    assert (contact.kind, contact.people, contact.at) == (ContactKind.THANK_YOU, ("bob",), SENT_AT)
    assert (contact.method, contact.text) == (Method.EMAIL, "Thanks")


def test_a_note_that_bounced_is_a_draft_again_and_still_owed() -> None:
    interview = acme()
    for who in ("jane", "bob"):
        interview = send(
            interview, a_note(who, body=f"To {who}"), SENT_AT, Method.EMAIL, POLICY, NOW
        )
    back = bounce(interview, note_to(interview, NoteKind.THANK_YOU, "bob"))
    assert [each.people for each in back.contacts] == [("jane",)]
    reopened = note_to(back, NoteKind.THANK_YOU, "bob")
    assert (reopened.status, reopened.body, reopened.sent_at) == (NoteStatus.DRAFT, "To bob", None)
    notes = checklist(back, POLICY, NOW)[3]
    assert [part.status for part in notes.parts] == [StepStatus.DONE, StepStatus.OPEN]


def test_a_note_that_bounced_is_owed_also_where_the_step_was_ticked() -> None:
    written = write_draft(acme(), a_note("bob", body="To Bob"))
    ticked = tick(written, Step.THANK_YOU, POLICY, SENT_AT, NOW)
    back = bounce(ticked, note_to(ticked, NoteKind.THANK_YOU, "bob"))
    notes = checklist(back, POLICY, NOW)[3]
    assert [part.status for part in notes.parts] == [StepStatus.DONE, StepStatus.OPEN]


def test_of_two_check_ins_only_the_one_that_bounced_is_taken_back() -> None:
    first, second = a_note("jane", "check_in", body="1"), a_note("jane", "check_in", body="2")
    in_window, again = berlin("2026-12-01 10:00"), berlin("2026-12-09 10:00")
    interview = send(acme(), first, in_window, None, POLICY, again)
    interview = send(interview, second, again, None, POLICY, again)
    back = bounce(interview, interview.notes_to_send[1])
    assert [contact.at for contact in back.contacts] == [in_window]


def test_a_check_in_that_was_sent_is_over_and_the_next_is_a_new_note() -> None:
    at = berlin("2026-12-01 10:00")
    sent = send(acme(), a_note("jane", "check_in", body="1"), at, None, POLICY, at)
    assert note_to(sent, NoteKind.CHECK_IN, "jane").body == ""
    thanked = send(acme(), a_note("jane", body="1"), SENT_AT, None, POLICY, NOW)
    assert note_to(thanked, NoteKind.THANK_YOU, "jane").body == "1"


def test_a_note_kept_under_a_name_is_that_of_the_interviewer_of_this_name() -> None:
    interview = acme(notes_to_send=(a_note("Bob Li", body="To Bob"),))
    assert note_to(interview, NoteKind.THANK_YOU, "bob").body == "To Bob"
    assert note_to(interview, NoteKind.THANK_YOU, "jane").body == ""


def test_whom_they_named_comes_first_for_a_check_in() -> None:
    asked_for = (an_agreement("2026-12-01", contact_person="bob"),)
    names = [each.name for each in recipients(acme(agreements=asked_for), NoteKind.CHECK_IN)]
    assert names == ["Bob Li", "Jane Doe"]
    elsewhere = (an_agreement("2026-12-01", contact_person="Ada in HR"),)
    first, *_ = recipients(acme(agreements=elsewhere), NoteKind.CHECK_IN)
    assert (first.to, first.person) == ("Ada in HR", None)
    assert [each.to for each in recipients(acme(), NoteKind.THANK_YOU)] == ["jane", "bob"]


def test_a_note_of_an_interview_without_people_goes_to_the_company() -> None:
    nobody = acme(interviewers=())
    assert [(each.to, each.name) for each in recipients(nobody, NoteKind.THANK_YOU)] == [
        ("", "Acme")
    ]
    sent = send(nobody, a_note("", body="Thanks"), SENT_AT, None, POLICY, NOW)
    assert checklist(sent, POLICY, NOW)[3].status is StepStatus.DONE


def test_the_note_that_is_due_is_the_most_urgent_one() -> None:
    assert due(acme(), "2026-11-20 16:00") == (NoteKind.THANK_YOU, "bob")
    thanked = press(acme(), Step.THANK_YOU, POLICY, NOW)
    assert due(thanked, "2026-12-01 10:00") == (NoteKind.CHECK_IN, None)
    rejected = replace(acme(), outcome=an_outcome("rejected", berlin("2026-12-02 10:00")))
    assert due(rejected, "2026-12-02 11:00")[0] is NoteKind.CLOSING_NOTE


def test_while_waiting_the_next_note_is_the_check_in_and_it_is_too_early_for_it() -> None:
    thanked = press(acme(), Step.THANK_YOU, POLICY, NOW)
    assert due(thanked, "2026-11-22 10:00") == (NoteKind.CHECK_IN, None)
    early = too_early_to_write(thanked, NoteKind.CHECK_IN, POLICY, berlin("2026-11-22 10:00"))
    assert early is not None and "Tue 1 Dec" in str(early)
    assert not too_early_to_write(thanked, NoteKind.CHECK_IN, POLICY, berlin("2026-12-01 00:00"))
    assert not too_early_to_write(thanked, NoteKind.THANK_YOU, POLICY, NOW)


def test_a_check_in_sent_too_early_needs_a_reason() -> None:
    note = a_note("jane", "check_in", body="Any news?")
    with pytest.raises(TooEarly):
        send(acme(), note, NOW, None, POLICY, NOW)
    sent = send(acme(), note, NOW, None, POLICY, NOW, EarlyReason.DATE_CHANGED)
    assert sent.contacts[0].early


def test_where_no_note_is_owed_it_says_what_to_do_instead() -> None:
    with pytest.raises(Refused, match="still to come"):
        due(acme(), "2026-11-20 13:00")
    advanced = acme(outcome=an_outcome("advanced", berlin("2026-11-25 10:00")))
    thanked = press(advanced, Step.THANK_YOU, POLICY, NOW)
    with pytest.raises(Refused, match="No note is owed"):
        due(thanked, "2026-11-25 11:00")


def test_what_was_found_out_and_stands_in_a_note_is_used_once_the_note_is_sent() -> None:
    news = Finding(text="They were bought in spring.", at=SENT_AT)
    other = Finding(text="Forty people", at=SENT_AT)
    note = a_note("jane", body="I read that\nthey were bought in spring, and wondered.")
    interview = acme(research=(news, other))
    sent = send(interview, note, SENT_AT, None, POLICY, NOW)
    assert sent.research == (replace(news, used=True), other)
    drafted = write_draft(interview, note)
    assert drafted.research == (news, other)
    logged = a_contact(SENT_AT, ContactKind.THANK_YOU, people=("jane",))
    assert log_contact(drafted, logged, POLICY, NOW).research == sent.research


def test_a_note_to_somebody_who_was_not_there_is_not_sent_by_a_contact_with_another() -> None:
    to_sommer = a_note("Ms Sommer", "check_in", body="Any news?")
    at = berlin("2026-12-01 10:00")
    interview = write_draft(acme(), to_sommer)
    sent = send(interview, a_note("jane", "check_in", body="Hello"), at, None, POLICY, at)
    assert [each.status for each in sent.notes_to_send] == [NoteStatus.DRAFT, NoteStatus.SENT]
    asked = send(interview, to_sommer, at, None, POLICY, at)
    assert [each.status for each in asked.notes_to_send] == [NoteStatus.SENT]


def test_a_note_that_another_program_sent_meanwhile_is_neither_a_draft_again_nor_sent_twice() -> (
    None
):
    note = a_note("bob", body="Hi Bob")
    sent = send(acme(), note, SENT_AT, None, POLICY, NOW)
    assert write_draft(sent, replace(note, body="Hi Bob, more")) == sent
    with pytest.raises(Refused, match="sent already"):
        send(sent, note, SENT_AT, None, POLICY, NOW)


def test_what_did_not_arrive_or_was_unticked_leaves_the_research_unused() -> None:
    news = Finding(text="They were bought in spring.", at=SENT_AT)
    note = a_note("jane", body="They were bought in spring, I read.")
    interview = write_draft(acme(research=(news,)), note)
    sent = send(interview, note, SENT_AT, None, POLICY, NOW)
    assert bounce(sent, sent.notes_to_send[0]).research == (news,)
    ticked = press(interview, Step.THANK_YOU, POLICY, NOW)
    assert ticked.research == (replace(news, used=True),)
    assert press(ticked, Step.THANK_YOU, POLICY, NOW) == interview


def test_after_a_rejection_a_thank_you_goes_into_the_closing_note() -> None:
    rejected = acme(outcome=an_outcome("rejected", berlin("2026-11-20 17:00")))
    jane, _ = recipients(rejected, NoteKind.THANK_YOU)
    assert status_of(rejected, NoteKind.THANK_YOU, jane) is NoteStatus.MERGED
    assert status_of(rejected, NoteKind.CLOSING_NOTE, jane) is NoteStatus.DRAFT


def test_a_note_that_was_only_logged_counts_as_sent() -> None:
    logged = a_contact(SENT_AT, ContactKind.THANK_YOU, people=("jane",))
    interview = log_contact(acme(), logged, POLICY, NOW)
    jane, bob = recipients(interview, NoteKind.THANK_YOU)
    assert status_of(interview, NoteKind.THANK_YOU, jane) is NoteStatus.SENT
    assert status_of(interview, NoteKind.THANK_YOU, bob) is NoteStatus.DRAFT


def test_what_another_program_wrote_into_a_draft_is_kept_beside_it() -> None:
    seen = a_note("bob", body="Hi")
    theirs = write_draft(acme(), replace(seen, body="Theirs"))
    both = write_draft(theirs, replace(seen, body="Hi Bob"), before=seen)
    assert [each.body for each in both.notes_to_send] == ["Theirs", "Hi Bob"]
    assert note_to(both, NoteKind.THANK_YOU, "bob").body == "Hi Bob"
    sent = send(both, replace(seen, body="Hi Bob"), SENT_AT, None, POLICY, NOW)
    assert [each.status for each in sent.notes_to_send] == [NoteStatus.DRAFT, NoteStatus.SENT]
    again = write_draft(both, replace(seen, body="Hi Bobby"), before=replace(seen, body="Hi Bob"))
    assert [each.body for each in again.notes_to_send] == ["Theirs", "Hi Bobby"]
