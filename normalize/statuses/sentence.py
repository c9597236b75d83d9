"""A sentence or line that is nothing but a status, as in "Policy circulated. Completed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.found import shifted
from planlift.normalize.statuses.head import from_head
from planlift.normalize.statuses.head import read_head
from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.normalize.statuses.found import Printed

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n|\s(?=•)")
_LINE = re.compile(r"\n|(?<=;)\s+|\s(?=•)")
_FEW = 3


def last_sentence(cell: Printed, after: int = 0) -> Found | None:
    """The last one that begins behind the place `after`; a date may stand beside the status."""
    found = [status for start, status in _sentences(cell) if status and start >= after]
    return found[-1] if found else None


def read_stacked(cell: Printed) -> Found | None:
    """Three or more lines, each nothing but a status: those of several actions in one cell."""
    every = [status for _, status in _sentences(cell, _LINE)]
    stages = {status.status for status in every if status}
    if len(every) < _FEW or None in every or len(stages) == 1:
        return None
    status = "delayed" if "delayed" in stages else "in_progress"
    told = ", ".join(sorted(stage.replace("_", " ") for stage in stages if stage))
    return Found(status, "stacked", doubts=(("status-conflict", f"the lines say {told}"),))


def _sentences(
    cell: Printed, mark: re.Pattern[str] = _SENTENCE
) -> Iterator[tuple[int, Found | None]]:
    """Where each sentence begins, and its status where it is nothing else."""
    text, start = cell.text, 0
    for end in [*(match.start() for match in mark.finditer(text)), len(text)]:
        part = text[start:end].strip(" \n•")
        if any(map(str.isalnum, part)):
            lead = text.index(part, start)
            yield start, _status(cell, part, lead)
        start = end


def _status(cell: Printed, part: str, lead: int) -> Found | None:
    head = read_head(part, cell.words, cell.own)
    if head is None or head.status == "unknown" or head.weak:
        return None
    found = from_head(head, part, cell.words)
    rest = part[head.end :].replace(found.completed_text, "", 1)
    plain = len(tokenize(rest)) <= bool(found.completed_text)
    return shifted(found, lead, "sentence") if plain else None
