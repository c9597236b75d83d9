"""Colours, and the sign that stands beside each colour: none carries meaning by colour alone.

Every pair of ink and paper passes WCAG AA (4.5 to 1), every outline of a chart 3 to 1.
"""

from __future__ import annotations

from msgspec import Struct

INK = "#1F2933"
MUTED = "#52606D"
BAND = "#1F4E5F"
RULE = "#CBD2D9"
PAPER = "#FFFFFF"
INPUT = "#FFF8E1"
LINK = "#0B4F8A"

TINTS = {
    # ink, paper: for words that already say what the colour says
    "red": ("#8A1C1C", "#FBE3E4"),
    "amber": ("#7A4100", "#FFEBCC"),
    "green": ("#1B5E20", "#E3F2E1"),
    "blue": ("#0B4F8A", "#E1EFFA"),
    "grey": ("#3E4C59", "#E4E7EB"),
    "purple": ("#5B2A86", "#EFE5F7"),
}
STATUS_TINTS = {
    "completed": "green",
    "closed": "grey",
    "in_progress": "blue",
    "ongoing": "blue",
    "delayed": "red",
    "not_started": "amber",
    "unknown": "purple",
}
STATUS_SIGNS = {
    "completed": "✓",
    "closed": "■",
    "in_progress": "►",
    "ongoing": "∞",
    "delayed": "▲",
    "not_started": "○",
    "unknown": "?",
}
RAG_SIGNS = {"blue": "■", "green": "●", "amber": "▲", "red": "▼", "grey": "○", "purple": "◊"}
LATE_SIGN, SOON_SIGN = "▲", "●"


class Fill(Struct, frozen=True):
    """How a chart shows one series; the pattern tells it from another of the same colour."""

    colour: str
    ink: str = INK
    """Of the number that stands on it."""
    pattern: str = ""


STATUS_FILLS = {
    "completed": Fill("#1B5E20", PAPER),
    "in_progress": Fill("#90CAF9"),
    "not_started": Fill("#FFD54F"),
    "delayed": Fill("#EF9A9A"),
    "ongoing": Fill("#90CAF9", pattern="wide_upward_diagonal"),
    "closed": Fill("#9AA5B1"),
    "unknown": Fill("#D1C4E9", pattern="percent_20"),
    "": Fill(PAPER),
}
OVERDUE_FILL = Fill("#EF9A9A", pattern="wide_upward_diagonal")
OPEN_FILL = Fill("#90CAF9")
