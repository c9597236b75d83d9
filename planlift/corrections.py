"""Corrections that a person made to a plan's values: the file, read and checked entry by entry."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

import tomli
from msgspec import Struct

from planlift import schema
from planlift.errors import CorrectionsError
from planlift.storage import corrections_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
FIXED = ("action_id", "source", "page", "due_text", "owner_text", "status_text", "checks")
"""Columns that say where something stands or what is printed: no opinion changes them."""
_KEYS = ("action_id", "column", "printed", "value")
_MOST = 50_000_000
"""Bytes of a file that is no file of corrections."""


class Correction(Struct, frozen=True):
    """One value as a person wants it."""

    action_id: str
    column: str
    printed: str
    """The text as printed on which the person looked."""
    value: str
    """As in the CSV: ISO dates; empty for nothing."""


class Corrections(Struct, frozen=True):
    """One file of corrections, well-formed; whether they fit a plan is another question."""

    name: str
    sha256: str
    """Of the document that was looked at."""
    entries: tuple[Correction, ...]
    digest: str
    """SHA-256 of the file itself."""


def beside(source: Path) -> Path | None:
    """The file of corrections that lies beside a document: ``plan.corrections.toml``."""
    path = source.with_name(corrections_of(source.name))
    return path if path.is_file() else None


def read(path: Path) -> Corrections:
    """The corrections in the file at `path`.

    Raises `CorrectionsError`, which names the file and the entry, for anything that is not right.
    """
    try:
        if path.stat().st_size > _MOST:
            raise CorrectionsError(f"{path.name}: is too large for a file of corrections")
        content = path.read_bytes()
    except OSError as error:
        raise CorrectionsError(f"{path.name}: cannot be read ({error.strerror})") from error
    return parse(content, path.name)


def parse(content: bytes, name: str) -> Corrections:
    """The corrections in the bytes of a file called `name`; raises as `read` does."""
    try:
        told = tomli.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"{name}: is not UTF-8 text; save it again as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise CorrectionsError(f"{name}: not valid TOML: {error}") from error
    _known(told, ("format", "source", "sha256", "correction"), name)
    if told.get("format") != FORMAT:
        raise CorrectionsError(
            f"{name}: format is {told.get('format')!r}, and this planlift knows {FORMAT};"
            " save it again from the review page"
        )
    listed = told.get("correction", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise CorrectionsError(f"{name}: corrections stand under [[correction]], one each")
    return Corrections(
        name=name,
        sha256=str(told.get("sha256", "")),
        entries=tuple(_entries(listed, name)),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _entries(listed: Iterable[dict[str, Any]], name: str) -> Iterator[Correction]:
    seen: dict[tuple[str, str], int] = {}
    for number, told in enumerate(listed, start=1):
        where = f"{name}: correction {number}"
        _known(told, (*_KEYS, "note"), where)
        for key in _KEYS:
            if not isinstance(told.get(key), str):
                raise CorrectionsError(f"{where}: {key} must be there, as text in quotes")
        entry = Correction(told["action_id"], told["column"], told["printed"], told["value"])
        where = f"{where} ({entry.action_id}, {entry.column})"
        _check_value(entry, where)
        earlier = seen.setdefault((entry.action_id, entry.column), number)
        if earlier != number:
            raise CorrectionsError(f"{where}: correction {earlier} is of the same value; keep one")
        yield entry


def _known(told: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in told:
        if key not in keys:
            raise CorrectionsError(f"{where}: {key!r} is not known; known: {', '.join(keys)}")


def _check_value(entry: Correction, where: str) -> None:
    if entry.column in FIXED:
        raise CorrectionsError(f"{where}: this column says what the document has; it stays")
    column = schema.column(entry.column)
    if column.dtype == schema.DATE and entry.value:
        _check_day(entry.value, where)
    if column.categories and entry.value and entry.value not in column.categories:
        known = ", ".join(column.categories)
        raise CorrectionsError(f"{where}: {entry.value!r} is not one of {known}")


def _check_day(value: str, where: str) -> None:
    try:
        written = date.fromisoformat(value).isoformat()
    except ValueError:
        written = ""
    if written != value:
        raise CorrectionsError(
            f"{where}: {value!r} is not a day of the calendar written as YYYY-MM-DD"
        )
