"""Rows that are typed in Word as paragraphs with tabs between their values."""

from __future__ import annotations

import pytest
from docx_snippets import para
from docx_snippets import run
from markup_documents import docx

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.model import Grid
from planlift.vocabulary import load

HEADS = "Action\tOwner\tDate"
ROWS = ("Paint the pier\tMate\t3 May 2025", "Buy two lamps\tCook\tJune 2025")


def lines(*texts: str, properties: str = "") -> str:
    return "".join(
        f"<w:p><w:pPr>{properties}</w:pPr>{run(text).replace(chr(9), '</w:t><w:tab/><w:t>')}</w:p>"
        for text in texts
    )


def read(*texts: str) -> list[list[str]]:
    raw = assemble(docx(para("Plan of the harbour") + lines(*texts) + para("The end")), load())
    assert not balance(raw).lost
    names = ("action", "owner_text", "due_text")
    return [
        [row.fields[name].text if name in row.fields else "" for name in names] for row in raw.rows
    ]


@pytest.mark.parametrize("tabs", ["\t", "\t\t"])
def test_paragraphs_with_tabs_are_rows(tabs: str) -> None:
    texts = (HEADS, *(row.replace("\t", tabs, 1) for row in ROWS))
    assert read(*texts) == [row.split("\t") for row in ROWS]


def test_two_tabs_may_leave_a_value_out() -> None:
    heads = f"Ref\t{HEADS}"
    assert read(heads, f"1\t{ROWS[0]}", "2\tBuy two lamps\t\tJune 2025") == [
        ROWS[0].split("\t"),
        ["Buy two lamps", "", "June 2025"],
    ]


def test_lines_above_with_other_tabs_are_no_rows() -> None:
    assert len(read("Lead:\tMate", "Place:\tPier\tWest", HEADS, *ROWS)) == len(ROWS)


@pytest.mark.parametrize(
    "made",
    [
        lines("One\t1", "Two\t2", "Three\t3"),
        lines(HEADS, ROWS[0]),
        lines(HEADS, *ROWS, properties="<w:pStyle w:val='TOC1'/>"),
        lines(HEADS, *ROWS, "Paint\tMate\t3 May\tLate"),
    ],
    ids=["pairs", "one row", "contents", "breaks off"],
)
def test_other_lines_with_tabs_are_paragraphs(made: str) -> None:
    assert not any(isinstance(block, Grid) for block in docx(made).blocks)
