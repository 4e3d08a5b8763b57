"""Small files for what may be lost: replaced whole, and read by nobody else."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from .disk import Disk
from .saving import make_folders


def replace_file(path: Path, content: bytes) -> None:
    """Put a new content in the place of a file in one instant; raises OSError."""
    make_folders(Disk(), path.parent)
    new = path.with_name(f"{path.name}.{uuid4().hex}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
