"""What can go wrong with the book, each with its one clear sentence."""


class BookError(Exception):
    """The base of all: `str(error)` says what happened, to which file, and what to do."""


class BookUnavailable(BookError):
    """The file can't be used as it is: exit code 3 (interface.md §4)."""


class BookLocked(BookUnavailable):
    """Another process held the lock for too long."""


class BookDamaged(BookUnavailable):
    """The file is there and can't be understood; it is left alone."""


class BookTooNew(BookUnavailable):
    """The file was written by a later version of the program."""


class BookReadOnly(BookUnavailable):
    """The file or its folder can't be written."""


class BookUnreadable(BookUnavailable):
    """The system refuses to read the file."""


class BookNotSaved(BookError):
    """A change could not be written; the file is as it was before."""


class ReplacedMeanwhile(BookNotSaved):
    """Another program replaced the file during a save without taking the lock."""


class DocumentError(BookError):
    """A record or an item is not what it should be; the sentence names the field."""


class UnknownInterview(BookError):
    """No interview has this id."""


class NothingToUndo(BookError):
    """The history holds no change that could be taken back."""


class NothingToRedo(BookError):
    """The history holds no change that was taken back."""


class UndoRefused(BookError):
    """The record is not as the change left it, so that taking it back would lose something."""
