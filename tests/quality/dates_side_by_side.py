"""Our date reader beside dateutil, pandas and (where installed) dateparser, on the same texts.

Counts for each reader how many due days are right, missing, wrong though flagged, and wrong without
a word: a silent error. Run as ``python tests/quality/dates_side_by_side.py``; the exit code is 1
when our reader has a silent error. The texts are ``field/dates.csv`` below ``PLANLIFT_CORPUS``,
where that is set, and the cases under ``tests/cases/dates`` that need no other context. Those were
written beside our reader: they show what the others do with such texts, only the list is a fair
race.
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
PROSE = {"embedded", "range_prose"}
UNSETTLED = {"exact?"}
"""Rows of the list that say themselves that their date is open."""
Answer: TypeAlias = tuple[date | None, bool]
"""The last day in time, and whether the reader asks for a check."""
Reader: TypeAlias = "Callable[[str], Answer]"


def texts() -> Iterator[tuple[str, date | None]]:
    """Every text once, with its due day."""
    seen: set[str] = set()
    for text, due in (*_field(), *_own()):
        if text not in seen:
            seen.add(text)
            yield text, date.fromisoformat(due) if due else None


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
        found["dateparser"] = _with_dateparser
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


def _with_dateparser(text: str) -> Answer:
    dateparser = importlib.import_module("dateparser")
    found = dateparser.parse(text, languages=["en"], settings={"DATE_ORDER": "DMY"})
    return (found.date(), False) if isinstance(found, datetime) else (None, True)


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
    known = list(texts())
    table = Table("reader", "right", "missing", "flagged", "silent")
    counts: dict[str, Counter[str]] = {}
    console = Console()
    for name, read in readers().items():
        counts[name] = Counter(verdict(read(text), due) for text, due in known)
        figures = (
            str(counts[name][column]) for column in ("right", "missing", "flagged", "silent")
        )
        table.add_row(name, *figures)
    console.print(f"{len(known)} texts")
    console.print(table)
    return int(counts["planlift"]["silent"] > 0)


if __name__ == "__main__":
    sys.exit(main())
