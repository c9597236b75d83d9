"""The counts that a covering report gives, for one plan or for many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.checks import CHECKS
from planlift.checks import CORRECTED
from planlift.schema import DONE
from planlift.schema import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import date

    from planlift.actions import Actions
    from planlift.plan import Plan


class Words(Struct, frozen=True):
    """Where the words of the document went, as counts."""

    total: int
    in_rows: int
    in_details: int
    aside: Mapping[str, int]
    """By reason."""
    lost: int


class Figures(Struct, frozen=True):
    """The counts that a covering report would give."""

    actions: int
    pages: int
    statuses: Mapping[str, int]
    """By status, in the order of `planlift.schema`; empty where the document says nothing."""
    open: int
    """Actions neither completed nor closed."""
    overdue: int
    """Open actions whose due date lies before `as_of`."""
    as_of: str
    oldest: str
    """The earliest due date among the overdue, as ISO text, or empty."""
    checks: Mapping[str, int]
    """Things for a person to look at, by code, the most frequent first."""
    rows_to_check: int
    words: Words
    unknown_words: Mapping[str, int]
    corrected: int = 0
    """Values that a person corrected."""
    of_plan: Mapping[str, str] = {}
    """By code: what is asked once for the plan, where `CHECKS` speaks of a row."""


def figures(plan: Plan, as_of: date) -> Figures:
    """Count `plan` as it stands on the day `as_of`."""
    actions = plan.current
    statuses = Counter(actions.texts("status"))
    late = overdue(actions, as_of)
    asking = Counter(check.code for check in plan.checks if check.code != CORRECTED)
    return Figures(
        actions=len(actions),
        pages=plan.pages,
        statuses={name: statuses[name] for name in (*STATUSES, "") if statuses[name]},
        open=len(actions) - sum(statuses[name] for name in DONE),
        overdue=len(late),
        as_of=as_of.isoformat(),
        oldest=min(late).isoformat() if late else "",
        checks=dict(asking.most_common()),
        rows_to_check=sum(codes not in {"", CORRECTED} for codes in actions.texts("checks")),
        words=Words(
            total=plan.ledger.total,
            in_rows=plan.ledger.in_rows,
            in_details=plan.ledger.in_details,
            aside=dict(plan.ledger.aside),
            lost=len(plan.ledger.lost),
        ),
        unknown_words=dict(plan.unknown_words),
        corrected=len(plan.checks) - asking.total(),
        of_plan={
            check.code: check.why
            for check in plan.checks
            if check.action is None and asking[check.code] == 1 and _of_row(check.code)
        },
    )


def _of_row(code: str) -> bool:
    return CHECKS.get(code, "").startswith("The row")


def together(many: Sequence[Figures]) -> Figures:
    """The figures of several plans as those of one; all of the same day."""

    def total(name: str) -> Counter[str]:
        counts: Counter[str] = Counter()
        for one in many:
            counts.update(getattr(one, name))
        return counts

    statuses = total("statuses")
    aside: Counter[str] = Counter()
    for one in many:
        aside.update(one.words.aside)
    return Figures(
        actions=sum(one.actions for one in many),
        pages=sum(one.pages for one in many),
        statuses={name: statuses[name] for name in (*STATUSES, "") if statuses[name]},
        open=sum(one.open for one in many),
        overdue=sum(one.overdue for one in many),
        as_of=many[0].as_of,
        oldest=min((one.oldest for one in many if one.oldest), default=""),
        checks=dict(total("checks").most_common()),
        rows_to_check=sum(one.rows_to_check for one in many),
        words=Words(
            total=sum(one.words.total for one in many),
            in_rows=sum(one.words.in_rows for one in many),
            in_details=sum(one.words.in_details for one in many),
            aside=dict(aside),
            lost=sum(one.words.lost for one in many),
        ),
        unknown_words=dict(total("unknown_words")),
        corrected=sum(one.corrected for one in many),
    )


def overdue(actions: Actions, as_of: date) -> list[date]:
    """The due dates of the rows that are open and were due before `as_of`."""
    pairs = zip(actions.days("due_date"), actions.texts("status"), strict=True)
    return [day for day, status in pairs if day and day < as_of and status not in DONE]
