from collections.abc import Callable

import pytest

from tests.faults import LONG


@pytest.fixture
def figures(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a line of figures for the README in the long run, past pytest."""

    def say(line: str) -> None:
        if LONG:
            with capsys.disabled():
                print(f"\n{line}")

    return say
