"""From tables and texts to the rows of a plan: headings, sections, joins, splits, the ledger."""

from __future__ import annotations
