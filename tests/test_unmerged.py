"""First cells beside blanks where nothing is merged, and what stood over all columns."""

from __future__ import annotations

import grids
import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.grids.unmerged import spread
from planlift.extract.assembly.headings.phrases import HeadingWords

HEADS = "| Action | Lead | By when |"


def shown(text: str) -> str:
    return grids.show(spread(grids.grid(text), HeadingWords(words())))


def same(text: str) -> bool:
    return shown(text) == grids.show(grids.grid(text))


def test_texts_beside_blanks_above_full_rows_stand_over_all_columns() -> None:
    drawn = f"""
        {HEADS}
        | Doors are open | {{}} | {{}} |
        | Lock all doors | Clerk | May 2024 |
        | Keys are lost  | {{}} | {{}} |
        | Buy a safe     | Clerk | June 2024 |
        | Count the keys | Head  | July 2024 |
    """
    assert shown(drawn.replace("{}", "")) == grids.show(grids.grid(drawn.replace("{}", "<")))


@pytest.mark.parametrize(
    "lines",
    [
        ["| Lock all doors | Clerk | May |", "| Buy a safe | | |"],  # an action without an owner
        ["| Buy a safe | | |", "| Lock all doors | Clerk | |", "| Count | | May |"],
        ["| Keys are lost | | |", "| | Buy a safe | Clerk |", "| | Count the keys | Head |"],
        ["| Buy a safe | | |", "| Lock all doors | Clerk | May |", "| Count the keys | | |"],
    ],
)
def test_rows_that_lack_texts_are_rows(lines: list[str]) -> None:
    assert same("\n".join([HEADS, *lines]))


def test_a_finding_without_an_action_stays_in_its_column() -> None:
    assert same("| Finding | Lead | By when |\n| Keys | | |\n| Doors | Clerk | May 2024 |")


def test_nothing_is_spread_where_cells_are_merged() -> None:
    rows = "| Doors are open | | |\n| Lock all doors | Clerk | May |\n| Keys | < | < |"
    assert same(f"{HEADS}\n{rows}\n| Buy a safe | Clerk | June |")


def test_a_label_and_its_text_stand_over_the_headings_of_each_table() -> None:
    tables = [
        f"| Finding {number} | {text} | |\n{HEADS}\n| {action} | Clerk | May 2024 |"
        for number, text, action in [
            (1, "Doors are open.", "Lock all doors"),
            (2, "Keys are lost.", "Buy a safe"),
        ]
    ]
    assert rows(plan(*tables), "finding_ref", "finding", "action") == [
        ("1", "Doors are open.", "Lock all doors"),
        ("2", "Keys are lost.", "Buy a safe"),
    ]
