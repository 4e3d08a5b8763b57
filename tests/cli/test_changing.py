"""The commands that change: add, edit, tick, untick, waive, log, outcome, snooze."""

import pytest

ANSWERED = "2026-11-23T12:00:00+01:00"


def test_add_prints_the_id_and_nothing_else(followup):
    answer = followup("add", "--company=Acme", "--role=SRE", "--start=fri 14:00")
    assert answer.err == ""
    assert answer.out == f"{followup.shown()['id']}\n"


def test_add_can_print_the_interview(followup):
    answer = followup("add", "--company=Acme", "--start=fri 14:00", "--duration=90m", "--json")
    (item,) = answer.items
    assert item["company"] == "Acme"
    assert item["timezone"] == "Europe/Berlin"
    assert item["starts_at"] == "2026-11-27T13:00:00Z"
    assert item["ends_at"] == "2026-11-27T14:30:00Z"


def test_a_form_that_cannot_be_read_names_every_option_and_adds_nothing(followup):
    answer = followup("add", "--company=Acme", "--start=someday", "--decision-by=31 feb")
    assert answer.code == 1
    assert "--start: " in answer.err and "--decision-by: " in answer.err
    assert answer.err.count("\n") == 1
    assert not followup.data.exists()


def test_a_date_that_can_be_read_in_two_ways_is_said_how_it_was(followup):
    answer = followup("add", "--company=Acme", "--start=03/04/2026 9:00")
    assert answer.code == 0
    assert answer.err == '"03/04/2026 9:00": read as 3 April (day first).\n'


def test_a_next_round_follows_the_earlier_one(followup):
    first = followup.add()
    second = followup.add("--follows=acme", company="Acme Corp", start="fri 14:00")
    assert followup.shown(second)["follows"] == first


def test_edit_changes_what_was_given_and_keeps_the_rest(followup):
    followup.add("--interviewer=Jane Doe <jane@acme.example>", "--stage=onsite")
    answer = followup("edit", "acme", "--role=SRE", "--interviewer=Jane Doe (CTO)")
    assert answer.err == "Done: edit Acme.\n"
    item = followup.shown()
    assert (item["role"], item["stage"]) == ("SRE", "onsite")
    (jane,) = item["interviewers"]
    assert (jane["role"], jane["email"]) == ("CTO", "jane@acme.example")


def test_edit_empties_fields_and_removes_people(followup):
    followup.add(
        "--interviewer=Jane Doe", "--interviewer=Bob Li", "--stage=onsite", "--method=text"
    )
    followup("edit", "acme", "--clear=stage", "--clear=method", "--remove-interviewer=bob li")
    item = followup.shown()
    assert item["stage"] == ""
    assert item["agreements"][-1]["method"] is None
    assert [person["name"] for person in item["interviewers"]] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("given", "field", "empty"),
    [
        ("--role=SRE", "role", ""),
        ("--end=15:30", "end", None),
        ("--place=Mitte", "place", ""),
        ("--posting-url=acme.example", "posting_url", ""),
        ("--notes=hm", "notes", ""),
        ("--desire=open", "desire", "unknown"),
        ("--interviewer=Jane", "interviewers", []),
        ("--decision-by=1 dec", "decision_by", None),
    ],
)
def test_a_cleared_field_is_empty_again(followup, given, field, empty):
    followup.add(given)
    stored = {"end": "ends_at"}.get(field, field)
    assert followup.shown()[stored] != empty
    assert followup("edit", "acme", f"--clear={field}").code == 0
    assert followup.shown()[stored] == empty


@pytest.mark.parametrize(
    ("given", "field", "empty"),
    [
        ("--permission=yes", "permission", "not_asked"),
        ("--contact-on=1 dec", "contact_on", None),
        ("--words=call me", "words", ""),
    ],
)
def test_a_cleared_part_of_the_agreement_is_open_again(followup, given, field, empty):
    followup.add(given, "--method=phone")
    assert followup.shown()["agreements"][-1][field] != empty
    followup("edit", "acme", f"--clear={field}")
    agreed = followup.shown()["agreements"][-1]
    assert (agreed[field], agreed["method"]) == (empty, "phone")


def test_an_edit_that_changes_nothing_leaves_nothing_to_undo(followup):
    followup.add()
    assert followup("edit", "acme", "--role=Backend engineer").err == "Nothing changed.\n"
    assert followup("undo").err == "Undone: add Acme.\n"


def test_an_archived_interview_comes_back(followup):
    followup.add()
    followup("edit", "acme", "--archive")
    assert followup.shown()["archived"] is True
    followup("edit", "acme", "--clear=archived")
    assert followup.shown()["archived"] is False


@pytest.mark.parametrize("step", ["1", "SHOW_INTEREST", "show-interest", "Show interest"])
def test_a_step_is_meant_by_its_number_or_its_name(followup, step):
    followup.add()
    assert followup("tick", "acme", step).code == 0
    assert followup.step(1)["status"] == "done"


@pytest.mark.parametrize(
    ("step", "part"),
    [
        ("1", "interest_stated"),
        ("1", "next_step_asked"),
        ("2", "permission"),
        ("2", "when"),
        ("2", "method"),
    ],
)
def test_one_part_of_a_step_is_ticked_and_opened_again(followup, step, part):
    followup.add()

    def status():
        parts = followup.step(int(step))["parts"]
        return {each["name"]: each["status"] for each in parts}

    others = {name for name in status() if name != part}
    followup("tick", "acme", step, "--part", part)
    assert status() == {part: "done", **dict.fromkeys(others, "open")}
    followup("untick", "acme", step, "--part", part)
    assert set(status().values()) == {"open"}


@pytest.mark.parametrize("step", ["1", "4", "5"])
def test_what_is_done_already_stays_as_it_is_and_is_no_error(followup, step):
    followup.add()
    followup("tick", "acme", step)
    before = followup.shown()
    again = followup("tick", "acme", step)
    assert again.code == 0
    assert "done already" in again.err
    assert followup.shown() == before


def test_a_note_with_several_people_needs_to_know_whose(followup):
    followup.add("--interviewer=Jane Doe", "--interviewer=Bob Li")
    answer = followup("tick", "acme", "4", "--part=note")
    assert answer.code == 1
    assert "Jane Doe, Bob Li" in answer.err


def test_a_tick_may_be_about_an_earlier_moment_on_the_clock_of_the_interview(followup):
    followup("add", "--company=Sumi", "--start=2026-11-20 09:00", "--timezone=Asia/Tokyo")
    followup("tick", "sumi", "4", "--at=2026-11-20 18:00")
    (contact,) = followup.shown("sumi")["contacts"]
    assert contact["at"] == "2026-11-20T09:00:00Z"


def test_nothing_is_ticked_in_the_future_or_before_it_is_unlocked(followup):
    followup.add()
    assert followup("tick", "acme", "4", "--at=tomorrow").code == 1
    locked = followup("tick", "acme", "6", "--part=note")
    assert locked.code == 1 and "locked" in locked.err
    assert followup("tick", "acme", "3").code == 1
    assert followup("undo").err == "Undone: add Acme.\n"


def test_untick_takes_back_the_last_tick(followup):
    followup.add("--interviewer=Jane Doe")
    followup("tick", "acme", "4")
    assert followup("untick", "acme", "4").err == "Done: untick step 4 at Acme.\n"
    assert followup.shown()["contacts"] == []
    assert followup("untick", "acme", "4").code == 1


def test_what_was_agreed_is_not_unticked_but_edited(followup):
    followup.add("--permission=yes", "--contact-on=1 dec", "--method=phone")
    answer = followup("untick", "acme", "2", "--part=when")
    assert answer.code == 1
    assert "edit the interview" in answer.err


def test_a_waiver_keeps_its_reason(followup):
    followup.add("--interviewer=Jane Doe", "--interviewer=Bob Li")
    followup("waive", "acme", "4", "--for=bob", "--reason=met only briefly")
    assert followup.shown()["steps"][0]["reason"] == "met only briefly"
    assert [part["status"] for part in followup.step(4)["parts"]] == ["open", "waived"]
    assert followup("waive", "acme", "1", "--reason= ").code == 1


def test_a_closing_note_within_the_cool_off_is_marked_but_said_so(followup):
    followup.add()
    followup("outcome", "acme", "rejected", "--at=9:00")
    answer = followup("tick", "acme", "6")
    assert answer.code == 0
    assert "Breathe first" in answer.err and "21:00" in answer.err
    assert followup.step(6)["status"] == "done"


def test_a_logged_thank_you_is_the_same_as_the_ticked_note(followup):
    followup.add("--interviewer=Jane Doe", "--interviewer=Bob Li")
    log = ("log", "acme", "--direction=out", "--kind=thank_you", "--method=email")
    assert followup(*log, "--with=jane doe", "--text=Thank you!").err == (
        "Done: log thank-you with Acme.\n"
    )
    assert [part["status"] for part in followup.step(4)["parts"]] == ["done", "open"]
    assert followup(*log).code == 1


def test_hearing_from_them_asks_what_was_agreed_unless_it_is_told(followup):
    followup.add()
    log = ("log", "acme", "--direction=in", "--kind=reply", "--method=phone")
    assert "what was agreed?" in followup(*log, "--at=yesterday 18:00").err
    told = followup(*log, "--at=9:00", "--contact-on=in a week", "--words=a week from now")
    assert "what was agreed?" not in told.err
    (agreed,) = followup.shown()["agreements"]
    assert agreed["contact_on"] == "2026-11-28"
    assert (agreed["permission"], agreed["method"]) == ("yes", "phone")


def test_a_new_agreement_keeps_the_method_that_was_agreed_before(followup):
    followup.add("--contact-on=1 dec", "--method=phone")
    log = ("log", "acme", "--direction=in", "--kind=reply", "--method=email")
    followup(*log, "--contact-on=3 dec")
    assert followup.shown()["agreements"][-1]["method"] == "phone"


def test_new_words_alone_leave_an_agreed_day_to_come_standing(followup):
    followup.add("--contact-on=1 dec", "--method=phone")
    log = ("log", "acme", "--direction=in", "--kind=reply")
    followup(*log, "--words=still thinking")
    agreed = followup.shown()["agreements"][-1]
    assert (agreed["words"], agreed["contact_on"]) == ("still thinking", "2026-12-01")
    assert agreed["permission"] == "yes"


def test_an_agreed_range_has_its_last_day_included(followup):
    followup.add()
    log = ("log", "acme", "--direction=in", "--kind=reply")
    followup(*log, "--contact-on=1 dec", "--contact-until=4 dec")
    (check_in,) = (each for each in followup.shown()["windows"] if each["kind"] == "check_in")
    assert check_in["closes"] == "2026-12-05T00:00:00+01:00"


def test_an_offer_is_to_be_answered_by_a_day_counted_from_when_it_was_made(followup):
    followup.add("--interviewer=Jane Doe")
    typed = ("outcome", "acme", "offer", "--at=yesterday 18:00", "--by=jane doe", "--words=Join us")
    assert followup(*typed, "--reply-by=in a week").err == "Done: record offer at Acme.\n"
    item = followup.shown()
    assert item["outcome"]["reply_by"] == "2026-11-27"
    assert item["outcome"]["told_by"] == item["interviewers"][0]["id"]
    assert followup("outcome", "acme", "rejected", "--reply-by=1 dec").code == 2


def test_an_outcome_is_taken_back_by_clearing_it(followup):
    followup.add()
    followup("outcome", "acme", "no-answer")
    assert followup.shown()["outcome"]["result"] == "no_answer"
    followup("edit", "acme", "--clear=outcome")
    assert followup.shown()["outcome"] is None


def test_a_snoozed_note_is_quiet_until_its_moment(followup):
    followup.add("--interviewer=Jane Doe", "--interviewer=Bob Li")
    assert followup("snooze", "acme", "thank_you", "14:00").code == 1
    snoozed = followup("snooze", "acme", "thank-you", "14:00", "--for=bob")
    assert snoozed.err == "Done: snooze thank-you at Acme.\n"

    def notes(now):
        queue = followup("today", "--json", now=now).items
        return [each["person"] for each in queue if each["kind"] == "thank_you"]

    assert notes("2026-11-21T13:59:00+01:00") == ["Jane Doe"]
    assert notes("2026-11-21T14:00:00+01:00") == ["Bob Li", "Jane Doe"]


def test_a_snooze_past_the_close_says_so_first_and_one_in_the_past_is_refused(followup):
    followup.add()
    snoozed = followup("snooze", "acme", "thank_you", "mon")
    assert snoozed.err.splitlines() == [
        "The thank-you is due Sun 22 Nov 15:00: it would be late by then.",
        "Done: snooze thank-you at Acme.",
    ]
    late = "2026-11-22T15:00:00+01:00"
    assert followup("snooze", "acme", "thank_you", "tue", now=late).err.count("\n") == 1
    assert followup("snooze", "acme", "thank_you", "yesterday").code == 1
    assert followup("snooze", "acme", "keep_in_touch", "mon").code == 1


def test_a_change_is_undone_by_another_run_of_the_program(followup):
    followup.add()
    followup("tick", "acme", "1")
    followup("undo")
    assert followup.step(1)["status"] == "open"
    assert followup("redo").err == "Redone: tick step 1 at Acme.\n"
    assert followup.step(1)["status"] == "done"


def test_what_was_done_is_a_short_sentence_however_long_the_name(followup):
    followup.add(company="Acme " * 50)
    said = followup("tick", "acme", "1").err
    assert said.startswith("Done: tick step 1 at Acme Acme") and said.endswith("….\n")
    assert len(said) < 80
