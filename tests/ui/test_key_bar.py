"""The lines at the top and at the bottom of the desk."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from followup_tui.widgets.header_line import HeaderLine
from followup_tui.widgets.key_bar import KeyBar
from tests.factories import berlin
from tests.ui.one_widget import STYLES, OneWidget, screen_text

NOW = berlin("2026-11-22 10:14")


class Pane(Widget, can_focus=True):
    DEFAULT_CSS = "Pane { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick it"),
        Binding("x", "hidden", "hidden", show=False),
    ]

    def action_tick(self) -> None:
        self.app.done.append("tick")


class Desk(App[None]):
    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"press({number})", "tick") for number in range(1, 7)),
        Binding("[", "turn(-1)", "month"),
        Binding("]", "turn(1)", "month"),
        Binding("n", "new", "new"),
        Binding("o", "outcome", "outcome"),
        Binding("question_mark", "help", "help", key_display="?"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.has_interview = True

    def compose(self) -> ComposeResult:
        yield Pane(id="a")
        yield Widget(id="b")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#b").can_focus = True
        self.query_one("#b").styles.height = 1
        self.query_one("#a").focus()

    def action_new(self) -> None:
        self.done.append("new")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "outcome" and not self.has_interview else True


def bar(app: App[None]) -> str:
    return screen_text(app).splitlines()[2]


async def test_keys_of_the_focused_pane_come_first_and_neighbours_that_do_the_same_are_one() -> (
    None
):
    app = Desk()
    async with app.run_test(size=(80, 3)) as pilot:
        await pilot.pause()
        assert bar(app).startswith(" space tick it  1-6 tick  [ ] month  n new  o outcome   ")
        assert bar(app).endswith("? help")
        app.query_one("#b").focus()
        await pilot.pause()
        assert bar(app).startswith(" 1-6 tick  [ ] month  n new  o outcome   ")


async def test_where_the_line_is_short_help_stays() -> None:
    app = Desk()
    async with app.run_test(size=(38, 3)) as pilot:
        await pilot.pause()
        assert bar(app).rstrip() == " space tick it  1-6 tick       ? help"


async def test_a_key_that_does_nothing_now_is_not_shown() -> None:
    app = Desk()
    async with app.run_test(size=(80, 3)) as pilot:
        app.has_interview = False
        app.screen.refresh_bindings()
        await pilot.pause()
        assert "outcome" not in bar(app)


async def test_a_click_on_a_key_presses_it() -> None:
    app = Desk()
    async with app.run_test(size=(80, 3)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(bar(app).index("new"), 0))
        await pilot.click(KeyBar, offset=(bar(app).index("space"), 0))
        await pilot.click(KeyBar, offset=(60, 0))
        await pilot.pause()
    assert app.done == ["new", "tick"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, "followup READ ONLY Sun 22 Nov 2026, 10:14 3 to do today · 2 on hold · saved"),
        (80, "followup READ ONLY Sun 22 Nov, 10:14 3 to do · 2 on hold · saved"),
        (50, "followup READ ONLY 10:14 3 to do · saved"),
        (30, "followup READ ONLY 3 to do"),
    ],
)
async def test_the_header_says_the_moment_and_the_counts_and_fits_every_width(
    width: int, shown: str
) -> None:
    header = HeaderLine()
    app = OneWidget(header)
    async with app.run_test(size=(width, 2)) as pilot:
        header.show(NOW, 3, 2, "saved", "READ ONLY")
        await pilot.pause()
        line = screen_text(app).splitlines()[0]
    assert " ".join(line.split()) == shown


async def test_what_could_not_be_saved_is_never_dropped() -> None:
    header = HeaderLine()
    app = OneWidget(header)
    async with app.run_test(size=(40, 2)) as pilot:
        header.show(NOW, 0, 0, "not saved", "")
        await pilot.pause()
        assert "nothing to do" in screen_text(app)
        assert "not saved" in screen_text(app)
