"""What stands in front of the actions, and says what was found, by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import again
from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import graded
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns import next_steps
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords


def comment(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Auditor comment`` in front of the actions is no note of how far they have got.

    Nor are sentences under ``Standard not fully achieved`` a status, and what is told under
    ``Evidence from the review`` does not show that something has been done. ``Current position``
    is no note of it either where ``Progress`` stands behind the actions, or where the actions are
    no next steps. ``Undertaking sought`` is no aim over texts that tell what was so.
    """
    done = taken.get("action", taken.get("response", -1))
    for field in ("progress_text", "status_text", "evidence"):
        index = taken.get(field, len(settled))
        if "finding" in taken or index >= done:
            continue
        behind = again.behind(field, done, settled, words)
        if settled[index].score >= CLOSE and behind is None:
            continue
        said = field == "progress_text" or looks.mostly(map(looks.sentence, values[index]))
        if said:
            _as_finding(field, settled, taken)
            if behind is None:  # ``Progress commentary`` behind ``Assessor comment``
                behind = again.behind(field, done, settled, words, HINT)
            if behind is not None:
                sense = next(s for s in words.senses(settled[behind].heading) if s.field == field)
                settled[behind] = replace(settled[behind], field=field, why=sense.why)
                taken[field] = behind
    if "finding" not in taken and _stands(settled, taken.get("progress_text", done), done, words):
        _as_finding("progress_text", settled, taken)
    aim = taken.get("success_measure", done)
    if "finding" in taken or aim >= done or settled[aim].score >= CLOSE:
        return
    hinted = words.hinted(settled[aim].heading, "success_measure")  # ``Outcome sought``
    if not hinted and mood.told(values[aim], words):
        _as_finding("success_measure", settled, taken)


def _as_finding(field: str, settled: list[Column], taken: dict[str, int]) -> None:
    index = taken["finding"] = taken.pop(field)
    why = f"{settled[index].why}; it stands in front of the actions"
    settled[index] = replace(settled[index], field="finding", why=why)


def _stands(settled: Sequence[Column], index: int, done: int, words: HeadingWords) -> bool:
    """``Where are we now?`` asked before anything is done, and not before ``Next steps``."""
    if index >= done or among(words.standings, settled[index].heading) is None:
        return False
    return not next_steps.named(settled[done].heading, words)


def finding(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Long texts in front of the actions, under a heading hardly known, are the findings."""
    if "finding" in taken or "action" not in taken:
        return
    for field in ("section", "priority"):
        at = taken.get(field, len(settled))
        if at < taken["action"] and _says_what(settled[at], values[at], words):
            settled[at] = replace(
                settled[at], field="finding", why="its values are sentences", score=HINT
            )
            taken["finding"] = taken.pop(field)
            return
    free = [
        index
        for index in range(taken["action"])
        if (_may_find(settled[index], words) or _tells(settled[index], values[index], words))
        and looks.mostly(looks.sentence(text) for text in values[index] if text)
    ]
    told = (at for at in free if looks.mostly(map(as_actions.says, filter(None, values[at]))))
    index = next(told, free[0] if free else None)  # ``Act of 2021, s. 6 (7)`` in front of the order
    if index is not None:
        settled[index] = replace(
            settled[index], field="finding", why="long texts in front of the actions", score=HINT
        )
        taken["finding"] = index


def _may_find(column: Column, words: HeadingWords) -> bool:
    """Nothing is known of the column, or hardly; or it is a ``Priority`` that is no degree."""
    if words.fallback(column.heading) == "section":
        return not column.field
    unsure = words.says_any(column.heading) or all(
        0 < sense.score < CLOSE for sense in words.senses(column.heading)
    )
    return not column.field and unsure


def _tells(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    """Under a second heading of actions, as ``Next steps identified``, texts that tell."""
    senses = words.senses(column.heading)
    second = not column.field and {sense.field for sense in senses} == {"action"}
    return second and mood.told(texts, words)


def _behind_findings(settled: Sequence[Column], found: int, words: HeadingWords) -> int:
    """``Improvement required`` right behind ``Standard not met``; else the findings themselves."""
    behind = settled[found + 1] if found + 1 < len(settled) else None
    if behind is None or behind.field or not behind.heading:
        return found
    senses = words.senses(behind.heading)
    says = bool(senses) and senses[0].field == "finding" and senses[0].score >= CLOSE
    asks = [
        not words.asking.isdisjoint(key(heading).split())
        for heading in (settled[found].heading, behind.heading)
    ]
    return found + 1 if says and asks == [False, True] else found


def action_from_finding(settled: list[Column], taken: dict[str, int], words: HeadingWords) -> bool:
    """Without a column of actions, what was recommended is what is to be done: the column behind
    that of the findings, if its heading says what was recommended as well.
    """
    if "action" in taken or "finding" not in taken:
        return False
    index = _behind_findings(settled, taken["finding"], words)
    if index == taken["finding"]:
        del taken["finding"]
    why = f"{settled[index].why}; no other column says what is to be done"
    settled[index] = replace(settled[index], field="action", why=why)
    taken["action"] = index
    return True


def _says_what(section: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    """Sentences; or aims such as ``Raise standards in writing`` under ``Priority``."""
    said = list(filter(None, texts))
    if any(graded.opens(text, words) for text in said):
        return False
    aims = words.fallback(section.heading) == "section" and mood.mostly_bid(said, words)
    return aims or looks.mostly(map(as_actions.says, said))
