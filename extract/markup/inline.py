"""From runs of formatted text to one folded text, with what was struck out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.text import BULLET
from planlift.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_GLYPHS = "▪▫■□●○◦‣⁃∙·◆◇➢➤❖\uf000-\uf0ff"
_DOUBLE_BULLET = re.compile(rf"^{BULLET}(?:[•{_GLYPHS}]\s*|[-–—]\s+)+", re.MULTILINE)
_ODD = re.compile(
    rf"[\u200b\u2060\ufeff\u00ad]|^[{_GLYPHS}]|^•(?! )|^• [{_GLYPHS}•–—-]", re.MULTILINE
)
"""Text that is more than words, blanks and list items with one bullet each."""


class Run(Struct, frozen=True):
    r"""Text in one format; a line break is ``\n``, a list item begins with `BULLET`."""

    text: str
    bold: bool = False
    struck: bool = False


class Flat(Struct, frozen=True):
    """The text of a cell or paragraph as the model wants it."""

    text: str
    struck: tuple[tuple[int, int], ...] = ()
    bold: bool = False
    """All of its letters and digits, of which it has at least one, are bold."""


def tidy(text: str) -> str:
    """`text` folded, without invisible characters, each list item under one bullet."""
    folded = "\n".join([line for part in text.split("\n") if (line := " ".join(part.split()))])
    if folded.isascii() or not _ODD.search(folded):
        return folded  # the same as below, and most texts are that simple
    folded = fold(text.translate(_INVISIBLE))
    return _DOUBLE_BULLET.sub(BULLET, folded).rstrip() if BULLET in folded else folded


def flatten(runs: Sequence[Run]) -> Flat:
    """The runs as one text.

    Folding changes nothing but blanks and bullets, so what was struck out is found again by
    counting the letters, digits and signs that both texts have.
    """
    if len(runs) == 1 and not runs[0].bold and not runs[0].struck:
        return Flat(tidy(runs[0].text))
    text = tidy("".join([run.text for run in runs]))
    bold = any(run.bold for run in runs) and _all_bold(runs)
    if not any(run.struck for run in runs):
        return Flat(text, (), bold)
    return Flat(text, _struck(text, runs), bold)


def _all_bold(runs: Iterable[Run]) -> bool:
    told = [run.bold for run in runs if any(map(str.isalnum, run.text))]
    return bool(told) and all(told)


def _struck(text: str, runs: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Ranges of `text`, from first to last sign of each struck stretch, blanks within included."""
    flags = [run.struck for run in runs for char in run.text if char.isalnum()]
    ranges: list[tuple[int, int]] = []
    open_at: int | None = None
    last = at = 0
    for position, char in enumerate(text):
        if not char.isalnum():
            continue
        if flags[at] and open_at is None:
            open_at = position
        elif not flags[at] and open_at is not None:
            ranges.append((open_at, last + 1))
            open_at = None
        last = position
        at += 1
    if open_at is not None:
        ranges.append((open_at, last + 1))
    return tuple(ranges)
