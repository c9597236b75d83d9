"""Which vocabulary holds for a document of a batch, wherever its folder is."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planlift import vocabulary
from planlift.errors import VocabularyError
from planlift.storage import OVERLAY
from planlift.words import active

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.storage import Folder
    from planlift.vocabulary import Vocabulary


def words_for(folder: Folder, named: tuple[Path, ...]) -> Callable[[str], Vocabulary]:
    """A function that gives the words for a document by its key.

    On a disk, the nearest planlift.toml up to the disk's root holds; elsewhere up to `folder`.
    """
    place = folder.path
    if place is not None:
        return lambda key: active((place / key).parent, named)

    overlay = functools.lru_cache(maxsize=1024)(folder.overlay)
    load = functools.lru_cache(maxsize=32)(functools.partial(_loaded, folder, named))
    return lambda key: load(overlay(f"{key.rpartition('/')[0]}/{OVERLAY}".lstrip("/")))


def _loaded(folder: Folder, named: tuple[Path, ...], overlay: str) -> Vocabulary:
    if not overlay:
        return vocabulary.load(*named)
    with tempfile.TemporaryDirectory(prefix="planlift-") as local:
        path = Path(local) / OVERLAY
        try:
            path.write_bytes(folder.read(overlay))
        except OSError as error:
            raise VocabularyError(f"{folder}/{overlay}: cannot be read ({error})") from error
        return vocabulary.load(path, *named)
