"""Second choices: what a column is where no other column is it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import again
from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import beside
from planlift.extract.assembly.columns import by_dates
from planlift.extract.assembly.columns import by_place
from planlift.extract.assembly.columns import by_values
from planlift.extract.assembly.columns import counted
from planlift.extract.assembly.columns import day_found
from planlift.extract.assembly.columns import graded
from planlift.extract.assembly.columns import instead
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns import put_right
from planlift.extract.assembly.columns import two_owners
from planlift.extract.assembly.columns import wanted
from planlift.extract.assembly.columns import wholes
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.columns.fitting import fit
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_MOSTLY = 0.75
_SECOND = 0.7
"""Score of a field that a heading names only where no other column does."""
_RAG_WORDS = 2
_WHO_AND_WHEN = 2


def fill(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Second choices: headings that name a field only where no better column does."""
    _yield_to_answer(settled, values, taken, words)
    _second_choices(settled, values, taken, words)
    wholes.steps_of_actions(settled, values, taken, words)
    as_actions.from_measure(settled, values, taken, words)
    _next_of_name("success_measure", settled, taken, words)
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
    _comment_in_front(settled, values, taken, words)
    _finding_from_place(settled, values, taken, words)
    as_actions.from_response(settled, values, taken, words)
    beside.what(settled, values, taken, words)
    beside.in_front(settled, values, taken, words)
    _texts_beside_dates(settled, values, taken)
    by_dates.date_from_values(settled, values, taken, words)  # beside an action found just now
    if _action_from_finding(settled, taken, words):
        by_dates.date_from_values(settled, values, taken, words)
        _comment_in_front(settled, values, taken, words)
        _finding_from_place(settled, values, taken, words)
    put_right.what(settled, values, taken, words)
    by_place.fill(settled, values, taken, words)
    by_values.progress_from_values(settled, values, taken, words)
    by_values.owner_from_role(settled, values, taken, words)
    by_values.owner_from_posts(settled, values, taken, words)
    by_values.owner_from_units(settled, values, taken, words)
    two_owners.parted(settled, values, taken, words)
    instead.take(settled, values, taken)
    day_found.give_up(settled, taken, words)


def _second_choices(
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


def _next_of_name(
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


def _yield_to_answer(
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
        return ""  # what is aimed at stands in front of what is done for it
    unknown = not field and not words.senses(column.heading)
    behind = any(taken.get(name, index) < index for name in WHAT)
    if unknown and behind and all(map(str.isdecimal, texts)):
        return ""  # figures behind what is to be done count something: ``Pupils``
    free = unknown and taken.keys().isdisjoint(NUMBERS)  # ``Program`` beside ``Finding no.``
    return "ref" if free and counted.count_on(texts) else field


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


def _comment_in_front(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Auditor comment`` in front of the actions is no note of how far they have got.

    Nor are sentences under ``Standard not fully achieved`` a status, and what is told under
    ``Evidence from the review`` does not show that something has been done. ``Current position``
    is no note of it either where ``Progress`` stands behind the actions.
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
            why = f"{settled[index].why}; it stands in front of the actions"
            settled[index] = replace(settled[index], field="finding", why=why)
            taken["finding"] = taken.pop(field)
            if behind is None:  # ``Progress commentary`` behind ``Assessor comment``
                behind = again.behind(field, done, settled, words, HINT)
            if behind is not None:
                sense = next(s for s in words.senses(settled[behind].heading) if s.field == field)
                settled[behind] = replace(settled[behind], field=field, why=sense.why)
                taken[field] = behind


def _finding_from_place(
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
        if _may_find(settled[index], words)
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


def _action_from_finding(settled: list[Column], taken: dict[str, int], words: HeadingWords) -> bool:
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
    return unsure and not _mostly_bid(texts, words)


def _says_what(section: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    """Sentences; or aims such as ``Raise standards in writing`` under ``Priority``."""
    said = list(filter(None, texts))
    if any(graded.opens(text, words) for text in said):
        return False
    aims = words.fallback(section.heading) == "section" and _mostly_bid(said, words)
    return aims or looks.mostly(map(as_actions.says, said))


def _mostly_bid(texts: Sequence[str], words: HeadingWords) -> bool:
    return looks.mostly(mood.bids(text, words) for text in texts)
