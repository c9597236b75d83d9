"""Lines that a cell breaks by hand, though the file says that they are one paragraph."""

from __future__ import annotations

import numpy as np
import pytest

from planlift.extract.pdf.lines import Line
from planlift.extract.pdf.paragraphs import Space
from planlift.extract.pdf.paragraphs import flow

COLUMN = Space(5, 120, reach=105)
"""Its text runs as far as 20 letters."""


def line(text: str, row: int) -> Line:
    index = np.zeros(0, dtype=np.intp)
    first = 5.0 * len(text.split(" ", maxsplit=1)[0])
    top = 12.0 * row
    right = 5.0 + 5 * len(text)
    return Line(0, text, index, 5.0, right, top, top + 10, 10, False, 0, first)  # noqa: FBT003


def tagged(*texts: str) -> str:
    return flow([line(text, row) for row, text in enumerate(texts)], COLUMN, "paragraph").text


@pytest.mark.parametrize(
    "texts",
    [
        ("Head of HR", "Manager", "Ward sisters"),  # every line leaves room
        ("Councillor", "Clerk"),
        ("Lead: Harbour Master", "Support: Clerk"),  # each begins with a label
        ("31 May 2024", "30 June 2024"),  # a figure after a figure
        ("Visit all homes", "(b) Report"),
        ("Done by:", "Manager"),
        (
            "• the head of people",
            "• clerks",
            "• wardens of the pier",
        ),  # items are no rest of a line
        ("1.9 Review each pathway plan".rjust(20), "1.10 Introduce"),  # though no room is left
    ],
)
def test_lines_are_kept_apart(texts: tuple[str, ...]) -> None:
    assert tagged(*texts) == "\n".join(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Track and highlight", "Community actions", "shared by all of them"),
        ("Follow up each case", "Community practice"),  # one line end that leaves room is chance
        ("Done by", "Probation/Police team"),  # what may be broken has no first word to measure
        ("As is said by part 7", "1.2 of the report we"),  # counts on from nothing
    ],
)
def test_lines_run_on(texts: tuple[str, ...]) -> None:
    assert tagged(*texts) == " ".join(texts)


def test_lines_that_count_on_are_kept_apart_in_any_cell() -> None:
    texts = ("1.1 Review each plan", "of care leavers now", "1.2 Introduce a form")
    made = flow([line(text, row) for row, text in enumerate(texts)], COLUMN)
    assert made.text == "1.1 Review each plan of care leavers now\n1.2 Introduce a form"


def test_a_blank_line_parts_what_the_source_calls_one_paragraph() -> None:
    texts = ("Area for improvement", "number one of three", "Regulation 13 of 2005")
    made = flow(
        [line(text, row) for text, row in zip(texts, (0, 1, 3), strict=True)], COLUMN, "paragraph"
    )
    assert made.text == "Area for improvement number one of three\nRegulation 13 of 2005"
