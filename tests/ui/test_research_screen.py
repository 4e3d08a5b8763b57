"""Research and questions: what is shown, and the one change that each key makes."""

from functools import partial

import pytest
from msgspec.structs import replace
from textual.widgets import TextArea

from followup_tui.domain.interview import Finding, Interview, Question
from followup_tui.domain.researching import drop_topic
from followup_tui.screens.research_screen import ResearchScreen
from tests.factories import an_interview, berlin
from tests.ui.one_dialog import NOW, READING, OneDialog, words_on, write
from tests.ui.one_widget import screen_text

SERIES_B = Finding(text="Series B in May", url="https://acme.example/b", at=NOW)
RIVALS = Finding(text="Rivals merged", scope="industry", at=berlin("2026-11-20 23:30"), used=True)
TEAM = Question(text="How big is the team?")
SALARY = Question(text="Is the band open?", asked_in="phone", answer="Up to 80")
NOTED = an_interview(
    to_look_up=("Kafka", "Pensions"), research=(SERIES_B, RIVALS), questions=(TEAM, SALARY)
)


class Made:
    """A desk that keeps the record as it is now, and the words of each change."""

    def __init__(self, interview: Interview) -> None:
        self.interview, self.words = interview, []

    def make(self, verb, words) -> None:
        self.interview = verb(self.interview)
        self.words.append(words)


def a_screen(interview: Interview = NOTED) -> tuple[OneDialog, Made]:
    made = Made(interview)
    return OneDialog(ResearchScreen(interview, lambda: READING, made.make)), made


async def test_everything_stands_in_its_section_with_a_glyph_and_a_word():
    app, _ = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        lines = [line.strip("│ ▌") for line in screen_text(app).splitlines()]
    shown = [" ".join(line.split()) for line in lines if line]
    assert shown[1:-2] == [
        "TO LOOK UP 2",
        "○ Kafka",
        "○ Pensions",
        "FOUND OUT · COMPANY 1",
        "✎ Series B in May",
        "not used yet · Sun 22 Nov · https://acme.example/b",
        "FOUND OUT · INDUSTRY 1",
        "✓ Rivals merged",
        "used · Fri 20 Nov",
        "QUESTIONS FOR THE MEETING 1 open",
        "○ How big is the team?",
        "QUESTIONS FOR THE PHONE 0 open",
        "✓ Is the band open?",
        "Up to 80",
    ]


async def test_an_empty_screen_says_what_will_be_here_and_how_to_begin():
    app, made = a_screen(an_interview())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "e", "space", "minus")
        await pilot.pause()
        shown = words_on(app)
    assert "Nothing is noted for Acme yet." in shown
    assert "n something you found out" in shown
    assert "n found t look up a ask esc close" in shown
    assert made.words == []


async def test_a_finding_is_one_change_and_is_shown_at_once_under_the_cursor():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("n", *"Moving")
        app.screen.fields["scope"].control.focus()
        await pilot.press("i")
        await write(pilot, "url", "https://x.example")
        await write(pilot, "at", "yesterday 16:00")
        assert "→ Sat 21 Nov 2026, 16:00 Europe/Berlin, yesterday" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "▌✎ Moving" in screen_text(app)
    found = Finding(
        text="Moving", scope="industry", url="https://x.example", at=berlin("2026-11-21 16:00")
    )
    assert made.interview == replace(NOTED, research=(SERIES_B, RIVALS, found))
    assert made.words == ["note research at Acme"]


async def test_an_empty_finding_and_one_of_tomorrow_are_refused_at_their_fields():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("n")
        await write(pilot, "at", "tomorrow 9:00")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "✗ what did you find out?" in screen_text(app)
        assert "✗ 2026-11-23 09:00 is still to come" in screen_text(app)
    assert made.words == []


async def test_looking_up_a_topic_makes_a_finding_about_it():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter", "ctrl+s")
        await pilot.pause()
        assert "✗ what did you find out?" in screen_text(app)
        await pilot.press(*"gone", "ctrl+s")
        await pilot.pause()
        assert "▌✎ Kafka: gone" in screen_text(app)
    found = Finding(text="Kafka: gone", scope="topic", at=NOW)
    assert made.interview == replace(
        NOTED, to_look_up=("Pensions",), research=(SERIES_B, RIVALS, found)
    )


async def test_a_finding_is_edited_with_what_is_there_and_stays_used():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("j", "j", "j", "e", "exclamation_mark", "ctrl+s")
        await pilot.pause()
    assert made.interview.research == (SERIES_B, replace(RIVALS, text="Rivals merged!"))
    assert made.words == ["change research at Acme"]


async def test_saving_a_form_as_it_was_changes_nothing():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("j", "j", "enter", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ResearchScreen)
    assert made.words == []


async def test_a_topic_is_added_once_by_its_one_line():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("t", "enter")
        await pilot.pause()
        assert "✗ a word or two" in screen_text(app)
        await pilot.press(*"Rivals", "enter")
        await pilot.pause()
        assert "▌○ Rivals" in screen_text(app)
        await pilot.press("t", *"kafka", "enter")
        await pilot.pause()
    assert made.interview.to_look_up == ("Kafka", "Pensions", "Rivals")
    assert made.words == ["note a topic at Acme"]


async def test_a_question_is_asked_on_the_phone():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("a", "ctrl+s")
        await pilot.pause()
        assert "✗ what do you want to ask?" in screen_text(app)
        await pilot.press(*"Why", "tab", "right", "ctrl+s")
        await pilot.pause()
        assert "▌○ Why" in screen_text(app)
    assert made.interview.questions == (TEAM, SALARY, Question(text="Why", asked_in="phone"))
    assert made.words == ["note a question at Acme"]


async def test_a_question_is_answered_where_its_form_begins():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(*"jjjj", "enter", *"Six", "ctrl+s")
        await pilot.pause()
        assert "▌✓ How big is the team?" in screen_text(app)
        assert "0 open" in screen_text(app)
        await pilot.press("enter", *"!", "ctrl+s")
        await pilot.pause()
    assert made.interview.questions == (replace(TEAM, answer="Six!"), SALARY)
    assert made.words == ["answer a question at Acme", "change a question at Acme"]


async def test_space_marks_findings_only_and_again_takes_it_back():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("space", *"jj", "space")
        await pilot.pause()
        assert "▌✓ Series B in May" in screen_text(app)
        assert made.interview.research == (replace(SERIES_B, used=True), RIVALS)
        await pilot.press("space", *"jj", "space")
    assert made.interview == NOTED
    assert made.words == ["mark research as used at Acme", "mark research as not used at Acme"]


async def test_the_keys_below_suit_what_is_under_the_cursor():
    app, _ = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert "enter edit - remove esc close" in words_on(app)
        await pilot.press("j")
        await pilot.pause()
        assert "enter edit space used - remove esc close" in words_on(app)


async def test_minus_removes_at_once_and_the_cursor_goes_to_the_next():
    app, made = a_screen()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("minus")
        await pilot.pause()
        assert "▌○ Pensions" in screen_text(app)
        await pilot.press("j", "minus", "G", "minus")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
    assert made.interview == replace(
        NOTED, to_look_up=("Pensions",), research=(RIVALS,), questions=(TEAM,)
    )
    assert made.words == [
        "drop a topic at Acme",
        "remove research at Acme",
        "remove a question at Acme",
    ]
    assert app.result is None


async def test_a_change_is_made_to_the_record_as_another_program_left_it():
    app, made = a_screen()
    made.interview = replace(NOTED, to_look_up=(), research=(RIVALS, SERIES_B), role="Lead")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("j", "j", "space")
    assert made.interview.research == (RIVALS, replace(SERIES_B, used=True))
    assert made.interview.role == "Lead"


async def test_what_can_not_be_changed_is_said_and_changes_nothing():
    app, made = a_screen()
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        app.screen._change(partial(drop_topic, topic="[/x]"), "drop a topic")
        await pilot.pause()
        assert "That topic was changed or removed" in words_on(app)
    assert made.words == []


@pytest.mark.parametrize("text", ["[/x] y", "x" * 10_000, "two\nlines", "名" * 3000])
async def test_any_text_is_shown_harmlessly_and_comes_back_from_its_form(text):
    noted = an_interview(
        company=text,
        to_look_up=(text,),
        research=(Finding(text=text, url=text, at=NOW),),
        questions=(Question(text=text, answer=text),),
    )
    app, made = a_screen(noted)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "enter", "shift+tab", "space", "ctrl+s")
        await pilot.pause()
        assert text.splitlines()[0][:30] in screen_text(app)
        assert screen_text(app).count("\n") == 23
    assert made.interview.questions == (Question(text=text, answer=text, asked_in="phone"),)


async def test_a_long_text_is_cut_so_that_what_follows_is_not_far_away():
    long = Finding(text="word " * 2000, at=NOW)
    app, _ = a_screen(an_interview(research=(long, SERIES_B)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
    drawn = [place for place, line in enumerate(lines) if "word word" in line]
    assert len(drawn) == 6
    assert lines[drawn[-1]].strip("│ ").endswith("word…")
    assert "✎ Series B in May" in lines[drawn[-1] + 2]


async def test_a_form_begins_to_write_behind_what_stands_there():
    app, _ = a_screen(an_interview(to_look_up=("Kafka",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        control = app.screen.focused
        assert isinstance(control, TextArea)
        assert control.cursor_location == (0, len("Kafka: "))
