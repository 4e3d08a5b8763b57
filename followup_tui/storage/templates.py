"""The user's own templates of letters: plain text files in the configuration folder."""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from followup_tui.domain.letters.templates import Template, as_file, read_template

from .disk import Disk
from .errors import BookError
from .saving import make_folders

_SUFFIX = ".txt"
_MOST_BYTES = 100_000


class TemplateNotSaved(BookError):
    """A template could not be written into the configuration folder."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} can't be written: {error.strerror or error}")


class OwnTemplates(NamedTuple):
    """The templates that could be read, and sentences about those that could not."""

    templates: Sequence[Template] = ()
    complaints: tuple[str, ...] = ()


def read_templates(folder: Path) -> OwnTemplates:
    """Read every template of a folder; one that is not there holds none."""
    templates: list[Template] = []
    complaints: list[str] = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            templates.append(read_template(path.stem, _text(path)))
        except OSError as error:
            complaints.append(f"{path} can't be read: {error.strerror or error}")
        except ValueError as error:
            complaints.append(f"{folder}: {error}")
    return OwnTemplates(templates, tuple(complaints))


def _text(path: Path) -> str:
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise ValueError(f"{path.name} is no plain file: put the letter into one.")
    if state.st_size > _MOST_BYTES:
        raise ValueError(f"{path.name} is no letter: it has more than {_MOST_BYTES:,} bytes.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is no text in UTF-8: save it as such.") from error


def own_file(folder: Path, template: Template) -> Path:
    """Return the file of a template; a built-in one is written there to be changed.

    Raises TemplateNotSaved.
    """
    path = folder / f"{template.name}{_SUFFIX}"
    try:
        make_folders(Disk(), folder)
        # One that is there is the user's own, which is what is wanted.
        with suppress(FileExistsError), os.fdopen(Disk().create(path), "wb") as file:
            file.write(as_file(template).encode())
    except OSError as error:
        raise TemplateNotSaved(path, error) from error
    return path
