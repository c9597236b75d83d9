"""What a workbook shows, taken out of one plan or many, before any cell is written."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.export import about
from planlift.export import doubts
from planlift.export.links import links
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.actions import Actions
    from planlift.export.day import Day
    from planlift.export.doubts import Doubt
    from planlift.plan import Plan

_TITLE_LIMIT = 120
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_OURS = "en-GB"
"""Language of the headings, and of a workbook whose document does not declare its own."""
_UNDATED = dt.date(1980, 1, 1)
"""The first day that the package's format knows."""


class Book(Struct, frozen=True):
    """Everything the sheets show."""

    title: str
    actions: Actions
    doubts: Sequence[Doubt]
    plan: Sequence[tuple[str, ...]]
    plan_heading: tuple[str, ...]
    about: Sequence[about.Line]
    day: Day
    many: bool = False
    """Of several documents: which one an action is from comes first, and Summary counts by it."""
    left_out: int = 0
    """Documents of a batch that are not in the workbook."""
    links: Mapping[str, str] = field(default_factory=dict)
    """By source: relative address of the document."""
    language: str = _OURS
    dated: dt.date = _UNDATED
    """The sources' own date, for the file's properties: it does not change with every run."""

    @property
    def group(self) -> str:
        """Column that the Summary's first breakdown goes by."""
        return "source" if self.many else "section"


def of_plan(plan: Plan, folder: Path | None, day: Day) -> Book:
    """The workbook of one plan; links to its pages where it is to be saved in `folder`."""
    actions = plan.current
    return Book(
        title=title_of(plan),
        actions=actions,
        doubts=[*doubts.of_plan(plan), *doubts.long_texts(actions)],
        plan=_details(plan),
        plan_heading=("What", "Label", "Text", "Page"),
        about=[*about.of_plan(plan, day), *about.of_columns(actions)],
        day=day,
        links=links([plan], folder),
        language=plan.language if _LANGUAGE.fullmatch(plan.language) else _OURS,
        dated=dated([plan]),
    )


def dated(plans: Iterable[Plan]) -> dt.date:
    """The latest of the documents' own dates."""
    days = [_UNDATED]
    for plan in plans:
        try:
            days.append(dt.date.fromisoformat(plan.dated[:10]))
        except ValueError:
            continue
    return max(days)


def title_of(plan: Plan) -> str:
    """What people call the plan: its title, else the name of the file."""
    named = [item.text for item in plan.details if item.label.casefold() in {"title", "plan"}]
    title = one_line(named[0]) if named else Path(plan.source.name).name
    return title if len(title) <= _TITLE_LIMIT else f"{title[:_TITLE_LIMIT]}…"


def _details(plan: Plan) -> list[tuple[str, ...]]:
    """The plan's details, then the text that is in no row."""
    found: list[tuple[str, ...]] = []
    for item in plan.details:
        pages = dict.fromkeys(str(place.page) for place in item.places)
        found.append(("Detail", item.label, item.text, ", ".join(pages)))
    left = [
        ("Text left aside", item.reason, item.text, str(item.place.page)) for item in plan.aside
    ]
    return [*found, *left]
