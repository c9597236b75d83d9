"""Columns whose cells hold several labelled facts each."""

from __future__ import annotations

from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

FACTS = ("finding", "action", "owner_text", "due_text", "status_text")


def _page(heading: str, first: str, second: str) -> str:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    return (
        f"<table>{row.format('<b>Finding</b>', '<b>Action</b>', heading)}"
        f"{row.format('Calls were late.', 'Add two staff at night', first)}"
        f"{row.format('Menus offer no choice.', 'Ask residents about meals', second)}</table>"
    )


def test_each_label_of_a_cell_heads_a_column() -> None:
    page = _page(
        "Delivery",
        "<b>Lead:</b> Manager<br><b>Due:</b> May 2024<br><b>Status:</b> Complete",
        "<b>Lead:</b> Cook<br><b>Due:</b> June 2024",
    )
    raw = assemble(html(page), load())
    assert rows(raw, *FACTS) == [
        ("Calls were late.", "Add two staff at night", "Manager", "May 2024", "Complete"),
        ("Menus offer no choice.", "Ask residents about meals", "Cook", "June 2024", ""),
    ]


def test_facts_on_one_line_are_parted_as_well() -> None:
    raw = plan(
        """| Finding | Action | How |
        | --- | --- | --- |
        | Calls were late. | Add two staff at night | Owner: Manager; Deadline: May 2024 |
        | Menus offer no choice. | Ask residents | Owner: Cook; Deadline: June 2024 |"""
    )
    assert rows(raw, "owner_text", "due_text") == [("Manager", "May 2024"), ("Cook", "June 2024")]


def test_a_text_with_one_label_is_no_column_of_facts() -> None:
    raw = plan(
        """| Finding | Action | Owner | Notes |
        | --- | --- | --- | --- |
        | Calls were late. | Add two staff at night | Manager | Note: two posts |
        | Menus offer no choice. | Ask residents | Cook | Note: four meals |"""
    )
    assert rows(raw, "owner_text", "progress_text")[0] == ("Manager", "Note: two posts")


def test_a_table_of_findings_and_such_actions_alone_is_a_plan() -> None:
    row = "<tr><td>{}</td><td><p>{}</p><p>Lead: {}</p><p>Due: {}</p></td></tr>"
    page = "<table><tr><th>Area for improvement</th><th>Registered person's action</th></tr>{}{}"
    first = ("Calls were late.", "Add two staff at night", "Manager", "May 2024")
    second = ("Menus offer no choice.", "Ask residents about meals", "Cook", "June 2024")
    raw = assemble(html(page.format(row.format(*first), row.format(*second))), load())
    assert rows(raw, *FACTS[:4]) == [first, second]
