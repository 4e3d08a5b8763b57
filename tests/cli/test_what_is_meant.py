"""What typed names, times and parts mean where they are not written out in full."""


def test_an_end_with_a_day_counts_from_today_like_the_start(followup):
    followup.add("--end=yesterday 15:30")
    assert followup.shown()["ends_at"] == "2026-11-20T14:30:00Z"
    followup.add("--end=tomorrow 01:00", company="Night", start="today 23:00")
    assert followup.shown("night")["ends_at"] == "2026-11-22T00:00:00Z"
    followup.add("--end=sat 15:30", company="Week", start="sat 14:00")
    assert followup.shown("week")["ends_at"] == "2026-11-28T14:30:00Z"


def test_a_refused_removal_names_its_option(followup):
    followup.add()
    refused = followup("edit", "acme", "--remove-interviewer=nobody")
    assert refused.err.startswith("followup: --remove-interviewer: ")


def test_a_contact_with_a_first_name_is_with_that_interviewer(followup):
    followup.add("--interviewer=Jane Doe", "--interviewer=Bob Li")
    followup("log", "acme", "--direction=out", "--kind=thank_you", "--with=jane", "--with=Ms HR")
    jane = followup.shown()["interviewers"][0]["id"]
    assert followup.shown()["contacts"][0]["with"] == [jane, "Ms HR"]
    assert [part["status"] for part in followup.step(4)["parts"]] == ["done", "open"]


def test_a_first_name_that_two_people_share_is_kept_as_it_is(followup):
    followup.add("--interviewer=Bob Li", "--interviewer=Bob Ho")
    followup("log", "acme", "--direction=in", "--kind=reply", "--with=bob")
    assert followup.shown()["contacts"][0]["with"] == ["bob"]


def test_a_part_is_known_by_the_field_that_holds_its_answer_too(followup):
    followup.add()
    assert followup("tick", "acme", "1", "--part=interest_stated").code == 0
    assert [part["status"] for part in followup.step(1)["parts"]] == ["done", "open"]


def test_a_span_of_days_that_ends_before_it_begins_is_refused(followup):
    followup.add("--contact-on=1 dec")
    refused = followup("windows", "--from=3 dec", "--to=1 dec")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "followup: --to (2026-12-01) is before --from (2026-12-03)\n"


def test_the_company_of_several_rounds_of_one_application_means_the_latest(followup):
    first = followup.add(start="last mon 10:00")
    second = followup.add(f"--follows={first}", start="tomorrow 10:00")
    assert followup.shown("acme")["id"] == second
    followup.add(start="+3d 10:00")
    refused = followup("show", "acme")
    assert refused.code == 1 and "may be any of" in refused.err
