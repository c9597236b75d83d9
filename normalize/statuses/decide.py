"""Which evidence in a status cell decides: the rules, from the surest on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.normalize.statuses.boxes import read_boxes
from planlift.normalize.statuses.cell import read_day
from planlift.normalize.statuses.cell import read_opening
from planlift.normalize.statuses.cell import read_whole
from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.found import Printed
from planlift.normalize.statuses.found import doubted
from planlift.normalize.statuses.found import shifted
from planlift.normalize.statuses.head import from_head
from planlift.normalize.statuses.head import read_head
from planlift.normalize.statuses.phrases import tokenize
from planlift.normalize.statuses.second import read_second
from planlift.normalize.statuses.sense import read_ending
from planlift.normalize.statuses.sense import read_implied
from planlift.normalize.statuses.sense import read_inside
from planlift.normalize.statuses.sense import read_mixed
from planlift.normalize.statuses.sentence import last_sentence
from planlift.normalize.statuses.sentence import read_stacked
from planlift.normalize.statuses.share import read_share
from planlift.normalize.statuses.updates import latest_first
from planlift.normalize.statuses.updates import updates

if TYPE_CHECKING:
    from planlift.normalize.statuses.head import Head
    from planlift.normalize.statuses.share import Share

Rule: TypeAlias = Callable[[Printed], Found | None]

_FITS = {"completed": {"completed"}, "in_progress": {"completed", "ongoing", "in_progress"}}
_GOES_ON = frozenset({"ongoing", "delayed"})
"""Statuses that a part already done does not contradict."""
_EITHER = frozenset({"completed", "not_started"})
"""Statuses beside which no other holds."""
_UNKNOWN = Found("unknown", "unknown")


def find(cell: Printed) -> Found:
    """The first rule that finds evidence decides."""
    for _, rule in _RULES:
        found = rule(cell)
        if found:
            return found
    return _UNKNOWN


def replay(cell: Printed, name: str) -> Found:
    """Read `cell` again by nothing but the rule `name`, as `Found.rule` gave it."""
    rules = [rule for names, rule in _RULES if name in names]
    return next((found for rule in rules if (found := rule(cell))), _UNKNOWN)


def by_choice(cell: Printed) -> Found | None:
    """Such as "In progress / Completed": a form to fill in, or two statuses at once.

    "Complete/ongoing" is what is done and goes on.
    """
    if "/" not in cell.text:
        return None
    text, tokens = cell.text, tokenize(cell.text)
    hits = cell.words.statuses.anywhere(text, tokens)
    either = [
        (one, other)
        for one, other in pairwise(hits)
        if text[tokens[one.last - 1].end : tokens[other.first].start].strip() == "/"
        and one.meaning != other.meaning
    ]
    if not either:
        return None
    one, other = either[0]
    why = (("status-conflict", f"{one.phrase!r} or {other.phrase!r}"),)
    if {one.meaning, other.meaning} == {"completed", "ongoing"} and len(either) == 1:
        start, end = tokens[one.first].start, tokens[other.last - 1].end
        return Found("ongoing", "choice", start, end, doubts=why)
    return Found("unknown", "choice", doubts=why, expected=True)


def by_share(cell: Printed) -> Found | None:
    """A percentage; where words at the head say more, those."""
    share = read_share(cell)
    if share is None:
        return None
    head = read_head(cell.text, cell.words, cell.own)
    why = (("status-implied", share.weak),) if share.weak else ()
    if head is not None and share.apart and head.status != share.status:
        if share.status == "in_progress" and head.status in _GOES_ON:
            return from_head(head, cell.text, cell.words)
        return replace(_contradicted(cell, head, share), percent=None)
    if head is None or head.status in _FITS.get(share.status, {share.status}):
        start, end = (head.start, head.end) if head else (share.start, share.end)
        return Found(share.status, "percent", start, end, share.percent, doubts=why)
    if head.status in {"delayed", "not_started"} and share.status != "completed":
        return replace(from_head(head, cell.text, cell.words), percent=share.percent)
    return _contradicted(cell, head, share)


def _contradicted(cell: Printed, head: Head, share: Share) -> Found:
    found = replace(from_head(head, cell.text, cell.words), percent=share.percent)
    words = cell.text[head.start : head.end]
    return doubted(found, "status-conflict", f"{words!r} beside {share.percent}%")


def by_update(cell: Printed) -> Found | None:
    """The latest of several dated parts that has a status."""
    for index, update in enumerate(latest_first(updates(cell.text, cell.words))):
        part = cell.text[update.start : update.end]
        head = read_head(part, cell.words, cell.own)
        read = (
            by_head(replace(cell, text=part)) if head else last_sentence(replace(cell, text=part))
        )
        if read is not None and not read.expected:
            found = shifted(read, update.start, "latest-update")
            earlier = "the latest update has no status word; an earlier one has"
            return doubted(found, "status-implied", earlier) if index else found
    return None


def by_response(cell: Printed) -> Found | None:
    """An answer to the recommendation ("Agreed", "Accepted in part") and what follows it."""
    text, tokens = cell.text, tokenize(cell.text)
    hit = cell.words.responses.at(text, tokens, 0)
    if hit is None:
        return None
    end = tokens[hit.last - 1].end
    if text[end:].lstrip(" ")[:1].isalnum():
        return None
    head = read_head(text, cell.words, cell.own)
    if head is not None and head.end > end and not head.weak:
        return None
    rest = text[end:]
    lead = len(rest) - len(rest.lstrip(" .,;:–—-\n/("))
    after = read_head(rest[lead:], cell.words, cell.own)
    if after is None:
        return Found("unknown", "response")
    return shifted(from_head(after, rest[lead:], cell.words), end + lead, "after-response")


def by_sentence(cell: Printed) -> Found | None:
    """A last sentence that is nothing but a status, where the head says nothing or less."""
    head = read_head(cell.text, cell.words, cell.own)
    last = last_sentence(cell, head.end if head else 0)
    if last is None or head is None or last.status == head.status:
        return last if head is None else None
    one, other = cell.text[head.start : head.end], cell.text[last.start : last.end]
    return doubted(last, "status-conflict", f"{one!r}, then {other!r}")


def by_head(cell: Printed) -> Found | None:
    """Words at the head, and those behind them that say it more exactly or otherwise."""
    head = read_head(cell.text, cell.words, cell.own)
    second = read_second(cell, head)
    if head is None or second is not None:
        return second
    found = from_head(head, cell.text, cell.words)
    rest = cell.text[head.end :].strip()
    if head.weak or not _contradicts(rest, head.status, cell):
        return found
    return doubted(found, "status-conflict", f"{cell.text[head.start : head.end]!r}, then {rest!r}")


def _contradicts(rest: str, status: str, cell: Printed) -> bool:
    """Whether what follows a status is nothing but another that cannot hold at the same time.

    With a capital letter, and no mark between the two: so cells look that ran into one.
    """
    if not rest[:1].isupper():
        return False
    tokens = tokenize(rest)
    hit = cell.words.statuses.at(rest, tokens, 0) if tokens else None
    if hit is None or hit.last < len(tokens) or hit.meaning == status:
        return False
    return not _EITHER.isdisjoint({status, hit.meaning})


_RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("key", "sign", "nothing", "letter", "colour"), read_whole),
    (("boxes",), read_boxes),
    (("opening",), read_opening),
    (("day",), read_day),
    (("choice",), by_choice),
    (("percent",), by_share),
    (("latest-update",), by_update),
    (("response", "after-response"), by_response),
    (("stacked",), read_stacked),
    (("sentence",), by_sentence),
    (("head", "second", "now"), by_head),
    (("mixed",), read_mixed),
    (("ending",), read_ending),
    (("inside",), read_inside),
    (("implied",), read_implied),
)
