"""Who does all that a table says, told in a line above each: ``Lead officer: Head of Care``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.rows import sections
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import TypeAlias

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Loose
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell

    Line: TypeAlias = tuple[TextBlock, Cell]

_OWNERS = frozenset({"owner_text", "lead_text"})
_FEWEST = 2
"""Such lines of a document in which it is a habit: one alone tells who answers for the plan."""


def owners(
    order: Sequence[Table | Loose | TextBlock], plans: Sequence[Table], words: HeadingWords
) -> Mapping[int, Line]:
    """Line and owner by ``id`` of a table; none unless each table that holds actions has them.

    It holds for the tables under its heading, which have no column of owners.
    """
    if any(column.field in _OWNERS for table in plans for column in table.columns):
        return {}
    known = set(map(id, plans))
    found: dict[int, Line] = {}
    line: Line | None = None
    for part in order:
        if isinstance(part, TextBlock):
            if _says_who(part, words):
                line = part, _owner(part)
            elif part.kind == "heading":
                line = None
        elif id(part) in known:
            if line is None:
                return {}
            found[id(part)] = line
    return found if len({id(block) for block, _ in found.values()}) >= _FEWEST else {}


def _owner(line: TextBlock) -> Cell:
    """What the line says, without its label."""
    label, _, value = line.text.partition(":")
    return with_text(sections.as_cell(line), value.strip(), label=label)


def _says_who(block: TextBlock, words: HeadingWords) -> bool:
    label, _, value = block.text.partition(":")
    return bool(value.strip()) and "\n" not in block.text and field_of(label, words) in _OWNERS
