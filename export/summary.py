"""What the sheet Summary counts: blocks of figures, each live and with its value of the day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import TypeVar

from msgspec import Struct

from planlift import schema
from planlift.checks import CORRECTED
from planlift.export import counting
from planlift.export.cells import serial
from planlift.export.counting import Condition
from planlift.export.counting import Figure
from planlift.export.safe import clean
from planlift.export.safe import cut
from planlift.export.sheet_actions import live

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.export.book import Book
    from planlift.export.counting import Met

T = TypeVar("T")

OWNERS_LIMIT = 50
"""Owners with a row of their own, the busiest first."""
MONTHS_GAP_LIMIT = 60
"""Months without actions are shown where the whole span is not longer than this."""
HORIZONS = (30, 60, 90)
_DECEMBER = 12


class View(Struct, frozen=True):
    """The columns that counts go by."""

    size: int
    met: dict[str, Met]
    """Rows by what they meet."""
    groups: list[str]
    owners: list[str]
    months: list[dt.date | None]


class Line(Struct, frozen=True):
    """One row of a block: a label or a month, and the conditions that its figures share."""

    label: str | dt.date
    conditions: Callable[[str], list[Condition]]
    """Given the address of the label's cell."""


class Lines(Struct, frozen=True):
    """The rows of the breakdowns, those without a label of their own last."""

    groups: list[Line]
    owners: list[Line]
    months: list[Line]


def view(book: Book) -> View:
    """The book's actions as what is counted."""
    actions = book.actions
    overdue, left = live(book)
    status, due = actions.texts("status"), actions.days("due_date")
    owners = [cut(clean(text)) for text in actions.texts("lead_owner")]
    within = {
        f"due {far}": [day != "" and 0 <= int(day) <= far for day in left] for far in HORIZONS
    }
    met = {
        "overdue": [word != "" for word in overdue],
        "no date": [day is None for day in due],
        "no owner": [owner == "" for owner in owners],
        "checks": [text not in {"", CORRECTED} for text in actions.texts("checks")],
        **{
            f"status {word}": [value == word for value in status] for word in (*schema.STATUSES, "")
        },
        **within,
    }
    return View(
        size=len(actions),
        met={name: _rows(found) for name, found in met.items()},
        groups=[cut(clean(text)) for text in actions.texts(book.group)],
        owners=owners,
        months=[None if day is None else day.replace(day=1) for day in due],
    )


def _rows(marked: Iterable[object]) -> Met:
    """Which rows are marked."""
    return frozenset(row for row, mark in enumerate(marked) if mark)


def _by_value(values: Iterable[T]) -> dict[T, Met]:
    """The rows of each value."""
    rows: dict[T, list[int]] = {}
    for row, value in enumerate(values):
        rows.setdefault(value, []).append(row)
    return {value: frozenset(found) for value, found in rows.items()}


def conditions(view: View) -> dict[str, Condition]:
    """The conditions that have a name of our own."""
    named = {
        "overdue": counting.equals("Overdue", "Overdue", view.met["overdue"]),
        "no date": counting.blank("due_date", view.met["no date"]),
        "no owner": counting.blank("lead_owner", view.met["no owner"]),
        "checks": counting.filled("checks", view.met["checks"], CORRECTED),
    }
    for word in schema.STATUSES:
        named[word] = counting.equals("status", word, view.met[f"status {word}"])
    named["no status"] = counting.blank("status", view.met["status "])
    for horizon in HORIZONS:
        named[f"due {horizon}"] = _days_between(0, horizon, view.met[f"due {horizon}"])
    return named


def _days_between(low: int, high: int, met: Met) -> Condition:
    days = "Actions[Days to due]"
    return Condition(
        f'{days},">={low}",{days},"<={high}"',
        f"(ISNUMBER({days})*({days}>={low})*({days}<={high}))",
        met,
    )


def lines(view: View, group: str) -> Lines:
    """A line for each group, lead owner and due month, and one for the actions that have none."""
    word = {"source": "document"}.get(group, group)
    return Lines(
        [*_by_text(group, view.groups), *_without(group, f"(no {word})", view.groups)],
        [
            *_by_text("lead_owner", view.owners, limit=OWNERS_LIMIT),
            *_without("lead_owner", "(no owner)", view.owners),
        ],
        [*_by_month(view), *_without("due_date", "(no due date)", view.months)],
    )


def _by_text(column: str, printed: Sequence[str], *, limit: int | None = None) -> list[Line]:
    """A line for each different text of `column`, in document order; the commonest `limit`."""
    labels = list(dict.fromkeys(text for text in printed if text))
    if limit is not None and len(labels) > limit:
        labels = [label for label, _ in Counter(filter(None, printed)).most_common(limit)]
    is_plain = counting.plain_labels(dict.fromkeys(printed))
    rows = _by_value(printed)

    def line(label: str) -> Line:
        def met(cell: str) -> list[Condition]:
            return [counting.labelled(column, cell, rows[label], plain=is_plain(label))]

        return Line(label, met)

    return [line(label) for label in labels]


def _without(column: str, label: str, values: Sequence[object]) -> list[Line]:
    """The line for the rows in which `column` is empty, where there are any."""
    met = _rows(not value for value in values)
    return [Line(label, lambda _cell: [counting.blank(column, met)])] if met else []


def _by_month(view: View) -> list[Line]:
    """A line for each month in which actions are due, gaps filled where the span is short."""
    months = {month for month in view.months if month is not None and serial(month) is not None}
    rows = _by_value(view.months)

    def line(month: dt.date) -> Line:
        def met(cell: str) -> list[Condition]:
            return [_month_condition(cell, rows.get(month, frozenset()))]

        return Line(month, met)

    return [line(month) for month in _filled(sorted(months))]


def _month_condition(cell: str, met: Met) -> Condition:
    column, after = "Actions[due_date]", f"EDATE({cell},1)"
    return Condition(
        f'{column},">="&{cell},{column},"<"&{after}',
        f"(ISNUMBER({column})*({column}>={cell})*({column}<{after}))",
        met,
    )


def _filled(months: Sequence[dt.date]) -> list[dt.date]:
    if not months:
        return []
    span = [months[0]]
    while span[-1] < months[-1] and len(span) <= MONTHS_GAP_LIMIT:
        last = span[-1]
        span.append(
            last.replace(year=last.year + 1, month=1)
            if last.month == _DECEMBER
            else last.replace(month=last.month + 1)
        )
    return span if len(span) <= MONTHS_GAP_LIMIT else list(months)


def total(view: View) -> Figure:
    """All actions."""
    return Figure(f"={counting.TOTAL}", view.size)
