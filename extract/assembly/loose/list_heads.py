"""What stands over lists of actions: groups, findings and what is answered to them, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.pairing import below
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows.said_over import MORE
from planlift.extract.assembly.rows.said_over import read_under
from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import TextBlock

_ABOVE = ("due_text", "section", "finding")


class Above:
    """The group, the finding and the deadline that headings give to what follows."""

    def __init__(self, words: HeadingWords) -> None:
        """Nothing stands above yet."""
        self.words = words
        self.fields: dict[str, Cell] = {}
        self.headings: dict[str, int] = {}
        """``id`` of the heading that gave each."""
        self._finding: TextBlock | None = None
        """The heading that gave it."""
        self._texts: list[TextBlock] = []
        """What has come since."""
        self._over = (self.fields, self.headings)
        """What there was when the finding was met."""
        self._said: tuple[dict[str, Cell], set[int]] | None = None
        """What the texts say of it."""

    def over(self) -> tuple[dict[str, Cell], set[int]]:
        """What a list stands under, and ``id`` of the texts that say it."""
        fields, used = dict(self.fields), set(self.headings.values())
        if "finding" not in fields or self._finding is None:
            return fields, used
        if self._said is None:
            self._said = self._read(self._finding, fields["finding"])
        said, blocks = self._said
        return fields | said, used | blocks

    def meet(self, block: TextBlock, heading: dict[str, Cell]) -> None:
        """Take up a heading; one below that of the finding does not end it."""
        part = "finding" not in heading and self._names_part(block)
        if self._finding is not None and (part or self._is_lower(block)):
            self.fields, self.headings = dict(self._over[0]), dict(self._over[1])
            self._texts.append(block)
            if part:
                return
        else:
            for name in ("finding_ref", "finding", "due_text"):
                self.fields.pop(name, None)
                self.headings.pop(name, None)
            self._finding = None
        self.fields |= heading
        self.headings[next(name for name in _ABOVE if name in heading)] = id(block)
        if "finding" in heading:
            self._finding, self._texts, self._said = block, [], None
            self._over = dict(self.fields), dict(self.headings)

    def note(self, block: TextBlock) -> None:
        """A text that is neither a heading nor of a list."""
        self._texts.append(block)

    def _read(self, heading: TextBlock, finding: Cell) -> tuple[dict[str, Cell], set[int]]:
        said = read_under(heading, self._texts, self.words)
        found = {name: cell for name, cell in said.cells.items() if name == "response"}
        if MORE in said.cells:
            found["finding"] = below(finding, said.cells[MORE])
        blocks = [*said.blocks.get("response", ()), *said.blocks.get(MORE, ())]
        return found, set(map(id, blocks))

    def _is_lower(self, block: TextBlock) -> bool:
        level = self._finding.level if self._finding is not None else 0
        return block.kind == "heading" and 0 < level < block.level

    def _names_part(self, block: TextBlock) -> bool:
        """``Actions``: it says what stands below it, and names no group."""
        return key(block.text) in self.words.plain or bool(field_of(block.text, self.words))


def heading_of(block: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """What a heading gives to the lists below it, by field; nothing where it is none."""
    cell = sections.as_cell(block)
    if block.kind != "heading" and not sections.introduces_finding(block.text, words):
        return {}
    if sections.due_of_table(block.text, (), words):
        return {"due_text": cell}
    said = sections.announce(cell, words, has_finding=False)
    if said.field != "finding":
        return {"section": cell}
    return {"finding": said.body} | ({"finding_ref": said.ref} if said.ref else {})
