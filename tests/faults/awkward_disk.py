"""The program on a disk that is full, or slow, for as long as a file of that name is there."""

import errno
import os
import time
from pathlib import Path

from followup_tui.cli.main import run
from followup_tui.storage.disk import Disk

_SIGNS = Path(os.environ["AWKWARD_DISK"])
_SLOW_SECONDS = 1.0
_write, _sync = Disk.write, Disk.sync


def write(disk: Disk, descriptor: int, data: memoryview) -> int:
    if (_SIGNS / "full").exists():
        raise OSError(errno.ENOSPC, "No space left on device")
    return _write(disk, descriptor, data)


def sync(disk: Disk, descriptor: int) -> None:
    if (_SIGNS / "slow").exists():
        (_SIGNS / "saving").touch()
        time.sleep(_SLOW_SECONDS)
    _sync(disk, descriptor)


if __name__ == "__main__":
    Disk.write, Disk.sync = write, sync  # type: ignore[method-assign]
    run()
