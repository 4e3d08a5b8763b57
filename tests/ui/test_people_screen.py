"""The page of everybody who was met: found, read, and gone to."""

import pytest

from followup_tui.domain.acquaintances import Acquaintances
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.screens.people_screen import PeopleScreen, PersonPage
from tests.factories import BOB, JANE, a_contact, an_interview, berlin
from tests.ui.one_desk import a_desk, acme
from tests.ui.one_dialog import NOW, STILL_OPEN, OneDialog, words_on
from tests.ui.one_widget import screen_text

ACME = an_interview(interviewers=(JANE, BOB))
GLOBEX = an_interview(
    id="globex",
    company="Globex",
    role="Data analyst",
    starts_at=berlin("2026-11-03 10:00"),
    interviewers=(Interviewer(id="j", name="Jane Doe", email="jane@acme.example"),),
    contacts=(a_contact(berlin("2026-11-04 09:00"), ContactKind.THANK_YOU, people=("j",)),),
)


def the_people_of(*interviews: Interview) -> OneDialog:
    return OneDialog(PeopleScreen(Acquaintances(interviews), NOW))


async def test_everybody_is_listed_with_where_and_the_first_is_told_about():
    app = the_people_of(ACME, GLOBEX)
    async with app.run_test(size=(80, 24)):
        shown, words = screen_text(app), words_on(app)
    assert "People · 2" in shown
    assert "▌Jane Doe" in shown and "▌ Acme, Globex" in shown
    assert " Bob Li" in shown
    assert "jane@acme.example" in shown
    for told in ("Globex · Data analyst", "You sent a thank-you note (Globex)", "Wed 4 Nov"):
        assert told in words


async def test_the_page_follows_the_cursor():
    app = the_people_of(ACME, GLOBEX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        shown = screen_text(app)
    assert "bob@acme.example" in shown
    assert "jane@acme.example" not in shown


async def test_enter_goes_to_the_latest_interview_with_them_from_either_half():
    for keys in (["enter"], ["tab", "enter"]):
        app = the_people_of(GLOBEX, ACME)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
        assert app.result == "acme"


async def test_a_click_on_the_person_under_the_cursor_goes_there_too():
    app = the_people_of(GLOBEX, ACME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("VirtualList", offset=(3, 0))
        await pilot.pause()
    assert app.result == "acme"


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_is_closed_without_a_choice(key):
    app = the_people_of(ACME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert app.result is None


async def test_the_list_is_filtered_as_you_type_and_escape_clears_before_it_closes():
    app = the_people_of(ACME, GLOBEX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"team", "space", *"ac")
        await pilot.pause()
        assert "Bob Li" in screen_text(app) and "Jane Doe" not in screen_text(app)
        assert "bob@acme.example" in screen_text(app)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.result is STILL_OPEN
        assert "Jane Doe" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
    assert app.result is None


async def test_enter_in_the_filter_keeps_it_and_goes_back_to_the_list():
    app = the_people_of(ACME, GLOBEX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"bob", "enter")
        assert app.result is STILL_OPEN
        assert "▌Bob Li" in screen_text(app)
        await pilot.press("tab")
        assert isinstance(app.screen.focused, PersonPage)
        await pilot.press("enter")
        await pilot.pause()
    assert app.result == "acme"


async def test_letters_that_are_keys_are_letters_in_the_filter_and_nobody_may_be_found():
    app = the_people_of(ACME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "q", "slash", "q")
        await pilot.pause()
        assert "q/q" in screen_text(app) and "Nobody is found." in screen_text(app)
        assert "jane@acme.example" not in screen_text(app)
        await pilot.press("enter", "enter")
        assert app.result is STILL_OPEN


async def test_a_long_page_scrolls_and_the_next_one_begins_at_the_top():
    talks = ["\n".join(f"{what} {number}" for number in range(400)) for what in ("rust", "boats")]
    people = [
        Interviewer(name=name, talked_about=talk)
        for name, talk in zip(("Zoe Ng", "Bob Li"), talks, strict=True)
    ]
    app = the_people_of(an_interview(interviewers=people))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "rust 0" in screen_text(app)
        await pilot.press("tab", "G")
        await pilot.pause()
        assert "rust 399" in screen_text(app)
        await pilot.press("tab", "j")
        await pilot.pause()
        assert "boats 0" in screen_text(app)


async def test_before_anybody_was_met_it_says_what_will_be_here_and_which_key_begins():
    app = the_people_of()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Everybody you meet in an interview will be here" in words_on(app)
        assert "n on the desk" in words_on(app)
        assert screen_text(app).splitlines()[-2].strip("│ ") == "esc close"
        await pilot.press("tab", "slash", "enter", "j")
        assert app.result is STILL_OPEN
        await pilot.press("q")
        await pilot.pause()
    assert app.result is None


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (30, 8)])
async def test_wild_names_are_shown_as_they_are_and_break_no_line(size):
    people = [Interviewer(name=name) for name in ("[/x] Bob", "z" * 10_000, "山田 太郎")]
    wild = an_interview(company="[/red]" + "株" * 400, role="x" * 10_000, interviewers=people)
    app = the_people_of(wild)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "j", "g")
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        widths = {sum(part.cell_length for part in line) for line in strips}
        assert widths == {size[0]}
        assert "[/x] Bob" in screen_text(app)


async def test_the_palette_finds_it_and_the_desk_goes_where_it_was_closed_with(tmp_path):
    later = acme(id="later", company="Globex", starts_at=berlin("2026-12-01 10:00"))
    async with a_desk(tmp_path / "book.json", acme(), later) as (pilot, _):
        await pilot.press("ctrl+p", *"people")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PeopleScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.chosen_id == "later"
