"""From the lines of one table to the rows of the plan: one an action, everything carried to it."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.cells import whole_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.rows import agreed
from planlift.extract.assembly.rows import answer_rows
from planlift.extract.assembly.rows import bands
from planlift.extract.assembly.rows import finishing
from planlift.extract.assembly.rows import no_rows
from planlift.extract.assembly.rows import notes
from planlift.extract.assembly.rows import outline
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows import siblings
from planlift.extract.assembly.rows import splits
from planlift.extract.assembly.rows.drafts import Draft
from planlift.extract.assembly.rows.drafts import Drafter
from planlift.extract.assembly.rows.lone_lines import LoneLines
from planlift.model import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell
    from planlift.model import RawRow

CARRIED = ("section", "finding", "finding_ref")
_CARRYING = {"text", "alignment"}
"""Ways of finding a table that show a merged cell as a blank below it."""


_OF_TABLE = frozenset({"finding", "finding_ref", "response", "priority"})
"""What stands above a table and holds for all of its groups."""
_FACTS = frozenset({"priority", "owner_text", "due_text", "response", "risk", "impact"})
"""What a line of its own may say of a finding."""
_OF_GROUP = frozenset({"success_measure", "priority", "risk", "impact", "monitoring", "resources"})
"""What a line of its own may say of the group that the line above it names."""


class Carried(Struct):
    """What stands above and holds for the rows below."""

    fields: dict[str, Cell] = field(default_factory=dict)
    used: bool = True
    """Some action has taken up the finding."""
    opened: bool = False
    """The line above has named a group."""


class RowBuilder:
    """Reads the lines of one table, top to bottom."""

    def __init__(
        self,
        table: Table,
        words: HeadingWords,
        above: Mapping[str, Cell],
        labels: Mapping[str, str],
        found: AbstractSet[int],
    ) -> None:
        """Take the table and what the headings above it carry (section, finding, deadline).

        `labels` are the labels of those that have one, by field; `found`: ``id`` of lines that say
        what was found as those of other tables do.
        """
        self.table = table
        self.words = words
        self.lone_lines = LoneLines(table)
        over = bands.over_lines(table, self.lone_lines)
        bands.leave_groups_to(over, table, words)
        self.grouped = bands.name_groups(over, words)
        self.found = siblings.findings(zip(over, repeat(0)), words) | found
        self.above = above
        self.labels = labels
        self.carried = Carried(dict(above))
        self.drafts: list[Draft] = []
        self.aside: list[Aside] = []
        self.fields = {column.field for column in table.columns}
        self.drafter = Drafter(table, words)
        self.notes = notes.of(table, words)
        self.announced: list[Cell] = []
        self.lines_announced = 0
        """Behind the last line that was announced."""
        self.beside: Draft | None = None
        """The row that the present finding stands in."""
        self.between = _between(table)
        self.outline = outline.over(table, words)

    def build(self) -> list[RawRow]:
        """The rows, in order; afterwards `aside` holds what stands in none of them."""
        for index, line in enumerate(self.table.lines):
            self._line(index, line)
        self._flush_finding()
        self._leave_announced()
        whole = finishing.merged(self.drafts)
        drafts = [part for draft in whole for part in finishing.parted(draft, self.words)]
        named = {column.field: column.heading for column in self.table.columns if column.field}
        headings = {**self.labels, **named}
        agreed.settle(drafts, headings, self.words)
        return [finishing.to_row(draft, self.table, headings) for draft in drafts]

    # One line -------------------------------------------------------------------------------

    def _line(self, index: int, line: TableLine) -> None:
        cells = texts_of(line.cells)
        above = self.table.lines[index - 1].cells if index else ()
        if set(map(id, above)).issuperset(map(id, cells)):
            return  # blank, or nothing but cells that go on from the line above
        if index == 0 and no_rows.is_guidance(line, self.table.columns, self.words):
            self._leave(cells, "guidance")
        elif no_rows.is_sum(cells, self.words):
            self._leave(cells, "total")
        elif index in self.outline:
            self._take_up(self.outline[index], after_another=False)
        elif len(cells) == 1 and looks.asks_for_more(cells[0].text, self.words):
            self._leave(cells, "guidance")
        elif len(cells) == 1 and self._noted(index, cells[0]):
            return
        elif len(cells) == 1 and self.lone_lines.stands_over(index, cells[0]):
            self._announced(cells[0], after_another=0 < self.lines_announced == index)
            self.lines_announced = index + 1
        else:
            self._data(index, line)

    def _noted(self, index: int, cell: Cell) -> bool:
        """``Update June: two posts filled.`` over the whole width belongs to the row above it."""
        name = self.notes.get(index)
        if name is None or not self.drafts:
            return False
        fields = self.drafts[-1].fields
        fields[name] = splits.stack(fields[name], cell) if name in fields else cell
        return True

    def _announced(self, cell: Cell, *, after_another: bool) -> None:
        found = sections.announce(cell, self.words, has_finding="finding" in self.fields)
        if found.field == "section" and self._is_fact(cell):
            return
        if self.grouped and found.field == "finding":
            found = sections.Announced("section", None, cell)
        numbered = after_another and self._numbers_next(cell)
        if (numbered or id(cell) in self.found) and "finding" not in self.fields:
            found = sections.as_finding(cell, self.words)
        self._take_up(found, after_another=after_another)

    def _numbers_next(self, cell: Cell) -> bool:
        """The line above is ``Finding 2``, or ``Item 2`` over a sentence."""
        over = self.announced[-1]
        named = sections.numbers_finding(over.text, self.words)
        counted = looks.sentence(cell.text) and record_numbers.of_finding(over, self.words)
        return named or bool(counted)

    def _take_up(self, found: sections.Announced, *, after_another: bool) -> None:
        """Carry what stands over the lines below to them."""
        self.announced.append(found.body)
        if found.field == "section":
            self._flush_finding()
            held = {name: cell for name, cell in self.above.items() if name in _OF_TABLE}
            self.carried.fields = {**held, "section": found.body}
            self.carried.opened = True
            if sections.due_of_table(found.body.text, self.fields, self.words):
                self.carried.fields["due_text"] = found.body
            elif "due_text" in self.above:
                self.carried.fields["due_text"] = self.above["due_text"]
            return
        if found.field == "finding":
            found = self._below_number(found) if after_another else found
            self._flush_finding()
            for name in ("finding_ref", "response"):
                self.carried.fields.pop(name, None)
            self.carried.used = False
        if found.ref is not None:
            self.carried.fields["finding_ref"] = found.ref
        present = self.carried.fields.get(found.field) if found.field != "finding" else None
        self.carried.fields[found.field] = (
            joins.join_cells(present, found.body) if present else found.body
        )

    def _below_number(self, found: sections.Announced) -> sections.Announced:
        """What is found, with the number that stands on a line of its own right above it."""
        over = self.announced[-2]
        held = (n for n in ("finding", "section") if self.carried.fields.get(n) is over)
        name = next(held, None)
        if name is None:
            return found
        number, group = bands.number_above(over, found, self.words)
        if number is None and group is None:
            return found
        del self.carried.fields[name]
        section = group or self.above.get("section")
        self.carried.fields |= {"section": section} if section else {}
        return sections.Announced("finding", number or found.ref, found.body)

    def _is_fact(self, cell: Cell) -> bool:
        """``Priority: High`` right below a finding over the whole width says more of it; so does
        ``Measures: …`` below the name of a group.
        """
        of_finding = not self.carried.used and "finding" in self.carried.fields
        may = _FACTS if of_finding else _OF_GROUP - self.fields if self.carried.opened else ()
        said = (inline(cell, self.words) or []) if may else []
        if not said or not all(pair.field in may for pair in said):
            return False
        self._leave((pair.label for pair in said if pair.label is not None), "column-heading")
        self.carried.fields |= {pair.field: pair.value for pair in said}
        return True

    def _data(self, index: int, line: TableLine) -> None:
        self.carried.opened = False
        draft = self.drafter.draft(line)
        own = {name for name, cell in draft.fields.items() if cell.text}
        answer = self._answer(index, draft, own)
        if answer is not None:
            own -= {"action"}
        if own and own <= set(CARRIED) and not draft.others and not draft.ticks:
            self._flush_finding()
            self._remember(draft)
            self.carried.used = False
            if answer is not None:
                self.carried.fields["response"] = answer
            return
        if own & {"finding", "finding_ref"} and not self._finding_goes_on(draft):
            self._flush_finding()
        self._remember(draft)
        if not own - set(CARRIED) and self.drafts and not self._starts_row(draft):
            self._append(draft)
            return
        if "action" not in own and self.drafts and not self._starts_row(draft):
            self._append(draft)
            return
        self._carry(draft, own)
        if "response" in own and line.grid.how in _CARRYING:
            self.carried.fields["response"] = draft.fields["response"]
        if "action" not in own and "action" not in self.above:
            self._without_action(draft)
        self.drafts.append(draft)

    def _answer(self, index: int, draft: Draft, own: set[str]) -> Cell | None:
        """``Agreed.`` over the actions of a finding is the answer to it, and no action."""
        if draft.others or not answer_rows.answers(draft.fields, own, self.words):
            return None
        if "response" in self.fields or not answer_rows.goes_on(self.table, index):
            return None
        return draft.fields.pop("action")

    def _carry(self, draft: Draft, own: set[str]) -> None:
        """Give the row what stands above it and holds for it too."""
        self.carried.used = True
        for name, cell in self.carried.fields.items():
            if name not in own:
                draft.fields[name] = cell
        how = draft.line.grid.how
        if how in _CARRYING:
            self._carry_beside(draft, own)
        if how == "alignment" and "finding" in self.carried.fields.keys() - own:
            draft.checks.append(("finding-carried", "finding", "nothing is drawn beside its rows"))

    def _carry_beside(self, draft: Draft, own: set[str]) -> None:
        """What stands between a finding and its action runs down as the finding does."""
        if own & {"finding", "finding_ref"}:
            self.beside = draft
            return
        if self.beside is None:
            return
        for column in self.table.columns[self.between]:
            into = draft.fields if column.field else draft.others
            name = column.field or column.heading
            cell = (self.beside.fields if column.field else self.beside.others).get(name)
            if cell is not None and name not in into and name not in WHO_WHEN:
                into[name] = cell

    def _starts_row(self, draft: Draft) -> bool:
        """A line without an action that is yet no more than the rest of the one before."""
        own = {name for name, cell in draft.fields.items() if cell.text}
        return bool(
            own
            & {"action", "due_text", "owner_text", "finding", "finding_ref", "action_ref", "ref"}
        )

    def _append(self, draft: Draft) -> None:
        last = self.drafts[-1]
        for name, cell in draft.fields.items():
            if cell.text and name not in CARRIED:
                last.fields[name] = (
                    joins.join_cells(last.fields[name], cell) if name in last.fields else cell
                )
        for heading, cell in draft.others.items():
            last.others[heading] = (
                joins.join_cells(last.others[heading], cell) if heading in last.others else cell
            )
        last.ticks += draft.ticks
        last.marks += draft.marks
        last.checks.append(
            (
                "row-joined",
                "action",
                "a row without an action of its own was added to the one above",
            )
        )

    def _without_action(self, draft: Draft) -> None:
        last = self.drafts[-1] if self.drafts else None
        if (
            last
            and draft.line.grid.how in _CARRYING
            and "action" in last.fields
            and "finding" not in draft.fields
        ):
            draft.fields["action"] = last.fields["action"]
        else:
            draft.checks.append(
                ("no-action", "action", "the row has no text in the column of actions")
            )

    def _remember(self, draft: Draft) -> None:
        """Findings and sections hold until the next; a new one ends what belonged to the old."""
        if draft.fields.keys() & {"finding", "finding_ref"} and not self._finding_goes_on(draft):
            for name in ("finding", "finding_ref", "response"):
                self.carried.fields.pop(name, None)
        for name in CARRIED:
            if name in draft.fields and draft.fields[name].text:
                self.carried.fields[name] = draft.fields[name]

    def _finding_goes_on(self, draft: Draft) -> bool:
        """Whether the finding's cell reaches down from the row above: its number holds on, too."""
        own, above = draft.fields.get("finding"), self.carried.fields.get("finding")
        number = draft.fields.get("finding_ref")
        if own is None or above is None or not own.places or own.places != above.places:
            return False
        return number is None or not number.text or number.places == own.places

    def _flush_finding(self) -> None:
        """A finding under which no action followed is a row of its own, with a check."""
        if self.carried.used or "finding" not in self.carried.fields:
            return
        line = self.table.lines[0]
        draft = Draft(dict(self.carried.fields), {}, [], line)
        draft.checks.append(("no-action", "action", "no action stands beside this finding"))
        self.drafts.append(draft)
        self.carried.used = True

    def _leave_announced(self) -> None:
        """A section that no action follows is left aside."""
        if not self.announced:
            return
        used = {place for draft in self.drafts for c in draft.fields.values() for place in c.places}
        unused = [cell for cell in self.announced if not set(cell.places) <= used]
        self._leave(unused, "heading")

    # Helpers --------------------------------------------------------------------------------

    def _leave(self, cells: Iterable[Cell], reason: str) -> None:
        self.aside += [
            Aside(whole_text(cell), reason, cell.places[0])
            for cell in cells
            if cell.text and cell.places
        ]


def _between(table: Table) -> slice:
    """The columns between the finding and the action."""
    names = [column.field for column in table.columns]
    if "finding" not in names or "action" not in names:
        return slice(0, 0)
    return slice(names.index("finding") + 1, names.index("action"))
