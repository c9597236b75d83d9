"""Of two columns that tell how far it is, that of an earlier review is no status; percentages."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

TABLE = """| Finding | Action | Owner | Due date | {} | {} | Update |
    | --- | --- | --- | --- | --- | --- | --- |
    | Keys were left in the door | Buy a safe for keys | Head of Site | 3 May 2025 | {} | {} | Ordered. |
    | Bins were too full at night | Empty them twice a day | Porter Lead | 9 June 2025 | {} | {} | Rota agreed. |"""


@pytest.mark.parametrize(
    ("earlier", "present"),
    [
        ("Last RAG", "RAG this month"),
        ("RAG at last review", "RAG now"),
        ("RAG last quarter", "RAG this quarter"),
        ("RAG (previous)", "RAG (current)"),
        ("Original RAG", "Revised RAG"),
        ("Previous rating", "Rating"),
        ("Rating then", "Rating now"),
        ("Prior status", "Status"),
    ],
)
def test_the_present_colour_counts_wherever_it_stands(earlier: str, present: str) -> None:
    old, new = ("Red", "Amber"), ("Amber", "Green")
    for heads, one, two in (((earlier, present), old, new), ((present, earlier), new, old)):
        raw = plan(TABLE.format(*heads, one[0], two[0], one[1], two[1]))
        told = [row.fields.get("rag_text") or row.fields.get("status_text") for row in raw.rows]
        assert [cell.text for cell in told if cell] == list(new), heads
        assert [row.others[earlier].text for row in raw.rows] == list(old), heads


def test_what_was_done_since_the_last_review_is_present() -> None:
    raw = plan(TABLE.format("RAG", "Status since last review", "Red", "Open", "Red", "Closed"))
    assert rows(raw, "status_text", "rag_text") == [("Open", "Red"), ("Closed", "Red")]


@pytest.mark.parametrize("heading", ["Progress (%)", "Percentage complete", "% complete"])
def test_a_percentage_says_how_far_and_leaves_the_note_to_another_column(heading: str) -> None:
    raw = plan(TABLE.format("Priority", heading, "High", "60%", "Low", "100%"))
    assert rows(raw, "status_text", "progress_text") == [
        ("60%", "Ordered."),
        ("100%", "Rota agreed."),
    ]


def test_what_inspectors_commented_leaves_the_progress_to_the_column_behind_the_action() -> None:
    raw = plan(
        """| Assessor comment | Action | Owner | Due date | Progress commentary |
        | --- | --- | --- | --- | --- |
        | Keys were left in the door | Buy a safe for keys | Head of Site | 3 May 2025 | Ordered last week. |
        | Bins were too full at night | Empty them twice a day | Porter Lead | 9 June 2025 | Rota was agreed. |"""
    )
    assert rows(raw, "finding", "progress_text")[0] == (
        "Keys were left in the door",
        "Ordered last week.",
    )


def test_most_dates_are_enough_under_a_heading_that_names_a_date() -> None:
    body = """| Finding | Action | Owner | {} |
        | --- | --- | --- | --- |
        | Keys were left in the door | Buy a safe | Head of Site | 3 May 2025 |
        | Bins were full at night | Empty them twice | Porter Lead | 9 June 2025 (was May) |
        | Lamps were out at night | Mend the lamps | Porter Lead | 1 July 2025 |"""
    assert rows(plan(body.format("Long-stop date")), "due_text")[0] == ("3 May 2025",)
    assert rows(plan(body.format("Timebound plan")), "due_text")[0] == ("3 May 2025",)
    other = body.replace("1 July 2025", "In the next few weeks").replace("9 June 2025", "Soon")
    assert not any("due_text" in row.fields for row in plan(other.format("Timebound plan")).rows)


@pytest.mark.parametrize(
    "reviews", [("Q1 2025/26", "Q2 2025/26"), ("May 2025", "June 2025"), ("Review 1", "Review 2")]
)
def test_of_the_same_headings_below_several_reviews_those_of_the_last_count(
    reviews: tuple[str, str],
) -> None:
    raw = plan(
        f"""| Finding | Action | Owner | Due date | {reviews[0]} | < | {reviews[1]} | < |
        | ^ | ^ | ^ | ^ | RAG | Progress | RAG | Progress |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | Keys were left out | Buy a safe | Head of Site | 3 May 2026 | Red | Asked. | Green | Bought. |
        | Bins were too full | Empty them | Porter Lead | 9 June 2026 | Red | Asked. | Amber | Agreed. |"""
    )
    assert rows(raw, "rag_text", "progress_text") == [("Green", "Bought."), ("Amber", "Agreed.")]


def test_of_two_reviews_that_one_counts_which_has_been_held() -> None:
    raw = plan(TABLE.format("RAG May 2025", "RAG June 2025", "Red", "", "Amber", ""))
    assert rows(raw, "rag_text") == [("Red",), ("Amber",)]
