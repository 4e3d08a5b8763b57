"""Every date explains itself: facts, rule, result (product.md §3)."""

import re
from datetime import date
from typing import Any

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.queue import day_queue
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.whys import why
from followup_tui.domain.window import WindowKind
from followup_tui.domain.windows import contact_windows
from tests.factories import (
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
)
from tests.window_finding import windows_of

NOW = berlin("2026-11-21 10:00")
A_DATE = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}( \d{4})?\b")


def says(interview: Interview, kind: str, now: Any = NOW, policy: Policy = POLICY) -> str:
    """Return why the last window of a kind is there."""
    return why(interview, windows_of(interview, kind, now, policy)[-1], policy)


@pytest.mark.parametrize(
    "now",
    [
        berlin("2026-11-23 10:00"),
        berlin("2027-01-01 00:00"),
        berlin("2028-02-29 18:00"),
        local("2026-03-29 21:00", "America/Los_Angeles"),
    ],
    ids=str,
)
def test_every_window_of_the_sample_story_explains_itself_with_a_date(now: Any) -> None:
    story = sample_story(now)
    by_id = {each.id: each for each in story}
    windows = [each for one in story for each in contact_windows(one, POLICY, now)]
    windows += day_queue(story, POLICY, now)
    assert len(windows) > 50
    for window in windows:
        sentence = why(by_id[window.interview], window, POLICY)
        assert sentence.endswith("."), sentence
        assert "None" not in sentence, sentence
        assert "  " not in sentence, sentence
        if not (window.kind == "research" and "Nothing was looked up" in sentence):
            assert A_DATE.search(sentence), sentence


def test_research_that_was_never_begun_tells_the_day_it_counts_from() -> None:
    assert "Fri 20 Nov" in says(an_interview(), "research", berlin("2026-12-01 09:00"))


def test_an_agreed_day_tells_the_words_the_day_they_were_said_and_the_end() -> None:
    agreed = an_interview(agreements=(an_agreement("2026-12-01", words="call in about ten days"),))
    assert says(agreed, "check_in") == (
        "You noted on Fri 20 Nov: 'call in about ten days'. Agreed day: Tue 1 Dec. "
        "The window stays open 3 business days: until Thu 3 Dec."
    )


def test_an_agreed_range_and_an_agreed_time_are_told_as_such() -> None:
    ranged = an_interview(agreements=(an_agreement("2026-12-01/2026-12-04"),))
    assert "Agreed days: Tue 1 Dec to Fri 4 Dec." in says(ranged, "check_in")
    timed = an_interview(agreements=(an_agreement("2026-12-01T14:00:00+01:00"),))
    assert "Agreed time: Tue 1 Dec 14:00." in says(timed, "check_in")


def test_a_promise_tells_their_day_and_words_and_the_days_added() -> None:
    promised = an_interview(decision_by=date(2026, 11, 27), decision_words="by Friday")
    sentence = says(promised, "check_in")
    assert 'They wanted to decide by Fri 27 Nov ("by Friday").' in sentence
    assert "2 business days" in sentence
    assert "Tue 1 Dec" in sentence


def test_an_assumption_says_that_nothing_was_agreed() -> None:
    sentence = says(an_interview(), "check_in")
    assert sentence.startswith("No day was agreed.")
    assert "5 business days after Fri 20 Nov: Fri 27 Nov." in sentence


def test_the_rule_tells_the_check_in_before() -> None:
    made = an_interview(contacts=(a_contact(berlin("2026-11-27 11:00")),))
    sentence = says(made, "check_in")
    assert "You checked in on Fri 27 Nov." in sentence
    assert "Fri 4 Dec" in sentence


def test_a_check_in_that_was_made_tells_when_and_whether_before_it_opened() -> None:
    kept = an_interview(contacts=(a_contact(berlin("2026-11-27 11:00")),))
    first = windows_of(kept, "check_in", NOW)[0]
    assert why(kept, first, POLICY).endswith("Done on Fri 27 Nov 11:00.")
    early = an_interview(contacts=(a_contact(berlin("2026-11-23 11:00"), early=True),))
    first = windows_of(early, "check_in", NOW)[0]
    assert why(early, first, POLICY).endswith("Done on Mon 23 Nov 11:00 before it opened.")


def test_a_made_check_in_tells_what_was_agreed_then_not_later() -> None:
    agreements = (
        an_agreement("2026-12-01", words="early December"),
        an_agreement("2026-12-20", words="before Christmas", made_at=berlin("2026-12-02 09:00")),
    )
    interview = an_interview(
        agreements=agreements, contacts=(a_contact(berlin("2026-12-01 11:00")),)
    )
    first, current = windows_of(interview, "check_in", NOW)
    assert "early December" in why(interview, first, POLICY)
    assert "before Christmas" in why(interview, current, POLICY)


def test_two_check_ins_at_one_moment_explain_themselves() -> None:
    at = berlin("2026-11-27 11:00")
    interview = an_interview(contacts=(a_contact(at), a_contact(at)))
    for window in windows_of(interview, "check_in", NOW):
        assert why(interview, window, POLICY).endswith(".")


def test_a_note_tells_its_hours_and_its_last_moment() -> None:
    assert says(an_interview(), "thank_you") == (
        "The interview ended Fri 20 Nov 15:30. A personal thank-you note is due within 48 hours: "
        "until Sun 22 Nov 15:30."
    )
    assert "within 24 hours" in says(an_interview(), "thank_you", NOW, Policy(thank_you_hours=24))


def test_a_closing_note_after_a_rejection_says_to_breathe_first() -> None:
    rejected = an_interview(outcome=an_outcome("rejected", NOW))
    assert "(rejected) came Sat 21 Nov 10:00. Breathe first." in says(rejected, "closing_note")
    offered = an_interview(outcome=an_outcome("offer", NOW))
    assert "Breathe" not in says(offered, "closing_note")


def test_a_hold_tells_what_the_user_waits_for() -> None:
    assert "Stay calm until the check-in opens: Fri 27 Nov" in says(an_interview(), "hold")
    refused = an_agreement(permission=Permission.NO, words="we call you")
    sentence = says(an_interview(agreements=(refused,)), "hold")
    assert 'asked not to be contacted ("we call you")' in sentence
    assert "Tue 15 Dec" in sentence


def test_keeping_in_touch_tells_its_days() -> None:
    silent = an_interview(outcome=an_outcome("no_answer", berlin("2026-12-01 17:00")))
    sentence = says(silent, "keep_in_touch")
    assert "90 days after the last exchange" in sentence
    assert "From Mon 1 Mar 2027 until Sun 14 Mar 2027." in sentence


def test_how_a_window_ended_is_told() -> None:
    at = berlin("2026-11-24 09:00")
    rejected = an_interview(outcome=an_outcome("rejected", at))
    assert says(rejected, "check_in", at).endswith("It was over before anything was done.")
    assert "closing note" in says(rejected, "thank_you", at)
    advanced = an_interview(outcome=an_outcome("advanced", at))
    assert says(advanced, "check_in", at).endswith("The next round has taken its place.")


def test_an_agreed_weekend_or_holiday_and_a_clock_change_are_told() -> None:
    weekend = an_interview(agreements=(an_agreement("2026-12-05"),))
    assert "Sat 5 Dec is on a weekend; an agreed day is honoured" in says(weekend, "check_in")
    holiday = Policy(holidays=frozenset({date(2026, 12, 1)}))
    agreed = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert "Tue 1 Dec is a holiday" in says(agreed, "check_in", NOW, holiday)
    havana = an_interview(timezone="America/Havana", agreements=(an_agreement("2027-03-14"),))
    assert "clocks change" in says(havana, "check_in")


def test_an_offer_tells_the_day_to_answer_by_and_the_promise_its_own() -> None:
    offer = an_outcome("offer", berlin("2026-11-24 09:00"), reply_by="2026-11-30")
    interview = an_interview(outcome=offer, decision_by=date(2026, 11, 27))
    promise, reply = windows_of(interview, "decision", berlin("2026-11-24 10:00"))
    assert "They wanted to decide by Fri 27 Nov" in why(interview, promise, POLICY)
    assert "Their offer is to be answered by Mon 30 Nov" in why(interview, reply, POLICY)


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    agreed = an_interview(agreements=(an_agreement("2027-01-04"),))
    assert "Mon 4 Jan 2027" in says(agreed, "check_in")


def test_days_are_told_by_the_calendar_of_the_interview() -> None:
    there = an_interview(
        starts_at=local("2026-11-20 20:00", "America/New_York"), timezone="America/New_York"
    )
    assert "The interview ended Fri 20 Nov 21:00." in says(there, "thank_you", NOW)


def test_a_hold_until_a_day_says_the_day_without_midnight() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01"),))
    now = berlin("2026-11-21 10:00")
    (hold,) = (w for w in contact_windows(interview, POLICY, now) if w.kind is WindowKind.HOLD)
    assert why(interview, hold, POLICY).endswith("until the check-in opens: Tue 1 Dec.")
