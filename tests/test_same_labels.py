"""Forms of the same labels, whatever these say: wide ones, under titles, without what was found."""

from __future__ import annotations

from documents import plan
from documents import rows

WIDE = """| Rough sea | {} | < | < |
| Calm water | {} | < | < |
| At the helm | {} | Land ahoy by | {} |
| Log entry | {} | Seen by mate | |"""
BOATS = (
    ("Two boats leak at the bow.", "Tar the planks of both boats", "Bosun", "3 May 2025", "Open"),
    ("No boat has a flare.", "Buy six flares", "Harbour Master", "9 June 2025", "Done"),
)
NAMED = """| Shortfall noticed | {} |
| Work ahead | {} |
| Person at the helm | {} |
| Ready by | {} |"""


def test_labels_in_two_columns_of_a_form_come_again_in_the_next() -> None:
    wide = WIDE.replace("Rough sea", "Weak point").replace("Calm water", "Our commitment")
    wide = wide.replace("At the helm", "Held by").replace("Land ahoy by", "Aim to finish")
    raw = plan("# Boats", *(wide.format(*boat) for boat in BOATS))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]


def test_labels_without_a_meaning_in_any_list_are_told_by_their_values() -> None:
    raw = plan("# Boats", *(NAMED.format(*boat[:4]) for boat in BOATS))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]
    assert ("heading-guessed", "finding") in {doubt[:2] for doubt in raw.doubts}


def test_a_title_over_a_form_names_its_group() -> None:
    forms = [f"| Boat {at} | < |\n{NAMED.format(*boat[:4])}" for at, boat in enumerate(BOATS)]
    raw = plan("# Boats", *forms)
    assert rows(raw, "section", "action") == [("Boat 0", BOATS[0][1]), ("Boat 1", BOATS[1][1])]


def test_headings_over_forms_that_do_not_say_it_are_what_was_found() -> None:
    form = """| What we'll do | {} |
    | Who's steering | {} |
    | Home by | {} |"""
    parts = [part for boat in BOATS for part in (f"### {boat[0]}", form.format(*boat[1:4]))]
    raw = plan("# Boats", "## Hulls", *parts)
    assert rows(raw, "section", "finding", "action", "owner_text", "due_text") == [
        ("Hulls", *boat[:4]) for boat in BOATS
    ]


def test_forms_that_say_nothing_of_who_and_when_are_no_plan() -> None:
    form = """| Boat | {} |
    | Length | {} |
    | Harbour | {} |"""
    raw = plan("# Boats", form.format("Gull", "9 m", "Ost"), form.format("Tern", "7 m", "West"))
    assert not raw.rows


def test_labels_that_come_again_down_one_table_are_those_of_records() -> None:
    raw = plan("# Boats", "\n".join(NAMED.format(*boat[:4]) for boat in BOATS))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]


def test_a_record_that_lacks_a_label_lacks_its_value_alone() -> None:
    lines = [NAMED.format(*boat[:4]) for boat in (*BOATS, BOATS[0])]
    lines[1] = "\n".join(line for line in lines[1].splitlines() if "helm" not in line)
    raw = plan("# Boats", "\n".join(lines))
    assert rows(raw, "action", "owner_text", "due_text") == [
        (BOATS[0][1], "Bosun", "3 May 2025"),
        (BOATS[1][1], "", "9 June 2025"),
        (BOATS[0][1], "Bosun", "3 May 2025"),
    ]


def test_known_labels_are_what_their_values_tell() -> None:
    form = "| Priority | {} |\n| Action | {} |\n| SRO | {} |\n| Target | {} |"
    raw = plan("# Boats", *(form.format(*boat[:4]) for boat in BOATS))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]


def test_the_number_over_a_form_is_that_of_its_action() -> None:
    parts = [
        part
        for at, boat in enumerate(BOATS, 1)
        for part in (f"### Action {at}", NAMED.format(*boat[:4]))
    ]
    raw = plan("# Boats", *parts)
    assert rows(raw, "action_ref", "section") == [("1", ""), ("2", "")]


def test_a_label_that_hints_at_what_is_done_needs_no_finding_beside_a_known_deadline() -> None:
    form = (
        "| Step | {} |\n| Steps to be taken by the crew | {} |\n| Deadline | {} |\n| Held by | {} |"
    )
    forms = [form.format(at, boat[1], boat[3], boat[2]) for at, boat in enumerate(BOATS, 1)]
    raw = plan("# Boats", *forms)
    assert rows(raw, "action", "due_text") == [(boat[1], boat[3]) for boat in BOATS]


def test_numbers_merged_down_beside_labels_that_nobody_knows_are_those_of_the_actions() -> None:
    labels = [line.split("|")[1].strip() for line in NAMED.split("\n")]
    lines = [
        f"| {number if not at else '^'} | {label} | {value} |"
        for number, boat in enumerate(BOATS, 1)
        for at, (label, value) in enumerate(zip(labels, boat[:4], strict=True))
    ]
    raw = plan("# Boats", "\n".join(lines))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]
    assert [[ref for ref in pair if ref] for pair in rows(raw, "finding_ref", "action_ref")] == [
        ["1"],
        ["2"],
    ]


def test_blank_rows_between_records_part_them_and_say_nothing() -> None:
    raw = plan("# Boats", "\n| | < |\n".join(NAMED.format(*boat[:4]) for boat in BOATS))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]


def test_labels_that_are_set_off_at_the_side_head_a_record_in_each_column() -> None:
    labels = ("Shortfall noticed", "Work ahead", "Person at the helm", "Ready by")
    lines = [
        f"| **{label}** | {' | '.join(texts)} |"
        for label, *texts in zip(labels, *BOATS, strict=False)
    ]
    raw = plan("# Boats", "\n".join(lines))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [boat[:4] for boat in BOATS]
