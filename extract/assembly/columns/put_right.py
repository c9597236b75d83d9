"""What only hints of headings say, put right by the texts: those that bid say what is to be done.

To be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.headings.senses import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_SURE = 0.8
"""More than what a heading nearly says, over texts that may say so."""
_FEW = 0.25
"""Texts that bid, of those that mostly say something else."""


def what(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """An action that bids nothing yields to the texts that bid between what was found and it, or
    right behind it where it tells what was so. What was found stands in front of what is done.
    """
    if "action" not in taken:
        return
    _action(settled, values, taken, words)
    done, found = taken["action"], taken.get("finding")
    if found is None:
        ahead = mood.in_front(done, settled, values, words)
    elif found < done or settled[found].score >= CLOSE:
        return
    else:
        ahead = mood.first(mood.told, range(done), settled, values, words)
    if ahead is None:
        return
    if found is not None:
        settled[found] = replace(settled[found], field="", why="", score=0.0)
    mood.take("finding", ahead, settled, taken, "its texts say what was so")


def _action(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    done = taken["action"]
    if settled[done].score > _SURE:
        return
    if looks.share(mood.bids(text, words) for text in values[done] if text) > _FEW:
        return
    tells = mood.told(values[done], words) and taken.get("finding", len(settled)) > done
    who_when = (taken[name] for name in OWNER_AND_DUE & taken.keys())
    last = min((at for at in who_when if at > done), default=len(settled)) if tells else done
    index = mood.first(mood.bid, range(last), settled, values, words)
    if index is None or (index < done and taken.get("finding", done) >= index):
        return
    settled[done] = replace(settled[done], field="", why="", score=0.0)
    if index > done:
        taken.pop("finding", None)
        mood.take("finding", done, settled, taken, "its texts say what was so")
    mood.take("action", index, settled, taken, "its texts say what to do")
