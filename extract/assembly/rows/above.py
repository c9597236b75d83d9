"""What the headings above a table carry to its rows: section, finding, deadline."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planlift.extract.assembly import keys
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.rows import captions
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows import siblings
from planlift.extract.assembly.rows.bands import over_lines
from planlift.extract.assembly.rows.lone_lines import LoneLines
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.rows.sections import Announced
    from planlift.model import Cell
    from planlift.model import RawRow
    from planlift.model import TextBlock

_SECTION_WORDS = 25


def _has_several_findings(table: Table) -> bool:
    at = next((i for i, column in enumerate(table.columns) if column.field == "finding"), None)
    if at is None:
        return False
    cells = (line.cells[at] for line in table.lines)
    return len({cell.text for cell in cells if cell is not None and cell.text}) > 1


class Above:
    """Understands each heading once, however many tables stand under it."""

    def __init__(
        self, title: TextBlock | None, plans: Sequence[Table], words: HeadingWords
    ) -> None:
        """Take the document's title, which is nobody's section, and its action tables."""
        self.title = title
        self.plans = plans
        self.words = words
        self._announced: dict[tuple[int, bool], Announced] = {}
        self._blocks: dict[int, int] = {}
        """``id`` of a heading by ``id`` of the cell made of it."""
        self._numbers: dict[int, Cell | None] = {}
        """Of findings, by ``id`` of the cell that says no more: one cell, however many ask."""
        self._outer: dict[int, Cell] = {}
        """The heading that another stands under, by ``id`` of the cell made of that."""
        self._titles: dict[int, bool] = {}
        """By ``id`` of a heading: whether it `names_plan`."""

    def carried(
        self, context: Iterable[TextBlock], fields: Collection[str], *, has_finding: bool
    ) -> dict[str, Cell]:
        """The cells that the headings above give to each row below them, by field.

        `fields` are those of the rows; `has_finding`: they say themselves what was found.
        """
        carried: dict[str, Cell] = {}
        for block in context:
            if block is self.title or not self._names_group(block):
                if self.names_plan(block):  # what stands above it is of something else
                    carried.pop("section", None)
                continue
            if "section" in carried and captions.said(block.text, self.words) is not None:
                continue
            found = self._announce(block, has_finding=has_finding)
            if found.field == "finding":
                carried |= self._number(found, carried.get("finding"))
            name = found.field if found.field != "response" else "section"
            if name == "section" == found.field and name in carried:
                self._outer[id(found.body)] = carried[name]
            carried[name] = found.body
            if sections.due_of_table(block.text, fields, self.words):
                carried["due_text"] = found.body
        return carried

    def _number(self, found: Announced, over: Cell | None) -> dict[str, Cell]:
        """The finding's own number; or that of ``Finding 2`` in the heading `over` ``Issue: …``."""
        if found.ref is not None:
            return {"finding_ref": found.ref}
        if over is None or id(over) not in self._blocks:
            return {}
        if id(over) not in self._numbers:
            self._numbers[id(over)] = record_numbers.of_finding(over, self.words)
        number = self._numbers[id(over)]
        if number is None:
            return {}
        self._blocks[id(number)] = self._blocks[id(over)]
        return {"finding_ref": number}

    @cached_property
    def numbers_groups(self) -> bool:
        """``Finding 1`` stands over a table of several findings: it numbers none of them."""
        return any(
            table.context
            and self._numbers_finding(table.context[-1])
            and _has_several_findings(table)
            for table in self.plans
        )

    def _numbers_finding(self, block: TextBlock) -> bool:
        return record_numbers.of_finding(sections.as_cell(block), self.words) is not None

    @cached_property
    def alike(self) -> set[int]:
        """``id`` of headings, and of lines over the others of tables that have no column for it,
        which say what was found as others of their kind do.
        """
        blocks = {id(block): block for table in self.plans for block in table.context}
        cells = {at: sections.as_cell(block) for at, block in blocks.items()}
        bands = [
            band
            for table in self.plans
            if all(column.field != "finding" for column in table.columns)
            for band in over_lines(table, LoneLines(table))
        ]
        found = siblings.findings(
            [
                *((cell, blocks[at].level) for at, cell in cells.items()),
                *((band, 0) for band in bands),
            ],
            self.words,
        )
        return {at for at, cell in cells.items() if id(cell) in found} | found

    def used(self, rows: Iterable[RawRow]) -> set[int]:
        """``id`` of each heading whose text stands in one of the rows."""
        known = self._blocks
        if not known:
            return set()
        cells = {id(cell) for row in rows for cell in row.fields.values()}
        return {known[cell] for cell in cells if cell in known}

    def block_of(self, cell: Cell) -> int:
        """``id`` of the heading whose text `carried` gave as `cell`."""
        return self._blocks[id(cell)]

    def gave(self, cell: Cell) -> bool:
        """Whether the text is that of a heading."""
        return id(cell) in self._blocks

    def outer(self, cell: Cell) -> Cell | None:
        """The heading over the one that gave `cell`."""
        return self._outer.get(id(cell))

    def group_over(self, cell: Cell) -> dict[str, Cell]:
        """The section that the heading of `cell` stands in, as fields of a row."""
        outer = self.outer(cell)
        return {} if outer is None else {"section": outer}

    def _announce(self, block: TextBlock, *, has_finding: bool) -> Announced:
        known = (id(block), has_finding)
        if known not in self._announced:
            cell = sections.as_cell(block)
            found = sections.announce(cell, self.words, has_finding=has_finding)
            if found.field == "section" and not has_finding and id(block) in self.alike:
                found = sections.as_finding(cell, self.words)
            self._announced[known] = found
            self._blocks[id(found.body)] = id(block)
        return self._announced[known]

    def _heads_text(self, block: TextBlock) -> bool:
        """Whether it is the label of what is said below it, or a heading that says nothing."""
        plain = key(block.text) in self.words.plain or keys.announces(block.text, self.words)
        return plain or self.words.announced(block.text) == "success_measure"

    def _names_group(self, block: TextBlock) -> bool:
        if self._heads_text(block) or sections.of_document(block.text, self.words):
            return False
        if captions.said(block.text, self.words) is not None:
            return captions.names_group(block.text, self.words)
        if block.text.rstrip().endswith("?") and sections.asks(block.text, self.words):
            return False
        if sections.introduces_finding(block.text, self.words):
            return True
        long = block.kind != "heading" and len(block.text.split()) > _SECTION_WORDS
        if long or sections.says_when(block.text, self.words):
            wish = block.kind == "paragraph" and sections.wants(block.text, self.words)
            return wish or sections.numbers_wish(block, self.words)
        return not self.names_plan(block)

    def names_plan(self, block: TextBlock) -> bool:
        """Whether it is the title of all plans of the document."""
        if id(block) not in self._titles:
            self._titles[id(block)] = self._is_title(block)
        return self._titles[id(block)]

    def _is_title(self, block: TextBlock) -> bool:
        if not self.words.names_document(block.text) or mood.tells(block.text, self.words):
            return False  # ``No register of keys`` says what was found
        if self._heads_text(block):
            return False
        return all(block in table.context for table in self.plans)
