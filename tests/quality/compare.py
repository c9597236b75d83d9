"""Holds the rows that were read against the true rows, cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Row: TypeAlias = dict[str, str]

UNSCORED = "*"
ENOUGH = 0.5
"""Two rows whose likeness is below this are not the same action."""

_PUNCTUATION = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("–—‒―−‐‑", "-")
)
_BULLETS = re.compile(r"(?:^|(?<=\s))[•▪▫■●○◦‣∙·\uf0b7\uf0a7](?=\s|$)")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that is not as it should be."""

    row: int
    """Position of the true row, from 0."""
    column: str
    expected: str
    got: str
    silent: bool
    """A value stands there, it is wrong, and the row asks nobody to check it."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one document fared."""

    rows: int
    """True rows."""
    returned: int
    """Rows read, without those that one may return as well."""
    found: int
    whole: int
    """Rows in which every cell is right."""
    scored: Counter[str]
    right: Counter[str]
    wrong: tuple[Wrong, ...]
    lost: tuple[int, ...] = ()
    """True rows that were not found."""
    extra: tuple[str, ...] = ()
    """Actions of rows that are nowhere in the truth."""
    error: str = ""


def fair(text: str) -> str:
    """The text without what two careful people would write differently.

    White space, bullets, and the shapes of quotes and dashes do not count; letters, case, digits
    and all other punctuation do.
    """
    text = unicodedata.normalize("NFKC", text).translate(_PUNCTUATION)
    return " ".join(_BULLETS.sub(" ", text).split())


def likeness(one: Row, other: Row) -> float:
    """From 0 to 1: words in common, those of the action before all others."""
    parts = ((0.8, "action"), (0.1, "finding"), (0.05, "due_text"), (0.05, "owner_text"))
    return sum(weight * alike(one.get(name, ""), other.get(name, "")) for weight, name in parts)


def alike(one: str, other: str) -> float:
    """Share of words in common (Dice); what is not scored counts as the same."""
    if UNSCORED in {one, other}:
        return 1.0
    first, second = (Counter(_WORDS.findall(fair(text).casefold())) for text in (one, other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def align(truth: Sequence[Row], read: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of positions, in order, that are most alike over all."""
    height, width = len(truth), len(read)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    like = [[likeness(one, other) for other in read] for one in truth]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ENOUGH else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < height and j < width:
        if like[i][j] >= ENOUGH and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def score(truth: Sequence[Row], read: Sequence[Row], optional: Sequence[Row] = ()) -> Score:
    """Count what is right; a row that was not found is wrong in every cell."""
    pairs = dict(align(truth, read))
    spare = [row for place, row in enumerate(read) if place not in set(pairs.values())]
    allowed = {place for _, place in align(optional, spare)}
    extra = tuple(row.get("action", "") for place, row in enumerate(spare) if place not in allowed)
    scored: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[Wrong] = []
    whole = 0
    for place, expected in enumerate(truth):
        columns = [name for name, value in expected.items() if value.strip() != UNSCORED]
        scored.update(columns)
        if place in pairs:
            faults = list(cell_faults(place, columns, expected, read[pairs[place]]))
            right.update(set(columns) - {fault.column for fault in faults})
            wrong.extend(faults)
            whole += not faults
    lost = tuple(place for place in range(len(truth)) if place not in pairs)
    returned = len(pairs) + len(extra)
    return Score(len(truth), returned, len(pairs), whole, scored, right, tuple(wrong), lost, extra)


def cell_faults(place: int, columns: list[str], expected: Row, got: Row) -> list[Wrong]:
    """The cells of one row that are not as expected."""
    faults = []
    for name in columns:
        value = got.get(name, "")
        if fair(value) != fair(expected[name]):
            silent = bool(value) and not got.get("checks", "")
            faults.append(Wrong(place, name, expected[name], value, silent))
    return faults
