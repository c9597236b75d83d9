"""What texts in front of who and when say, under headings that nobody knows: to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import by_values
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.headings import cues
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import SURE_IF_DATES
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_WHO_AND_WHEN = 2
_NAMES = {"owner_text": cues.PEOPLE, "lead_text": cues.PEOPLE, "due_text": cues.DATES}
_BY_A_WORD = frozenset({"evidence", "risk", "impact"})
"""What a word of ``Evidence from the visit`` hints at, in front of what was done about it."""


def what(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Sentences in front of who and when, under headings that nobody knows, say what.

    Where the finding is known, one such column behind it is the action; where nothing is, one is
    the action, and of two the first is the finding.
    """
    if "action" in taken:
        return
    shown = _shown(settled, values, taken, words)
    if len(set(shown.values())) < (1 if "finding" in taken else _WHO_AND_WHEN):
        return
    found = _texts(settled, values, taken, words)
    fields = {1: ("action",), 2: ("finding", "action")}.get(len(found), ())
    if len(found) == _WHO_AND_WHEN and [mood.bid(values[at], words) for at in found] == [
        True,
        False,
    ]:
        fields = ("action",)  # the other tells what comes of it
    if "finding" in taken and fields != ("action",):
        found = [index for index in found if index < min(shown)]
        if len(found) != 1:
            return
        fields = ("action",)
    for field, index in zip(fields, found, strict=False):
        why = "sentences beside who and when"
        taken.pop(settled[index].field, None)
        settled[index] = replace(settled[index], field=field, why=why, score=HINT)
        taken[field] = index


def in_front(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """What is done stands between what was found and who and when, not behind: the one column of
    sentences there is it, rather than one behind whose heading only hints at it.
    """
    index = taken.get("action", -1)
    if index < 0 or "finding" not in taken or settled[index].score >= CLOSE:
        return
    shown = _shown(settled, values, taken, words)
    first = min(shown, default=index)
    if not taken["finding"] < first < index or len(set(shown.values())) < _WHO_AND_WHEN:
        return
    found = [at for at in _texts(settled, values, taken, words) if at < first]
    if len(found) != 1:
        return
    why = "sentences between what was found and who"
    settled[index] = replace(settled[index], field="", why="", score=0.0)
    settled[found[0]] = replace(settled[found[0]], field="action", why=why, score=HINT)
    taken["action"] = found[0]


def _shown(
    settled: Sequence[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> dict[int, str]:
    """The columns that say who and when, by their headings or else by their values.

    ``Name`` and ``Date`` speak of anything; ``Accountable manager`` does not.
    """
    found = {taken[name]: kind for name, kind in _NAMES.items() if name in taken}
    missing = {*_NAMES.values()} - {*found.values()}
    for index, column in enumerate(settled):
        if not missing or column.field or words.is_decoy(column.heading) or not column.heading:
            continue
        kind = cues.kind_of(list(filter(None, values[index])), words)
        other = kind not in missing or words.cues.of_others(column.heading, kind)
        if not other and (kind == cues.DATES or by_values.are_posts(values[index], words)):
            found[index] = kind
    return {i: kind for i, kind in found.items() if _speaks_of_plans(settled[i], words)}


def _speaks_of_plans(column: Column, words: HeadingWords) -> bool:
    """Its heading is no mere second choice, or names the field by itself as well."""
    if not words.fallback(column.heading):
        return True
    senses = words.senses(column.heading)
    return any(sense.field == column.field and sense.score >= CLOSE for sense in senses)


def _texts(
    settled: Sequence[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> list[int]:
    """Columns of sentences that may say what was found and what is done."""
    first = taken["finding"] + 1 if "finding" in taken else 0
    told = [
        index
        for index in range(first, len(settled))
        if looks.mostly(_says(text, words) for text in values[index] if text)
        and not by_values.tell_states(values[index], words)
        and not words.cues.of_others(settled[index].heading, cues.TEXTS)
    ]
    found = [index for index in told if _unknown(settled[index], taken, words)]
    section = taken.get("section", -1)
    if section in told and "finding" not in taken:
        alone = looks.mostly(as_actions.says(text) for text in values[section] if text)
        behind = bool(found) and found[0] < section and _each_its_own(values[section])
        if behind or (alone and not found):  # ``Subject`` over sentences; ``Our pledge``
            return [*found[:1], section, *found[1:]] if behind else [section]
    if len(found) != 1 or "finding" in taken:
        return found
    ahead = [index for index in told if index < found[0] and _by_a_word(settled[index])]
    return [*ahead, *found]


def _says(text: str, words: HeadingWords) -> bool:
    """A sentence, and no ``1 May 2021 to 3 April 2025``."""
    return looks.sentence(text) and looks.words_said(text, words) > 0


def _each_its_own(texts: Sequence[str]) -> bool:
    """No name over several: the texts are all different."""
    said = list(filter(None, texts))
    return len(set(said)) == len(said)


def _by_a_word(column: Column) -> bool:
    return column.field in _BY_A_WORD and column.score < CLOSE


def _unknown(column: Column, taken: dict[str, int], words: HeadingWords) -> bool:
    """No field, or the one of an answer that its heading only hints at."""
    if column.field:
        return column.field == "response" and column.score < CLOSE
    if words.says_any(column.heading):
        return True
    names_things = set(key(column.heading).split()[-1:]) & words.naming
    senses = words.senses(column.heading)
    if "finding" in taken and senses:  # ``Improvement proposed`` beside ``Standard not met``
        senses = tuple(s for s in senses if s.field != "finding" or s.score >= CLOSE)
    return not names_things and all(0 < sense.score <= SURE_IF_DATES for sense in senses)
