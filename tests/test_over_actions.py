"""What stands over a table or its rows and holds for the actions below: findings, answers, groups."""

from __future__ import annotations

from documents import SOURCE
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly import assemble
from planlift.extract.assembly.forms.plain_labels import without_plain_labels
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.model import Document
from planlift.model import Place
from planlift.model import TextBlock

STEPS = """
    |  | Who | Due | Status |
    | --- | --- | --- | --- |
    | 1.1 Count the boats in the harbour each week | Warden | May 2024 | Completed |
    | 1.2 Put up a list of the boats by the gate | Clerk | June 2024 | Ongoing |
"""


def test_sentences_under_no_heading_beside_who_and_when_are_the_actions() -> None:
    raw = plan("# Harbour", STEPS)
    assert rows(raw, "action", "owner_text")[1] == (
        "Put up a list of the boats by the gate",
        "Clerk",
    )
    assert ("heading-guessed", "action") in {doubt[:2] for doubt in raw.doubts}


def test_a_recommendation_and_its_answer_over_a_table_are_those_of_its_actions() -> None:
    raw = plan(
        "# Harbour",
        """| Recommendation: | 1. Know which boats lie in the harbour. |
        | Management response: | We agree and have begun. |""",
        STEPS,
        """| Recommendation: | 2. Light the pier at night. |
        | Management response: | We agree. |""",
        STEPS.replace("1.", "2."),
    )
    assert rows(raw, "finding_ref", "finding", "response", "action_ref") == [
        ("1", "Know which boats lie in the harbour.", "We agree and have begun.", "1.1"),
        ("1", "Know which boats lie in the harbour.", "We agree and have begun.", "1.2"),
        ("2", "Light the pier at night.", "We agree.", "2.1"),
        ("2", "Light the pier at night.", "We agree.", "2.2"),
    ]


def test_answers_of_which_only_the_last_stands_over_a_table_with_findings_are_records() -> None:
    raw = plan(
        "# Harbour",
        """| Recommendation: | 1. Know which boats lie in the harbour. |
        | Management response: | A list is kept by the warden since May. |""",
        """| Finding | Action | Who |
        | --- | --- | --- |
        | The pier is dark | Put up two lamps on it | Warden |""",
    )
    assert rows(raw, "action") == [
        ("A list is kept by the warden since May.",),
        ("Put up two lamps on it",),
    ]


def test_a_label_above_texts_names_no_group_of_the_table_below_them() -> None:
    raw = plan(
        "# Harbour",
        "## Theme 2 Lights",
        "### Objectives:",
        "Nobody falls into the water at night.",
        STEPS,
    )
    assert rows(raw, "section")[0] == ("Theme 2 Lights",)


def test_a_group_of_findings_above_a_text_stays_one() -> None:
    raw = plan(
        "# Harbour",
        "## Lights",
        "### Areas for development:",
        "These were named by the visitors.",
        STEPS,
    )
    assert rows(raw, "section")[0] == ("Areas for development:",)


def test_agreed_over_the_actions_of_a_finding_is_its_answer() -> None:
    raw = plan(
        """| Finding | Action | Who | When |
        | --- | --- | --- | --- |
        | 1. Keep the ropes dry. | Agreed. | < | < |
        | ^ | Build a shed for them | Bosun | May 2024 |
        | ^ | Hang them up each night | Crew | June 2024 |
        | 2. Paint the buoys. | Partially agreed. | < | < |
        | ^ | Paint the two largest | Crew | July 2024 |"""
    )
    assert rows(raw, "finding_ref", "response", "action") == [
        ("1", "Agreed.", "Build a shed for them"),
        ("1", "Agreed.", "Hang them up each night"),
        ("2", "Partially agreed.", "Paint the two largest"),
    ]


def test_agreed_with_nothing_below_it_is_kept_as_the_action() -> None:
    raw = plan(
        """| Finding | Action | Who | When |
        | --- | --- | --- | --- |
        | 1. Keep the ropes dry. | Build a shed for them | Bosun | May 2024 |
        | 2. Paint the buoys. | Agreed. | Crew | July 2024 |
        | 3. Sell the old net. | Agreed. |  |  |"""
    )
    assert rows(raw, "finding_ref", "action")[1:] == [("2", "Agreed."), ("3", "Agreed.")]


def test_a_numbered_wish_in_bold_is_the_finding_of_the_table_below() -> None:
    long = (
        "2. The harbour office should write down for each of the boats who owns it, where that"
        " person lives, when the boat was last seen to, and who may take it out to sea at night."
    )
    texts = [
        TextBlock("Harbour plan", Place(1), "heading", 1, bold=True),
        TextBlock("1. The harbour should keep a list of boats in the office.", Place(1), bold=True),
        TextBlock("The list was found to be out of date.", Place(1)),
    ]
    first, second = (plan("# Harbour plan", STEPS).document.blocks[1] for _ in range(2))
    blocks = (*texts, first, TextBlock(long, Place(1), bold=True), second)
    raw = assemble(Document(SOURCE, 1, blocks, (), 0), words())
    found = rows(raw, "finding_ref", "finding")
    assert found[0] == ("1", "The harbour should keep a list of boats in the office.")
    assert found[2] == ("2", long.removeprefix("2. "))


def test_labels_in_the_type_of_the_sentences_are_no_headings() -> None:
    def text(said: str, kind: str, size: float, *, bold: bool = False) -> TextBlock:
        return TextBlock(said, Place(1), kind, size=size, bold=bold)

    sentence = text("This plan was made by all who work in the harbour.", "paragraph", 11.0)
    label = text("Strategic lead: Ann Lee, harbour master", "heading", 11.1)
    group = text("Priority 1: Boats", "heading", 11.0)
    large = text("Harbour: the plan for the year", "heading", 14.0)
    bold = text("Boats: who owns them", "heading", 11.0, bold=True)
    blocks = [sentence, label, group, large, bold]
    kinds = [
        block.kind
        for block in without_plain_labels(blocks, heading_words(words()))
        if isinstance(block, TextBlock)
    ]
    assert kinds == ["paragraph", "paragraph", "heading", "heading", "heading"]


def test_a_finding_with_who_answers_for_it_stands_over_the_actions_below() -> None:
    card = """| Recommendation | {} |
        | Lead agency | {} |
        | What difference will it make? | {} |"""
    raw = plan(
        "# Harbour",
        "## Recommendation 1",
        card.format("Know which boats lie here.", "Harbour Board", "No boat is lost."),
        STEPS,
        "## Recommendation 2",
        card.format("Light the pier at night.", "Town Council", "Nobody falls."),
        STEPS.replace("1.", "2."),
    )
    assert rows(raw, "finding_ref", "finding", "action_ref", "owner_text", "success_measure") == [
        ("1", "Know which boats lie here.", "1.1", "Warden", "No boat is lost."),
        ("1", "Know which boats lie here.", "1.2", "Clerk", "No boat is lost."),
        ("2", "Light the pier at night.", "2.1", "Warden", "Nobody falls."),
        ("2", "Light the pier at night.", "2.2", "Clerk", "Nobody falls."),
    ]


def test_who_and_when_side_by_side_over_their_values_are_of_the_action_above_them() -> None:
    facts = """
        | Owner | Due date | Status |
        | --- | --- | --- |
        | {} | {} | Completed |"""
    raw = plan(
        "# Harbour",
        "## Inspection finding",
        "The pier is dark at night.",
        "## Action",
        "Put up two lamps on it.",
        facts.format("Warden", "May 2024"),
        "## Inspection finding",
        "Nobody counts the boats here.",
        "## Action",
        "Count them each week.",
        facts.format("Clerk", "June 2024"),
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("The pier is dark at night.", "Put up two lamps on it.", "Warden", "May 2024"),
        ("Nobody counts the boats here.", "Count them each week.", "Clerk", "June 2024"),
    ]
