"""Our date reader beside dateparser, dateutil and pandas, on the same texts. ``make quality``.

Counts for each reader how many due days are right, missing, wrong though flagged, and wrong without
a word: a silent error. The exit code is 1 when our reader has one. The fair race is the list of
texts seen in real plans, ``field/dates.csv`` below ``PLANLIFT_CORPUS``, where that is set. The
cases under ``tests/cases/dates`` that need no other context were written beside our reader: they
show what the others do with such texts.

The others are given what they can be told: day first, the languages, the last day of a month for a
deadline without a day; a second row for dateparser lets it answer only where a day, a month and a
year are printed. They have no way to say that they are unsure.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import sys
from collections import Counter
from datetime import date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from typing import TypeAlias

import pandas as pd
from dateutil import parser
from rich.console import Console
from rich.table import Table

from planlift.normalize.dates import build_context
from planlift.normalize.dates import read_due
from planlift.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases" / "dates"
COLUMNS = ("right", "missing", "flagged", "silent")
PROSE = {"embedded", "range_prose"}
UNSETTLED = {"exact?"}
"""Rows of the list that say themselves that their date is open."""
Answer: TypeAlias = tuple[date | None, bool]
"""The last day in time, and whether the reader asks for a check."""
Reader: TypeAlias = "Callable[[str], Answer]"
Known: TypeAlias = tuple[str, date | None]


def races() -> dict[str, list[Known]]:
    """Every text once with its due day, by where it comes from."""
    field = dict(_field())
    own = {text: due for text, due in _own() if text not in field}
    return {
        name: [(text, date.fromisoformat(due) if due else None) for text, due in texts.items()]
        for name, texts in (("seen in real plans", field), ("our own cases", own))
        if texts
    }


def _own() -> Iterator[tuple[str, str]]:
    for path in sorted(CASES.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        if (
            set(content["context"]) <= {"language"}
            and content["context"].get("language") == "en-GB"
        ):
            yield from ((case["text"], case.get("due", "")) for case in content["cases"])


def _field() -> Iterator[tuple[str, str]]:
    path = Path(os.environ.get("PLANLIFT_CORPUS", "")) / "field" / "dates.csv"
    if "PLANLIFT_CORPUS" in os.environ and path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] not in PROSE | UNSETTLED:
                    yield row["raw"], row["iso_end"]


def readers() -> dict[str, Reader]:
    """The readers that are installed, by name."""
    found: dict[str, Reader] = {
        "planlift": _ours(),
        "dateutil": _with_dateutil,
        "pandas": _with_pandas,
    }
    if importlib.util.find_spec("dateparser"):
        found["dateparser"] = _with_dateparser()
        found["dateparser, whole dates"] = _with_dateparser("day", "month", "year")
    return found


def _ours() -> Reader:
    context = build_context([], [], {}, load(), "en-GB")

    def read(text: str) -> Answer:
        reading = read_due(text, context)
        return reading.due, bool(reading.doubts)

    return read


def _with_dateutil(text: str) -> Answer:
    try:
        return parser.parse(text, dayfirst=True).date(), False
    except (parser.ParserError, OverflowError, TypeError):
        return None, True


def _with_pandas(text: str) -> Answer:
    found = pd.to_datetime(text, dayfirst=True, errors="coerce", format="mixed")
    return (None, True) if pd.isna(found) else (found.date(), False)


def _with_dateparser(*required: str) -> Reader:
    dateparser = importlib.import_module("dateparser")
    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "last",
        "REQUIRE_PARTS": list(required),
    }

    def read(text: str) -> Answer:
        found = dateparser.parse(text, languages=["en", "cy"], settings=settings)
        return (found.date(), False) if isinstance(found, datetime) else (None, True)

    return read


def verdict(found: Answer, due: date | None) -> str:
    """``right``, ``missing``, ``flagged`` or ``silent``: what an analyst would meet."""
    day, asked = found
    if day == due:
        return "right"
    if day is None:
        return "missing"
    return "flagged" if asked else "silent"


def main() -> int:
    """Print the comparison; 1 when our reader is silently wrong."""
    silent = 0
    console = Console()
    for name, known in races().items():
        table = Table("due dates", *COLUMNS, title=f"{len(known)} texts: {name}")
        for reader, read in readers().items():
            counts = Counter(verdict(read(text), due) for text, due in known)
            table.add_row(reader, *(str(counts[column]) for column in COLUMNS))
            silent += counts["silent"] * (reader == "planlift")
        console.print(table)
    if not importlib.util.find_spec("dateparser"):
        console.print("dateparser is not installed; it is one of the development tools.")
    return int(silent > 0)


if __name__ == "__main__":
    sys.exit(main())
