"""Headings that tables of audits have: comments of those in charge, ends of a stretch, degrees."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html
from read_rows import table

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


@pytest.mark.parametrize("group", ["Timescale", "Target implementation date", "Time frame"])
def test_from_and_to_are_the_ends_of_a_stretch(group: str) -> None:
    raw = assemble(
        html(
            "<table><tr><td rowspan=3>Finding</td><td colspan=3>Plan of the agency</td></tr>"
            f"<tr><td rowspan=2>Action</td><td colspan=2>{group}</td></tr>"
            "<tr><td>From</td><td>To</td></tr>"
            "<tr><td>The wall leaks.</td><td>Mend it</td><td>May 2024</td><td>June 2024</td></tr>"
            "<tr><td>Boats are lost.</td><td>Count</td><td>July 2024</td><td>May 2025</td></tr>"
            "</table>"
        ),
        load(),
    )
    assert rows(raw, "start_text", "due_text") == [
        ("May 2024", "June 2024"),
        ("July 2024", "May 2025"),
    ]


@pytest.mark.parametrize("word", ["Likely", "Tentative", "Expected", "Probable"])
def test_a_date_to_come_is_no_date_of_completion(word: str) -> None:
    raw = plan(
        table(
            f"Action | Officer | {word} date of completion",
            "Mend the wall | Mason | 31.12.2024",
            "Count the boats | Bosun | 31.03.2025",
        )
    )
    assert rows(raw, "due_text", "completed_text") == [("31.12.2024", ""), ("31.03.2025", "")]


def test_letters_under_finding_leave_it_to_another_column() -> None:
    raw = plan(
        table(
            "Finding | Deficiency description | Corrective action | Due date",
            "D | The wall leaks at high tide | Mend the wall | May 2024",
            "D | Boats are lost at night | Count the boats | June 2024",
        )
    )
    assert rows(raw, "finding") == [("The wall leaks at high tide",), ("Boats are lost at night",)]


def test_comments_on_issues_say_what_is_done() -> None:
    heads = "{} | Management comments | Officer | Timeframe"
    lines = ["The mason has been called again | Clerk | May 2024", "A count was held | Bosun | May"]
    issues = ["Leaks in the sea wall", "Boats that nobody counts"]
    wishes = ["Mend the sea wall", "Count the boats"]
    told = plan(
        table(heads.format("Issue"), *(f"{a} | {b}" for a, b in zip(issues, lines, strict=True)))
    )
    assert [action for (action,) in rows(told, "action")] == [x.split(" | ")[0] for x in lines]
    wanted = plan(
        table(
            heads.format("Recommendation"),
            *(f"{a} | {b}" for a, b in zip(wishes, lines, strict=True)),
        )
    )
    assert rows(wanted, "action") == [(wish,) for wish in wishes]


def test_an_auditors_form_asks_for_comments_on_what_is_planned() -> None:
    raw = plan(
        table(
            "Ref | Recommendation | Commentary on planned actions | Completion date for planned actions",
            "R1 | Count the boats each year. | A count will be held in May. | May 2026",
            "R2 | Mend the wall. | A mason has been asked for a price. | Spring 2026",
        )
    )
    assert rows(raw, "finding", "action", "due_text")[1] == (
        "Mend the wall.",
        "A mason has been asked for a price.",
        "Spring 2026",
    )
