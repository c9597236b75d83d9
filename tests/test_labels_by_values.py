"""Labels on lines of their own that no list knows, told by what stands below them."""

from __future__ import annotations

from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

GATES = (
    (
        "Gate one stood open at night.",
        "Lock the first gate each night.",
        "Night Warden",
        "May 2031",
    ),
    (
        "Boxes blocked the back exit.",
        "Move the boxes to the yard.",
        "Stores Manager",
        "3 June 2031",
    ),
)
ITEM = "<h3>Case {}</h3><p>{}</p><h4>{}</h4><p>{}</p><h4>{}</h4><p>{}</p><h4>{}</h4><p>{}</p>"


def _page(*labels: str, cases: tuple[tuple[str, ...], ...] = GATES) -> str:
    items = []
    for at, (found, *texts) in enumerate(cases, 1):
        pairs = [part for pair in zip(labels, texts, strict=True) for part in pair]
        items.append(ITEM.format(at, found, *pairs))
    return f"<h1>Action plan of the harbour</h1><h2>Safety</h2>{''.join(items)}"


def test_texts_that_bid_names_and_days_tell_what_their_labels_are() -> None:
    raw = assemble(html(_page("Our way out", "Torchbearer", "Moon")), load())
    fields = ("action", "owner_text", "due_text")
    assert [tuple(row.fields[name].text for name in fields) for row in raw.rows] == [
        gate[1:] for gate in GATES
    ]
    assert {doubt[:2] for doubt in raw.doubts} >= {
        ("heading-guessed", name) for name in ("owner_text", "due_text")
    }
    assert not balance(raw).lost


def test_labels_over_texts_of_which_none_says_when_are_none_of_a_plan() -> None:
    cases = tuple((*gate[:3], "By the sea") for gate in GATES)
    assert not assemble(html(_page("Our way out", "Torchbearer", "Moon", cases=cases)), load()).rows
