"""Texts without a table: a line that comes again above each answer is its label."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


def test_a_line_above_each_answer_is_a_label_and_what_stands_over_it_the_finding() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Cause for concern",
        "#### The harbour should make sure that its plan for storms is read by all",
        "##### Action taken",
        "Each crew has signed for it.",
        "Status: In progress",
        "#### The harbour should make sure that all the lamps are lit at night",
        "##### Action taken",
        "Two new lamps were bought.",
        "Status: Complete",
        "## Areas for improvement",
        "#### The harbour should look after its ropes with more care",
        "##### Action taken",
        "A shed was built for them.",
        "Status: Complete",
    )
    assert rows(raw, "section", "finding", "action", "status_text") == [
        (
            "Cause for concern",
            "The harbour should make sure that its plan for storms is read by all",
            "Each crew has signed for it.",
            "In progress",
        ),
        (
            "Cause for concern",
            "The harbour should make sure that all the lamps are lit at night",
            "Two new lamps were bought.",
            "Complete",
        ),
        (
            "Areas for improvement",
            "The harbour should look after its ropes with more care",
            "A shed was built for them.",
            "Complete",
        ),
    ]


def test_a_finding_after_who_and_when_opens_the_next_record() -> None:
    raw = plan(
        "# The harbour after the visit",
        "Action: Each crew signs for the plan.",
        "Owner: Warden",
        "Finding 2031-002: The lamps were out",
        "Action: Two new lamps are bought.",
        "Owner: Clerk",
        "Finding 2031-003: The ropes were wet",
        "Action: A shed is built for them.",
        "Owner: Bosun",
    )
    assert rows(raw, "finding", "owner_text") == [
        ("", "Warden"),
        ("The lamps were out", "Clerk"),
        ("The ropes were wet", "Bosun"),
    ]


def test_labels_whose_words_hint_over_each_record_are_to_be_checked() -> None:
    raw = plan(
        "# The harbour after the visit",
        *(
            part
            for thing, who in (("lamps", "Warden"), ("ropes", "Bosun"), ("boats", "Clerk"))
            for part in (
                "#### Site",
                f"Shed of the {thing}",
                "#### What was wrong",
                f"The {thing} were wet",
                "#### What we have agreed to do",
                f"Dry the {thing} and keep them so",
                f"| Owner | Deadline |\n| --- | --- |\n| {who} | 4 May 2031 |",
            )
        ),
    )
    assert rows(raw, "section", "finding", "action", "owner_text")[1] == (
        "Shed of the ropes",
        "The ropes were wet",
        "Dry the ropes and keep them so",
        "Bosun",
    )
    guessed = {doubt[1:3] for doubt in raw.doubts if doubt[0] == "heading-guessed"}
    assert ("action", "What we have agreed to do") in guessed


def test_a_heading_that_comes_again_over_others_is_no_label() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Action",
        "#### Dry the ropes and keep them so",
        "Owner: Bosun, by 4 May 2031",
        "## Action",
        "#### Light the lamps and mend them",
        "Owner: Warden, by 5 May 2031",
    )
    assert [action for (action,) in rows(raw, "action")] != ["", ""]
    assert "Action" not in {finding for (finding,) in rows(raw, "finding")}


def test_headings_of_a_report_in_two_parts_are_no_labels() -> None:
    part = (
        "## Priority and immediate action",
        "There are no areas of priority action.",
        "## Areas for improvement",
        "Ensure that the lamps of the harbour are lit at night.",
    )
    assert not plan("# Report on the harbour", "## One", *part, "## Two", *part).rows


def test_a_value_below_its_label_is_no_finding_of_the_action_after_it() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Action 1.1: Sign for the plan of storms",
        "Lead",
        "Harbour Master",
        "Progress",
        "Each crew has signed for it.",
        "## Action 1.2: Buy two new lamps",
        "Lead",
        "Clerk",
        "Progress",
        "They were lit in May.",
        "## Action 2.1: Build a shed for ropes",
        "Lead",
        "Bosun",
        "Progress",
        "The floor is laid.",
    )
    assert rows(raw, "finding", "action_ref", "owner_text", "progress_text") == [
        ("", "1.1", "Harbour Master", "Each crew has signed for it."),
        ("", "1.2", "Clerk", "They were lit in May."),
        ("", "2.1", "Bosun", "The floor is laid."),
    ]


def test_progress_and_next_steps_make_a_line_that_comes_again_above_them_a_label() -> None:
    parts = [
        ("Mooring", "Number each buoy.", "Ten have numbers.", "We will number the others."),
        ("Lamps", "Light the pier.", "Two lamps were bought.", "We will hang them by the steps."),
    ]
    raw = plan(
        "# After the review",
        *(
            line
            for group, told, done, then in parts
            for line in (
                f"## {group}",
                "### The reviewers told us:",
                told,
                "### What we have done already:",
                done,
                "### What's next",
                then,
            )
        ),
    )
    assert rows(raw, "section", "finding", "progress_text", "action") == parts


def test_a_heading_that_names_several_findings_and_their_field_names_a_group() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Causes of concern: Storms",
        "#### The harbour should make sure that its plan for storms is read by all",
        "##### Action taken",
        "Each crew has signed for it.",
        "Status: In progress",
        "## Areas for improvement: Lamps",
        "#### The harbour should make sure that all the lamps are lit at night",
        "##### Action taken",
        "Two new lamps were bought.",
        "Status: Complete",
    )
    assert rows(raw, "section", "finding", "status_text") == [
        (
            "Causes of concern: Storms",
            "The harbour should make sure that its plan for storms is read by all",
            "In progress",
        ),
        (
            "Areas for improvement: Lamps",
            "The harbour should make sure that all the lamps are lit at night",
            "Complete",
        ),
    ]


def test_lists_of_actions_and_of_as_many_dates_below_their_labels_are_an_action_each() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Recommendation 4",
        "### Issues identified",
        "The harbour must tell each crew about the storms.",
        "### Actions to be taken",
        "• The warden reads the plan out",
        "• The clerk sends it to each boat",
        "### Person responsible",
        "• Head of Lamps",
        "### Target completion date",
        "• 28 February 2031",
        "• 31 October 2031",
    )
    assert rows(raw, "finding_ref", "action", "due_text", "owner_text") == [
        ("4", "The warden reads the plan out", "28 February 2031", "• Head of Lamps"),
        ("4", "The clerk sends it to each boat", "31 October 2031", "• Head of Lamps"),
    ]


def _card(finding: str, *told: tuple[str, str], inline: bool = False) -> list[str]:
    if inline:
        return [f"### {finding}", *(f"{label}: {value}" for label, value in told)]
    return [f"### {finding}", *(part for label, text in told for part in (f"#### {label}", text))]


@pytest.mark.parametrize("inline", [False, True])
@pytest.mark.parametrize(
    ("does", "aims"),
    [
        ("Steps we will take", "Outcome we want"),
        ("What are we going to do about it", "Signs of success"),
        ("Action", "Outcome hoped for"),
    ],
)
def test_labels_that_only_hint_at_what_is_done_and_aimed_at_come_again(
    does: str, aims: str, *, inline: bool
) -> None:
    facts = [
        ("Lamps on the pier were dark.", "Buy two lamps for the pier.", "Keeper", "No one falls"),
        ("Waiting for a berth took too long.", "Paint more berths.", "Warden", "No boat waits"),
    ]
    cards = [
        _card(found, (does, done), ("Owner", who), ("Due", "May 2031"), (aims, aim), inline=inline)
        for found, done, who, aim in facts
    ]
    raw = plan("# The harbour after the visit", *cards[0], *cards[1])
    names = ("finding", "action", "owner_text", "success_measure", "section")
    told = [(found, done, who, aim, "") for found, done, who, aim in facts]
    assert rows(raw, *names) == told


def test_a_value_that_could_be_a_label_hides_no_finding_below_it() -> None:
    facts = [("Lamps were dark.", "Complete"), ("Waiting for a berth took too long.", "Complete")]
    cards = [
        _card(found, ("Action", "Do it well."), ("Owner", "Ann"), ("Status", state))
        for found, state in facts
    ]
    raw = plan("# The harbour after the visit", *cards[0], *cards[1])
    assert rows(raw, "finding", "section") == [(found, "") for found, _ in facts]


def test_what_we_have_done_is_progress_beside_what_we_will_do() -> None:
    told = ("What we will do", "Buy lamps."), ("What we have done", "Two came."), ("Status", "Open")
    cards = [_card(found, *told) for found in ("Lamps were dark.", "Ropes were thin.")]
    raw = plan("# The harbour after the visit", *cards[0], *cards[1])
    names = ("action", "progress_text", "status_text", "section")
    assert rows(raw, *names) == [("Buy lamps.", "Two came.", "Open", "")] * 2


def test_an_answer_above_who_and_when_is_what_is_done_about_the_heading() -> None:
    cards = [
        _card(
            found,
            ("Our response", f"{done} Tell all crews."),
            ("Owner", "Ann"),
            ("Due", "May 2031"),
            inline=True,
        )
        for found, done in (
            ("Lamps were dark.", "Buy two lamps."),
            ("Ropes were thin.", "Buy ropes."),
        )
    ]
    raw = plan("# The harbour after the visit", *cards[0], *cards[1])
    assert rows(raw, "finding", "action") == [
        ("Lamps were dark.", "Buy two lamps. Tell all crews."),
        ("Ropes were thin.", "Buy ropes. Tell all crews."),
    ]


def test_questions_and_labels_that_nobody_knows_break_no_record() -> None:
    cards = [
        _card(
            found,
            ("What are we doing?", done),
            ("Who leads?", "Warden"),
            ("Said by the gull", "Squawk"),
            ("When?", "May 2031"),
        )
        for found, done in (
            ("Lamps were dark.", "Buy two lamps."),
            ("Ropes were thin.", "Buy ropes."),
        )
    ]
    raw = plan("# The harbour after the visit", *cards[0], *cards[1])
    assert rows(raw, "finding", "action", "owner_text", "due_text", "section") == [
        ("Lamps were dark.", "Buy two lamps.", "Warden", "May 2031", ""),
        ("Ropes were thin.", "Buy ropes.", "Warden", "May 2031", ""),
    ]
    assert [row.others["Said by the gull"].text for row in raw.rows] == ["Squawk", "Squawk"]


def test_numbered_sentences_above_labels_that_hint_at_actions_are_findings() -> None:
    told = "Improvement we will make: {} Tell all crews.\n\nOwner: Ann\n\nDue: May 2031\n\nStatus: Open"
    raw = plan(
        "# The harbour after the visit",
        "1. Lamps on the pier were dark.",
        *told.format("Buy two lamps.").split("\n\n"),
        "2. Ropes on the pier were thin.",
        *told.format("Buy ropes.").split("\n\n"),
    )
    assert rows(raw, "finding_ref", "finding", "status_text") == [
        ("1", "Lamps on the pier were dark.", "Open"),
        ("2", "Ropes on the pier were thin.", "Open"),
    ]


def _answers(label: str, *, head: str = "") -> list[str]:
    told = [
        ("Lamps on the pier were dark.", "Buy two lamps."),
        ("Ropes on the pier were thin.", "Buy new ropes."),
    ]
    return [
        part
        for number, (found, done) in enumerate(told, 1)
        for part in (
            f"{head}Recommendation {number}",
            found,
            label,
            done,
            "Lead: Ann",
            "Due: May 2031",
        )
    ]


@pytest.mark.parametrize(
    "label", ["Council action:", "Trust action:", "Our response:", "Response:"]
)
@pytest.mark.parametrize("head", ["", "## "])
def test_a_line_that_a_colon_ends_above_each_answer_is_a_label(label: str, head: str) -> None:
    raw = plan("# The harbour after the visit", *_answers(label, head=head))
    assert rows(raw, "finding_ref", "finding", "action", "owner_text", "due_text") == [
        ("1", "Lamps on the pier were dark.", "Buy two lamps.", "Ann", "May 2031"),
        ("2", "Ropes on the pier were thin.", "Buy new ropes.", "Ann", "May 2031"),
    ]


def test_who_and_when_set_off_in_bold_are_read_beside_a_glossary() -> None:
    page = "".join(
        f"<p><b>Recommendation {n}</b></p><p>{found}</p><p><b>Our response:</b></p><p>{done}</p>"
        "<p><b>Lead:</b> Ann</p><p><b>Due:</b> May 2031</p>"
        for n, found, done in (
            (1, "Lamps were dark.", "Buy two lamps."),
            (2, "Ropes were thin.", "Buy new ropes."),
        )
    )
    glossary = "<h2>Changes</h2><table><tr><td>0.1</td><td>Draft</td></tr><tr><td>1.0</td><td>Final</td></tr></table>"
    raw = assemble(html(f"<h1>The harbour after the visit</h1>{page}{glossary}"), load())
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Lamps were dark.", "Buy two lamps.", "Ann", "May 2031"),
        ("Ropes were thin.", "Buy new ropes.", "Ann", "May 2031"),
    ]
