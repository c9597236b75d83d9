"""What holds for the reading of dates whatever the text says and whenever it is read."""

from __future__ import annotations

import ast
import json
import re
import sys
import time
from datetime import date
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from date_contexts import CASES
from date_contexts import VOCABULARY
from date_contexts import context
from date_contexts import context_of
from documents import SOURCE
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from test_dates import FILES
from test_dates import TEXTS
from test_dates import told

from planlift.checks import CHECKS
from planlift.model import Cell
from planlift.model import Detail
from planlift.model import Document
from planlift.model import RawPlan
from planlift.model import RawRow
from planlift.normalize import dates
from planlift.normalize.dates import build_context
from planlift.normalize.dates import completed_in_status
from planlift.normalize.dates import read_completed
from planlift.normalize.dates import read_due
from planlift.normalize.dates.due import read_afresh
from planlift.normalize.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.normalize.dates import DateReading

UK = context()
DOCUMENTS = st.sampled_from(FILES).map(context_of)
KINDS = {
    *("day", "month", "quarter", "term", "season", "half_year", "year", "range", "relative"),
    *("immediate", "ongoing", "multiple", "event", "completed", "none", "unreadable"),
}
PHRASES = sorted(
    {
        phrase
        for meanings in VOCABULARY.tables["dates"].values()
        for phrases in meanings.values()
        for phrase in phrases
    }
)
FIGURES = (
    *("0", "1", "2", "3", "4", "12", "13", "24", "29", "30", "31", "32", "99", "2000", "2024"),
    *("2023/24", "23/24", "2023-24", "24-25", "1900", "2199", "9999", "0001", "12/03", "31/12/24"),
    *("2024-03-31", "00/00/00", "1.10", "06.2024", "2.12.051", "20240331", "1st", "31st", "2O24"),
)
JOINTS = ("", " ", "\n", "-", " - ", "/", ":", ";", ", ", "(", ")", ". ", "'", "+", " ", "→")
PIECES = st.one_of(*map(st.sampled_from, (PHRASES, FIGURES, TEXTS)))
COMPOSED = st.lists(st.tuples(PIECES, st.sampled_from(JOINTS)), max_size=7).map(
    lambda pieces: "".join(piece + joint for piece, joint in pieces)
)
ANY = st.one_of(st.text(max_size=60), COMPOSED)


# ── any text ─────────────────────────────────────────────────────────────────────────────────────


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


@given(ANY, DOCUMENTS)
def test_no_text_raises_and_every_reading_is_sound(text: str, document: dates.DateContext) -> None:
    sound(read_due(text, document))
    for reading in (read_completed(text, document), completed_in_status(text, document)):
        assert reading.due is None
        assert {code for code, _why in reading.doubts} <= CHECKS.keys()


@example("0001/0001", "1/1", "")
@given(ANY, ANY, st.sampled_from(("", "en-GB", "en-US", "en-AU", "fr-CA", "xx")))
def test_no_document_raises(text: str, other: str, language: str) -> None:
    found = build_context(
        [text, other],
        [("", text), ("", other), ("Date", text), (text[:60], other)],
        {"title": other, "created": text[:10]},
        VOCABULARY,
        language,
    )
    sound(read_due(other, found))
    assert found.neighbours == tuple(sorted(found.neighbours))


@given(st.sampled_from(TEXTS), st.data())
def test_struck_out_ranges_never_raise(text: str, data: st.DataObject) -> None:
    edges = st.integers(-2, len(text) + 2)
    struck = data.draw(st.lists(st.tuples(edges, edges), max_size=3))
    sound(read_due(text, UK, tuple(struck)))


UNKNOWN = st.text("bcdfgjkz", min_size=4, max_size=9)
"""Words of no language."""


@given(st.sampled_from(TEXTS), UNKNOWN, st.data(), DOCUMENTS)
def test_a_date_beside_a_word_that_is_not_known_is_never_silent(
    text: str, word: str, data: st.DataObject, document: dates.DateContext
) -> None:
    at = data.draw(st.sampled_from([0, len(text), *outside_brackets(text)]))
    reading = read_due(f"{text[:at]} {word} {text[at:]}", document)
    assert reading.due is None or reading.doubts


def outside_brackets(text: str) -> list[int]:
    """Places between words that stand in no brackets: a remark in them changes nothing."""
    places = [match.start() for match in re.finditer(r"\s", text)]
    return [at for at in places if not re.search(r"[(\[][^)\]]*$", text[:at])]


# ── what is printed and what is read ─────────────────────────────────────────────────────────────


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
        f"{day:%d/%m}/\n{day.year}",
        f"by {day:%Y-%m-%d} 00:00:00",
    ):
        reading = read_due(text, UK)
        assert (reading.due, reading.start, reading.kind) == (day, day, "day"), text


@given(st.sampled_from(TEXTS), DOCUMENTS)
def test_the_iso_form_of_a_value_gives_the_value(text: str, document: dates.DateContext) -> None:
    reading = read_due(text, document)
    for day in filter(None, (reading.due, reading.start, reading.original, reading.completed)):
        again = read_due(day.isoformat(), document)
        assert (again.due, again.start, again.kind) == (day, day, "day")


@given(st.sampled_from(TEXTS))
def test_case_and_blanks_do_not_matter(text: str) -> None:
    everyday = VOCABULARY.meanings("dates", "everyday")
    if text == text.lower() or any(word in text.lower() for word in everyday):
        return  # a month in small letters may be an everyday word
    plain = told(read_due(text, UK))
    for same in (text.upper(), f"  {text}  ", text.replace(" ", " "), text.replace("-", "–")):
        assert {**told(read_due(same, UK)), "parts": ()} == {**plain, "parts": ()}, same


# ── only the document itself ─────────────────────────────────────────────────────────────────────


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_no_year_is_taken_from_anywhere_but_the_document(day: date) -> None:
    for text in (f"{day.day} {day:%B}", f"{day:%d/%m}", f"{day:%B}", "within 3 months", "Easter"):
        reading = read_due(text, context(language="en-GB"))
        assert reading.due is None
        assert reading.start is None


def everything() -> list[dict[str, Any]]:
    """Every text in every document of the cases, without any memory of earlier readings."""
    read = []
    for name in FILES:
        content = json.loads((CASES / f"{name}.json").read_text("utf-8"))
        described = content["context"]
        document = build_context(
            described.get("due", []),
            [(label, text) for label, text in described.get("document", [])],
            {},
            VOCABULARY,
            described.get("language", ""),
        )
        read += [told(read_afresh(case["text"], document)) for case in content["cases"]]
    return read


def test_a_reading_is_the_same_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def years_on() -> float:
        return 4e9

    def never(*_seconds: float) -> time.struct_time:
        raise AssertionError("today is no evidence")

    before = everything()
    with monkeypatch.context() as clock:
        clock.setattr(time, "time", years_on)
        clock.setattr(time, "localtime", never)
        clock.setattr(time, "gmtime", never)
        assert everything() == before


def test_nothing_in_the_reading_of_values_asks_for_the_time() -> None:
    clocks = {
        "today",
        "now",
        "utcnow",
        "fromtimestamp",
        "Timestamp",
        "time",
        "localtime",
        "gmtime",
        "monotonic",
    }
    folder = Path(str(dates.__file__)).parent.parent
    modules = sorted(folder.rglob("*.py"))
    assert len(modules) > 30
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                asked = node.value.id in {"date", "datetime", "time", "pd"} and node.attr in clocks
                assert not asked, f"{path}:{node.lineno}"
            elif isinstance(node, ast.ImportFrom):
                assert node.module not in {"time", "dateutil.parser"}, f"{path}:{node.lineno}"


PROSE = st.one_of(
    COMPOSED,
    st.sampled_from(
        (
            "To be advertised 22/01/10; closing date 05/02/10",
            "Report to be submitted to Cabinet for approval on 11/03/10",
            "by 31 March 2024",
            "Completed 12 March 2024",
            "within 3 months",
        )
    ),
)
PROSE_FIELDS = (
    *("finding", "action", "progress_text", "status_text", "response", "success_measure"),
    *("evidence", "monitoring", "resources", "impact", "risk", "owner_text", "section"),
)
DUE = ("due_date", "due_start", "due_original", "due_kind", "due_text")


DAY_FIRST = Detail("Reference", "13/04/2024 " * 60)
"""So much evidence of the order of day and month that no prose outweighs it."""


def dues(rows: list[dict[str, str]]) -> list[list[str]]:
    """What a plan of these fields gives in its columns of due dates, as text."""
    raw = RawPlan(
        document=Document(SOURCE, 1, (), language="en-GB"),
        details=(DAY_FIRST,),
        rows=tuple(
            RawRow(1, 1, {name: Cell(text, at, 0) for name, text in row.items()})
            for at, row in enumerate(rows)
        ),
        aside=(),
    )
    return [
        [str(value) for value in row]
        for row in normalize(raw, VOCABULARY).actions.frame()[[*DUE]].values
    ]


@given(st.dictionaries(st.sampled_from(PROSE_FIELDS), PROSE, min_size=1), st.sampled_from(TEXTS))
def test_no_due_date_comes_from_prose(prose: dict[str, str], due: str) -> None:
    told_as = "Train all staff"
    plain = dues([{"action": told_as, "due_text": due}, {"action": told_as}])
    wordy = dues([{"action": told_as, **prose, "due_text": due}, {"action": told_as, **prose}])
    assert wordy == plain
    assert wordy[1] == ["NaT", "NaT", "NaT", "none", ""]


# ── size ─────────────────────────────────────────────────────────────────────────────────────────


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls: the same on every machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "1, ",
        "- ",
        "( ",
        "31/",
        "march ",
        "Q1 ",
        "a) ",
        "\n",
        "9",
        "by ",
        "end of ",
        "2024 ",
    ],
)
def test_the_work_grows_no_faster_than_the_text(piece: str) -> None:
    short, long = ((piece * 2000)[:length] for length in (450, 1800))
    once, again = (calls(partial(read_afresh, text, UK)) for text in (short, long))
    assert again <= 6 * once


def test_the_work_grows_no_faster_than_the_document() -> None:
    def gather(count: int) -> int:
        first = date(2020, 1, 1)
        due = [f"{first + timedelta(days=number):%d/%m/%Y}" for number in range(count)]
        texts = [("", f"{text} was the day of step {number}") for number, text in enumerate(due)]
        return calls(lambda: build_context(due, texts, {}, VOCABULARY, "en-GB"))

    gather(10)
    assert gather(2000) <= 6 * gather(500)


def test_a_text_read_before_is_not_read_again() -> None:
    day = "by Friday 29 March 2024"
    read_due(day, UK)
    assert calls(lambda: read_due(day, UK)) < 10 < calls(lambda: read_afresh(day, UK))


def test_a_long_text_is_not_a_date() -> None:
    reading = read_due("word " * 1000 + "31 March 2024", UK)
    assert (reading.kind, reading.due) == ("unreadable", None)
