"""What a list item begins with, where the file's tags say that it is one."""

from __future__ import annotations

import pytest

from planlift.extract.pdf.item_marks import is_marked


@pytest.mark.parametrize(
    "item",
    [
        *("• Mend the roof", "- Mend the roof", "1. Mend the roof", "(a) Mend the roof"),
        *("1.1 Mend the roof", "R1 Mend the roof", "AFI 2 Mend the roof", "A2.3) Mend the roof"),
        *("1.", "12", "1.1", "R1", "AFI 2", "b)", "(iv)", "A."),
    ],
)
def test_an_item_with_a_number_or_no_more_than_that_has_its_mark(item: str) -> None:
    assert is_marked(item)


@pytest.mark.parametrize(
    "item", ["Mend the roof", "A roof for all", "12 roofs to mend", "HR", "May 2024", "R1and R2"]
)
def test_any_other_item_has_none(item: str) -> None:
    assert not is_marked(item)
