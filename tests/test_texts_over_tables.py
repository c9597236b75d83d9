"""Cards whose finding and action stand as texts above a table of who and when."""

from __future__ import annotations

from documents import plan
from documents import rows

FACTS = "| Owner | Due date | Status |\n| --- | --- | --- |\n"


def test_labelled_texts_right_above_a_table_of_the_other_labels_are_of_its_record() -> None:
    raw = plan(
        "Finding: Records are poor.",
        "Action: Train all staff.",
        FACTS + "| Head of care | 4 May 2026 | Underway |",
        "Finding: Visits are late.",
        "Action: Set a standard.",
        FACTS + "| Director | 9 June 2026 | Complete |",
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Records are poor.", "Train all staff.", "Head of care", "4 May 2026"),
        ("Visits are late.", "Set a standard.", "Director", "9 June 2026"),
    ]


def test_a_table_that_says_itself_what_is_done_takes_no_texts_in() -> None:
    table = "| Action | Owner | Due date |\n| --- | --- | --- |\n"
    raw = plan(
        "Finding: Records are poor.",
        "Action: Train all staff.",
        table + "| Write a policy | Head of care | 4 May 2026 |",
        "Finding: Visits are late.",
        "Action: Set a standard.",
        table + "| Count visits | Director | 9 June 2026 |",
    )
    assert [action for (action,) in rows(raw, "action")] == ["Write a policy", "Count visits"]


def test_where_one_such_table_was_not_found_all_actions_are_still_rows() -> None:
    raw = plan(
        "Finding: Records are poor.",
        "Action: Train all staff.",
        FACTS + "| Head of care | 4 May 2026 | Underway |",
        "Finding: Visits are late.",
        "Action: Set a standard.",
        FACTS + "| Director | 9 June 2026 | Complete |",
        "Finding: Plans are short.",
        "Action: Write new plans.",
        "Owner: Head of law",
    )
    actions = [action for (action,) in rows(raw, "action")]
    assert actions == ["Train all staff.", "Set a standard.", "Write new plans."]
