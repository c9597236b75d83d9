"""What a due-date cell says: cases under ``cases/dates``, and what holds for every text."""

from __future__ import annotations

import csv
import os
import time
from datetime import date
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from date_contexts import CASES
from date_contexts import VOCABULARY
from date_contexts import cases
from date_contexts import context
from date_contexts import context_of
from hypothesis import given
from hypothesis import strategies as st

from planlift.checks import CHECKS
from planlift.normalize.dates import DateReading
from planlift.normalize.dates import read_due

UK = context()
KNOWN_FAILURES = "known-failures"
FILES = sorted(path.stem for path in CASES.glob("*.json") if path.stem != KNOWN_FAILURES)
KINDS = {
    *("day", "month", "quarter", "term", "season", "half_year", "year", "range", "relative"),
    *("immediate", "ongoing", "multiple", "event", "completed", "none", "unreadable"),
}
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


# ── what holds for every text ────────────────────────────────────────────────────────────────────


def sound(reading: DateReading) -> None:
    assert reading.kind in KINDS
    assert reading.rule
    assert {code for code, _why in reading.doubts} <= CHECKS.keys()
    assert all(why for _code, why in reading.doubts)
    if reading.due and reading.start:
        assert reading.start <= reading.due
    if reading.kind in {"none", "event", "unreadable", "immediate"}:
        assert reading.due is None
    if reading.kind in {"none", "event", "unreadable"}:
        assert reading.doubts
    for part in reading.parts:
        sound(part.reading)


PIECES = st.sampled_from(
    [
        *TEXTS,
        *(
            "31",
            "March",
            "2024",
            "/",
            "-",
            "to",
            "by",
            "(",
            ")",
            "Q3",
            "23/24",
            "end of",
            "\n",
            ";",
        ),
        *("a)", "b)", "revised to", "was", "ongoing", "completed", "w/c", "term", "2", "th", "0"),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=5).map(" ".join)))
def test_no_text_raises_and_every_reading_is_sound(text: str) -> None:
    for one in (
        UK,
        context_of("relative"),
        context_of("order-month-first"),
        context_of("year-unknown"),
    ):
        sound(read_due(text, one))


@given(st.dates(date(1995, 1, 1), date(2060, 12, 31)))
def test_every_spelling_of_a_day_gives_the_day(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%A} {day.day} {day:%b %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%d-%b-%Y}",
        f"{day:%d.%m.%Y}",
        f"by {day:%Y-%m-%d} 00:00:00",
    ):
        reading = read_due(text, UK)
        assert (reading.due, reading.start, reading.kind) == (day, day, "day"), text


@pytest.mark.parametrize("text", TEXTS)
def test_the_iso_form_of_a_value_gives_the_value(text: str) -> None:
    due = read_due(text, UK).due
    assert due is None or read_due(due.isoformat(), UK).due == due


@given(st.sampled_from(TEXTS))
def test_case_and_blanks_do_not_matter(text: str) -> None:
    if text == text.lower() or "may" in text.lower():
        return  # a month in small letters may be an everyday word
    plain = told(read_due(text, UK))
    for same in (text.upper(), f"  {text}  ", text.replace(" ", " "), text.replace("-", "–")):
        assert {**told(read_due(same, UK)), "parts": ()} == {**plain, "parts": ()}, same


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_no_year_is_taken_from_anywhere_but_the_document(day: date) -> None:
    for text in (f"{day.day} {day:%B}", f"{day:%d/%m}", f"{day:%B}", "within 3 months", "Easter"):
        reading = read_due(text, context(language="en-GB"))
        assert reading.due is None
        assert reading.start is None


def test_a_reading_is_the_same_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Never(date):
        @classmethod
        def today(cls) -> Never:
            raise AssertionError("today is no evidence")

    before = [told(read_due(text, context_of("relative"))) for text in TEXTS]
    monkeypatch.setattr("planlift.normalize.dates.days.date", Never)
    fresh = context(document=(("", "Action plan"), ("Date", "27 July 2018")))
    fresh_inspection = context_of("relative").inspection_date
    assert fresh.plan_date == context_of("relative").plan_date
    assert fresh_inspection is not None
    assert [told(read_due(text, context_of("relative"))) for text in TEXTS] == before


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


# ── size and speed ───────────────────────────────────────────────────────────────────────────────


def test_a_long_text_is_not_a_date() -> None:
    reading = read_due("word " * 1000 + "31 March 2024", UK)
    assert (reading.kind, reading.due) == ("unreadable", None)


@pytest.mark.parametrize(
    "piece", ["the ", "1, ", "- ", "( ", "31/", "march ", "Q1 ", "a) ", "\n", "9"]
)
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    sound(read_due((piece * 2000)[:1990], UK))
    assert time.perf_counter() - began < 5


def test_many_rows_are_read_quickly() -> None:
    first = date(2020, 1, 1)
    texts = [f"{first + timedelta(days=number % 700):%d/%m/%Y}" for number in range(100_000)]
    began = time.perf_counter()
    for text in texts:
        read_due(text, UK)
    assert time.perf_counter() - began < 20


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


def test_the_vocabulary_stands_behind_every_file_of_cases() -> None:
    assert VOCABULARY.table("dates", "months")["january"]
    assert len(TEXTS) > 1500
