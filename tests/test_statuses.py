"""How far an action is: cases under ``cases/statuses``, with their input as printed."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.checks import CHECKS
from planlift.normalize.rag import read_legend
from planlift.normalize.statuses import CATEGORIES
from planlift.normalize.statuses import read_status
from planlift.normalize.statuses import read_ticks
from planlift.normalize.statuses import replay_status
from planlift.normalize.statuses import status_context
from planlift.rules import RULES
from planlift.rules import steps
from planlift.vocabulary import load

CASES = Path(__file__).parent / "cases" / "statuses"
SAMPLE = Path(__file__).parent.parent / "samples" / "stockton" / "actions.gold.csv"
VOCABULARY = load()
CONTEXT = status_context(VOCABULARY)
FILES = (
    *("completed", "in-progress", "not-started", "delayed", "ongoing", "closed"),
    *("unknown", "colour", "doubtful"),
)
FLOOR = 0.975


def cases(*names: str) -> list[dict[str, Any]]:
    return [
        case for name in names for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", cases(*FILES), ids=lambda c: c["text"])
def test_statuses_are_read_as_a_person_would(case: dict[str, Any]) -> None:
    reading = read_status(case["text"], CONTEXT)
    assert reading.status == case["status"]
    assert reading.progress == case["progress"]
    assert reading.percent == case.get("percent")
    assert reading.completed_text == case.get("completed", "")
    assert sorted({code for code, _ in reading.doubts}) == case["checks"]


def test_the_rule_alone_gives_the_same_status() -> None:
    for case in cases(*FILES):
        reading = read_status(case["text"], CONTEXT)
        assert replay_status(case["text"], reading.rule, CONTEXT) == reading.status, case["text"]
        assert set(steps(reading.rule)) <= RULES.keys()
        if reading.status not in {None, "unknown"}:
            others = {"opening", "percent", "implied", "boxes"} - {reading.rule}
            by_others = {replay_status(case["text"], other, CONTEXT) for other in others}
            assert by_others != {reading.status}, case["text"]


@pytest.mark.xfail(strict=True, reason="known failures: a lucky fix must be recorded")
@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda c: c["text"])
def test_known_failures(case: dict[str, Any]) -> None:
    assert read_status(case["text"], CONTEXT).status == case["status"], case["comment"]


def test_there_are_enough_cases_and_no_text_twice() -> None:
    texts = Counter(case["text"] for case in cases(*FILES, "known-failures"))
    assert len(texts) > 1200
    assert max(texts.values()) == 1


def test_every_row_of_the_sample_plan_is_right() -> None:
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 36
    for row in rows:
        reading = read_status(row["status_text"], CONTEXT)
        assert (reading.status, reading.progress) == (row["status"], row["progress"])


def letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalnum())


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    reading = read_status(text, CONTEXT)
    assert reading.status in {None, *CATEGORIES}
    assert letters(reading.progress + reading.words) == letters(text)
    assert all(code in CHECKS for code, _ in reading.doubts)


PIECES = st.sampled_from(
    [
        *("Completed", "not ", "In progress", "Update", "March 2024", "12/03/24", "to be ", "50%"),
        *(
            "3 of 4",
            "✓",
            "Yes",
            "Green",
            " - ",
            ". ",
            "\n",
            ": ",
            "/",
            " ",
            "Policy drafted",
            "(",
            ")",
        ),
        *("Agreed", "Outstanding", "Ongoing", "delayed", "• "),
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_progress_and_status_words_together_are_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read_status(text, CONTEXT)
    assert letters(reading.progress + reading.words) == letters(text)


def test_a_blank_cell_says_nothing() -> None:
    assert read_status(" \n ", CONTEXT).status is None
    assert read_status("", CONTEXT).doubts == ()


def test_struck_out_words_do_not_count() -> None:
    reading = read_status("In progress Completed", CONTEXT, ((0, 11),))
    assert (reading.status, reading.progress) == ("completed", "")


def test_unknown_phrases_can_be_counted() -> None:
    assert read_status("Flibbertigibbet stage", CONTEXT).unknown == "Flibbertigibbet stage"
    assert read_status("TBC", CONTEXT).unknown == ""
    assert read_status("Agreed", CONTEXT).unknown == ""


def test_the_documents_own_key_goes_before_our_words() -> None:
    legend = read_legend({"Open": "Not started", "Z": "Completed", "Amber": "On track"}, VOCABULARY)
    context = status_context(VOCABULARY, legend)
    assert read_status("Open", context).status == "not_started"
    assert read_status("Open – work to be planned", context).status == "not_started"
    assert read_status("Z", context).status == "completed"
    assert read_status("Amber", context).status == "in_progress"
    assert read_status("A", context).status == "in_progress"
    assert read_status("Amber", CONTEXT).status is None


@pytest.mark.parametrize(
    ("heading", "text", "status"),
    [
        ("Completed (Y/N)", "Y", "completed"),
        ("Completed (Y/N)", "N", "not_started"),
        ("On track?", "Yes", "in_progress"),
        ("On track?", "No", "unknown"),
        ("Comments", "Y", "completed"),
        ("% complete", "40", "in_progress"),
        ("Percentage complete", "100", "completed"),
        ("% complete", "0", "not_started"),
        ("Number of cases", "40", "unknown"),
        ("Completed", "4 May 2021", "completed"),
        ("Implemented (date)", "04/05/2021", "completed"),
        ("Progress", "4 May 2021", "unknown"),
    ],
)
def test_a_short_answer_answers_the_heading(heading: str, text: str, status: str) -> None:
    context = status_context(VOCABULARY, heading=heading)
    assert read_status(text, context).status == status


@pytest.mark.parametrize(
    ("text", "status", "progress", "codes"),
    [
        ("☐ Complete ☑ In progress", "in_progress", "☐ Complete ☑", []),
        (
            "☒ Complete ☐ In progress ☐ Not started",
            "completed",
            "☐ In progress ☐ Not started",
            [],
        ),
        ("☐ Complete ☐ In progress", "unknown", "☐ Complete ☐ In progress", ["status-unknown"]),
        ("☒ Yes ☐ No", "completed", "☐ No", ["status-implied"]),
        ("☐ Yes ☑ No", "not_started", "☐ Yes ☑", ["status-implied"]),
        ("☑ Complete ☑ In progress ☐ Late", "unknown", None, ["status-conflict"]),
        ("☑ Widgets ☐ Gadgets", "unknown", "☑ Widgets ☐ Gadgets", ["status-unknown"]),
    ],
)
def test_boxes_of_one_cell(text: str, status: str, progress: str | None, codes: list[str]) -> None:
    reading = read_status(text, CONTEXT)
    assert (reading.status, [code for code, _ in reading.doubts]) == (status, codes)
    assert progress is None or reading.progress == progress


ACHIEVED, ON_TARGET = "Achieved ( tick)", "On Target to Achieve (tick)"


@pytest.mark.parametrize(
    ("ticks", "status", "codes"),
    [
        ([(ACHIEVED, "✓"), (ON_TARGET, "")], "completed", []),
        ([(ACHIEVED, ""), (ON_TARGET, "Yes")], "in_progress", []),
        ([(ACHIEVED, "x"), (ON_TARGET, "-")], "completed", []),
        ([(ACHIEVED, "✗"), (ON_TARGET, "✓")], "in_progress", []),
        ([(ACHIEVED, "✓"), (ON_TARGET, "✓")], "unknown", ["status-conflict"]),
        ([(ACHIEVED, ""), (ON_TARGET, "")], None, []),
        ([(ACHIEVED, "No"), (ON_TARGET, "")], None, []),
        ([("Not achieved", "✓")], "delayed", []),
        ([("Done?", "No")], "not_started", ["status-implied"]),
        ([("Colour", "✓")], "unknown", ["status-unknown"]),
        ([(ACHIEVED, "☒"), (ON_TARGET, "☐")], "completed", []),
        ([(ACHIEVED, "☒"), (ON_TARGET, "☑")], "in_progress", []),
        ([], None, []),
    ],
)
def test_tick_columns(ticks: list[tuple[str, str]], status: str | None, codes: list[str]) -> None:
    reading = read_ticks(ticks, CONTEXT)
    assert (reading.status, [code for code, _ in reading.doubts]) == (status, codes)


def test_words_beside_a_tick_are_progress() -> None:
    assert read_ticks([(ACHIEVED, "March 2024, see minutes")], CONTEXT).progress == (
        "March 2024, see minutes"
    )
    assert read_ticks([(ACHIEVED, "Yes")], CONTEXT).progress == ""


def field_rows() -> list[dict[str, str]]:
    folder = os.environ.get("PLANLIFT_CORPUS")
    path = Path(folder, "field", "statuses.csv") if folder else None
    if path is None or not path.is_file():
        pytest.skip("PLANLIFT_CORPUS with field/statuses.csv is not here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_field_list_stays_above_its_floor() -> None:
    same = {"on_track": "in_progress", "at_risk": "delayed", "superseded": "closed"}
    same["overdue"] = "delayed"
    rows = field_rows()
    worded = [row for row in rows if read_status(row["raw"], CONTEXT).rule != "colour"]
    wrong = []
    for row in worded:
        status = read_status(row["raw"], CONTEXT).status
        if status != same.get(row["canonical"], row["canonical"]):
            wrong.append((row["raw"], status, row["canonical"]))
    assert len(worded) >= len(rows) * 0.85
    assert 1 - len(wrong) / len(worded) >= FLOOR, wrong


@pytest.mark.parametrize(
    ("text", "status", "conflict"),
    [
        ("Completed Not started", "completed", True),
        ("In progress Completed", "in_progress", True),
        ("Not started Delayed", "not_started", True),
        ("Completed on time", "completed", False),
        ("In Process - Not Due", "in_progress", False),
        ("Ongoing On track", "ongoing", False),
    ],
)
def test_two_statuses_that_ran_into_one_cell_are_asked_about(
    text: str, status: str, *, conflict: bool
) -> None:
    found = read_status(text, status_context(load()))
    assert ("status-conflict" in [code for code, _ in found.doubts]) == conflict
    assert found.status == status
