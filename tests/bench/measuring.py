"""Measurements side by side: in every round each way once, one process after the other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench import papers
from bench.readers import OURS
from bench.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WARM = 2
"""Pages or rows of the document that is read first, times ten for rows."""


@dataclass(frozen=True, slots=True)
class Case:
    """Documents of one kind and size, and who reads them."""

    kind: str
    size: int
    unit: str
    readers: tuple[str, ...]
    rounds: int

    @property
    def title(self) -> str:
        """As the table shows it."""
        return f"{self.kind}, {self.size:,} {self.unit}"


@dataclass(frozen=True, slots=True)
class Took:
    """One reading."""

    cpu: float
    wall: float
    before: float
    peak: float
    met: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long another way takes."""

    cpu: float
    low: float
    high: float
    wall: float


def run(case: Case, folder: Path) -> dict[str, list[Took]]:
    """What each reader took in each round; readers that are not installed are left out."""
    path = papers.made(folder, case.kind, case.size)
    warm = papers.made(folder, case.kind, WARM if case.unit == "pages" else 10 * WARM, seed=8)
    taken: dict[str, list[Took]] = defaultdict(list)
    present = [name for name in (OURS, *case.readers) if not READERS[name].missing]
    for number in range(case.rounds):
        for name in present:
            if number < READERS[name].rounds:
                taken[name].append(_once(name, path, warm, case))
    return taken


def _once(name: str, path: Path, warm: Path, case: Case) -> Took:
    most = READERS[name].most if case.unit == "pages" else 0
    part = most if most and case.size > most else 0
    times = case.size / part if part else 1.0
    took = _started("bench.one", name, str(path), str(warm), str(part))
    return Took(took.cpu * times, took.wall * times, took.before, took.peak, took.met)


def written(ways: Sequence[str], rows: int, rounds: int) -> dict[str, list[Took]]:
    """What each way to write so many rows took in each round."""
    taken: dict[str, list[Took]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name in ways:
            taken[name].append(_started("bench.writing", name, str(rows)))
    return taken


def _started(module: str, *arguments: str) -> Took:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Took(**json.loads(done.stdout.splitlines()[-1]))


def ratio(ours: Sequence[Took], other: Sequence[Took]) -> Ratio:
    """Other over ours: the median of the rounds, with the lowest and highest."""
    rounds = [theirs.cpu / own.cpu for own, theirs in zip(ours, other, strict=False)]
    walls = [theirs.wall / own.wall for own, theirs in zip(ours, other, strict=False)]
    return Ratio(median(rounds), min(rounds), max(rounds), median(walls))
