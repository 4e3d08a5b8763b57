"""The calendar stands on what `windows --json` says: the same windows, on the same days."""

import io
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.cli.main import main
from followup_tui.domain.interview import Interview
from followup_tui.domain.month_bars import week_bars
from followup_tui.domain.policy import Policy
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.timeline import Lane
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.windows import contact_windows
from followup_tui.storage.book import InterviewBook
from followup_tui.widgets.agenda_rows import EVERY_KIND, AgendaRows
from followup_tui.widgets.window_row import WindowRow
from tests.factories import berlin
from tests.strategies import interviews, nows

IN_HOURS = ("interview", "thank_you", "closing_note")
DUE = ("open", "soon", "late")
POLICY = Policy()

Entry = tuple[date, str, str, str, str, str]
"""A day, and what stands on it: interview, kind, person, opening, state."""
Drawn = set[Entry]


def said_by_the_command(book: Iterable[Interview], now: datetime) -> list[dict[str, str]]:
    """Return the items of `followup windows --json` for a book of these interviews."""
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()) as out:
        path = Path(folder) / "followup.json"
        InterviewBook(path).add(list(book), "add", now)
        assert isinstance(now.tzinfo, ZoneInfo)
        with patch.dict(os.environ, TZ=now.tzinfo.key):
            code = main(["windows", "--json", "--data", str(path), "--now", now.isoformat()])
    assert code == 0
    items: list[dict[str, str]] = json.loads(out.getvalue())["items"]
    return items


def days_of(item: dict[str, str], own: ZoneInfo, now: datetime) -> Iterator[date]:
    """Yield the days of product.md §3, "On a calendar", from what the command said alone."""
    user = now.tzinfo
    opens = datetime.fromisoformat(item["opens"])
    if item["done_at"]:
        yield datetime.fromisoformat(item["done_at"]).astimezone(user).date()
        return
    zone = user if item["kind"] in IN_HOURS else own
    day = last = opens.astimezone(zone).date()
    if item["closes"]:
        closes = datetime.fromisoformat(item["closes"])
        last = max(day, (closes - timedelta(microseconds=1)).astimezone(zone).date())
    stands = [day + timedelta(days=n) for n in range((last - day).days + 1)]
    yield from stands
    if item["state"] in DUE and item["kind"] != "hold":
        snoozed = item["snoozed_until"]
        until = datetime.fromisoformat(snoozed) if snoozed else now
        yield max(now, until).astimezone(user).date()


def weeks_around(drawn: Drawn) -> list[date]:
    """Return the first days of all weeks in which something is drawn, and of those beside them."""
    mondays = {day - timedelta(days=day.weekday()) for day, *_ in drawn}
    return sorted({day + timedelta(days=7 * n) for day in mondays for n in (-1, 0, 1)})


def entry(day: date, window: ContactWindow) -> Entry:
    opens = window.opens.isoformat()
    return day, window.interview, window.kind, window.person_id or "", opens, window.state


def in_the_month(days: WindowDays, weeks: Iterable[date]) -> Drawn:
    """Return what the bars of some weeks are drawn over."""
    return {
        entry(begin + timedelta(days=day), bar.window)
        for begin in weeks
        for lane in week_bars(days, begin, 1000).lanes
        for bar in lane
        for day in bar.days
    }


def on_the_timeline(
    days: WindowDays, interviews: Iterable[Interview], weeks: Iterable[date]
) -> Drawn:
    """Return what the lanes show on every day of some weeks."""
    lanes = [Lane.of(days.stands(each.id)) for each in interviews]
    return {
        entry(day, window)
        for begin in weeks
        for day in (begin + timedelta(days=n) for n in range(7))
        for lane in lanes
        for window in lane.on(day, day)
    }


def in_the_agenda(days: WindowDays, now: datetime) -> Drawn:
    """Return what the agenda lists, under the day that it lists it on."""
    rows = AgendaRows(days, now, POLICY, lambda _: None, EVERY_KIND, 1)
    listed = [*rows.from_today(), *(row for _, day in rows.before_today() for row in day)]
    windows = [row.listed for row in listed if isinstance(row, WindowRow)]
    return {entry(each.day, each.window) for each in windows}


def check(book: list[Interview], now: datetime) -> None:
    zones = {each.id: each.zone for each in book}
    expected: Drawn = set()
    for item in said_by_the_command(book, now):
        opens = datetime.fromisoformat(item["opens"]).astimezone(ZoneInfo("UTC"))
        for day in days_of(item, zones[item["interview"]], now):
            person = item["person_id"] or ""
            what = (item["interview"], item["kind"], person, opens.isoformat(), item["state"])
            expected.add((day, *what))
    days = WindowDays()
    for each in book:
        days.put(each.id, contact_windows(each, POLICY, now), each.zone, now)
    weeks = weeks_around(expected)
    assert in_the_month(days, weeks) == expected
    assert on_the_timeline(days, book, weeks) == expected
    # It lists a window once, not on all of its days.
    assert in_the_agenda(days, now) <= expected


def test_the_sample_interviews_stand_on_the_days_that_the_command_says():
    now = berlin("2026-11-22 10:14")
    check(list(sample_story(now)), now)


@settings(max_examples=300)
@given(st.data())
def test_random_interviews_stand_on_the_days_that_the_command_says(data: st.DataObject):
    interview = data.draw(interviews())
    check([interview], data.draw(nows(interview, POLICY)))
