"""Numbered captions above tables, and what they name."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

HEADS = "Action | Lead | By when"


@pytest.mark.parametrize("caption", ["Table 1: Actions", "Figure 2. Work on keys", "Tabl 3"])
def test_a_caption_below_a_heading_leaves_the_section_to_that(caption: str) -> None:
    raw = plan(
        "# Action plan",
        "## Harbour",
        f"### {caption}",
        table(HEADS, "Build a mole | Mason | May 2024"),
        "## Boats",
        f"### {caption}",
        table(HEADS, "Count the boats | Bosun | June 2024"),
    )
    assert rows(raw, "section") == [("Harbour",), ("Boats",)]


@pytest.mark.parametrize(
    ("first", "second", "sections"),
    [
        ("Table 1: Harbour", "Table 2: Boats", ["Table 1: Harbour", "Table 2: Boats"]),
        ("Table 1: Actions", "Table 2: Actions", ["", ""]),
        ("Table 1", "Table 2", ["", ""]),
        ("Table of keys", "Of boats", ["Table of keys", "Of boats"]),
    ],
)
def test_captions_alone_name_groups_by_what_they_say(
    first: str, second: str, sections: list[str]
) -> None:
    raw = plan(
        "# Action plan",
        f"## {first}",
        table(HEADS, "Build a mole | Mason | May 2024"),
        f"## {second}",
        table(HEADS, "Count the boats | Bosun | June 2024"),
    )
    assert [section for (section,) in rows(raw, "section")] == sections
