"""Texts between a finding and the table of its actions: the answer to it, and more about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.forms.pairing import below
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import Aside
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.outcome import Outcome
    from planlift.extract.assembly.parts import Loose
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.rows.above import Above
    from planlift.model import Cell

_GOES_ON = frozenset({"finding", "response"})
"""What may be said in several paragraphs."""
_SAID = _GOES_ON | {"priority", "risk", "impact", "evidence", "success_measure"}
MORE = "more"
"""What the finding says under its heading."""


class Said(Struct):
    """What such texts give to each row of the tables below them."""

    cells: dict[str, Cell] = field(default_factory=dict)
    blocks: dict[str, list[TextBlock]] = field(default_factory=dict)
    """The texts that each was made of."""
    labels: dict[str, TextBlock] = field(default_factory=dict)
    """Those that stand on a line of their own above them."""
    whole: Cell | None = None
    """The finding with what it says under its heading."""


class SaidOver:
    """Reads the texts under each heading once, however many tables stand there."""

    def __init__(self, above: Above, outcome: Outcome) -> None:
        """Nothing is read yet."""
        self.above = above
        self.words = above.words
        self.outcome = outcome
        self._said: dict[int, Said] = {}
        """By ``id`` of the heading."""

    def context(self, before: Sequence[Table | Loose | TextBlock], table: Table) -> list[TextBlock]:
        """The headings above a table, without the labels of texts that `before` it holds."""
        headings = [block for block in table.context if not _alone(block, self.words)]
        if not headings:
            return table.context
        heading = headings[-1]
        said, texts = self._said.get(id(heading)), _texts_over(before, heading)
        if said is None or any(opens(block, self.words) for block in texts):
            said = self._said[id(heading)] = read_under(heading, texts, self.words)
        used = {id(label) for label in said.labels.values()}
        return [block for block in table.context if id(block) not in used]

    def of_finding(
        self, context: Sequence[TextBlock], carried: Mapping[str, Cell], columns: Collection[str]
    ) -> dict[str, Cell]:
        """What neither the headings above a table nor its own columns tell; it is placed."""
        said = self._said.get(id(context[-1])) if context else None
        if said is None or not said.cells:
            return {}
        names = said.cells.keys() - {MORE, *columns, *carried}
        if "finding" not in carried and "finding" not in names:
            names &= {"response"}
        found = {name: said.cells[name] for name in names}
        if MORE in said.cells and "finding" in carried:
            said.whole = said.whole or below(carried["finding"], said.cells[MORE])
            found["finding"] = said.whole
            self.outcome.placed.add(self.above.block_of(carried["finding"]))
            names |= {MORE}
        self._place(said, names)
        return found

    def _place(self, said: Said, names: Collection[str]) -> None:
        for name in names:
            self.outcome.placed |= set(map(id, said.blocks.get(name, ())))
            label = said.labels.pop(name, None)
            if label is not None:
                self.outcome.placed.add(id(label))
                self.outcome.aside.append(Aside(label.text, "column-heading", label.place))


def _texts_over(before: Sequence[Table | Loose | TextBlock], heading: TextBlock) -> list[TextBlock]:
    """The texts right above a table, up to its heading or the table before it."""
    texts: list[TextBlock] = []
    for part in reversed(before):
        if part is heading or not isinstance(part, TextBlock):
            break
        texts.append(part)
    return texts[::-1]


def opens(block: TextBlock, words: HeadingWords) -> bool:
    """``Recommendation (paragraph 23):``, a label of what was found: that is behind or below it."""
    label, colon, value = block.text.partition(":")
    named = field_of(label, words) if colon and value.strip() else _alone(block, words)
    return named == "finding"


def read_under(heading: TextBlock, texts: Sequence[TextBlock], words: HeadingWords) -> Said:
    """What the texts right below a heading say of what it gives."""
    said = Said()
    _Reader(said, words).read(heading, texts)
    return said


def _alone(block: TextBlock, words: HeadingWords) -> str:
    """What a label on a line of its own announces; ``Recommendations`` heads many."""
    name = lone_label(block, words)
    folded = key(block.text)
    if name == "finding" and (folded in words.groups or folded.endswith("s")):
        return ""
    return name if name in _SAID else ""


class _Reader:
    """Goes through the texts once; remembers what the next of them may go on with."""

    def __init__(self, said: Said, words: HeadingWords) -> None:
        self.said = said
        self.words = words
        self.current = ""
        self.label: TextBlock | None = None

    def read(self, heading: TextBlock, texts: Sequence[TextBlock]) -> None:
        short = heading.kind == "heading" and not sections.says(heading.text)
        if short and sections.introduces_finding(heading.text, self.words):
            self.current = MORE
        for block in texts:
            self._text(block)
        self._take_number()

    def _text(self, block: TextBlock) -> None:
        alone = _alone(block, self.words)
        if alone or block.kind == "heading":
            self.current, self.label = alone, block
            self._forget(alone)
            return
        label, _, value = block.text.partition(":")
        named = field_of(label, self.words) if value.strip() else ""
        cell = sections.as_cell(block)
        if named:
            self.current, self.label = named if named in _SAID else "", None
            cell = with_text(cell, value.strip(), label=label)
            self._forget(self.current)
        elif self.current == MORE and not self._says(block.text):
            self.current = ""
        if self.current:
            self._take(block, cell)

    def _says(self, text: str) -> bool:
        return sections.wants(text, self.words) or mood.tells(text, self.words)

    def _forget(self, name: str) -> None:
        """What is said again under the same label counts."""
        for known in (self.said.cells, self.said.blocks, self.said.labels):
            known.pop(name, None)

    def _take(self, block: TextBlock, cell: Cell) -> None:
        name, cells = self.current, self.said.cells
        if name not in cells:
            cells[name] = cell
            if self.label is not None:
                self.said.labels[name] = self.label
        elif block.text.rstrip().endswith(":"):  # ``We will do this:``
            self.current = ""
            return
        else:
            cells[name] = below(cells[name], cell)
        self.said.blocks.setdefault(name, []).append(block)
        if name not in _GOES_ON and name != MORE:
            self.current = ""

    def _take_number(self) -> None:
        cells = self.said.cells
        number, said = (
            refs.split_cell(cells["finding"], self.words) if "finding" in cells else (None, None)
        )
        if number is not None and said is not None:
            cells["finding_ref"], cells["finding"] = number, said
