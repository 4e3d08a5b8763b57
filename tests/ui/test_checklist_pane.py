"""The checklist of one interview."""

from followup_tui.domain.contact import ContactKind
from followup_tui.domain.interview import Interview
from followup_tui.domain.standing import Standing, standing
from followup_tui.domain.steps import Step
from followup_tui.widgets.checklist_pane import ChecklistPane
from tests.factories import BOB, JANE, POLICY, a_contact, an_agreement, an_interview, berlin
from tests.ui.one_widget import OneWidget, screen_text

NOW = berlin("2026-11-22 10:14")


def acme(**changes: object) -> Interview:
    usual = {
        "interviewers": (JANE, BOB),
        "contacts": (
            a_contact(berlin("2026-11-20 18:02"), ContactKind.THANK_YOU, people=("jane",)),
        ),
        "agreements": (an_agreement("2026-12-01", words="call me in early December"),),
        "notes": "Ask about the on-call rota.",
    }
    return an_interview(**{**usual, **changes})


def at_now(interview: Interview) -> Standing:
    return standing(interview, POLICY, NOW)


def a_pane_app() -> tuple[OneWidget, ChecklistPane]:
    pane = ChecklistPane()
    kinds = (pane.StepToggled, pane.PartToggled, pane.WaiveAsked, pane.StepOpened)
    return OneWidget(pane, *kinds), pane


def lines(app: OneWidget) -> list[str]:
    return [line.strip("│").rstrip() for line in screen_text(app).splitlines()]


async def test_the_agreement_the_steps_and_the_parts_of_the_next_one_are_shown() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(64, 40)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        pane.focus()
        await pilot.pause()
        shown = lines(app)
    assert shown[0].startswith("╭─ Acme · Backend engineer ─")
    assert shown[1:13] == [
        " Fri 20 Nov 14:00–15:30 · 2 days ago",
        " Jane Doe (CTO), Bob Li (Team lead)",
        ' They said: "call me in early December" – phone, Tue 1 Dec',
        "",
        " ○ 1 Show interest      not noted yet",
        " ✓ 2 Lay the ground     phone, Tue 1 Dec",
        " ⏸ 3 Stay calm          9 days · Tue 1 Dec",
        "▌◐ 4 Thank-you notes    1 of 2 · 5 h left",
        "     ✓ Jane Doe         sent Fri 20 Nov 18:02",
        "     ◆ Bob Li           5 h left",
        " ○ 5 Keep researching   nothing looked up yet",
        " · 6 Accept gracefully  when they answer",
    ]
    assert any("One note to each person" in line for line in shown)
    assert " Ask about the on-call rota." in shown


async def test_below_step_3_stands_what_time_it_is_where_a_check_in_is_due() -> None:
    app, pane = a_pane_app()
    there = an_interview(
        timezone="America/New_York",
        agreements=(an_agreement("2026-11-22", contact_person="jane"),),
        contacts=acme().contacts,
    )
    async with app.run_test(size=(64, 40)) as pilot:
        pane.show(at_now(there), (), POLICY, NOW)
        await pilot.pause()
        shown = " ".join(" ".join(lines(app)).split())
    assert "Call Jane Doe · 04:14 there now, not a business day; office hours there" in shown


async def test_the_cursor_walks_the_steps_and_the_parts_of_the_open_one() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(64, 40)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        pane.focus()
        await pilot.press("space", "j", "j", "space", "minus", "enter", "j", "minus")
        assert any(line.startswith("▌○ 5 Keep researching") for line in lines(app))
        assert not any("Bob Li  " in line for line in lines(app)), "step 4 is folded again"
        await pilot.press("g", "enter")
    toggled, part, waived, opened, step_waived, first = app.said
    assert toggled.step is Step.THANK_YOU
    assert (part.step, part.part.person) == (Step.THANK_YOU, "Bob Li")
    assert (waived.step, waived.part.person) == (Step.THANK_YOU, "Bob Li")
    assert (opened.step, opened.part.person) == (Step.THANK_YOU, "Bob Li")
    assert (step_waived.step, step_waived.part) == (Step.RESEARCH, None)
    assert (first.step, first.part) == (Step.SHOW_INTEREST, None)


async def test_a_click_on_a_mark_ticks_and_a_click_on_a_name_only_moves() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(64, 40)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        await pilot.pause()
        await pilot.click(ChecklistPane, offset=(12, 5))
        assert any(line.startswith("▌○ 1 Show interest") for line in lines(app))
        assert app.said == []
        await pilot.click(ChecklistPane, offset=(2, 6))
    (toggled,) = app.said
    assert isinstance(toggled, ChecklistPane.PartToggled)
    assert toggled.part.name == "interest_stated"


async def test_new_data_keeps_the_cursor_and_another_interview_starts_at_its_next_step() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(64, 40)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        pane.focus()
        await pilot.press("G")
        pane.show(at_now(acme(role="Lead")), (), POLICY, NOW)
        await pilot.pause()
        assert any(line.startswith("▌· 6 Accept gracefully") for line in lines(app))
        later = an_interview(id="later", starts_at=berlin("2026-11-24 14:00"))
        pane.show(at_now(later), (), POLICY, NOW)
        await pilot.pause()
        assert any(
            line.startswith("▌· 1 Show interest      after the interview") for line in lines(app)
        )


async def test_on_a_low_screen_advice_goes_first_and_no_step_is_lost() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(60, 24)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        await pilot.pause()
        shown = screen_text(app)
    assert "One note to each person" not in shown
    assert all(f" {number} " in shown for number in range(1, 7))


async def test_where_the_steps_need_the_room_the_agreement_is_cut_to_single_lines() -> None:
    app, pane = a_pane_app()
    words = "ring me early in December, once the board has met, and ask for me by name"
    wordy = acme(agreements=(an_agreement("2026-12-01", words=words),), stage="Second interview")
    async with app.run_test(size=(44, 15)) as pilot:
        pane.show(at_now(wordy), (), POLICY, NOW)
        await pilot.pause()
        shown = lines(app)
    assert shown[3].startswith(' They said: "ring me early') and shown[3].endswith("…")
    assert any(" 6 Accept gracefully" in line for line in shown)


async def test_the_pane_scrolls_where_it_is_lower_than_the_steps() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(60, 8)) as pilot:
        pane.show(at_now(acme()), (), POLICY, NOW)
        pane.focus()
        await pilot.press("G")
        assert "6 Accept gracefully" in screen_text(app)
        await pilot.press("j")
        assert "Ask about the on-call rota." in screen_text(app)


async def test_names_that_look_like_markup_are_shown_as_they_are() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(70, 40)) as pilot:
        odd = acme(company="[/red] [b]Corp", role="[/] 日本", notes="[/red]", stage="[vp]")
        pane.show(at_now(odd), (), POLICY, NOW)
        await pilot.pause()
        assert screen_text(app).startswith("╭─ [/red] [b]Corp · [/] 日本 ─")
        assert " [vp] · Fri 20 Nov" in screen_text(app)


async def test_without_an_interview_the_pane_says_what_will_be_here() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(60, 24)) as pilot:
        pane.show(None, (), POLICY, NOW)
        await pilot.press("space", "minus", "enter", "j")
        assert "The six steps of an interview stand here:" in screen_text(app)
        assert "· 6 Accept gracefully" in screen_text(app)
    assert app.said == []


async def test_a_long_list_begins_at_its_top_and_keeps_its_step_in_sight() -> None:
    app, pane = a_pane_app()
    async with app.run_test(size=(9, 18)) as pilot:
        pane.show(at_now(acme(notes="Ask about the rota.\n" * 9)), (), POLICY, NOW)
        await pilot.pause()
        await pilot.resize_terminal(64, 18)
        await pilot.pause()
        shown = lines(app)
    assert shown[1] == " Fri 20 Nov 14:00–15:30 · 2 days ago"
    assert any(line.startswith("▌◐ 4 Thank-you notes") for line in shown)
