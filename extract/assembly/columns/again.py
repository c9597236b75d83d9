"""Another column, not yet settled, whose heading names a field that was given already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.senses import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_FEWEST = 2
"""States in a column of them."""


def behind(
    field: str, after: int, settled: Sequence[Column], words: HeadingWords, least: float = CLOSE
) -> int | None:
    """The first one behind the column `after`: ``Progress`` where ``Current position`` is known."""
    for index in range(after + 1, len(settled)):
        senses = () if settled[index].field else words.senses(settled[index].heading)
        if any(sense.field == field and sense.score >= least for sense in senses):
            return index
    return None


def states_of_progress(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Complete`` under ``Progress`` is the status where ``Update`` is told as well."""
    index = taken.get("progress_text")
    if index is None or "status_text" in taken:
        return
    other = behind("progress_text", -1, settled, words)
    if other is None or not _are_states(values[index], words):
        return
    if _are_states(values[other], words) or not any(values[other]):  # those of an earlier day
        return
    for at, field in ((index, "status_text"), (other, "progress_text")):
        taken[field] = at
        settled[at] = replace(settled[at], field=field, why="a known heading", score=CLOSE)


def _are_states(values: Sequence[str], words: HeadingWords) -> bool:
    texts = list(filter(None, values))
    return len(texts) >= _FEWEST and all(looks.bare_status(text, words) for text in texts)
