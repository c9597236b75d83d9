"""What somebody else wants done, beside what is being done."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


@pytest.mark.parametrize("heading", ["Inspector's required action", "Regulator action"])
def test_what_must_be_done_stands_in_front_of_what_is_done(heading: str) -> None:
    raw = plan(
        f"""| {heading} | Harbour action | Who | When |
        | --- | --- | --- | --- |
        | Crews must test the pumps. | Pumps tested weekly | Bursar | May 2031 |
        | The pier should be lit. | Ten lamps are ordered | Head Porter | June 2031 |"""
    )
    assert rows(raw, "finding", "action")[0] == (
        "Crews must test the pumps.",
        "Pumps tested weekly",
    )


def test_two_columns_of_what_is_done_stay_actions() -> None:
    raw = plan(
        """| Action | Further action | Who | When |
        | --- | --- | --- | --- |
        | Test the pumps | Publish the tests | Bursar | May 2031 |
        | Light the pier | Count the lamps | Head Porter | June 2031 |"""
    )
    assert rows(raw, "finding", "action")[0] == ("", "Test the pumps")


def test_a_status_stands_for_the_date_behind_who() -> None:
    raw = plan(
        """| Action | Lead and timescale |
        | --- | --- |
        | Test the pumps | Bursar – Completed |
        | Light the pier | Head Porter – 4 June 2031 |"""
    )
    assert rows(raw, "owner_text", "due_text") == [
        ("Bursar", "Completed"),
        ("Head Porter", "4 June 2031"),
    ]


def test_a_colour_between_two_is_one() -> None:
    raw = plan(
        """| Action | Lead | Confidence |
        | --- | --- | --- |
        | Test the pumps | Bursar | Amber/Green |
        | Light the pier | Head Porter | Green |"""
    )
    assert rows(raw, "rag_text") == [("Amber/Green",), ("Green",)]


def test_a_label_below_a_numbered_heading_is_no_part_of_the_finding() -> None:
    record = (
        "<h2>Recommendation {}</h2><p><b>What the inspectorate said</b></p><p>{}</p>"
        "<p><b>What we will do</b></p><p>{}</p><p><b>Lead</b></p><p>{}</p>"
    )
    page = record.format(1, "Light the pier.", "Lamps are ordered.", "Bursar")
    page += record.format(2, "Test the pumps.", "Pumps are tested.", "Head Porter")
    raw = assemble(html(f"<h1>Our response</h1>{page}"), load())
    assert rows(raw, "finding_ref", "finding", "action", "owner_text") == [
        ("1", "Light the pier.", "Lamps are ordered.", "Bursar"),
        ("2", "Test the pumps.", "Pumps are tested.", "Head Porter"),
    ]
