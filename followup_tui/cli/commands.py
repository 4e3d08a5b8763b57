"""The commands that look: one function each, a session in, a reply out."""

from argparse import Namespace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from followup_tui.domain.day import Day, day_of
from followup_tui.domain.filtering import Filter, searchable
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import day_start
from followup_tui.domain.policy import WEEKDAYS, Policy
from followup_tui.domain.queue import QueueItem, items_of
from followup_tui.domain.standing import standing
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.windows import contact_windows
from followup_tui.storage.location import config_file, crash_log_path, templates_folder

from .arguments import UsageError
from .finding import short_ids
from .items import listed_item, ranked_item, shown_item, window_item
from .lines import listed_lines, today_lines, waybar_fields, window_lines
from .output import as_json, as_one_json_line
from .session import Reply, Session

_DUE, _LATE = 10, 11


def today(session: Session, options: Namespace) -> Reply:
    """Print what is to be done today, most urgent first."""
    interviews = {each.id: each for each in session.book.interviews()}
    policy = session.policy
    day = day_of(
        (_Derived.of(each, policy, session.now) for each in interviews.values()), session.now
    )
    if options.json:
        data = as_json(
            (
                ranked_item(interviews[window.interview], window, session.policy, rank)
                for rank, window in enumerate(day.queue, start=1)
            ),
            session.now,
        )
    elif options.format == "short":
        data = day.short_words
    elif options.format == "waybar":
        data = as_one_json_line(waybar_fields(day, interviews, policy, session.now))
    else:
        data = "\n".join(today_lines(day, interviews, policy, session.now, session.width))
    return Reply(data, code=_checked(day) if options.check else 0)


class _Derived(NamedTuple):
    """An interview with its windows and nothing else, for the day."""

    interview: Interview
    windows: tuple[ContactWindow, ...]
    items: tuple[QueueItem, ...]

    @classmethod
    def of(cls, interview: Interview, policy: Policy, now: datetime) -> "_Derived":
        windows = contact_windows(interview, policy, now)
        items = () if interview.archived else items_of(interview, windows, policy, now)
        return cls(interview, windows, items)


def _checked(day: Day) -> int:
    """Return the exit code of --check (interface.md §4)."""
    if day.late:
        return _LATE
    return _DUE if day.queue else 0


def windows(session: Session, options: Namespace) -> Reply:
    """Print contact windows by opening; those that overlap the days asked for."""
    chosen = (session.find(options.interview),) if options.interview else session.book.interviews()
    begin, end = _span(session, options)
    found = [
        (interview, window)
        for interview in chosen
        for window in contact_windows(interview, session.policy, session.now)
        if (end is None or window.opens < end)
        and (begin is None or window.closes is None or window.closes > begin)
    ]
    found.sort(key=lambda pair: (pair[1].opens, pair[1].company.casefold()))
    if options.json:
        items = (window_item(interview, each, session.policy) for interview, each in found)
        return Reply(as_json(items, session.now))
    return _lines_or_words(
        window_lines(found, session.now, session.width), "No contact windows there."
    )


def _span(session: Session, options: Namespace) -> tuple[datetime | None, datetime | None]:
    """Return the days asked for, in the user's zone, as [begin, end); raises UsageError."""

    def day(text: str | None) -> date | None:
        if text is None:
            return None
        return session.reading.typed_date(text, session.now, session.zone).day

    first, last = day(options.from_day), day(options.to_day)
    if first and last and last < first:
        raise UsageError(f"--to ({last}) is before --from ({first})")
    return (
        day_start(first, session.zone).at if first else None,
        day_start(last + timedelta(days=1), session.zone).at if last else None,
    )


def listed(session: Session, options: Namespace) -> Reply:
    """Print interviews by group, the most urgent first; those that hold all words."""
    interviews = session.book.interviews()
    wanted = Filter.parse(" ".join(options.text))
    standings = (standing(each, session.policy, session.now) for each in interviews)
    found = [each for each in standings if wanted.takes(each, searchable(each.interview))]
    found.sort(key=lambda each: each.place)
    if options.json:
        return Reply(as_json((listed_item(each, session.policy) for each in found), session.now))
    lines = listed_lines(found, short_ids(interviews), session.now, session.width)
    return _lines_or_words(lines, "No interview matches." if interviews else _NONE_YET)


_NONE_YET = (
    "No interviews yet: followup add --company C --role R --start WHEN makes the first one, "
    "followup demo shows what it will look like."
)


def show(session: Session, options: Namespace) -> Reply:
    """Print one interview with its checklist, its windows, its people and contacts."""
    interview = session.find(options.id)
    shown = standing(interview, session.policy, session.now)
    if options.json:
        item = shown_item(shown, session.policy, session.now)
        return Reply(as_json([item], session.now))
    # Late: no other command prints the page.
    from .sheet import sheet

    story = session.story(interview)
    return Reply("\n".join(sheet(shown, story, session.policy, session.now, session.width)))


def path(session: Session, options: Namespace) -> Reply:
    """Print where the data, the configuration, the templates and the log of crashes are."""
    places = {
        "data": session.data,
        "config": config_file(),
        "templates": templates_folder(),
        "crashes": crash_log_path(),
    }
    return Reply("\n".join(f"{name:<9}  {place}" for name, place in places.items()))


def config(session: Session, options: Namespace) -> Reply:
    """Print the effective settings, as the configuration file would hold them."""
    settings = session.settings
    order = "dmy" if settings.day_first else "mdy"
    top = {
        "date_order": order,
        "theme": settings.theme,
        "my_name": settings.my_name or None,
        "week_start": WEEKDAYS[settings.week_start],
        "country": settings.country or None,
        "subdivision": settings.subdivision or None,
        "notify_command": settings.notify_command or None,
    }
    # Those of the country follow from it.
    own = replace(settings.policy, holidays=settings.own_holidays)
    policy = asdict(own)
    return Reply("\n".join([*_toml_lines(top), "", "[policy]", *_toml_lines(policy)]))


def _toml_lines(entries: dict[str, Any]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in entries.items() if value is not None]


def _toml(value: object) -> str:
    """Return a setting as TOML; a date stands there without quotes."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (list, tuple, set, frozenset)):
        entries = sorted(value) if isinstance(value, (set, frozenset)) else value
        return f"[{', '.join(map(_toml, entries))}]"
    return as_one_json_line(value)


def _lines_or_words(lines: list[str], words: str) -> Reply:
    return Reply("\n".join(lines)) if lines else Reply(words=(words,))
