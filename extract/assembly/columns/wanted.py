"""Two columns of actions: what somebody else wants done, and behind it what is being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_MOSTLY = 0.6


def in_front(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Inspector's action`` over what must be done, before ``Our action``, is the finding."""
    first = taken.get("action")
    if first is None or taken.keys() & {"finding", "response"}:
        return
    behind = next(
        (
            index
            for index in range(first + 1, len(settled))
            if not settled[index].field and words.hinted(settled[index].heading, "action")
        ),
        None,
    )
    if behind is None or not _wants(values[first], words) or _wants(values[behind], words):
        return
    if not looks.mostly(looks.words_said(text, words) > 1 for text in values[behind] if text):
        return
    for index, field in ((first, "finding"), (behind, "action")):
        why = "what is wanted stands in front of what is done"
        settled[index] = replace(settled[index], field=field, why=why)
        taken[field] = index
    settled[behind] = replace(settled[behind], score=settled[first].score)


def _wants(texts: Sequence[str], words: HeadingWords) -> bool:
    return looks.share(mood.obliges(text, words) for text in texts if text) >= _MOSTLY
