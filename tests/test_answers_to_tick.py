"""Answers to tick, letters of a key, and labels over their values within one cell."""

from __future__ import annotations

from documents import plan
from documents import rows
from read_rows import codes
from read_rows import read
from read_rows import table
from read_rows import values


def test_the_answer_that_is_ticked_and_the_comments_under_a_heading_that_comes_again() -> None:
    raw = plan(
        "# Reply of the harbour",
        "## Recommendation 1",
        "The harbour master ensures that all lamps are lit at night.",
        "_X_ Concur",
        "____ Nonconcur",
        "Target date for completion: 30 September 2031",
        "## Master's comments",
        "The warden will look at ten lamps each month.",
        "## Recommendation 2",
        "The harbour master keeps a list of all the boats.",
        "____ Concur",
        "_X_ Nonconcur",
        "Target date for completion: 31 May 2031",
        "## Master's comments",
        "A list was found to be of no use.",
    )
    assert rows(raw, "finding_ref", "action", "response", "progress_text") == [
        (
            "1",
            "The harbour master ensures that all lamps are lit at night.",
            "Concur",
            "The warden will look at ten lamps each month.",
        ),
        (
            "2",
            "The harbour master keeps a list of all the boats.",
            "Nonconcur",
            "A list was found to be of no use.",
        ),
    ]


def test_letters_of_which_one_is_no_colour_are_codes() -> None:
    coded = table(
        "Action | Owner | Status",
        "Mend the pier | Ann | R",
        "Light the lamps | Bob | C",
        "Count the boats | Cay | U",
    )
    assert values(read(coded), "rag") == [(None,), (None,), (None,)]
    colours = table(
        "Action | Owner | Status",
        "Mend the pier | Ann | R",
        "Light the lamps | Bob | G",
        "Count the boats | Cay | A",
    )
    assert values(read(colours), "rag") == [("red",), ("green",), ("amber",)]


def test_a_label_on_the_first_line_of_a_cell_is_that_of_its_other_lines() -> None:
    raw = plan(
        """| Findings // The lamps were out for two nights in May. | < | < |
        | Agreed action // The warden will look at them each night. | Responsible officer | Warden |
        | ^ | Timescale | Completed |"""
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        (
            "The lamps were out for two nights in May.",
            "The warden will look at them each night.",
            "Warden",
            "Completed",
        )
    ]


def test_a_status_over_a_name_stands_for_the_date() -> None:
    raw = plan(
        """| Recommendation | Action | Timescale/ responsibility |
        | --- | --- | --- |
        | Light the pier. | Put up two lamps there | 31 May 2031 // Warden |
        | Know all boats. | Keep a list at the gate | Completed // Head of Berths |"""
    )
    assert rows(raw, "due_text", "owner_text") == [
        ("31 May 2031", "Warden"),
        ("Completed", "Head of Berths"),
    ]


def test_a_stretch_that_ends_a_column_of_actions_is_their_deadline() -> None:
    raw = plan(
        """| Finding | Corrective action required and timeframe for completion (days) |
        | --- | --- |
        | The lamps were out. | Look at the lamps at least monthly. // 90 days |
        | Boats are not known. | Keep a list of boats at the gate. // 30 days |"""
    )
    assert rows(raw, "action", "due_text")[0] == ("Look at the lamps at least monthly.", "90 days")


def test_dates_with_a_word_of_progress_among_them_are_the_deadlines() -> None:
    raw = plan(
        """| Action | Owner | Programme (dd/mm/yy) |
        | --- | --- | --- |
        | Put up two lamps there | Warden | 30/09/31 |
        | Keep a list at the gate | Clerk | Completed |
        | Paint the old boat house | Bosun | 31/07/31 |"""
    )
    assert rows(raw, "due_text")[1] == ("Completed",)


def test_sentences_under_the_name_of_a_group_are_the_actions_where_nothing_else_is() -> None:
    raw = plan(
        """| No. | Subject | Status | Action official | Planned completion date |
        | --- | --- | --- | --- | --- |
        | 1 | Put up two lamps at the end of the pier. | Open | Harbour Warden | May 2031 |
        | 2 | Keep a list of the boats by the gate. | Closed | Berths Clerk | June 2031 |"""
    )
    assert rows(raw, "action", "owner_text")[0] == (
        "Put up two lamps at the end of the pier.",
        "Harbour Warden",
    )


def test_short_states_under_a_second_heading_of_progress_are_the_status() -> None:
    raw = plan(
        """| Recommendation | Progress | Current position | Action | Owner |
        | --- | --- | --- | --- | --- |
        | Light the pier. | Two lamps were put up in May | In progress | Put up four more | Ann |
        | Know all boats. | The list is kept at the gate | Implemented | None to take now | Bob |
        | Dry the ropes. | A shed was built for them | Partially implemented | Add racks | Cay |"""
    )
    assert rows(raw, "status_text", "progress_text")[1] == (
        "Implemented",
        "The list is kept at the gate",
    )


def test_a_date_behind_an_owner_on_one_line_is_a_fact_of_its_own() -> None:
    raw = plan(
        """| Finding | Action |
        | --- | --- |
        | The lamps were out. | Look at them. Owner: Head of Berths Date: 31 May 2031 |
        | Boats are not known. | Keep a list. Owner: Head of Gates Date: 1 June 2031 |"""
    )
    assert rows(raw, "action", "owner_text", "due_text")[0] == (
        "Look at them.",
        "Head of Berths",
        "31 May 2031",
    )


def test_a_crossed_box_is_the_chosen_one_where_others_in_its_column_are_empty() -> None:
    """Word crosses the box that is chosen."""
    lines = [f"Mend boat {at} | Ann | {box}" for at, box in enumerate("☒☐☒")]
    result = read(table("Action | Owner | Complete", *lines))
    assert values(result, "status") == [("completed",), ("not_started",), ("completed",)]
    assert not any("status-implied" in codes(result, row) for row in range(3))
