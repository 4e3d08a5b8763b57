"""Which keys the desk offers, and which pane they show."""

import re
from pathlib import Path

from tests.ui.one_desk import NOW, a_desk, acme, press, stored
from tests.ui.one_widget import screen_text


async def test_a_tick_that_is_taken_back_is_told_as_such(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        assert "Tick step 5 at Acme" in await press(pilot, "5")
        assert "Untick step 5 at Acme" in await press(pilot, "5")
        assert "Undone: untick step 5 at Acme" in await press(pilot, "u")


async def test_z_gives_the_focused_pane_the_whole_screen_and_back(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        assert "Interviews" not in await press(pilot, "tab", "z")
        assert "Interviews" in await press(pilot, "z")


async def test_the_keys_of_the_calendar_bring_it_into_sight(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        assert "November 2026" in await press(pilot, "z", "v")
        assert "Agenda" in await press(pilot, "v")
        assert "Agenda" in await press(pilot, "tab", "t")


async def test_a_narrow_terminal_shows_one_pane_at_a_time(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme(), size=(60, 24)) as (pilot, _):
        assert "Stay calm" not in screen_text(pilot.app)
        shown = await press(pilot, "tab")
        assert "Stay calm" in shown
        assert "Interviews" not in shown
        assert "November 2026" in await press(pilot, "tab")


async def test_every_key_has_an_action_an_id_of_its_own_and_is_bound_once_where_it_is_heard(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        desk = pilot.app.screen
        bound = list(desk._bindings.key_to_bindings.items())
        ours = [
            each for _, several in bound for each in several if (each.id or "").startswith("desk.")
        ]
        assert len({each.id for each in ours}) == len(ours)
        for binding in ours:
            name = binding.action.partition("(")[0]
            owner = pilot.app if name.startswith("app.") else desk
            assert hasattr(owner, f"action_{name.removeprefix('app.')}"), binding.action
        for key, several in bound:
            assert sum(1 for each in several if each in ours) <= 1, key


async def test_without_an_interview_the_key_bar_shows_no_key_that_needs_one(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path / "book.json") as (pilot, book):
        bar = screen_text(pilot.app).splitlines()[-1]
        assert "n new" in bar
        needing = ("open", "tick", "edit", "log contact", "outcome", "why", "waive")
        assert not any(word in bar for word in needing)
        bar = (await press(pilot, "tab")).splitlines()[-1]
        assert not any(word in bar for word in needing)
        book.add([acme()], "add Acme", NOW)
        pilot.app.screen.show_all()
        await pilot.pause()
        bar = screen_text(pilot.app).splitlines()[-1]
        assert "enter open  space tick  - waive  1-6 tick  r review  w write  c log  v view" in bar


async def test_while_the_filter_is_typed_the_key_bar_names_only_what_it_takes(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, _):
        shown = await press(pilot, "slash", "slash")
        assert shown.splitlines()[-1].strip() == "esc clear filter"


async def test_what_was_done_does_not_stand_in_the_way_of_a_dialog(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json", acme(), size=(80, 24)) as (pilot, _):
        assert "Tick step 1 at Acme" in await press(pilot, "1")
        shown = await press(pilot, "e")
        assert "ctrl+s save" in shown
        assert "Tick step 1" not in shown


async def test_every_key_that_the_empty_panes_name_is_bound(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json") as (pilot, _):
        named = re.findall(r"(?:^|│) ?(\w) {2,3}\w", screen_text(pilot.app), re.MULTILINE)
        assert set(named) == {"n"}


async def test_a_locked_step_is_not_asked_a_reason_for(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        shown = await press(pilot, "tab", "G", "minus")
        assert "Step 6 (Accept gracefully) is locked at Acme" in " ".join(shown.split())
        assert "Reason" not in shown
        assert stored(path) == acme()


async def test_what_is_said_begins_with_a_capital_letter(tmp_path: Path) -> None:
    async with a_desk(tmp_path / "book.json") as (pilot, _):
        assert "There is nothing to undo" in await press(pilot, "u")
