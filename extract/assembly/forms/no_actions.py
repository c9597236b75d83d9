"""Records of something else than actions: cases of a register, policies and who owns them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.grids import registers
from planlift.extract.assembly.headings.senses import CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.records import Record
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock


def hold(made: Sequence[Record], title: TextBlock | None, words: HeadingWords) -> bool:
    """Whether the records, under the document's title, are of something else.

    Their labels are those of a register; or none plainly says what is to be done nor by when, and
    nothing that they say wants something done.
    """
    columns = [_column(heading, words) for heading in _labels(made)]
    if registers.is_told(columns, words):
        return True
    plain = {column.field for column in columns if column.score}
    if plain & {*WHAT, *WHEN} or (title is not None and words.names_document(title.text)):
        return False
    said = (cell.text for each in made for name in WHAT if (cell := each.fields.get(name)))
    return not any(mood.wants(text, words) for text in said)


def _labels(made: Iterable[Record]) -> list[str]:
    found = (heading for each in made for heading in (*each.headings.values(), *each.others))
    return [heading for heading in dict.fromkeys(found) if heading]


def _column(heading: str, words: HeadingWords) -> Column:
    """The label as if it stood over a column; its score says that it is plainly of its field."""
    field = field_of(heading, words)
    listed = any(sense.field == field and sense.score >= CLOSE for sense in words.senses(heading))
    plain = bool(field) and (listed or not words.fallback(heading))
    return Column(heading, field, score=float(plain))
