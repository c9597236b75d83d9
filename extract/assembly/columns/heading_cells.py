"""What the cells of a row say for its being one of headings: known words, values, letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import calendar_columns
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.heading_text import name_of
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.lines import texts_of
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_REMEMBERED = 1 << 11
FEWEST_LABELS = 3
"""Known words below each other: a form has as many at its side."""
_FEWEST_PERIODS = 3
_SIDED = 2
_LONGEST = 12
"""Words of a heading."""
FEWEST_HEADINGS = 2
"""Known words side by side, none of them at the side of a form: a heading row."""


def periods_of(line: Iterable[Cell | None], words: HeadingWords) -> list[Cell]:
    """Cells that each name another stretch of time: columns of a calendar; or none of them.

    Two will do beside headings that are known.
    """
    cells = texts_of(line)
    found = [cell for cell in cells if calendar_columns.heads(cell.text, words)]
    stretches = len({cell.text for cell in found})
    if stretches == _SIDED:
        known = sum(is_known(cell, words) for cell in cells if cell not in found)
        return found if known >= FEWEST_LABELS else []
    return found if stretches >= _FEWEST_PERIODS else []


@lru_cache(maxsize=_REMEMBERED)
def is_value(text: str, words: HeadingWords) -> bool:
    """``May 2024``, ``Complete``: a text that stands below headings, and is none of them."""
    text = one_line(text)
    if not text or not looks.value(text, words):
        return False
    if text[0].isdigit() and looks.dated(text) and looks.date_only(text, words):
        return True  # a day, which no heading opens with: most rows have one
    said = words.senses(text)
    if text.endswith("."):  # a word in a sentence that hints at a field makes it no heading
        said = tuple(sense for sense in said if sense.score >= CLOSE)
    return not (said or words.fallback(text) or words.tick(text))


def is_heading_word(cell: Cell, words: HeadingWords) -> bool:
    """It is a listed heading, of a field or of anything else."""
    text = one_line(cell.text)
    return words.is_decoy(text) or bool(words.fallback(text)) or is_known(cell, words)


def is_known(cell: Cell, words: HeadingWords) -> bool:
    """The words of the cell are a heading, or nearly one."""
    senses = words.senses(name_of(cell, words))
    return any(sense.score >= CLOSE and sense.field for sense in senses)


def read_as_headings(cells: Sequence[Cell], words: HeadingWords, *, marked: bool) -> bool:
    """Half of the cells are known headings, or a third if they are `marked` as such; of two fields.

    Cells that name stretches of time do not count.
    """
    periods = set(map(id, periods_of(cells, words)))
    cells = [cell for cell in cells if id(cell) not in periods]
    least = len(cells) / (3 if marked else 2)
    known: set[str] = set()
    fitting = others = 0
    # Short texts come again in other rows; most long ones need not be asked.
    for left, cell in enumerate(sorted(cells, key=_length), 1 - len(cells)):
        text = name_of(cell, words, cells)
        senses = words.senses(text) if marked or not _is_letter(text) else ()
        if any(sense.score >= CLOSE for sense in senses) or words.fallback(text):
            fitting += 1
            known |= {sense.field for sense in senses if sense.field}
        elif words.tick(text):
            fitting += 1
            known.add("tick")
        elif senses:
            known |= {sense.field for sense in senses[:1] if marked}
        else:
            others += 1
            few = not marked and fitting - left < FEWEST_HEADINGS
            if few or len(cells) - others < least:
                return False
    known.discard("tick")
    if marked or (len(known) > 1 and fitting > 1):
        return bool(known)
    return fitting > 0 == others and _all_hint(cells, words)


def _length(cell: Cell) -> int:
    return len(cell.text)


def _is_letter(text: str) -> bool:
    """``N`` answers a question; the letters of colours are known as such."""
    return len(text) == 1 and text.isalpha()


def _all_hint(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """Each text has a word that speaks for a field, and they head the table or are set off."""
    texts = [one_line(cell.text) for cell in cells]
    fields = {sense.field for text in texts for sense in words.senses(text)[:1]}
    fields |= set(map(words.fallback, texts))
    set_off = len({(cell.bold, cell.fill) for cell in cells}) == 1
    top = all(cell.row == 0 or cell.bold or cell.fill for cell in cells)
    other = any(text.endswith(".") or words.is_decoy(text) for text in texts)
    return len(fields - {""}) >= FEWEST_LABELS and set_off and top and not other


def may_head(cell: Cell) -> bool:
    """As long as a question of a form may be, and no sentence: others beside it must be known."""
    long = len(cell.text.split()) > _LONGEST or cell.text.rstrip().endswith(".")
    return not long and not looks.reference(cell.text)


def is_short(cell: Cell) -> bool:
    """Of six words at most, and no number."""
    return len(cell.text.split()) <= 6 and not looks.reference(cell.text)
