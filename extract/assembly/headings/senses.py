"""One way to understand a heading, and how sure it is."""

from __future__ import annotations

from msgspec import Struct

EXACT = 1.0
PARTS = 0.9
CLOSE = 0.75
NEARLY = 0.68
"""Sure where the values agree."""
HINT = 0.5
CUE = 0.47
"""A word that speaks for a field only over such values as it has."""
IF_DATES = 0.35
"""Too little by itself: only values that are dates make it enough."""
SURE_IF_DATES = 0.39
"""Too little by itself as well; with values that are dates it is nearly sure."""


class Sense(Struct, frozen=True, gc=False):
    """One way to understand a heading."""

    field: str
    score: float
    why: str
