"""One line of a table as fields: each cell where its column says, numbers beside their texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.cells import text_of
from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import labelled
from planlift.extract.assembly.rows import answer_lines
from planlift.extract.assembly.rows import answered_below
from planlift.extract.assembly.rows import how_far
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import splits
from planlift.extract.assembly.rows import two_fields
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell

_Split: TypeAlias = "Callable[[Cell, HeadingWords], tuple[Cell | None, Cell]]"
_REFS = ("finding_ref", "action_ref")
_COUNTED_ON = 1 / 4
"""Of the lines beside a finding that stands above: a number begins on as many that counts actions.
On fewer it is that of a finding whose text is missing, such as one printed beyond the page."""
_NAMED = re.compile(r"[A-Z]?\d+(?:\.\d+)*[.):]?\s+[A-Z][^\W\d_]{2}\D*$")
"""A number with words behind it."""
_LABELLING = {"action", "finding", "response", "progress_text", "evidence", "owner_text"}


class Draft(Struct):
    """A row of the plan in the making."""

    fields: dict[str, Cell]
    others: dict[str, Cell]
    ticks: list[tuple[str, Cell]]
    line: TableLine
    checks: list[tuple[str, str, str]] = field(default_factory=list)
    marks: list[Cell] = field(default_factory=list)
    """Ticks that give a field the heading above them."""


_COLOURED = frozenset({"rag_text", "status_text"})
"""Fields that a painted cell fills without a word."""


class Drafter:
    """Knows the table's columns and whose numbers they print."""

    def __init__(self, table: Table, words: HeadingWords) -> None:
        """Settle once for the table what holds for each of its lines."""
        self.columns = table.columns
        self.heading_cells = table.heading_cells
        self.words = words
        self.counted = {name for name in ("finding", "action") if _is_counted(table, name)}
        self.numbered = {
            name: name in self.counted or self._is_numbered(table, name)
            for name in ("finding", "action")
        }
        self.ref_field = _whose_refs(table)
        self.foreign = _foreign(table, self.numbered, self.ref_field, words)
        self.labelled = self._labelled(table)
        self.answered = self._answered(table)
        self.plain = {c.field for c in self.columns if c.fields == (c.field,)} - {"tick"}
        self.plain -= self.labelled.keys() | ({"action"} if self.answered else set())
        self.signed = _signed(table, words)
        """Fields whose cells stand as they are."""
        wordless = not any(cell and cell.text for cell in _below(table, "progress_text"))
        self.coloured = _COLOURED | ({"progress_text"} if wordless else set())
        self.values: set[int] = set()
        """``id`` of each heading that a tick makes a value."""
        self._split: dict[int, tuple[Cell, Cell | None, Cell]] = {}
        """By ``id`` of a cell, which is kept so that no other gets it: its number and the rest."""
        self._tidied: dict[int, tuple[Cell, Cell]] = {}

    def draft(self, line: TableLine) -> Draft:
        """The line's cells by field; a spanning cell is the same object on each of its lines."""
        draft = Draft({}, {}, [], line)
        if line.joined:
            draft.checks.append(("row-joined", "action", line.joined))
        seen: set[int] = set()
        for column, cell in zip(self.columns, line.cells, strict=False):
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            if cell.text and column.field in self.plain:
                draft.fields[column.field] = cell
            else:
                self._place(draft, column, cell)
        self._number(draft)
        return draft

    def _labelled(self, table: Table) -> dict[str, frozenset[str]]:
        """By field: what the texts of its column label (see `labelled`)."""
        taken = {name for column in table.columns for name in column.fields}
        found = {}
        for name in _LABELLING & taken:
            texts = _said(table, name)
            own = next((column.also for column in table.columns if column.field == name), "")
            found[name] = labelled.fields(texts, taken - {own}, self.words)
        return {name: fields for name, fields in found.items() if fields}

    def _answered(self, table: Table) -> _Split | None:
        """What parts the actions from the answers that they hold and that no other column does."""
        if any("response" in column.fields for column in table.columns):
            return None
        texts = _said(table, "action")
        if answer_lines.opens_most(texts, self.words):
            return answer_lines.split
        return answered_below.split if answered_below.in_most(texts, self.words) else None

    def _place(self, draft: Draft, column: Column, cell: Cell) -> None:
        if self.answered and column.field == "action" and cell.text:
            answer, cell = self.answered(cell, self.words)
            draft.fields |= {"response": answer} if answer is not None else {}
        if column.field in self.labelled and cell.text:
            rest, values = labelled.split(cell, self.labelled[column.field], self.words)
            draft.fields |= {name: value for name, value in values.items() if value.text}
            if rest.text:
                draft.fields[column.field] = rest
        elif column.field == "tick":
            if cell.text:
                self._tick(draft, column, cell)
        elif not column.field:
            if cell.text:
                draft.others[_free(column.heading or "(no heading)", draft.others)] = cell
        elif column.also or column.told:
            draft.fields |= self._shared(column, cell)
        elif cell.text or (cell.fill and column.field in self.coloured):
            draft.fields[column.field] = cell

    def _shared(self, column: Column, cell: Cell) -> dict[str, Cell]:
        """The fields that share the cells of a column."""
        fields = [name for name in column.fields if name != column.told]
        parts = how_far.parts(cell, fields, column.told, self.words)
        if column.field in self.signed and column.field in parts:
            said, owner = two_fields.owner_line(parts[column.field], self.words)
            parts |= {"owner_text": owner, column.field: said} if owner else {}
        return {name: part for name, part in parts.items() if part.text}

    def _tick(self, draft: Draft, column: Column, cell: Cell) -> None:
        """A mark: what its heading says is the value; several of a calendar are a line each."""
        if not column.also:
            draft.ticks.append((column.heading, cell))
            return
        heading, present = self._heading(column), draft.fields.get(column.also)
        if present is not None and column.also == "due_text":
            heading = splits.stack(present, heading)
        draft.fields[column.also] = heading
        draft.marks.append(cell)

    def _heading(self, column: Column) -> Cell:
        cell = next(cell for cell in self.heading_cells if one_line(cell.text) == column.heading)
        self.values.add(id(cell))
        return cell

    def _number(self, draft: Draft) -> None:
        ref = draft.fields.pop("ref", None)
        if ref is not None and self.foreign:
            draft.others[_free(self.foreign, draft.others)] = ref
        elif ref is not None:
            draft.fields[self.ref_field] = ref
        for name in _REFS:
            if name in draft.fields:
                draft.fields[name] = self._tidy(draft.fields[name])
        self._name_finding(draft)
        for name in ("finding", "action"):
            cell = draft.fields.get(name)
            if cell is None or not self.numbered[name] or f"{name}_ref" in draft.fields:
                continue
            if id(cell) not in self._split:
                bare = name in self.counted
                parts = refs.split_counted(cell) if bare else refs.split_cell(cell, self.words)
                self._split[id(cell)] = cell, *parts
            _, number, rest = self._split[id(cell)]
            if number is not None:
                draft.fields[f"{name}_ref"] = number
                draft.fields[name] = rest

    def _name_finding(self, draft: Draft) -> None:
        """``1. Waiting times`` under ``Rec``, where nothing else says what was found."""
        cell = draft.fields.get("finding_ref")
        if cell is None or "finding" in draft.fields or not _NAMED.match(cell.text):
            return
        if id(cell) not in self._split:
            self._split[id(cell)] = cell, *refs.split_cell(cell, self.words)
        _, number, rest = self._split[id(cell)]
        if number is not None and rest.text:
            draft.fields["finding_ref"], draft.fields["finding"] = number, rest

    def _tidy(self, cell: Cell) -> Cell:
        """``(3)``, ``Recommendation 3``: the number alone."""
        if id(cell) not in self._tidied:
            self._tidied[id(cell)] = cell, self._bare_number(cell)
        return self._tidied[id(cell)][1]

    def _bare_number(self, cell: Cell) -> Cell:
        number = refs.number_of_label(cell, self.words)
        if number is not None and self.words.announced(number.label) in WHAT:
            return number
        text = refs.tidy(cell.text)
        return cell if text == cell.text else with_text(cell, text, cell.struck)

    def _is_numbered(self, table: Table, name: str) -> bool:
        texts = [cell.text for cell in _below(table, name) if cell is not None]
        return refs.consistent(texts, self.words)


def _is_counted(table: Table, name: str) -> bool:
    return refs.counted(cell.text for cell in _below(table, name) if cell is not None)


def _foreign(table: Table, numbered: Mapping[str, bool], field: str, words: HeadingWords) -> str:
    """The heading of a number column behind actions that have numbers of their own, or beside such
    under a heading that says nothing of numbers; or empty.
    """
    order = [column.field for column in table.columns]
    if "ref" not in order or not numbered[field.removesuffix("_ref")]:
        return ""
    at = order.index("ref")
    behind = all(at > order.index(name) for name in ("finding", "action") if name in order)
    heading = table.columns[at].heading
    return heading if behind or not words.senses(heading) else ""


def _signed(table: Table, words: HeadingWords) -> set[str]:
    """Where no other column says who: ``Response, officer and date``, or what ends with a post
    above its date in each cell.
    """
    columns = table.columns
    if any("owner_text" in column.fields for column in columns):
        return set()
    found = set()
    for column in columns:
        if not column.also or column.field not in _LABELLING:
            continue
        named = any(sense.field == "owner_text" for sense in words.senses(column.heading))
        texts = _said(table, column.field)
        if named or (texts and all(two_fields.ends_with_post(text, words) for text in texts)):
            found.add(column.field)
    return found


def _free(heading: str, taken: dict[str, Cell]) -> str:
    """The heading, told apart from its namesakes."""
    if heading not in taken:
        return heading
    return next(name for n in range(2, len(taken) + 3) if (name := f"{heading} ({n})") not in taken)


def _below(table: Table, name: str) -> list[Cell | None]:
    index = next((i for i, column in enumerate(table.columns) if column.field == name), None)
    return [] if index is None else [line.cells[index] for line in table.lines]


def _said(table: Table, name: str) -> list[str]:
    """The texts of a column, without those that stand over all columns."""
    over = {id(line.cells[0]) for line in table.lines if len(set(map(id, line.cells))) == 1}
    return [
        cell.text for cell in _below(table, name) if cell and cell.text and id(cell) not in over
    ]


def _whose_refs(table: Table) -> str:
    """Whether the number column numbers findings or actions.

    It numbers findings where it is blank, or spans, wherever the finding does; the actions where it
    goes on counting beside one finding, and where there are no findings.
    """
    findings, numbers = _below(table, "finding"), _below(table, "ref")
    apart = [i for i, cell in enumerate(findings) if numbers and cell is not numbers[i]]
    findings, numbers = [findings[i] for i in apart], [numbers[i] for i in apart]
    if not findings or not numbers:
        return "action_ref"
    new_finding = _starts(findings)
    new_number = {i for i in _starts(numbers) if looks.numeral(text_of(numbers[i]))}
    beside = [i for i in range(len(numbers)) if i not in new_finding]
    if new_number > new_finding and len(new_number - new_finding) >= _COUNTED_ON * len(beside):
        return "action_ref"
    order = [column.field for column in table.columns]
    between = (
        order.index("finding") < order.index("ref") < order.index("action")
        if "action" in order
        else False
    )
    return "action_ref" if between and all(map(_has_text, findings)) else "finding_ref"


def _starts(cells: Sequence[Cell | None]) -> set[int]:
    """Lines on which a new text begins; one printed again beside the next action is none."""
    texts = [text_of(cell) for cell in cells]
    return {i for i, text in enumerate(texts) if text and (i == 0 or texts[i - 1] != text)}


def _has_text(cell: Cell | None) -> bool:
    return cell is not None and looks.sentence(cell.text)
