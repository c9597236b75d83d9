"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from planlift.errors import NotWritableError

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.EACCES: "permission is denied; close the file if it is open elsewhere, or choose another"
    " folder with -o",
    errno.EPERM: "permission is denied; close the file if it is open elsewhere, or choose another"
    " folder with -o",
    errno.EROFS: "the file system is read-only; choose another folder with -o",
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "your disk quota is used up; free some space and run again",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another folder with -o",
    errno.EEXIST: "a part of the path is a file, not a folder; choose another folder with -o",
    errno.EISDIR: "there is a folder of that name; rename it or choose another folder with -o",
    errno.ENAMETOOLONG: "the name is too long for the file system; choose a shorter one",
}


def put(path: Path, content: bytes) -> None:
    """Write `content` to `path`, making its folder where needed.

    The content goes to a temporary file in the same folder, to the disk, then takes its name in one
    step: whoever looks at `path` sees the old file or the new one, never half of either.
    Raises `NotWritableError`; the old file, if any, is then untouched.
    """
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        _refuse_protected(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_through(temporary, content)
            temporary.replace(path)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        _flush_folder(path.parent)
    except OSError as error:
        number = error.errno or 0
        reason = _REASONS.get(number) or f"{error.strerror or error}; choose another folder with -o"
        raise NotWritableError(f"{path}: cannot be written: {reason}.") from error


def _refuse_protected(path: Path) -> None:
    # Renaming over a file needs no permission on it: a file somebody made read-only would go.
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    # Some network file systems refuse to sync a folder; the file itself is safe already.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
