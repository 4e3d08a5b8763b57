"""The one seam to the operating system: every system call of a save."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_ACCESS_LIST = "system.posix_acl_access"


class Disk:
    """Each method is one thing that can fail with OSError; a test overrides the one to fail."""

    def lock(self, path: Path, seconds: float) -> Callable[[], None]:
        """Take the lock file and return what gives it back; raises TimeoutError."""
        # Late: a reader needs no lock, and the library takes longer to import than all of ours.
        from filelock import FileLock

        lock = FileLock(path, timeout=seconds, mode=0o600)
        lock.acquire()
        return lock.release

    def read(self, path: Path) -> tuple[bytes, os.stat_result]:
        """Return the content and the state of one and the same file."""
        with path.open("rb") as file:
            # The state first: what is written after it is then noticed the next time.
            state = os.fstat(file.fileno())
            return file.read(), state

    def head(self, path: Path, size: int) -> bytes:
        """Return the first bytes of a file."""
        with path.open("rb", buffering=0) as file:
            return file.read(size)

    def state(self, path: Path) -> os.stat_result:
        """Return what the file system knows of a file; follows a symlink."""
        return path.stat()

    def may_write(self, path: Path) -> bool:
        """Say whether a file or folder may be written; one without any write bit is meant so."""
        return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)

    def names(self, folder: Path) -> list[str]:
        """Return the names of what is in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - a Path for each would cost more than the call

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner can enter."""
        folder.mkdir(mode=0o700, exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a new file that only its owner can read; return its descriptor."""
        binary: int = getattr(os, "O_BINARY", 0)
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)

    def state_of_open(self, descriptor: int) -> os.stat_result:
        """Return what the file system knows of an open file."""
        return os.fstat(descriptor)

    def make_like(self, descriptor: int, path: Path, original: os.stat_result) -> None:
        """Give an open file the mode and access list of another, and its owner where it may be.

        Where they can't be given, it is for its owner alone.
        """
        if sys.platform != "win32":
            is_like = _give_owner(descriptor, original) and _give_access_list(descriptor, path)
            os.fchmod(descriptor, original.st_mode & (0o777 if is_like else 0o700))

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write what fits and return how many bytes that were."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until an open file is on the disk itself."""
        if sys.platform == "darwin":
            with suppress(OSError):  # not every file system there knows it
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close an open file."""
        os.close(descriptor)

    def link(self, path: Path, second: Path) -> None:
        """Give a file a second name."""
        os.link(path, second)

    def copy(self, path: Path, second: Path) -> None:
        """Copy a file with its mode and times."""
        # Made first: a copy is as wide as any new file until it is given the mode of the original.
        os.close(os.open(second, os.O_WRONLY | os.O_CREAT, 0o600))
        shutil.copy2(path, second)

    def replace(self, new: Path, path: Path) -> None:
        """Put one file in the place of another in one instant."""
        new.replace(path)

    def pause(self, seconds: float) -> None:
        """Wait before the next try."""
        time.sleep(seconds)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk itself."""
        if sys.platform == "win32":  # a folder can't be opened there; a rename is on disk at once
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.sync(descriptor)
        finally:
            os.close(descriptor)

    def unlink(self, path: Path) -> None:
        """Remove a name."""
        path.unlink()


def _give_owner(descriptor: int, original: os.stat_result) -> bool:
    """Give the owner, or the group alone; say whether the group is that of the original."""
    for owner in (original.st_uid, -1):
        with suppress(PermissionError):
            os.fchown(descriptor, owner, original.st_gid)
            return True
    return False


def _give_access_list(descriptor: int, path: Path) -> bool:
    """Copy a POSIX access list; say whether the new file has all of the original's.

    Where there is one, the group bits of the mode are its mask, not what the group may do.
    """
    if sys.platform != "linux":
        return True
    try:
        access_list = os.getxattr(path, _ACCESS_LIST)
    except OSError:  # none, or a file system without
        return _has_no_access_list(descriptor)
    try:
        os.setxattr(descriptor, _ACCESS_LIST, access_list)
    except OSError:
        return False
    return True


def _has_no_access_list(descriptor: int) -> bool:
    """Take away what a new file has got from its folder; say whether none is left."""
    try:
        os.removexattr(descriptor, _ACCESS_LIST)
    except OSError as error:
        return error.errno in (errno.ENODATA, errno.ENOTSUP)
    return True
