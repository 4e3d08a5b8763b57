"""The debrief on the desk: two minutes, one key an answer, saved as one change."""

from pathlib import Path

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.interview import Answer, Need, Question
from tests.factories import BOB, JANE, an_interview, berlin
from tests.ui.one_desk import NOW, a_desk, acme, press, stored
from tests.ui.one_dialog import words_on


async def test_a_debrief_takes_fewer_than_thirty_keys_besides_its_text(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    keys = 0

    async with a_desk(path, an_interview(interviewers=(JANE, BOB))) as (pilot, _):

        async def key(*names: str) -> None:
            nonlocal keys
            keys += len(names)
            await press(pilot, *names)

        async def text(words: str) -> None:
            await pilot.press(*("space" if each == " " else each for each in words))

        await key("d", "y", "n", "tab")
        await key("tab")
        await text("in a week")
        await key("enter", "y")
        await text("in ten days")
        await key("enter", "enter", "p", "1")
        await text("call me")
        await key("enter")
        await text("Streams")
        await key("tab")
        await text("Netcode")
        await key("tab")
        await text("Calm")
        await key("tab", "tab")
        await text("Kafka")
        await key("tab")
        await text("Team")
        await key("ctrl+s")
    assert keys < 30
    interview = stored(path)
    assert (interview.interest_stated, interview.next_step_asked) == (Answer.YES, Answer.NO)
    agreed = interview.agreement
    assert (agreed.permission, agreed.method) == (Permission.YES, Method.PHONE)
    assert (str(agreed.contact_on), agreed.contact_person) == ("2026-11-30", "jane")
    assert str(interview.decision_by) == "2026-11-27"
    assert [each.talked_about for each in interview.interviewers] == ["Streams", "Netcode"]
    assert interview.needs_discussed == (Need(text="Calm"),)
    assert interview.to_look_up == ("Kafka",)
    assert interview.questions == (Question(text="Team"),)


async def test_a_debrief_is_one_change_and_undone_as_one(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, an_interview()) as (pilot, _):
        shown = await press(pilot, "d", "y", "y", "ctrl+s")
        assert "Debrief Acme" in shown and "said it, asked" in shown
        await press(pilot, "u")
        assert stored(path).interest_stated is Answer.UNKNOWN


async def test_the_same_key_takes_an_answer_back(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, an_interview()) as (pilot, _):
        await press(pilot, "d", "y", "up", "y", "down", "n", "ctrl+s")
        assert stored(path).interest_stated is Answer.UNKNOWN
        assert stored(path).next_step_asked is Answer.NO


async def test_what_was_answered_already_stands_there_and_nothing_typed_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, acme(next_step_words="a second round")) as (pilot, _):
        shown = await press(pilot, "d")
        assert "yes ✓" in shown and "phone ✓" in shown and "a second round" in shown
        assert "Interviews" in await press(pilot, "escape")
        assert "not saved" in await press(pilot, "d", "n", "escape")


async def test_a_date_that_cannot_be_read_is_refused_at_its_field(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    async with a_desk(path, an_interview()) as (pilot, _):
        await press(pilot, "d")
        pilot.app.screen.fields["contact_on"].control.focus()
        await press(pilot, *"soonish", "ctrl+s")
        assert "✗" in words_on(pilot.app) and "soonish" in words_on(pilot.app)
        assert stored(path).agreements == ()


async def test_before_the_interview_d_says_what_to_do_instead(tmp_path: Path) -> None:
    later = an_interview(starts_at=berlin("2026-11-25 14:00"))
    async with a_desk(tmp_path / "book.json", later, now=lambda: NOW) as (pilot, _):
        assert "still to come" in await press(pilot, "d")
        shown = await press(pilot, "b")
        assert "Before you leave the room" in shown
