"""What texts say, told by how they are put: ``Fit locks`` bids, ``Doors did not close`` tells.

For columns under headings that nobody knows; to be checked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings import cues
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import BULLET
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_NUMBER = re.compile(r"^[A-Z]?\d+(?:\.\d+)+\s+|^[(\[]?(?:[A-Za-z]?\d+(?:\.\d+)*|[a-z])[.)\]:]\s*")
_MOSTLY = 0.6
_WEAK = frozenset({"", "response", "success_measure", "section", "finding"})
"""What a column may have been taken for by a hint, whose texts say otherwise."""
_OF_WHAT_WAS_SO = frozenset({"section", "evidence"})
_FEWEST_SHOWN = 2
_LONGEST_WHO = 6
"""Words in front of ``to``."""
_FEWEST_WORDS = 3
"""Of a text that tells: ``Charts not signed``."""
_SUBJECT = 7
"""Words in which the verb of a text follows that opens with a thing."""
_CLAUSES = frozenset({
    "that", "which", "who", "where", "if", "whether", "so", "when", "how", "what",
})  # fmt: skip
"""A verb behind these is none of the thing's: ``Check that doors are shut``."""
_WITHIN = str.maketrans("", "", "-'’")
"""What stands within words, and behind those of several: ``pupils’``."""
_OF = frozenset({"of", "on", "from", "by"})
_THE = frozenset({"the", "a", "an", "all", "any", "each", "every", "our", "their"})
"""Behind a verb, never behind a thing."""


@lru_cache(maxsize=looks.REMEMBERED)
def bids(text: str, words: HeadingWords) -> bool:
    """Says what is to be done: opens with a verb that bids, or tells what will be."""
    folded = key(_NUMBER.sub("", text.removeprefix(BULLET).strip()))
    first, *rest = folded.split(" ")
    if first.endswith(",") and rest:  # ``Draft, consult on and adopt``
        first, *rest = rest
    first = first if first in words.mood["do"] else first.translate(_WITHIN)  # ``Re-train``
    if first in words.mood["do"]:
        return _has_object(rest, words)
    if first in words.mood["either"] and _has_object(rest, words):
        if rest[0] in _THE:  # ``Review the plans that were late``
            return True
        named = rest[0] in _OF  # ``Review of parking``, ``Support plans were late``
        subject = takewhile(lambda word: word not in _CLAUSES, rest[:_SUBJECT])
        if not named and words.mood["is"].isdisjoint(subject):
            return True
    if not looks.sentence(text):
        return False
    said = f" {folded} "
    if any(f" {word} " in said for word in words.mood["will"]):
        return True
    who, to, what_ = folded.partition(" to ")  # ``Two people to count the cash``
    done = bool(to) and what_.partition(" ")[0] in words.mood["do"]
    return done and words.mood["is"].isdisjoint(who.split()) and len(who.split()) <= _LONGEST_WHO


def _has_object(rest: Sequence[str], words: HeadingWords) -> bool:
    """Words follow, or so many of a thing: ``Recruit 30 officers``, but not ``Complete 3 May``."""
    if not rest or not rest[0].isdigit():
        return bool(rest) and rest[0].translate(_WITHIN).isalpha()  # ``self-evaluation``
    return len(rest) > 1 and rest[1].isalpha() and rest[1] not in words.months


@lru_cache(maxsize=looks.REMEMBERED)
def tells(text: str, words: HeadingWords) -> bool:
    """Says what is or was so, and bids nothing."""
    if bids(text, words):
        return False
    said = f" {key(text)} "
    long = len(text.split()) >= _FEWEST_WORDS
    return long and any(f" {word} " in said for word in words.mood["is"])


def obliges(text: str, words: HeadingWords) -> bool:
    """``The force must record crimes``: it says what is wrong or wanted, and is no name."""
    said = f" {key(text)} "
    return any(f" {word} " in said for word in words.bidding)


def wants(text: str, words: HeadingWords) -> bool:
    """Bids or obliges: it says what is to be done, in whichever column it stands."""
    return bids(text, words) or obliges(text, words)


def what(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The first column of texts that bid is the action, where no heading says which is.

    In front of it, one of texts that tell is the finding.
    """
    if "action" in taken or not _shown(values, words):
        return
    index = first(bid, range(len(settled)), settled, values, words)
    index = _comment(values, taken, words) if index is None else index
    if index is None:
        return
    behind = first(bid, range(index + 1, len(settled)), settled, values, words)
    measures = behind is not None and settled[behind].field == "success_measure"
    if behind is not None and not measures and "finding" not in taken:
        take("finding", index, settled, taken, "its texts say what to do, and those behind it")
        index = behind
    if _plainly_asked(settled, taken, index):
        return
    found: int | None = taken.get("finding", index)
    if found == index:  # ``Agreed improvements``
        found = first(told, range(index), settled, values, words)
        found = in_front(index, settled, values, words) if found is None else found
    if found is None and not words.cues.speaks_for(settled[index].heading, "action"):
        return  # a list of works is no plan
    take("action", index, settled, taken, "its texts say what to do")
    if found is not None and "finding" not in taken:
        take("finding", found, settled, taken, "its texts say what was so")


def is_plan(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """Texts that tell beside texts that bid, and who, when or how far beside both."""
    at = {column.field: index for index, column in enumerate(columns)}
    if not at.keys() >= {*WHAT}:
        return False
    found, done = values[at["finding"]], values[at["action"]]
    return bid_and_told((found, done), words) and len(_shown(values, words)) >= _FEWEST_SHOWN


def bid_and_told(values: Sequence[Sequence[str]], words: HeadingWords) -> bool:
    """A column of texts that bid stands behind one of texts that tell, or bid as well."""
    found = False
    for texts in values:
        asked = bid(texts, words)
        if found and asked:
            return True
        found = found or asked or told(texts, words)
    return False


def _plainly_asked(settled: Sequence[Column], taken: dict[str, int], index: int) -> bool:
    """It is what a heading plainly calls a recommendation, and no other column holds one."""
    return taken.get("finding") == index and settled[index].score >= CLOSE


def take(field: str, index: int, settled: list[Column], taken: dict[str, int], why: str) -> None:
    """Give the column the field, to be checked."""
    taken.pop(settled[index].field, None)
    settled[index] = replace(settled[index], field=field, why=why, score=HINT)
    taken[field] = index


def _shown(values: Sequence[Sequence[str]], words: HeadingWords) -> frozenset[str]:
    kinds = (cues.kind_of(list(filter(None, texts)), words) for texts in values)
    return cues.SHOWN & set(kinds)


def first(
    fits: Callable[[Sequence[str], HeadingWords], bool],
    places: Iterable[int],
    settled: Sequence[Column],
    values: Sequence[Sequence[str]],
    words: HeadingWords,
) -> int | None:
    """The first column whose texts fit, and whose heading hardly says that it is anything else."""
    return next(
        (
            index
            for index in places
            if (_is_weak(settled[index]) or (fits is bid and _may_bid(settled[index], words)))
            and not words.is_decoy(settled[index].heading)
            and not words.cues.of_others(settled[index].heading, cues.TEXTS)
            and not _tells_progress(settled[index].heading, words)
            and fits(values[index], words)
        ),
        None,
    )


def _is_weak(column: Column) -> bool:
    return column.field in _WEAK and column.score < CLOSE


def _may_bid(column: Column, words: HeadingWords) -> bool:
    """``Measure`` says what is to be done or how it is known."""
    return column.field == "success_measure" and among(words.two_sensed, column.heading) is not None


def _comment(
    values: Sequence[Sequence[str]], taken: dict[str, int], words: HeadingWords
) -> int | None:
    """``Comment`` right behind what was found and in front of who and when, over texts that bid:
    what is done about it, and no note of how far that is.
    """
    index = taken.get("progress_text", -1)
    behind = [taken[name] for name in OWNER_AND_DUE & taken.keys()]
    between = index > 0 and taken.get("finding") == index - 1 and min(behind, default=0) > index
    return index if between and bid(values[index], words) else None


def in_front(
    done: int, settled: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> int | None:
    """Sentences that tell, in front of what is to be done, are what was found: ``Standard`` names
    no group over them, and ``Evidence`` shows nothing that was done.
    """
    places = (at for at in range(done) if settled[at].field in _OF_WHAT_WAS_SO)
    return next((at for at in places if _share(tells, values[at], words) >= _MOSTLY), None)


def _tells_progress(heading: str, words: HeadingWords) -> bool:
    """``Quarter 1 progress`` over ``Scope agreed``: what is done, and nothing still to do."""
    return words.hinted(heading, "progress_text") and not words.hinted(heading, "action")


def bid(texts: Sequence[str], words: HeadingWords) -> bool:
    """Most texts bid."""
    return _share(bids, texts, words) >= _MOSTLY


def mostly_bid(texts: Iterable[str], words: HeadingWords) -> bool:
    """At least half of the texts bid: enough where their heading says as much."""
    return looks.mostly(bids(text, words) for text in texts)


def told(texts: Sequence[str], words: HeadingWords) -> bool:
    """Sentences, of which one plainly tells: there are more verbs than a list holds."""
    sentences = looks.mostly(looks.sentence(text) for text in texts if text)
    plain = _share(tells, texts, words)
    return plain >= _MOSTLY or (sentences and plain > 0 and not bid(texts, words))


def _share(
    look: Callable[[str, HeadingWords], bool], texts: Sequence[str], words: HeadingWords
) -> float:
    return looks.share(look(text, words) for text in texts if text)
