"""From drafts to rows: lines of one action joined, cells of several actions parted."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from planlift.extract.assembly.rows import splits
from planlift.extract.assembly.rows.drafts import Draft
from planlift.model import RawRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table


_SEVERAL_POSTS = 5
"""Words that may be more than one post."""


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Lines of one action that differ in nothing that makes an action are one row."""
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        action = draft.fields.get("action")
        if (
            last
            and action is not None
            and last.fields.get("action") is action
            and not _differ(last, draft)
        ):
            _merge(last, draft)
        else:
            made.append(draft)
    return made


def _merge(last: Draft, draft: Draft) -> None:
    for ours, theirs in ((last.fields, draft.fields), (last.others, draft.others)):
        for name, cell in theirs.items():
            if name not in ours or not ours[name].text:
                ours[name] = cell
            elif ours[name] is not cell and cell.text:
                ours[name] = splits.stack(ours[name], cell)


def parted(draft: Draft, words: HeadingWords) -> list[Draft]:
    """One draft for each action that the row's cells list."""
    action = draft.fields.get("action")
    if action is None or not splits.lists_several(action, words):
        draft.fields |= splits.numbered_alike(draft.fields, words)
        return [draft]
    parts = splits.stacked(draft.fields, words)
    if len(parts) == 1:
        if splits.unsure(draft.fields, words):
            draft.checks.append(
                (
                    "split-unsure",
                    "action",
                    "the cell lists several actions and the row several dates",
                )
            )
        return [draft]
    owner = draft.fields.get("owner_text")
    shared = owner is not None and all(fields["owner_text"] is owner for fields in parts)
    if owner is not None and shared and len(owner.text.split()) >= _SEVERAL_POSTS:
        why = "the cell lists several actions and its row one text of owners"
        draft.checks.append(("split-unsure", "owner_text", why))
    rows = [Draft(fields, {}, [], draft.line, list(draft.checks)) for fields in parts]
    for row in rows:
        row.others, row.ticks, row.marks = draft.others, draft.ticks, draft.marks
    return rows


def to_row(draft: Draft, table: Table, headings: Mapping[str, str]) -> RawRow:
    """The row of the plan; `headings` by field, the same for all rows of the table."""
    ticks = (cell for _, cell in draft.ticks)
    cells = chain(draft.fields.values(), draft.others.values(), ticks)
    first = draft.fields.get("action") or next(cells, None)
    place = first.places[0] if first and first.places else draft.line.grid.place
    return RawRow(
        table=table.grids[0].number,
        page=place.page,
        fields=draft.fields,
        others=draft.others,
        headings=headings,
        ticks=tuple(draft.ticks),
        checks=tuple(draft.checks),
        marks=tuple(draft.marks),
    )


def _differ(last: Draft, draft: Draft) -> bool:
    """Another owner or date makes another action of the same words."""
    return any(
        name in last.fields
        and name in draft.fields
        and last.fields[name] is not draft.fields[name]
        and draft.fields[name].text
        for name in ("due_text", "owner_text", "action_ref", "due_revised")
    )
