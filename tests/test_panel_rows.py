"""Labels and values over the headings of a table, in each of several tables."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from grids import grid

from planlift.extract.assembly.columns import side_labels
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.lines import lines_of
from planlift.vocabulary import load

PANEL = """| Weak point | {} | < | < |
| Priority | {} | < | < |
| What comes next | Held by | Ready by | How it goes |
| {} | {} | {} | {} |"""
BOATS = (
    ("Two boats leak.", "High", "Tar the planks of both boats", "Bosun", "3 May 2025", "Open"),
    ("No boat has a flare.", "Low", "Buy six flares", "Harbour Master", "9 June 2025", "Done"),
)
FIELDS = ("finding", "priority", "action", "owner_text", "due_text")


def test_values_over_the_headings_hold_for_the_rows_below() -> None:
    raw = plan("# Boats", *(PANEL.format(*boat) for boat in BOATS))
    assert rows(raw, *FIELDS) == [boat[:5] for boat in BOATS]


def test_they_hold_for_each_of_several_rows() -> None:
    more = "| Buy oars for them | Bosun | May 2025 | Open |"
    raw = plan("# Boats", *(f"{PANEL.format(*boat)}\n{more}" for boat in BOATS))
    assert [row[0] for row in rows(raw, "finding")] == [boat[0] for boat in BOATS for _ in "ab"]


def test_a_panel_over_other_headings_is_that_of_its_table_alone() -> None:
    first = "| Weak point | {} | < |\n| Action | Lead | By when |\n| {} | {} | {} |"
    boat = BOATS[0]
    raw = plan("# Boats", first.format(boat[0], boat[2], boat[3], boat[4]))
    assert rows(raw, "action") == [(boat[2],)]


def test_known_labels_over_other_headings_are_no_rows_of_the_table_before() -> None:
    heads = ("| Action | Lead | Due date |", "| Action | Lead | Deadline |")
    panel = "| Recommendation | {} | < |\n{}\n| {} | {} | {} |"
    raw = plan(
        "# Boats",
        *(panel.format(boat[0], head, *boat[2:5]) for boat, head in zip(BOATS, heads, strict=True)),
    )
    assert rows(raw, "finding", "action") == [(boat[0], boat[2]) for boat in BOATS]


def test_half_term_heads_deadlines_under_labels_too() -> None:
    panel = PANEL.replace("Ready by", "Half term")
    raw = plan("# Boats", *(panel.format(*boat) for boat in BOATS))
    assert rows(raw, "finding", "due_text") == [(boat[0], boat[4]) for boat in BOATS]


@pytest.mark.parametrize("label", ["Finding", "Port authority finding", "Quality of seamanship"])
def test_the_label_that_stands_over_all_headings_of_a_table_is_no_action(label: str) -> None:
    heads = "| Action | Lead | Due date |"
    raw = plan(
        "# Boats",
        "\n".join(
            f"| {label} | It is so that {boat[0]} | < |\n{heads}\n| {boat[2]} | {boat[3]} | {boat[4]} |"
            for boat in BOATS
        ),
    )
    assert rows(raw, "action", "finding") == [
        (boat[2], f"It is so that {boat[0]}") for boat in BOATS
    ]


def test_a_label_that_nobody_knows_above_one_table_is_a_particular_of_the_plan() -> None:
    raw = plan(
        "# Boats",
        """| Scope of it all | This plan is about two boats. | < |
        | Action | Lead | Due date |
        | Tar the planks | Bosun | May 2025 |""",
    )
    assert rows(raw, "finding") == [("",)]
    assert raw.details[-1].label == "Scope of it all"


@pytest.mark.parametrize("lead", ["Strategic lead", "Sponsor"])
@pytest.mark.parametrize("label", ["AFI", "Recommendation", "Finding"])
@pytest.mark.parametrize("end", ["", "."])
def test_two_labels_with_their_values_over_the_headings_of_each_table(
    label: str, lead: str, end: str
) -> None:
    heads = "| Ref | Action | Owner | Due date | Status | Update |"
    panel = "| **{}** | It is so that {} | < | < | **{}** | Ann Lee |\n{}\n{}"
    row = "| {} | {} | {} | {} | {} | Begun. |"
    raw = plan(
        "# Boats",
        *(
            panel.format(label, boat[0].rstrip(".") + end, lead, heads, row.format(n, *boat[2:]))
            for n, boat in enumerate(BOATS, 1)
        ),
    )
    assert rows(raw, "action", "finding") == [
        (boat[2], f"It is so that {boat[0].rstrip('.')}{end}") for boat in BOATS
    ]


def test_a_title_may_stand_over_two_pairs_in_a_row() -> None:
    card = """| Recommendation {}: {} | < | < | < |
        | Priority | {} | Outcome sought | Dry feet |
        | Action | Lead | By when | Status |
        | {} | {} | {} | {} |"""
    raw = plan("# Boats", *(card.format(at, *boat) for at, boat in enumerate(BOATS, 1)))
    assert rows(raw, "finding_ref", *FIELDS) == [
        (str(at), *boat[:5]) for at, boat in enumerate(BOATS, 1)
    ]


@pytest.mark.parametrize("pairs", [1, 2])
def test_rows_on_the_next_page_belong_to_the_table_below_the_labels(pairs: int) -> None:
    across = "< | < |" if pairs == 1 else "**Sponsor** | Ann Lee |"
    head = "| **Finding** | {} | " + across + "\n| Action | Lead | Due date | Status |"
    row = "| {} | {} | {} | {} |"
    first, second = BOATS
    raw = plan(
        "# Boats",
        f"{head.format(first[0])}\n{row.format(*first[2:])}",
        f"{row.format('Tar the oars', *first[3:])}\n{row.format('Sell the mast', *first[3:])}",
        f"{head.format(second[0])}\n{row.format(*second[2:])}",
        paged=True,
    )
    assert rows(raw, "action", "finding") == [
        (first[2], first[0]),
        ("Tar the oars", first[0]),
        ("Sell the mast", first[0]),
        (second[2], second[0]),
    ]


def test_labels_between_the_tables_of_a_sheet_are_no_rows_of_theirs() -> None:
    heads = "| **Action** | **Lead** | **Due date** | **Money** | **Proof** |"
    panel = "| | | | | |\n| **Goal** | 2 | | | |\n| **Finding** | {} | | | |\n| | | | | |"
    row = "| {} | {} | {} | None | Log |"
    first, second = BOATS
    raw = plan(
        "# Boats",
        f"{heads}\n{row.format(*first[2:5])}\n{row.format('Buy oars', *first[3:5])}",
        f"{row.format('Sell the mast', *first[3:5])}\n{panel.format(second[0])}\n{heads}\n"
        f"{row.format(*second[2:5])}\n{panel.format(first[0])}",
        f"{heads}\n{row.format('Burn the boat', *first[3:5])}",
        how="rules",
        paged=True,
    )
    assert rows(raw, "action", "finding") == [
        (first[2], ""),
        ("Buy oars", ""),
        ("Sell the mast", ""),
        (second[2], second[0]),
        ("Burn the boat", first[0]),
    ]


GOALS = """| Goal {} | {} | < | < |
| 12-month {} | Nine in ten of them | < | < |
| Outcome | {} | < | < |
| Action | Who | When | Cost |
| {} | {} | {} | £5 |"""


@pytest.mark.parametrize("label", ["target", "sentinel"])
@pytest.mark.parametrize("one_grid", [True, False])
def test_labels_of_which_some_are_unknown_come_again_over_each_heading_row(
    label: str, *, one_grid: bool
) -> None:
    goals = [
        GOALS.format(n, f"It is so that {boat[0]}", label, f"Boat {n} floats.", *boat[2:5])
        for n, boat in enumerate(BOATS, 1)
    ]
    raw = plan("# Boats", *(["\n".join(goals)] if one_grid else goals))
    assert rows(raw, "section", "action") == [
        (f"It is so that {boat[0]}", boat[2]) for boat in BOATS
    ]


def test_a_number_in_an_unknown_label_over_the_headings_counts_findings() -> None:
    panel = "| {} | {} | < |\n| Action | Lead | Due date |\n| {} | {} | {} |"
    boat = BOATS[0]
    cells = (f"It is so that {boat[0]}", *boat[2:5])
    numbered = plan("# Boats", panel.format("Reason ID : 10002345", *cells))
    assert rows(numbered, "finding") == [(cells[0],)]
    assert any("Reason ID" in " ".join(map(str, doubt)) for doubt in numbered.doubts)
    assert rows(plan("# Boats", panel.format("Scope", *cells)), "finding") == [("",)]


def test_a_short_table_over_the_headings_holds_no_rows_of_the_one_before() -> None:
    card = """| Rule | Gist | < |
        | Rule {} | It is so that {} | < |
        | What action will you take? | Person accountable | Due date |
        | {} | {} | {} |"""
    raw = plan("# Boats", *(card.format(n, boat[0], *boat[2:5]) for n, boat in enumerate(BOATS, 1)))
    assert rows(raw, "action", "owner_text") == [boat[2:4] for boat in BOATS]


@pytest.mark.parametrize("value", ["Three", "Deadline"])
def test_three_known_words_side_by_side_for_three_fields_are_headings_of_no_form(
    value: str,
) -> None:
    goals = [
        GOALS.format(
            n, f"It is so that {boat[0]}", "target", f"Boat {n} floats.", *boat[2:4], "May"
        )
        for n, boat in enumerate([*BOATS, BOATS[0]], 1)
    ]
    table = grid("\n".join(goals).replace("May", value).replace("Cost", "Stream"))
    at_side = side_labels.find(table, lines_of(table), heading_words(load()))
    assert at_side == frozenset()
