"""Headings that no list knows, told by the values below them: they are none of these themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings import cues
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FEWEST_COLUMNS = 3
_CUT_SHORT = 12
"""Letters of a heading that ends with the stop of a word cut short: ``Resp. off.``."""
_FEWEST = 2
"""Columns whose values show who, when or how far; headings with a word that fits their values."""


def by_values(
    head: Sequence[Cell | None],
    below: Sequence[Sequence[Cell | None]],
    words: HeadingWords,
    *,
    marked: bool,
) -> bool:
    """Texts stand beside who and when, and words of the headings say so, one of them of *what*;
    or there are texts that bid behind such that tell.

    Headings that are not `marked` as such differ from all that stands below them.
    """
    below = [line for line in below if any(cell is not line[0] for cell in line)]  # no bands
    if len(head) < _FEWEST_COLUMNS or not below:
        return False
    if not marked and not (len(below) >= _FEWEST and _may_head(head)):
        return False
    kinds: list[str] = []
    fields: list[str] = []
    columns: list[list[str]] = []
    for index, cell in enumerate(head):
        if cell is None or not cell.text or cell.column_span > 1:
            continue
        heading = one_line(cell.text)
        if words.is_decoy(heading):
            continue
        values = [line[index] for line in below]
        columns.append([value.text for value in values if value and value.text])
        kinds.append(cues.kind_of(columns[-1], words))
        if not marked and not _differs(heading, kinds[-1], words):
            return False
        cue = words.cues.found(heading, kinds[-1]) if kinds[-1] else None
        named = {sense.field for sense in words.senses(heading)} | {words.fallback(heading)}
        fields += [field for field in ({cue[0]} if cue else named) if field and field != "none"]
    if len(set(kinds) & cues.SHOWN) < _FEWEST or cues.TEXTS not in kinds:
        return False
    said = set(fields) - {"ref", "section", ""}
    spoken = len(said) >= _FEWEST and not said.isdisjoint(WHAT) and 2 * len(fields) >= len(kinds)
    return spoken or mood.bid_and_told(columns, words) or _as_in_plans(kinds, columns, words)


def _as_in_plans(
    kinds: Sequence[str], columns: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """What was so, and another text, in front of who and when."""
    if not {cues.PEOPLE, cues.DATES} <= {*kinds}:
        return False
    ahead = min(kinds.index(cues.PEOPLE), kinds.index(cues.DATES))
    texts = [index for index in range(ahead) if kinds[index] == cues.TEXTS]
    return len(texts) >= _FEWEST and mood.told(columns[texts[0]], words)


def _may_head(head: Sequence[Cell | None]) -> bool:
    """Short texts, each another; only the first column may have none."""
    cells = [cell for cell in head if cell is not None and cell.text]
    texts = {cell.text for cell in cells}
    whole = len(texts) == len(cells) >= len(head) - 1 and len(texts) >= _FEWEST_COLUMNS
    return whole and all(cell.column_span == 1 and _names(cell.text) for cell in cells)


def _names(text: str) -> bool:
    """Few words and no full stop but that of one cut short: ``Off.``."""
    return looks.title(text) or (text.endswith(".") and len(text) <= _CUT_SHORT)


def _differs(heading: str, kind: str, words: HeadingWords) -> bool:
    """``Handler`` is nobody's name as those below it are, ``Cut-off`` no date."""
    if kind not in cues.SHOWN or cues.kind_of([heading], words) != kind:
        return True
    return kind != cues.DATES and words.cues.found(heading, kind) is not None
