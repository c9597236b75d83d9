"""Rows of one text above headings, which a page end parts from these, and texts over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import grids
from documents import plan
from documents import rows
from documents import words
from msgspec.structs import replace
from test_cut_shapes import card

from planlift.extract.assembly.grids import cut_titles
from planlift.extract.assembly.headings.phrases import HeadingWords
from planlift.model import Grid
from planlift.model import Place
from planlift.model import TextBlock

if TYPE_CHECKING:
    from planlift.model import Block

BELOW = """
    | Action         | Lead  | By when    |
    | Buy a safe     | Clerk | 4 May 2026 |
"""
HEADS = "| Action | Lead | By when |\n| --- | --- | --- |"


def shown(*blocks: Block) -> list[str]:
    found = cut_titles.joined(blocks, HeadingWords(words()))
    return [grids.show(block) if isinstance(block, Grid) else block.text for block in found]


def foot(*texts: str) -> Grid:
    """A table of one column at the foot of the first page, between the sides of those below."""
    return card("\n".join(f"| {text} |" for text in texts), top=740)


def test_a_number_at_the_foot_of_a_page_stands_above_what_it_numbers() -> None:
    below = card(f"| Keys are lost each day. | < | < |{BELOW}", page=2)
    whole = f"| Finding 4 | < | < |\n| Keys are lost each day. | < | < |{BELOW}"
    assert shown(foot("Finding 4"), below) == [grids.show(grids.grid(whole))]
    title = TextBlock("Finding 4", Place(1, (45, 780, 120, 790)), "heading")
    assert shown(title, below) == [grids.show(grids.grid(whole))]


def test_a_text_that_goes_on_is_one_with_its_rest() -> None:
    below = card(f"| each day. | < | < |{BELOW}", page=2)
    whole = f"| Finding 4 | < | < |\n| Keys are lost each day. | < | < |{BELOW}"
    assert shown(foot("Finding 4", "Keys are lost"), below) == [grids.show(grids.grid(whole))]


def test_another_text_or_one_further_away_is_no_part_of_the_table() -> None:
    below = card(f"| Leadership | < | < |{BELOW}", page=2)
    assert len(shown(foot("Read this first."), below)) == 2
    rest = card(f"| each day. | < | < |{BELOW}", page=3)
    assert len(shown(foot("Keys are lost"), rest)) == 2
    wide = foot("Keys are lost")
    wide = replace(wide, place=Place(1, (20, 740, 500, 760)))
    assert len(shown(wide, card(f"| each day. | < | < |{BELOW}", page=2))) == 2


def test_a_text_over_all_columns_goes_on_below_a_page_end() -> None:
    raw = plan(
        f"{HEADS}\n| Finding 1: Doors are open. | < | < |\n| Lock them | Clerk | May 2026 |\n"
        "| Finding 2: Keys are lost, so | < | < |",
        "| that nobody gets in. | < | < |\n| Buy a safe | Clerk | June 2026 |",
        paged=True,
    )
    assert rows(raw, "finding", "action") == [
        ("Doors are open.", "Lock them"),
        ("Keys are lost, so that nobody gets in.", "Buy a safe"),
    ]


def test_a_text_of_its_own_over_all_columns_begins_another_group() -> None:
    raw = plan(
        f"{HEADS}\n| Finding 1: Doors are open. | < | < |\n| Lock them | Clerk | May 2026 |\n"
        "| Finding 2: Keys are lost. | < | < |",
        "| Finding 3: Bins smell. | < | < |\n| Fit lids | Clerk | June 2026 |",
        paged=True,
    )
    assert rows(raw, "finding") == [("Doors are open.",), ("Keys are lost.",), ("Bins smell.",)]
