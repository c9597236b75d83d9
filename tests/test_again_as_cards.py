"""Rows that a page holds twice, as a table and as cards for narrow screens, count once."""

from __future__ import annotations

from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

HEADS = ("Issue", "Action", "Lead", "By when")
ACTIONS = (
    ("Ropes rot in the rain.", "Build a shed", "Bosun", "May 2031"),
    ("Ropes rot in the rain.", "Buy new ropes", "Bosun", "June 2031"),
    ("Lamps were not lit.", "Put up two lamps", "Warden", "June 2031"),
)


def _table() -> str:
    lines = [*(f"<td>{'</td><td>'.join(action)}</td>" for action in ACTIONS)]
    heads = f"<th>{'</th><th>'.join(HEADS)}</th>"
    return f"<table><tr>{'</tr><tr>'.join([heads, *lines])}</tr></table>"


def _card(values: tuple[str, ...]) -> str:
    pairs = zip(HEADS, values, strict=True)
    return f"<dl>{''.join(f'<dt>{head}</dt><dd>{value}</dd>' for head, value in pairs)}</dl>"


def test_cards_that_say_what_the_rows_of_a_table_say_are_left_aside() -> None:
    raw = assemble(html(_table() + "".join(map(_card, ACTIONS))), load())
    assert rows(raw, "action", "due_text") == [action[1::2] for action in ACTIONS]
    assert {part.reason for part in raw.aside} >= {"repeated-rows"}
    assert not balance(raw).lost


def test_cards_of_other_actions_are_rows() -> None:
    others = [("No drills.", "Drill each crew", "Warden", "July 2031"), ACTIONS[0]]
    raw = assemble(html(_table() + "".join(map(_card, others))), load())
    assert ("Drill each crew",) in rows(raw, "action")
