"""Logging a contact, and the guard that stands before a check-in that is too early."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import ContactOn, Method, Permission
from followup_tui.domain.contact import ContactKind, Direction, EarlyReason
from followup_tui.screens.early_guard import EarlyGuardScreen
from followup_tui.screens.log_contact import LogContactScreen
from tests.factories import BOB, JANE, an_agreement, an_interview, berlin
from tests.ui.one_dialog import NOW, READING, STILL_OPEN, OneDialog, words_on, write
from tests.ui.one_widget import screen_text

WAITING = an_interview(
    interviewers=(JANE, BOB),
    agreements=(an_agreement("2026-12-01", words="call me in early December"),),
)


def a_form(interview=WAITING, **presets) -> OneDialog:
    return OneDialog(LogContactScreen(interview, READING, **presets))


async def test_a_thank_you_is_logged_with_the_people_that_were_ticked():
    app = a_form(kind=ContactKind.THANK_YOU)
    async with app.run_test(size=(80, 30)) as pilot:
        app.screen.fields["people"].control.focus()
        await pilot.press("down", "space")
        assert "▸ [✓] Bob Li (Team lead)" in screen_text(app)
        await write(pilot, "at", "yesterday 16:00")
        assert "→ Sat 21 Nov 2026, 16:00 Europe/Berlin, yesterday" in screen_text(app)
        await write(pilot, "text", "Thanks")
        await pilot.press("ctrl+s")
    (logged,) = app.result(WAITING).contacts
    assert logged.people == ("bob",)
    assert (logged.direction, logged.kind) == (Direction.OUT, ContactKind.THANK_YOU)
    assert (logged.at, logged.text) == (berlin("2026-11-21 16:00"), "Thanks")


async def test_nothing_typed_about_the_time_means_now():
    app = a_form(kind=ContactKind.OTHER)
    async with app.run_test(size=(80, 30)) as pilot:
        await write(pilot, "at", "")
        await write(pilot, "other", "The receptionist")
        await pilot.press("ctrl+s")
    (logged,) = app.result(WAITING).contacts
    assert (logged.at, logged.people) == (NOW, ("The receptionist",))


async def test_a_call_from_them_brings_a_new_agreement_that_counts_from_that_day():
    app = a_form()
    async with app.run_test(size=(80, 34)) as pilot:
        await pilot.press("t")
        assert "◂ reply ▸" in screen_text(app)
        await write(pilot, "at", "yesterday 16:00")
        await write(pilot, "contact_on", "in a week")
        assert "→ Sat 28 Nov 2026, in 6 days; counted from Sat 21 Nov" in screen_text(app)
        app.screen.fields["method"].control.focus()
        await pilot.press("e")
        await write(pilot, "words", "write us in a week")
        await pilot.press("ctrl+s")
    told = app.result(WAITING)
    assert (told.contacts[0].direction, told.contacts[0].kind) == (Direction.IN, ContactKind.REPLY)
    assert told.contacts[0].method is None
    assert told.agreement.permission is Permission.YES
    assert told.agreement.contact_on == ContactOn.parse("2026-11-28")
    assert told.agreement.method is Method.EMAIL
    assert told.agreement.made_at == berlin("2026-11-21 16:00")


async def test_without_a_new_agreement_the_old_one_stands():
    app = a_form(direction=Direction.IN)
    async with app.run_test(size=(80, 34)) as pilot:
        await pilot.press("ctrl+s")
    assert app.result(WAITING).agreements == WAITING.agreements


async def test_a_note_to_nobody_in_particular_is_refused_at_the_people():
    app = a_form(kind=ContactKind.THANK_YOU)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "✗ Whom did it go to?" in screen_text(app)
        assert app.screen.focused is app.screen.fields["people"].control


async def test_the_person_it_is_for_is_ticked_to_begin_with():
    app = a_form(kind=ContactKind.THANK_YOU, person="jane")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
    assert app.result(WAITING).contacts[0].people == ("jane",)


async def test_below_the_person_stands_what_time_it_is_where_they_are():
    tokyo = replace(BOB, timezone="Asia/Tokyo")
    app = a_form(replace(WAITING, interviewers=(JANE, tokyo)), person="bob")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert "→ 18:14 there now, not a business day; office hours there begin" in words_on(app)
        app.screen.fields["direction"].control.text = Direction.IN
        await pilot.pause()
        assert "there now" not in words_on(app)
        app.screen.fields["direction"].control.text = Direction.OUT
        app.screen.fields["people"].control.text = "jane"
        await pilot.pause()
        assert "there now" not in words_on(app)


async def test_a_contact_in_the_future_is_refused_at_its_time():
    app = a_form(kind=ContactKind.OTHER)
    async with app.run_test(size=(80, 30)) as pilot:
        await write(pilot, "at", "tomorrow 9:00")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "✗ 2026-11-23 09:00 is still to come" in screen_text(app)
        assert app.result is STILL_OPEN


@pytest.mark.parametrize("key", ["enter", "escape", "w"])
async def test_an_early_check_in_waits_by_default_and_keeps_what_was_typed(key):
    app = a_form()
    async with app.run_test(size=(80, 30)) as pilot:
        await write(pilot, "text", "Any news?")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, EarlyGuardScreen)
        shown = words_on(app)
        assert 'You agreed on Tue 1 Dec ("call me in early December")' in shown
        assert "seems pushy" in shown
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.texts()["text"] == "Any news?"
        assert app.result is STILL_OPEN


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("t", EarlyReason.THEY_CONTACTED_ME),
        ("c", EarlyReason.COMPETING_OFFER),
        ("d", EarlyReason.DATE_CHANGED),
        ("o", EarlyReason.OTHER),
    ],
)
async def test_going_on_early_needs_one_of_four_reasons(key, reason):
    app = a_form()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
    (logged,) = app.result(WAITING).contacts
    assert (logged.early, logged.early_reason) == (True, reason)


async def test_the_guard_can_be_answered_with_the_mouse():
    app = a_form()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        (y,) = (n for n, line in enumerate(lines) if "A competing offer" in line)
        await pilot.click(offset=(lines[y].index("competing"), y))
        await pilot.pause()
    assert app.result(WAITING).contacts[0].early_reason is EarlyReason.COMPETING_OFFER


async def test_a_check_in_on_the_agreed_day_passes_the_guard():
    reading = READING._replace(now=berlin("2026-12-01 09:00"))
    app = OneDialog(LogContactScreen(WAITING, reading))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert not app.result(WAITING).contacts[0].early
