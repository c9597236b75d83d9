"""Labels of records that nobody knows, told by the texts behind them."""

from __future__ import annotations

import pytest
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

FOUND = (
    ("There was no care of the ropes on either boat.", "Buy new ropes for both."),
    ("Lamps were not lit at night in the bay.", "Clean each lamp before dusk."),
)


@pytest.mark.parametrize("label", ["Harbour chart", "Tide table"])
@pytest.mark.parametrize("what", ["Recommendation", "What the review recommended"])
def test_the_one_label_over_texts_that_bid_is_the_action_where_none_is_known(
    label: str, what: str
) -> None:
    record = (
        "<h2>Recommendation {}</h2><p><b>{}</b><br>{}</p><p><b>{}</b><br>{}</p>"
        "<p><b>Owner</b><br>Bosun</p><p><b>Due</b><br>May 2026</p>"
    )
    page = "".join(
        record.format(number, what, found, label, done)
        for number, (found, done) in enumerate(FOUND, 1)
    )
    raw = assemble(html(f"<h1>Response</h1>{page}"), load())
    assert rows(raw, "finding", "action") == list(FOUND)
    assert any(label in doubt for doubt in raw.doubts)


@pytest.mark.parametrize("opens", ["Measure", "Finding"])
def test_a_post_that_opens_as_a_verb_is_no_action(opens: str) -> None:
    record = (
        "<p><b>{}</b><br>{}</p><p><b>Kept by</b><br>Contact Centre Manager</p>"
        "<p><b>Reporting date</b><br>31 March 2026</p>"
    )
    page = "".join(record.format(opens, found) for found, _ in FOUND)
    raw = assemble(html(f"<h1>Figures</h1>{page}"), load())
    assert all("Manager" not in row.fields["action"].text for row in raw.rows)


DONE = (
    ("Ropes were left out in the rain all year.", "Buy new ropes for both.", "Ann Lee", "May 2026"),
    (
        "Lamps were not lit at night in the bay.",
        "Clean each lamp before dusk.",
        "Quay Manager",
        "3 June 2026",
    ),
    (
        "The pier was rusty from end to end.",
        "Paint the whole pier.",
        "Head of Harbours",
        "July 2026",
    ),
)


@pytest.mark.parametrize(
    "labels", [("Our pledge", "Fixer", "Fix date"), ("Putting it right", "Mate", "Set for")]
)
@pytest.mark.parametrize(
    ("card", "fact"),
    [
        ("<details><summary>{}</summary><ul>{}</ul></details>", "<li><b>{}</b>: {}</li>"),
        ("<h3>{}</h3><table>{}</table>", "<tr><th>{}</th><td>{}</td></tr>"),
        ("<h3>{}</h3>{}", "<p><b>{}:</b> {}</p>"),
    ],
)
def test_three_labels_that_nobody_knows_below_what_was_found(
    labels: tuple[str, str, str], card: str, fact: str
) -> None:
    page = "".join(
        card.format(found, "".join(map(fact.format, labels, facts))) for found, *facts in DONE
    )
    raw = assemble(html(f"<h1>Our boats</h1>{page}"), load())
    assert rows(raw, "finding", "action", "owner_text", "due_text") == list(DONE)
    assert any(labels[0] in doubt or f"{labels[0]}:" in doubt for doubt in raw.doubts)


def test_cards_whose_texts_bid_nobody_are_no_plan() -> None:
    card = "<h3>{}</h3><ul><li>Tide: {}</li><li>Mate: {}</li><li>Set for: {}</li></ul>"
    page = "".join(card.format(done, found, who, when) for found, done, who, when in DONE)
    assert not assemble(html(f"<h1>Our boats</h1>{page}"), load()).rows


@pytest.mark.parametrize("labels", [("Job", "Steward", "Sunday"), ("Directions", "Warden", "Moon")])
def test_turns_to_serve_and_routes_to_walk_are_no_plan(labels: tuple[str, str, str]) -> None:
    fact = "<li><b>{}</b>: {}</li>"
    page = "".join(
        f"<h3>Week {week}</h3><ul>{''.join(map(fact.format, labels, facts))}</ul>"
        for week, (_, *facts) in enumerate(DONE, 1)
    )
    assert not assemble(html(f"<h1>Our boats</h1>{page}"), load()).rows


@pytest.mark.parametrize(
    "labels",
    [
        ("Our response", "Executive lead", "Delivery date"),
        ("Action", "Owner", "Due"),
        ("Remedy", "Remedy owner", "Close by"),
    ],
)
def test_a_number_beside_what_was_found_over_the_labels_of_a_form(
    labels: tuple[str, str, str],
) -> None:
    card = (
        "<table><tr><td>{0}</td><td colspan=3>{1}</td></tr>"
        "<tr><td><b>{5}</b></td><td colspan=3>{2}</td></tr>"
        "<tr><td><b>{6}</b></td><td>{3}</td><td><b>{7}</b></td><td>{4}</td></tr></table><p></p>"
    )
    page = "".join(card.format(at, *told, *labels) for at, told in enumerate(DONE, 1))
    raw = assemble(html(f"<h1>Our boats</h1>{page}"), load())
    assert rows(raw, "finding_ref", "finding", "action", "owner_text", "due_text") == [
        (str(at), *told) for at, told in enumerate(DONE, 1)
    ]
