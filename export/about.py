"""The lines of the sheet About: where the actions come from, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

import planlift
from planlift import schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.actions import Actions
    from planlift.export.day import Day
    from planlift.plan import Plan

Line: TypeAlias = "tuple[str, str, str]"
"""Kind, item, what."""


def of_plan(plan: Plan, day: Day) -> Iterator[Line]:
    """Where the plan comes from, how it was read and where its words went."""
    yield from _source(plan)
    yield from _conversion(day)
    yield "Conversion", "Vocabulary", ", ".join(plan.vocabulary) or "built in"
    if plan.vocabulary_digest:
        yield "Conversion", "Vocabulary digest", plan.vocabulary_digest
    yield from _words(plan)
    for table in plan.tables:
        yield "Tables", f"Table {table.number}", f"{table.verdict}: {table.reason}"
    for word, number in plan.unknown_words.items():
        yield "Words not known", word, f"met {number} times"
    for note in plan.notes:
        yield "Notes", "", note


def of_many(plans: Iterable[Plan], left_out: Iterable[tuple[str, str]], day: Day) -> Iterator[Line]:
    """Where the plans come from, and which documents are `left_out`: name and reason."""
    yield from _conversion(day)
    for name, reason in left_out:
        yield "Not in this workbook", name, reason
    for plan in plans:
        yield "Source", plan.source.name, f"SHA-256 {plan.source.sha256}"


def _source(plan: Plan) -> Iterator[Line]:
    source = plan.source
    yield "Source", "File", source.name
    yield "Source", "SHA-256", source.sha256
    yield "Source", "Type", source.media
    yield "Source", "Size", f"{source.size:,} bytes"
    yield "Source", "Pages or tables", str(plan.pages)
    if plan.language:
        yield "Source", "Language", plan.language
    if plan.dated:
        yield "Source", "Dated, as the file itself says", plan.dated


def _conversion(day: Day) -> Iterator[Line]:
    yield "Conversion", "planlift", planlift.__version__
    yield "Conversion", "Converted on", day.converted.isoformat()
    follows = "the day on which the workbook is opened"
    yield "Conversion", "Overdue counted from", day.as_of.isoformat() if day.fixed else follows


def _words(plan: Plan) -> Iterator[Line]:
    ledger = plan.ledger
    yield "Words of the source", "All", f"{ledger.total:,}"
    yield "Words of the source", "In action rows", f"{ledger.in_rows:,}"
    yield "Words of the source", "In the plan's details", f"{ledger.in_details:,}"
    for reason, number in ledger.aside.items():
        yield "Words of the source", f"Left aside: {reason}", f"{number:,}"
    yield "Words of the source", "Lost", " ".join(ledger.lost) or "none"
    if ledger.twice:
        yield "Words of the source", "Placed twice", " ".join(ledger.twice)


def of_columns(actions: Actions) -> Iterator[tuple[str, str, str]]:
    """What each column of the sheet Actions means."""
    for name in actions.columns:
        yield "Columns of Actions", name, schema.column(name).description
    yield "Columns of Actions", "Overdue", "Live: the due date has passed on the as-of day."
    yield "Columns of Actions", "Days to due", "Live: days from the as-of day; empty once done."
    yield "Columns of Actions", "Update, Evidence, Verified", "Empty, for your monitoring."
