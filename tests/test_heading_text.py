"""Heading cells that say below the heading what to write there."""

from __future__ import annotations

import pytest
from documents import rows
from documents import words
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.columns.heading_text import name_of
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.model import Cell

HEADS = [
    ("Recommendations", "Findings as the review put them, in full."),
    ("Action", "Specify each step that the port will take."),
    ("Deliverables", "Name what will be handed over."),
    ("Completion date", "Give the day by which this is done, for each step."),
    ("Responsibility", "Name the post (not the person) who answers for it."),
]
VALUES = ["Mend the sea wall.", "Hire a mason", "A sound wall", "May 2024", "Harbour master"]


@pytest.mark.parametrize("tag", ["th", "td"])
def test_the_line_above_the_explanation_is_the_heading(tag: str) -> None:
    heads = "".join(f"<{tag}><p>{name}</p><p>{told}</p></{tag}>" for name, told in HEADS)
    cells = "".join(f"<td>{value}</td>" for value in VALUES)
    raw = assemble(html(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"), words())
    names = ("finding", "action", "success_measure", "due_text", "owner_text")
    assert rows(raw, *names) == [tuple(VALUES)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Action\nto be taken by the ward", "Action to be taken by the ward"),
        ("Action\nowner", "Action owner"),
        ("Tonnage\nGive the weight in tons.", "Tonnage Give the weight in tons."),
        ("Action\nWhat will be done, by whom?", "Action"),
    ],
)
def test_a_heading_may_take_several_lines(text: str, name: str) -> None:
    assert name_of(Cell(text, 0, 0), heading_words(words())) == name
