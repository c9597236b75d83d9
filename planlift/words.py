"""Which vocabulary holds for a document: built in, the nearest planlift.toml, the files named."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from planlift import vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def active(folder: Path, named: tuple[Path, ...] = ()) -> vocabulary.Vocabulary:
    """The built-in words, over them the nearest planlift.toml from `folder` upward, then `named`.

    Raises `planlift.errors.VocabularyError` for a file that is wrong.
    """
    found = vocabulary.find_overlay(folder)
    overlays = (found, *named) if found else named
    unique = {path.resolve(): path for path in overlays}
    return _loaded(tuple(unique.values()), tuple(map(_stamp, unique.values())))


@functools.lru_cache(maxsize=32)
def _loaded(overlays: tuple[Path, ...], _stamps: tuple[int, ...]) -> vocabulary.Vocabulary:
    return vocabulary.load(*overlays)


def _stamp(path: Path) -> int:
    """Changes when the file does; a file that is gone is left for `vocabulary.load` to report."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
