"""Measure everything and write ``docs/performance.md``: ``python -m bench [--quick] [--once]``."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench import measuring
from bench import programs
from bench import report
from bench.measuring import Case

ALONE = ("planlift, tables only", "PDFium alone")
ALL = (*ALONE, "pdfplumber", "camelot", "tabula")
WEB = ("planlift, tables only", "lxml alone", "pandas.read_html")
WORD = ("planlift, tables only", "python-docx")
CASES = (
    *(
        Case(kind, pages, "pages", readers, rounds)
        for kind in ("council", "ruled", "tagged", "borderless")
        for pages, readers, rounds in (
            (7, ALL, 5),
            (100, ALL, 2),
            (1_000, (*ALONE, "pdfplumber"), 1),
        )
    ),
    *(
        Case("html", rows, "rows", WEB, rounds)
        for rows, rounds in ((36, 5), (1_000, 3), (20_000, 1))
    ),
    *(Case("docx", rows, "rows", WORD, rounds) for rows, rounds in ((36, 5), (1_000, 2))),
)
WRITTEN = (
    ("planlift, workbook", "DataFrame.to_excel"),
    ("planlift, CSV", "DataFrame.to_csv"),
)
ROWS = 20_000


def main(*, quick: bool, once: bool) -> None:
    """Everything; `quick` leaves out the large documents and writes no page, `once` repeats none."""
    starts = programs.timed(3 if once else 9)
    done = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if quick and case.size not in (7, 36):
                continue
            print(case.title, file=sys.stderr, flush=True)
            done[case] = measuring.run(replace(case, rounds=1) if once else case, Path(folder))
    writing = [report.SPEED_HEAD]
    for ours, other in WRITTEN if not quick else ():
        taken = measuring.written((ours, other), ROWS, 1 if once else 3)
        writing.append(report.against(f"{ours}, {ROWS:,} rows", taken[ours], {other: taken[other]}))
    parts = (
        ("Documents to finished rows", report.speeds(done)),
        ("Growth and memory", report.growth(done)),
        ("Start", report.started(starts)),
        ("Writing", [line for lines in writing for line in lines]),
    )
    report.told(parts, keep=not quick)


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:], once="--once" in sys.argv[1:])
