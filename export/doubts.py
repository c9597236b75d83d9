"""What a person should look at: the lines of the sheet Checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.checks import CHECKS
from planlift.export.safe import too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.actions import Actions
    from planlift.plan import Plan


class Doubt(Struct, frozen=True):
    """One line of the sheet Checks."""

    action_id: str
    ref: str
    column: str
    printed: str
    understood: str
    code: str
    why: str
    source: str = ""


def of_plan(plan: Plan) -> Iterator[Doubt]:
    """The plan's checks, with the row they belong to."""
    actions = plan.current
    ids, refs = actions.texts("action_id"), references(actions)
    for check in plan.checks:
        at = -1 if check.action is None else check.action
        found = 0 <= at < len(actions)
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


def long_texts(actions: Actions) -> Iterator[Doubt]:
    """A check for each text that a cell must cut, where the plan itself has none."""
    ids, refs, sources = actions.texts("action_id"), references(actions), actions.texts("source")
    known = [set(codes.split("; ")) for codes in actions.texts("checks")]
    for name in actions.columns:
        for at, text in enumerate(actions.texts(name)):
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


def references(actions: Actions) -> list[str]:
    """How people call each row: the action's number, else the finding's."""
    pairs = zip(actions.texts("action_ref"), actions.texts("finding_ref"), strict=True)
    return [action or finding for action, finding in pairs]


def of_actions(actions: Actions) -> Iterator[Doubt]:
    """The checks of actions that come without their plan: only their codes are known."""
    rows = zip(
        actions.texts("action_id"),
        references(actions),
        actions.texts("source"),
        actions.texts("checks"),
        strict=True,
    )
    for action_id, ref, source, codes in rows:
        for code in filter(None, codes.split("; ")):
            yield Doubt(action_id, ref, "", "", "", code, "", source)


def meaning(code: str) -> str:
    """The catalogue's sentence for a check."""
    return CHECKS.get(code, "")
