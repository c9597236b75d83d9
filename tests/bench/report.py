"""The figures as Markdown, set into ``docs/performance.md`` between two marks."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import machine
from bench import measuring
from bench import programs
from bench.readers import OURS
from bench.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from bench.measuring import Case
    from bench.measuring import Took

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures of make bench -->", "<!-- end of the figures -->"
SPEED_HEAD = [
    "| document | beside | times as long | lowest – highest | by the clock |",
    "| --- | --- | --- | --- | --- |",
]


def against(title: str, ours: Sequence[Took], others: Mapping[str, Sequence[Took]]) -> list[str]:
    """A line for each other way: how many times as long it takes."""
    lines = []
    for name, taken in others.items():
        if not taken:
            lines.append(f"| {title} | {name} | not installed | | |")
            continue
        found = measuring.ratio(ours, taken)
        spread = f"{_times(found.low)} – {_times(found.high)}"
        lines.append(
            f"| {title} | {name} | **{_times(found.cpu)}** | {spread} | {_times(found.wall)} |"
        )
    return lines


def speeds(done: Mapping[Case, Mapping[str, Sequence[Took]]]) -> list[str]:
    """All documents against all other ways."""
    return SPEED_HEAD + [
        line
        for case, taken in _in_order(done)
        for line in against(
            case.title, taken[OURS], {name: taken.get(name, ()) for name in case.readers}
        )
    ]


def _in_order(
    done: Mapping[Case, Mapping[str, Sequence[Took]]],
) -> list[tuple[Case, Mapping[str, Sequence[Took]]]]:
    """Kinds as they come, the sizes of each from the smallest."""
    kinds = list(dict.fromkeys(case.kind for case in done))
    return sorted(done.items(), key=lambda item: (kinds.index(item[0].kind), item[0].size))


def growth(done: Mapping[Case, Mapping[str, Sequence[Took]]]) -> list[str]:
    """Of each kind: how time grows from a size to the next, and the memory at each."""
    lines = [
        "| document | memory at the peak | of it before reading | time grows with the power |",
        "| --- | --- | --- | --- |",
    ]
    before: tuple[Case, float] | None = None
    for case, taken in _in_order(done):
        cpu = median(one.cpu for one in taken[OURS])
        peak = median(one.peak for one in taken[OURS])
        start = median(one.before for one in taken[OURS])
        power = ""
        if before and before[0].kind == case.kind:
            power = f"{math.log(cpu / before[1]) / math.log(case.size / before[0].size):.2f}"
        lines.append(f"| {case.title} | {peak:.0f} MB | {start:.0f} MB | {power} |")
        before = case, cpu
    return lines


def started(taken: dict[str, list[tuple[float, float]]]) -> list[str]:
    """Each command in times of Python's own start."""
    found = programs.medians(taken)
    bare_cpu, bare_wall = next(iter(found.values()))
    lines = [
        "| command | times `python -c pass` | lowest – highest | by the clock |",
        "| --- | --- | --- | --- |",
    ]
    for name, (cpu, wall) in found.items():
        spread = [one / bare_cpu for one, _ in taken[name]]
        lines.append(
            f"| `{name}` | **{_times(cpu / bare_cpu)}** |"
            f" {_times(min(spread))} – {_times(max(spread))} | {_times(wall / bare_wall)} |"
        )
    return lines


def text(*parts: tuple[str, Sequence[str]]) -> str:
    """The tables under their headings, with what they were measured on."""
    lines = [f"Measured on: {machine.described()}."]
    missing = [f"{one.name} ({one.missing})" for one in READERS.values() if one.missing]
    if missing:
        lines += ["", f"Not installed: {', '.join(missing)}."]
    for heading, table in parts:
        lines += ["", f"### {heading}", "", *table]
    return "\n".join(lines)


def keep(tables: str) -> None:
    """Set the tables into the page."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n\n{tables}\n\n{END}{tail}", encoding="utf-8")


def _times(ratio: float) -> str:
    """Three digits that count, no more than there are."""
    return f"{ratio:.0f}×" if ratio >= 20 else f"{ratio:.1f}×" if ratio >= 2 else f"{ratio:.2f}×"
