"""Statuses read from the sense of a text without a status word at its head; always checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.head import read_tail
from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.statuses.found import Printed
    from planlift.normalize.statuses.phrases import Token

_SHORT = 16
_SHORTEST = 8
_TAIL = 6
_REACH = 4
_OPEN = frozenset({"in_progress", "not_started", "ongoing"})


def read_mixed(cell: Printed) -> Found | None:
    """Such as "1 complete, 2 in progress": parts of a short text at different stages."""
    tokens = tokenize(cell.text)
    if len(tokens) > _SHORT:
        return None
    hits = cell.words.statuses.anywhere(cell.text, tokens)
    stages = {hit.meaning for hit in hits if hit.phrase not in cell.words.stands}
    stages |= {hit.meaning for hit in hits if _parted(cell, tokens, hit.last)}
    if len(stages) == 1 or "completed" not in stages or not stages <= _OPEN | {"completed"}:
        return None
    why = f"{' and '.join(sorted(stage.replace('_', ' ') for stage in stages))}"
    return Found("in_progress", "mixed", doubts=(("status-conflict", f"parts are {why}"),))


def _parted(cell: Printed, tokens: Sequence[Token], last: int) -> bool:
    """A mark or the end stands behind the words."""
    end = cell.text[tokens[last - 1].end :].lstrip(" ")
    return not end or end[0] in ",;.\n"


def read_ending(cell: Printed) -> Found | None:
    """A status at the end of a short text, as in "Recruitment under way"."""
    text, words, tokens = cell.text, cell.words, tokenize(cell.text)
    if len(tokens) > _TAIL or "%" in text:
        return None
    tail = read_tail(text, words, cell.own)
    before = [token for token in tokens if tail and token.end <= tail.start]
    if tail is None or text[: tail.start].endswith(("/", "/ ", "-")):
        return None
    partial = any(hit.meaning == "of" for hit in words.percent_words.anywhere(text, before))
    if partial or words.against.anywhere(text, before) or words.exceptions.anywhere(text, before):
        return None
    partly = any(hit.meaning == "partly" for hit in words.modifiers.anywhere(text, before))
    status = "in_progress" if partly and tail.status == "completed" else tail.status
    return Found(status, "ending", doubts=(("status-implied", tail.weak),))


def read_inside(cell: Printed) -> Found | None:
    """In a short text, a phrase that tells the status wherever it stands."""
    text, words, tokens = cell.text, cell.words, tokenize(cell.text)
    if len(tokens) > _SHORT:
        return None
    hits = words.inside.anywhere(text, tokens)
    if not hits and len(tokens) <= _SHORTEST:
        often = words.often.at(text, tokens, 0)
        hits = [often] if often else []
    if len({hit.meaning for hit in hits}) != 1:
        return None
    hit = hits[0]
    if any(against.last <= hit.first for against in words.against.anywhere(text, tokens)):
        return None
    after = text[tokens[hit.last - 1].end :].lstrip()
    if words.exceptions.at(text, tokens, hit.last) or after.startswith("/"):
        return None
    why = (("status-implied", f"{hit.phrase!r} stands in the text"),)
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    whole = end - start == len(text.strip())
    return Found(hit.meaning, "inside", start if whole else 0, end if whole else 0, doubts=why)


def read_implied(cell: Printed) -> Found | None:
    """The text reports something that was done; what was not, or is to be, does not count."""
    text, words, tokens = cell.text, cell.words, tokenize(cell.text)
    spoiled = {
        index
        for hit in words.against.anywhere(text, tokens)
        for index in range(hit.last, hit.last + _REACH)
    }
    modifiers = words.modifiers.anywhere(text, tokens)
    spoiled |= {hit.last for hit in modifiers if hit.meaning != "partly"}
    doing = bool(tokens) and tokens[0].folded in words.doing
    if not doing and all(hit.first in spoiled for hit in words.happened.anywhere(text, tokens)):
        return None
    why = (("status-implied", "no status word, but the text reports progress"),)
    return Found("in_progress", "implied", doubts=why)
