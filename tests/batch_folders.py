"""Folders of small plans for tests of the batch, and what a batch made of them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """Action plan
Area for development\tActions to address\tBy when\tWho is responsible\tProgress
1. Records are late.\tReview all records of team {n}.\t29 January 2010\tTeam Manager\tCompleted
2. Training is thin.\tTrain all staff of team {n}.\t1 April 2010\tHead of Service\tUnderway
"""
OPTIONS = ("--as-of", "2010-03-31")


def folder_of(tmp_path: Path, number: int) -> Path:
    """So many plans in three folders."""
    folder = tmp_path / "plans-in"
    for n in range(number):
        path = folder / f"team {n % 3}" / f"plan {n:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(n=n), encoding="utf-8")
    return folder


def mixed_folder(tmp_path: Path, number: int) -> Path:
    """So many plans, a broken document, and one that is no plan."""
    folder = folder_of(tmp_path, number)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "letter.txt").write_text("Dear all,\nthank you.\n", encoding="utf-8")
    return folder


def command(folder: Path | str, out: Path | str, *more: str) -> list[str]:
    """The command line of a batch."""
    own = [sys.executable, "-m", "planlift", "batch", str(folder), "-o", str(out)]
    return [*own, *OPTIONS, *more]


def run(folder: Path | str, out: Path | str, *more: str) -> subprocess.CompletedProcess[str]:
    """Run a batch to its end."""
    return subprocess.run(
        command(folder, out, *more), check=False, capture_output=True, text=True, timeout=300
    )


def results(out: Path) -> dict[str, bytes]:
    """Every result by its path; of the outcomes all but the time that the work took."""
    found = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".planlift" not in path.parts
    }
    return {**found, "batch.csv": untimed(found["batch.csv"])}


def untimed(outcomes: bytes) -> bytes:
    """The content of batch.csv without its column of seconds."""
    return repr([{**row, "seconds": ""} for row in table(outcomes)]).encode()


def table(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
