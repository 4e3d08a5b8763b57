from pathlib import Path

import pytest

from tests.storage.two_sides import Synced


@pytest.fixture
def synced(tmp_path: Path) -> Synced:
    return Synced(tmp_path)
