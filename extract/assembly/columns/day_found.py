"""The day on which something was found, under a heading that says no more than ``Date``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.headings.forms import among

if TYPE_CHECKING:
    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords


def give_up(settled: list[Column], taken: dict[str, int], words: HeadingWords) -> None:
    """``Date`` in front of what is done about something is no deadline: it may be the day of that.

    So it is in a log, which says what happened, or when it was closed; an aim has no day.
    """
    index, action = taken.get("due_text"), taken.get("action")
    if index is None or action is None or index > action:
        return
    if among(words.bare_dates, settled[index].heading) is None:
        return
    found = taken.get("finding")
    told = found is not None and words.second(settled[found].heading) != "section"
    if told or "completed_text" in taken:
        settled[index] = replace(settled[index], field="", why="", score=0.0)
        del taken["due_text"]
