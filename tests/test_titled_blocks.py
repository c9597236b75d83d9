"""One table that holds a form for each action under its numbered title."""

from __future__ import annotations

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
