"""The first day with the program, by command line: from an interview to a calm wait."""

import pytest

PANEL = (
    "--end=15:30",
    "--interviewer=Jane Doe",
    "--interviewer=Bob Li",
    "--words=call in about ten days",
    "--contact-on=in about ten days",
    "--method=phone",
)


@pytest.fixture
def acme(followup):
    return followup.add(*PANEL)


def windows(followup, kind):
    return [each for each in followup("windows", "--json").items if each["kind"] == kind]


def test_each_interviewer_is_owed_a_thank_you_note_within_48_hours(followup, acme):
    notes = windows(followup, "thank_you")
    assert [each["person"] for each in notes] == ["Bob Li", "Jane Doe"]
    for each in notes:
        assert each["opens"] == "2026-11-20T15:30:00+01:00"
        assert each["closes"] == "2026-11-22T15:30:00+01:00"
        assert each["state"] == "open"
        assert each["interview"] == acme


def test_the_wait_holds_until_the_agreed_day_counted_from_the_interview(followup, acme):
    (hold,) = windows(followup, "hold")
    assert (hold["opens"], hold["closes"]) == (
        "2026-11-20T15:30:00+01:00",
        "2026-11-30T00:00:00+01:00",
    )


def test_the_check_in_stays_open_for_three_business_days_from_the_agreed_one(followup, acme):
    (check_in,) = windows(followup, "check_in")
    assert check_in["opens"] == "2026-11-30T00:00:00+01:00"
    assert check_in["closes"] == "2026-12-03T00:00:00+01:00"
    assert (check_in["basis"], check_in["method"]) == ("agreed", "phone")
    assert "call in about ten days" in check_in["why"]


def test_a_tick_and_a_sent_note_show_in_the_checklist(followup, acme):
    assert followup("tick", "acme", "1").code == 0
    assert followup("tick", "acme", "4", "--part", "note", "--for", "Bob Li").code == 0
    assert followup.step(1)["status"] == "done"
    assert followup.step(4)["parts"] == [
        {"name": "note", "person": "Jane Doe", "status": "open"},
        {"name": "note", "person": "Bob Li", "status": "done"},
    ]
    assert followup.step(4)["status"] == "open"


def test_a_call_on_the_next_day_is_refused_with_the_agreed_words_and_the_way_on(followup, acme):
    early = followup("log", "acme", "--direction=out", "--kind=check_in")
    assert early.code == 4
    assert "call in about ten days" in early.err
    assert "--early-reason" in early.err
    assert followup.shown()["contacts"] == []


def test_an_early_call_with_a_reason_is_kept_and_breaks_step_3(followup, acme):
    reason = "--early-reason=competing_offer"
    assert followup("log", "acme", "--direction=out", "--kind=check_in", reason).code == 0
    assert followup.shown()["contacts"][0]["early_reason"] == "competing_offer"
    assert followup.step(3)["status"] == "broken"


def test_three_changes_are_taken_back_and_made_again_one_by_one(followup, acme):
    followup("tick", "acme", "1")
    followup("tick", "acme", "4", "--for", "bob")
    before = followup("export", "json").out
    said = [followup("undo").err for _ in range(3)]
    assert said[0] == "Undone: tick step 4, Bob Li, at Acme.\n"
    assert said[2] == "Undone: add Acme.\n"
    assert followup("list", "--json").items == []
    nothing = followup("undo")
    assert nothing.code == 1 and "nothing to undo" in nothing.err
    assert [followup("redo").code for _ in range(4)] == [0, 0, 0, 1]
    assert followup("export", "json").out == before
