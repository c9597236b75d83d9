"""Lines and cells that begin with labels, the same again and again, whatever these say."""

from __future__ import annotations

from documents import plan
from documents import rows
from markup_documents import plain

from planlift.extract.assembly import assemble
from planlift.extract.assembly.forms import labels_alone
from planlift.vocabulary import load

GARDENS = (
    ("The hedges hide the signs.", "Cut the hedges twice a year", "Head Gardener", "May 2025"),
    ("Benches rot in the shade.", "Move six benches to the lawn", "Park Foreman", "June 2025"),
)
LABELS = ("What visitors noticed", "What happens next", "Looked after by", "Ready by")


def _lines(labels: tuple[str, ...], values: tuple[str, ...]) -> list[str]:
    return [f"{label}: {value}" for label, value in zip(labels, values, strict=True)]


def test_rounds_of_lines_under_labels_that_nobody_knows_are_records() -> None:
    raw = plan("# Gardens", *_lines(LABELS, GARDENS[0]), "2.", *_lines(LABELS, GARDENS[1]))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == list(GARDENS)
    assert ("heading-guessed", "owner_text") in {doubt[:2] for doubt in raw.doubts}


def test_rounds_that_say_nothing_of_who_and_when_are_no_plan() -> None:
    labels = ("Flower of the week", "Where it grows", "How tall it gets")
    raw = plan(
        "# Gardens",
        *_lines(labels, ("Rose", "In the court behind the gate", "One metre and more")),
        *_lines(labels, ("Lily", "In the pond beside the lawn", "Half a metre or so")),
    )
    assert not raw.rows


def test_labels_before_the_values_of_each_row_are_its_headings() -> None:
    labels = ("Nr", "Finding", "Action", "Owner", "Due", "Status")
    values = ((str(at), *garden, "Open") for at, garden in enumerate(GARDENS, 1))
    lines = [f"| {' | '.join(_lines(labels, value))} |" for value in values]
    raw = plan("# Gardens", "\n".join(lines))
    assert rows(raw, "finding_ref", "finding", "action", "due_text", "status_text") == [
        ("1", GARDENS[0][0], GARDENS[0][1], "May 2025", "Open"),
        ("2", GARDENS[1][0], GARDENS[1][1], "June 2025", "Open"),
    ]


def test_a_label_of_another_column_makes_no_headings() -> None:
    raw = plan(
        """| Finding | Action | Owner |
        | --- | --- | --- |
        | Note: hedges hide signs | Note: cut the hedges | Head Gardener |
        | Note: benches rot | Plan: move the benches | Park Foreman |"""
    )
    assert rows(raw, "action") == [("Note: cut the hedges",), ("Plan: move the benches",)]


def test_headings_that_come_again_over_a_text_each_are_labels() -> None:
    parts = [
        part
        for found, done, who, when in GARDENS
        for part in (
            "## What visitors say",
            found,
            "### Answer of the gardeners",
            done,
            f"Looked after by: {who}\nReady by: {when}",
        )
    ]
    raw = plan("# Gardens", *parts)
    assert rows(raw, "finding", "action", "owner_text", "due_text") == list(GARDENS)


def test_who_and_when_behind_an_action_are_taken_off_where_no_label_says_them() -> None:
    raw = plan(
        "# Gardens",
        "Finding: The hedges hide the signs.",
        "Action: Cut the hedges. (Head Gardener, by 5 May 2025)",
        "Finding: Benches rot in the shade.",
        "Action: Move six benches. (Park Manager, by 9 June 2025)",
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Cut the hedges.", "Head Gardener", "by 5 May 2025"),
        ("Move six benches.", "Park Manager", "by 9 June 2025"),
    ]


def test_a_heading_that_is_a_field_elsewhere_names_a_group_over_labels() -> None:
    lines = [("Action: Cut the hedges", "Owner: Ann", "Due: May 2025")] * 2
    raw = plan("# Gardens", "## Governance", *lines[0], "## Training", *lines[1])
    assert rows(raw, "section") == [("Governance",), ("Training",)]


def test_a_label_written_short_with_stops_is_one() -> None:
    labels = ("Sl. No.", *LABELS)
    parts = [line for at, said in enumerate(GARDENS) for line in _lines(labels, (f"R{at}", *said))]
    raw = plan("# Gardens", *parts)
    assert rows(raw, "finding_ref", "action") == [("R0", GARDENS[0][1]), ("R1", GARDENS[1][1])]


def test_labels_in_capitals_that_nobody_knows_are_told_by_how_their_texts_are_put() -> None:
    lines = [
        f"FIND: {found}\nACT: {act}\nWHO: {who}\nWHEN: {when}" for found, act, who, when in GARDENS
    ]
    raw = plan("# Gardens", *lines)
    assert rows(raw, "finding", "action", "owner_text", "due_text") == list(GARDENS)


def test_labels_alone_in_their_lines_stand_over_their_values() -> None:
    parts = [
        part
        for garden in GARDENS
        for label, value in zip(LABELS, garden, strict=True)
        for part in (f"{label}:", value)
    ]
    raw = plan("# Gardens", *parts)
    assert rows(raw, "finding", "action", "owner_text", "due_text") == list(GARDENS)


def test_labels_in_capitals_stand_over_their_values() -> None:
    lines = [
        line
        for at, garden in enumerate(GARDENS, 1)
        for line in (
            f"PLOT NO.\n{at}",
            *(f"{label.upper()}\n{value}" for label, value in zip(LABELS, garden, strict=True)),
            "-" * 30,
        )
    ]
    raw = assemble(plain("Gardens\n\n" + "\n".join(lines)), load())
    assert rows(raw, "finding_ref", "finding", "action", "due_text") == [
        ("1", GARDENS[0][0], GARDENS[0][1], "May 2025"),
        ("2", GARDENS[1][0], GARDENS[1][1], "June 2025"),
    ]


def test_capitals_that_come_again_over_nothing_are_no_labels() -> None:
    parts = ("PART ONE", "PART TWO", "PART THREE")
    blocks = plain("\n".join([*parts, "- an item", *parts, "- an item"])).blocks
    assert labels_alone.joined(blocks) == blocks


def test_a_value_in_capitals_below_a_label_is_no_label() -> None:
    parts = [
        part
        for found, done, who, _ in GARDENS
        for label, value in zip(LABELS, (found, done, who, "TBC"), strict=True)
        for part in (f"{label}:", value)
    ]
    raw = plan("# Gardens", *parts)
    assert rows(raw, "action", "owner_text") == [garden[1:3] for garden in GARDENS]


def test_a_record_may_go_on_below_a_label_and_leave_out_a_blank_one() -> None:
    cut = ("What visitors noticed: Paths flood.", "What happens next: Dig a drain:")
    items = ("• along the wall", "• behind the shed")
    raw = plan(
        "# Gardens",
        *_lines(LABELS, GARDENS[0]),
        *(*cut, *items, "Looked after by: Park Foreman"),
        *_lines(LABELS, GARDENS[1]),
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text")[1] == (
        "Paths flood.",
        "Dig a drain:\n• along the wall\n• behind the shed",
        "Park Foreman",
        "",
    )
    assert len(raw.rows) == 3
