"""The next round of an application, and a kind no to the others."""

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.interview import Desire, Question, Result
from followup_tui.domain.next_round import next_round, still_waiting, withdraw
from followup_tui.domain.queue import needs_debrief
from tests.factories import BOB, JANE, an_agreement, an_interview, an_outcome, berlin

NOW = berlin("2026-11-25 10:00")


def test_the_next_round_carries_over_company_role_people_method_and_open_questions() -> None:
    asked = Question(text="Team?", answer="Six people")
    still_open = Question(text="Budget?", asked_in="phone")
    first = an_interview(
        desire=Desire.REALLY_WANT,
        interviewers=(JANE, BOB),
        agreements=(an_agreement("2026-12-01", method=Method.EMAIL, words="write me"),),
        questions=(asked, still_open),
        to_look_up=("Kafka",),
        unsaid=("An award",),
    )
    second = next_round(first, NOW)
    assert second.follows == first.id != second.id
    assert (second.company, second.role, second.timezone) == ("Acme", first.role, "Europe/Berlin")
    assert second.interviewers == (JANE, BOB)
    assert second.agreement.method is Method.EMAIL
    assert (second.agreement.permission, second.agreement.contact_on) == (
        Permission.NOT_ASKED,
        None,
    )
    assert second.questions == (still_open,)
    assert second.desire is Desire.REALLY_WANT
    assert second.to_look_up == ("Kafka",)
    assert (second.outcome, second.contacts, second.unsaid) == (None, (), ())


def test_the_method_that_was_carried_over_does_not_pass_for_a_debrief() -> None:
    second = next_round(an_interview(agreements=(an_agreement("2026-12-01"),)), NOW)
    assert needs_debrief(second, berlin("2027-01-01 10:00"))


def test_after_accepting_the_others_are_those_without_an_answer_or_with_an_offer() -> None:
    accepted = an_interview(outcome=an_outcome("accepted", NOW))
    others = (
        an_interview(id="open", company="Globex"),
        an_interview(id="offer", company="Hooli", outcome=an_outcome("offer", NOW)),
    )
    not_meant = (
        an_interview(id="no", company="Initech", outcome=an_outcome("rejected", NOW)),
        an_interview(id="away", company="Umbrella", archived=True),
        an_interview(id="earlier round", company="ACME"),
    )
    assert still_waiting((accepted, *others, *not_meant), accepted) == others


def test_withdrawing_declines_an_offer_and_leaves_an_answer_alone() -> None:
    for outcome, result in ((None, Result.WITHDRAWN), ("offer", Result.DECLINED)):
        told = an_outcome(outcome, NOW) if outcome else None
        gone = withdraw(an_interview(outcome=told), NOW)
        assert gone.outcome is not None
        assert (gone.outcome.result, gone.outcome.at) == (result, NOW)
    rejected = an_interview(outcome=an_outcome("rejected", NOW))
    assert withdraw(rejected, NOW) == rejected
