"""Whole months as days."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TypeAlias

Days: TypeAlias = tuple[date, date]
"""A first and a last day."""

_DAY = timedelta(days=1)
_MONTHS = 12


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), _first(year, month + 1) - _DAY


def months_from(year: int, month: int, count: int) -> Days:
    """`count` whole months from `month` on; months beyond December run into the next year."""
    return _first(year, month), _first(year, month + count) - _DAY


def _first(year: int, month: int) -> date:
    years, month = divmod(month - 1, _MONTHS)
    return date(year + years, month + 1, 1)
