"""Tables with their headings down the first column, and a record in each of the others."""

from __future__ import annotations

from documents import words
from markup_documents import html

from planlift.extract.assembly import assemble

LINES = (
    ("Breach found", "Doors did not close.", "Lights were not tested."),
    ("Force activity", "Adjust all of the devices.", "Test the lights monthly."),
    ("Chief officer lead", "Site Manager", "Caretaker"),
    ("Forecast date", "3 May 2026", "9 June 2026"),
)


def _table(mark: str) -> str:
    lines = (
        f"<tr><{mark}>{head}</{mark}>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"
        for head, *texts in LINES
    )
    return f"<h1>Plan</h1><table>{''.join(lines)}</table>"


def test_headings_marked_at_the_side_are_read_though_few_are_listed() -> None:
    raw = assemble(html(_table("th")), words())
    told = [tuple(row.fields[name].text for name in ("finding", "action")) for row in raw.rows]
    assert told == [(LINES[0][at], LINES[1][at]) for at in (1, 2)]
