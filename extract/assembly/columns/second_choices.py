"""What a heading names only where no other column does: ``Target`` over dates, ``Comments``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import counted
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.columns.fitting import fit
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import PARTS
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_MOSTLY = 0.75
_SECOND = 0.7
"""Score of a field that a heading names only where no other column does."""


def take(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """What a heading names only where no other column does."""
    for index, column in enumerate(settled):
        texts = [text for text in values[index] if text]
        field = words.fallback(column.heading)
        loose = column.field == "success_measure" and field in DATED_FIELDS | {"action"}
        if column.field and not loose:
            continue
        if field == "finding" and field in taken:
            _yield_to_findings(texts, settled, values, taken)
        field = _second_choice(index, column, texts, taken, words)
        if not field or field in taken:
            continue
        if field == "action" and (
            _says_less(texts, values, taken, words)
            or _measures(column, texts, taken, words)
            or _passes(column, texts, values, taken, words)
        ):
            continue
        fits = fit(field, texts, words)
        if fits is None or fits >= HALF:
            taken.pop(column.field, None)
            taken[field] = index
            sure = fits is not None and fits >= _MOSTLY
            why, score = "no other column names it", CLOSE if sure else _SECOND
            settled[index] = replace(column, field=field, why=why, score=score)


def _yield_to_findings(
    texts: Sequence[str],
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
) -> None:
    """A guess, as ``Regulation`` is over the names of regulations, yields to sentences."""
    guessed = taken["finding"]
    if settled[guessed].score >= CLOSE or not looks.mostly(map(as_actions.says, texts)):
        return
    if not looks.mostly(as_actions.says(text) for text in values[guessed] if text):
        settled[guessed] = replace(settled[guessed], field="", why="", score=0.0)
        del taken["finding"]


def yield_to_told(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Regulation contravened`` over names of rules yields to ``Officer's finding`` that tells."""
    index = taken.get("finding")
    if index is None or settled[index].score >= PARTS:
        return
    if not looks.mostly(_names_rule(text) for text in values[index] if text):
        return
    for at, column in enumerate(settled[: taken.get("action")]):
        if column.field or not _may_tell(column.heading, words):
            continue
        if looks.mostly(as_actions.says(text) for text in values[at] if text):
            why = "it tells what was found"
            settled[index] = replace(settled[index], field="", why="", score=0.0)
            settled[at] = replace(column, field="finding", why=why, score=_SECOND)
            taken["finding"] = at
            return


def _may_tell(heading: str, words: HeadingWords) -> bool:
    return words.hinted(heading, "finding") or words.cues.speaks_for(heading, "finding")


def _names_rule(text: str) -> bool:
    """``Regulation 12``, ``Annex II, Ch. IX(5)``."""
    return any(map(str.isdigit, text)) and not as_actions.says(text)


def next_of_name(
    field: str, settled: list[Column], taken: dict[str, int], words: HeadingWords
) -> None:
    """``Success criteria`` behind ``Targets``, which say something else."""
    for index, column in enumerate(settled) if field not in taken else ():
        senses = () if column.field else words.senses(column.heading)
        sense = next((s for s in senses if s.field == field and s.score >= CLOSE), None)
        if sense is not None:
            taken[field] = index
            settled[index] = replace(column, field=field, why=sense.why, score=sense.score)
            return


def yield_to_answer(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """A heading that only hints at actions, as ``Key interim milestones`` does, over no actions."""
    index = taken.get("action")
    if index is None or settled[index].score >= CLOSE:
        return
    if _says_less([text for text in values[index] if text], values, taken, words):
        settled[index] = replace(settled[index], field="", why="", score=0.0)
        del taken["action"]


def _says_less(
    texts: Sequence[str],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> bool:
    """Names and dates of milestones beside answers that are sentences: those say what is done."""
    if "response" not in taken or "finding" not in taken:
        return False
    answers = [text for text in values[taken["response"]] if text]
    if any(as_actions.says(text) or mood.obliges(text, words) for text in texts):
        return False  # ``Each file should hold a record``
    return looks.mostly(map(as_actions.says, answers))


def _second_choice(
    index: int,
    column: Column,
    texts: Sequence[str],
    taken: dict[str, int],
    words: HeadingWords,
) -> str:
    field = words.fallback(column.heading)
    undated = field in DATED_FIELDS and (fit(field, texts, words) or 0.0) < HALF
    if field in taken or not field or undated:
        field = words.second(column.heading)
    if field == "finding" and index > taken.get("action", -1):
        field = words.second(column.heading)  # what is aimed at stands in front of what is done
        return "" if field == "finding" else field
    unknown = not field and not words.senses(column.heading)
    behind = any(taken.get(name, index) < index for name in WHAT)
    if unknown and behind and all(map(str.isdecimal, texts)):
        return ""  # figures behind what is to be done count something: ``Pupils``
    free = unknown and taken.keys().isdisjoint(NUMBERS)  # ``Program`` beside ``Finding no.``
    return "ref" if free and counted.count_on(texts) else field


def _passes(
    column: Column,
    texts: Sequence[str],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> bool:
    """``Audit in August`` under ``Milestones``, beside ``The force should record crimes``."""
    if "finding" not in taken or words.waymarks.isdisjoint(key(column.heading).split()):
        return False
    found = [text for text in values[taken["finding"]] if text]
    asked = looks.mostly(mood.wants(text, words) for text in found)
    return asked and looks.share(mood.bids(text, words) for text in texts) <= HALF


def _measures(
    column: Column, texts: Sequence[str], taken: dict[str, int], words: HeadingWords
) -> bool:
    """``Key deliverable`` over ``Fewer than 5 cases are open``, beside an aim."""
    listed = among(words.fallbacks, column.heading) is not None
    unsure = column.field == "success_measure" and "finding" in taken and not listed
    return unsure and not mood.mostly_bid(texts, words)
