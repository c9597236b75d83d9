"""Another column, not yet settled, whose heading names a field that was given already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords


def behind(
    field: str, after: int, settled: Sequence[Column], words: HeadingWords, least: float = CLOSE
) -> int | None:
    """The first one behind the column `after`: ``Progress`` where ``Current position`` is known."""
    for index in range(after + 1, len(settled)):
        senses = () if settled[index].field else words.senses(settled[index].heading)
        if any(sense.field == field and sense.score >= least for sense in senses):
            return index
    return None
