"""Letters that count as numbers do: ``a)``, ``b)``, ``c)`` or ``(i)``, ``(ii)`` down a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER = re.compile(r"[(\[]?([A-Za-z]{1,4})[)\].:]*", re.ASCII)
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
)  # fmt: skip
_FEWEST = 2
_LONGEST = 8
"""Signs, brackets and stops among them."""


def count_on(texts: Sequence[str]) -> bool:
    """Each is the next letter, or the next small Roman number, or the one above it again."""
    runs: list[str] = []
    for text in texts:
        match = _LETTER.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            return False
        said = match[1].lower()
        if not runs or runs[-1] != said:
            runs.append(said)
    letters = [chr(ord("a") + at) for at in range(len(runs))]
    return len(runs) >= _FEWEST and (runs == letters or runs == list(_ROMAN[: len(runs)]))
