"""Deadlines such as ``2011/12``: two years, or a year and a month as the document writes them."""

from __future__ import annotations

import pytest
from date_contexts import context

from planlift.normalize.dates import read_due


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        (("2010/06", "2012/11"), "month"),  # they can be no years
        (("2010/06", "2024/25"), "year"),  # no month 25
        (("March 2012",), "year"),
    ],
)
def test_a_year_and_the_next_are_a_month_where_the_others_are(
    others: tuple[str, ...], kind: str
) -> None:
    reading = read_due("2011/12", context("2011/12", *others))
    assert reading.kind == kind
    assert ("date-order-unsure" in {code for code, _why in reading.doubts}) == (kind == "month")
