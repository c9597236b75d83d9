"""Labels set in bold without a colon, ``**Owner** Matron``, as if a colon ended them."""

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
    rf"\s*(?:[-*+–{BULLET.strip()}]\s+)?<b>(?P<head>[^<>]{{2,{_LONGEST}}})</b>\s+(?![:–—-])(?=[^<]+$)"
)
_BEFORE = f" \n{BULLET}-*+–"
"""What may stand in front of a label: the mark of an item."""
_ENDS = (":", "–", "—", "-")
_NO_LABEL = (".", ",", ";", ":", "?", "-", "–", "—")


def head_of(runs: Sequence[Run]) -> str:
    """The bold words that open a paragraph of which nothing else is bold; empty without such."""
    told = [run for run in runs if run.text.strip(_BEFORE)]
    if len(told) < _FEWEST or not told[0].bold or "\n" in told[0].text.strip():
        return ""
    bold = [run.bold for run in told]
    at = bold.index(False) if False in bold else len(bold)
    head = " ".join("".join(run.text for run in told[:at]).split())
    plain = len(bold) > at and not any(bold[at:])
    plain = plain and not told[at].text.lstrip().startswith(_ENDS)
    return head if plain and 1 < len(head) <= _LONGEST and not head.endswith(_NO_LABEL) else ""


def head_of_line(line: str) -> str:
    """The same of a line of text in which ``<b>`` marks what is bold."""
    match = _LINE.match(line)
    return match["head"].strip() if match and not match["head"].endswith(_NO_LABEL) else ""


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
                made[at] = replace(block, text=f"{before}{head}:{rest}")
    return made
