"""Badges beside texts, statuses on lines of their own, and titles that only a class says to be such."""

from __future__ import annotations

from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.model import TextBlock
from planlift.vocabulary import load

FIELDS = ("finding", "action", "status_text", "owner_text")


def test_badges_in_the_cells_of_actions_are_the_status() -> None:
    row = '<tr><td>{}</td><td>{} <span class="{}">{}</span></td><td>{}</td></tr>'
    raw = assemble(
        html(
            "<table><tr><th>Finding</th><th>Action</th><th>Lead</th></tr>"
            + row.format("Gate broken", "Mend the gate", "chip chip-green", "Done", "Ann")
            + row.format("Bell silent", "Ring the bell", "ui-badge", "Not started", "Bob")
            + row.format("No lamp", "Light it", "count", "Unlit", "Bob")
            + "</table>"
        ),
        load(),
    )
    assert rows(raw, *FIELDS) == [
        ("Gate broken", "Mend the gate", "Done", "Ann"),
        ("Bell silent", "Ring the bell", "Not started", "Bob"),
        ("No lamp", "Light it Unlit", "", "Bob"),
    ]
    assert ("heading-guessed", "status_text") in {doubt[:2] for doubt in raw.doubts}


def test_cards_of_which_a_class_names_the_title() -> None:
    card = (
        '<div class="tile"><div class="tile-heading">{}</div><p>{} <em class="pill">{}</em></p>'
        "<p><b>Lead:</b> {}</p><p><b>Due date:</b> 3 May 2025</p></div>"
    )
    raw = assemble(
        html(
            "<h1>Audit of the yard</h1>"
            + card.format("The gate was broken", "Mend the gate", "Done", "Ann")
            + card.format("The bell was silent", "Ring the bell", "On track", "Bob")
        ),
        load(),
    )
    assert rows(raw, *FIELDS) == [
        ("The gate was broken", "Mend the gate", "Done", "Ann"),
        ("The bell was silent", "Ring the bell", "On track", "Bob"),
    ]


def test_a_badge_in_a_heading_is_no_part_of_what_was_found() -> None:
    part = '<h3>{} <span class="label label-info">{}</span></h3><p>Action: {}</p><p>Lead: {}</p>'
    raw = assemble(
        html(
            "<h1>Audit of the yard</h1>"
            + part.format("The gate was broken", "Completed", "Mend the gate", "Ann")
            + part.format("The bell was silent", "Underway", "Ring the bell", "Bob")
        ),
        load(),
    )
    assert rows(raw, *FIELDS)[1] == ("The bell was silent", "Ring the bell", "Underway", "Bob")


def test_lines_stay_where_a_column_says_how_far() -> None:
    row = "<tr><td>{}</td><td>{}<br>{}</td><td>{}</td><td>{}</td></tr>"
    table = (
        "<table><tr><th>Finding</th><th>Action</th><th>Lead</th><th>{}</th></tr>"
        + row.format("Gate broken", "Mend the gate", "Completed", "Ann", "Open")
        + row.format("Bell silent", "Ring the bell", "Underway", "Bob", "Open")
        + "</table>"
    )
    known = assemble(html(table.replace("<th>{}</th>", "<th>Status</th>")), load())
    assert rows(known, "action")[0] == ("Mend the gate\nCompleted",)
    without = table.replace("<th>{}</th>", "").replace("<td>Open</td>", "")
    raw = assemble(html(without), load())
    assert rows(raw, "action", "status_text")[0] == ("Mend the gate", "Completed")


def test_one_title_of_a_class_is_no_heading() -> None:
    document = html('<div class="card-header">Menu</div><p>Text</p>')
    assert not any(isinstance(b, TextBlock) and b.kind == "heading" for b in document.blocks)
