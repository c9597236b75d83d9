"""Labels and values that a page sets off, as the paragraphs that they are beside other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms.labels_again import labels_again
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.model import TextBlock
from planlift.text import one_line
from planlift.text import with_label

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Parts


def as_texts(parts: Parts, words: HeadingWords) -> tuple[list[TextBlock], list[Loose | Table]]:
    """All texts in order, and the lists of labels among them that were taken apart for it.

    That is where the label of the actions stands alone, a list below it, and who and when of them
    follow as labels and values, or as labels side by side over one value each; other tables stay
    as they are. Otherwise the texts as they are.
    """
    pairs: list[Loose | Table] = [part for part in parts.loose if part.grid.how == "pairs"]
    lone = any(
        block.kind != "item" and lone_label(block, words) == "action" for block in parts.texts
    )
    lone = lone or bool(labels_again(parts.texts, words, told=True))
    if not lone:
        return parts.texts, []
    pairs += [table for table in parts.tables if len(table.lines) == 1 and _all_known(table)]
    told = [_fields(each, words) for each in pairs]
    if not pairs or any(set(WHAT) & fields for fields in told):
        return parts.texts, []
    if not any(set(WHO_WHEN) & fields for fields in told):
        return parts.texts, []
    return list(_blocks(parts, set(map(id, pairs)))), pairs


def _all_known(table: Table) -> bool:
    return all(column.field and column.score >= CLOSE for column in table.columns)


def _fields(part: Loose | Table, words: HeadingWords) -> set[str]:
    if isinstance(part, Table):
        return {column.field for column in part.columns}
    return {pair.field for pair in pairing.pairs(part.lines, words)}


def _blocks(parts: Parts, apart: Container[int]) -> Iterator[TextBlock]:
    for part in parts.order:
        if isinstance(part, TextBlock):
            yield part
        elif id(part) not in apart:
            continue  # a glossary, or who has changed the document
        elif isinstance(part, Table):
            for column, cell in zip(part.columns, part.lines[0].cells, strict=False):
                if cell is not None and cell.text:
                    place = cell.places[0] if cell.places else part.grids[0].place
                    yield TextBlock(with_label(column.heading, cell.text), place)
        elif isinstance(part, Loose):
            for line in part.lines:
                cells = [c for c in dict.fromkeys(line) if c is not None and c.text]
                if cells:
                    label = one_line(cells[0].text).rstrip(": ")
                    value = "\n".join(cell.text for cell in cells[1:])
                    place = cells[0].places[0] if cells[0].places else part.grid.place
                    yield TextBlock(f"{label}: {value}", place)
