"""Headings printed again in cells, and definition lists whose descriptions are labelled."""

from __future__ import annotations

from documents import rows
from markup_documents import cells
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


def test_a_heading_again_in_each_cell_goes_aside() -> None:
    page = html(
        "<table><tr><th>Task</th><th>Lead</th></tr>"
        "<tr><td><span>Task:</span> Lock the gate</td><td><b>Lead</b> Ann</td></tr>"
        "<tr><td><span>Task:</span> Ring the bell</td><td><b>Lead</b> Bob</td></tr></table>"
    )
    assert cells(page)[2:] == ["Lock the gate", "Ann", "Ring the bell", "Bob"]


def test_a_word_that_is_a_heading_too_stays_where_the_others_are_not() -> None:
    page = html(
        "<table><tr><th>Task</th><th>Lead</th></tr>"
        "<tr><td>Lock the gate</td><td><b>Lead</b> officer</td></tr></table>"
    )
    assert cells(page)[2:] == ["Lock the gate", "Lead officer"]


def test_a_term_over_labelled_descriptions_is_what_was_found() -> None:
    card = "<dt>{}</dt><dd><b>Action</b>: {}</dd><dd><b>Owner:</b> {}</dd><dd><b>Due:</b> {}</dd>"
    raw = assemble(
        html(
            "<h1>Audit of the stores</h1><dl>"
            + card.format("No register of keys", "Write one for each site", "Ann", "3 May 2025")
            + card.format("Stock was not counted", "Count it monthly", "Bob", "9 June 2025")
            + "</dl>"
        ),
        load(),
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("No register of keys", "Write one for each site", "Ann", "3 May 2025"),
        ("Stock was not counted", "Count it monthly", "Bob", "9 June 2025"),
    ]


def test_all_items_of_the_first_list_below_a_heading_are_its_action() -> None:
    raw = assemble(
        html(
            "<h1>Review of the museum: action plan</h1><h2>1. Dry the stores</h2><p>Actions:</p>"
            "<ul><li>Fit loggers in both stores</li><li>Read them each month</li></ul>"
            "<p>Lead: Keeper | Timescale: May 2025</p><h2>2. Widen the board</h2><p>Actions:</p>"
            "<ul><li>Advertise two posts</li></ul><p>Lead: Chair | Timescale: June 2025</p>"
        ),
        load(),
    )
    assert rows(raw, "finding", "action", "owner_text") == [
        ("Dry the stores", "• Fit loggers in both stores\n• Read them each month", "Keeper"),
        ("Widen the board", "Advertise two posts", "Chair"),
    ]
