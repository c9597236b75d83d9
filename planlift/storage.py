"""The folders that a batch reads from and writes into: on a disk, or wherever fsspec reaches.

Names inside a folder are relative, with forward slashes.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import AbstractContextManager
from contextlib import contextmanager
from contextlib import nullcontext
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Protocol

from msgspec import Struct

from planlift.errors import NotWritableError
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = ".planlift"
"""Folder in the output folder for what only planlift reads."""
LOCK = f"{PRIVATE}/lock"
PLANS = "plans"
"""Folder in the output folder for the results of each document."""
OVERLAY = "planlift.toml"
CORRECTIONS = ".corrections.toml"
"""How a file of corrections beside its document ends."""

_NOT_DOCUMENTS = {"thumbs.db", "desktop.ini", OVERLAY}


class Found(Struct, frozen=True):
    """One file of a folder tree."""

    name: str
    """What people and outputs call it: in Unicode."""
    key: str
    """What opens it; differs from `name` where the name on disk is no Unicode."""
    corrections: str = ""
    """What opens the file of corrections beside it; empty where there is none."""
    error: PlanliftError | None = None
    """The folder of that name could not be opened."""


class Folder(Protocol):
    """A folder tree. Reading and writing raise OSError, `put` a `NotWritableError`."""

    @property
    def path(self) -> Path | None:
        """Where it is on this machine's disk; None for one that is elsewhere."""

    def __str__(self) -> str:
        """Return what people call it."""

    def __hash__(self) -> int:
        """Return the same for the same folder."""

    def find(self, apart: Folder) -> list[Found]:
        """Every document below, in the order of the names, but none below the folder `apart`."""

    def opened(self, key: str) -> AbstractContextManager[Path]:
        """The file as one on this machine's disk, for as long as the context lasts."""

    def overlay(self, name: str) -> str:
        """Key of the nearest planlift.toml beside or above `name`; empty where there is none."""

    def read(self, key: str) -> bytes:
        """The content of a file."""

    def put(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def files(self, folder: str) -> list[str]:
        """Names of the files right in a folder, none where there is no such folder."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there, and the folders in which nothing is left."""

    def sweep(self) -> None:
        """Remove the unfinished files that a killed run left."""

    def hold(self) -> AbstractContextManager[None]:
        """Keep other runs out; raises a `PlanliftError` ``in-use`` where another holds it."""


def is_document(name: str) -> bool:
    """Whether a file of this name (without folders) may be a document."""
    if name.startswith((".", "~$")) or name.lower().endswith(CORRECTIONS):
        return False
    return name.lower() not in _NOT_DOCUMENTS


def corrections_of(name: str) -> str:
    """The name of the file of corrections for a document of this name."""
    folder, slash, file = name.rpartition("/")
    stem = file.rpartition(".")[0] or file
    return f"{folder}{slash}{stem}{CORRECTIONS}"


def by_path(found: Found) -> list[str]:
    """What documents are sorted by."""
    return found.name.split("/")


class Disk(Struct, frozen=True):
    """A folder on this machine's disk, or on one that is mounted here."""

    path: Path

    def __str__(self) -> str:
        """Return the path."""
        return str(self.path)

    def find(self, apart: Folder) -> list[Found]:
        """Every document below, in the order of the names, but none below the folder `apart`.

        Left out are hidden files and folders, lock files of Word (``~$…``), what file managers
        leave lying about, and planlift.toml. Links to files are followed, links to folders are not:
        those may lead in circles. A folder that cannot be opened is given with its error.
        """
        other = apart.path.resolve() if apart.path is not None else None
        return sorted(_walk(self.path, "", "", other), key=by_path)

    def opened(self, key: str) -> AbstractContextManager[Path]:
        """The file itself."""
        return nullcontext(self.path / key)

    def overlay(self, name: str) -> str:
        """None: words are looked for up to the root of the disk, see `planlift.words`."""
        del name
        return ""

    def read(self, key: str) -> bytes:
        """The content of a file."""
        return (self.path / key).read_bytes()

    def put(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all."""
        from planlift.export.atomic import put

        put(self.path / name, content)

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.path / name).is_file()

    def files(self, folder: str) -> list[str]:
        """Names of the files right in a folder."""
        try:
            with os.scandir(self.path / folder) as entries:
                return [entry.name for entry in entries if entry.is_file()]
        except FileNotFoundError:
            return []

    def remove(self, name: str) -> None:
        """Remove a file, if it is there, and the folders in which nothing is left."""
        path = self.path / name
        path.unlink(missing_ok=True)
        with suppress(OSError):  # not empty, or in use
            for folder in path.parents:
                if not folder.is_relative_to(self.path) or folder == self.path:
                    return
                folder.rmdir()

    def sweep(self) -> None:
        """Remove the unfinished files that a killed run left."""
        pattern = ".*.[0-9]*.part"
        own = (self.path / PRIVATE, self.path / PLANS)
        for left in (*self.path.glob(pattern), *(path for o in own for path in o.rglob(pattern))):
            left.unlink(missing_ok=True)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep other runs out; the lock goes with the process, however that ends.

        Raises `NotWritableError` for a folder that cannot be made and `PlanliftError` with the code
        ``in-use`` where another run holds it.
        """
        try:
            (self.path / PRIVATE).mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            message = f"{self} cannot be written ({error.strerror}); choose another folder with -o"
            raise NotWritableError(message) from error
        try:
            if not _hold(descriptor):
                raise in_use(str(self), "wait for its end")
            yield
        finally:
            os.close(descriptor)


def in_use(folder: str, what_to_do: str) -> PlanliftError:
    """The error of a folder into which another run writes."""
    return PlanliftError(
        f"another run is writing into {folder}; {what_to_do} or choose another folder",
        code="in-use",
    )


def _walk(folder: Path, prefix: str, keys: str, apart: Path | None) -> Iterator[Found]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        message = f"the folder cannot be opened ({error.strerror}); check its permissions"
        yield Found(prefix.rstrip("/"), keys.rstrip("/"), error=UnreadableError(message))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if not is_document(entry.name):
            continue
        path = Path(entry.path)
        name, key = prefix + _in_unicode(entry.name), keys + entry.name
        if entry.is_dir(follow_symlinks=False):
            if apart is None or path.resolve() != apart:
                yield from _walk(path, f"{name}/", f"{key}/", apart)
        elif _is_file(path):
            beside = corrections_of(entry.name)
            yield Found(name, key, keys + beside if beside in names else "")


def _in_unicode(name: str) -> str:
    r"""The name of a file, its bytes that are no UTF-8 spelled out: ``caf\xe9.pdf``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_file(path: Path) -> bool:
    """Whether it is a regular file or a link to one; a pipe would keep its reader waiting."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a link that leads nowhere, or in a circle
        return False


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
