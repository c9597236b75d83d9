"""A group and what holds for it, in a small table above the one with its actions."""

from __future__ import annotations

from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load


def test_a_numbered_priority_above_a_table_names_the_group_of_its_actions() -> None:
    raw = plan(
        "# School plan",
        """| Priority 1 | Teach all children to swim by Year 4 |
        | Success criteria | All swim 25 metres |
        | Link governor | Ms Odd |""",
        """| What | Who | When |
        | --- | --- | --- |
        | Book the pool each week | Bursar | May 2024 |""",
        """| Priority 2 | Make lunch a calm time |
        | Success criteria | No child eats alone |
        | Link governor | Mr Even |""",
        """| What | Who | When |
        | --- | --- | --- |
        | Buy round tables | Cook | June 2024 |""",
    )
    assert rows(raw, "section", "success_measure", "action") == [
        ("Teach all children to swim by Year 4", "All swim 25 metres", "Book the pool each week"),
        ("Make lunch a calm time", "No child eats alone", "Buy round tables"),
    ]


def test_a_degree_of_priority_names_no_group() -> None:
    raw = plan(
        """| Priority | High, to be done this week |
        | Action | Mend the boiler in the hall |
        | Owner | Caretaker |
        | Due | May 2024 |"""
    )
    assert rows(raw, "section", "priority") == [("", "High, to be done this week")]


def test_headings_over_one_record_each_say_what_was_found() -> None:
    record = """| Action | {} |
        | Owner | Clerk |
        | Due | May 2024 |"""
    raw = plan(
        "# Response",
        "## 4.1 Minutes are not kept in order",
        record.format("Buy a new book for minutes"),
        "## 4.2 Members do not see the accounts",
        record.format("Send the accounts each month"),
    )
    assert rows(raw, "section", "finding_ref", "finding") == [
        ("", "4.1", "Minutes are not kept in order"),
        ("", "4.2", "Members do not see the accounts"),
    ]


def test_short_headings_over_one_record_each_name_groups() -> None:
    record = """| Action | {} |
        | Owner | Clerk |
        | Due | May 2024 |"""
    raw = plan(
        "# Response",
        "## Safe",
        record.format("Buy a new book for minutes"),
        "## Caring",
        record.format("Send the accounts each month"),
    )
    assert rows(raw, "section", "finding") == [("Safe", ""), ("Caring", "")]


def test_a_heading_may_be_the_number_of_the_action_below_it() -> None:
    record = """| What | {} |
        | Who | Clerk |
        | When | May 2024 |"""
    raw = plan(
        "# Response",
        "## Care",
        "### Action 9.1",
        record.format("Buy a new book for minutes"),
        "### Action 9.2",
        record.format("Send the accounts each month"),
    )
    assert rows(raw, "section", "action_ref") == [("Care", "9.1"), ("Care", "9.2")]


def test_facts_beside_their_action_are_its_own() -> None:
    raw = plan(
        "# Plan",
        """| Open the hall on Sundays | Lead: Porter // Deadline: May 2024 |
        | Find six more volunteers | Lead: Vicar // Deadline: June 2024 |""",
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Open the hall on Sundays", "Porter", "May 2024"),
        ("Find six more volunteers", "Vicar", "June 2024"),
    ]


def test_who_and_when_in_one_line_below_their_action() -> None:
    raw = plan(
        "# Audit",
        """| Deficiency 3: Stairs are dark | < | < |
        | Remedial action: Fit six lamps | < | < |
        | Responsible person | Completion date | Priority |
        | Porter | May 2024 | High |""",
        """| Deficiency 4: Doors stick | < | < |
        | Remedial action: Plane four doors | < | < |
        | Responsible person | Completion date | Priority |
        | Joiner | June 2024 | Low |""",
    )
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text", "priority") == [
        ("3", "Fit six lamps", "Porter", "May 2024", "High"),
        ("4", "Plane four doors", "Joiner", "June 2024", "Low"),
    ]


def test_bold_labels_run_on_in_one_paragraph() -> None:
    line = "<p><b>Action {}:</b> {}. <b>Owner:</b> {}. <b>Deadline:</b> {}.</p>"
    raw = assemble(
        html(
            "<h1>Response</h1>"
            + line.format(1, "Test all the alarms", "Porter", "4 May 2024")
            + line.format(2, "Write to all tenants", "Clerk", "June 2024")
        ),
        load(),
    )
    assert rows(raw, "action_ref", "owner_text", "due_text") == [
        ("1", "Porter", "4 May 2024"),
        ("2", "Clerk", "June 2024"),
    ]


def test_a_list_of_actions_below_its_label_above_who_and_when() -> None:
    part = (
        "<h3>{}</h3><p><b>What we will do:</b></p><ul><li>{}</li><li>{}</li></ul>"
        "<p><b>Lead:</b> {}</p><p><b>Complete by:</b> {}</p>"
    )
    raw = assemble(
        html(
            "<h1>Plan</h1><h2>Our aims</h2>"
            + part.format("Food", "Buy a new oven", "Bake all the bread", "Cook", "May 2024")
            + part.format("Rest", "Buy new beds", "Close doors at ten", "Matron", "June 2024")
        ),
        load(),
    )
    assert rows(raw, "section", "action", "owner_text", "due_text") == [
        ("Food", "• Buy a new oven\n• Bake all the bread", "Cook", "May 2024"),
        ("Rest", "• Buy new beds\n• Close doors at ten", "Matron", "June 2024"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_a_measure_beside_who_and_when_alone_is_the_action() -> None:
    raw = plan(
        """| Measure | Cost | Officer | Complete by |
        | --- | --- | --- | --- |
        | Fit new lamps in the hall | £40 | Porter | May 2024 |"""
    )
    assert rows(raw, "action", "owner_text") == [("Fit new lamps in the hall", "Porter")]


def test_a_frame_around_labels_and_values_is_a_record() -> None:
    raw = plan(
        "# Plan",
        "| Area for improvement 1: Few people come. // Action: Put up ten posters // Owner: Clerk // Due: May 2024 |",
        "| Area for improvement 2: It is cold. // Action: Buy two new heaters // Owner: Porter // Due: June 2024 |",
    )
    assert rows(raw, "finding_ref", "finding", "action", "owner_text", "due_text") == [
        ("1", "Few people come.", "Put up ten posters", "Clerk", "May 2024"),
        ("2", "It is cold.", "Buy two new heaters", "Porter", "June 2024"),
    ]
