"""The picture of a timeline: lanes under a heading of days, and a cursor on a day of a lane."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import ClassVar

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from followup_tui.domain.policy import Policy
from followup_tui.domain.timeline import Lanes
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays

from .glyphs import CURSOR, CURSOR_BLURRED, TONES, Tone, toned
from .strips import strip_of
from .timeline_columns import FAR, Scale
from .timeline_lines import TimelineLines
from .timeline_sight import HEADING, Sight
from .timeline_words import AtCursor, lane_name, name_width
from .window_row import NOTHING_COMES


class TimelinePicture(Widget):
    """Draws what is in sight, and lays a lane out when it is first drawn."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--today",
        "timeline--lane",
        "timeline--cursor",
        *TONES,
    }

    def __init__(self, *, week_start: int = 0) -> None:
        super().__init__()
        self.sight = Sight(week_start=week_start)
        self._lanes = Lanes()
        self._now = datetime.fromtimestamp(0, UTC)
        self._policy = Policy()
        self._lines = self._new_lines()
        self._drawn: dict[int, Strip] = {}
        """Strips by line; valid for the present lanes, columns and style."""

    @property
    def pointed_at(self) -> ContactWindow | None:
        """What stands at the cursor, else what matters most to the interview of its lane."""
        if not self.sight.count:
            return None
        most_urgent = self._lanes.lane(self.sight.place).most_urgent
        return next(iter(self._at_cursor.windows), most_urgent)

    def show(self, days: WindowDays, now: datetime, policy: Policy, day: date) -> None:
        """Show the lanes as of `now` (aware, in the user's zone), with the cursor on `day`.

        The cursor keeps its lane, and that its line; posts nothing.
        """
        sight = self.sight
        moved = self._lanes.show(days, sight.place) - sight.place
        self._now, self._policy = now, policy
        place, top = sight.place + moved, sight.top + moved
        count, today = len(self._lanes.interviews), now.date()
        self._look(replace(sight, count=count, today=today, day=day, place=place, top=top))

    def put_cursor(self, place: int, day: date) -> None:
        """Put the cursor on a lane and a day, or the nearest that there are; posts nothing."""
        before, sight = self.sight, self.sight.with_cursor(place, day)
        if not sight.has_cursor:
            self._look(sight)
            return
        self.sight = sight
        heading = {HEADING - 1} if sight.day != before.day else set()
        for y in {sight.foot, sight.foot + 1} | heading:
            self._draw_again(y, sight.width)
        for y in map(sight.line_of, {before.place, sight.place}):
            self._draw_again(y, sight.width)
            # Of a second line the cursor changes no more than its edge.
            self._draw_again(y + sight.lane_height - 1, 1)

    def _draw_again(self, y: int, width: int) -> None:
        self._drawn.pop(y, None)
        self.refresh(Region(0, y, width, 1))

    def scroll_lanes(self, lanes: int) -> None:
        """Move the lanes; the cursor comes along where it would be lost from sight."""
        self._look(self.sight.scrolled(lanes))

    def look_from(self, scale: Scale) -> None:
        """Look at the days from nearer or farther."""
        self._look(replace(self.sight, chosen_scale=scale).around_cursor())

    def _look(self, sight: Sight) -> None:
        """Draw all anew, with the cursor in sight."""
        self.sight = sight.following()
        self._lines = self._new_lines()
        self._drawn.clear()
        self.refresh()

    def _new_lines(self) -> TimelineLines:
        return TimelineLines(self.sight.columns, self._policy, self.sight.week_start)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the heading, a lane, or a line of the words below."""
        if y not in self._drawn:
            self._drawn[y] = self._draw(y)
        return self._drawn[y]

    def _draw(self, y: int) -> Strip:
        sight, base, line = self.sight, self.visual_style, Content("")
        if not sight.count:
            rows = NOTHING_COMES[y : y + 1]
            line = Content("").join(line for row in rows for line in row.lines(sight.width))
        elif y < HEADING:
            line = self._heading(y)
        elif y >= sight.foot:
            words = self._at_cursor
            line = words.heading(sight.width) if y == sight.foot else words.words(sight.width)
        elif (place := sight.place_at(y)) is not None:
            if y != sight.line_of(place):
                line = self._role_line(place)
            else:
                line = self._lane_line(place)
                base = self.get_visual_style("timeline--lane") if place == sight.place else base
        return strip_of(self, line, sight.width, base)

    def _heading(self, y: int) -> Content:
        sight, lines = self.sight, self._lines
        if y == 0:
            return Content(" " * sight.names) + lines.upper_heading()
        above, below = sight.top, sight.count - sight.top - sight.room
        hidden = [f"↑{above}"] if above > 0 else []
        hidden += [f"↓{below}"] if below > 0 else []
        name = toned(f" {' '.join(hidden)}", Tone.QUIET).truncate(sight.names, pad=True)
        place = lines.place_in_heading(sight.column)
        return name + lines.lower_heading(sight.day).stylize(self._cursor_style, *place)

    def _lane_line(self, place: int) -> Content:
        sight, lane = self.sight, self._lanes.lane(place)
        has_role, width = sight.lane_height == 1, name_width(sight.width)
        name = lane_name(lane.most_urgent, width, is_over=lane.is_over, has_role=has_role)
        days = self._lines.lane(lane)
        if place == sight.place:
            x = sight.columns.x_of(sight.column)
            days = days.stylize(self._cursor_style, x, x + sight.scale.cells)
        return self._edge(place) + name + " " + days

    def _role_line(self, place: int) -> Content:
        role = toned(f" {self._lanes.lane(place).most_urgent.role}", Tone.QUIET)
        width = name_width(self.sight.width)
        name = role.truncate(width, ellipsis=True).truncate(width + 1, pad=True)
        return self._edge(place) + name + self._lines.empty_lane

    def _edge(self, place: int) -> Content:
        if place != self.sight.place:
            return Content(" ")
        return Content(CURSOR if self.has_focus else CURSOR_BLURRED)

    @property
    def _at_cursor(self) -> AtCursor:
        sight, lane = self.sight, self._lanes.lane(self.sight.place)
        first = last = sight.day
        if is_week := sight.scale == FAR:
            first, last = sight.columns.first_of(sight.column), sight.columns.last_of(sight.column)
        window, windows = lane.most_urgent, lane.on(first, last)
        own_zone = self._lanes.days.zone_of(window)
        return AtCursor(window.company, first, is_week, windows, own_zone, self._now)

    @property
    def _cursor_style(self) -> Style:
        # get_visual_style leaves out "reverse", which marks the cursor where there is no colour.
        return Style.from_styles(self.get_component_styles("timeline--cursor"))

    def notify_style_update(self) -> None:
        """Draw anew when the theme, the focus or the style sheet changed."""
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draw anew in another size."""
        sight = replace(self.sight, width=self.size.width, height=self.size.height)
        self._look(sight.around_cursor())
