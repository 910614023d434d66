"""Two families of errors: what the user's world did, and what we did wrong.

Every `PhotofaceError` carries one sentence a person can read and act on; it is shown as it is,
never as a traceback. Anything else that escapes is a bug and is reported as one.
"""


class PhotofaceError(Exception):
    """The user's world said no (disk full, folder gone, file broken): show the sentence, go on."""

    @property
    def sentence(self) -> str:
        """The message for the user, one or two plain sentences: a `Sentence` where it was made as
        one, so that the window can translate it."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class LibraryError(PhotofaceError):
    """The library folder cannot be opened, read or written."""


class LibraryBusyError(LibraryError):
    """Another copy of Photoface has this library open."""


class LibraryReadOnlyError(LibraryError):
    """The library lies where we may not write."""


class DiskFullError(LibraryError):
    """There is no space left where the library lies."""


class FolderGoneError(PhotofaceError):
    """A photo folder is not there (unplugged, renamed, deleted)."""


class PhotoUnreadableError(PhotofaceError):
    """One photo cannot be read; `sentence` says why."""


class ModelError(PhotofaceError):
    """A model is missing, damaged, or does not fit its manifest."""


class ModelFetchError(ModelError):
    """A model could not be fetched (offline, disk full, hash mismatch)."""


class NotFoundError(PhotofaceError):
    """An id or name that the library does not know."""


class SearchError(PhotofaceError):
    """A search that is too long, or holds what no search can."""


class WorkerCrashedError(PhotofaceError):
    """A child process died and could not be brought back."""


def reason_of(error: Exception) -> object:
    """Why, for a sentence: the system's own words, or all that the error says where it has none."""
    return getattr(error, "strerror", None) or error
