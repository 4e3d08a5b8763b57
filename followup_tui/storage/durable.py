"""DurableStorage: a storage for TinyDB that loses nothing (storage.md)."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from .conflict_copies import conflict_copies, copy_words
from .damage import read_in
from .disk import Disk
from .errors import BookLocked, BookUnreadable, not_saved
from .file_format import NOTHING, Tables, backup_folder, opened, settled
from .generations import Generations
from .known_file import KnownFile, signature, state_of
from .lineages import brought_together, descends, with_overwritten
from .migrations import SCHEMA
from .replacement import Replacement
from .saving import make_folders, remove_leftovers

LOCK_SECONDS = 10.0


class DurableStorage(Storage):
    """Keeps the tables in memory and replaces the file as a whole, under a lock.

    Documents are kept as they stand in the file, so that no change in place can reach them.
    """

    def __init__(
        self, path: Path, *, disk: Disk | None = None, lock_seconds: float = LOCK_SECONDS
    ) -> None:
        self._given, self.path = path, Path()
        self.notices: list[str] = []
        """Sentences for the user, in the order in which they came up."""
        self.guard = threading.RLock()
        """Held by the thread that reads in or saves."""
        self._disk = disk or Disk()
        self._lock_seconds = lock_seconds
        self._follow()
        self._known = KnownFile()
        self._pending: dict[str, Any] | None = None
        self._refused: object = None
        """The state or reason in which the file could not be read in: it is said only once."""
        self.is_unsaved = False
        """Whether memory holds what a file of another lineage lacks: the next save writes it."""
        self._open()

    def read(self) -> dict[str, dict[str, Any]]:
        """Return a copy of all tables as the transaction under way sees them, for TinyDB."""
        with self.guard:
            return {
                name: {key: opened(document) for key, document in table.items()}
                for name, table in self.current.items()
            }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Put `data` in the place of all tables, for TinyDB."""
        with self.transaction() as tables:
            tables.clear()
            tables.update(data)

    @property
    def tables(self) -> Tables:
        """What was last read or saved; replaced by the next save, never changed."""
        return self._known.contents.tables

    @property
    def current(self) -> dict[str, Any]:
        """The tables as the transaction under way sees them; outside of one, as saved."""
        return self.tables if self._pending is None else self._pending

    @property
    def is_read_only(self) -> bool:
        """Whether a change would be refused: the file is too new, or may not be written."""
        return self._known.why_read_only(self._disk, self.path) is not None

    @contextmanager
    def transaction(self) -> Iterator[dict[str, Any]]:
        """Lock, look again, hand out the tables; save them once, at the end of the outermost.

        Nothing is saved when the block raises, or has changed nothing. Raises BookError.
        """
        with self.guard:
            if self._pending is not None:
                yield self._pending
                return
            if self.is_read_only:
                self.look_again()  # perhaps it was put right since
            self._refuse_if_read_only()
            with self._locked():
                self._look_under_lock()
                self._pending = dict(self.tables)
                try:
                    yield self._pending
                    self._save(settled(self._pending, self.tables))
                finally:
                    self._pending = None

    def write_anew(self) -> bool:
        """Save the file again where it is not as we would have saved it; say whether it was."""
        with self.transaction():
            self.is_unsaved |= self._known.is_damaged or not self._known.contents.is_as_saved
            return self.is_unsaved

    def look_again(self) -> bool:
        """Read the file in where another process changed it; costs one system call if not.

        Raises BookUnavailable, once for each state of the file.
        """
        if not self.has_news():
            return False
        self._follow()
        try:
            state = state_of(self._disk, self.path)
        except BookUnreadable as error:
            self._refused = str(error)
            raise
        if state is None:
            self._notice_it_is_gone()
            return False
        if self._known.has_state(state):
            self._refused = None
            return False
        self._refused = signature(state)
        self._read_in()
        self._refused = None
        return True

    def has_news(self) -> bool:
        """Say whether the file is not as it was last looked at; costs one system call."""
        try:
            state = state_of(self._disk, self._given)
        except BookUnreadable as error:
            return str(error) != self._refused
        if state is None:
            return self._known.state is not None
        if self._known.has_state(state):
            return self._refused is not None
        return signature(state) != self._refused

    def _follow(self) -> None:
        """Find the file behind a symlink, which stays one, and may lead elsewhere by now."""
        # Path.resolve raises RuntimeError for one that loops.
        path = Path(os.path.realpath(self._given))
        if path != self.path:
            self.path = path
            self.generations = Generations(backup_folder(path), self._disk)
            self._replacement = Replacement(path, self.generations, self._disk, self.notices)
            self._may_have_leftovers = True

    def _open(self) -> None:
        if state_of(self._disk, self.path) is not None:
            self._read_in()
        elif not self._is_new():
            self.notices.append(
                f"{self.path} is not there, though older generations of it are in "
                f"{self.generations.folder}"
            )
        if (why := self._known.why_read_only(self._disk, self.path)) is not None:
            self.notices.append(str(why))

    def _is_new(self) -> bool:
        return self._known.contents is NOTHING and not self.generations.names()

    def _look_under_lock(self) -> None:
        if self._may_have_leftovers:
            remove_leftovers(self._disk, self.path)
            self._may_have_leftovers = False
        if state_of(self._disk, self.path) is None:
            self._notice_it_is_gone()
        elif not self._known.is_still_there(self._disk, self.path):
            self._read_in()
            self._refuse_if_read_only()

    def _notice_it_is_gone(self) -> None:
        if self._known.state is not None:
            self._known = self._known._replace(state=None)
            self.notices.append(f"{self.path} is gone; the next change writes it again from memory")

    def _read_in(self) -> None:
        before = self._known.contents
        self._known, damage = read_in(
            self._disk, self.generations, self.path, before, may_be_empty=self._is_new()
        )
        if damage:
            self.notices.append(damage)
        now = self._known.contents
        if max(now.meta.schema, before.meta.schema) > SCHEMA:
            self.is_unsaved = False  # what a later version wrote is shown, never written
        elif self.is_unsaved or not descends(now, before):
            contents, sentence = brought_together(before, now, self.path)
            self._known = self._known._replace(contents=contents)
            self.is_unsaved = contents is not now
            if sentence:
                self.notices.append(sentence)
        elif not now.is_as_saved and (before.meta.commit or now.meta.commit):
            sentence = f"{self.path} was changed by another program; its changes were taken in"
            self.notices.append(sentence)
            self._known = self._known._replace(contents=with_overwritten(before, now))
        for words in map(copy_words, conflict_copies(self._disk, self.path)):
            if words not in self.notices:
                self.notices.append(words)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._follow()
            make_folders(self._disk, self.path.parent)
            lock = self.path.with_name(self.path.name + ".lock")
            release = self._disk.lock(lock, self._lock_seconds)
        except TimeoutError as error:
            raise BookLocked(self.path, self._lock_seconds) from error
        except OSError as error:
            raise not_saved(self.path, error) from error
        try:
            yield
        finally:
            with suppress(OSError):  # what was saved is saved
                release()

    def _save(self, tables: Tables) -> None:
        if tables == self.tables and not self.is_unsaved:
            return
        self._known = self._replacement.replace(self._known, tables)
        self.is_unsaved = False
        self._replacement.confirm(self._known)

    def _refuse_if_read_only(self) -> None:
        if (why := self._known.why_read_only(self._disk, self.path)) is not None:
            raise why
