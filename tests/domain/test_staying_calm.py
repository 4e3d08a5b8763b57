"""What is said below step 3: the countdown, their words, and what a break has changed."""

from datetime import datetime

from followup_tui.domain.agreement import Permission
from followup_tui.domain.contact import EarlyReason
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.recording import log_contact
from followup_tui.domain.standing import standing
from followup_tui.domain.staying_calm import calm_lines
from tests.factories import POLICY, a_contact, an_agreement, an_interview, an_outcome, berlin

AGREED = an_agreement("2026-12-01", words="call in about ten days")


def lines(interview: Interview, now: datetime, policy: Policy = POLICY) -> tuple[str, ...]:
    return calm_lines(standing(interview, policy, now), policy, now)


def test_a_hold_counts_its_days_and_repeats_what_they_said() -> None:
    bar, said, why = lines(an_interview(agreements=(AGREED,)), berlin("2026-11-23 10:00"))
    assert bar == "▰▰▰▱▱▱▱▱▱▱▱ day 4 of 11"
    assert said == 'They said: "call in about ten days".'
    assert "until the check-in opens: Tue 1 Dec" in why


def test_the_bar_is_empty_on_the_first_day_and_not_full_before_the_last_is_over() -> None:
    held = an_interview(agreements=(AGREED,))
    assert lines(held, berlin("2026-11-20 16:00"))[0] == "▱▱▱▱▱▱▱▱▱▱▱ day 1 of 11"
    assert lines(held, berlin("2026-11-30 23:59"))[0] == "▰▰▰▰▰▰▰▰▰▰▱ day 11 of 11"


def test_a_long_hold_is_drawn_no_wider_than_a_short_line() -> None:
    declined = an_interview(agreements=(an_agreement(permission=Permission.NO),))
    bar, *_ = lines(declined, berlin("2026-11-21 10:00"), Policy(silence_days=300))
    assert bar == f"{'▱' * 24} day 2 of 300"


def test_nothing_is_counted_once_the_window_is_open_or_an_answer_came() -> None:
    held = an_interview(agreements=(AGREED,))
    assert lines(held, berlin("2026-12-01 00:00")) == ()
    answered = an_interview(outcome=an_outcome("rejected", berlin("2026-11-21 10:00")))
    assert lines(answered, berlin("2026-11-21 11:00")) == ()


def test_after_a_break_the_new_date_is_explained() -> None:
    called_at = berlin("2026-11-21 11:00")
    held = an_interview(agreements=(AGREED,))
    reason = EarlyReason.COMPETING_OFFER
    broken = log_contact(held, a_contact(called_at), POLICY, called_at, early_reason=reason)
    said = lines(broken, berlin("2026-11-23 10:00"))
    assert said[0] == "You were in touch early on Sat 21 Nov: there was a competing offer."
    assert said[-1].startswith("You checked in on Sat 21 Nov.") and "Tue 1 Dec" in said[-1]
