"""Words that are too long for their column."""

from __future__ import annotations

import numpy as np

from planlift.extract.pdf.columns import Column
from planlift.extract.pdf.columns import pieces_in
from planlift.extract.pdf.textlines import Line
from planlift.extract.pdf.textlines import Word
from planlift.extract.pdf.textlines import box_of

COLUMNS = [Column(10, 60, 10, None), Column(66, 120, 66, None), Column(130, 180, 130, None)]


def pieces(*words: tuple[str, float, float]) -> list[tuple[int, int, str]]:
    made = tuple(
        Word((left, 0.0, right, 10.0), 10.0, text, np.zeros(0, dtype=np.intp))
        for text, left, right in words
    )
    line = Line(box_of(made), 10.0, made, (made,))
    return [
        (piece.first, piece.last, " ".join(word.text for word in piece.words))
        for piece in pieces_in(line, 0, COLUMNS)
    ]


def test_a_word_that_runs_into_the_next_cell_and_the_word_there_are_two_texts() -> None:
    assert pieces(("September", 10, 82), ("Operational", 66, 118)) == [
        (0, 0, "September"),
        (1, 1, "Operational"),
    ]


def test_a_word_that_reaches_a_little_over_the_next_column_stands_in_its_own() -> None:
    assert pieces(("(previously", 10, 71)) == [(0, 0, "(previously")]


def test_a_heading_over_two_columns_stands_over_both() -> None:
    assert pieces(("Responsibilities", 10, 110)) == [(0, 1, "Responsibilities")]
    assert pieces(("Owner", 40, 71)) == [(0, 1, "Owner")]
