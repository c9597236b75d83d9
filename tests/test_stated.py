"""Actions that no label announces, above the facts about them."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html
from markup_documents import plain

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

WHOLE = ("section", "finding_ref", "finding", "action_ref", "action", "owner_text", "due_text")


def test_numbered_actions_above_a_line_of_facts() -> None:
    raw = assemble(
        plain(
            "ACTION PLAN\n\nThe trust wrote this plan after the visit of the inspectors in May.\n\n"
            "Outcome 4: Safe wards\n\n1. Lock the treatment room between drug rounds.\n\n"
            "Owner: Ward Matron   Deadline: 4 May 2024   Progress: Started\n\n"
            "2. Check the stock each night against the book.\n\n"
            "Owner: Night Sister   Deadline: June 2024   Progress: Complete"
        ),
        load(),
    )
    assert rows(raw, "action_ref", "action", "owner_text", "due_text", "progress_text") == [
        (
            "1",
            "Lock the treatment room between drug rounds.",
            "Ward Matron",
            "4 May 2024",
            "Started",
        ),
        (
            "2",
            "Check the stock each night against the book.",
            "Night Sister",
            "June 2024",
            "Complete",
        ),
    ]
    assert rows(raw, "section") == [("Outcome 4: Safe wards",)] * 2
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_a_heading_over_one_action_is_its_finding_and_the_one_above_names_the_group() -> None:
    raw = plan(
        "# Our response",
        "## Homes",
        "### Damp and mould",
        "Send a surveyor to each home within ten days.",
        "Owner: Repairs Manager",
        "Target date: March 2024",
        "### Lifts",
        "Sign a contract for repairs at night.",
        "Owner: Head of Assets",
        "Target date: May 2024",
    )
    assert rows(raw, "section", "finding", "action", "owner_text", "due_text") == [
        (
            "Homes",
            "Damp and mould",
            "Send a surveyor to each home within ten days.",
            "Repairs Manager",
            "March 2024",
        ),
        (
            "Homes",
            "Lifts",
            "Sign a contract for repairs at night.",
            "Head of Assets",
            "May 2024",
        ),
    ]


def test_the_text_below_a_recommendation_is_its_action() -> None:
    raw = plan(
        "# Action plan",
        "Recommendation 1: Keep better minutes.",
        "A clerk will be trained in March.",
        "Lead: Company Secretary. Due: May 2024. Status: Started.",
        "Recommendation 2: Publish all the accounts.",
        "They will be put on the website.",
        "Lead: Treasurer. Due: 5 June 2024. Status: Not started.",
    )
    assert rows(raw, *WHOLE)[1] == (
        "",
        "2",
        "Publish all the accounts.",
        "",
        "They will be put on the website.",
        "Treasurer",
        "5 June 2024",
    )


def test_the_facts_may_stand_in_small_tables() -> None:
    raw = plan(
        "# Response",
        "## Recommendation 7: Train the volunteers.",
        "A course will be held each term.",
        """| Lead | Trainer |
        | Due | May 2024 |""",
        "## Recommendation 8: Thank the volunteers.",
        "A tea will be held each summer.",
        """| Lead | Due |
        | --- | --- |
        | Chair | July 2024 |""",
    )
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("7", "A course will be held each term.", "Trainer", "May 2024"),
        ("8", "A tea will be held each summer.", "Chair", "July 2024"),
    ]


def test_what_labels_announce_is_not_sought_elsewhere() -> None:
    raw = plan(
        "# Plan",
        "This is what we were told.",
        "Action: Paint all the doors red",
        "Owner: Caretaker",
        "Due: May 2024",
        "This is what we were told again.",
        "Action: Paint all the walls white",
        "Owner: Decorator",
        "Due: June 2024",
    )
    assert rows(raw, "action")[0][0].startswith("Paint all the doors red")


def test_one_text_with_facts_below_is_no_plan() -> None:
    assert not plan("# Note", "The committee met in May.", "Lead: Clerk. Due: June 2024.").rows


def test_a_number_before_a_label_is_the_actions() -> None:
    raw = plan(
        "1. Action: Paint all the doors red",
        "Owner: Caretaker Due: 4 May 2024 Status: Done",
        "2. Action: Paint all the walls white",
        "Owner: Decorator Due: 5 June 2024 Status: Started",
    )
    assert rows(raw, "action_ref", "action", "due_text", "status_text") == [
        ("1", "Paint all the doors red", "4 May 2024", "Done"),
        ("2", "Paint all the walls white", "5 June 2024", "Started"),
    ]


def test_the_head_of_a_report_to_a_board_is_no_plan() -> None:
    raw = plan(
        "# Progress of the parks plan",
        "Meeting: Parks Board in public",
        "Date: 11 September 2031",
        "Report title: Progress of the parks plan",
        "Lead director: Ann Liu, Director of Parks",
        "Recommendation: The Board is asked to:",
        "note what has been done in the parks since May.",
    )
    assert not raw.rows


@pytest.mark.parametrize("apart", [" | ", " – ", " / ", " • ", ", ", "; ", ". ", " "])
def test_facts_on_one_line_are_told_apart_by_any_sign(apart: str) -> None:
    raw = plan(
        "# Plan",
        "1. Paint all the doors red",
        apart.join(("Owner: Head Caretaker", "Due: 4 May 2024", "Status: Done")),
        "2. Paint all the walls white",
        apart.join(("Owner: Decorator", "Due: June 2024", "Status: Started")),
    )
    assert rows(raw, "owner_text", "due_text", "status_text") == [
        ("Head Caretaker", "4 May 2024", "Done"),
        ("Decorator", "June 2024", "Started"),
    ]


def test_paragraphs_right_above_actions_say_what_was_found() -> None:
    raw = plan(
        "# Licence",
        "Condition 4. The pond has no fence around it.",
        "Action: Build a fence of oak",
        "By whom: Gardener",
        "By when: May 2024",
        "Condition 5. The gate is not locked at night.",
        "Action: Buy a lock for the gate",
        "By whom: Porter",
        "By when: June 2024",
    )
    assert rows(raw, "finding_ref", "finding", "action", "due_text") == [
        ("4", "The pond has no fence around it.", "Build a fence of oak", "May 2024"),
        ("5", "The gate is not locked at night.", "Buy a lock for the gate", "June 2024"),
    ]


def test_labels_may_end_with_a_dash() -> None:
    raw = plan(
        "# Response",
        "Recommendation 1 - Light the path to the gate",
        "Action - Put up four lamps",
        "Owner - Porter",
        "Due - May 2024",
        "Recommendation 2 - Mend the gate",
        "Action - Oil the hinges of the gate",
        "Owner - Gardener",
        "Due - Completed",
    )
    assert rows(raw, "finding_ref", "finding", "action", "owner_text", "due_text") == [
        ("1", "Light the path to the gate", "Put up four lamps", "Porter", "May 2024"),
        ("2", "Mend the gate", "Oil the hinges of the gate", "Gardener", "Completed"),
    ]


def test_labels_with_a_dash_may_stand_behind_what_is_to_be_done() -> None:
    text = (
        "Response to the visit\n\nACTIONS TO TAKE\n\n"
        "1) Put up four lamps at the gate. Owner – Porter. Due – May 2024\n"
        "2) Oil the hinges of the gate. Owner – Gardener. Due – June 2024\n"
    )
    raw = assemble(plain(text), load())
    assert rows(raw, "owner_text", "due_text") == [
        ("Porter", "May 2024"),
        ("Gardener", "June 2024"),
    ]


def test_labels_above_their_values() -> None:
    raw = plan(
        "# Our promises on repairs",
        "R1",
        "## Leaks",
        "Send a plumber on the day of the call.",
        "Action owner",
        "Repairs Manager",
        "Status",
        "Complete",
        "R2",
        "## Lifts",
        "Sign a contract for repairs at night.",
        "Action owner",
        "Head of Assets",
        "Status",
        "Complete",
    )
    assert rows(raw, "action_ref", "action", "owner_text", "status_text") == [
        ("R1", "Send a plumber on the day of the call.", "Repairs Manager", "Complete"),
        ("R2", "Sign a contract for repairs at night.", "Head of Assets", "Complete"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_a_label_without_a_value_takes_none_from_the_next() -> None:
    raw = plan(
        "# Our promises on repairs",
        "Send a plumber on the day of the call.",
        "Owner",
        "Deadline",
        "May 2024",
        "Sign a contract for repairs at night.",
        "Owner",
        "Head of Assets",
        "Deadline",
        "June 2024",
    )
    assert "Deadline" not in {text for row in rows(raw, "owner_text") for text in row}


def test_bold_lines_below_a_finding_are_actions_whatever_words_they_have() -> None:
    raw = assemble(
        plain(
            "# Improvement plan\n\n## Area for improvement 1\n\n"
            "Leaders should make sure that every child is seen.\n\n"
            "**1.1 Check each care plan monthly**\n\n- **Lead:** Team Manager\n- **By:** May 2025\n\n"
            "**1.2 Hire two advisers**\n\n- **Lead:** Head of HR\n- **By:** June 2025\n"
        ),
        load(),
    )
    assert rows(raw, "finding_ref", "finding", "action_ref", "action") == [
        (
            "1",
            "Leaders should make sure that every child is seen.",
            "1.1",
            "Check each care plan monthly",
        ),
        ("1", "Leaders should make sure that every child is seen.", "1.2", "Hire two advisers"),
    ]


def test_numbered_actions_and_targets_that_are_dates() -> None:
    raw = plan(
        "# Response to the fire inspection",
        "## CONCERN 1",
        "Crews do not train at height often enough.",
        "Action 1.1: Hold a drill each month.",
        "Owner: Station Manager",
        "Target: 3 May 2025",
        "Action 1.2: Hire a tower for the drill.",
        "Owner: Stores",
        "Target: 3 June 2025",
    )
    assert rows(raw, "finding", "action_ref", "action", "due_text") == [
        (
            "Crews do not train at height often enough.",
            "1.1",
            "Hold a drill each month.",
            "3 May 2025",
        ),
        (
            "Crews do not train at height often enough.",
            "1.2",
            "Hire a tower for the drill.",
            "3 June 2025",
        ),
    ]


def test_a_letter_over_its_numbers_names_the_group() -> None:
    raw = plan(
        "# POOL SAFETY ACTIONS",
        "A. Lifeguards",
        "A1 Rota two of them at all times",
        "Owner: Duty Manager",
        "Due: May 2025",
        "B. Water",
        "B1 Test it each morning",
        "Owner: Plant Engineer",
        "Due: June 2025",
    )
    assert rows(raw, "section", "action_ref", "action") == [
        ("A. Lifeguards", "A1", "Rota two of them at all times"),
        ("B. Water", "B1", "Test it each morning"),
    ]


def test_a_numbered_wish_over_what_is_done_and_who_and_when() -> None:
    record = "<h3>{0}. {1}</h3><p>{2}</p><p><b>Lead:</b> {3} <b>Deadline:</b> {0} May 2031</p>"
    page = (
        "<h1>Action plan: Review of the lifeboats</h1><h2>Crews</h2>"
        + record.format(1, "Crews should train at night.", "A night is set aside.", "Mate")
        + record.format(2, "Records must be kept ashore.", "A book is kept.", "Clerk")
    )
    raw = assemble(html(page), load())
    assert rows(raw, "section", "finding_ref", "finding", "action", "owner_text") == [
        ("Crews", "1", "Crews should train at night.", "A night is set aside.", "Mate"),
        ("Crews", "2", "Records must be kept ashore.", "A book is kept.", "Clerk"),
    ]


def test_actions_with_number_and_label_in_headings_over_forms() -> None:
    page = "<h1>Plan of the harbour</h1><p>Progress each month.</p><h2>Priority 1: Storms</h2>"
    for number, said, who in (("1.1", "Sign for the plan", "Clerk"), ("1.2", "Buy lamps", "Cook")):
        page += (
            f"<h3>Action {number}: {said}</h3><dl><dt>Lead</dt><dd>{who}</dd><dt>Due</dt>"
            "<dd>May 2024</dd><dt>Status</dt><dd>On track</dd></dl>"
        )
    raw = assemble(html(page), load())
    assert rows(raw, "action_ref", "action", "owner_text", "status_text") == [
        ("1.1", "Sign for the plan", "Clerk", "On track"),
        ("1.2", "Buy lamps", "Cook", "On track"),
    ]
    assert rows(raw, "finding", "section") == [("", "Priority 1: Storms")] * 2


def test_the_only_label_of_dates_says_by_when_though_nobody_knows_it() -> None:
    facts = "• Responsible manager: {}\n• Completion window: {}\n• Sign-off: Open"
    raw = plan(
        "# Plan of the harbour",
        "### Buy lamps for the pier",
        *facts.format("Cook", "May 2024").split("\n"),
        "### Mend the crane at once",
        *facts.format("Mate", "3 June 2024").split("\n"),
    )
    assert rows(raw, "action", "due_text") == [
        ("Buy lamps for the pier", "May 2024"),
        ("Mend the crane at once", "3 June 2024"),
    ]


def test_numbered_sentences_over_actions_that_count_on_are_findings() -> None:
    raw = plan(
        "Plan of the harbour",
        "Published: 3 May 2024",
        "1. The lamps of the pier were broken.",
        "1.1 Buy lamps for the pier",
        "Lead: Cook; Due: May 2024",
        "1.2 Test the lamps each week",
        "Lead: Mate; Due: June 2024",
        "2. Nobody had hoisted the storm flag.",
        "2.1 Hoist a flag",
        "Lead: Clerk; Due: July 2024",
    )
    names = ("finding_ref", "finding", "section", "action_ref", "action")
    assert rows(raw, *names) == [
        ("1", "The lamps of the pier were broken.", "", "1.1", "Buy lamps for the pier"),
        ("1", "The lamps of the pier were broken.", "", "1.2", "Test the lamps each week"),
        ("2", "Nobody had hoisted the storm flag.", "", "2.1", "Hoist a flag"),
    ]


def test_the_label_of_a_fact_names_no_group_where_its_value_goes_on_below() -> None:
    raw = plan(
        "# Harbour",
        "Gap: Ropes rot in the rain.",
        "Deliverable:",
        "Map the stores for ropes.",
        "Changes to be agreed by the Bosun.",
        "Responsible manager: Bosun",
        "End date: May 2031",
        "Gap: Lamps are dark.",
        "Deliverable: Put up two lamps at the pier",
        "Responsible manager: Warden",
        "End date: June 2031",
    )
    assert rows(raw, "finding", "action") == [
        (
            "Ropes rot in the rain.",
            "Map the stores for ropes.\nChanges to be agreed by the Bosun.",
        ),
        ("Lamps are dark.", "Put up two lamps at the pier"),
    ]
