"""The list that draws only what can be seen."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from followup_tui.widgets.glyphs import Tone, toned
from followup_tui.widgets.virtual_list import VirtualList
from tests.ui.one_widget import OneWidget, screen_text


class Row(NamedTuple):
    key: str | None
    text: str
    height: int = 1

    def lines(self, width: int) -> Sequence[Content]:
        first = toned(self.text, Tone.LATE).truncate(width, ellipsis=True)
        return [first, *(Content(f"more of {self.text}") for _ in range(1, self.height))]


def rows(*numbers: int) -> list[Row]:
    return [Row(f"k{number}", f"row {number}", 1 + number % 2) for number in numbers]


def a_list_app() -> tuple[OneWidget, VirtualList]:
    list_ = VirtualList()
    return OneWidget(list_, VirtualList.CursorMoved, VirtualList.RowChosen), list_


async def test_keys_move_the_cursor_over_the_headings_and_say_so() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 10)) as pilot:
        list_.show([Row(None, "HEAD"), *rows(1), Row(None, "HEAD 2"), *rows(2, 3)])
        assert list_.cursor == "k1"
        await pilot.press("j", "down", "j", "k", "g", "G", "home", "end")
    assert [said.key for said in app.said] == ["k2", "k3", "k2", "k1", "k3", "k1", "k3"]


async def test_a_page_is_what_can_be_seen() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 10)) as pilot:
        list_.show([Row(str(number), f"row {number}") for number in range(100)])
        await pilot.press("pagedown", "pagedown")
        assert list_.cursor == "18"
        await pilot.press("pageup")
        assert list_.cursor == "9"
        await pilot.press("G", "pagedown", "g", "pageup")
        assert list_.cursor == "0"


async def test_the_cursor_keeps_its_row_and_its_line_when_rows_come_before_it() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 6)) as pilot:
        list_.show(rows(*range(10, 40)), "k30")
        await pilot.pause()
        line = next(y for y, text in enumerate(screen_text(app).splitlines()) if "row 30" in text)
        list_.show(rows(*range(40)))
        await pilot.pause()
        assert list_.cursor == "k30"
        assert "row 30" in screen_text(app).splitlines()[line]
    assert app.said == []


async def test_where_its_row_is_gone_the_cursor_goes_to_the_nearest_and_says_nothing() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 6)) as pilot:
        list_.show(rows(1, 2, 3), "k2")
        list_.show(rows(1, 3))
        assert list_.cursor == "k3"
        list_.show(rows(1))
        assert list_.cursor == "k1"
        list_.show([Row(None, "nothing here")])
        assert list_.cursor is None
        await pilot.press("j", "k", "g", "G", "pagedown", "enter")
    assert app.said == []


async def test_a_click_moves_the_cursor_and_a_click_on_it_chooses() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 10)) as pilot:
        list_.show([Row(None, "HEAD"), *rows(1, 2, 3)])
        await pilot.click(VirtualList, offset=(3, 0))
        await pilot.click(VirtualList, offset=(3, 4))
        await pilot.click(VirtualList, offset=(3, 5))
    moved, chosen = app.said
    assert isinstance(moved, VirtualList.CursorMoved) and moved.key == "k3"
    assert isinstance(chosen, VirtualList.RowChosen) and chosen.key == "k3"


async def test_the_cursor_can_be_seen_without_colour_and_whether_the_list_has_the_focus() -> None:
    app, list_ = a_list_app()
    async with app.run_test(size=(30, 6)) as pilot:
        list_.show(rows(1, 2))
        await pilot.pause()
        assert screen_text(app).splitlines()[:3] == ["▌row 1", "▌more of row 1", " row 2"]
        app.set_focus(None)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "▏row 1"


async def test_one_step_of_the_cursor_draws_two_rows_of_ten_thousand() -> None:
    app, list_ = a_list_app()
    drawn: list[str] = []

    class Counted(Row):
        def lines(self, width: int) -> Sequence[Content]:
            drawn.append(self.text)
            return super().lines(width)

    async with app.run_test(size=(30, 20)) as pilot:
        list_.show([Counted(str(number), f"row {number}") for number in range(10_000)])
        await pilot.pause()
        assert len(drawn) <= 40, "only what can be seen is drawn"
        drawn.clear()
        await pilot.press("j")
        assert sorted(drawn) == ["row 0", "row 1"]


async def test_users_text_is_never_markup_and_never_breaks_the_lines() -> None:
    app, list_ = a_list_app()
    names = ["[/red] Bob [vp]", "شركة", "株式会社", "👩‍👩‍👧 & co", "x" * 500]
    async with app.run_test(size=(30, 8)) as pilot:
        list_.show([Row(str(place), name) for place, name in enumerate(names)])
        await pilot.pause()
        shown = screen_text(app)
        widths = {
            sum(part.cell_length for part in line)
            for line in app.screen._compositor.render_strips()
        }
    for name in names[:4]:
        assert name in shown
    assert "xxx…" in shown
    assert widths == {30}
