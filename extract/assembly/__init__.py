"""From tables and texts to the rows of a plan: headings, sections, joins, splits, the ledger."""

from __future__ import annotations

from planlift.extract.assembly.assemble import assemble
from planlift.extract.assembly.left_over import balanced

__all__ = ["assemble", "balanced"]
