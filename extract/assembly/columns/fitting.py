"""How well the values of a column fit what its heading says."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import calendar_columns
from planlift.extract.assembly.columns import counted
from planlift.extract.assembly.columns import graded
from planlift.extract.assembly.columns import lettered
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.cues import with_cues
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.heads import DOER
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import NEARLY
from planlift.extract.assembly.headings.senses import SURE_IF_DATES
from planlift.extract.assembly.headings.senses import Sense
from planlift.extract.assembly.rows import sections
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

HALF = 0.5
_SAYS = frozenset({*WHAT, "response"})
_MORE_BEHIND = re.compile(r"[^\W\d_]{3}\.\s+\S")
"""A sentence, and something after it."""
_LOOK_FITS = 0.08
_LOOK_REFUSES = 0.35
_SHORT = 0.1
"""Fit of texts that are too short to speak for a field, and nothing speaks against it."""
_FEW_WORDS = 2
"""A text of more says what is to be done or was found."""
_TOGETHER = 0.05
"""What two levels of headings say together counts more than what the lower one says alone."""
_REVIEW = 0.45
"""``Review date``: less than any word that hints at a deadline."""
_FEWEST_NUMBERS = 2
_SAMPLE = 3
"""Texts of which a number is one in a column of numbers."""
_FEW_OTHERS = 4
"""Times as many numbers as other texts in their column."""
_REFS = frozenset({"finding_ref", "action_ref"})
_PEOPLE = frozenset({"owner_text", "lead_text", "support_text"})
_POST = 5
"""Words of a post that may end with a stop."""
_ENOUGH = 3
"""Values in a column before their look may refuse a heading."""


def weighed(column: Column, values: Sequence[str], words: HeadingWords) -> list[Sense]:
    """The senses of the heading, raised or lowered by how the values look."""
    senses = list(words.senses(column.heading))
    named = any(map(str.isalnum, column.heading))  # ``£`` says nothing beside ``Actions``
    if column.group and column.group != column.heading and named:
        both = (f"{column.group} {column.heading}", f"{column.heading} {column.group}")
        joined = [sense for heading in both for sense in words.senses(heading)]
        known = [replace(s, score=s.score + _TOGETHER) for s in joined if s.score >= CLOSE]
        if any(sense.score >= CLOSE for sense in senses):  # ``By whom`` below ``Our plan``
            over = {sense.field for sense in words.senses(column.group)}
            known = [sense for sense in known if sense.field not in over]
        senses = [*known, *senses] if known or senses else joined
        if joined and calendar_columns.heads(column.heading, words):  # ``Q1`` below ``Response``
            senses = [sense for sense in senses if sense.field in STATE]
    texts = [text for text in values if text]
    plain = _plainly(column, texts, words)
    if plain is not None:
        return [plain]
    senses = _by_whom(senses, column.heading, texts, words)
    senses = with_cues(senses, column.heading, texts, words)
    senses = graded.told(senses, column.heading, texts, words)
    if len(texts) >= _FEWEST_NUMBERS and _are_numbers(texts, words):
        senses = [_numbers_it(sense, column.heading, words) for sense in senses]
    elif any(sense.field in _REFS for sense in senses) and looks.mostly(map(looks.sentence, texts)):
        senses = [_says_it(sense) for sense in senses]
    senses = [
        replace(sense, score=NEARLY)
        if sense.score == SURE_IF_DATES and texts and _fits(sense.field, texts, words)
        else sense
        for sense in senses
    ]
    other = words.fallback(column.heading)
    if other in DATED_FIELDS and texts and _fits(other, texts, words):
        score = _REVIEW if words.reviews(column.heading) else CLOSE - 0.1
        senses.append(Sense(other, score, "its values are dates"))
    if len(senses) > 1 and _says_first(senses[0], texts):
        senses = [sense for sense in senses if sense.field != "owner_text"]
    if _names_people(senses, texts, words):
        senses = [sense for sense in senses if sense.field not in WHAT]
    return [
        sense
        if not texts or _says_status(sense, column.heading)
        else _with_look(graded.corrected(sense, column.heading, texts, words), texts, words)
        for sense in senses
    ]


def _plainly(column: Column, texts: Sequence[str], words: HeadingWords) -> Sense | None:
    """Numbers under no heading, ticks, ends of stretches of time: the values alone tell."""
    counts = "" if column.heading else _numbers_what(texts, words)
    if counts:
        return Sense(f"{counts}_ref", NEARLY, f"its texts number each {counts}")
    if _is_tick_column(column, texts, words):
        return Sense("tick", 1.1, "a tick column")
    choice = words.choice(column.group) if column.heading != column.group else ""
    dated = choice != "due_text" or calendar_columns.heads(column.heading, words)
    if choice and dated and all(map(is_tick, texts)):
        return Sense("tick", 1.1, f"a tick column of {choice}")
    end = words.stretch(column.heading)
    if end and _fits(end, texts, words):
        return Sense(end, CLOSE, "an end of a stretch of time")
    return None


def _by_whom(
    senses: list[Sense], heading: str, texts: Sequence[str], words: HeadingWords
) -> list[Sense]:
    """``To be done by`` over names says who, over dates when; sentences are nobody's names."""
    if not any(s.field == "due_text" or s.field in _PEOPLE for s in senses):
        return senses
    if looks.mostly(map(as_sentence, texts)):  # ``POC`` over plans of correction
        return [s for s in senses if s.field not in _PEOPLE or s.why.startswith("its parts")]
    before, _, last = key(heading).rstrip("?").rpartition(" ")
    if not texts or not before or words.leading_on.get(last) != DOER:
        return senses
    if not all(looks.owner(text, words) and not looks.date(text, words) for text in texts):
        return senses
    return [replace(s, field="owner_text") if s.field == "due_text" else s for s in senses]


def _says_status(sense: Sense, heading: str) -> bool:
    """``Status`` says so whatever its values are: words that nobody knows are to be checked.

    So does ``Assessment of progress``, over the numbers of a scale.
    """
    known = sense.field == "status_text" and sense.score >= CLOSE
    return known and any(word in heading.casefold() for word in ("status", "progress"))


def _says_first(sense: Sense, texts: Sequence[str]) -> bool:
    """``Response / officer / date`` over sentences: what is said stands in front of who."""
    told = sense.field in _SAYS and sense.why.startswith("its parts")
    return told and looks.mostly(_MORE_BEHIND.search(text) is not None for text in texts)


def _names_people(senses: Sequence[Sense], texts: Sequence[str], words: HeadingWords) -> bool:
    """Of a heading that hints at who as well as at what, the values are all such as say who."""
    fields = {sense.field for sense in senses if sense.score < CLOSE}
    if "owner_text" not in fields or fields.isdisjoint(WHAT) or not texts:
        return False
    return all(looks.owner(text, words) and not as_sentence(text) for text in texts)


def as_sentence(text: str) -> bool:
    """Several words and a full stop: ``All staff are trained and the manager checks it.``."""
    return text.rstrip().endswith(".") and len(text.split(None, _POST)) > _POST


def _are_numbers(texts: Sequence[str], words: HeadingWords) -> bool:
    """``1``, ``R4``, ``a)``; ``Finding 1`` is no more than a number either."""
    if any(map(looks.reference, texts[:_SAMPLE])):
        others = [text for text in texts if not looks.reference(text)]
        few = _FEW_OTHERS * len(others) < len(texts)  # ``Ropes`` alone in its line names a group
        if few and all(map(looks.title, others)):
            return True
    if lettered.count_on(texts) or counted.codes(list(dict.fromkeys(texts))):
        return True
    return all(sections.numbers(text, words) in WHAT for text in texts)


def _numbers_what(texts: Sequence[str], words: HeadingWords) -> str:
    """What ``Action 1``, ``Action 2`` number where no heading stands over them."""
    first = sections.numbers(texts[0], words) if len(texts) >= _FEWEST_NUMBERS else ""
    same = first in WHAT and all(sections.numbers(text, words) == first for text in texts)
    return first if same else ""


def _numbers_it(sense: Sense, heading: str, words: HeadingWords) -> Sense:
    """Numbers under ``Recommendation`` are those of the recommendations; so under ``Indicator``."""
    named = f"{sense.field}_ref"
    if named in _LOOKS:
        return replace(sense, field=named)
    measures = sense.field == "success_measure" and simplify(heading) in words.counted["indicator"]
    return Sense("ref", NEARLY, "it numbers the indicators") if measures else sense


def _says_it(sense: Sense) -> Sense:
    """Sentences under ``Rec.`` are the recommendations themselves."""
    return replace(sense, field=sense.field.removesuffix("_ref")) if sense.field in _REFS else sense


def _with_look(sense: Sense, texts: Sequence[str], words: HeadingWords) -> Sense:
    fits = fit(sense.field, texts, words)
    if fits is None:
        return sense
    if sense.field == "priority" and sense.score < CLOSE and fits < HALF:
        return replace(sense, score=sense.score - _LOOK_REFUSES)
    short = sense.field in WHAT and sense.score < CLOSE and fits == _SHORT
    if fits >= HALF or short:  # ``Category of finding``
        return replace(sense, score=sense.score + (-_LOOK_FITS if short else _LOOK_FITS))
    if sense.field in NUMBERS and len(texts) > 1:
        return replace(sense, score=sense.score - 2 * _LOOK_REFUSES)  # most are no numbers
    if fits == 0 and len(texts) >= (2 if sense.field in _PLAIN_LOOK else _ENOUGH):
        refusal = _LOOK_REFUSES * (2 if sense.field in _PLAIN_LOOK else 1)
        return replace(sense, score=sense.score - refusal)
    return sense


_PLAIN_LOOK = frozenset(
    {
        "section",
        "status_text",
        "rag_text",
        "priority",
        "ref",
        "finding_ref",
        "action_ref",
        "action",
        "finding",
    }
)
"""Fields whose values nobody mistakes: two that are otherwise refuse the best heading."""


def _fits(field: str, texts: Sequence[str], words: HeadingWords) -> bool:
    return (fit(field, texts, words) or 0) >= HALF


def fit(field: str, texts: Sequence[str], words: HeadingWords) -> float | None:
    """Which part of the texts looks like values of the field; None where none has a look."""
    if field in {"action", "finding"}:
        said = [count for count in map(looks.words_said, texts, repeat(words)) if count]
        return looks.share(count > _FEW_WORDS for count in said) or (_SHORT if said else 0.0)
    look = _LOOKS.get(field)
    return None if look is None else looks.share(map(look, texts, repeat(words)))


def says_little(sense: Sense, values: Sequence[str], words: HeadingWords) -> bool:
    """``D`` and ``ND`` under ``Finding``: another column that is as sure may say what was found."""
    if sense.field not in WHAT:
        return False
    if any(looks.words_said(text, words) > _FEW_WORDS for text in values):
        return False  # the first such text decides: a long column is not read to its end
    return any(looks.words_said(text, words) for text in values)


def _names(text: str, _words: HeadingWords) -> bool:
    """More than a number: it can name a group."""
    return not looks.reference(text)


@lru_cache(maxsize=looks.REMEMBERED)
def _numbers(text: str, _words: HeadingWords) -> bool:
    return looks.reference(text) or len(text.split()) <= 3


_LOOKS: Mapping[str, Callable[[str, HeadingWords], bool]] = {
    **dict.fromkeys(DATED_FIELDS, looks.date),
    **dict.fromkeys(_PEOPLE, looks.owner),
    **dict.fromkeys(("ref", "finding_ref", "action_ref"), _numbers),
    "status_text": looks.state,
    "rag_text": looks.rag,
    "priority": looks.graded,
    "section": _names,
}


_TICKS = frozenset("✓✔☑☒✗✘×xXyYnNüüP●•○■□√")


def _is_tick_column(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    if not texts or not all(map(is_tick, texts)):
        return False
    if words.tick(column.heading):
        return True
    asks = any(sense.field == "status_text" for sense in words.senses(column.heading))
    if asks or not looks.is_status(column.heading, words):
        return False
    return not (any(map(str.isalpha, "".join(texts))) and _asked_above(column, words))


def _asked_above(column: Column, words: HeadingWords) -> bool:
    """``Affects the patient?`` stands over ``Future``: yes and no answer that."""
    if not column.group or column.group == column.heading:
        return False
    return all(sense.field not in STATE for sense in words.senses(column.group))


def is_tick(text: str) -> bool:
    """A mark, or yes or no."""
    return set(text.strip()) <= _TICKS or text.strip().lower() in {"yes", "no"}
