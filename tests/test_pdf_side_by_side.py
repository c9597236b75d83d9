"""Records beside each other: the cheap question whether there may be any."""

from __future__ import annotations

import pytest
from printed_page import every
from printed_page import printed

from planlift.extract.pdf.reading_order import holds_records
from planlift.extract.pdf.side_by_side import may_stand
from planlift.extract.pdf.textlines import lines_of

CARDS = """
Roof of the hall        Doors of the hall
Lead: Ms Ames           Lead: Mr Birch
Due: May                Due: June
State: begun            State: done
"""
TABLE = """
Repair the roof     Late: no builder
Paint the doors     Late: no paint
Clear the yard      Done: in May
Sweep the hall      Done: in June
"""


def asked(text: str) -> tuple[bool, bool]:
    page = printed(text, blanks=True)
    return may_stand(lines_of(page, every(page))), holds_records(page.chars, every(page))


@pytest.mark.parametrize("text", [CARDS, CARDS.replace(": ", " : ")])
def test_where_records_stand_they_may(text: str) -> None:
    assert asked(text) == (True, True)


def test_labels_of_one_column_alone_are_not_worth_the_search() -> None:
    assert asked(TABLE) == (False, False)


def test_bold_titles_in_two_columns_may_be_of_records() -> None:
    page = printed(CARDS.replace(":", ""), bold=4)
    assert may_stand(lines_of(page, every(page)))
