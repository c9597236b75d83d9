"""Labels set in bold without a colon, ``**Owner** Matron``, as if a colon ended them.

A dash may part them from their values; then the label may be a question or a word cut short:
``**Who?** – Matron``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.markup.inline import Run
    from planlift.model import Block

_LONGEST = 40
"""Characters of a label."""
_FEWEST = 2
"""Labels that come again, and times that each does."""
_LINE = re.compile(
    rf"\s*(?:[-*+–{BULLET.strip()}]\s+)?<b>(?P<head>[^<>]{{2,{_LONGEST}}})</b>\s+(?!:)"
    r"(?P<dash>[–—-]\s+)?(?=[^<]+$)"
)
_BEFORE = f" \n{BULLET}-*+–"
"""What may stand in front of a label: the mark of an item."""
_DASH = re.compile(r"\s*[–—-]\s+")
_NO_LABEL = (",", ";", ":", "-", "–", "—")
_SENTENCE_END = "."


def head_of(runs: Sequence[Run]) -> str:
    """The bold words that open a paragraph of which nothing else is bold; empty without such."""
    told = [run for run in runs if run.text.strip(_BEFORE)]
    if len(told) < _FEWEST or not told[0].bold or "\n" in told[0].text.strip():
        return ""
    bold = [run.bold for run in told]
    at = bold.index(False) if False in bold else len(bold)
    head = " ".join("".join(run.text for run in told[:at]).split())
    plain = len(bold) > at and not any(bold[at:])
    if not plain or not 1 < len(head) <= _LONGEST or told[at].text.lstrip().startswith(":"):
        return ""
    return head if _may_label(head, dashed=_DASH.match(told[at].text) is not None) else ""


def head_of_line(line: str) -> str:
    """The same of a line of text in which ``<b>`` marks what is bold."""
    match = _LINE.match(line)
    head = match["head"].strip() if match else ""
    return head if match and _may_label(head, dashed=bool(match["dash"])) else ""


def _may_label(head: str, *, dashed: bool) -> bool:
    return not head.endswith(_NO_LABEL) and (dashed or not head.endswith(_SENTENCE_END))


def with_colons(blocks: Sequence[Block], heads: Mapping[int, str]) -> list[Block]:
    """The blocks, those that open with a bold label (by place in `blocks`) with a colon behind it.

    Only labels that come again count, and only where there are several such.
    """
    times = Counter(heads.values())
    known = {head for head, count in times.items() if count >= _FEWEST}
    made = list(blocks)
    for at, head in heads.items() if len(known) >= _FEWEST else ():
        block = made[at]
        if head in known and isinstance(block, TextBlock):
            before, found, rest = block.text.partition(head)
            if found and before in {"", BULLET} and rest[:1].isspace():
                dash = _DASH.match(rest)
                rest = f" {rest[dash.end() :]}" if dash else rest
                made[at] = replace(block, text=f"{before}{head}:{rest}")
    return made
