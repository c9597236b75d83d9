"""Cards that say who, when and how far in one line at their foot, without labels."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.loose.feet import facts

CARDS = (
    ("Build a new mole at the quay", "The old mole has been washed away.", "Harbour Master"),
    ("Buy six flares for each boat", "There are no flares on the boats.", "Head of Supply"),
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Matron · Due 30 June 2026", {"owner_text": "Matron", "due_text": "30 June 2026"}),
        ("Due: May 2026 | Lead: Ann Lee", {"owner_text": "Ann Lee", "due_text": "May 2026"}),
        (
            "Head of Care • 3 May 2026 • In progress",
            {"owner_text": "Head of Care", "due_text": "3 May 2026", "status_text": "In progress"},
        ),
        (
            "Head of Care – Wards · 3 May 2026",
            {"owner_text": "Head of Care – Wards", "due_text": "3 May 2026"},
        ),
        ("Home | About us | Contact", {}),
        ("3 May 2026 · 4 May 2026", {}),
        ("We met the Matron on 3 May 2026 | and she agreed", {}),
        ("Matron, 3 May 2026", {}),
    ],
)
def test_a_foot_says_facts_between_signs_and_nothing_else(line: str, told: dict[str, str]) -> None:
    found = facts(line, heading_words(words()))
    assert {fact.field: fact.value for fact in found} == told


@pytest.mark.parametrize("foot", ["{} · Due 3 May 2026", "Due 3 May 2026 | {}"])
def test_headings_that_bid_are_the_actions_of_cards_and_texts_below_say_why(foot: str) -> None:
    parts = [part for card in CARDS for part in (f"### {card[0]}", card[1], foot.format(card[2]))]
    raw = plan("# Boats", "## Actions", *parts)
    told = [(action, finding, who, "3 May 2026") for action, finding, who in CARDS]
    assert rows(raw, "action", "finding", "owner_text", "due_text") == told


def test_texts_that_bid_below_headings_are_the_actions() -> None:
    parts = [
        part for card in CARDS for part in (f"### {card[1]}", card[0], f"{card[2]} · May 2026")
    ]
    raw = plan("# Boats", "## Actions", *parts)
    assert rows(raw, "action", "finding") == [card[:2] for card in CARDS]


def test_a_byline_makes_no_plan() -> None:
    raw = plan("# Boats", "## A day at sea", "The sea was calm and blue.", "Ann Lee · 3 May 2026")
    assert not raw.rows


def test_signs_between_labelled_facts_are_no_part_of_them() -> None:
    items = [
        f"<li>{action}<br><b>Lead:</b> {who} | <b>Target date:</b> May 2026"
        for action, _, who in CARDS
    ]
    page = f"<h2>Recommendation 1: Boats should be safe</h2><ul>{''.join(items)}</ul>"
    raw = assemble(html(page), words())
    assert rows(raw, "owner_text", "due_text") == [(card[2], "May 2026") for card in CARDS]


def test_texts_that_oblige_below_headings_that_bid_are_what_was_found() -> None:
    wishes = ("The crew should have a mole.", "The crew needs to make sure that flares are there.")
    parts = [
        part
        for card, wish in zip(CARDS, wishes, strict=True)
        for part in (f"### {card[0]}", wish, f"Head of Supply, Boats · Due {card[2][-3:]} May 2026")
    ]
    parts = [part.replace("Due ter", "Due 3").replace("Due ply", "Due 9") for part in parts]
    raw = plan("# Boats", "## Actions", *parts)
    told = [(card[0], wish) for card, wish in zip(CARDS, wishes, strict=True)]
    assert rows(raw, "action", "finding") == told
    assert rows(raw, "owner_text") == [("Head of Supply, Boats",)] * 2


def test_a_finding_that_tells_how_late_something_was_is_no_deadline() -> None:
    page = "".join(
        f"<h2>Recommendation {at}: Letters were not answered within {at + 8} days.</h2>"
        f"<ul><li>{card[0]}<br>Lead: {card[2]}. Due: May 2026</li></ul>"
        for at, card in enumerate(CARDS, 1)
    )
    raw = assemble(html(page), words())
    assert rows(raw, "finding_ref", "finding", "due_text") == [
        (str(at), f"Letters were not answered within {at + 8} days.", "May 2026") for at in (1, 2)
    ]


def test_the_stop_of_a_sentence_is_no_part_of_a_name_or_a_day() -> None:
    told = "Action: Tar the planks. Lead: Harbour Master. Deadline: {}."
    raw = plan("# Boats", "## Recommendation 1", "Boats leak.", told.format("May 2025"))
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Tar the planks.", "Harbour Master", "May 2025")
    ]
