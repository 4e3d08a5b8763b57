"""The pictures of the README are what the program shows."""

import pytest

from tests.take_screenshots import FOLDER, PLAYS, picture


@pytest.mark.parametrize("name", sorted(PLAYS))
async def test_a_picture_of_the_readme_is_what_the_program_shows(name: str) -> None:
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    shown = await picture(PLAYS[name])
    assert shown == kept, "renew the pictures with: python -m tests.take_screenshots"


def test_the_readme_shows_every_picture() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for name in PLAYS:
        assert f"screenshots/{name}.svg" in readme
