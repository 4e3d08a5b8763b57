"""config.toml: defaults where it says nothing, one sentence where it is wrong."""

from datetime import date
from pathlib import Path

import pytest

from followup_tui.domain.policy import Policy
from followup_tui.storage.settings import Settings, SettingsError, read_settings


def read(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "config.toml")
    assert (settings.policy, settings.day_first, settings.theme) == (Policy(), True, None)
    assert read(tmp_path, "") == settings


def test_what_is_set_takes_the_place_of_the_default(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        theme = "nord"
        date_order = "mdy"
        [policy]
        thank_you_hours = 24
        keep_in_touch_days = [30, 60]
        weekend = ["fri", "sat"]
        holidays = [2026-12-25, "2026-12-26"]
        """,
    )
    assert (settings.theme, settings.day_first) == ("nord", False)
    assert settings.policy == Policy(
        thank_you_hours=24,
        keep_in_touch_days=(30, 60),
        weekend=("fri", "sat"),
        holidays=frozenset({date(2026, 12, 25), date(2026, 12, 26)}),
    )


def test_a_week_begins_on_the_configured_weekday(tmp_path: Path) -> None:
    assert read(tmp_path, "").week_start == 0
    assert read(tmp_path, 'week_start = "sun"').week_start == 6


def test_the_holidays_of_the_country_are_added_to_the_users_own(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        country = "DE"
        subdivision = "BY"
        [policy]
        holidays = [2026-08-03]
        """,
    )
    assert settings.own_holidays == {date(2026, 8, 3)}
    # Theirs, that of the country, and that of the subdivision.
    assert settings.policy.holidays > {date(2026, 8, 3), date(2026, 10, 3), date(2026, 1, 6)}
    assert settings.policy.add_business_days(date(2026, 1, 5), 1) == date(2026, 1, 7)


def test_a_command_keeps_its_lines_and_loses_what_no_program_can_be_given(tmp_path: Path) -> None:
    settings = read(tmp_path, 'notify_command = ["sh", "-c", "a\\nb\\u0000"]')
    assert settings.notify_command == ("sh", "-c", "a\nb")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour = 1", "colour: there is no such field"),
        ("[policy]\nhours = 1", "policy.hours: there is no such field"),
        ('[policy]\nthank_you_hours = "many"', "policy.thank_you_hours: expected a number, got"),
        ("[policy]\nthank_you_hours = 0", "policy.thank_you_hours: expected a number > 0"),
        ('[policy]\nweekend = ["sunday"]', "policy.weekend[0]: there is no such choice as"),
        (
            '[policy]\nweekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]',
            "policy.weekend: at least one weekday",
        ),
        ('date_order = "ymd"', "date_order: there is no such choice as 'ymd'"),
        ("theme = 3", "theme: expected text or null, got a number"),
        ("silence_days = 3", "silence_days: belongs into the table [policy]"),
        ('week_start = "monday"', "week_start: there is no such choice as 'monday'"),
        ('country = "XX"', 'country: no public holidays are known for "XX"'),
        ('country = "DE"\nsubdivision = "ZZ"', 'subdivision: DE has none called "ZZ"'),
        ('subdivision = "BY"', "subdivision: it is part of a country: set country as well"),
        ('notify_command = "notify-send"', "notify_command: expected a list, got text"),
        ("theme = ", "is no TOML:"),
        pytest.param("x = " + "[" * 50_000, "is no TOML:", id="deep"),
    ],
)
def test_an_entry_that_is_wrong_is_named_with_its_file(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'config.toml'}: {sentence}")


def test_a_file_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be read"):
        read_settings(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b'theme = "\xe9"')
    with pytest.raises(SettingsError, match="is no TOML"):
        read_settings(tmp_path / "latin.toml")
