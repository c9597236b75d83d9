"""How much of one document is read: beyond these figures it is refused, never half read.

The figures are far above what a plan needs, and low enough that a document made to do harm ends
soon. Whoever has an honest document beyond one of them raises it with ``--limit NAME=NUMBER``.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import fields
from msgspec.structs import replace

from planlift.errors import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator


class Limits(Struct, frozen=True):
    """The most that one document may have."""

    megabytes: int = 500
    """Size of the file."""
    unpacked: int = 768
    """Megabytes of all parts of a DOCX file or streams of a PDF once they are unpacked."""
    part: int = 96
    """Megabytes of one part of a DOCX file or stream of a PDF once it is unpacked."""
    parts: int = 20_000
    """Files inside a DOCX file."""
    drawing: int = 32
    """Megabytes of what draws one page of a PDF once it is unpacked."""
    tags: int = 3_000_000
    """Tags of an HTML page or of one part of a DOCX file."""
    pages: int = 5_000
    """Pages of a PDF."""
    characters: int = 200_000
    """Characters on one page of a PDF, blanks included."""
    objects: int = 250_000
    """Texts, lines and pictures drawn on one page of a PDF."""
    corners: int = 500_000
    """Corners of all the lines and shapes drawn on one page of a PDF."""
    fields: int = 25_000_000
    """Smallest fields between the ruling lines of one page of a PDF."""
    lines: int = 1_000_000
    """Lines of a text."""
    text: int = 20_000_000
    """Characters of all text, blanks included."""
    cells: int = 500_000
    """Slots of all tables: the rows times the columns of each."""


NAMES = tuple(field.name for field in fields(Limits))

_active: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039 -- it is frozen
_spent: ContextVar[dict[str, int] | None] = ContextVar("spent", default=None)


def active() -> Limits:
    """The limits that hold for what is being read."""
    return _active.get()


@contextmanager
def held(limits: Limits) -> Iterator[None]:
    """Let `limits` hold for what is read inside."""
    token = _active.set(limits)
    try:
        yield
    finally:
        _active.reset(token)


@contextmanager
def counted() -> Iterator[None]:
    """Let what is spent inside add up: one document's parts count together."""
    token = _spent.set({})
    try:
        yield
    finally:
        _spent.reset(token)


def spend(name: str, count: int, what: str) -> None:
    """Count `count` more of what the limit `name` is about, before it is made or kept.

    `what` names it, such as ``cells in its tables``. Raises TooLargeError beyond the limit.
    """
    spent = _spent.get()
    total = count + (spent or {}).get(name, 0)
    if total > getattr(active(), name):
        raise refuse(name, f"the document has {total:,} {what} or more")
    if spent is not None:
        spent[name] = total


def raised(settings: Iterable[str]) -> Limits:
    """The limits with each ``NAME=NUMBER`` of `settings` laid over the usual ones.

    Raises ValueError, whose text says what is wrong and which names there are.
    """
    changed = {}
    for setting in settings:
        name, _, number = setting.partition("=")
        figure = number.replace("_", "").replace(",", "")
        if name not in NAMES:
            raise ValueError(f"{name!r} is not a limit; known: {', '.join(NAMES)}")
        if not figure.isdecimal() or not int(figure):
            raise ValueError(f"{setting!r} needs a number above 0, such as {name}=1000")
        changed[name] = int(figure)
    return replace(Limits(), **changed)


def refuse(name: str, what: str, otherwise: str = "split the document") -> TooLargeError:
    """The error of a document beyond the limit `name`: `what` it has, how to go on.

    `what` is the sentence's beginning, such as ``the PDF has 6,000 pages``.
    """
    most = getattr(active(), name)
    return TooLargeError(
        f"{what}, more than the limit of {most:,}; {otherwise}, or raise the limit with"
        f" --limit {name}=NUMBER"
    )
