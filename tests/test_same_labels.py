"""Forms with the same labels, which nobody has listed, in each of several tables."""

from __future__ import annotations

from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

LABELS = ("What was found", "Works to put it right", "Whose job", "Latest day", "Where it stands")
FIRST = ("Doors were left open", "Fit closers to all doors", "Head of Site", "3 May 2025", "Done")
NEXT = ("Nobody was trained", "Train each shift by turns", "Ward Clerk", "9 June 2025", "Started")


def _table(labels: tuple[str, ...], values: tuple[str, ...]) -> str:
    lines = zip(labels, values, strict=True)
    return f"<table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in lines)}</table>"


def test_labels_that_come_again_are_headings() -> None:
    raw = assemble(
        html("<h1>Audit of the ward</h1>" + _table(LABELS, FIRST) + _table(LABELS, NEXT)), load()
    )
    fields = ("finding", "action", "owner_text", "due_text", "status_text")
    assert rows(raw, *fields) == [FIRST, NEXT]
    assert ("heading-guessed", "owner_text") in {doubt[:2] for doubt in raw.doubts}


def test_a_label_that_may_be_who_or_when_is_told_by_its_values() -> None:
    labels = (*LABELS[:3], "Will be mended by", LABELS[4])
    raw = assemble(
        html("<h1>Audit of the ward</h1>" + _table(labels, FIRST) + _table(labels, NEXT)), load()
    )
    assert rows(raw, "due_text") == [(FIRST[3],), (NEXT[3],)]


def test_what_says_nothing_of_who_and_when_stays_a_panel() -> None:
    labels = ("What was found", "Part of the house", "Who saw it")
    raw = assemble(
        html(
            "<h1>Audit of the ward</h1>"
            + _table(labels, ("Doors were left open", "Cellar", "Ms Till"))
            + _table(labels, ("Nobody was trained", "Attic", "Mr Bell"))
        ),
        load(),
    )
    assert not raw.rows


def test_forms_whose_words_say_enough_stand_under_their_headings() -> None:
    labels = ("Requirement", "Action taken or proposed", "Person responsible", "Timescale", "Place")
    page = "".join(
        f"<h2>Requirement {number}</h2>{_table(labels, values)}"
        for number, values in ((4, FIRST), (7, NEXT))
    )
    raw = assemble(html(f"<h1>Audit of the ward</h1>{page}"), load())
    assert rows(raw, "finding_ref", "owner_text") == [("4", FIRST[2]), ("7", NEXT[2])]


def test_lists_of_two_columns_under_headings_stay_lists() -> None:
    table = _table(
        ("Action", "Fit closers", "Train staff"), ("Owner", "Head of Site", "Ward Clerk")
    )
    raw = assemble(html("<h1>Audit of the ward</h1>" + table + table), load())
    assert rows(raw, "action", "owner_text")[:2] == [
        ("Fit closers", "Head of Site"),
        ("Train staff", "Ward Clerk"),
    ]
