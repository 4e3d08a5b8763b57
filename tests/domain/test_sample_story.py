"""The sample story shows everything, whenever it is told."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from msgspec.structs import replace

from followup_tui.domain.check_in import Basis
from followup_tui.domain.checklist import StepStatus
from followup_tui.domain.contact import ContactKind, Direction, NoteStatus
from followup_tui.domain.guard import too_early
from followup_tui.domain.interview import Interview, Result
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.standing import Group, Standing, standing
from followup_tui.domain.window import WindowKind, WindowState
from tests.factories import POLICY, berlin, local, utc

# Leap day, year end, both clock changes on both sides of the Atlantic, midnight and noon.
SPECIAL_NOWS = [
    berlin("2026-11-23 10:00"),
    berlin("2028-02-29 12:00"),
    berlin("2026-12-31 23:59:59"),
    berlin("2027-01-01 00:00"),
    berlin("2026-03-29 03:30"),
    berlin("2026-10-25 02:30"),
    local("2026-03-08 03:00", "America/New_York"),
    local("2026-11-01 01:30", "America/New_York"),
    local("2026-11-01 00:30", "America/Havana"),
    local("2026-06-14 14:00", "Pacific/Kiritimati"),
    local("2026-06-13 23:30", "Pacific/Niue"),
]


def a_year_of_nows() -> Iterator[datetime]:
    now = utc("2026-01-01 00:05")
    while now < utc("2027-02-05 00:00"):
        yield now.astimezone(berlin("2026-01-01").tzinfo)
        now += timedelta(hours=17)


def standings_at(now: datetime) -> list[Standing]:
    return [standing(each, POLICY, now) for each in sample_story(now)]


def test_it_shows_every_kind_state_basis_status_and_group_at_any_moment_of_a_year() -> None:
    for now in chain(a_year_of_nows(), SPECIAL_NOWS):
        standings = standings_at(now)
        windows = [window for each in standings for window in each.windows]
        check_ins = [window for window in windows if window.kind is WindowKind.CHECK_IN]
        steps = [step for each in standings for step in each.steps]
        assert {window.kind for window in windows} == set(WindowKind) - {WindowKind.DEBRIEF}, now
        assert {window.state for window in windows} == set(WindowState), now
        assert {window.basis for window in check_ins} == set(Basis), now
        assert {step.status for step in steps} == set(StepStatus), now
        assert {each.group for each in standings} == set(Group), now


@pytest.mark.parametrize("now", SPECIAL_NOWS, ids=str)
def test_it_tells_twelve_interviews_in_the_same_groups_at_any_moment(now: datetime) -> None:
    groups = Counter(each.group for each in standings_at(now))
    assert groups == {Group.TO_DO: 7, Group.ON_HOLD: 2, Group.UPCOMING: 1, Group.CLOSED: 2}


def test_the_same_moment_tells_the_same_story() -> None:
    now = SPECIAL_NOWS[0]
    assert sample_story(now) == sample_story(now.astimezone(UTC))


def test_interviews_keep_their_ids_from_day_to_day_and_no_id_is_used_twice() -> None:
    monday, friday = sample_story(SPECIAL_NOWS[0]), sample_story(SPECIAL_NOWS[1])
    assert [each.id for each in monday] == [each.id for each in friday]
    ids = [each.id for each in monday]
    ids += [contact.id for each in monday for contact in each.contacts]
    ids += [note.id for each in monday for note in each.notes_to_send]
    assert len(ids) == len(set(ids))
    assert all(len(each) == 32 for each in ids)


@pytest.mark.parametrize("now", SPECIAL_NOWS, ids=str)
def test_nothing_in_it_happened_in_the_future(now: datetime) -> None:
    for interview in sample_story(now):
        happened = [interview.created_at, interview.updated_at]
        happened += [contact.at for contact in interview.contacts]
        happened += [finding.at for finding in interview.research]
        happened += [mark.at for mark in interview.steps]
        happened += [note.sent_at for note in interview.notes_to_send if note.sent_at]
        assert max(happened) <= now, interview.company
        assert interview.created_at <= interview.starts_at


@pytest.mark.parametrize("now", SPECIAL_NOWS, ids=str)
def test_its_check_ins_are_marked_early_exactly_where_the_guard_says_so(now: datetime) -> None:
    early = 0
    for interview in sample_story(now):
        for place, contact in enumerate(interview.contacts):
            before = replace(interview, contacts=interview.contacts[:place], outcome=None)
            is_early = too_early(before, contact, POLICY) is not None
            assert contact.early is is_early, (interview.company, contact.text)
            early += is_early
    assert early == 1


def test_it_has_what_a_first_look_should_find() -> None:
    story = sample_story(SPECIAL_NOWS[0])
    by_id = {each.id: each for each in story}
    linked = [each for each in story if each.follows]
    assert [by_id[each.follows or ""].company for each in linked] == [linked[0].company]
    results = {each.outcome.result for each in story if each.outcome}
    assert results == {Result.OFFER, Result.REJECTED, Result.ADVANCED, Result.NO_ANSWER}
    assert any(each.outcome and each.outcome.reply_by for each in story)
    assert any(each.outcome and each.outcome.private_feelings for each in story)
    assert any(finding.url for each in story for finding in each.research)
    assert any(each.questions for each in story)
    assert len({each.timezone for each in story}) >= 5
    drafts = [note for each in story for note in each.notes_to_send]
    assert any(note.status is NoteStatus.DRAFT and note.body for note in drafts)
    assert any(contact.direction is Direction.IN for each in story for contact in each.contacts)
    assert any(person.slot_ended_at for each in story for person in each.interviewers)


def test_every_address_in_it_belongs_to_nobody() -> None:
    people = {person for each in sample_story(SPECIAL_NOWS[0]) for person in each.interviewers}
    emails = [person.email for person in people if person.email]
    assert len(emails) > 15
    assert all(email.endswith(".example") for email in emails)


def test_every_sent_note_is_in_the_log_too() -> None:
    def sent(interview: Interview) -> list[tuple[ContactKind, tuple[str, ...], datetime | None]]:
        return [
            (ContactKind(note.kind), (note.to,), note.sent_at)
            for note in interview.notes_to_send
            if note.status is NoteStatus.SENT
        ]

    story = sample_story(SPECIAL_NOWS[0])
    assert sum(len(sent(each)) for each in story) > 10
    for interview in story:
        logged = [(each.kind, each.people, each.at) for each in interview.contacts]
        assert set(sent(interview)) <= set(logged)
