"""Labels beside or before their values, in forms and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import blanks
from planlift.extract.assembly.forms import official
from planlift.extract.assembly.forms import recommended
from planlift.extract.assembly.forms.areas import area
from planlift.extract.assembly.forms.areas import opens_area
from planlift.extract.assembly.forms.groups import groups
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.forms.inlines import stacked_field
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.forms.labels import labels
from planlift.extract.assembly.forms.settling import numbered_pairs
from planlift.extract.assembly.forms.settling import yielding
from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.headings.senses import EXACT
from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell

_SIDED = 2
"""Cells in a row of a form with its labels on one side."""
_TWO_PAIRS = 4
"""Cells in a row of two labels and their values."""
_MATRIX = 4
"""Texts in a row: of a form at least every other one is a label."""
_ASKED = 0.3
"""Share of rows that open with the question of an official form."""


def pairs(lines: Sequence[Line], words: HeadingWords) -> list[Pair]:
    """Labels and values of a form; a cell that is neither goes on from the one before."""
    found = _numbered_title(lines[0]) if lines else []
    seen = {id(pair.value) for pair in found}
    asks = any(cell is not None and words.form_label(cell.text) for line in lines for cell in line)
    what = "" if asks and official.asks_what_was_found(lines, words) else "finding"
    areas = any(opens_area(cell, words) for line in lines for cell in line[:1])
    titles = groups(lines, words)
    sided = all(len(set(filter(None, line))) <= _SIDED for line in lines)
    second = _second_labels(lines, words)
    for line, following in zip(lines, [*lines[1:], ()], strict=True):
        cells = [c for c in dict.fromkeys(filter(None, line)) if c.text and id(c) not in seen]
        seen |= set(map(id, cells))
        if improved := area(cells, words):
            found += improved
        elif _over_records(cells, line, words, areas=areas) or not titles.isdisjoint(
            map(id, cells)
        ):
            found.append(Pair(None, cells[0], "section", ""))
        elif asks and _opens_part(cells, found, words):
            found.append(Pair(None, cells[0], what, "" if what else _heading(lines[0], cells[0])))
            found += [Pair(None, cell, "", _heading(lines[0], cell)) for cell in cells[1:]]
        elif len(cells) == 1 and _heads_its_value(cells[0], len(line), following, words):
            name = field_of(cells[0].text, words)
            found.append(
                Pair(
                    cells[0],
                    replace(cells[0], text="", struck=()),
                    name,
                    cells[0].text.rstrip(": "),
                )
            )
        elif sided and len(cells) == 1 and blanks.asks_alone(cells[0], line):
            empty = replace(cells[0], text="", struck=())
            found.append(Pair(cells[0], empty, "", cells[0].text.rstrip(": ")))
        elif sided and len(cells) == _SIDED and _labels_value(cells, words):
            label, value = cells
            heading = label.text.rstrip(": ")
            pair = Pair(label, value, _named(label, words), heading)
            found.append(_longer_label(pair, words))
        elif len(cells) == _TWO_PAIRS and cells[_SIDED].column in second:
            for label, value in (cells[:_SIDED], cells[_SIDED:]):
                pair = Pair(label, value, _named(label, words), label.text.rstrip(": "))
                found.append(_longer_label(pair, words))
        else:
            pairs_of_row(cells, found, words, blank=blanks.before_blank(line))
    found = list(official.without_titles(found, words))
    found = list(official.asked_again(found))
    found = yielding(list(numbered_pairs(found, words)), words)
    return _grouped(recommended.as_actions(found, words), words)


def _numbered_title(line: Line) -> list[Pair]:
    """``3`` beside ``Coaches were not checked.``, over the labels of a form: what was found."""
    cells = texts_of(line)
    if len(cells) != _SIDED or not looks.reference(cells[0].text):
        return []
    number, said = cells
    wide = said.column_span > number.column_span and looks.sentence(said.text)
    return [Pair(None, number, "finding_ref", ""), Pair(None, said, "finding", "")] if wide else []


def _second_labels(lines: Sequence[Line], words: HeadingWords) -> set[int]:
    """Columns in which a row of two labels and their values has its second: so do the others."""
    rows = [list(dict.fromkeys(filter(None, line))) for line in lines]
    return {
        row[_SIDED].column
        for row in rows
        if len(row) == _TWO_PAIRS and all(is_label(cell, words) for cell in row[::_SIDED])
    }


def _over_records(cells: Sequence[Cell], line: Line, words: HeadingWords, *, areas: bool) -> bool:
    """One text over the whole width of a form of `areas`."""
    return areas and len(cells) == 1 and len(set(line)) == 1 and not inline(cells[0], words)


def _labels_value(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """A short text beside its value; not ``By whom: Ann`` beside ``By when: May``."""
    short = len(cells[0].text.split()) <= LABEL_WORDS
    return short and not all(inline(cell, words) for cell in cells)


def _named(label: Cell, words: HeadingWords) -> str:
    """The field of a label, perhaps with a number: ``Action 4``."""
    name = field_of(label.text, words)
    number = refs.number_of_label(label, words) if not name else None
    announced = words.announced(number.label) if number is not None else ""
    return announced if announced in WHAT else name


def _grouped(found: list[Pair], words: HeadingWords) -> list[Pair]:
    """``Priority 1`` as the first label: beside it stands the name of a group of actions."""
    if not found or found[0].label is None or not looks.sentence(found[0].value.text):
        return found
    first = found[0]
    degree = looks.priority(first.value.text.split()[0].strip(",.:;"), words)
    if not sections.names_group_label(first.heading, words) or degree or first.field in WHAT:
        return found
    named = with_text(first.value, first.value.text, label=first.heading)
    return [Pair(None, named, "section", ""), *found[1:]]


def is_form(lines: Sequence[Line], words: HeadingWords) -> bool:
    """At least half of the rows open with a label that a plan would print."""
    if len(lines) > 1 and _mid_row(lines[0]):
        lines = lines[1:]  # the rest of a row is nobody's label
    first = [
        next((c for c in dict.fromkeys(line) if c is not None and c.text), None) for line in lines
    ]
    if sum(opens_area(cell, words) for cell in first) > 1:
        return True
    if len(lines) == 1 and _mid_row(lines[0]):
        return False
    texts = [cell.text for cell in first if cell is not None]
    if looks.share(bool(words.form_label(text)) for text in texts) > _ASKED:
        return True
    if _explains(lines, words) or _is_matrix(lines, words):
        return False
    named = sections.names_group_label(texts[0], words) if len(texts) > _SIDED else False
    if texts and len(lines) == 1 and sections.numbers_finding(texts[0], words):
        return True  # ``Recommendation 2`` beside what it says
    return looks.mostly(
        bool(field_of(text, words) or inline_field(text, words) or stacked_field(text, words))
        or (named and not at)
        for at, text in enumerate(texts)
    )


def _explains(lines: Sequence[Line], words: HeadingWords) -> bool:
    """Terms and what they mean, under headings that say so."""
    heading = [c.text for c in dict.fromkeys(lines[0]) if c is not None and c.text]
    return len(heading) > 1 and len(lines) > 2 and all(map(words.is_decoy, heading))


def _is_matrix(lines: Sequence[Line], words: HeadingWords) -> bool:
    """Most rows have many texts, and none of those behind the first is a label: figures by year."""
    rows = [[c for c in dict.fromkeys(line) if c is not None and c.text] for line in lines]
    return looks.mostly(
        len(row) >= _MATRIX and not any(is_label(cell, words) for cell in row[1:]) for row in rows
    )


def _mid_row(line: Line) -> bool:
    """Beside a blank first cell, in small letters: the rest of a row, not a label."""
    cells = list(dict.fromkeys(line))
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    begins_blank = cells[0] is None or not cells[0].text
    return begins_blank and len(cells) > _SIDED and bool(texts) and texts[0][0].islower()


def asked(lines: Sequence[Line]) -> set[str]:
    """The short texts at the left of a table that has one text beside each; else none."""
    rows = [[c for c in dict.fromkeys(line) if c is not None and c.text] for line in lines]
    if any(len(row) != _SIDED or len(row[0].text.split()) > LABEL_WORDS for row in rows):
        return set()
    return {one_line(row[0].text) for row in rows}


def may_be_form(lines: Sequence[Line], words: HeadingWords) -> bool:
    """Beside short texts stand others; one asks who, one when, and one hints at an action."""
    labels_of = set() if _explains(lines, words) else asked(lines)
    known = {field_of(text, words) for text in labels_of}
    return known >= OWNER_AND_DUE and any(words.hinted(text, "action") for text in labels_of)


def _opens_part(cells: Sequence[Cell], found: Sequence[Pair], words: HeadingWords) -> bool:
    """The rule that a form's next questions are about, beside how it was judged."""
    known = any(
        field_of(cell.text, words) or words.is_decoy(cell.text) or labels(cell) for cell in cells
    )
    complete = not found or bool(found[-1].value.text)
    return len(cells) > 1 and not known and not _hints(cells[0].text, words) and complete


def _hints(text: str, words: HeadingWords) -> bool:
    """``Judgment and finding`` is a label, though no known one; with a number it names a rule."""
    numbered = any(map(str.isdigit, text))
    return not numbered and any(words.hinted(text, name) for name in WHAT)


def _heading(line: Line, cell: Cell) -> str:
    above = line[cell.column] if cell.column < len(line) else None
    return above.text if above is not None and above is not cell else "(no heading)"


def is_label(cell: Cell, words: HeadingWords) -> bool:
    """The cell names a field of a plan, perhaps with a number: ``Area for improvement 2``."""
    return bool(field_of(cell.text, words)) or refs.number_of_label(cell, words) is not None


def _heads_its_value(
    cell: Cell, width: int, following: Sequence[Cell | None], words: HeadingWords
) -> bool:
    """A label alone in its row: the value stands below it, or nowhere.

    Over the whole width it is one only where it names a field and a text as wide follows it.
    """
    if words.form_label(cell.text):
        return inline(cell, words) is None
    if width > 1 and cell.column_span == width:
        below = next((other for other in following if other is not None), None)
        wide = below is not None and below.column_span == width and not labels(below)
        set_off = labels(cell) or (cell.fill is not None and len(cell.text.split()) <= LABEL_WORDS)
        known = below is not None and looks.sentence(below.text) and _is_heading(cell, words)
        return wide and (set_off or known) and bool(field_of(cell.text, words))
    return width > 1 and labels(cell)


def _is_heading(cell: Cell, words: HeadingWords) -> bool:
    """A listed heading, word by word."""
    return any(sense.score >= EXACT for sense in words.senses(cell.text))


def pairs_of_row(
    cells: list[Cell],
    found: list[Pair],
    words: HeadingWords,
    known: frozenset[str] = frozenset(),
    blank: frozenset[int] = frozenset(),
) -> None:
    """Add the labels and values of a row to those `found`; what has no label goes on the last.

    A label in front of a `blank` cell has no value.
    """
    index = 0
    while index < len(cells):
        cell = cells[index]
        following = cells[index + 1] if index + 1 < len(cells) else None
        said = inline(cell, words, known)
        name = _named(cell, words)
        if said is not None and not (name and following):
            found += said
        elif name and id(cell) in blank and blanks.asks_next(cells, index, blank, words):
            found.append(
                Pair(cell, replace(cell, text="", struck=()), name, cell.text.rstrip(": "))
            )
        elif following is not None and not name and _heads(cell, following, words):
            field = "finding" if refs.split(cell.text, words).ref else "section"
            found.append(Pair(None, cell, field, ""))
        elif following is not None and (name or labels(cell)):
            found.append(_longer_label(Pair(cell, following, name, cell.text.rstrip(": ")), words))
            index += 1
        elif name and labels(cell) and index:
            found.append(
                Pair(cell, replace(cell, text="", struck=()), name, cell.text.rstrip(": "))
            )
        elif found and found[-1].label is not cell and not _is_wider(cell, found[-1].value):
            last = found.pop()
            found.append(replace(last, value=below(last.value, cell)))
        else:
            found.append(Pair(None, cell, "", ""))
        index += 1


def _is_wider(cell: Cell, value: Cell) -> bool:
    """It begins left of a value and ends behind it: a text of its own, not the rest of that."""
    wider = cell.column_span > value.column_span and cell.column < value.column
    return wider and bool(value.text)


def _heads(cell: Cell, beside: Cell, words: HeadingWords) -> bool:
    """``2. Petty cash`` beside ``Priority: Low``: the title of the record."""
    return labels(cell) and ":" not in cell.text and bool(inline_field(beside.text, words))


def below(value: Cell, cell: Cell) -> Cell:
    """The value with another cell's text on a line of its own."""
    text = f"\n{cell.text}" if value.text else cell.text
    return joins.join_cells(value, replace(cell, text=text))


def _longer_label(pair: Pair, words: HeadingWords) -> Pair:
    """A label that has a colon of its own: ``Corrective action: taken or planned:``."""
    begin, colon, rest = pair.value.text.partition(":")
    label = f"{pair.heading}: {begin}"
    if not colon or pair.label is None or not any(s.score >= EXACT for s in words.senses(label)):
        return pair
    return replace(
        pair,
        label=replace(pair.label, text=label),
        value=replace(pair.value, text=rest.strip()),
        heading=label,
    )
