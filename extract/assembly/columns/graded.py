"""Degrees, colours and answers, which say what they are whatever stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import Sense
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords

_LESS = 0.16
"""What a percentage counts less than a word that says how far it is; it is no note of progress."""
_FEWEST = 2
_DEGREES = frozenset({"rag_text", "risk", "section", *WHAT})
"""What ``High`` and ``Low`` are none of: they say how important it is."""
_GROUPS = frozenset({"priority", "priorities", "our priority", "our priorities"})
"""Such a heading says how important each thing is, or names those that matter."""
_OPEN_SO = 0.6
"""Part of the outcomes that open as states do, where the column tells how far it is."""
_NAME = 4
"""Letters that each value has at least where they are names."""
_HOW_FAR = frozenset({"progress_text", "status_text"})
_SAYING = {"priority": looks.priority, "rag_text": looks.colour, "response": looks.response}


def told(
    senses: list[Sense], heading: str, texts: Sequence[str], words: HeadingWords
) -> list[Sense]:
    """``High`` under ``Level of concern``, ``Accepted`` under ``Our position``: no word counts."""
    known = any(sense.score >= CLOSE or sense.field == "priority" for sense in senses)
    if known or len(texts) < _FEWEST or not heading or words.is_decoy(heading):
        return senses
    if words.of_earlier_state(heading):  # ``Prior status`` beside ``Status``
        return senses
    for field, look in _SAYING.items():
        if look(texts[0], words) and all(look(text, words) for text in texts):
            said = any(sense.field == field for sense in senses)
            why = f"each of its values is such: {texts[0]}"
            return senses if said else [Sense(field, HINT, why)]
    return senses


def corrected(sense: Sense, heading: str, texts: Sequence[str], words: HeadingWords) -> Sense:
    """``High`` under ``Rating`` is no colour, ``Red`` under ``Grading`` is one.

    `texts` are not empty.
    """
    if sense.field in _HOW_FAR and all(map(looks.percent, texts)):
        return replace(sense, field="status_text", score=sense.score - _LESS)
    if sense.field in _HOW_FAR and all(looks.response(text, words) for text in texts):
        return replace(sense, field="response", why="its values answer a recommendation")
    if sense.field in _DEGREES and _degrees(texts, words):
        return replace(sense, field="priority", why="its values say how important it is")
    if sense.field in WHAT or (sense.field == "success_measure" and words.fallback(heading)):
        return _when_or_how_far(sense, texts, words)
    return _no_degree(sense, heading, texts, words) if sense.field == "priority" else sense


def opens(text: str, words: HeadingWords) -> bool:
    """``High – doors may stick``: a degree and why."""
    first = text.split(maxsplit=1)[:1]
    return any(looks.priority(word.strip(",.:;()"), words) for word in first)


def _no_degree(sense: Sense, heading: str, texts: Sequence[str], words: HeadingWords) -> Sense:
    """Names of groups under ``Priority``, colours or states of work under ``Grading``."""
    if key(heading) in _GROUPS and _names_groups(texts, words):
        return replace(sense, field="section", why="its values are names, and no degrees")
    if not words.importance.isdisjoint(key(heading).split()):
        return sense
    if all(looks.bare_status(text, words) for text in texts):
        return replace(sense, field="status_text", why="its values say how far it is", score=HINT)
    coloured = all(looks.colour(text, words) for text in texts)
    return replace(sense, field="rag_text", why="its values are colours") if coloured else sense


def _degrees(texts: Sequence[str], words: HeadingWords) -> bool:
    return all(looks.priority(text, words) for text in texts)


def _names_groups(texts: Sequence[str], words: HeadingWords) -> bool:
    """``Workforce``, ``Digital systems``: words, of which none says how important it is."""
    letters = all(
        len(text) >= _NAME and not any(map(str.isdigit, text)) and looks.title(text)
        for text in texts
    )
    return letters and len(set(texts)) > 1 and not any(looks.degree(text, words) for text in texts)


def _are_states(sense: Sense, texts: Sequence[str], words: HeadingWords) -> bool:
    """All are bare states; under ``Outcome`` most open with one, and one is nothing else:
    ``Achieved``, ``Not achieved – carried forward``.
    """
    if sense.field != "success_measure":
        return all(looks.bare_status(text, words) for text in texts)
    if not any(looks.bare_status(text, words) for text in texts):
        return False
    return looks.share(looks.status(text, words) for text in texts) > _OPEN_SO


def _when_or_how_far(sense: Sense, texts: Sequence[str], words: HeadingWords) -> Sense:
    """States under ``Condition``, nothing but dates under ``Aim`` or ``Target``."""
    if len(texts) >= _FEWEST and _are_states(sense, texts, words):
        return replace(sense, field="status_text", why="its values say how far it is", score=HINT)
    if len(texts) >= _FEWEST and all(looks.date_only(text, words) for text in texts):
        return replace(sense, field="due_text", why="its values are dates", score=HINT)
    return sense
