"""What a card of the daily review says, and which answers it takes."""

from msgspec.structs import replace

from followup_tui.domain.agreement import Method
from followup_tui.domain.backlog import gathered
from followup_tui.domain.day import day_of
from followup_tui.domain.interview import Finding
from followup_tui.domain.policy import Policy
from followup_tui.domain.queue import in_order
from followup_tui.domain.review import Turn
from followup_tui.domain.review_card import Card, card_of, group_card
from followup_tui.domain.review_words import last_words, welcome_words
from followup_tui.domain.standing import standing
from followup_tui.domain.standings import Standings
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin, from_them

NOW = berlin("2026-11-21 10:00")
FOUND = Finding(text="they move to Rust", at=NOW)
USED = Finding(text="they were bought", at=NOW, used=True)


def first_card(interview, now=NOW) -> Card:
    stands = standing(interview, POLICY, now)
    return card_of(stands, in_order(stands.items)[0], now)


def section(card: Card, heading: str) -> tuple[str, ...]:
    return next((each.lines for each in card.sections if each.heading == heading), ())


def test_it_says_what_is_due_and_why_whom_it_is_about_and_what_was_last():
    interview = an_interview(
        interviewers=(JANE, BOB),
        research=(FOUND, USED),
        contacts=(from_them(berlin("2026-11-20 18:00"), text="Thanks for coming"),),
    )
    card = first_card(interview)
    assert card.heading == "Acme · Backend engineer"
    assert (card.standing, card.what) == ("29 h left", "Thank-you to Bob Li · until Sun 15:30")
    assert card.why.startswith("The interview ended Fri 20 Nov 15:30.")
    assert section(card, "Who") == ("Bob Li (Team lead) <bob@acme.example>",)
    assert section(card, "Last contact")[0].endswith("Thanks for coming")
    assert section(card, "Found out, not used yet") == ("they move to Rust",)


def test_of_somebody_in_another_zone_it_says_the_time_there_and_when_to_call():
    jane = replace(JANE, timezone="America/New_York", phone="+1 555 0100")
    interview = an_interview(
        interviewers=(jane,), agreements=(an_agreement("2026-12-01", contact_person="jane"),)
    )
    who = section(first_card(interview, berlin("2026-12-01 10:00")), "Who")
    assert "+1 555 0100 · 04:00 there now, outside office hours" in who[0]
    assert who[1:] == ("Office hours there begin 15:00 your time.",)


def test_a_call_is_made_with_the_facts_in_sight_and_a_mail_is_written():
    def answers(method):
        agreed = an_agreement("2026-12-01", method=method)
        late = an_interview(agreements=(agreed,), interviewers=())
        stands = standing(late, POLICY, berlin("2026-12-01 10:00"))
        check_in = next(each for each in in_order(stands.items) if each.kind == "check_in")
        return card_of(stands, check_in, NOW).answers

    assert answers(Method.PHONE)["do"] == "see the facts and call"
    assert answers(Method.EMAIL) == {
        "do": "write to them",
        "done": "I checked in",
        "snooze": "snooze",
    }


def test_an_interview_to_come_can_only_be_looked_at_and_noted():
    card = first_card(an_interview(), berlin("2026-11-20 08:00"))
    assert card.answers == {"do": "see what to ask", "done": "noted"}


def test_the_card_of_a_group_lists_all_of_it():
    now = berlin("2026-12-14 10:00")
    interview = an_interview(interviewers=(JANE, BOB))
    standings = Standings(Policy())
    standings.bring_up_to_date([interview], now, 10)
    (group, *_) = gathered(standings.queue())
    card = group_card(group, standings, now)
    assert card.heading == "2 late thank-you notes"
    assert section(card, "") == (
        "Acme · thank-you to Bob Li · 21 days late",
        "Acme · thank-you to Jane Doe · 21 days late",
    )
    assert card.answers == {
        "do": "one by one, after the groups",
        "done": "all were sent",
        "snooze": "all until tomorrow",
        "let_go": "let all go",
    }


def test_at_zero_it_says_what_comes_next_or_what_was_passed_over():
    later = an_interview(starts_at=berlin("2026-11-25 09:00"))
    turn = Turn(decided=("a", "b"))
    assert last_words(turn, day_of([], NOW), NOW) == ("Nothing more today.", "2 decisions made.")
    coming = day_of([standing(later, POLICY, NOW)], NOW)
    next_words = "Nothing more today. Next: Wed 25 Nov, interview at Acme."
    assert last_words(Turn(), coming, NOW) == (next_words,)
    left = day_of([standing(an_interview(), POLICY, NOW)], NOW)
    passed = last_words(Turn(), left, NOW)
    assert passed[0] == "2 cards left for later: n goes through them again."


def test_an_interview_of_today_is_said_at_zero_and_is_nothing_left_to_decide():
    now = berlin("2026-11-20 08:00")
    day = day_of([standing(an_interview(), POLICY, now)], now)
    assert last_words(Turn(), day, now) == (
        "Nothing more today.",
        "Today at 14:00: the interview at Acme.",
    )


def test_who_was_away_is_told_for_how_long():
    words = welcome_words(berlin("2026-11-12 10:00").date(), NOW.date())
    assert words.startswith("Welcome back. Your last review was 9 days ago, on Thu 12 Nov.")
