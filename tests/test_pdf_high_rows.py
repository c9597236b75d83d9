"""Sheets without rules whose rows are much higher than their text."""

from __future__ import annotations

from printed_page import every
from printed_page import printed

from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.zones import zones

SHEET = """
Finding                 Action                Owner           Due date
Wardens keep no lists.  Count all of the      Harbour warden  4 May 2026
{0}
Boats are not counted...Count the boats here  Harbour warden  5 May 2026
{0}
Nets are old.           Buy new nets          Head of nets    6 May 2026
"""


def test_a_sheet_of_high_rows_goes_on_where_a_text_fills_its_cell() -> None:
    """Under a known heading two gaps elsewhere in the line carry it over the white space."""
    page = printed(SHEET.format("\n" * 5))
    lines = lines_of(page, every(page))
    (zone,) = zones(lines, heading=1)
    assert len(zone) == len(lines) == 4


def test_no_sheet_goes_on_over_white_space_to_a_line_that_leaves_one_gap() -> None:
    page = printed(
        SHEET.format("\n" * 5).replace("here  Harbour warden  5", "here at Harbour warden 5")
    )
    assert all(len(zone) < 3 for zone in zones(lines_of(page, every(page)), heading=1))
