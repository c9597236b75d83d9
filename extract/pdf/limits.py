"""How much of one PDF is read: beyond these figures a file is refused, not half read."""

from __future__ import annotations

MAX_PAGES = 5_000
MAX_CHARS = 200_000
"""On one page, blanks included."""
MAX_OBJECTS = 250_000
"""Drawing operations on one page."""
MAX_SEGMENTS = 500_000
"""Corners of all the shapes drawn on one page."""
MAX_PATH = 20_000
"""Corners of one shape: a bigger one is a map or a picture, never a table's lines."""
MAX_FORM_DEPTH = 12
"""Drawings placed inside drawings."""
