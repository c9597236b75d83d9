"""Folders that are not on this machine's disk: object stores and servers that fsspec reaches.

An object store has neither locks nor folders. What a batch promises holds there like this: a
document's results appear whole (an upload is one step, or ends in a rename), a killed run leaves
nothing half, and another run is kept out by a note that its holder renews; see docs/scale.md.
"""

from __future__ import annotations

import json
import posixpath
import re
import secrets
import tempfile
import threading
import time
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct

from planlift import limits
from planlift.errors import NotFoundError
from planlift.errors import NotWritableError
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError
from planlift.storage import LOCK
from planlift.storage import OVERLAY
from planlift.storage import Found
from planlift.storage import by_path
from planlift.storage import corrections_of
from planlift.storage import in_use
from planlift.storage import is_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.storage import Folder

EXTRAS = {
    "s3": "s3",
    "s3a": "s3",
    "abfs": "abfs",
    "abfss": "abfs",
    "az": "abfs",
    "gs": "gcs",
    "gcs": "gcs",
}
"""Protocol → the optional part of planlift that brings it."""
_AT_ONCE = {*EXTRAS, "memory"}
"""Protocols whose uploads appear whole or not at all; others need a rename."""
_RENEWED = 30.0
"""Seconds between two renewals of the note that keeps other runs out."""
_FORGOTTEN = 180.0
"""Seconds after which a note that nobody renews counts for nothing."""
_PART = ".part"
_USER = re.compile(r"://[^/@]*@")


class Remote(Struct, frozen=True):
    """A folder at an fsspec address."""

    address: str

    def __str__(self) -> str:
        """Return the address, without a user's name and password."""
        return _USER.sub("://", self.address)

    @property
    def path(self) -> Path | None:
        """None: it is not on this machine's disk."""
        return None

    def find(self, apart: Folder) -> list[Found]:
        """Every document below, in the order of the names, but none below the folder `apart`.

        Raises `NotFoundError` where there is no such folder.
        """
        system, root = self._system()
        other = apart.within(system) if isinstance(apart, Remote) else None
        try:
            if not system.isdir(root):
                raise NotFoundError(f"{self}: there is no such folder; check the address")
            files = system.find(root)
        except OSError as error:
            raise self._unreadable("", error) from error
        found = []
        names = {file[len(root) :].strip("/") for file in files}
        for file in files:
            name = file[len(root) :].strip("/")
            if other is not None and f"{file}/".startswith(f"{other}/"):
                continue
            if all(map(is_document, name.split("/"))):
                beside = corrections_of(name)
                found.append(Found(name, name, beside if beside in names else ""))
        return sorted(found, key=by_path)

    def within(self, system: Any) -> str | None:  # noqa: ANN401 -- fsspec has no types
        """Its path in the file system `system`, if it is of that system."""
        mine, root = self._system()
        return root if mine == system else None

    @contextmanager
    def opened(self, key: str) -> Iterator[Path]:
        """A copy of the file, for as long as the context lasts.

        Raises `UnreadableError`, and `TooLargeError` before anything large is fetched.
        """
        system, root = self._system()
        with tempfile.TemporaryDirectory(prefix="planlift-") as folder:
            path = Path(folder) / "document"
            try:
                self._measure(int(system.size(f"{root}/{key}") or 0))
                system.get_file(f"{root}/{key}", str(path))
            except OSError as error:
                raise self._unreadable(key, error) from error
            yield path

    def overlay(self, name: str) -> str:
        """Key of the nearest planlift.toml beside or above `name`, up to the folder itself."""
        folder = posixpath.dirname(name)
        while True:
            key = posixpath.join(folder, OVERLAY)
            if self.has(key):
                return key
            if not folder:
                return ""
            folder = posixpath.dirname(folder)

    def read(self, key: str) -> bytes:
        """The content of a file."""
        system, root = self._system()
        content: bytes = system.cat_file(f"{root}/{key}")
        return content

    def put(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all. Raises `NotWritableError`."""
        system, root = self._system()
        target = f"{root}/{name}"
        try:
            if self._protocol() in _AT_ONCE:
                system.pipe_file(target, content)
                return
            folder, base = posixpath.split(target)
            _make_folder(system, folder)
            part = f"{folder}/.{base[:40]}.{secrets.token_hex(6)}{_PART}"
            try:
                system.pipe_file(part, content)
                system.mv(part, target)
            except BaseException:
                with suppress(OSError):
                    system.rm_file(part)
                raise
        except Exception as error:  # each kind of address has errors of its own
            raise NotWritableError(
                f"{self}/{name}: cannot be written ({error}); choose another folder with -o"
            ) from error

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        system, root = self._system()
        return bool(system.isfile(f"{root}/{name}"))

    def files(self, folder: str) -> list[str]:
        """Names of the files right in a folder, none where there is no such folder."""
        system, root = self._system()
        try:
            entries = system.ls(f"{root}/{folder}", detail=True)
        except FileNotFoundError:
            return []
        return [posixpath.basename(entry["name"]) for entry in entries if entry["type"] == "file"]

    def remove(self, name: str) -> None:
        """Remove a file, if it is there; folders that are left empty do no harm."""
        system, root = self._system()
        with suppress(FileNotFoundError):
            system.rm_file(f"{root}/{name}")

    def sweep(self) -> None:
        """Remove the unfinished files that a killed run left, where there can be any."""
        if self._protocol() in _AT_ONCE:
            return
        system, root = self._system()
        with suppress(FileNotFoundError):
            for file in system.find(root):
                base = posixpath.basename(file)
                if base.startswith(".") and base.endswith(_PART):
                    system.rm_file(file)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep other runs out by a note that is renewed for as long as this run lasts.

        Raises `PlanliftError` with the code ``in-use`` where another run's note is fresh.
        """
        mine = secrets.token_hex(8)
        held = self._note()
        if held and time.time() - float(held.get("renewed", 0)) < _FORGOTTEN:
            wait = f"wait for its end, or {_FORGOTTEN:.0f} seconds if it was killed,"
            raise in_use(str(self), wait)
        self._renew(mine)
        if self._note().get("run") != mine:  # two began in the same moment: the last one has it
            raise in_use(str(self), "wait for its end")
        done = threading.Event()
        renewing = threading.Thread(target=self._keep_renewing, args=(mine, done), daemon=True)
        renewing.start()
        try:
            yield
        finally:
            done.set()
            renewing.join(1)
            self.remove(LOCK)

    def _keep_renewing(self, mine: str, done: threading.Event) -> None:
        while not done.wait(_RENEWED):
            with suppress(PlanliftError):  # the run itself will meet what is wrong
                self._renew(mine)

    def _renew(self, mine: str) -> None:
        self.put(LOCK, json.dumps({"run": mine, "renewed": time.time()}).encode())

    def _note(self) -> dict[str, Any]:
        try:
            note = json.loads(self.read(LOCK))
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}

    def _measure(self, size: int) -> None:
        if size > limits.active().megabytes * 2**20:
            raise limits.refuse("megabytes", f"it has {size / 2**20:,.0f} MB", "split it")

    def _system(self) -> tuple[Any, str]:
        """The file system, and the folder's path in it without a closing slash."""
        import fsspec

        system, root = fsspec.url_to_fs(self.address, **_FRESH)
        return system, str(root).rstrip("/")

    def _protocol(self) -> str:
        return self.address.partition("://")[0].rpartition("::")[2]

    def _unreadable(self, key: str, error: OSError) -> UnreadableError:
        what = f"{self}/{key}" if key else str(self)
        return UnreadableError(
            f"{what} cannot be read ({error}); check its address and permissions"
        )


_FRESH = {"use_listings_cache": False}
"""Options of every file system: what another machine has just written is to be seen."""


def remote(address: str) -> Remote:
    """The folder at an address.

    Raises ValueError, whose text says what is missing, where its protocol is not known here.
    """
    folder = Remote(address.rstrip("/"))
    protocol = folder._protocol()  # noqa: SLF001 -- of this module
    extra = EXTRAS.get(protocol, "remote")
    add = f'pip install "planlift[{extra}]"'
    try:
        import fsspec

        fsspec.get_filesystem_class(protocol)
    except ImportError as error:
        raise ValueError(f"{address} needs a part that is not installed: {add}") from error
    except ValueError as error:
        known = ", ".join(f"{name}://" for name in EXTRAS)
        raise ValueError(f"{protocol}:// is not known; among others {known} are") from error
    return folder


def _make_folder(system: Any, folder: str) -> None:  # noqa: ANN401 -- fsspec has no types
    """Make the folder and those above it; another process may make any of them meanwhile."""
    if system.isdir(folder):
        return
    above = posixpath.dirname(folder)
    if above not in {"", folder}:
        _make_folder(system, above)
    try:
        system.mkdir(folder, create_parents=False)
    except Exception:
        system.invalidate_cache()
        if not system.isdir(folder):
            raise
