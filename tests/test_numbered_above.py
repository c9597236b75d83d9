"""A heading that numbers the one finding of the table below it."""

from __future__ import annotations

from documents import plan
from documents import rows
from read_rows import table

HEADS = "Recommendation | Reply | Action | Lead | By when"


def test_the_number_in_the_heading_is_that_of_the_finding() -> None:
    raw = plan(
        "# What was recommended",
        "## Recommendation 1",
        table(HEADS, "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024"),
        "## Recommendation 2",
        table(
            HEADS,
            "Insure the boats. | Accepted | Ask two brokers | Clerk | May 2024",
            "Insure the boats. | Accepted | Count the boats | Bosun | June 2024",
        ),
    )
    told = rows(raw, "finding_ref", "finding", "section")
    assert told[0] == ("1", "Mend the sea wall.", "")
    assert told[1:] == [("2", "Insure the boats.", "")] * 2


def test_a_heading_over_several_findings_numbers_none() -> None:
    raw = plan(
        "# What was recommended",
        "## Recommendation 1",
        table(
            HEADS,
            "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024",
            "Insure the boats. | Accepted | Ask two brokers | Clerk | May 2024",
        ),
    )
    assert rows(raw, "finding_ref") == [("",), ("",)]


def test_numbers_over_several_findings_elsewhere_are_names_of_groups() -> None:
    raw = plan(
        "# What was recommended",
        "## Recommendation 1",
        table(
            HEADS,
            "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024",
            "Insure the boats. | Accepted | Ask two brokers | Clerk | May 2024",
        ),
        "## Recommendation 2",
        table(HEADS, "Light the quay. | Accepted | Fit six lamps | Porter | May 2024"),
    )
    told = rows(raw, "finding_ref", "section")
    assert told == [("", "Recommendation 1")] * 2 + [("", "Recommendation 2")]
