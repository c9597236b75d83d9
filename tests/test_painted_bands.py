"""Rows painted as a whole, and cells painted to rate something."""

from __future__ import annotations

import pytest
from documents import plan
from documents import words

from planlift.pipeline import finish

PINK, GREEN = "#dfa7a6", "#92d050"


def ratings(*fills: tuple[str, str]) -> list[object]:
    """Of a plan with a row for each pair: the fill of its first cells, and that of its status."""
    rows = "\n".join(
        f"| Train team {at} {{{first}}} | Matron {{{first}}} | Started {{{last}}} |"
        for at, (first, last) in enumerate(fills)
    )
    raw = plan(f"| Action | Owner | Status |\n| --- | --- | --- |\n{rows}")
    return [row["rag"] for row in finish(raw, words()).read.rows()]


@pytest.mark.parametrize("band", [PINK, GREEN])
def test_every_other_row_in_one_colour_is_rated_by_none(band: str) -> None:
    assert ratings((band, band), ("#ffffff", "#ffffff"), (band, band)) == [None] * 3


def test_rows_in_several_colours_are_rated_by_them() -> None:
    red = "#ff0000"
    assert ratings((red, red), (GREEN, GREEN)) == ["red", "green"]


def test_a_cell_in_a_colour_of_its_own_is_rated_though_rows_have_bands() -> None:
    assert ratings((PINK, PINK), (PINK, GREEN), ("#ffffff", GREEN)) == [None, "green", "green"]
