"""Tables that each bear a name over their headings."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows


def table(name: str, step: str, *, first: str = "") -> str:
    return f"""
        | {name} | {first} | |
        | Action | Owner | Due |
        | {step} | Porter | May 2026 |
    """


@pytest.mark.parametrize("label", ["Finding 1: ", "Finding 1. "])
def test_a_finding_in_a_first_cell_beside_blanks_stands_over_its_table(label: str) -> None:
    other = label.replace("1", "2")
    raw = plan(
        table(f"{label}Keys of the house are lost", "Count the keys"),
        table(f"{other}Doors of the house stand open", "Mend the locks"),
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Keys of the house are lost", "Count the keys"),
        ("2", "Doors of the house stand open", "Mend the locks"),
    ]


def test_a_name_in_a_first_cell_beside_blanks_is_a_section() -> None:
    raw = plan(table("Safer streets", "Light the lanes"), table("Cleaner streets", "Buy bins"))
    assert rows(raw, "section", "action") == [
        ("Safer streets", "Light the lanes"),
        ("Cleaner streets", "Buy bins"),
    ]


def test_a_first_row_of_several_texts_is_no_name() -> None:
    raw = plan(
        table("Count the lamps", "Light the lanes", first="Guard"),
        table("Count the bins", "Buy bins", first="Guard"),
    )
    assert not any(row.fields.get("section") for row in raw.rows)
