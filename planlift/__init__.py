"""planlift: inspection action plans, from document to monitoring workbook.

As a library: ``plan = planlift.read("plan.pdf")``, then ``plan.actions`` is a pandas frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary

__version__ = "0.1.0"
__all__ = ["read"]


def read(
    path: Path | str, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Plan:
    """The plan in the document at `path`; see `planlift.pipeline.read`.

    Raises a `planlift.errors.PlanliftError` where the file cannot be read or holds no action table.
    """
    from planlift import pipeline

    return pipeline.read(path, name=name, vocabulary=vocabulary)
