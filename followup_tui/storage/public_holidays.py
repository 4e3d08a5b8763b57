"""The public holidays of a country, from the package `holidays`, which is an optional extra."""

import warnings
from collections.abc import Sequence
from datetime import date

from .errors import DocumentError

_YEARS = range(2000, 2101)
"""Fixed, so that the contact windows do not depend on when they are asked for."""
_EXAMPLES = 4


def public_holidays(country: str, subdivision: str) -> frozenset[date]:
    """Return the public holidays of the years 2000 to 2100; an empty subdivision means none.

    Both are codes of ISO 3166, such as DE and BY. Raises DocumentError, which names the setting.
    """
    try:
        # Late, and only where a country is set: it takes as long as all the rest of a command.
        from holidays import country_holidays
        from holidays.registry import EntityLoader
    except ImportError as error:
        raise DocumentError(
            "country: public holidays need one more package: pip install 'followup-tui[holidays]'"
        ) from error
    if country not in EntityLoader.get_country_codes():
        raise DocumentError(
            f'country: no public holidays are known for "{country}": take a code such as '
            "DE, FR, GB or US"
        )
    with warnings.catch_warnings():
        # India's are complete for some of the years only; there is nothing to do about it.
        warnings.simplefilter("ignore")
        try:
            days = country_holidays(country, subdiv=subdivision or None, years=_YEARS)
        except NotImplementedError as error:
            known = country_holidays(country).subdivisions
            raise DocumentError(_no_subdivision(country, subdivision, known)) from error
    return frozenset(days)


def _no_subdivision(country: str, subdivision: str, known: Sequence[str]) -> str:
    if not known:
        return f"subdivision: {country} has none: leave it out"
    examples = ", ".join(known[:_EXAMPLES])
    return f'subdivision: {country} has none called "{subdivision}": take one such as {examples}'
