"""Whole months as days."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

Days: TypeAlias = tuple[date, date]
"""A first and a last day."""

_DAY = timedelta(days=1)


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    first = date(year, month, 1)
    return first, first + relativedelta(months=1) - _DAY


def months_from(year: int, month: int, count: int) -> Days:
    """`count` whole months from `month` on; months beyond December run into the next year."""
    first = date(year, 1, 1) + relativedelta(months=month - 1)
    return first, first + relativedelta(months=count) - _DAY
