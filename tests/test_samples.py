"""The samples: their true rows are well-formed, current, and stand in every form."""

from __future__ import annotations

import csv
import datetime as dt
import html
import importlib
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from quality import corpus
from quality.compare import UNSCORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from quality.compare import Row

SAMPLES = Path(__file__).parent.parent / "samples"
PLANS = sorted((SAMPLES / "make" / "plans").glob("*.toml"))
CASES = [case for case in corpus.cases() if case.corpus == "samples"]
MADE = [case for case in CASES if not case.name.startswith("stockton")]
KINDS = {
    *("day", "month", "quarter", "term", "season", "half_year", "year", "range", "relative"),
    *("immediate", "ongoing", "multiple", "event", "completed", "none", "unreadable"),
}
STATUSES = {"completed", "in_progress", "not_started", "delayed", "ongoing", "closed", "unknown"}
COLOURS = {"blue", "green", "amber", "red", "grey", "purple"}
PRINTED = ["finding_ref", "finding", "action_ref", "action", "due_text", "owner_text"]


def values(case: corpus.Case, *columns: str) -> Iterator[str]:
    for row in case.truth:
        for column in columns:
            value = row.get(column, "")
            if value not in {"", UNSCORED}:
                yield value


@pytest.fixture
def describe(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SAMPLES / "make"))
    return importlib.import_module("describe")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_true_rows_are_those_of_the_description(path: Path, describe: ModuleType) -> None:
    sheet = describe.read_sheet(path)
    folder = SAMPLES / path.stem
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        committed = list(csv.DictReader(file))
    expected = [{name: row.get(name, "") for name in committed[0]} for row in sheet.gold]
    assert committed == expected
    forms = sorted(p.name for p in folder.iterdir() if p.name != "gold.csv")
    assert forms == sorted(f"plan-{form}" for form in sheet.forms)


@pytest.mark.parametrize("case", MADE, ids=lambda case: case.name)
def test_every_true_word_stands_in_every_form(case: corpus.Case) -> None:
    there = squeeze(text_of(case.path))
    for row in case.truth:
        missing = [word for word in true_words(row) if word not in there]
        assert missing == []


def true_words(row: Row) -> Iterator[str]:
    for column in PRINTED:
        if row.get(column) != UNSCORED:
            yield from filter(None, map(squeeze, row.get(column, "").split()))


def squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return "".join(page.get_textpage().get_text_range() for page in pdf)
    if path.suffix == ".docx":
        return without_tags(zipfile.ZipFile(path).read("word/document.xml").decode())
    if path.name == "plan-saved.html":
        return without_tags(path.read_text(encoding="windows-1252"))
    text = path.read_text(encoding="utf-8")
    return without_tags(text) if path.suffix == ".html" else text


def without_tags(text: str) -> str:
    text = re.sub(r"<w:delText.*?</w:delText>", "", text)
    return html.unescape(re.sub(r"<[^>]*>", "", text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_true_values_are_of_the_contract(case: corpus.Case) -> None:
    assert set(values(case, "due_kind")) <= KINDS
    assert set(values(case, "status")) <= STATUSES
    assert set(values(case, "rag")) <= COLOURS
    for value in values(case, "due_date", "due_start", "due_original", "completed_date"):
        dt.date.fromisoformat(value)
    for row in case.truth:
        assert row["action"] not in {"", UNSCORED}
        days = row.get("due_start", ""), row["due_date"]
        assert UNSCORED in days or "" in days or days[0] <= days[1]


def test_there_are_plans_enough_and_documents_that_are_none() -> None:
    folders = {case.path.parent for case in CASES}
    plans = {case.path.parent for case in CASES if case.is_plan}
    assert len(plans) >= 24
    assert len(folders - plans) >= 4


def test_samples_stay_small() -> None:
    sizes = {path: path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()}
    kept = {path: size for path, size in sizes.items() if "__pycache__" not in path.parts}
    assert [path for path, size in kept.items() if size > 150_000] == []
    assert sum(kept.values()) < 4_000_000
