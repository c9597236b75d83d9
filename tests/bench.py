"""How long things take: start-up, samples from bytes to files, many rows. ``make bench``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import many_rows

import planlift
from planlift.errors import PlanliftError
from planlift.export import write_all
from planlift.normalize.normalize import normalize
from planlift.pipeline import read_document
from planlift.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent.parent / "samples"
TIMES = 3
ROWS = 100_000
DRAWN = 5_000
"""Rows of which a PDF is drawn; the time to read the pages of all is so many times longer."""


def best(work: object) -> float:
    """The shortest of a few runs, in seconds: what it takes when nothing else is in the way."""
    assert callable(work)
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def help_screen() -> None:
    command = [sys.executable, "-m", "planlift", "--help"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def taken(work: Callable[[], object]) -> float:
    """One run, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def many() -> None:
    """The values of many rows beside the pages that they stand on."""
    words, understood = load(), many_rows.understood(ROWS)
    values = taken(lambda: normalize(understood, words))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        path.write_bytes(many_rows.pdf(DRAWN))
        pages = taken(lambda: read_document(path, vocabulary=words)) * ROWS / DRAWN
    count = ROWS // many_rows.ROWS_A_PAGE
    print(f"{f'values of {ROWS:,} rows':<50} {values:7.1f} s")
    print(f"{f'their {count:,} pages, counted from {DRAWN:,} rows':<50} {pages:7.1f} s")
    print(f"{'values in parts of the pages':<50} {values / pages:7.2f}")


def main() -> None:
    print(f"{'planlift --help':<50} {best(help_screen):7.3f} s")
    print(f"{'document':<50} {'read':>9} {'write':>9} {'pages':>6} {'actions':>8}")
    for path in sorted(SAMPLES.glob("*/plan-*")):
        name = path.relative_to(SAMPLES).as_posix()
        try:
            plan = planlift.read(path)
        except PlanliftError as error:
            print(f"{name:<50} {error.code}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            reading = best(lambda path=path: planlift.read(path))
            writing = best(lambda plan=plan, to=folder: write_all(plan, to, "plan"))
        figures = f"{reading:7.3f} s {writing:7.3f} s {plan.pages:>6} {len(plan.actions):>8}"
        print(f"{name:<50} {figures}")
    many()


if __name__ == "__main__":
    main()
