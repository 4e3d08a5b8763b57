"""A country's public holidays, from the real package; one sentence where that can't be."""

import sys
import warnings
from datetime import date

import pytest

from followup_tui.storage.errors import DocumentError
from followup_tui.storage.public_holidays import public_holidays


def test_a_subdivision_has_the_days_of_its_country_and_its_own() -> None:
    germany, bavaria = public_holidays("DE", ""), public_holidays("DE", "BY")
    assert date(2026, 10, 3) in germany < bavaria
    assert date(2026, 1, 6) in bavaria - germany


def test_the_days_are_those_of_a_fixed_span_of_years() -> None:
    years = {day.year for day in public_holidays("FR", "")}
    assert (min(years), max(years)) == (2000, 2100)


def test_what_the_package_would_warn_of_does_not_reach_the_user() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert date(2026, 8, 15) in public_holidays("IN", "")


@pytest.mark.parametrize(
    ("country", "subdivision", "sentence"),
    [
        (
            "XX",
            "",
            'country: no public holidays are known for "XX": take a code such as DE, FR, GB or US',
        ),
        # Names in the package that are no country.
        ("XNYS", "", 'country: no public holidays are known for "XNYS"'),
        ("HolidayBase", "", 'country: no public holidays are known for "HolidayBase"'),
        ("DE", "ZZ", 'subdivision: DE has none called "ZZ": take one such as BB, BE, BW, BY'),
        ("IS", "ZZ", "subdivision: IS has none: leave it out"),
    ],
)
def test_a_code_that_is_not_known_is_named_with_a_few_that_are(
    country: str, subdivision: str, sentence: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        public_holidays(country, subdivision)
    assert str(caught.value).startswith(sentence)
    assert len(str(caught.value)) < 100


def test_without_the_package_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)  # Python's own way to say: not there
    with pytest.raises(DocumentError, match=r"pip install 'followup-tui\[holidays\]'$"):
        public_holidays("DE", "")
