"""What was found, told in a paragraph between each heading and the table of its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import sections
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Loose

_FEWEST = 2
"""Tables of a document in which it is a habit."""
_OWN = frozenset({"we", "our", "this", "these", "the following", "below", "in"})
"""How texts open that are about the plan itself, or about those who make it."""
WHY = "it stands between a heading and the table of its actions, and tells what was so"


def findings(
    order: Sequence[Table | Loose | TextBlock], plans: Sequence[Table], words: HeadingWords
) -> Mapping[int, TextBlock]:
    """The paragraph by ``id`` of its table; none unless each table that holds actions has one.

    Most of them tell what was so; what stands where these do is no less a finding.
    """
    known = set(map(id, plans))
    found: dict[int, TextBlock] = {}
    texts: list[TextBlock] | None = None
    for part in order:
        if isinstance(part, TextBlock):
            if part.kind == "heading":
                texts = []
            elif texts is not None:
                texts.append(part)
            continue
        if id(part) in known and isinstance(part, Table):
            fields = {column.field for column in part.columns}
            told = texts is not None and len(texts) == 1 and sections.says(texts[0].text)
            if not told or texts is None or fields & {"finding", "finding_ref"}:
                return {}
            found[id(part)] = texts[0]
        texts = None
    tell = sum(_tells(block, words) for block in found.values())
    return found if tell >= _FEWEST and 2 * tell > len(found) else {}


def _tells(block: TextBlock, words: HeadingWords) -> bool:
    """What was so, not of the plan itself: ``Actions in this section are led by the Director``."""
    said = f" {key(block.text)} "
    own = any(said.startswith(f" {word} ") for word in _OWN)
    own = own or any(f" {phrase} " in said for phrase in words.action_lists)
    return not own and mood.tells(block.text, words)
