"""What a due-date cell says: cases under ``cases/dates``, and the list seen in real plans."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from date_contexts import CASES
from date_contexts import VOCABULARY
from date_contexts import cases
from date_contexts import context
from date_contexts import context_of
from quality import dates_side_by_side
from quality.dates_side_by_side import verdict

from planlift.normalize.dates import DateReading
from planlift.normalize.dates import read_due

UK = context()
KNOWN_FAILURES = "known-failures"
FILES = sorted(path.stem for path in CASES.glob("*.json") if path.stem != KNOWN_FAILURES)
TEXTS = sorted({case["text"] for _name, case in cases(*FILES)})


def told(reading: DateReading) -> dict[str, Any]:
    """A reading in the form of a case, without what is empty."""
    dates = {name: getattr(reading, name) for name in ("start", "due", "original", "completed")}
    parts = [
        [part.label, part.text, part.reading.due and part.reading.due.isoformat()]
        for part in reading.parts
    ]
    return {
        "kind": reading.kind,
        **{name: value.isoformat() for name, value in dates.items() if value},
        **({"parts": parts} if parts else {}),
        "checks": sorted({code for code, _why in reading.doubts}),
    }


def label(value: object) -> str:
    return str(value["text"]) if isinstance(value, dict) else str(value)


def expected(case: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name != "text"}


@pytest.mark.parametrize(("name", "case"), cases(*FILES), ids=label)
def test_a_due_date_is_read_as_a_person_would(name: str, case: dict[str, Any]) -> None:
    assert told(read_due(case["text"], context_of(name))) == expected(case)


@pytest.mark.parametrize(
    ("name", "case"),
    cases(KNOWN_FAILURES),
    ids=label,
)
@pytest.mark.xfail(strict=True, reason="a known failure: flagged, or left empty")
def test_what_is_not_yet_read(name: str, case: dict[str, Any]) -> None:
    assert told(read_due(case["text"], context_of(name))) == expected(case)


def test_known_failures_are_never_silent() -> None:
    for name, case in cases(KNOWN_FAILURES):
        reading = read_due(case["text"], context_of(name))
        right = reading.due is None or reading.due.isoformat() == case["due"]
        assert right or reading.doubts, case["text"]


@pytest.mark.parametrize("text", [case["text"] for _name, case in cases("negative")])
def test_what_is_no_date_is_none_in_any_document(text: str) -> None:
    for name in FILES:
        reading = read_due(text, context_of(name))
        assert (reading.due, reading.start, reading.original) == (None, None, None)
        assert reading.doubts or reading.kind in {"immediate", "ongoing", "completed"}


# ── struck-out text ──────────────────────────────────────────────────────────────────────────────


def struck(text: str, gone: str) -> tuple[tuple[int, int], ...]:
    at = text.index(gone)
    return ((at, at + len(gone)),)


def test_a_struck_out_date_is_the_original_one() -> None:
    text = "30/09/2023 31/12/2023"
    reading = read_due(text, UK, struck(text, "30/09/2023"))
    assert (reading.due, reading.original) == (date(2023, 12, 31), date(2023, 9, 30))
    assert reading.kind == "day"


def test_a_date_struck_out_whole_leaves_none() -> None:
    reading = read_due("30/09/2023", UK, ((0, 10),))
    assert (reading.due, reading.original, reading.kind) == (None, date(2023, 9, 30), "none")
    assert reading.doubts


def test_struck_out_words_without_a_date_change_nothing() -> None:
    text = "draft 31/12/2024"
    reading = read_due(text, UK, struck(text, "draft"))
    assert (reading.due, reading.original) == (date(2024, 12, 31), None)


def test_ranges_beyond_the_text_do_no_harm() -> None:
    assert read_due("31/12/2024", UK, ((8, 99), (-5, 0))).doubts


# ── the list of due-date texts seen in real plans ────────────────────────────────────────────────

CORPUS = os.environ.get("PLANLIFT_CORPUS")
PROSE = {"embedded", "range_prose"}
"""Dates in the prose of other columns: never handed to a reader of due dates."""
MEANT = {
    "exact": {"day"},
    "exact+note": {"day"},
    "exact_no_year": {"day"},
    "status+date": {"day"},
    "revised": {"day"},
    "exact?": {"day", "month"},
    "month": {"month"},
    "owner+date": {"month"},
    "as_at": {"month"},
    "month_end": {"month"},
    "part_month": {"month"},
    "year": {"year"},
    "financial_year": {"year"},
    "financial_or_academic_year": {"year"},
    "multiple": {"multiple"},
    "multiple_range": {"multiple"},
    "range": {"range"},
    "week": {"range"},
    "week_no_year": {"range"},
    "from": {"ongoing"},
    "ongoing": {"ongoing"},
    "ongoing+recurring": {"ongoing"},
    "recurring": {"ongoing"},
    "relative": {"relative", "event", "immediate"},
    "relative+ongoing": {"immediate"},
    "term": {"term"},
    "term_no_year": {"term"},
    "half_term": {"term"},
    "half_term_no_year": {"term"},
    "season_or_term": {"season", "term"},
    "quarter": {"quarter"},
    "quarter_no_year": {"quarter"},
    "half_year": {"half_year"},
    "completed": {"completed"},
    "none": {"none"},
    "carry": {"none"},
    "cross_ref": {"none"},
    "redacted": {"unreadable"},
    "invalid": {"unreadable"},
}
"""The list's kinds → the contract's."""


def seen_in_the_field() -> list[dict[str, str]]:
    path = Path(CORPUS or "") / "field" / "dates.csv"
    if not CORPUS or not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] not in PROSE]


@pytest.mark.skipif(
    not seen_in_the_field(), reason="PLANLIFT_CORPUS with field/dates.csv is not there"
)
def test_due_dates_seen_in_the_field_are_read() -> None:
    wrong: list[tuple[str, object]] = []
    for row in seen_in_the_field():
        reading = read_due(row["raw"], UK)
        found = (str(reading.start or ""), str(reading.due or ""))
        if found != (row["iso_start"], row["iso_end"]) and row["kind"] != "exact?":
            wrong.append((row["raw"], found))
        if reading.kind not in MEANT[row["kind"]]:
            wrong.append((row["raw"], reading.kind))
    assert not wrong


def test_beside_other_readers_ours_has_no_silent_error() -> None:
    for known in dates_side_by_side.races().values():
        assert len(known) > 100
        silent = {
            name: [text for text, due in known if verdict(read(text), due) == "silent"]
            for name, read in dates_side_by_side.readers().items()
            if name in {"planlift", "dateutil"}
        }
        assert not silent["planlift"]
        assert silent["dateutil"]


def test_the_vocabulary_stands_behind_every_file_of_cases() -> None:
    assert VOCABULARY.table("dates", "months")["january"]
    assert len(TEXTS) > 1500
