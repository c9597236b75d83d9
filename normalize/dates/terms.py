"""Days of school terms, half terms and festivals, by general conventions.

Terms are those of most of England: autumn 1 September to 31 December, spring 1 January to 31 March,
summer from the third Monday in April to 31 July; half terms are cut by the usual weeks off.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter
from dateutil.relativedelta import MO
from dateutil.relativedelta import relativedelta

from planlift.normalize.dates.months import month_days

if TYPE_CHECKING:
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Named
    from planlift.normalize.dates.months import Days

_TERM_MONTHS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}


def term_days(named: Named, year: int, _context: DateContext) -> Days:
    """A whole term; `named` names its season."""
    name = str(named.number)
    first, last = _TERM_MONTHS[name]
    start = _monday(year, 4, 15) if name == "summer" else date(year, first, 1)
    return start, month_days(year, last)[1]


def half_term_days(named: Named, year: int, context: DateContext) -> Days:
    """The half of a term before the week off or behind it; autumn ends before Christmas week."""
    start, end = term_days(named, year, context)
    if named.number == "autumn":
        end = date(year, 12, 25) + relativedelta(days=-1, weekday=MO(-1)) + timedelta(days=4)
        end = end if end < date(year, 12, 25) else end - timedelta(days=7)
    week, _friday = break_days(named, year, context)
    if named.day == 1:
        return start, week - timedelta(days=3)
    return week + timedelta(days=7), end


def break_days(named: Named, year: int, _context: DateContext) -> Days:
    """Monday to Friday of the usual week off in the middle of a term."""
    if named.number == "autumn":
        monday = _monday(year, 10, 22)
    elif named.number == "spring":
        monday = _monday(year, 2, 12)
    else:
        monday = _monday(year, 5, 25)
    return monday, monday + timedelta(days=4)


def _monday(year: int, month: int, day: int) -> date:
    """The first Monday on or after a day."""
    return date(year, month, day) + relativedelta(weekday=MO(1))


def festival_days(named: Named, year: int, _context: DateContext) -> Days:
    """The day of a festival; the summer holidays are the month of August."""
    if named.number == "summer_break":
        return month_days(year, 8)
    day = {
        "easter": easter(year),
        "whitsun": easter(year) + timedelta(weeks=7),
        "christmas": date(year, 12, 25),
        "new_year": date(year, 1, 1),
    }[str(named.number)]
    return day, day
