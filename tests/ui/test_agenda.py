"""The agenda: which rows it has, how they look, and how it grows at both ends."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import local_day, zone_of_user
from followup_tui.domain.policy import Policy
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import SUBDUED, WindowDays, first_day, last_day
from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.windows import contact_windows
from followup_tui.widgets.agenda import Agenda
from followup_tui.widgets.agenda_pieces import AgendaPieces
from followup_tui.widgets.agenda_rows import KIND_CHOICES, AgendaRows
from followup_tui.widgets.window_row import WindowRow
from tests.factories import POLICY, a_contact, an_agreement, an_interview, an_outcome, berlin, local
from tests.strategies import interviews, nows
from tests.ui.one_calendar import ACME, GLOBEX, NOW, days_of
from tests.ui.one_widget import OneWidget, screen_text

TODAY = NOW.date()
ALL, NOTES, CHECK_INS, INTERVIEWS, OTHERS = KIND_CHOICES


def no_clock(_: ContactWindow) -> None:
    return None


def pieces_of(
    days: WindowDays, now: datetime = NOW, policy: Policy = POLICY, listed: Any = ALL
) -> AgendaPieces:
    return AgendaPieces(AgendaRows(days, now, policy, no_clock, listed, 2))


def everything(pieces: AgendaPieces) -> AgendaPieces:
    while pieces.take_coming() or pieces.take_earlier():
        pass
    return pieces


def texts(pieces: AgendaPieces) -> list[str]:
    return [line.plain for row in pieces.rows for line in row.lines(60)]


def stories(count: int) -> list[Interview]:
    """Interviews on every third day, half of them before today, each with a check-in made."""
    begin = NOW - timedelta(days=3 * count // 2)
    starts = [begin + timedelta(days=3 * each) for each in range(count)]
    return [
        an_interview(
            id=f"i{each}",
            company=f"Company {each}",
            starts_at=start,
            contacts=(a_contact(start + timedelta(days=9)),) if start < NOW else (),
        )
        for each, start in enumerate(starts)
    ]


async def shown(*listed: Interview, pilot: Pilot[None], agenda: Agenda, day: date = TODAY) -> None:
    agenda.show_from_today(days_of(*listed), NOW, day, POLICY)
    agenda.focus()
    await pilot.pause()


def an_agenda() -> tuple[OneWidget, Agenda]:
    agenda = Agenda()
    return OneWidget(agenda, Agenda.DayChosen, Agenda.WindowChosen, Agenda.KindsChosen), agenda


def seen(app: OneWidget) -> list[str]:
    """Return what is in sight, without the scroll bar."""
    return [line[:39].rstrip() for line in screen_text(app).splitlines()]


@given(st.data(), st.lists(interviews(), min_size=1, max_size=3))
def test_what_is_coming_and_what_is_over_is_listed_once_on_its_day_and_nothing_else(
    data: DataObject, drawn: list[Interview]
) -> None:
    book = [replace(each, id=str(place)) for place, each in enumerate(drawn)]
    now = data.draw(nows(book[0], POLICY))
    user, today = zone_of_user(now), now.date()
    days, expected = WindowDays(), Counter[tuple[str, date]]()
    for each in book:
        windows = contact_windows(each, POLICY, now)
        days.put(each.id, windows, each.zone, now)
        for window in windows:
            row = WindowRow(ListedOn(window, today, each.zone, now), 2)
            if window.state in SUBDUED:
                done, last = window.done_at, last_day(window, each.zone, user)
                day = last if done is None else local_day(done, user)
                expected[row.key, day] += day <= today
            elif window.kind is not WindowKind.HOLD:
                asks = max(today, first_day(window, each.zone, user))
                if window.is_due:
                    asks = local_day(max(now, window.snoozed_until or now), user)
                expected[row.key, asks] += 1
    pieces = everything(pieces_of(days, now))
    rows = [row for row in pieces.rows if isinstance(row, WindowRow)]
    assert Counter((row.key, row.listed.day) for row in rows) == +expected
    listed_on = [row.listed.day for row in rows]
    assert listed_on == sorted(listed_on)


def test_only_a_piece_is_made_until_more_is_asked_for():
    pieces = pieces_of(days_of(*stories(200)))
    assert len(pieces.rows) <= 61
    before = pieces.rows
    assert pieces.take_earlier()
    assert pieces.rows[-len(before) + 1 :] == before[1:]
    assert 60 <= len(pieces.rows) - len(before) <= 90


def test_the_top_line_says_since_when_rows_are_listed_until_nothing_was_before():
    pieces = pieces_of(days_of(*stories(200)))
    assert texts(pieces)[0] == "↑ before today"
    pieces.reach(date(2026, 11, 1))
    assert texts(pieces)[0].startswith("↑ before ")
    assert texts(pieces)[0] != "↑ before today"
    assert "before" not in texts(everything(pieces))[0]
    assert "before" not in texts(pieces_of(days_of(GLOBEX)))[0]


def test_what_was_done_today_stands_under_today_and_what_is_late_only_under_late():
    late = an_interview(id="late", company="Initech", starts_at=berlin("2026-11-16 14:00"))
    done = replace(ACME, contacts=(a_contact(NOW - timedelta(hours=1)),))
    said = texts(everything(pieces_of(days_of(done, late))))
    today = said.index("Today, Sun 22 Nov · weekend")
    assert sum("Initech" in each and "late" in each for each in said[:today]) == 1
    assert not any("Initech" in each and "late" in each for each in said[today:])
    assert any("at 09:14" in each for each in said[today:])


def test_what_still_opens_on_a_day_that_is_over_for_the_user_stands_under_today():
    new_york = an_interview(
        timezone="America/New_York", agreements=(an_agreement("2026-11-30T20:00-05:00"),)
    )
    tokyo = local("2026-12-01 08:00", "Asia/Tokyo")
    pieces = pieces_of(days_of(new_york, now=tokyo), tokyo, listed=CHECK_INS)
    (check_in,) = pieces.listed.values()
    assert check_in.window.state is WindowState.UPCOMING
    assert check_in.day == date(2026, 12, 1)


def test_a_day_that_is_no_business_day_says_so():
    christmas = an_interview(id="x", starts_at=berlin("2026-12-25 09:00"), agreements=())
    policy = Policy(holidays=frozenset({date(2026, 12, 25)}))
    assert "Fri 25 Dec · holiday · in 33 days" in texts(pieces_of(days_of(christmas), NOW, policy))


@pytest.mark.parametrize(
    ("listed", "kinds"),
    [
        (NOTES, {WindowKind.THANK_YOU}),
        (CHECK_INS, {WindowKind.CHECK_IN}),
        (INTERVIEWS, {WindowKind.INTERVIEW}),
        (OTHERS, {WindowKind.SILENCE}),
    ],
)
def test_only_the_chosen_kinds_are_listed(listed: Any, kinds: set[WindowKind]):
    pieces = everything(pieces_of(days_of(ACME, GLOBEX), listed=listed))
    assert {each.window.kind for each in pieces.listed.values()} == kinds


def test_every_kind_can_be_chosen_by_one_name():
    assert Counter(kind for _, kinds in KIND_CHOICES[1:] for kind in kinds) == Counter(WindowKind)


async def test_the_past_is_listed_on_the_way_up_and_the_cursor_does_not_jump() -> None:
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(*stories(100), pilot=pilot, agenda=agenda)
        await pilot.press("pageup")
        assert app.said[-1].day < TODAY
        before = seen(app)
        agenda.grow(-1)
        await pilot.pause()
        assert seen(app) == before


async def test_what_the_wheel_brought_into_sight_stays_where_rows_are_added_above() -> None:
    app, agenda = an_agenda()
    wheel = {"x": 0, "y": 0, "delta_x": 0, "delta_y": -1, "button": 0}
    keys = {"shift": False, "meta": False, "ctrl": False}
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(*stories(300), pilot=pilot, agenda=agenda)
        at_first = seen(app)
        assert at_first[0].strip() == "↑ before today"
        agenda.post_message(events.MouseScrollUp(agenda, **wheel, **keys))
        await pilot.pause()
        assert "days ago" in screen_text(app)
        agenda.scroll_to(y=agenda.scroll_offset.y - 60, animate=False, immediate=True)
        await pilot.pause()
        in_sight = seen(app)
        assert not set(at_first[1:]) & set(in_sight)
        agenda.grow(-1)
        await pilot.pause()
        assert seen(app) == in_sight
        agenda.scroll_to(y=0, animate=False, immediate=True)
        await pilot.pause()
        assert agenda.scroll_offset.y > 0, "more was made above"


async def test_f_lists_one_kind_after_the_other_and_an_empty_one_says_what_to_press() -> None:
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(ACME, pilot=pilot, agenda=agenda)
        await pilot.press("f", "f")
        assert "thank-you" not in screen_text(app)
        assert "call" in screen_text(app)
        await pilot.press("f")
        assert "No interviews are coming up." in screen_text(app)
        assert "f  list other kinds" in screen_text(app)
        await pilot.press("f", "f")
        assert "thank-you" in screen_text(app)
    titles = [said.title for said in app.said]
    assert titles == [f"Agenda · {each.name}" for each in KIND_CHOICES[1:]] + ["Agenda"]


async def test_brackets_go_to_the_same_day_of_another_month_or_to_the_nearest_beyond() -> None:
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(*stories(300), pilot=pilot, agenda=agenda)
        await pilot.press("]", "[", "[", "{", "}")
        days = [said.day for said in app.said]
        agenda.go_to(TODAY)
        assert agenda.pointed_at is not None
        text = screen_text(app)
    ahead, back, before, year_before, year_after = ((day - TODAY).days for day in days)
    assert 30 <= ahead <= 33
    assert -3 <= back <= 0
    assert -35 <= before <= -30
    assert -403 <= year_before <= -395
    assert -38 <= year_after <= -30
    assert text.splitlines()[0].strip().startswith(("Late", "Today", "Yesterday", "▌"))


async def test_the_next_minute_leaves_the_cursor_and_what_is_in_sight_far_from_today() -> None:
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(*stories(200), pilot=pilot, agenda=agenda)
        await pilot.press("g", "g", "g", "j")
        cursor, before = agenda.cursor, seen(app)
        day = app.said[-1].day
        assert (TODAY - day).days > 90
        await shown(*stories(200), pilot=pilot, agenda=agenda, day=day)
        assert agenda.cursor == cursor
        assert seen(app) == before


async def test_where_nothing_comes_the_way_up_begins_with_what_was_last() -> None:
    over = an_interview(
        starts_at=NOW - timedelta(days=90),
        interviewers=(),
        contacts=tuple(a_contact(NOW - timedelta(days=back)) for back in (70, 60)),
        outcome=an_outcome("advanced", NOW - timedelta(days=50)),
    )
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        agenda._kinds = CHECK_INS
        await shown(over, pilot=pilot, agenda=agenda)
        assert agenda.cursor is None
        await pilot.press("k")
        assert agenda.cursor is not None
        await pilot.press("k")
    assert [said.day for said in app.said] == [
        TODAY - timedelta(days=60),
        TODAY - timedelta(days=70),
    ]


async def test_escape_lists_every_kind_again() -> None:
    app, agenda = an_agenda()
    async with app.run_test(size=(40, 20)) as pilot:
        await shown(ACME, pilot=pilot, agenda=agenda)
        await pilot.press("f", "f")
        assert agenda.title == "Agenda · check-ins"
        await pilot.press("escape")
        assert agenda.title == "Agenda"
        assert "thank-you" in screen_text(app)
