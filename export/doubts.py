"""What a person should look at: the lines of the sheet Checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.checks import CHECKS
from planlift.export.safe import too_long
from planlift.export.values import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from planlift.plan import Plan


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


def of_plan(plan: Plan) -> Iterator[Doubt]:
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


def of_frame(frame: pd.DataFrame) -> Iterator[Doubt]:
    """The checks of a frame that comes without its plan: only their codes are known."""
    rows = zip(
        texts(frame, "action_id"),
        references(frame),
        texts(frame, "source"),
        texts(frame, "checks"),
        strict=True,
    )
    for action_id, ref, source, codes in rows:
        for code in filter(None, codes.split("; ")):
            yield Doubt(action_id, ref, "", "", "", code, "", source)


def meaning(code: str) -> str:
    """The catalogue's sentence for a check."""
    return CHECKS.get(code, "")
