"""A heading that numbers the one finding of the table below it."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize("name", ["Item 3", "No. 3", "Ref 3:", "Serial no 3", "NC #3"])
def test_a_heading_that_only_counts_a_record_is_the_number_of_its_finding(name: str) -> None:
    raw = plan(
        "# What was recommended",
        f"## {name}",
        table(HEADS, "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024"),
    )
    number = name.rstrip(":") if "#" in name else "3"
    assert rows(raw, "finding_ref", "section") == [(number, "")]


def test_so_is_it_over_labels_and_values() -> None:
    form = "| Finding | The sea wall leaks. |\n| Action | Build a mole |\n| Lead | Mason |"
    raw = plan("# Harbour", "## Item 1", form, "## Item 2", form)
    assert rows(raw, "finding_ref", "section") == [("1", ""), ("2", "")]


def test_where_no_finding_is_told_it_is_the_number_of_the_action() -> None:
    form = "| Action | Build a mole of stone |\n| Lead | Mason |\n| Due | May 2024 |"
    raw = plan("# Harbour", "## Item 1", form, "## Item 2", form)
    assert rows(raw, "action_ref", "finding", "section") == [("1", "", ""), ("2", "", "")]
    heads = "Action | Lead | By when"
    raw = plan("# Harbour", "## No. 7", table(heads, "Build a mole of stone | Mason | May 2024"))
    assert rows(raw, "action_ref", "finding", "section") == [("7", "", "")]


def test_items_over_several_findings_are_groups() -> None:
    raw = plan(
        "# What was recommended",
        "## Item 1",
        table(
            HEADS,
            "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024",
            "Insure the boats. | Accepted | Ask two brokers | Clerk | May 2024",
        ),
        "## Item 2",
        table(HEADS, "Light the quay. | Accepted | Fit six lamps | Porter | May 2024"),
    )
    assert rows(raw, "section") == [("Item 1",)] * 2 + [("Item 2",)]


@pytest.mark.parametrize("name", ["Theme 3", "Site 3", "Phase 3", "Standard 3"])
def test_a_name_that_does_more_than_count_stays_the_section(name: str) -> None:
    raw = plan(
        "# What was recommended",
        f"## {name}",
        table(HEADS, "Mend the sea wall. | Accepted | Build a mole | Mason | May 2024"),
    )
    assert rows(raw, "finding_ref", "section") == [("", name)]


def test_a_band_over_a_finding_and_the_table_of_its_actions_is_the_finding_s_number() -> None:
    def card(number: int, *actions: str) -> str:
        over = f"| Item {number} | < | < |\n| Finding | Wall {number} leaks. | < |\n"
        lines = (f"| {action} | Mason | May 2024 |" for action in actions)
        return f"{over}| Action | Lead | By when |\n" + "\n".join(lines)

    raw = plan("# Harbour", card(1, "Build a mole"), card(2, "Mend it", "Buy lime", "Plant reeds"))
    told = rows(raw, "finding_ref", "finding", "section")
    assert told == [("1", "Wall 1 leaks.", "")] + [("2", "Wall 2 leaks.", "")] * 3


def test_the_number_of_an_action_above_a_record_that_names_its_place() -> None:
    form = "| Location | Quay |\n| Finding | It leaks. |\n| Action | Mend it at once |\n| Lead | Mason |"
    raw = plan("# Harbour", "## Action 1", form, "## Action 2", form)
    assert rows(raw, "action_ref", "section") == [("1", "Quay"), ("2", "Quay")]


@pytest.mark.parametrize("name", ["Recommendation", "Item"])
def test_a_number_above_a_form_of_several_actions_is_that_of_their_finding(name: str) -> None:
    def form(number: int) -> str:
        acts = (f"| Action | {act} at once |\n| Lead | Mason |" for act in ("Mend it", "Guard it"))
        return f"| Concern | Wall {number} leaks badly. |\n" + "\n".join(acts)

    raw = plan("# Harbour", f"## {name} 1", form(1), f"## {name} 2", form(2))
    told = rows(raw, "finding_ref", "finding", "section")
    assert told == [(n, f"Wall {n} leaks badly.", "") for n in ("1", "2") for _ in range(2)]


@pytest.mark.parametrize("name", ["Recommendation", "Area for improvement", "Item"])
def test_a_heading_over_a_labelled_finding_numbers_it_and_ends_the_one_before(name: str) -> None:
    heads = "Action | Lead | By when"
    parts = [
        part
        for n in ("1", "2")
        for part in (
            f"## {name} {n}",
            f"Concern: Wall {n} is leaking badly.",
            table(heads, "Mend it | Mason | May 2024", "Guard it | Mate | May 2024"),
        )
    ]
    told = rows(plan("# Harbour", *parts), "finding_ref", "finding", "section")
    assert told == [(n, f"Wall {n} is leaking badly.", "") for n in ("1", "2") for _ in range(2)]
