"""One table that holds a form for each action under its numbered title."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from docx_snippets import cell
from docx_snippets import row
from docx_snippets import table
from markup_documents import docx

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

FORMS = (
    ("Key finding", "The culvert was found to be blocked."),
    ("Proposed measure", "Clear the culvert and survey its walls."),
    ("Responsible body", "Drainage Board"),
    ("Delivery timeframe", "May 2024"),
)


def _forms(*titles: str) -> list[str]:
    made = []
    for title in titles:
        made.append(row(cell(title, "<w:gridSpan w:val='2'/>")))
        made += [row(cell(label), cell(value)) for label, value in FORMS]
    return made


def test_each_form_of_a_table_is_a_record_with_its_number() -> None:
    raw = assemble(docx(table(*_forms("Action 1", "Action 2"))), load())
    values = tuple(value for _, value in FORMS)
    assert rows(raw, "action_ref", "finding", "action", "owner_text", "due_text") == [
        ("1", *values),
        ("2", *values),
    ]


def test_a_title_that_is_no_other_ones_like_parts_nothing() -> None:
    raw = assemble(docx(table(*_forms("Action 1", "Notes 2"))), load())
    assert len(raw.document.blocks) == 1


def _cards(*titles: str, label: str = "Response", other: str = "Response") -> str:
    """One table of a card for each title: a line below it, an answer, headings and an action."""
    lines = []
    for at, title in enumerate(titles):
        lines += [f"| {title} | < | < |"]
        lines += [] if ":" in title else [f"| Wall {at + 1} is leaking badly. | < | < |"]
        lines += [f"| {other if at % 2 else label} | Accepted | < |", "| Action | Lead | Due |"]
        lines += [f"| Mend wall {at + 1} | Mason | May 2024 |", "| Buy lime | Mate | May 2024 |"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "titles",
    [
        ("Recommendation 1", "Recommendation 2", "Recommendation 3"),
        ("Item 1", "Item 2", "Item 3"),
        ("No. 1", "No. 2", "No. 3"),
        tuple(f"Finding {n}: Wall {n} is leaking badly." for n in (1, 2, 3)),
    ],
)
@pytest.mark.parametrize("other", ["Response", "Agency comment"])
def test_cards_with_an_answer_over_their_headings_in_one_table(
    titles: tuple[str, ...], other: str
) -> None:
    raw = plan("# Harbour", _cards(*titles, other=other))
    assert rows(raw, "finding_ref", "finding", "action", "section") == [
        told
        for n in ("1", "2", "3")
        for told in (
            (n, f"Wall {n} is leaking badly.", f"Mend wall {n}", ""),
            (n, f"Wall {n} is leaking badly.", "Buy lime", ""),
        )
    ]


def test_so_are_cards_in_tables_of_their_own() -> None:
    titles = ("Recommendation 1", "Recommendation 2")
    apart = [_cards(title).replace("Wall 1", f"Wall {n}") for n, title in enumerate(titles, 1)]
    raw = plan("# Harbour", *apart)
    told = rows(raw, "finding_ref", "finding", "response")
    assert told == [
        (n, f"Wall {n} is leaking badly.", "Accepted") for n in ("1", "2") for _ in range(2)
    ]


def test_names_of_groups_over_the_actions_of_one_table_part_nothing() -> None:
    raw = plan(
        "# Harbour",
        """| Phase 1 | < | < |
        | Action | Lead | Due |
        | Mend the wall | Mason | May 2024 |
        | Phase 2 | < | < |
        | Buy lime | Mate | May 2024 |""",
    )
    assert rows(raw, "section", "action") == [("Phase 1", "Mend the wall"), ("Phase 2", "Buy lime")]
