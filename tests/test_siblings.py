"""Numbered texts over actions say what was found where most of their kind do."""

from __future__ import annotations

from documents import plan
from documents import rows

TABLE = "| What | Who | When |\n| --- | --- | --- |\n| {} | Bosun | May 2031 |"
DONE = ("Build a shed", "Put up two lamps", "Drill each crew")


def _under(*headings: str) -> list[tuple[str, ...]]:
    parts = [
        part
        for heading, done in zip(headings, DONE, strict=True)
        for part in (f"## {heading}", TABLE.format(done))
    ]
    return rows(plan("# Harbour", *parts), "section", "finding_ref", "finding")


def test_a_heading_without_a_sentence_is_a_finding_among_such() -> None:
    assert _under(
        "Area for improvement 1: Ropes rot in the rain.",
        "Area for improvement 2: Weak care of lamps",
        "Area for improvement 3: Crews did not know who leads.",
    ) == [
        ("", "1", "Ropes rot in the rain."),
        ("", "2", "Weak care of lamps"),
        ("", "3", "Crews did not know who leads."),
    ]


def test_among_names_of_groups_it_is_one() -> None:
    assert [section for section, _, _ in _under("1. Ropes", "2. Lamps", "3. Crews")] == [
        "1. Ropes",
        "2. Lamps",
        "3. Crews",
    ]


def test_lines_over_the_width_of_a_table_are_told_alike() -> None:
    raw = plan(
        """| What | Who | When |
        | --- | --- | --- |
        | 1. Ropes were left to rot in the rain. | < | < |
        | Build a shed | Bosun | May 2031 |
        | 2. Weak care of lamps | < | < |
        | Put up two lamps | Bosun | May 2031 |
        | 3. Crews did not know who leads a rescue. | < | < |
        | Drill each crew | Bosun | May 2031 |"""
    )
    assert rows(raw, "section", "finding_ref", "finding")[1] == ("", "2", "Weak care of lamps")
