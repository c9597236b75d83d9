"""Spreadsheets printed with the letters of their columns and the numbers of their rows."""

from __future__ import annotations

from documents import plan
from documents import rows

_PLAN = [
    "| No. | Action | Lead | Due |",
    "| 1 | Mend the pier | Harbour master | May 2024 |",
    "| 2 | Count the boats | Clerk | June 2024 |",
]


def _marked(lines: list[str], letters: str, first: int) -> str:
    """The lines with letters over them and numbers beside them, as a sheet prints them."""
    numbered = [f"| {number} {line.strip()}" for number, line in enumerate(lines, first)]
    return "\n".join([f"|  | {' | '.join(letters)} |", *numbered])


def test_letters_and_numbers_around_a_sheet_are_left_aside() -> None:
    raw = plan(_marked(["| Harbour plan | < | < | < |", *_PLAN], "ABCD", 1))
    assert rows(raw, "action_ref", "action", "owner_text", "due_text") == [
        ("1", "Mend the pier", "Harbour master", "May 2024"),
        ("2", "Count the boats", "Clerk", "June 2024"),
    ]
    marks = [aside.text for aside in raw.aside if aside.reason == "page-furniture"]
    assert marks == ["A", "B", "C", "D", "1", "2", "3", "4"]


def test_a_sheet_goes_on_on_its_next_page() -> None:
    more = [
        "| 3 | Paint the hut | Warden | May 2025 |",
        "| 4 | Sell the crane | Clerk | July 2025 |",
    ]
    raw = plan(_marked(_PLAN, "BCDE", 7), _marked(more, "BCDE", 11), how="rules", paged=True)
    assert [action for (action,) in rows(raw, "action")] == [
        "Mend the pier",
        "Count the boats",
        "Paint the hut",
        "Sell the crane",
    ]


def test_letters_over_numbered_rows_of_a_form_stay() -> None:
    """The heading of the numbers stands in their own column: no sheet has that."""
    raw = plan(
        """|  | A | B | C |
        | No. | Action | Lead | Due |
        | 1 | Mend the pier | Harbour master | May 2024 |
        | 2 | Count the boats | Clerk | June 2024 |"""
    )
    assert rows(raw, "action") == [("Mend the pier",), ("Count the boats",)]
    assert not [aside for aside in raw.aside if aside.reason == "page-furniture"]
