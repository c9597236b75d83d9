"""Programs timed from outside, as a shell would start them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench import papers

ROUNDS = 5


def commands(folder: Path) -> dict[str, list[str]]:
    """What is started, by name."""
    python = sys.executable
    script = str(Path(python).with_name("planlift"))
    one = str(papers.made(folder, "council", 1))
    seven = str(papers.made(folder, "council", 7))
    out = str(folder / "out")
    imports = "import numpy, pypdfium2, pandas, xlsxwriter"
    return {
        "python -c pass": [python, "-c", "pass"],
        "planlift --help": [script, "--help"],
        "python -m planlift --help": [python, "-m", "planlift", "--help"],
        f"python -c '{imports}'": [python, "-c", imports],
        "planlift convert, one page": [script, "convert", one, "-o", out, "--quiet"],
        "planlift convert, seven pages": [script, "convert", seven, "-o", out, "--quiet"],
    }


def timed() -> dict[str, list[tuple[float, float]]]:
    """Of each command, each round: processor and wall seconds, one command after the other."""
    with tempfile.TemporaryDirectory() as folder:
        started = commands(Path(folder))
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in started}
        for _ in range(ROUNDS):
            for name, command in started.items():
                taken[name].append(_once(command))
    return taken


def _once(command: list[str]) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system, wall


def medians(taken: dict[str, list[tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Of each command: the medians of processor and wall seconds."""
    return {
        name: (median(cpu for cpu, _ in rounds), median(wall for _, wall in rounds))
        for name, rounds in taken.items()
    }
