"""Measure everything and write ``docs/performance.md``: ``python -m bench [--quick]``.

Small documents come first, and the page is written after each, so that a run may be stopped.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import measuring
from bench import programs
from bench import report
from bench.measuring import Case

if TYPE_CHECKING:
    from bench.measuring import Took

ALONE = ("planlift, tables only", "PDFium alone", "pypdfium2's boxes")
ALL = (*ALONE, "pdfplumber", "camelot", "tabula")
WEB = ("planlift, tables only", "lxml alone", "pandas.read_html")
WORD = ("planlift, tables only", "python-docx")
KINDS = ("council", "ruled", "tagged", "borderless")
CASES = (
    *(Case(kind, 7, "pages", ALL, 3) for kind in KINDS),
    Case("html", 36, "rows", WEB, 3),
    Case("html", 1_000, "rows", WEB, 3),
    Case("docx", 36, "rows", WORD, 3),
    Case("docx", 1_000, "rows", WORD, 1),
    *(Case(kind, 100, "pages", ALL, 1) for kind in KINDS),
    Case("html", 20_000, "rows", WEB, 1),
    *(Case(kind, 1_000, "pages", (*ALONE, "pdfplumber"), 1) for kind in KINDS),
)
WRITTEN = (
    ("planlift, workbook", "DataFrame.to_excel"),
    ("planlift, CSV", "DataFrame.to_csv"),
)
ROWS = 20_000


def main(*, quick: bool) -> None:
    """Everything; `quick` leaves out the large documents and writes no page."""
    starts = report.started(programs.timed())
    writing = list(report.SPEED_HEAD)
    for ours, other in WRITTEN:
        taken = measuring.written((ours, other), ROWS, 1)
        writing += report.against(f"{ours}, {ROWS:,} rows", taken[ours], {other: taken[other]})
    done: dict[Case, dict[str, list[Took]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if quick and case.size not in (7, 36):
                continue
            print(case.title, file=sys.stderr, flush=True)
            done[case] = measuring.run(case, Path(folder))
            text = report.text(
                ("Documents to finished rows", report.speeds(done)),
                ("Growth and memory", report.growth(done)),
                ("Start", starts),
                ("Writing", writing),
            )
            if not quick:
                report.keep(text)
    print(text)


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
