"""How the data file is replaced by its next generation (storage.md, "One commit")."""

from datetime import datetime
from pathlib import Path

from .damage import make_sure_of_copy
from .disk import Disk
from .errors import NO_SPACE, ReplacedMeanwhile, not_saved
from .file_format import NOTHING, Contents, Tables, encode
from .generations import Generations
from .known_file import HEAD, KnownFile, state_of
from .saving import discard, put_in_place, write_temporary


class Replacement:
    """Puts one complete file in the place of another; only the holder of the lock may use it."""

    def __init__(
        self, path: Path, generations: Generations, disk: Disk, notices: list[str]
    ) -> None:
        self._path, self._generations, self._disk = path, generations, disk
        self._notices = notices

    def replace(self, known: KnownFile, tables: Tables) -> KnownFile:
        """Return the new file; raises BookError, and the known file is then as it was."""
        try:
            if known.is_damaged:
                make_sure_of_copy(self._disk, self._path)
            new, temporary = self._write(known.contents, tables)
            try:
                self._keep_generation(known)
                # A sync tool takes no lock.
                if not known.is_still_there(self._disk, self._path):
                    raise ReplacedMeanwhile(self._path)
                put_in_place(self._disk, temporary, self._path)
            except BaseException:
                discard(self._disk, temporary)
                raise
        except OSError as error:
            raise not_saved(self._path, error) from error
        return new

    def confirm(self, known: KnownFile) -> None:
        """Do what may fail once the new file is in place, without calling the save failed."""
        try:
            self._disk.sync_folder(self._path.parent)
        except OSError as error:
            reason = f"but the disk did not confirm it: {error.strerror}"
            self._notices.append(f"{self._path} was saved, {reason}")
        # At once, not only by the next save: a sync tool may replace the file before that.
        self._keep_generation(known)
        self._generations.forget_old()

    def _write(self, before: Contents, tables: Tables) -> tuple[KnownFile, Path]:
        """Write a temporary, giving up old generations where there is no room for it."""
        new: list[tuple[tuple[bytes, bytes], Contents]] = []

        def content(saved_at: datetime) -> tuple[bytes, bytes]:
            new.append(encode(tables, before.next_meta(saved_at)))
            return new[-1][0]

        there = state_of(self._disk, self._path)  # its mode may be another by now
        while True:
            try:
                path, state = write_temporary(self._disk, self._path, content, there)
                (head, rest), contents = new[-1]
                return KnownFile.of(contents, state, head + rest[:HEAD]), path
            except OSError as error:
                if error.errno not in NO_SPACE or not self._generations.give_up_oldest():
                    raise

    def _keep_generation(self, known: KnownFile) -> None:
        """Keep the file that is there as a generation, if it is not kept yet."""
        contents, state, _, is_damaged = known
        if state is None or contents is NOTHING or is_damaged:
            return
        try:
            self._generations.keep(self._path, state, contents)
        except OSError as error:
            sentence = (
                f"no older generation of {self._path} could be kept in "
                f"{self._generations.folder}: {error.strerror}"
            )
            if sentence not in self._notices:
                self._notices.append(sentence)
