"""Writing down what happened: contacts, agreements, the answer, a snooze."""

from datetime import timedelta

import pytest

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import ContactKind, Direction, NoteKind, NoteStatus
from followup_tui.domain.interview import Result, Snooze
from followup_tui.domain.recording import (
    add_agreement,
    log_contact,
    record_outcome,
    reopen,
    send_note,
    snooze,
)
from followup_tui.domain.refusal import Refused
from followup_tui.domain.window import WindowKind
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
    from_them,
)
from tests.window_finding import current_check_in, windows_of

NOW = berlin("2026-11-21 10:00")
SENT = berlin("2026-11-20 18:00")
PANEL = an_interview(interviewers=(JANE, BOB))


def test_sending_a_note_marks_it_and_writes_the_contact() -> None:
    drafted = an_interview(interviewers=(JANE, BOB), notes_to_send=(a_note("jane"), a_note("bob")))
    sent = send_note(drafted, NoteKind.THANK_YOU, JANE, SENT, POLICY, NOW, Method.EMAIL)
    assert [(each.status, each.sent_at) for each in sent.notes_to_send] == [
        (NoteStatus.SENT, SENT),
        (NoteStatus.DRAFT, None),
    ]
    (contact,) = sent.contacts
    assert (contact.kind, contact.direction) == (ContactKind.THANK_YOU, Direction.OUT)
    assert (contact.at, contact.people, contact.method) == (SENT, ("jane",), Method.EMAIL)


def test_logging_a_contact_of_that_kind_with_that_person_is_the_same_verb() -> None:
    notes = (a_note("jane"), a_note("jane", "closing_note"), a_note("bob"))
    drafted = an_interview(interviewers=(JANE, BOB), notes_to_send=notes)
    logged = log_contact(drafted, a_contact(SENT, "thank_you", people=("jane doe",)), POLICY, NOW)
    assert [each.status for each in logged.notes_to_send] == ["sent", "draft", "draft"]
    assert logged.contacts[0].people == ("jane",)


def test_one_contact_with_two_people_sends_both_notes() -> None:
    drafted = an_interview(interviewers=(JANE, BOB), notes_to_send=(a_note("jane"), a_note("bob")))
    both = a_contact(SENT, "thank_you", people=("jane", "bob"))
    logged = log_contact(drafted, both, POLICY, NOW)
    assert [each.status for each in logged.notes_to_send] == ["sent", "sent"]
    assert {each.state for each in windows_of(logged, "thank_you", NOW)} == {"done"}


def test_what_they_sent_marks_no_note() -> None:
    drafted = an_interview(notes_to_send=(a_note("jane"),))
    theirs = a_contact(SENT, "thank_you", direction=Direction.IN, people=("jane",))
    assert log_contact(drafted, theirs, POLICY, NOW).notes_to_send == drafted.notes_to_send


def test_a_note_sent_or_waived_before_keeps_its_time() -> None:
    first = a_note("jane", status=NoteStatus.SENT, sent_at=SENT)
    waived = a_note("jane", status=NoteStatus.WAIVED)
    before = an_interview(notes_to_send=(first, waived))
    again = log_contact(before, a_contact(NOW, "thank_you", people=("jane",)), POLICY, NOW)
    assert again.notes_to_send == (first, waived)


def test_a_note_to_a_panel_must_say_to_whom() -> None:
    with pytest.raises(Refused, match="Name one or more of Jane Doe, Bob Li"):
        log_contact(PANEL, a_contact(SENT, "thank_you"), POLICY, NOW)
    assert log_contact(PANEL, a_contact(SENT, "other"), POLICY, NOW).contacts[0].people == ()


def test_a_note_goes_to_the_only_interviewer_unless_told_otherwise() -> None:
    logged = log_contact(an_interview(), a_contact(SENT, "thank_you"), POLICY, NOW)
    assert logged.contacts[0].people == ("jane",)


def test_a_person_who_was_not_there_is_kept_by_name() -> None:
    logged = log_contact(PANEL, a_contact(SENT, "other", people=("The porter",)), POLICY, NOW)
    assert logged.contacts[0].people == ("The porter",)


def test_a_refusal_leaves_nothing_behind() -> None:
    future = a_contact(NOW + timedelta(seconds=1), "thank_you", people=("jane",))
    with pytest.raises(Refused):
        log_contact(PANEL, future, POLICY, NOW)
    assert PANEL.contacts == ()


def test_an_agreement_that_came_with_their_contact_was_made_then() -> None:
    called = berlin("2026-11-20 17:00")
    logged = log_contact(
        an_interview(), from_them(called), POLICY, NOW, agreement=an_agreement("2026-12-07")
    )
    assert logged.agreement.made_at == called
    current = current_check_in(logged, NOW)
    assert current is not None
    assert (current.basis, current.opens) == ("agreed", berlin("2026-12-07 00:00"))


def test_an_agreement_that_answers_a_check_in_brings_a_new_window_of_its_own() -> None:
    called = berlin("2026-11-27 09:00")
    logged = log_contact(
        an_interview(), a_contact(called), POLICY, called, agreement=an_agreement("2026-12-01")
    )
    current = current_check_in(logged, called)
    assert current is not None
    assert (current.basis, current.opens) == ("agreed", berlin("2026-12-01 00:00"))


def test_an_agreement_entered_later_keeps_the_time_it_was_made() -> None:
    said = berlin("2026-11-20 16:00")
    agreement = an_agreement("2026-12-07", made_at=said)
    logged = log_contact(an_interview(), from_them(NOW), POLICY, NOW, agreement=agreement)
    assert logged.agreement.made_at == said


def test_agreements_are_only_ever_added() -> None:
    first, second = an_agreement("2026-12-01"), an_agreement("2026-12-08")
    assert add_agreement(an_interview(agreements=(first,)), second).agreements == (first, second)


def test_an_outcome_takes_the_place_of_an_earlier_one() -> None:
    offered = record_outcome(PANEL, an_outcome("offer", SENT), NOW)
    accepted = record_outcome(offered, an_outcome("accepted", NOW), NOW)
    assert accepted.outcome is not None
    assert accepted.outcome.result is Result.ACCEPTED


def test_an_outcome_in_the_future_is_refused() -> None:
    with pytest.raises(Refused, match="still to come"):
        record_outcome(PANEL, an_outcome("offer", NOW + timedelta(seconds=1)), NOW)


def test_an_outcome_can_be_taken_back_once() -> None:
    offered = record_outcome(PANEL, an_outcome("offer", SENT), NOW)
    assert reopen(offered) == PANEL
    with pytest.raises(Refused, match="Acme has no outcome to take back"):
        reopen(PANEL)


def test_a_new_snooze_replaces_the_one_of_the_same_window_only() -> None:
    first = snooze(PANEL, WindowKind.THANK_YOU, "jane", SENT)
    other = snooze(first, WindowKind.THANK_YOU, "bob", SENT)
    again = snooze(other, WindowKind.THANK_YOU, "jane", NOW)
    assert again.snoozes == (
        Snooze(kind="thank_you", person="bob", until=SENT),
        Snooze(kind="thank_you", person="jane", until=NOW),
    )
