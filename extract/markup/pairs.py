"""Labels and values that stand beside or under each other without a table."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from planlift.extract.markup.inline import Flat
from planlift.extract.markup.inline import Run
from planlift.extract.markup.inline import flatten
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

LONGEST_LABEL = 80
"""Letters, digits and blanks of the longest label; longer bold text is a sentence."""

_SHORT_VALUE = 8
"""Words: a longer one is a sentence, and keeps its stop."""


def pairs_grid(pairs: Sequence[tuple[Flat, Flat]], number: int) -> Grid:
    """The grid of labels, marked as headings, and their values."""
    cells = tuple(
        Cell(
            flat.text,
            row,
            column,
            places=(Place(number, table=number, row=row, column=column),),
            struck=flat.struck,
            header=column == 0,
            bold=flat.bold,
        )
        for row, pair in enumerate(pairs)
        for column, flat in enumerate(pair)
    )
    return Grid(number, len(pairs), 2, cells, Place(number, table=number), "pairs")


def labelled(runs: Iterable[Run]) -> list[tuple[Flat, Flat]]:
    """The labels and values of a paragraph each of whose lines begins ``**Label:** value``.

    A line without a label goes on with the value above it. Nothing when the paragraph opens with
    no bold label, or when none of its labels has a value. Bold lines without a colon are labels
    where several stand each above a line that is not bold.
    """
    lines = _lines(runs)
    found = _stacked(lines)
    for line in lines if not found else ():
        splits = _splits(line)
        if splits:
            found += splits
        elif not found:
            return []
        else:
            found[-1][1].extend([Run("\n"), *line])
    pairs = [(flatten(name), flatten(value)) for name, value in found]
    return pairs if any(value.text for _, value in pairs) else []


def lone_label(runs: Sequence[Run]) -> Flat | None:
    """The bold label that a paragraph is, nothing behind its colon: ``**Actions:**``."""
    if not runs or not runs[0].bold or not runs[-1].text.rstrip().endswith(":"):
        return None
    split = _split(runs)
    alone = split is not None and not any(run.text.strip() for run in split[1])
    return flatten(split[0]) if split is not None and alone else None


def _stacked(lines: Sequence[list[Run]]) -> list[tuple[list[Run], list[Run]]]:
    """Each bold line with the others below it; none where any text stands otherwise."""
    found: list[tuple[list[Run], list[Run]]] = []
    for line in lines:
        if all(run.bold or not run.text.strip() for run in line):
            found.append((line, []))
        elif not found:
            return []
        else:
            found[-1][1].extend([Run("\n"), *line])
    names = ["".join(run.text for run in name).strip() for name, _ in found]
    if any(":" in name or len(name) > LONGEST_LABEL for name in names):
        return []
    return found if len(found) > 1 and all(value for _, value in found) else []


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs by line, blank lines left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(first, run.bold, run.struck))
        lines += [[Run(part, run.bold, run.struck)] for part in rest]
    return [line for line in lines if any(run.text.strip() for run in line)]


def _splits(line: Sequence[Run]) -> list[tuple[list[Run], list[Run]]]:
    """Each bold label of a line and what stands behind it, up to the next."""
    split = _split(line)
    if split is None:
        return []
    found = [split]
    while True:
        name, rest = found[-1]
        at = _next_label(rest)
        more = _split(rest[at:]) if at else None
        if more is None:
            break
        found[-1] = (name, rest[:at])
        found.append(more)
    return [(name, _unended(value)) for name, value in found] if len(found) > 1 else found


def _unended(runs: Sequence[Run]) -> list[Run]:
    """A short value without the stop that parts it from the next label."""
    text = "".join(run.text for run in runs)
    *before, last = runs
    ended = last.text.rstrip(" ;,|")
    if len(text.split()) > _SHORT_VALUE or not ended:
        return list(runs)
    return [*before, Run(ended.removesuffix("."), last.bold, last.struck)]


def _next_label(runs: Sequence[Run]) -> int:
    """Where bold text with a colon begins behind other text; 0 where none does."""
    behind = False
    for at, run in enumerate(runs):
        if behind and run.bold and ":" in run.text:
            return at
        behind = behind or (bool(run.text.strip()) and not run.bold)
    return 0


def _split(line: Sequence[Run]) -> tuple[list[Run], list[Run]] | None:
    """The bold text up to its colon and what follows it; None without such a label."""
    name: list[Run] = []
    for at, run in enumerate(line):
        before, colon, after = run.text.partition(":")
        if colon and (run.bold or (name and not before.strip())):
            name.append(Run(before + colon, run.bold, run.struck))
            rest = [Run(after, run.bold, run.struck), *line[at + 1 :]]
            size = len("".join(chain.from_iterable(run.text for run in name)).strip())
            return (name, rest) if 1 < size <= LONGEST_LABEL else None
        if run.text.strip() and not run.bold:
            return None
        name.append(run)
    return None
