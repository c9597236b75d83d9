"""The days that a workbook speaks of."""

from __future__ import annotations

import datetime as dt
import os

from msgspec import Struct


class Day(Struct, frozen=True):
    """From which day overdue counts, and when the document was converted."""

    as_of: dt.date
    """The day that the stored figures are counted for."""
    fixed: bool
    """It was asked for: the as-of cell holds it; else the cell holds ``=TODAY()``."""
    converted: dt.date
    """A day, not a moment: the same document converted again on that day is the same file."""


def of(as_of: dt.date | None) -> Day:
    """Today's, or that of ``SOURCE_DATE_EPOCH`` where it is set; `as_of` is the day asked for."""
    today = _today()
    return Day(as_of or today, as_of is not None, today)


def _today() -> dt.date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.now(tz=dt.UTC).astimezone()
    if epoch.isdigit():
        moment = dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    return moment.date()
