"""Tables that say what the fields of a form or a program are for: ``Field`` beside ``Description``.

What they list are the labels of a plan, so that each would pass for a form that is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line


def explains_fields(lines: Sequence[Line], words: HeadingWords) -> bool:
    """Its first row names a column of fields, and behind it one of what they mean."""
    first = [key(cell.text) for cell in lines[0] if cell is not None and cell.text] if lines else []
    at = next((index for index, text in enumerate(first) if text in words.described["field"]), None)
    behind = [] if at is None else first[at + 1 :]
    return not words.described["meaning"].isdisjoint(behind)
