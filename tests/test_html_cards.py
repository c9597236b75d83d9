"""Boxes of a label and a value that only classes tell apart."""

from __future__ import annotations

import pytest
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.model import Grid
from planlift.vocabulary import load

BOATS = (("Tar the planks of the bow", "Bosun", "3 May 2025"), ("Buy flares", "Mate", "June 2025"))
LABELS = ("Chosen way", "Whose turn", "Milestones/deadline", "So that")
WANTED = "Nobody drowns."


def page(tag: str, names: tuple[str, str] = ("label", "value")) -> str:
    """A card for each action, some of its labels in no list."""
    cards = (
        "".join(
            f'<div class="pair"><{tag} class="{names[0]}">{label}</{tag}>'
            f'<{tag} class="{names[1]}">{value}</{tag}></div>'
            for label, value in zip(("Action", "Owner", *LABELS[2:]), (*boat, WANTED), strict=True)
        )
        for boat in BOATS
    )
    return "<h1>Boats</h1>" + "".join(
        f"<section><h3>Action {n}</h3>{card}</section>" for n, card in enumerate(cards, 1)
    )


@pytest.mark.parametrize("tag", ["span", "div"])
def test_labels_and_values_of_two_classes_are_pairs_whatever_the_labels_say(tag: str) -> None:
    raw = assemble(html(page(tag)), load())
    assert rows(raw, "action", "owner_text", "due_text") == list(BOATS)
    assert [row.others["So that"].text for row in raw.rows] == [WANTED] * len(BOATS)
    assert not balance(raw).lost


@pytest.mark.parametrize(
    "body",
    [
        page("span", ("cell", "cell")),
        "".join(
            f'<p><b class="n">{n}</b><span class="s">Open</span></p>' for n in ("Ann", "Bob", "Cy")
        ),
        '<div><div><b class="s">Open</b><span class="d">May</span></div></div>' * 3,
    ],
    ids=["one class", "other labels", "one each"],
)
def test_other_boxes_of_two_are_no_pairs(body: str) -> None:
    assert not any(isinstance(block, Grid) for block in html(body).blocks)
