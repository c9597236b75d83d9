"""Faults of planlift itself, told as such."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from planlift.errors import LedgerError
from planlift.errors import PlanliftError

if TYPE_CHECKING:
    from planlift.plan import Plan


def ledger_error(plan: Plan) -> LedgerError | None:
    """The error of a plan in which words of the document are nowhere; None where all is there."""
    lost = plan.ledger.lost
    if not lost:
        return None
    some = ", ".join(repr(word) for word in lost[:5])
    words = f"{len(lost):,} word{'s' if len(lost) > 1 else ''}"
    return LedgerError(
        f"{words} of the document went missing ({some}); this is planlift's own defect, not the"
        " document's; the rest is written, please report it"
    )


def internal(error: Exception) -> PlanliftError:
    """An accident of planlift's own, told with the line that a report needs."""
    if isinstance(error, MemoryError):
        return PlanliftError(
            "there is not enough memory for it; split it, or give more with --memory in a batch",
            code="out-of-memory",
        )
    where = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__} in {Path(where.filename).name} line {where.lineno}"
    return PlanliftError(
        f"planlift itself failed on it ({what}: {str(error)[:200]}); the document may be fine;"
        " please report this line with what `planlift doctor` prints",
        code="internal",
    )
