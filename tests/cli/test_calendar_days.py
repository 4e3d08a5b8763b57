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
from followup_tui.domain.policy import Policy
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.windows import contact_windows
from followup_tui.storage.book import InterviewBook
from tests.factories import berlin
from tests.strategies import interviews, nows

IN_HOURS = ("interview", "thank_you", "closing_note")
DUE = ("open", "soon", "late")
POLICY = Policy()

Drawn = set[tuple[date, str, str, str, str]]
"""A day, and what stands on it: interview, kind, person, opening."""


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


def on_the_calendar(book: Iterable[Interview], now: datetime) -> Drawn:
    """Return what stands on every day that any window touches, and a week around."""
    days, all_windows = WindowDays(), []
    for each in book:
        windows = contact_windows(each, POLICY, now)
        days.put(each.id, windows, each.zone, now)
        all_windows += windows
    moments = [now]
    for window in all_windows:
        ends = (window.opens, window.closes, window.done_at, window.snoozed_until)
        moments += [at for at in ends if at is not None]
    first, last = min(moments).date() - timedelta(days=7), max(moments).date() + timedelta(days=7)
    return {
        (day, each.interview, each.kind, each.person_id or "", each.opens.isoformat())
        for n in range((last - first).days + 1)
        for day in (first + timedelta(days=n),)
        for each in days.on(day)
    }


def check(book: list[Interview], now: datetime) -> None:
    zones = {each.id: each.zone for each in book}
    expected: Drawn = set()
    for item in said_by_the_command(book, now):
        opens = datetime.fromisoformat(item["opens"]).astimezone(ZoneInfo("UTC"))
        for day in days_of(item, zones[item["interview"]], now):
            expected.add(
                (
                    day,
                    item["interview"],
                    item["kind"],
                    item["person_id"] or "",
                    opens.isoformat(),
                )
            )
    assert on_the_calendar(book, now) == expected


def test_the_sample_interviews_stand_on_the_days_that_the_command_says():
    now = berlin("2026-11-22 10:14")
    check(list(sample_story(now)), now)


@settings(max_examples=300)
@given(st.data())
def test_random_interviews_stand_on_the_days_that_the_command_says(data: st.DataObject):
    interview = data.draw(interviews())
    check([interview], data.draw(nows(interview, POLICY)))
