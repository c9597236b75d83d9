"""Which row of a grid holds the headings, and which field each column is.

A heading is understood from its own words, from the other headings of its table (a plan has a
*what*, and a *who*, a *when* or a *how far*), and from how the values below it look.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.assembly import looks
from planlift.extract.assembly.phrases import CLOSE
from planlift.extract.assembly.phrases import HINT
from planlift.extract.assembly.phrases import PARTS
from planlift.extract.assembly.phrases import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.phrases import HeadingWords

WHAT = ("action", "finding")
WHO_WHEN = (
    "owner_text",
    "due_text",
    "status_text",
    "progress_text",
    "rag_text",
    "due_revised",
    "tick",
    "response",
    "completed_text",
    "lead_text",
)
_LOOK_FITS = 0.08
_LOOK_REFUSES = 0.35
_LEAST = 0.4
"""Score below which a heading's sense is given up for what its values look like."""
_HALF = 0.5
_MOSTLY = 0.75
_SHORT = 0.1
"""Fit of texts that are too short to speak for a field, and nothing speaks against it."""
_SECOND = 0.7
"""Score of a field that a heading names only where no other column does."""
_TOGETHER = 0.05
"""What two levels of headings say together counts more than what the lower one says alone."""
_RAG_WORDS = 2
_ENOUGH = 3
"""Values in a column before their look may refuse a heading."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and what it was taken for."""

    heading: str
    field: str = ""
    also: str = ""
    """A second field in the same cells (``Lead and target date``)."""
    why: str = ""
    score: float = 0.0
    group: str = ""
    """Heading that spans this column and its neighbours."""


def settle(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> tuple[Column, ...]:
    """Give each column its field: the best sense that its values and neighbours allow.

    `values` are the texts below each heading. A field goes to one column; the others of that name
    stay under their own heading.
    """
    senses = [_weighed(column, texts, words) for column, texts in zip(columns, values, strict=True)]
    taken: dict[str, int] = {}
    settled = list(columns)
    order = sorted(
        ((sense, index) for index, options in enumerate(senses) for sense in options),
        key=lambda pair: (-pair[0].score, *_latest_first(columns[pair[1]], words), pair[1]),
    )
    for sense, index in order:
        refused = sense.score < _LEAST
        gone = sense.field in taken and sense.field != "tick"
        if settled[index].field or not sense.field or gone or refused:
            continue
        taken[sense.field] = index
        also = words.choice(columns[index].group) if sense.field == "tick" else ""
        settled[index] = replace(
            settled[index], field=sense.field, also=also, why=sense.why, score=sense.score
        )
    _combine(settled, senses, taken)
    _fill_gaps(settled, values, taken, words)
    return tuple(settled)


def _latest_first(column: Column, words: HeadingWords) -> tuple[int, int, int]:
    """Of ``Progress at 30 June`` and ``Progress at 30 September`` the later one counts."""
    year, month, day = words.dated(column.heading)
    return -year, -month, -day


def is_plan(columns: Sequence[Column], words: HeadingWords) -> bool:
    """A *what*, and a *who*, a *when* or a *how far*; or two columns that plainly say *what*.

    A register that scores risks is none, unless it has deadlines.
    """
    fields = {column.field for column in columns} | {column.also for column in columns}
    if sum(words.scores_risk(column.heading) for column in columns) > 1 and not fields & _WHEN:
        return False
    if any(field in fields for field in WHAT) and any(field in fields for field in WHO_WHEN):
        return True
    plain = {column.field for column in columns if column.score >= PARTS}
    return plain.issuperset(WHAT)


def _weighed(column: Column, values: Sequence[str], words: HeadingWords) -> list[Sense]:
    """The senses of the heading, raised or lowered by how the values look."""
    senses = list(words.senses(column.heading))
    if column.group and column.group != column.heading:
        both = (f"{column.group} {column.heading}", f"{column.heading} {column.group}")
        joined = [sense for heading in both for sense in words.senses(heading)]
        known = [replace(s, score=s.score + _TOGETHER) for s in joined if s.score >= CLOSE]
        senses = [*known, *senses] if known or senses else joined
    texts = [text for text in values if text]
    if _is_tick_column(column, texts, words):
        return [Sense("tick", 1.1, "a tick column")]
    choice = words.choice(column.group) if column.heading != column.group else ""
    if choice and all(map(_is_tick, texts)):
        return [Sense("tick", 1.1, f"a tick column of {choice}")]
    other = words.fallback(column.heading)
    if other in _DATED_FIELDS and texts and _fits(other, texts, words):
        senses.append(Sense(other, CLOSE - 0.1, "its values are dates"))
    return [_with_look(sense, texts, words) for sense in senses]


def _with_look(sense: Sense, texts: Sequence[str], words: HeadingWords) -> Sense:
    fits = _fit(sense.field, texts, words)
    if fits is None or not texts:
        return sense
    if fits >= _HALF:
        return replace(sense, score=sense.score + _LOOK_FITS)
    if fits == 0 and len(texts) >= (2 if sense.field in _PLAIN_LOOK else _ENOUGH):
        refusal = _LOOK_REFUSES * (2 if sense.field in _PLAIN_LOOK else 1)
        return replace(sense, score=sense.score - refusal)
    return sense


_WHEN = {"due_text", "due_revised", "due_original"}
_PLAIN_LOOK = frozenset({"status_text", "ref", "finding_ref", "action_ref", "action", "finding"})
"""Fields whose values nobody mistakes: two that are otherwise refuse the best heading."""
_DATED_FIELDS = frozenset(
    {"due_text", "due_revised", "due_original", "start_text", "completed_text"}
)


def _fits(field: str, texts: Sequence[str], words: HeadingWords) -> bool:
    return (_fit(field, texts, words) or 0) >= _HALF


def _fit(field: str, texts: Sequence[str], words: HeadingWords) -> float | None:
    if field in _DATED_FIELDS:
        return looks.share(looks.date(text, words) for text in texts)
    if field in {"owner_text", "lead_text", "support_text"}:
        return looks.share(looks.owner(text, words) for text in texts)
    if field in {"ref", "finding_ref", "action_ref"}:
        return looks.share(looks.reference(text) or len(text.split()) <= 3 for text in texts)
    if field == "status_text":
        return looks.share(looks.state(text, words) for text in texts)
    if field in {"action", "finding"}:
        plain = [text for text in texts if not looks.value_only(text, words)]
        return looks.share(len(text.split()) > 2 for text in plain) or (_SHORT if plain else 0.0)
    return None


_TICKS = frozenset("✓✔☑☒✗✘×xXyYnNüüP●○■□√")


def _is_tick_column(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    if not words.tick(column.heading):
        return False
    return bool(texts) and all(map(_is_tick, texts))


def _is_tick(text: str) -> bool:
    return set(text.strip()) <= _TICKS or text.strip().lower() in {"yes", "no"}


def _combine(
    settled: list[Column], senses: Sequence[Sequence[Sense]], taken: dict[str, int]
) -> None:
    """A column whose heading names two fields keeps both, where nobody else has the second."""
    for index, options in enumerate(senses):
        column = settled[index]
        for sense in options:
            both = {sense.field, column.field}
            if not sense.why.startswith("its parts") or len(both & _DATED_FIELDS) != 1:
                continue
            if sense.field not in taken and column.field:
                settled[index] = replace(column, also=sense.field)
                taken[sense.field] = index
                break


def _fill_gaps(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Second choices: headings that name a field only where no better column does."""
    for index, column in enumerate(settled):
        texts = [text for text in values[index] if text]
        field = words.fallback(column.heading)
        loose = column.field == "success_measure" and field in _DATED_FIELDS | {"action"}
        if column.field and not loose:
            continue
        if field in taken or not field:
            field = words.second(column.heading)
        unknown = not words.senses(column.heading)
        if unknown and not field and looks.mostly(map(looks.reference, texts)):
            field = "ref"
        if not field or field in taken:
            continue
        fits = _fit(field, texts, words)
        if fits is None or fits >= _HALF:
            taken.pop(column.field, None)
            taken[field] = index
            sure = fits is not None and fits >= _MOSTLY
            why, score = "no other column names it", CLOSE if sure else _SECOND
            settled[index] = replace(column, field=field, why=why, score=score)
    _progress_under_rag(settled, values, taken)
    _date_from_values(settled, values, taken, words)
    _shared_heading(settled, values, taken)
    _finding_from_place(settled, values, taken, words)
    _action_from_response(settled, values, taken, words)
    _action_from_finding(settled, taken)
    for instead, wanted in (
        ("lead_text", "owner_text"),
        ("due_revised", "due_text"),
        ("due_original", "due_text"),
    ):
        if instead in taken and wanted not in taken:
            taken[wanted] = taken.pop(instead)
            settled[taken[wanted]] = replace(settled[taken[wanted]], field=wanted)


def _progress_under_rag(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """Sentences on a coloured ground under ``Progress RAG`` say how far it has got."""
    index = taken.get("rag_text")
    if index is None:
        return
    texts = [text for text in values[index] if text]
    free = next((name for name in ("status_text", "progress_text") if name not in taken), None)
    if free and looks.mostly(len(text.split()) > _RAG_WORDS for text in texts):
        taken[free] = taken.pop("rag_text")
        settled[index] = replace(settled[index], field=free)


def _date_from_values(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The one column of dates under a heading that nobody knows is the deadline, to be checked."""
    if taken.keys() & {"due_text", "due_revised", "due_original"} or "action" not in taken:
        return
    dated = [
        index
        for index, column in enumerate(settled)
        if not column.field
        and not words.is_decoy(column.heading)
        and looks.share(looks.date_only(text, words) for text in values[index] if text) > _MOSTLY
    ]
    if len(dated) == 1:
        taken["due_text"] = dated[0]
        settled[dated[0]] = replace(
            settled[dated[0]], field="due_text", why="the only column of dates", score=HINT
        )


def _shared_heading(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """One heading over two columns of text: the first is the finding, the second the action."""
    for index in range(len(settled) - 1):
        left, right = settled[index], settled[index + 1]
        shared = (
            left.group and left.group == right.group and left.heading == right.heading == left.group
        )
        if shared and looks.mostly(map(looks.reference, filter(None, values[index]))):
            what = left.field or right.field
            if what in WHAT and "ref" not in taken:
                why = left if left.field else right
                settled[index] = replace(left, field="ref", why="it numbers what stands beside it")
                settled[index + 1] = replace(right, field=what, why=why.why, score=why.score)
                taken["ref"], taken[what] = index, index + 1
            continue
        if not shared or left.field not in {*WHAT} or right.field:
            continue
        if "action" not in taken or taken["action"] == index:
            settled[index] = replace(left, field="finding")
            settled[index + 1] = replace(right, field="action", why=left.why, score=left.score)
            taken["finding"], taken["action"] = index, index + 1


def _finding_from_place(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Long texts in front of the actions, under a heading that nobody knows, are the findings."""
    if "finding" in taken or "action" not in taken:
        return
    section = taken.get("section")
    if section is not None and looks.mostly(_says(text) for text in values[section] if text):
        settled[section] = replace(
            settled[section], field="finding", why="its values are sentences", score=HINT
        )
        taken["finding"] = taken.pop("section")
        return
    for index in range(taken["action"]):
        column, texts = settled[index], [text for text in values[index] if text]
        unknown = column.heading and not column.field and not words.senses(column.heading)
        if unknown and looks.mostly(map(looks.sentence, texts)):
            settled[index] = replace(
                column, field="finding", why="long texts in front of the actions", score=HINT
            )
            taken["finding"] = index
            return


def _says(text: str) -> bool:
    """A sentence, not the name of a group."""
    return text.rstrip().endswith(".") or len(text.split()) > 9


def _action_from_response(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Beside a finding, and with no column of actions, the response says what will be done."""
    index = taken.get("response")
    if "action" in taken or "finding" not in taken or index is None:
        return
    if words.fallback(settled[index].heading) != "action":
        return
    if looks.mostly(_says(text) for text in values[index] if text):
        why = f"{settled[index].why}; no other column says what is to be done"
        settled[index] = replace(settled[index], field="action", why=why)
        taken["action"] = taken.pop("response")


def _action_from_finding(settled: list[Column], taken: dict[str, int]) -> None:
    """Without a column of actions, what was recommended is what is to be done."""
    if "action" in taken or "finding" not in taken:
        return
    index = taken.pop("finding")
    why = f"{settled[index].why}; no other column says what is to be done"
    settled[index] = replace(settled[index], field="action", why=why)
    taken["action"] = index
