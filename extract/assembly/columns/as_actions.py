"""Answers, measures and groups that say what is done, where no column of actions does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import again
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.headings.cues import TEXTS
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_RESPONSE = "response"
_MEASURE = "success_measure"
_RESPONSES = frozenset({_RESPONSE, "responses"})
_WORD = re.compile(r"\w+")
_BOTH = 2


def says(text: str) -> bool:
    """A sentence, not the name of a group."""
    return text.rstrip().endswith(".") or len(text.split()) > 9


def _names_more(text: str) -> bool:
    """More than a word, as ``Yes`` or ``Agreed`` is."""
    return len(text.split()) > 1


def from_response(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Beside a finding, or who and when, and with no column of actions, the response says what
    will be done.
    """
    index = taken.get("response")
    owned = not taken.keys().isdisjoint({"owner_text", "lead_text"}) and "due_text" in taken
    beside = owned or taken.keys() & {"finding", "finding_ref"}
    if "action" in taken or not beside or index is None:
        return
    heading = settled[index].heading
    comments = _RESPONSES.isdisjoint(_WORD.findall(key(heading)))
    if comments and (words.fallback(heading) != "action" or _asked(values, taken, words)):
        return
    look = says if "finding" in taken else looks.sentence  # numbers alone: nothing else says it
    texts = list(filter(None, values[index]))
    answered = any(looks.response(text, words) or looks.answers(text, words) for text in texts)
    if looks.mostly(map(look, texts)) or (not answered and looks.mostly(map(_names_more, texts))):
        why = f"{settled[index].why}; no other column says what is to be done"
        column = settled[index]  # ``Response and date`` may have been taken for a date first
        also = column.field if column.also == _RESPONSE else column.also
        settled[index] = replace(column, field="action", also=also, why=why)
        taken["action"] = taken.pop("response")


def _asked(values: Sequence[Sequence[str]], taken: dict[str, int], words: HeadingWords) -> bool:
    """``Reconcile the accounts``: what was found says itself what is to be done."""
    found = [text for text in values[taken["finding"]] if text] if "finding" in taken else []
    return looks.mostly(mood.wants(text, words) for text in found)


def from_measure(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Beside who and when alone, or an aim that is that of several, a ``Measure`` is an action.

    So is one that bids beside ``Indicator``, or behind what was found; and one beside
    ``Key performance indicator``, who and when where nothing was found.
    """
    index, aim = taken.get(_MEASURE), taken.get("finding")
    if index is None:
        return
    done = _is_counted if aim is None else _is_done
    if done(settled, values, taken, words):
        _take_measure(settled, taken, index, words)
        return
    hinted = settled[index].score < CLOSE and aim is not None
    if taken.keys() & ({"action"} if hinted else {"action", "section"}):
        return
    if aim is not None and not hinted and _each_its_own(values[aim], values[index]):
        return
    who_when = OWNER_AND_DUE & taken.keys()
    if len(who_when) < (1 if hinted else _BOTH) or index > taken[min(who_when)]:
        return
    first = 0 if aim is None or hinted else aim + 1
    if any(_may_say(settled[at], values[at], words) for at in range(first, index)):
        return  # ``Fix agreed`` in front of ``Result we want``
    says_it = looks.mostly(looks.sentence(text) for text in values[index] if text)
    if says_it and not _bids_elsewhere(index, settled, values, words):
        _take_measure(settled, taken, index, words)


def _bids_elsewhere(
    index: int, settled: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """``Works``, which nobody knows, stands over texts that bid, and ``Benefit`` does not."""
    if _bid(values[index], words):
        return False
    free = [at for at, column in enumerate(settled) if not column.field and column.heading]
    return any(_bid(values[at], words) for at in free)


def from_section(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> bool:
    """Whether ``Our pledge`` over sentences that bid, beside who or when, names no groups."""
    index = taken.get("section")
    if index is None or "action" in taken or OWNER_AND_DUE.isdisjoint(taken):
        return False
    told = looks.mostly(says(text) for text in values[index] if text)
    if not told or not _bid(values[index], words):
        return False
    why = "its texts say what to do, and no other column does"
    settled[index] = replace(settled[index], field="action", why=why, score=HINT)
    taken["action"] = taken.pop("section")
    return True


def _is_done(
    settled: Sequence[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> bool:
    """``Measure`` over texts that bid: the finding does not, or an indicator stands behind."""
    index, aim = taken[_MEASURE], taken["finding"]
    known = among(words.two_sensed, settled[index].heading) is not None
    if not known or "action" in taken or aim > index or not _bid(values[index], words):
        return False
    return not _bid(values[aim], words) or again.behind(_MEASURE, index, settled, words) is not None


def _is_counted(
    settled: Sequence[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> bool:
    """``Measure`` where another column says by what it is told how far that has got."""
    index = taken[_MEASURE]
    if "action" in taken or not taken.keys() >= OWNER_AND_DUE or not any(values[index]):
        return False
    other = again.behind(_MEASURE, index, settled, words)
    if other is None or among(words.two_sensed, settled[index].heading) is None:
        return False
    return among(words.two_sensed, settled[other].heading) is None  # ``Measure``, ``Target``


def _take_measure(
    settled: list[Column], taken: dict[str, int], index: int, words: HeadingWords
) -> None:
    why = f"{settled[index].why}; no other column says what is to be done"
    settled[index] = replace(settled[index], field="action", why=why)
    taken["action"] = taken.pop(_MEASURE)
    other = again.behind(_MEASURE, index, settled, words)
    if other is not None:
        settled[other] = replace(settled[other], field=_MEASURE, why="a known heading")
        taken[_MEASURE] = other


def _bid(texts: Sequence[str], words: HeadingWords) -> bool:
    return mood.mostly_bid(filter(None, texts), words)


def _may_say(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    """Sentences under a heading that is hardly known, and not for anything else."""
    known = column.field not in {"", _RESPONSE} or column.score >= CLOSE
    if known or words.is_decoy(column.heading) or words.cues.of_others(column.heading, TEXTS):
        return False
    return looks.mostly(looks.sentence(text) for text in texts if text)


def _each_its_own(texts: Sequence[str], others: Sequence[str]) -> bool:
    """As many different texts as there are others beside them."""
    return len(set(filter(None, texts))) >= len(list(filter(None, others)))
