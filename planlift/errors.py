"""What can go wrong with a document: one code, one line for a person."""

from __future__ import annotations


class PlanliftError(Exception):
    """A document cannot be converted. ``str(error)`` is a sentence that says what to do."""

    code = "failed"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        """Take the sentence for people; `code` overrides the class's."""
        super().__init__(message)
        if code is not None:
            self.code = code


class NotFoundError(PlanliftError):
    """There is no such file."""

    code = "not-found"


class EmptyFileError(PlanliftError):
    """The file has no content."""

    code = "empty"


class FolderError(PlanliftError):
    """A folder was given where a document is wanted."""

    code = "is-a-folder"


class UnsupportedTypeError(PlanliftError):
    """The bytes are none of the formats that planlift reads."""

    code = "unsupported-type"


class DamagedError(PlanliftError):
    """The file breaks the rules of its own format beyond repair."""

    code = "damaged"


class EncryptedError(PlanliftError):
    """The file needs a password."""

    code = "encrypted"


class NoTextError(PlanliftError):
    """Pages without text: a scan."""

    code = "no-text"


class NotAPlanError(PlanliftError):
    """The document holds no action table."""

    code = "not-a-plan"


class TooLargeError(PlanliftError):
    """A limit on pages, characters, cells or bytes was passed."""

    code = "too-large"


class UnreadableError(PlanliftError):
    """The operating system refused to read the file."""

    code = "unreadable"


class NotWritableError(PlanliftError):
    """The output cannot be written there."""

    code = "not-writable"


class VocabularyError(PlanliftError):
    """A vocabulary file is wrong; the message names the file, the line and the known keys."""

    code = "vocabulary"


class LedgerError(PlanliftError):
    """Words of the source went missing: a defect of planlift."""

    code = "ledger"


class CorrectionsError(PlanliftError):
    """A file of corrections is wrong; the message names the file and the entry."""

    code = "corrections"
