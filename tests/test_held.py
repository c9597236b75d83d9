"""Lists below a label, between labels that have their values beside them."""

from __future__ import annotations

import pytest
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.vocabulary import load

STEPS = "<ul><li>Count the keys.</li><li>Fit new locks.</li></ul>"
PARAGRAPHS = "<p>Count the keys.</p><p>Fit new locks.</p>"
TOLD = "• Count the keys.\n• Fit new locks."


def record(number: int, action: str) -> str:
    return (
        f"<h3>Finding {number}</h3><p><b>Recommendation:</b> Door {number} should lock.</p>"
        f"{action}<p><b>Owner:</b> Bosun</p><p><b>Due date:</b> {number} May 2025</p>"
    )


def page(*actions: str) -> str:
    return "<h1>Doors</h1>" + "".join(record(n, action) for n, action in enumerate(actions, 1))


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (f"<p><b>Our action:</b></p>{STEPS}", TOLD),
        (f"<p><b>Our action</b>:</p>{STEPS}", TOLD),
        (f"<p><b>Our action:</b> We will:</p>{STEPS}", f"We will:\n{TOLD}"),
        (f"<p><b>Our action:</b></p>{PARAGRAPHS}", "Count the keys.\nFit new locks."),
    ],
)
def test_what_stands_between_labels_is_the_value_of_the_one_above_it(below: str, told: str) -> None:
    beside = "<p><b>Our action:</b> Oil the hinges.</p>"
    document = html(page(beside, below, beside))
    raw = assemble(document, load())
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("1", "Oil the hinges.", "Bosun", "1 May 2025"),
        ("2", told, "Bosun", "2 May 2025"),
        ("3", "Oil the hinges.", "Bosun", "3 May 2025"),
    ]
    assert not balance(raw).lost


@pytest.mark.parametrize(
    ("last", "kinds"),
    [
        (STEPS, ["heading", "item", "item"]),  # nothing follows the list
        ("<p>In May.</p>" + STEPS, ["heading", "paragraph", "item", "item"]),
        (STEPS.replace("<li>", "<li><b>Now:</b> "), ["heading", "item", "item"]),
    ],
)
def test_what_no_label_follows_stays_as_it_stands(last: str, kinds: list[str]) -> None:
    told = "<p><b>Owner:</b> Bosun</p><p><b>Due date:</b> May 2025</p><p><b>Steps:</b></p>"
    _, grid, *behind = html(f"<h1>Doors</h1>{told}{last}").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["Owner:", "Bosun", "Due date:", "May 2025"]
    assert [block.kind for block in behind if isinstance(block, TextBlock)] == kinds
