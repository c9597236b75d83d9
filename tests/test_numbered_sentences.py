"""Numbered sentences right above tables that have the same headings."""

from __future__ import annotations

import grids

from planlift.extract.assembly.grids.numbered_sentences import as_headings
from planlift.model import Place
from planlift.model import TextBlock

STEPS = "| Step | Whose | Day |\n| --- | --- | --- |\n| Tag them | Foreman | 4 May |"
COSTS = "| Item | Cost |\n| --- | --- |\n| Tags | £40 |"


def _kinds(*parts: str) -> list[str]:
    blocks = [
        grids.grid(part) if part.startswith("|") else TextBlock(part, Place(1)) for part in parts
    ]
    return [block.kind for block in as_headings(blocks) if isinstance(block, TextBlock)]


def test_what_each_of_several_tables_is_about_is_its_heading() -> None:
    kinds = _kinds("1. Ladders are old.", STEPS, "2. Bins stand in the way.", STEPS)
    assert kinds == ["heading", "heading"]


def test_paragraphs_of_a_report_above_tables_of_several_kinds_are_none() -> None:
    assert _kinds("1. It cost this much.", COSTS, "2. We will do this.", STEPS) == ["paragraph"] * 2


def test_numbers_that_leave_some_out_are_those_of_a_report() -> None:
    kinds = _kinds("1. Ladders are old.", STEPS, "Bins, too.", "3. So we will do this.", STEPS)
    assert kinds == ["paragraph"] * 3
