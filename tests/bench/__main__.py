"""Measure everything and write ``docs/performance.md``: ``python -m bench [--quick]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import measuring
from bench import programs
from bench import report
from bench.measuring import Case

PDF = ("PDFium alone", "pdfplumber", "camelot", "tabula")
WEB = ("lxml alone", "pandas.read_html")
CASES = (
    *(
        Case(kind, pages, "pages", ("planlift, tables only", *PDF), rounds)
        for kind in ("council", "ruled", "tagged", "borderless")
        for pages, rounds in ((7, 5), (100, 2), (1_000, 1))
    ),
    *(
        Case("html", rows, "rows", WEB, rounds)
        for rows, rounds in ((36, 5), (1_000, 3), (20_000, 2))
    ),
    *(
        Case("docx", rows, "rows", ("python-docx",), rounds)
        for rows, rounds in ((36, 5), (1_000, 2))
    ),
)
WRITTEN = (
    ("planlift, workbook", "DataFrame.to_excel"),
    ("planlift, CSV", "DataFrame.to_csv"),
)
ROWS = 20_000


def main(*, quick: bool) -> None:
    """Everything; `quick` leaves out the large documents and writes no page."""
    starts = programs.timed()
    done = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if quick and case.size not in (7, 36):
                continue
            print(case.title, file=sys.stderr, flush=True)
            done[case] = measuring.run(case, Path(folder))
    writing = [report.SPEED_HEAD]
    for ours, other in WRITTEN if not quick else ():
        taken = measuring.written((ours, other), ROWS, 3)
        writing.append(report.against(f"{ours}, {ROWS:,} rows", taken[ours], {other: taken[other]}))
    parts = (
        ("Documents to finished rows", report.speeds(done)),
        ("Growth and memory", report.growth(done)),
        ("Start", report.started(starts)),
        ("Writing", [line for lines in writing for line in lines]),
    )
    report.told(parts, keep=not quick)


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
