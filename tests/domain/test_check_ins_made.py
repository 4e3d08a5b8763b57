"""After a check-in was made: when the next may follow, and what stays of the last (product.md §3).

The usual interview ends on Fri 20 Nov 2026 at 15:30 in Berlin.
"""

from datetime import date, datetime

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.contact import Direction
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.window import WindowState
from tests.factories import (
    a_contact,
    an_agreement,
    an_interview,
    berlin,
    from_them,
)
from tests.window_finding import current_check_in, days_of, windows_of

NOW = berlin("2026-11-23 10:00")
HELD = berlin("2026-11-20 15:30")


def check_in(
    interview: Interview, policy: Policy | None = None, now: datetime = NOW
) -> tuple[object, ...]:
    """Return basis, first day and the day after the last of the current check-in window."""
    window = current_check_in(interview, now, policy or Policy())
    return (window.basis.value, *days_of(window, interview)) if window else ()


# --- rule


def test_after_a_check_in_five_business_days_pass_before_the_next() -> None:
    made = an_interview(contacts=(a_contact(berlin("2026-11-27 11:00")),))
    assert check_in(made) == ("rule", date(2026, 12, 4), date(2026, 12, 9))


def test_an_early_check_in_never_brings_the_agreed_day_forward() -> None:
    early = a_contact(berlin("2026-11-21 09:00"), early=True)
    agreed = an_interview(agreements=(an_agreement("2026-12-14"),), contacts=(early,))
    assert check_in(agreed) == ("rule", date(2026, 12, 14), date(2026, 12, 17))


def test_a_range_that_opens_last_keeps_its_own_end() -> None:
    early = a_contact(berlin("2026-11-21 09:00"), early=True)
    agreed = an_agreement("2026-12-14/2026-12-24")
    ranged = an_interview(agreements=(agreed,), contacts=(early,))
    assert check_in(ranged) == ("rule", date(2026, 12, 14), date(2026, 12, 25))


def test_an_early_check_in_never_brings_the_promised_day_forward() -> None:
    early = a_contact(berlin("2026-11-21 09:00"), early=True)
    promised = an_interview(decision_by=date(2026, 12, 11), contacts=(early,))
    assert check_in(promised) == ("rule", date(2026, 12, 15), date(2026, 12, 18))


def test_the_gap_counts_where_it_ends_later_than_the_agreed_day() -> None:
    made = a_contact(berlin("2026-12-01 09:00"))
    interview = an_interview(agreements=(an_agreement("2026-12-01"),), contacts=(made,))
    assert check_in(interview) == ("rule", date(2026, 12, 8), date(2026, 12, 11))


def test_the_gap_counts_from_the_last_of_several_check_ins_in_whatever_order_logged() -> None:
    policy = Policy(max_check_ins=3)
    contacts = (a_contact(berlin("2026-12-07 09:00")), a_contact(berlin("2026-11-27 09:00")))
    assert check_in(an_interview(contacts=contacts), policy)[1] == date(2026, 12, 14)


def test_their_contact_starts_the_wait_anew() -> None:
    contacts = (a_contact(berlin("2026-11-27 09:00")), from_them(berlin("2026-11-30 09:00")))
    assert check_in(an_interview(contacts=contacts)) == (
        "assumed",
        date(2026, 12, 7),
        date(2026, 12, 10),
    )


def test_a_check_in_at_the_very_moment_the_wait_begins_counts() -> None:
    at = berlin("2026-11-27 09:00")
    contacts = (from_them(at), a_contact(at))
    assert check_in(an_interview(contacts=contacts))[0] == "rule"


# --- none


def test_after_two_check_ins_without_an_answer_there_is_no_third() -> None:
    contacts = (a_contact(berlin("2026-11-27 09:00")), a_contact(berlin("2026-12-07 09:00")))
    assert check_in(an_interview(contacts=contacts)) == ()


def test_an_answer_in_between_allows_two_more() -> None:
    contacts = (
        a_contact(berlin("2026-11-27 09:00")),
        a_contact(berlin("2026-12-07 09:00")),
        from_them(berlin("2026-12-08 09:00")),
    )
    assert check_in(an_interview(contacts=contacts))[:2] == ("assumed", date(2026, 12, 15))


def test_where_they_said_no_there_is_none() -> None:
    refused = an_agreement("2026-12-01", permission=Permission.NO)
    assert check_in(an_interview(agreements=(refused,))) == ()


@pytest.mark.parametrize("permission", [Permission.NOT_ASKED, Permission.UNCLEAR])
def test_where_nothing_clear_was_said_it_is_assumed(permission: Permission) -> None:
    unclear = an_agreement(permission=permission)
    assert check_in(an_interview(agreements=(unclear,)))[0] == "assumed"


# --- kept


def test_each_check_in_leaves_the_window_that_it_kept() -> None:
    first, second = berlin("2026-12-02 09:00"), berlin("2026-12-10 09:00")
    interview = an_interview(
        agreements=(an_agreement("2026-12-01"),), contacts=(a_contact(first), a_contact(second))
    )
    kept = windows_of(interview, "check_in", berlin("2026-12-11 09:00"))
    assert [(each.basis, each.state, each.done_at) for each in kept] == [
        ("agreed", WindowState.DONE, first),
        ("rule", WindowState.DONE, second),
    ]
    assert [each.opens for each in kept] == [berlin("2026-12-01 00:00"), berlin("2026-12-09 00:00")]


def test_a_kept_window_is_the_one_that_was_current_then_not_what_was_agreed_later() -> None:
    made = berlin("2026-11-27 09:00")
    later = an_agreement("2026-12-20", made_at=berlin("2026-12-01 09:00"))
    interview = an_interview(agreements=(later,), contacts=(a_contact(made),))
    kept = windows_of(interview, "check_in", NOW)[0]
    assert (kept.basis, kept.done_at) == ("assumed", made)


def test_a_third_check_in_keeps_no_window() -> None:
    contacts = tuple(a_contact(berlin(f"2026-12-0{day} 09:00")) for day in (1, 2, 3))
    assert len(windows_of(an_interview(contacts=contacts), "check_in", NOW)) == 2


def test_only_check_ins_of_the_user_keep_a_window() -> None:
    at = berlin("2026-11-27 09:00")
    contacts = (a_contact(at, direction=Direction.IN), a_contact(at, "other"), from_them(at))
    assert windows_of(an_interview(contacts=contacts), "check_in", NOW)[0].done_at is None
