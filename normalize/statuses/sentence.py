"""A sentence or line that is nothing but a status, as in "Policy circulated. Completed"."""

from __future__ import annotations

import re
from itertools import takewhile
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
    behind = [(start, part) for start, part in _sentences(cell.text) if start >= after]
    read = (_status(cell, start, part) for start, part in reversed(behind))
    return next((status for status in read if status), None)


def read_stacked(cell: Printed) -> Found | None:
    """Three or more lines, each nothing but a status: those of several actions in one cell."""
    if not _LINE.search(cell.text):
        return None
    lines = list(_sentences(cell.text, _LINE))
    if len(lines) < _FEW:
        return None
    every = list(takewhile(bool, (_status(cell, start, part) for start, part in lines)))
    stages = {status.status for status in every if status}
    if len(every) < len(lines) or len(stages) == 1:
        return None
    status = "delayed" if "delayed" in stages else "in_progress"
    told = ", ".join(sorted(stage.replace("_", " ") for stage in stages if stage))
    return Found(status, "stacked", doubts=(("status-conflict", f"the lines say {told}"),))


def _sentences(text: str, mark: re.Pattern[str] = _SENTENCE) -> Iterator[tuple[int, str]]:
    """Where each sentence begins, and its words."""
    start = 0
    for end in [*(match.start() for match in mark.finditer(text)), len(text)]:
        part = text[start:end].strip(" \n•")
        if any(map(str.isalnum, part)):
            yield start, part
        start = end


def _status(cell: Printed, start: int, part: str) -> Found | None:
    """The status of the sentence `part` that begins at `start`, where it is nothing else."""
    head = read_head(part, cell.words, cell.own)
    if head is None or head.status == "unknown" or head.weak:
        return None
    found = from_head(head, part, cell.words)
    rest = part[head.end :].replace(found.completed_text, "", 1)
    plain = len(tokenize(rest)) <= bool(found.completed_text)
    return shifted(found, cell.text.index(part, start), "sentence") if plain else None
