"""Columns that no heading names for sure: what each is where no other column is it, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import again
from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import beside
from planlift.extract.assembly.columns import by_dates
from planlift.extract.assembly.columns import by_place
from planlift.extract.assembly.columns import by_values
from planlift.extract.assembly.columns import day_found
from planlift.extract.assembly.columns import finding_by_place
from planlift.extract.assembly.columns import instead
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns import put_right
from planlift.extract.assembly.columns import second_choices
from planlift.extract.assembly.columns import two_owners
from planlift.extract.assembly.columns import wanted
from planlift.extract.assembly.columns import wholes
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.senses import HINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_RAG_WORDS = 2
_WHO_AND_WHEN = 2


def fill(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Second choices: headings that name a field only where no better column does."""
    second_choices.yield_to_answer(settled, values, taken, words)
    second_choices.take(settled, values, taken, words)
    wholes.steps_of_actions(settled, values, taken, words)
    as_actions.from_measure(settled, values, taken, words)
    second_choices.next_of_name("success_measure", settled, taken, words)
    _progress_under_rag(settled, values, taken)
    again.states_of_progress(settled, values, taken, words)
    _shared_heading(settled, values, taken)
    wanted.in_front(settled, values, taken, words)
    mood.what(settled, values, taken, words)
    by_dates.date_from_values(settled, values, taken, words)
    by_dates.completed_from_dates(settled, values, taken, words)
    by_dates.due_from_either(settled, values, taken, words)
    by_dates.completed_beside_due(settled, values, taken, words)
    by_values.telling_values(settled, values, taken, words)
    by_values.sums_of_money(settled, values, taken, words)
    by_dates.due_from_calendar(settled, values, taken, words)
    finding_by_place.comment(settled, values, taken, words)
    finding_by_place.finding(settled, values, taken, words)
    as_actions.from_response(settled, values, taken, words)
    finding_by_place.finding(settled, values, taken, words)  # beside an answer that says it
    beside.what(settled, values, taken, words)
    beside.in_front(settled, values, taken, words)
    _texts_beside_dates(settled, values, taken)
    by_dates.date_from_values(settled, values, taken, words)  # beside an action found just now
    if as_actions.from_section(
        settled, values, taken, words
    ) or finding_by_place.action_from_finding(settled, taken, words):
        by_dates.date_from_values(settled, values, taken, words)
        finding_by_place.comment(settled, values, taken, words)
        finding_by_place.finding(settled, values, taken, words)
    second_choices.yield_to_told(settled, values, taken, words)
    put_right.what(settled, values, taken, words)
    by_place.fill(settled, values, taken, words)
    by_values.progress_from_values(settled, values, taken, words)
    by_values.owner_from_role(settled, values, taken, words)
    by_values.owner_from_posts(settled, values, taken, words)
    by_values.owner_from_units(settled, values, taken, words)
    two_owners.parted(settled, values, taken, words)
    instead.take(settled, values, taken)
    day_found.give_up(settled, taken, words)


def _progress_under_rag(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """Sentences on a coloured ground under ``Progress RAG`` say how far it has got."""
    index = taken.get("rag_text")
    if index is None or settled[index].field != "rag_text":  # ``Timescale & RAG`` is a deadline
        return
    texts = [text for text in values[index] if text]
    free = next((name for name in ("status_text", "progress_text") if name not in taken), None)
    if free and looks.mostly(len(text.split()) > _RAG_WORDS for text in texts):
        taken[free] = taken.pop("rag_text")
        settled[index] = replace(settled[index], field=free)


def _shared_heading(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """One heading over two columns of text: the first is the finding, the second the action."""
    for index in range(len(settled) - 1):
        left, right = settled[index], settled[index + 1]
        shared = (
            left.group and left.group == right.group and left.heading == right.heading == left.group
        )
        if shared and sum(column.group == column.heading == left.group for column in settled) > 2:
            continue  # over all that is said of each finding
        if shared and looks.mostly(map(looks.reference, filter(None, values[index]))):
            what = next((f for f in (left.field, right.field) if f in WHAT), "")
            name = "ref" if "ref" not in taken else f"{what}_ref"
            if what and name not in taken:
                taken.pop(left.field, None)
                why = left if left.field == what else right
                settled[index] = replace(left, field=name, why="it numbers what stands beside it")
                settled[index + 1] = replace(right, field=what, why=why.why, score=why.score)
                taken[name], taken[what] = index, index + 1
            continue
        if not shared or left.field not in {*WHAT} or right.field:
            continue
        if "action" not in taken or taken["action"] == index:
            settled[index] = replace(left, field="finding")
            settled[index + 1] = replace(right, field="action", why=left.why, score=left.score)
            taken["finding"], taken["action"] = index, index + 1


def _texts_beside_dates(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """Two columns, of which one has no heading and the other says when: the one says what."""
    blank = [index for index, column in enumerate(settled) if not column.heading]
    if len(settled) != _WHO_AND_WHEN or len(blank) != 1 or taken.keys() != {"due_text"}:
        return
    index = blank[0]
    if looks.mostly(looks.sentence(text) for text in values[index] if text):
        why = "texts beside nothing but dates"
        settled[index] = replace(settled[index], field="action", why=why, score=HINT)
        taken["action"] = index
