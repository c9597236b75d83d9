"""Which row of a grid holds the headings, and which field each column is.

A heading is understood from its own words, from the other headings of its table (a plan has a
*what*, and a *who*, a *when* or a *how far*), and from how the values below it look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import gaps
from planlift.extract.assembly.columns import next_steps
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.column import TOLD
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.columns.fitting import says_little
from planlift.extract.assembly.columns.fitting import weighed
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.headings.senses import Sense

MONTHS = 12
_MONTHS_OF_QUARTER = 3
_QUARTER = re.compile(r"\b(?:Q|Qtr\s?|Quarter\s)([1-4])\b", re.IGNORECASE)
_YIELDING = frozenset({"section", "progress_text"})
"""Second choices: ``Objective`` beside ``Finding``, ``Measures taken`` beside those planned."""
_SAID_AND_WHO = {"action", "owner_text"}
_LEAST = 0.4
"""Score below which a heading's sense is given up for what its values look like."""


def settle(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> tuple[Column, ...]:
    """Give each column its field: the best sense that its values and neighbours allow.

    `values` are the texts below each heading. A field goes to one column; the others of that name
    stay under their own heading.
    """
    senses = [weighed(column, texts, words) for column, texts in zip(columns, values, strict=True)]
    later = [next_steps.follow(at, senses, columns, values, words) for at in range(len(senses))]
    senses = [
        [] if later[index] else _yielding(index, senses, columns, words)
        for index in range(len(senses))
    ]
    taken: dict[str, int] = {}
    settled = list(columns)
    order = sorted(
        ((sense, index) for index, options in enumerate(senses) for sense in options),
        key=lambda pair: (
            pair[0].field in STATE and _is_earlier(columns[pair[1]], values[pair[1]], words),
            pair[0].field in WHAT and not any(values[pair[1]]),  # ``Inspector's comment``, blank
            -_weight(pair[0]),
            says_little(pair[0], values[pair[1]], words),
            words.fallback(columns[pair[1]].heading) in DATED_FIELDS,  # ``Target`` may be a date
            words.broad(columns[pair[1]].heading),  # ``Lead agency`` beside ``Lead person``
            words.second(columns[pair[1]].heading) in _YIELDING,
            *_latest_first(pair[1], columns, words),
            values[pair[1]].count("") if pair[0].field in WHEN else 0,  # one is filled in each row
            pair[1],
        ),
    )
    for sense, index in order:
        refused = sense.score < _LEAST
        gone = sense.field in taken and sense.field != "tick"
        if settled[index].field or not sense.field or gone or refused:
            continue
        taken[sense.field] = index
        chosen = sense.field == "tick" and not words.tick(columns[index].heading)
        also = words.choice(columns[index].group) if chosen else ""
        settled[index] = replace(
            settled[index], field=sense.field, also=also, why=sense.why, score=sense.score
        )
    _combine(settled, senses, taken)
    _combine_told(settled, senses, taken)
    gaps.fill(settled, values, taken, words)
    return tuple(settled)


def _yielding(
    index: int, senses: Sequence[Sequence[Sense]], columns: Sequence[Column], words: HeadingWords
) -> list[Sense]:
    """Without what a part of the heading names only where no other column does, if one does."""
    kept: list[Sense] = []
    for sense in senses[index]:
        loose = _is_by_parts(sense) and words.loosely(columns[index].heading, sense.field)
        others = (other for at, options in enumerate(senses) if at != index for other in options)
        if not loose or not any(o.field == sense.field and o.score > HINT for o in others):
            kept.append(sense)
    return kept


def _is_by_parts(sense: Sense) -> bool:
    return sense.why.startswith("its parts")


def _weight(sense: Sense) -> float:
    """What was found is named in many ways: of those that are sure the first column counts."""
    sure = sense.field == "finding" and sense.score >= PARTS
    return PARTS if sure else sense.score


def _latest_first(
    index: int, columns: Sequence[Column], words: HeadingWords
) -> tuple[int, int, int]:
    """Of ``Progress at 30 June`` and ``Progress at 30 September`` the later one counts.

    Months and quarters without a year may be of two: there the column on the right is the later.
    """
    name = _name_of(columns[index])
    year, month, day = words.dated(name)
    quarter = _QUARTER.search(name)
    if quarter and not month:
        month = _MONTHS_OF_QUARTER * int(quarter[1])
    if not year and not month and _comes_again(index, columns):
        month = 1
    return (-year, -month, -day) if year or not month else (0, -MONTHS, -index)


def _is_earlier(column: Column, values: Sequence[str], words: HeadingWords) -> bool:
    """It tells of an earlier review, or of one still to come: nothing stands there."""
    return not any(values) or words.of_earlier_state(_name_of(column))


def _name_of(column: Column) -> str:
    """Its heading, and what stands over it: ``Q1 2025`` over ``RAG``."""
    over = column.group if column.group != column.heading else ""
    return f"{over} {column.heading}".strip()


def _comes_again(index: int, columns: Sequence[Column]) -> bool:
    """``RAG`` below ``Review 1`` and below ``Review 2``."""
    own = columns[index]
    return bool(own.group) and any(
        other.heading == own.heading and other.group not in {"", own.group} for other in columns
    )


def is_plan(columns: Sequence[Column], words: HeadingWords) -> bool:
    """A *what*, and a *who*, a *when* or a *how far*; or two columns that plainly say *what*.

    A register that scores risks is none, unless it has deadlines.
    """
    fields = {name for column in columns for name in column.fields}
    if scores_risks(columns, words) and not fields & WHEN:
        return False
    if any(field in fields for field in WHAT) and any(field in fields for field in WHO_WHEN):
        return True
    plain = {column.field for column in columns if column.score >= PARTS}
    if "finding" in plain and any(_answers(column, words) for column in columns):
        return True
    return plain.issuperset(WHAT) and not any(_is_bygone(column, words) for column in columns)


def _is_bygone(column: Column, words: HeadingWords) -> bool:
    """``We did`` tells what has been done; without who, when or how far nothing is to be done."""
    return column.field == "action" and among(words.bygone, column.heading) is not None


def _answers(column: Column, words: HeadingWords) -> bool:
    """The response of those in charge, which says what is done: ``Management's response``."""
    return column.field == "action" and words.hinted(column.heading, "response")


def scores_risks(columns: Sequence[Column], words: HeadingWords) -> bool:
    """It is a register that scores risks."""
    return sum(words.scores_risk(column.heading) for column in columns) > 1


def _combine(
    settled: list[Column], senses: Sequence[Sequence[Sense]], taken: dict[str, int]
) -> None:
    """A column whose heading names two fields keeps both, where nobody else has the second."""
    for index, options in enumerate(senses):
        column = settled[index]
        for sense in options:
            both = {sense.field, column.field}
            told = both == _SAID_AND_WHO and "lead_text" not in taken
            if not _is_by_parts(sense) or (len(both & DATED_FIELDS) != 1 and not told):
                continue
            if sense.field not in taken and column.field:
                settled[index] = replace(column, also=sense.field)
                taken[sense.field] = index
                break


def _combine_told(
    settled: list[Column], senses: Sequence[Sequence[Sense]], taken: dict[str, int]
) -> None:
    """How far it is, behind who in the same column: ``Lead and status``, ``Lead, date, status``."""
    for index, options in enumerate(senses):
        column = settled[index]
        fields = set(column.fields)
        for sense in options:
            free = sense.field in TOLD and sense.field not in taken
            if free and _is_by_parts(sense) and "owner_text" in fields <= OWNER_AND_DUE:
                settled[index] = replace(column, told=sense.field)
                taken[sense.field] = index
                break
