"""The outcome and the small dialogs: reason, confirmation, why, help."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.interview import Result
from followup_tui.screens.ask_reason import AskReasonScreen
from followup_tui.screens.confirm import ConfirmScreen
from followup_tui.screens.help_screen import HelpScreen
from followup_tui.screens.outcome_form import OutcomeScreen
from followup_tui.screens.why_screen import WhyScreen
from tests.factories import an_interview, an_outcome, berlin
from tests.ui.one_dialog import NOW, READING, STILL_OPEN, OneDialog, words_on, write
from tests.ui.one_widget import screen_text

HELD = an_interview()


@pytest.mark.parametrize(("key", "result"), [*zip("noadrwsc", Result, strict=True)])
async def test_one_key_says_how_it_ended(key, result):
    app = OneDialog(OutcomeScreen(HELD, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(key, "ctrl+s")
    outcome = app.result(HELD).outcome
    assert (outcome.result, outcome.at) == (result, NOW)


async def test_a_rejection_is_met_calmly_and_feelings_have_a_place():
    app = OneDialog(OutcomeScreen(HELD, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "Take a breath" not in words_on(app)
        await pilot.press("r")
        await pilot.pause()
        assert "Take a breath" in words_on(app)
        assert "Answer by" not in screen_text(app)
        await write(pilot, "at", "yesterday 17:00")
        await write(pilot, "words", "we found someone else")
        app.screen.fields["someone_else_hired"].control.focus()
        await pilot.press("y")
        await write(pilot, "private_feelings", "ouch")
        await pilot.press("ctrl+s")
    outcome = app.result(HELD).outcome
    assert outcome.at == berlin("2026-11-21 17:00")
    assert (outcome.someone_else_hired, outcome.private_feelings) == (True, "ouch")


async def test_an_offer_has_a_day_to_reply_by():
    app = OneDialog(OutcomeScreen(HELD, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("o")
        await write(pilot, "reply_by", "in a week")
        assert "→ Sun 29 Nov 2026, in 7 days" in screen_text(app)
        await pilot.press("ctrl+s")
    assert str(app.result(HELD).outcome.reply_by) == "2026-11-29"


async def test_an_outcome_needs_a_result_and_a_time_that_has_come():
    app = OneDialog(OutcomeScreen(HELD, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        await write(pilot, "at", "tomorrow 9:00")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "✗ how did it end?" in screen_text(app)
        assert "✗ 2026-11-23 09:00 is still to come" in screen_text(app)
        assert app.result is STILL_OPEN


async def test_an_outcome_that_is_there_is_shown_and_can_be_taken_back():
    decided = replace(HELD, outcome=an_outcome("rejected", berlin("2026-11-21 17:00")))
    app = OneDialog(OutcomeScreen(decided, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "▸ r  Rejected ✓" in screen_text(app)
        assert "2026-11-21 17:00" in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
    assert app.result(decided) == HELD


async def test_an_outcome_that_is_there_is_left_as_it_is():
    decided = replace(HELD, outcome=an_outcome("offer", berlin("2026-11-21 17:00"), "2026-12-01"))
    app = OneDialog(OutcomeScreen(decided, READING))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("ctrl+s")
    assert app.result(decided) == decided


@pytest.mark.parametrize(
    ("keys", "answer"),
    [("enter", False), ("escape", False), ("n", False), ("y", True), (("down", "enter"), True)],
)
async def test_a_question_is_answered_no_unless_yes_is_meant(keys, answer):
    app = OneDialog(ConfirmScreen("Delete [/red]?", "Delete", "Keep"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Delete [/red]?" in screen_text(app)
        await pilot.press(*([keys] if isinstance(keys, str) else keys))
        await pilot.pause()
    assert app.result is answer


async def test_an_empty_reason_is_refused_in_place():
    app = OneDialog(AskReasonScreen("Waive: [/red]", "Why?"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "enter")
        await pilot.pause()
        assert "Waive: [/red]" in screen_text(app)
        assert "✗ a few words" in screen_text(app)
        assert app.result is STILL_OPEN
        await pilot.press(*"panel of ten", "enter")
        await pilot.pause()
    assert app.result == "panel of ten"


async def test_a_reason_may_be_left_out():
    app = OneDialog(AskReasonScreen("Waive", "Why?"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "escape")
        await pilot.pause()
    assert app.result is None


@pytest.mark.parametrize("key", ["escape", "enter", "q", "y"])
async def test_why_shows_each_sentence_and_closes(key):
    sentences = [(f"Date {n}", f"Because [/red] of {n}.") for n in range(12)]
    app = OneDialog(WhyScreen("Why these dates?", sentences))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Because [/red] of 0." in screen_text(app)
        assert "Because [/red] of 11." not in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Because [/red] of 11." in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
    assert app.result is None


async def test_help_shows_the_given_keys_first_then_the_steps_and_the_glyphs():
    keys = [("Checklist", [("space", "tick"), ("-", "waive")]), ("Everywhere", [("?", "help")])]
    app = OneDialog(HelpScreen(keys))
    async with app.run_test(size=(120, 44)) as pilot:
        shown = screen_text(app)
        assert shown.index("Checklist") < shown.index("Everywhere")
        for expected in ("space  tick", "4 Thank-you notes", "▲  late", "⏸  on hold: wait"):
            assert expected in shown
        await pilot.press("question_mark")
        await pilot.pause()
    assert app.result is None
