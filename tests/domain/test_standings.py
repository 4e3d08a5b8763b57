"""The standings of all interviews are kept up to date one by one."""

from datetime import timedelta

from msgspec.structs import replace

from followup_tui.domain.standing import Group, standing
from followup_tui.domain.standings import Standings
from tests.factories import POLICY, an_agreement, an_interview, berlin

NOW = berlin("2026-11-21 10:00")
ACME = an_interview(agreements=(an_agreement("2026-12-01"),))
ACME_ITEMS = standing(ACME, POLICY, NOW).items
GLOBEX = an_interview(id="globex", company="Globex", starts_at=berlin("2026-11-30 09:00"))


def test_only_what_changed_is_derived_again() -> None:
    standings = Standings(POLICY)
    assert standings.bring_up_to_date((ACME, GLOBEX), NOW, 10) == {"acme", "globex"}
    assert standings.bring_up_to_date((ACME, GLOBEX), NOW, 10) == frozenset()
    renamed = replace(GLOBEX, company="Hooli")
    assert standings.bring_up_to_date((ACME, renamed), NOW, 10) == {"globex"}
    found = standings.get("globex")
    assert found is not None
    assert found.interview.company == "Hooli"


def test_what_the_clock_turns_is_derived_again_when_its_moment_comes() -> None:
    standings = Standings(POLICY)
    standings.bring_up_to_date((ACME,), NOW, 10)
    first = standings.get("acme")
    assert first is not None
    before = first.good_until - timedelta(seconds=1)
    assert standings.bring_up_to_date((ACME,), before, 10) == frozenset()
    assert standings.bring_up_to_date((ACME,), first.good_until, 10) == {"acme"}
    assert standings.get("acme") == standing(ACME, POLICY, first.good_until)


def test_what_is_gone_is_forgotten_with_its_counts() -> None:
    standings = Standings(POLICY)
    standings.bring_up_to_date((ACME, GLOBEX), NOW, 10)
    assert standings.to_do == len(ACME_ITEMS) > 0
    assert standings.bring_up_to_date((GLOBEX,), NOW, 10) == {"acme"}
    assert standings.get("acme") is None
    assert (standings.to_do, standings.on_hold) == (0, 0)
    assert [each.group for each in standings.in_order()] == [Group.UPCOMING]


def test_a_large_book_is_derived_in_slices_the_newest_first() -> None:
    standings = Standings(POLICY)
    book = (ACME, GLOBEX, replace(ACME, id="newest"))
    assert standings.bring_up_to_date(book, NOW, 1) == {"newest"}
    assert standings.is_behind
    assert standings.bring_up_to_date(book, NOW, 2) == {"acme", "globex"}
    assert not standings.is_behind
    assert len(standings.in_order()) == 3
