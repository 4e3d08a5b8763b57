"""A page of text: two columns or one, scrolled by keys, copied as it reads."""

import pytest

from followup_tui.screens.page_screen import PageScreen
from tests.ui.one_dialog import STILL_OPEN, OneDialog, words_on
from tests.ui.one_widget import screen_text

SECTIONS = [
    ("Who they are", ["Jane Doe (CTO)", "Bob Li [/x] y"]),
    ("What was agreed", ["Phone, Tue 1 Dec"]),
    ("Questions", ["How is on-call shared?", "Who decides?"]),
    ("Research", ["They move to Moabit"]),
]


async def test_sections_flow_into_two_columns_where_there_is_room():
    app = OneDialog(PageScreen("Acme [/x]", SECTIONS))
    async with app.run_test(size=(110, 24)) as pilot:
        await pilot.pause()
        rows = [line.strip("│ ").split("   ") for line in screen_text(app).splitlines()]
    (first,) = (row for row in rows if row[0] == "Who they are")
    (last,) = (row for row in rows if row[0] == "What was agreed")
    assert (first[-1].strip(), last[-1].strip()) == ("Questions", "Research")


async def test_in_a_narrow_terminal_they_stand_below_each_other_with_a_blank_between():
    app = OneDialog(PageScreen("Acme [/x]", SECTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = [line.strip("│ ") for line in screen_text(app).splitlines()]
    first = lines.index("Who they are")
    expected = []
    for heading, below in SECTIONS:
        expected += [heading, *below, ""]
    assert lines[first : first + len(expected)] == expected


@pytest.mark.parametrize("key", ["escape", "enter", "q", "b"])
async def test_keys_scroll_it_and_others_close_it(key):
    app = OneDialog(PageScreen("Acme", [(f"Part {n}", [f"line {n}."]) for n in range(20)]))
    async with app.run_test(size=(80, 24)) as pilot:
        for scrolls, first, last in (
            ("jj", 1, 6),
            ("k", 0, 6),
            ("G", 13, 19),
            (("pageup",), 6, 12),
            ("g", 0, 6),
        ):
            await pilot.press(*scrolls)
            await pilot.pause()
            lines = [n for n in range(20) if f" line {n}." in words_on(app)]
            assert (lines[0], lines[-1]) == (first, last), scrolls
        assert app.result is STILL_OPEN
        await pilot.press(key)
        await pilot.pause()
    assert app.result is None


async def test_the_whole_page_is_copied_as_plain_text():
    app = OneDialog(PageScreen("Acme [/x]", SECTIONS))
    async with app.run_test(size=(110, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert [each.message for each in app._notifications] == ["Copied"]
    assert app.clipboard == (
        "Acme [/x]\n\n"
        "Who they are\nJane Doe (CTO)\nBob Li [/x] y\n\n"
        "What was agreed\nPhone, Tue 1 Dec\n\n"
        "Questions\nHow is on-call shared?\nWho decides?\n\n"
        "Research\nThey move to Moabit\n"
    )


async def test_a_very_long_line_is_wrapped_and_can_be_read_to_its_end():
    app = OneDialog(PageScreen("x" * 10_000, [("Notes", ["y" * 10_000 + " end"])]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert "y end" in words_on(app)


async def test_a_page_of_nothing_says_so():
    app = OneDialog(PageScreen("Acme", []))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Nothing is noted here yet." in words_on(app)


async def test_a_section_without_a_heading_begins_with_its_lines():
    app = OneDialog(PageScreen("Acme", [("", ["Ask who decides"]), ("Notes", ["x"])]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        lines = [line.strip("│ ") for line in screen_text(app).splitlines()]
    top = next(place for place, line in enumerate(lines) if "Acme" in line)
    assert lines[top + 1 : top + 5] == ["Ask who decides", "", "Notes", "x"]
    assert app.clipboard == "Acme\n\nAsk who decides\n\nNotes\nx\n"
