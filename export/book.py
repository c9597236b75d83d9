"""What a workbook shows, taken out of one plan or many, before any cell is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import planlift
from planlift import schema
from planlift.checks import CHECKS
from planlift.export.safe import clean
from planlift.export.safe import too_long
from planlift.export.values import texts
from planlift.text import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    import pandas as pd

    from planlift.plan import Plan

_LINK_LIMIT = 1_000
"""Characters: Excel takes 2,079, and every one may become three when quoted."""
_TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of the sheet Checks."""

    action_id: str
    ref: str
    column: str
    printed: str
    understood: str
    code: str
    why: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the sheets show."""

    title: str
    actions: pd.DataFrame
    doubts: Sequence[Doubt]
    plan: Sequence[tuple[str, ...]]
    plan_heading: tuple[str, ...]
    about: Sequence[tuple[str, str, str]]
    group: str
    """Column that the Summary's first breakdown goes by: ``section`` or, for many plans,
    ``source``."""
    today: dt.date
    """The day that the stored figures are counted for."""
    fixed: bool
    """`today` was asked for: the as-of cell holds it; else the cell holds ``=TODAY()``."""
    links: Mapping[str, str] = field(default_factory=dict)
    """By source: relative address of the document."""


def of_plan(plan: Plan, folder: Path | None, today: dt.date, *, fixed: bool) -> Book:
    """The workbook of one plan; links to its pages where it is to be saved in `folder`."""
    return Book(
        title=_title(plan),
        actions=plan.actions,
        doubts=[*doubts(plan), *long_texts(plan.actions)],
        plan=[*_details(plan), *_aside(plan)],
        plan_heading=("What", "Label", "Text", "Page"),
        about=[*about(plan, today), *columns_explained(plan.actions)],
        group="section",
        today=today,
        fixed=fixed,
        links=links([plan], folder),
    )


def doubts(plan: Plan) -> Iterator[Doubt]:
    """The plan's checks, with the row they belong to."""
    frame = plan.actions
    ids, refs = texts(frame, "action_id"), references(frame)
    for check in plan.checks:
        at = -1 if check.action is None else check.action
        found = 0 <= at < len(frame)
        yield Doubt(
            action_id=ids[at] if found else "",
            ref=refs[at] if found else "whole plan",
            column=check.column,
            printed=check.printed,
            understood=check.understood,
            code=check.code,
            why=check.why,
            source=plan.source.name,
        )


def long_texts(frame: pd.DataFrame) -> Iterator[Doubt]:
    """A check for each text that a cell must cut, where the plan itself has none."""
    ids, refs, sources = texts(frame, "action_id"), references(frame), texts(frame, "source")
    known = [set(codes.split("; ")) for codes in texts(frame, "checks")]
    for name in map(str, frame.columns):
        for at, text in enumerate(texts(frame, name)):
            if too_long(text) and "text-long" not in known[at]:
                yield Doubt(
                    action_id=ids[at],
                    ref=refs[at],
                    column=name,
                    printed=f"{len(text):,} characters",
                    understood="cut in the workbook, whole in the CSV",
                    code="text-long",
                    why="A cell of a spreadsheet holds 32,767 characters.",
                    source=sources[at],
                )


def references(frame: pd.DataFrame) -> list[str]:
    """How people call each row: the action's number, else the finding's."""
    pairs = zip(texts(frame, "action_ref"), texts(frame, "finding_ref"), strict=True)
    return [action or finding for action, finding in pairs]


def links(plans: Sequence[Plan], folder: Path | None) -> dict[str, str]:
    """By source name: the document's address relative to `folder`, where that is safe to write."""
    found = {}
    for plan in plans if folder is not None else ():
        address = _relative(plan.source.path, folder or Path())
        if address is not None:
            found[plan.source.name] = address
    return found


def _relative(path: Path, folder: Path) -> str | None:
    try:
        address = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except (OSError, ValueError):  # another drive, or a name the system refuses
        return None
    plain = clean(address) == address and "\\" not in address and "\n" not in address
    if not plain or "://" in address or not 0 < len(address) <= _LINK_LIMIT:
        return None
    return quote(address, safe="/._-~()+,")


def about(plan: Plan, today: dt.date) -> Iterator[tuple[str, str, str]]:
    """Where the plan comes from, how it was read and where its words went."""
    source = plan.source
    yield "Source", "File", source.name
    yield "Source", "SHA-256", source.sha256
    yield "Source", "Type", source.media
    yield "Source", "Size", f"{source.size:,} bytes"
    yield "Source", "Pages or tables", str(plan.pages)
    if plan.language:
        yield "Source", "Language", plan.language
    yield "Conversion", "planlift", planlift.__version__
    yield from _day(today)
    yield "Conversion", "Vocabulary", ", ".join(plan.vocabulary) or "built in"
    if plan.vocabulary_digest:
        yield "Conversion", "Vocabulary digest", plan.vocabulary_digest
    ledger = plan.ledger
    yield "Words of the source", "All", f"{ledger.total:,}"
    yield "Words of the source", "In action rows", f"{ledger.in_rows:,}"
    yield "Words of the source", "In the plan's details", f"{ledger.in_details:,}"
    for reason, number in ledger.aside.items():
        yield "Words of the source", f"Left aside: {reason}", f"{number:,}"
    yield "Words of the source", "Lost", " ".join(ledger.lost) or "none"
    for table in plan.tables:
        yield "Tables", f"Table {table.number}", f"{table.verdict}: {table.reason}"
    for word, number in plan.unknown_words.items():
        yield "Words not known", word, f"met {number} times"
    for note in plan.notes:
        yield "Notes", "", note


def columns_explained(frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """What each column of the sheet Actions means."""
    for name in frame.columns:
        yield "Columns of Actions", str(name), schema.column(str(name)).description
    yield "Columns of Actions", "Overdue", "Live: the due date has passed on the as-of day."
    yield "Columns of Actions", "Days to due", "Live: days from the as-of day; empty once done."
    yield "Columns of Actions", "Update, Evidence, Verified", "Empty, for your monitoring."


def _day(today: dt.date) -> Iterator[tuple[str, str, str]]:
    yield "Conversion", "Converted, and overdue counted from", today.isoformat()


def _title(plan: Plan) -> str:
    named = [item.text for item in plan.details if item.label.casefold() in {"title", "plan"}]
    title = one_line(named[0]) if named else Path(plan.source.name).name
    return title if len(title) <= _TITLE_LIMIT else f"{title[:_TITLE_LIMIT]}…"


def _details(plan: Plan) -> Iterator[tuple[str, ...]]:
    for item in plan.details:
        pages = dict.fromkeys(str(place.page) for place in item.places)
        yield "Detail", item.label, item.text, ", ".join(pages)


def _aside(plan: Plan) -> Iterator[tuple[str, ...]]:
    for item in plan.aside:
        yield "Text left aside", item.reason, item.text, str(item.place.page)


def meaning(code: str) -> str:
    """The catalogue's sentence for a check."""
    return CHECKS.get(code, "")
