"""Tables that sum up what other parts of a plan tell in full."""

from __future__ import annotations

from documents import plan
from documents import rows

SUMMARY = """| No. | Recommendation | Lead | Target date |
| --- | --- | --- | --- |
| 1 | Ropes should be kept dry. | Bosun | May 2031 |
| 2 | Lamps should be lit each night. | Warden | June 2031 |"""
DETAIL = "| Action | Lead | By when |\n| --- | --- | --- |\n| {} | {} | {} |"
FULL = (
    "## Recommendation 1: Ropes should be kept dry.",
    DETAIL.format("Build a shed", "Bosun", "May 2031"),
    "## Recommendation 2: Lamps should be lit each night.",
    DETAIL.format("Put up two lamps", "Warden", "June 2031"),
)


def test_a_list_of_what_is_answered_below_is_none_of_the_actions() -> None:
    raw = plan("# Harbour", "## Summary", SUMMARY, *FULL)
    assert rows(raw, "finding_ref", "action") == [("1", "Build a shed"), ("2", "Put up two lamps")]
    assert ("table-doubtful", "") in {doubt[:2] for doubt in raw.doubts}


def test_such_a_list_alone_is_the_plan() -> None:
    raw = plan("# Harbour", "## Summary", SUMMARY)
    assert len(raw.rows) == 2


def test_it_is_one_where_only_its_rows_say_who_and_when() -> None:
    bare = "| Action | Progress |\n| --- | --- |\n| {} | Begun |"
    raw = plan(
        "# Harbour",
        "## Summary",
        SUMMARY,
        FULL[0],
        bare.format("Build a shed"),
        FULL[2],
        bare.format("Put up two lamps"),
    )
    assert len(raw.rows) == 4


def test_a_shorter_table_of_the_same_actions_counts_once() -> None:
    few = """| Action | Lead |
    | --- | --- |
    | Build a shed | Bosun |
    | Put up two lamps | Warden |"""
    whole = """| Finding | Action | Lead | By when |
    | --- | --- | --- | --- |
    | Ropes rot. | Build a shed | Bosun | May 2031 |
    | Lamps are dark. | Put up two lamps | Warden | June 2031 |"""
    raw = plan("# Harbour", few, "All of it:", whole)
    assert rows(raw, "due_text") == [("May 2031",), ("June 2031",)]


def test_another_state_of_the_same_actions_is_another_table() -> None:
    table = """| Action | Lead | Status |
    | --- | --- | --- |
    | Build a shed | Bosun | {} |
    | Put up two lamps | Warden | {} |"""
    raw = plan("## May", table.format("Begun", "Begun"), "## June", table.format("Done", "Begun"))
    assert len(raw.rows) == 4


def test_the_same_table_again_is_no_sum() -> None:
    table = """| Finding | Action | Lead |
    | --- | --- | --- |
    | Ropes rot. | Build a shed | Bosun |
    | Lamps are dark. | Put up two lamps | Warden |"""
    assert len(plan("# Harbour", table, "And again:", table).rows) == 4
