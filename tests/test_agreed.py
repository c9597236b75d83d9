"""Recommendations that are answered in a word: what they ask for is what is to be done."""

from __future__ import annotations

from documents import plan
from documents import rows
from read_rows import table

ANSWERED = table(
    "No | Recommendation | Management response | Owner | Due",
    "1 | Boats should be counted each month. | {} | Boatman | May 2024",
    "2 | Ropes should be tested. | Agreed. A test rig will be hired each spring. | Cox | June 2024",
)


def test_a_bare_answer_is_no_action_and_what_it_answers_is_one() -> None:
    raw = plan(ANSWERED.format("Agreed."))
    assert rows(raw, "finding_ref", "action", "response")[0] == (
        "1",
        "Boats should be counted each month.",
        "Agreed.",
    )
    assert "finding" not in raw.rows[0].fields


def test_an_answer_that_says_what_will_be_done_is_the_action() -> None:
    raw = plan(ANSWERED.format("Agreed. The coach counts them."))
    assert rows(raw, "finding", "action")[0] == (
        "Boats should be counted each month.",
        "Agreed. The coach counts them.",
    )


def test_below_a_finding_a_bare_answer_stays_where_it_stands() -> None:
    raw = plan(ANSWERED.format("Agreed.").replace("Recommendation", "Finding"))
    assert rows(raw, "action")[0] == ("Agreed.",)


def test_short_recommendations_stand_beside_long_answers() -> None:
    raw = plan(
        table(
            "Issue observed | Recommendation | Responsible | Management response",
            "Two boats were lost | Each boat should hold a tag | Boatman | Accepted. Tags are bought.",
            "A rope broke | Ropes should be tested | Cox | Accepted. Tests begin in the spring.",
        )
    )
    assert rows(raw, "finding", "action", "response")[1] == (
        "A rope broke",
        "Ropes should be tested",
        "Accepted. Tests begin in the spring.",
    )
