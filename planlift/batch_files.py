"""The folder that a batch reads, and the one that it alone may write into."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planlift.errors import NotWritableError
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = ".planlift"
"""Folder in the output folder for what only planlift reads."""

_NOT_DOCUMENTS = {"thumbs.db", "desktop.ini", "planlift.toml"}


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the folder tree."""

    path: Path
    name: str
    """Relative to the folder, with forward slashes."""
    error: PlanliftError | None = None
    """The folder of that name could not be opened."""


def find(folder: Path, apart: Path) -> list[Found]:
    """Every file below `folder` in the order of the names, but nothing below `apart`.

    Left out are hidden files and folders, lock files of Word (``~$…``), what file managers leave
    lying about, and planlift.toml. Links to files are followed, links to folders are not: those may
    lead in circles. A folder that cannot be opened is given with its error.
    """
    return sorted(_walk(folder, "", apart.resolve()), key=lambda found: found.name.split("/"))


def _walk(folder: Path, prefix: str, apart: Path) -> Iterator[Found]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        message = f"the folder cannot be opened ({error.strerror}); check its permissions"
        yield Found(folder, prefix.rstrip("/"), UnreadableError(message))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _NOT_DOCUMENTS:
            continue
        path = Path(entry.path)
        name = prefix + _in_unicode(entry.name)
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != apart:
                yield from _walk(path, f"{name}/", apart)
        elif _is_file(path):
            yield Found(path, name)


def _in_unicode(name: str) -> str:
    r"""The name of a file, its bytes that are no UTF-8 spelled out: ``caf\xe9.pdf``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_file(path: Path) -> bool:
    """Whether it is a regular file or a link to one; a pipe would keep its reader waiting."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a link that leads nowhere, or in a circle
        return False


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold `out` for one run; the lock goes with the process, however that ends.

    Raises `NotWritableError` for a folder that cannot be made and `PlanliftError` with the code
    ``in-use`` where another run holds it.
    """
    private = out / PRIVATE
    try:
        private.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(private / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        message = f"{out} cannot be written ({error.strerror}); choose another folder with -o"
        raise NotWritableError(message) from error
    try:
        if not _hold(descriptor):
            raise PlanliftError(
                f"another run is writing into {out}; wait for its end or choose another folder",
                code="in-use",
            )
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sweep(folder: Path, process: int | None = None) -> None:
    """Remove the unfinished files that a killed process (or any) left below `folder`."""
    pattern = f".*.{process}.part" if process else ".*.[0-9]*.part"
    for left in folder.rglob(pattern):
        left.unlink(missing_ok=True)
