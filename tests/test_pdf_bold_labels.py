"""A label in bold below other text of its cell begins a line, however narrow the cell is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from test_pdf_broken_lines import COLUMN
from test_pdf_broken_lines import line

from planlift.extract.pdf.paragraphs import flow


@pytest.mark.parametrize("kind", ["paragraph", ""])
def test_a_label_in_bold_begins_a_line(kind: str) -> None:
    lines = [line("The head of all berths", 0), line("Date:", 1), line("31 May 2031", 2)]
    lines[1] = replace(lines[1], bold=True)
    assert flow(lines, COLUMN, kind).text.startswith("The head of all berths\nDate:")


def test_a_bold_word_without_a_colon_goes_on() -> None:
    lines = [line("The head of all berths", 0), line("must", 1), line("light the lamps", 2)]
    lines[1] = replace(lines[1], bold=True)
    assert flow(lines, COLUMN, "paragraph").text == "The head of all berths must light the lamps"
