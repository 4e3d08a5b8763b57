"""What holds for the windows of any interview, in any zone, at any moment."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from followup_tui.domain.checklist import StepStatus
from followup_tui.domain.contact import EarlyReason
from followup_tui.domain.guard import too_early
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import day_start, local_day
from followup_tui.domain.policy import Policy
from followup_tui.domain.recording import log_contact
from followup_tui.domain.standing import standing
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import press
from followup_tui.domain.whys import why
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.windows import contact_windows
from tests.factories import POLICY, a_contact
from tests.strategies import NASTY_DAYS, hours, interviews, nows, policies
from tests.window_finding import current_check_in, windows_of

ENDED = {WindowState.DONE, WindowState.MISSED, WindowState.SUPERSEDED, WindowState.WAIVED}
# What the rules let go: an interview once it was held, a hold once the check-in opens.
MAY_VANISH = {WindowKind.INTERVIEW, WindowKind.HOLD}
OPEN_STEPS = {StepStatus.OPEN, StepStatus.SOON, StepStatus.LATE}
BY_THE_CLOCK = [WindowState.UPCOMING, WindowState.OPEN, WindowState.SOON, WindowState.LATE]


def agreed_openings(interview: Interview) -> set[datetime]:
    zone = interview.zone
    agreed = [each.contact_on for each in interview.agreements if each.contact_on]
    return {each.at or day_start(each.day(zone), zone).at for each in agreed}


def last_fact(interview: Interview) -> datetime:
    said = [each.made_at for each in interview.agreements if each.made_at]
    return max([interview.held_at, *said, *(contact.at for contact in interview.contacts)])


def by_key(windows: tuple[ContactWindow, ...]) -> dict[object, ContactWindow]:
    return {(each.kind, each.person_id, each.opens, each.done_at): each for each in windows}


@given(st.data(), interviews(days=NASTY_DAYS), policies())
def test_every_window_closes_after_it_opens(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    for window in contact_windows(interview, policy, now):
        assert window.closes is None or window.closes > window.opens


@given(st.data(), interviews(), policies())
def test_there_is_one_current_check_in_at_most_and_the_hold_ends_where_it_opens(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    current = [
        each for each in windows_of(interview, "check_in", now, policy) if each.state not in ENDED
    ]
    holds = windows_of(interview, "hold", now, policy)
    assert len(current) <= 1
    assert len(holds) <= 1
    for hold, check_in in zip(holds, current, strict=False):
        assert hold.closes == check_in.opens
        assert check_in.state is WindowState.UPCOMING


@given(st.data(), interviews())
def test_48_hours_are_48_elapsed_hours_in_every_zone(
    data: DataObject, interview: Interview
) -> None:
    now = data.draw(nows(interview, POLICY))
    for kind in ("thank_you", "closing_note"):
        for window in windows_of(interview, kind, now):
            assert window.closes is not None
            assert window.closes.timestamp() - window.opens.timestamp() == 48 * 3600


@given(st.data(), interviews(days=NASTY_DAYS), policies())
def test_a_computed_opening_never_falls_on_a_weekend_or_holiday(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    for window in windows_of(interview, "check_in", now, policy):
        day = local_day(window.opens, interview.zone)
        if window.opens in agreed_openings(interview) or policy.fallback_business_days == 0:
            continue
        assert policy.is_business_day(day), (window.basis, day)


@given(st.data(), interviews(), policies())
def test_an_agreed_day_is_never_moved(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    for window in windows_of(interview, "check_in", now, policy):
        if window.basis == "agreed":
            assert window.opens in agreed_openings(interview)


@given(st.data(), interviews(), policies())
def test_no_window_vanishes_as_time_goes_by_and_none_goes_back(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now, later = sorted([data.draw(nows(interview, policy)), data.draw(nows(interview, policy))])
    before = by_key(contact_windows(interview, policy, now))
    after = by_key(contact_windows(interview, policy, later))
    for key, window in before.items():
        if window.kind in MAY_VANISH:
            continue
        assert key in after, window
        if window.state in BY_THE_CLOCK and after[key].state in BY_THE_CLOCK:
            assert BY_THE_CLOCK.index(window.state) <= BY_THE_CLOCK.index(after[key].state)


@given(st.data(), interviews(days=NASTY_DAYS), policies())
def test_a_window_is_open_from_its_first_moment_and_not_at_its_last(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    for key, window in by_key(contact_windows(interview, policy, now)).items():
        at_opening = by_key(contact_windows(interview, policy, window.opens)).get(key)
        assert at_opening is None or at_opening.state is not WindowState.UPCOMING
        if window.closes is not None:
            at_closing = by_key(contact_windows(interview, policy, window.closes)).get(key)
            still = {WindowState.UPCOMING, WindowState.OPEN, WindowState.SOON}
            assert at_closing is None or at_closing.state not in still


@given(st.data(), interviews(), policies())
@settings(max_examples=200)
def test_nothing_derived_changes_before_the_moment_until_which_it_is_good(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    found = standing(interview, policy, now)
    left = found.good_until.astimezone(UTC) - now.astimezone(UTC)
    assert left > timedelta()
    share = data.draw(st.sampled_from([0.5, 0.99, 1.0]))
    later = now.astimezone(UTC) + max(left * share - timedelta(microseconds=1), timedelta())
    again = standing(interview, policy, later.astimezone(now.tzinfo))
    for name in ("group", "windows", "items", "next_window", "place", "steps"):
        assert getattr(found, name) == getattr(again, name), name


@given(st.data(), interviews(is_decided=False), policies())
def test_the_guard_and_the_windows_agree_on_what_is_early(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    at = last_fact(interview) + data.draw(hours(0, 24 * 40))
    current = current_check_in(interview, at, policy)
    is_early = too_early(interview, a_contact(at), policy) is not None
    assert is_early is (current is None or not current.is_due)


@given(st.data(), interviews(is_decided=False), policies())
def test_every_open_interview_has_a_next_action_or_a_hold_with_a_date(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    unsnoozed = replace(interview, snoozes=())
    found = standing(unsnoozed, policy, data.draw(nows(unsnoozed, policy)))
    following = found.next_window
    assert following is not None
    assert following.is_due or following.opens > found.now


@given(interviews(is_decided=False), hours(0, 24 * 10))
def test_calling_early_never_brings_the_next_window_forward(
    interview: Interview, after: timedelta
) -> None:
    at = last_fact(interview) + after
    before = current_check_in(interview, at)
    assume(before is not None and not before.is_due)
    assert before is not None
    called = log_contact(interview, a_contact(at), POLICY, at, early_reason=EarlyReason.OTHER)
    assert called.contacts[-1].early
    following = current_check_in(called, at)
    assert following is None or following.opens >= before.opens


@given(st.data(), interviews(), policies())
def test_pressing_a_step_twice_changes_nothing(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    now = data.draw(nows(interview, policy))
    for state in standing(interview, policy, now).steps:
        if state.step is Step.STAY_CALM or state.status not in OPEN_STEPS:
            continue
        once = press(interview, state.step, policy, now)
        ticked = standing(once, policy, now).steps[state.step.number - 1]
        assert ticked.status is StepStatus.DONE
        assert press(once, state.step, policy, now) == interview


@given(st.data(), interviews(), policies())
def test_every_window_explains_itself(
    data: DataObject, interview: Interview, policy: Policy
) -> None:
    # Two check-ins at one moment are a case of their own in test_whys.py.
    assume(len({contact.at for contact in interview.contacts}) == len(interview.contacts))
    now = data.draw(nows(interview, policy))
    for window in contact_windows(interview, policy, now):
        sentence = why(interview, window, policy)
        assert sentence.endswith(".")
        assert "None" not in sentence
