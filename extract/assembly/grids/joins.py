"""Cells and rows that a page end has cut.

The evidence is in the text and in the rest of the table: key columns that are always filled are
blank here, a text goes on mid-sentence, two halves make a value that stands whole elsewhere.
Rules at the page end say little: word processors draw them around both halves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract import english
from planlift.extract.assembly.cells import text_of
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.text import BULLET
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_HANGING = frozenset(",-/(&")
JOIN = 2.0
"""Score from which a row is taken for the rest of the one before the page end."""
SURE = 3.0
_LAST_WORD = re.compile(r"(?<![\w'’])\w+$")
_FIRST_WORD = re.compile(r"[a-z]+\b")
_TERMINAL = re.compile(r"[.!?;:][\"')\]]*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b")
_FIRST_YEAR = re.compile(r"^(?:19|20)\d\d\b")
_CARRIED = {"finding", "finding_ref", "section"}
_VALUES = {
    "owner_text",
    "lead_text",
    "support_text",
    "status_text",
    "rag_text",
    "response",
    "priority",
}
_BEGUN_NUMBER = re.compile(r"^\d{1,2}\.(?:\d{1,2}\.)*$")
_BEGUN_YEAR = re.compile(r"(?:^|\s)(?:19|20)\d$")
_OFTEN = 0.75
_BLANK, _NEVER_BLANK, _SOME_MERGED = 1.0, 1.5, 0.5
"""What a blank says, where no other of many rows has one, and where cells are merged over rows."""
_SOME = 3
"""Texts of which none begins with a number: the column is not numbered; or rows that are many."""


def join_cells(first: Cell, second: Cell, others: Collection[str] = ()) -> Cell:
    """Both halves as one cell, standing where the first does, with the places of both.

    `others`: the texts of their column elsewhere, which tell of a word that is cut.
    """
    text, shift = _joined(first.text, second.text, others)
    struck = first.struck + tuple((start + shift, end + shift) for start, end in second.struck)
    return replace(
        first,
        text=text,
        places=first.places + second.places,
        struck=struck,
        fill=first.fill or second.fill,
        bold=first.bold and second.bold,
    )


def row_score(
    last: Sequence[Cell | None],
    first: Sequence[Cell | None],
    columns: Sequence[Column],
    values: Sequence[Collection[str]],
    words: HeadingWords,
    others: Sequence[Sequence[Cell | None]],
) -> float:
    """How much speaks for `first` being the rest of `last`; negative speaks against.

    `values` are the texts of each column in the rest of the table, `others` the cells of the rows
    above. Findings go on as they do (see `finding_goes_on`); but where each row repeats its own,
    one without is no row. Where the page had room for some cells of a row only, the others stand
    whole on the next one.
    """
    own = [index for index, column in enumerate(columns) if column.field not in _CARRIED]
    texts = [(text_of(last[index]), text_of(first[index])) for index in own]
    if _completes(texts, [values[index] for index in own]):
        return SURE
    score = float(
        any(_lacks(last[i], first[i], values[i]) for i in {*range(len(columns))} - {*own})
    )
    blank: list[int] = []
    for index, (before, after) in zip(own, texts, strict=True):
        if after:
            score += goes_on(columns[index], before, after, values[index], words)
        elif before and _usually_filled(values[index]):
            blank.append(index)
    return score + _blanks_say([[last[i], *(row[i] for row in others)] for i in blank])


def _blanks_say(columns: Sequence[Sequence[Cell | None]]) -> float:
    """What blanks say in columns of such cells, which are the last row's and those above it.

    Little where there is none but below cells that are merged over rows, or may be.
    """
    if all(any(map(_is_merged, cells)) for cells in columns):
        return _SOME_MERGED * len(columns)
    return sum(_NEVER_BLANK if _each_own(cells[1:]) else _BLANK for cells in columns)


def _each_own(cells: Sequence[Cell | None]) -> bool:
    """Whether each of many rows has a cell of its own with text."""
    return (
        len(cells) >= _SOME and all(map(text_of, cells)) and len(set(map(id, cells))) == len(cells)
    )


def _is_merged(cell: Cell | None) -> bool:
    """Whether it runs down over rows: below the page end it may go on beside others."""
    return cell is not None and cell.row_span > 1


def _lacks(before: Cell | None, after: Cell | None, others: Collection[str]) -> bool:
    """Whether a cell is blank where all others of the column have a text each."""
    if not others or text_of(after) or not text_of(before):
        return False
    return not _is_merged(before) and not _is_merged(after) and all(others)


def _completes(texts: Sequence[tuple[str, str]], values: Sequence[Collection[str]]) -> bool:
    """Whether each text before and after is in a column of its own, and neither is a whole row."""
    before, after = zip(*texts, strict=True) if texts else ((), ())
    if any(one and two for one, two in texts):
        return False
    return all(
        any(half)
        and any(not text and _usually_filled(own) for text, own in zip(half, values, strict=True))
        for half in (before, after)
    )


def finding_goes_on(before: str, after: str, others: Collection[str], words: HeadingWords) -> bool:
    """The text at the top of the page is the rest of the finding at the foot of the last one."""
    lettered = [_lettered(other) for other in others if other]
    if before and lettered and all(lettered) and not _lettered(after):
        return True
    if not before or is_numbered(after, others):
        return False
    if after[:1].islower() or _open_ended(before, words) or before.count("(") > before.count(")"):
        return True
    if looks.share(looks.numbered(other) for other in others if other) > _OFTEN:
        return True
    # Where findings often end without a mark, that one does says nothing.
    ended = [bool(_TERMINAL.search(other)) for other in set(others) if other]
    return not _TERMINAL.search(before) and sum(ended) >= _OFTEN * len(ended)


def _lettered(text: str) -> bool:
    return any(map(str.isalpha, text))


def goes_on(
    column: Column, before: str, after: str, others: Collection[str], words: HeadingWords
) -> float:
    """How much speaks for a text `after` the page end being the rest of the one `before` it."""
    if column.field in {"ref", "action_ref"}:
        return SURE if _BEGUN_NUMBER.search(before) and after.isdigit() else -4.0
    if not before:
        return 0.0 if _usually_filled(others) else -2.0
    if _stands_elsewhere(f"{before} {after}", others):
        return 3.0
    if column.field in DATED_FIELDS:
        return _date_goes_on(before, after, words)
    if column.field in _VALUES:
        return _value_goes_on(before, after, others, words)
    return _sentence_goes_on(before, after, others, words)


def is_numbered(text: str, others: Collection[str]) -> bool:
    """Whether the text begins with a number; letters and figures (``CPP3``) are one only where
    other texts of the column begin with some too.
    """
    if not looks.numbered(text):
        return False
    return not text[:1].isalpha() or not others or any(map(looks.numbered, set(others)))


def _sentence_goes_on(
    before: str, after: str, others: Collection[str], words: HeadingWords
) -> float:
    if is_numbered(after, others):
        if _open_ended(before, words):
            return 1.0
        return -3.0 if len(others) < _SOME or any(map(looks.numbered, others)) else 0.0
    if after[:1].islower() or _open_ended(before, words):
        return 2.0
    if after.startswith(BULLET):
        return 0.5 if BULLET in f"\n{before}" or before.endswith(":") else -0.5
    return -1.0 if _TERMINAL.search(before) else 0.0


def _date_goes_on(before: str, after: str, words: HeadingWords) -> float:
    if _YEAR.search(before):
        again = _YEAR.search(after) and not _mid_sentence(after, words)
        return -2.0 if again else 0.5
    return 2.0 if _FIRST_YEAR.match(after) or after[:1].islower() else 0.0


def _mid_sentence(text: str, words: HeadingWords) -> bool:
    """``work to end by May``, but not ``by May``: no date begins with such a small word."""
    return text[:1].islower() and key(text.split(None, 1)[0]) not in words.date_joins


def _stands_elsewhere(whole: str, others: Collection[str]) -> bool:
    """Whether another text is the same; folding makes no plain text longer."""
    wanted = key(whole)
    least = len(wanted)
    return any(
        key(other) == wanted for other in set(others) if len(other) >= least or not other.isascii()
    )


def _value_goes_on(before: str, after: str, others: Collection[str], words: HeadingWords) -> float:
    if before.rstrip()[-1:] in _HANGING:
        return 2.0
    known = set(map(key, set(others)))
    if key(before) in known or key(after) in known:
        return -2.0
    if after[:1].islower() or _open_ended(before, words):
        return 2.0
    return 0.0


def _open_ended(text: str, words: HeadingWords) -> bool:
    last = one_line(text).rsplit(" ", 1)[-1]
    return last[-1:] in _HANGING or key(last) in words.open_ends


def _usually_filled(values: Collection[str]) -> bool:
    return looks.share(map(bool, values)) >= _OFTEN


def _joined(first: str, second: str, others: Collection[str]) -> tuple[str, int]:
    """The whole text, and by how much positions in the second half move."""
    if not first or not second:
        return first or second, 0
    if second.startswith(BULLET):
        glue = "\n"
    elif second.startswith("\n") or _is_cut_word(first, second, others):
        glue = ""
    else:
        glue = " "
    return f"{first}{glue}{second}", len(first) + len(glue)


def _is_cut_word(first: str, second: str, others: Collection[str]) -> bool:
    """``coordi-`` ``nated``, ``4.`` ``12``, or what stands in one word in the column elsewhere."""
    if first.endswith("-") and second[:1].islower() and first[-2:-1].isalpha():
        return True
    if second.isdigit() and (_BEGUN_NUMBER.search(first) or _ends_in_year(first, second)):
        return True
    return first[-1:].isalnum() and (
        _stands_elsewhere(first + second, others) or _is_broken_word(first, second)
    )


def _ends_in_year(first: str, second: str) -> bool:
    """``Dec 202`` ``4``: a column so narrow that it breaks years."""
    return len(second) == 1 and _BEGUN_YEAR.search(first) is not None


def _is_broken_word(first: str, second: str) -> bool:
    """``manag`` ``ers``: a word in one piece only; where the line may end, nothing here tells."""
    begin, end = _LAST_WORD.search(first), _FIRST_WORD.match(second)
    if (
        begin is None
        or end is None
        or (english.is_word(begin[0].casefold()) and english.is_word(end[0]))
    ):
        return False
    return english.are_one_word(begin[0].casefold(), end[0])
