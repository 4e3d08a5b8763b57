"""The editor: what is typed, how it is read, and the verb that comes of it."""

from msgspec.structs import replace

from followup_tui.domain.acquaintances import Acquaintances
from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.interview import Answer, Desire, Need, Question
from followup_tui.screens.confirm import ConfirmScreen
from followup_tui.screens.editor import EditorScreen
from tests.factories import BOB, JANE, a_contact, an_agreement, an_interview, berlin, local
from tests.ui.one_dialog import READING, STILL_OPEN, OneDialog, words_on, write
from tests.ui.one_widget import screen_text


def an_editor(interview=None) -> OneDialog:
    return OneDialog(EditorScreen(interview, READING, "Europe/Berlin"))


async def test_a_new_interview_is_what_was_typed():
    app = an_editor()
    async with app.run_test(size=(120, 44)) as pilot:
        await pilot.press(*"Globex", "tab", *"SRE", "enter", *"onsite", "down")
        await pilot.press(*"fri", "space", *"14:00", "tab", *"90m")
        await write(pilot, "people", "Jane Doe (CTO)\nBob Li")
        await write(pilot, "contact_on", "in a week")
        await pilot.press("ctrl+s")
    made = app.result(None)
    assert (made.company, made.role, made.stage) == ("Globex", "SRE", "onsite")
    assert (made.starts_at, made.ends_at) == (
        berlin("2026-11-27 14:00"),
        berlin("2026-11-27 15:30"),
    )
    assert [person.name for person in made.interviewers] == ["Jane Doe", "Bob Li"]
    assert made.timezone == "Europe/Berlin"
    assert made.agreement.contact_on == ContactOn.parse("2026-12-04")


async def test_dates_and_people_are_read_as_they_are_typed():
    app = an_editor()
    async with app.run_test(size=(80, 60)) as pilot:
        await write(pilot, "start", "fri 14:00")
        await write(pilot, "ends", "15:30")
        await write(pilot, "contact_on", "in a week")
        await write(pilot, "people", "Jane Doe (CTO)\nBob")
        shown = words_on(app)
        assert "→ Fri 27 Nov 2026, 14:00 Europe/Berlin, in 5 days; thank-you notes are due" in shown
        assert "due Sun 29 Nov 15:30" in shown
        assert "→ 90 min, until 15:30" in shown
        assert "→ 2 people: Jane Doe, Bob" in shown
        assert "→ Fri 4 Dec 2026, in 12 days; counted from Fri 27 Nov" in shown


async def test_an_unfinished_date_is_not_called_wrong_until_the_field_is_left():
    app = an_editor()
    async with app.run_test(size=(120, 44)) as pilot:
        await write(pilot, "start", "next t")
        assert '… "next t" is not a date' in screen_text(app)
        await pilot.press("tab")
        assert '✗ "next t" is not a date' in screen_text(app)


async def test_what_is_refused_stands_at_its_field_and_the_first_is_focused():
    app = an_editor()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "start", "fri 14:00")
        await write(pilot, "people", "<nobody>")
        await write(pilot, "contact_on", "nonsense")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.focused is app.screen.fields["company"].control
        assert "✗ an interview needs the name of a company" in screen_text(app)
        await pilot.press(*"Globex")
        assert "✗ an interview needs" not in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.focused is app.screen.fields["people"].control
        assert '✗ "<nobody>" is no person' in screen_text(app)
        assert app.screen.texts()["contact_on"] == "nonsense"
        assert app.result is STILL_OPEN


async def test_only_what_was_changed_is_written_into_the_record():
    opened = an_interview(agreements=(an_agreement("2026-12-01"),))
    app = an_editor(opened)
    async with app.run_test(size=(120, 44)) as pilot:
        await write(pilot, "role", "Staff engineer")
        await pilot.press("ctrl+s")
    elsewhere = replace(opened, company="Acme Inc", notes="written elsewhere", desire=Desire.OPEN)
    assert app.result(elsewhere) == replace(elsewhere, role="Staff engineer")


async def test_saving_what_was_not_changed_changes_nothing():
    app = an_editor(an_interview())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result is None


async def test_another_zone_keeps_the_clock_times_that_are_shown():
    app = an_editor(an_interview())
    async with app.run_test(size=(120, 44)) as pilot:
        await write(pilot, "timezone", "America/New_York")
        await pilot.press("ctrl+s")
    moved = app.result(an_interview())
    assert moved.starts_at == local("2026-11-20 14:00", "America/New_York")
    assert moved.held_at == local("2026-11-20 15:30", "America/New_York")


async def test_a_changed_first_day_keeps_the_last_day_that_is_shown():
    opened = an_interview(agreements=(an_agreement("2026-12-01/2026-12-04"),))
    app = an_editor(opened)
    async with app.run_test(size=(120, 44)) as pilot:
        await write(pilot, "contact_on", "2026-12-02")
        await pilot.press("ctrl+s")
    assert app.result(opened).agreement.contact_on == ContactOn.parse("2026-12-02/2026-12-04")


async def test_answers_are_chosen_with_space_arrows_and_letters():
    app = an_editor(an_interview())
    async with app.run_test(size=(120, 44)) as pilot:
        fields = app.screen.fields
        fields["desire"].control.focus()
        await pilot.press("space")
        fields["permission"].control.focus()
        await pilot.press("left")
        fields["method"].control.focus()
        await pilot.press("p", "p")
        fields["interest_stated"].control.focus()
        await pilot.press("y")
        assert "◂ really want it ▸" in screen_text(app)
        await pilot.press("ctrl+s")
    edited = app.result(an_interview())
    assert edited.desire is Desire.REALLY_WANT
    assert edited.agreement.permission is Permission.UNCLEAR
    assert edited.agreement.method is Method.PORTAL
    assert edited.interest_stated is Answer.YES


async def test_leaving_asks_only_if_something_typed_would_be_lost():
    app = an_editor(an_interview())
    async with app.run_test(size=(120, 44)) as pilot:
        await pilot.press("x", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("enter")
        assert app.screen.texts()["company"] == "Acmex"
        await pilot.press("backspace", "escape")
        await pilot.pause()
        assert app.result is None


async def test_what_was_typed_can_be_thrown_away():
    app = an_editor()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "escape", "y")
        await pilot.pause()
        assert app.result is None


async def test_names_are_never_read_as_markup():
    named = an_interview(company="[/red] [b]Acme", notes="[/]")
    app = an_editor(named)
    async with app.run_test(size=(80, 24)):
        shown = screen_text(app)
        assert "Edit · [/red] [b]Acme" in shown
        assert "│ Company         ▌ [/red] [b]Acme" in shown


async def test_a_pasted_escape_sequence_does_not_stay():
    app = an_editor()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.fields["company"].control.value = "Ac\x1b[31mme"
        app.screen.fields["notes"].control.text = "one\n\x1b]0;two"
        await pilot.pause()
        texts = app.screen.texts()
        assert (texts["company"], texts["notes"]) == ("Ac[31mme", "one\n]0;two")


async def test_the_keys_at_the_bottom_can_be_clicked_on_a_small_terminal():
    app = an_editor()
    async with app.run_test(size=(80, 24)) as pilot:
        last = screen_text(app).splitlines()[-2]
        assert "ctrl+s save   esc leave" in last
        await pilot.click(offset=(last.index("leave"), 22))
        await pilot.pause()
        assert app.result is None


# --- who is known already ---


def an_editor_that_knows(*others, interview=None) -> OneDialog:
    known = Acquaintances(others)
    return OneDialog(EditorScreen(interview, READING, "Europe/Berlin", acquaintances=known))


async def test_who_is_known_from_another_interview_is_said_while_they_are_typed():
    thanks = a_contact(berlin("2026-11-21 09:00"), ContactKind.THANK_YOU, people=("jane",))
    hooli = an_interview(id="hooli", company="Hooli", interviewers=(BOB,), role="SRE")
    app = an_editor_that_knows(an_interview(contacts=(thanks,)), hooli)
    async with app.run_test(size=(80, 60)) as pilot:
        await write(pilot, "people", "Jane Doe\nZoe Ng")
        assert (
            "→ 2 people: Jane Doe, Zoe Ng. You know Jane Doe from Acme (Backend engineer), "
            "Fri 20 Nov; thanked on Sat 21 Nov."
        ) in words_on(app)
        await write(pilot, "people", f"Jane Doe\n\nRobert <{BOB.email}>")
        assert (
            "thanked on Sat 21 Nov. You know Bob Li from Hooli (SRE), Fri 20 Nov; "
            "you have not thanked them yet."
        ) in words_on(app)
        await write(pilot, "people", "Jane Doe\n<nobody>")
        assert "You know" not in words_on(app)


async def test_the_interview_that_is_edited_is_no_other_interview():
    app = an_editor_that_knows(an_interview(), interview=an_interview())
    async with app.run_test(size=(80, 60)):
        assert "→ 1 person: Jane Doe" in words_on(app)
        assert "You know" not in words_on(app)


# --- the next round, from a pattern ---

PATTERN = an_interview(
    id="second",
    follows="acme",
    stage="onsite",
    starts_at=berlin("2026-11-22 10:14"),
    timezone="America/New_York",
    agreements=(Agreement(method=Method.EMAIL),),
    needs_discussed=(Need(text="someone who ships"),),
    questions=(Question(text="who is on call?"),),
)


def a_next_round() -> OneDialog:
    return OneDialog(EditorScreen(None, READING, "Europe/Berlin", pattern=PATTERN))


async def test_a_next_round_begins_with_what_its_pattern_holds_and_no_date():
    app = a_next_round()
    async with app.run_test(size=(120, 50)):
        texts, shown = app.screen.texts(), screen_text(app)
    assert "Next round · Acme" in shown
    assert (texts["company"], texts["stage"], texts["start"]) == ("Acme", "onsite", "")
    assert texts["people"] == "Jane Doe (CTO) <jane@acme.example>"
    assert texts["method"] == "email"


async def test_a_next_round_needs_only_its_date_and_keeps_all_that_the_form_does_not_show():
    app = a_next_round()
    async with app.run_test(size=(120, 50)) as pilot:
        await write(pilot, "start", "fri 14:00")
        await pilot.press("ctrl+s")
    starts_at = local("2026-11-27 14:00", "America/New_York")
    assert app.result(None) == replace(PATTERN, starts_at=starts_at)


async def test_a_next_round_takes_what_was_changed_and_keeps_the_ids_of_people():
    app = a_next_round()
    async with app.run_test(size=(120, 50)) as pilot:
        await write(pilot, "start", "fri 14:00")
        await write(pilot, "people", "Jane Doe (CTO) <jane@acme.example>\nZoe Ng")
        await write(pilot, "contact_on", "in a week")
        await pilot.press("ctrl+s")
    made = app.result(None)
    assert made.interviewers[0] == JANE
    assert made.interviewers[1].name == "Zoe Ng"
    assert made.agreement.contact_on == ContactOn.parse("2026-12-04")
    assert made.questions == PATTERN.questions


async def test_a_next_round_without_a_date_is_refused_at_its_field():
    app = a_next_round()
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.focused is app.screen.fields["start"].control
        assert "✗ when is it?" in screen_text(app)
        assert app.result is STILL_OPEN
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None
