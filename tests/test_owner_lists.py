"""Lists of actions under those who answer for them."""

from __future__ import annotations

import pytest
from documents import rows
from documents import words
from markup_documents import html

from planlift.extract.assembly import assemble

BOSUN = ("Tar the planks of both boats – by 3 May 2025", "Mend the sails (June 2025)")
MASTER = ("Buy six flares by 9 June 2025", "Paint the quay, July 2025.")
TOLD = [
    ("Tar the planks of both boats", "3 May 2025"),
    ("Mend the sails", "June 2025"),
    ("Buy six flares", "9 June 2025"),
    ("Paint the quay", "July 2025"),
]


def _page(heads: tuple[str, str], *lists: tuple[str, ...]) -> str:
    parts = zip(heads, lists, strict=True)
    return "<h1>After the storm</h1>" + "".join(
        f"{head}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" for head, items in parts
    )


@pytest.mark.parametrize("head", ["<h3>{}</h3>", "<h3>Lead: {}</h3>", "<p><b>{}</b></p>"])
def test_those_over_the_lists_answer_for_the_items(head: str) -> None:
    heads = (head.format("Head Bosun"), head.format("Harbour Master"))
    raw = assemble(html(_page(heads, BOSUN, MASTER)), words())
    told = rows(raw, "action", "due_text")
    assert [(action, due.removeprefix("by ")) for action, due in told] == TOLD
    who = ["Head Bosun", "Head Bosun", "Harbour Master", "Harbour Master"]
    assert [row[0] for row in rows(raw, "owner_text")] == who


@pytest.mark.parametrize(
    ("heads", "items"),
    [
        (("Head Bosun", "What we saw"), (BOSUN, MASTER)),
        (("Head Bosun", "Harbour Master"), (("Joined us in May 2025",), ("Left in June 2025",))),
        (("Head Bosun", "Harbour Master"), (("Tar the planks",), ("Buy six flares",))),
    ],
)
def test_other_lists_are_no_plan(
    heads: tuple[str, str], items: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    one, other = (f"<h3>{head}</h3>" for head in heads)
    assert not assemble(html(_page((one, other), *items)), words()).rows
