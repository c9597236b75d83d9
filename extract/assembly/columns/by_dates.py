"""Which column says by when, and which when it was done, by the dates in it; to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import calendar_columns
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.columns.fitting import is_tick
from planlift.extract.assembly.headings.cues import DATES
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_HOW_FAR = frozenset({"status_text", "progress_text", "rag_text", "tick"})
_MOSTLY = 0.75
_NEARLY_ALL = 0.9
_FEWEST_PERIODS = 3
_FEWEST_DATES = 2


def date_from_values(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The one column of dates under a heading that nobody knows is the deadline, to be checked.

    Blank columns that name one do not count: ``Forecast date``, still to be filled in.
    """
    blank = [name for name in WHEN & taken.keys() if not any(values[taken[name]])]
    if WHEN & taken.keys() - {*blank} or "action" not in taken:
        return
    dated = [
        index
        for index, column in enumerate(settled)
        if not column.field
        and not words.is_decoy(column.heading)
        and not words.cues.of_others(column.heading, DATES)
        and _are_dates(column.heading, values[index], words)
    ]
    if len(dated) > 1:  # ``2 months`` beside a day
        dated = [index for index in dated if all(map(looks.dated, filter(None, values[index])))]
    if len(dated) == 1:
        for name in blank:
            index = taken.pop(name)
            settled[index] = replace(settled[index], field="")
        taken["due_text"] = dated[0]
        settled[dated[0]] = replace(
            settled[dated[0]], field="due_text", why="the only column of dates", score=HINT
        )


def _are_dates(heading: str, values: Sequence[str], words: HeadingWords) -> bool:
    """Nearly all are; ``Completed`` among them speaks neither for that nor against it.

    Half of them are enough if nearly all the others name a day and say more; fewer of these do
    under ``Long-stop date``.
    """
    texts = [text for text in values if text and not looks.bare_status(text, words)]
    bare = looks.share(looks.date_only(text, words) for text in texts)
    if bare > _MOSTLY or bare < HALF:
        return bare > _MOSTLY
    named = not words.bare_dates.isdisjoint(key(heading).split())
    dated = looks.share(looks.date(text, words) for text in texts)
    return dated > (_MOSTLY if named else _NEARLY_ALL)


def completed_from_dates(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Nothing but dates under ``Closed`` say when it was done; under ``To be closed``, by when."""
    index = taken.get("status_text")
    if index is None:
        return
    to_come = key(settled[index].heading).startswith(words.to_come)
    field = "due_text" if to_come else "completed_text"
    texts = list(filter(None, values[index]))
    enough = len(texts) > 1 or (bool(texts) and words.tick(settled[index].heading))  # ``Completed``
    if field not in taken and enough and all(looks.date_only(t, words) for t in texts):
        taken[field] = taken.pop("status_text")
        settled[index] = replace(settled[index], field=field)


def due_from_either(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Date of completion`` says by when, where nothing else does, nor how far it has got."""
    index = taken.get("completed_text")
    if index is None or taken.keys() & (WHEN | _HOW_FAR) or not taken.keys() & {*WHAT}:
        return
    column = settled[index]
    if among(words.either_date, column.heading) is None or not any(values[index]):
        return
    taken["due_text"] = taken.pop("completed_text")
    why = "no other column says by when, nor how far"
    settled[index] = replace(column, field="due_text", why=why, score=HINT)


def completed_beside_due(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Completion date`` beside ``Due``, blank in some rows: when it was done; to be checked."""
    if "completed_text" in taken or not taken.keys() & WHEN or not taken.keys() & _HOW_FAR:
        return
    for index, column in enumerate(settled):
        texts = list(filter(None, values[index]))
        if column.field or not _FEWEST_DATES <= len(texts) < len(values[index]):
            continue
        if words.endings.isdisjoint(key(column.heading).split()) or words.is_decoy(column.heading):
            continue
        dated = any(sense.field == "due_text" for sense in words.senses(column.heading))
        if dated and all(looks.date_only(text, words) for text in texts):
            taken["completed_text"] = index
            why = "another column says by when, and some are blank"
            settled[index] = replace(column, field="completed_text", why=why, score=HINT)
            return


def due_from_calendar(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Ticks under ``Aut 1``, ``Aut 2``, ``Spr 1`` say when, where no column has a date."""
    if taken.keys() & WHEN:
        return
    ticked = [
        index
        for index, column in enumerate(settled)
        if not column.field
        and calendar_columns.heads(column.heading, words)
        and all(map(is_tick, filter(None, values[index])))
    ]
    if len(ticked) < _FEWEST_PERIODS or not any(any(values[index]) for index in ticked):
        return
    taken["due_text"] = ticked[0]
    for index in ticked:
        why = "ticks under stretches of time"
        settled[index] = replace(
            settled[index], field="tick", also="due_text", why=why, score=CLOSE
        )
