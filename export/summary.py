"""What the sheet Summary counts: blocks of figures, each live and with its value of the day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planlift import schema
from planlift.export import counting
from planlift.export.counting import Condition
from planlift.export.counting import Figure
from planlift.export.safe import clean
from planlift.export.safe import cut
from planlift.export.sheet_actions import live

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.export.book import Book
    from planlift.export.counting import Mask

OWNERS_LIMIT = 100
"""Owners with a row of their own, the busiest first."""
MONTHS_GAP_LIMIT = 60
"""Months without actions are shown where the whole span is not longer than this."""
HORIZONS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class View:
    """The columns that counts go by, as plain arrays."""

    size: int
    status: list[str]
    masks: dict[str, Mask]
    groups: list[str]
    owners: list[str]
    months: list[datetime.date | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a block: a label or a month, and the conditions that its figures share."""

    label: str | datetime.date
    conditions: Callable[[str], list[Condition]]
    """Given the address of the label's cell."""


def view(book: Book) -> View:
    """The book's actions as what is counted."""
    frame = book.actions
    overdue, days = live(book)
    status = ["" if value != value else str(value) for value in frame["status"].tolist()]  # noqa: PLR0124 - missing
    due = frame["due_date"].to_numpy().astype("datetime64[D]").tolist()
    owners = [cut(clean(text)) for text in frame["lead_owner"]]
    masks = {
        "overdue": np.array([word != "" for word in overdue], dtype=bool),
        "no date": np.array([day is None for day in due], dtype=bool),
        "no owner": np.array([owner == "" for owner in owners], dtype=bool),
        "checks": np.array([text != "" for text in frame["checks"]], dtype=bool),
    }
    for word in (*schema.STATUSES, ""):
        masks[f"status {word}"] = np.array([value == word for value in status], dtype=bool)
    for horizon in HORIZONS:
        within = [day != "" and 0 <= int(day) <= horizon for day in days]
        masks[f"due {horizon}"] = np.array(within, dtype=bool)
    return View(
        size=len(frame),
        status=status,
        masks=masks,
        groups=[cut(clean(text)) for text in frame[book.group]],
        owners=owners,
        months=[None if day is None else day.replace(day=1) for day in due],
    )


def conditions(view: View) -> dict[str, Condition]:
    """The conditions that have a name of our own."""
    named = {
        "overdue": counting.equals("Overdue", "Overdue", view.masks["overdue"]),
        "no date": counting.blank("due_date", view.masks["no date"]),
        "no owner": counting.blank("lead_owner", view.masks["no owner"]),
        "checks": Condition('Actions[checks],"?*"', '(Actions[checks]<>"")', view.masks["checks"]),
    }
    for word in schema.STATUSES:
        named[word] = counting.equals("status", word, view.masks[f"status {word}"])
    named["no status"] = counting.blank("status", view.masks["status "])
    for horizon in HORIZONS:
        mask = view.masks[f"due {horizon}"]
        named[f"due {horizon}"] = _days_between(0, horizon, mask)
    return named


def _days_between(low: int, high: int, mask: Mask) -> Condition:
    days = "Actions[Days to due]"
    return Condition(
        f'{days},">={low}",{days},"<={high}"',
        f"(ISNUMBER({days})*({days}>={low})*({days}<={high}))",
        mask,
    )


def by_text(column: str, texts: Sequence[str], *, limit: int | None = None) -> list[Line]:
    """A line for each different text of `column`, in document order; the commonest `limit`."""
    labels = list(dict.fromkeys(text for text in texts if text))
    if limit is not None and len(labels) > limit:
        counts = dict.fromkeys(labels, 0)
        for text in texts:
            if text:
                counts[text] += 1
        labels = sorted(labels, key=lambda label: -counts[label])[:limit]
    is_plain = counting.plain_labels(texts_once(texts))
    array = np.array(texts, dtype=object)

    def line(label: str) -> Line:
        def met(cell: str) -> list[Condition]:
            mask = np.asarray(array == label, dtype=bool)
            return [counting.labelled(column, cell, mask, plain=is_plain(label))]

        return Line(label, met)

    return [line(label) for label in labels]


def empty_line(column: str, label: str, values: Sequence[object]) -> Line:
    """The line for the rows in which `column` is empty."""
    mask = np.array([not value for value in values], dtype=bool)
    return Line(label, lambda _cell: [counting.blank(column, mask)])


def texts_once(texts: Iterable[str]) -> list[str]:
    """Each different text once, in order."""
    return list(dict.fromkeys(texts))


def by_month(view: View) -> list[Line]:
    """A line for each month in which actions are due, gaps filled where the span is short."""
    found = sorted({month for month in view.months if month is not None})
    months = _filled(found)
    array = np.array(view.months, dtype="datetime64[D]")

    def line(month: datetime.date) -> Line:
        def met(cell: str) -> list[Condition]:
            mask = array == np.datetime64(month)
            return [_month_condition(cell, mask)]

        return Line(month, met)

    return [line(month) for month in months if month.year >= 1901]


def _month_condition(cell: str, mask: Mask) -> Condition:
    column, after = "Actions[due_date]", f"EDATE({cell},1)"
    return Condition(
        f'{column},">="&{cell},{column},"<"&{after}',
        f"(ISNUMBER({column})*({column}>={cell})*({column}<{after}))",
        mask,
    )


def _filled(months: Sequence[datetime.date]) -> list[datetime.date]:
    if not months:
        return []
    span = [months[0]]
    while span[-1] < months[-1] and len(span) <= MONTHS_GAP_LIMIT:
        last = span[-1]
        span.append(
            last.replace(year=last.year + 1, month=1)
            if last.month == 12
            else last.replace(month=last.month + 1)
        )
    return span if len(span) <= MONTHS_GAP_LIMIT else list(months)


def total(view: View) -> Figure:
    """All actions."""
    return Figure(f"={counting.TOTAL}", view.size)
