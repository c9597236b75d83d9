"""Which files each source becomes: never a source itself, never another source's result."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path


class Target(Struct, frozen=True):
    """Where the results of one source go: ``folder/stem.xlsx`` and so on."""

    source: Path
    folder: Path
    stem: str
    notes: tuple[str, ...] = ()
    """What a person should be told about the choice of the name."""


def targets(sources: Iterable[Path], folder: Path | None, formats: Sequence[str]) -> list[Target]:
    """A target for each source, in order, a source given twice only once.

    Where two sources would give one name, or a result would overwrite a source, the result takes
    the source's whole name: ``plan.pdf.xlsx``; where that is taken too, a number besides.
    """
    unique = list({source.resolve(): source for source in sources}.items())
    originals = {resolved for resolved, _ in unique}
    claimed = Counter(_key(folder or source.parent, source.stem) for _, source in unique)
    taken: set[tuple[Path, str]] = set()
    found: list[Target] = []
    for _, source in unique:
        place = folder or source.parent
        alone = claimed[_key(place, source.stem)] == 1
        results = {(place / f"{source.stem}.{suffix}").resolve() for suffix in formats}
        stem = source.stem if alone and not results & originals else source.name
        number = 1
        while _key(place, _numbered(stem, number)) in taken:
            number += 1
        chosen = _numbered(stem, number)
        taken.add(_key(place, chosen))
        found.append(Target(source, place, chosen, _notes(source, chosen)))
    return found


def _key(place: Path, stem: str) -> tuple[Path, str]:
    """Names that differ in case only are one file on Windows and macOS."""
    return place.resolve(), stem.casefold()


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem} {number}"


def _notes(source: Path, chosen: str) -> tuple[str, ...]:
    if chosen == source.stem:
        return ()
    return (f"  Named {chosen!r}, because another file has the name {source.stem!r}.",)
