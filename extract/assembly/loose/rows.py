"""Rows under no heading row: records, a finding's panel, a preamble, a key, or none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly import details
from planlift.extract.assembly import keys
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms import explained
from planlift.extract.assembly.forms import inlines
from planlift.extract.assembly.forms import no_actions
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms import records
from planlift.extract.assembly.forms import titled
from planlift.extract.assembly.forms import unlisted
from planlift.extract.assembly.forms import unlisted_finding
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.loose.beside import facts_beside
from planlift.extract.assembly.loose.first_findings import finding_of
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import refs
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.outcome import Outcome
    from planlift.extract.assembly.parts import Loose
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.rows.above import Above
    from planlift.model import Cell
    from planlift.model import Grid
    from planlift.model import TextBlock

_OVER_ACTIONS = "it stands beside a sentence above the actions"
_DOUBT = ("table-doubtful", "", "a record of it has no label that is known")
_WIDEST_PREAMBLE = 4
"""Cells in a row: more is a table of something else."""


_WHO_WHEN = frozenset({"owner_text", "due_text", "due_revised"})


class Panel(Struct, frozen=True):
    """Labels and values above a table, the finding among them."""

    grid: Grid
    context: list[TextBlock]
    """The headings that it stands under."""
    fields: dict[str, Cell]
    headings: dict[str, str]
    """The labels as printed, by field."""


class LooseRows:
    """Places such rows, one grid after the other."""

    def __init__(self, outcome: Outcome, above: Above, *, titled: bool) -> None:
        """`titled`: a heading names the document."""
        self.outcome = outcome
        self.above = above
        self.words = above.words
        self.titled = titled
        self.plans = bool(above.plans)
        self._numbers: dict[int, record_numbers.Numbered | None] = {}
        """What a heading numbers, by its ``id``: one cell, however many records have it."""
        self._panel: Panel | None = None
        self._last: Loose | None = None
        """What gave the last row, where nothing has come since."""
        self._asked: set[str] = set()
        """Labels of forms above, of which some are no known ones: a page end may cut the next."""

    def place(self, loose: Loose, *, over_actions: bool = False) -> None:
        """Put the rows where they belong; a panel is kept for the actions that follow it.

        `over_actions`: the table that follows holds actions and does not say what was found.
        """
        self._take_key(loose)
        lines = loose.lines
        announced = any(keys.announces(block.text, self.words) for block in loose.context)
        legend = keys.from_lines(lines, self.words, announced=announced)
        if legend:
            self.outcome.take_keys(legend)
            self._set_aside(loose, "key", "it explains marks or initials")
            return
        if explained.explains_fields(lines, self.words):
            self._set_aside(loose, "guidance", "it says what each field is for")
            return
        form = pairing.is_form(lines, self.words) or self._labelled(loose)
        form = form or titled.is_titled(lines, self.words)
        asked = pairing.asked(lines)
        hinted = bool(asked) and (asked <= self._asked or pairing.may_be_form(lines, self.words))
        beside = facts_beside(lines, self.words)
        hinted = hinted and not beside
        found = self._pairs(loose, asks=form or hinted, over=over_actions)
        pairs, guesses = (beside, []) if beside else found
        made = records.records(pairs)
        if hinted and not any(map(records.is_record, made)):
            made = [records.by_hints(record, self.words) for record in made]
            self._asked |= asked
        if made and all(records.is_guidance(record, self.words) for record in made):
            self._set_aside(loose, "guidance", "it says what to write in a form")
            return
        made = self._joined(made, loose)
        if not made and pairs:
            self._labels(pairs, loose)
            self.outcome.report_grid(loose.grid, "actions", "it is the rest of the record above")
        elif any(map(records.is_record, made)) and not self._is_panel(made, loose, over_actions):
            if no_actions.hold(made, self.above.title, self.words):
                self._set_aside(loose, "not-an-action-table", "its labels are of something else")
                return
            self.outcome.doubt_guesses([*guesses, *unlisted.settle(made, self.words)])
            self._records(made, pairs, loose)
        elif any("finding" in record.fields or _names_group(record) for record in made):
            self.outcome.doubt_guesses(guesses)
            self._open_panel(made[-1], pairs, loose)
        elif self._is_preamble(loose):
            self._details(loose)
        else:
            self._set_aside(
                loose, "not-an-action-table", "no heading row of a plan was found in it"
            )

    def _pairs(
        self, loose: Loose, *, asks: bool, over: bool
    ) -> tuple[list[inlines.Pair], list[unlisted_finding.Guess]]:
        """Labels and values of a form, or of one row that stands `over` actions; and guesses."""
        if asks:
            found = titled.opened(pairing.pairs(loose.lines, self.words), self.words)
            return unlisted_finding.named(found, self.words)
        said = unlisted_finding.over_actions(loose, self.words) if over else None
        return ([], []) if said is None else ([said], [("finding", said.heading, _OVER_ACTIONS)])

    def _take_key(self, loose: Loose) -> None:
        """Take a key from among the other rows, below that which announces it."""
        begin, end = keys.announced_rows(loose.lines, self.words)
        key_lines = loose.lines[begin:end]
        explained = keys.from_lines(key_lines[1:], self.words, announced=True)
        if not explained or len(key_lines) == len(loose.lines):
            return
        self.outcome.take_keys(explained)
        self.outcome.leave(_filled(replace(loose, lines=key_lines)), "key", loose.grid)
        loose.lines = loose.lines[:begin] + loose.lines[end:]

    def _is_panel(self, made: list[records.Record], loose: Loose, over_actions: bool) -> bool:
        """Labels and values that stand over actions, rather than being one themselves."""
        asks = len(made) == 1 and "finding" in made[0].fields and "action" not in made[0].fields
        return loose.before_table or (over_actions and asks)

    def _labelled(self, loose: Loose) -> bool:
        """Labels set apart by the document itself, some of which make a record."""
        if loose.grid.how != "pairs":
            return False
        return any(map(records.is_record, records.records(pairing.pairs(loose.lines, self.words))))

    def _joined(self, made: list[records.Record], loose: Loose) -> list[records.Record]:
        """The records but for the first, where that is what a page end cut off the last one."""
        before, self._last = self._last, None
        if before is None or not made or not self.outcome.rows:
            return made
        row, rest = self.outcome.rows[-1], made[0]
        apart = before.context != loose.context or row.table != before.grid.number
        if apart or loose.grid.place.page != before.grid.place.page + 1:
            return made
        if made[1:] and not any(map(records.is_record, made[1:])):
            return made
        told = rest.fields.keys() & {*WHO_WHEN}
        if not told or not rest.fields.keys().isdisjoint({*WHAT, *row.fields}):
            return made
        self.outcome.rows[-1] = replace(
            row,
            fields={**row.fields, **rest.fields},
            others={**row.others, **rest.others},
            headings={**row.headings, **rest.headings},
            checks=(*row.checks, ("row-joined", "", "its form goes on on the next page")),
        )
        return made[1:]

    def take_panel(self, context: Sequence[TextBlock]) -> Panel | None:
        """What stands above the actions that follow, under the headings `context`; only once."""
        if self._panel is not None and not self._stands_over(self._panel, context):
            self.close_panel()
        panel, self._panel = self._panel, None
        if panel is not None:
            self.outcome.report_grid(
                panel.grid, "details", "it holds the finding of the actions that follow"
            )
        return panel

    def _stands_over(self, panel: Panel, context: Sequence[TextBlock]) -> bool:
        """Whether no heading has begun something else since, as ``What we will do`` does not."""
        fresh = [block for block in context if block not in panel.context]
        if any(map(self.above.names_plan, fresh)):
            return False
        texts = () if all(b in context for b in panel.context) else [b.text for b in fresh]
        return all(key(text) in self.words.plain or field_of(text, self.words) for text in texts)

    def close_panel(self) -> None:
        """No actions followed the last panel: it is left aside."""
        if self._panel is not None:
            self.outcome.leave(self._panel.fields.values(), "not-an-action-table", self._panel.grid)
            self.outcome.report_grid(self._panel.grid, "not-a-plan", "no actions follow it")
        self._panel = None

    def _records(self, made: list[records.Record], pairs: list[inlines.Pair], loose: Loose) -> None:
        grid = loose.grid
        panel = self.take_panel(loose.context)
        rows = []
        sure = all(record.fields for record in made)
        before = frozenset(self.outcome.placed)
        for record in made:
            has_finding = "finding" in record.fields
            carried = self.above.carried(loose.context, record.fields, has_finding=has_finding)
            if has_finding:
                titled = {} if "finding_ref" in record.fields else self._titled(record, loose)
                told = {*record.fields, *_told_apart(made)}
                carried = titled or self._numbered(carried, told, before)
            if panel is not None and not has_finding:
                carried |= panel.fields
                record.headings = panel.headings | record.headings
            record.fields = carried | record.fields
            rows += records.to_rows(record, self.words, grid.number, grid.place)
        rows = rows if sure else [replace(row, checks=(*row.checks, _DOUBT)) for row in rows]
        self.outcome.rows += rows
        self.outcome.placed |= self.above.used(rows)
        self._labels(pairs, loose)
        self._last = loose
        self.outcome.report_grid(grid, "actions", f"{len(made)} records of labels and values")

    def is_completed_by(self, table: Table) -> bool:
        """Who and when, in one line under their headings, of the action in the panel above."""
        fields = {column.field for column in table.columns}
        panel = self._panel.fields if self._panel else {}
        told = bool(fields & _WHO_WHEN) and not fields & {*WHAT, *panel}
        return "action" in panel and len(table.lines) == 1 and told

    def open_table(self, table: Table) -> None:
        """A panel whose labels are the headings of a table with one row."""
        finding = finding_of(table, self.words)
        if finding is None:
            return
        number, said = refs.split_cell(finding, self.words)
        fields = {"finding": said} | ({"finding_ref": number} if number else {})
        beside = {id(cell): cell for cell in table.lines[0].cells if cell not in (None, finding)}
        self.outcome.leave(filter(None, beside.values()), "outside-tables", table.grids[0])
        self.outcome.leave(table.heading_cells, "column-heading", table.grids[0])
        self.close_panel()
        self._panel = Panel(table.grids[0], table.context, fields, {})

    def _titled(self, record: records.Record, loose: Loose) -> dict[str, Cell]:
        """``Finding 2023-001: Bank reconciliations`` above: its words open the record's finding."""
        above = self.above.carried(loose.context, record.fields, has_finding=False)
        if "finding_ref" not in above or "finding" not in above:
            return {}
        title = above.pop("finding")
        self.outcome.placed.add(self.above.block_of(title))
        record.fields["finding"] = pairing.below(title, record.fields["finding"])
        return above

    def _numbered(
        self, carried: dict[str, Cell], told: Container[str], placed: Container[int]
    ) -> dict[str, Cell]:
        """``Area for improvement 1`` above a record numbers its finding, ``Action 1`` its action:
        neither names a section. `told` are the fields that need no number any more, `placed` the
        headings of records above.
        """
        title = carried.get("section")
        if title is None:
            return carried
        numbered = self._numbers.setdefault(id(title), record_numbers.of(title, self.words))
        if numbered is None:
            return carried
        name = record_numbers.ref(numbered, finding=True)
        block = self.above.block_of(title)
        if not name or name in told or block in placed:
            return carried  # it stands over more than one
        self.outcome.placed.add(block)
        rest = {field: cell for field, cell in carried.items() if cell is not title}
        return {**rest, name: numbered.number}

    def _open_panel(self, record: records.Record, pairs: list[inlines.Pair], loose: Loose) -> None:
        """A panel with the finding above the table of its actions."""
        if "ref" in record.fields:
            record.fields["finding_ref"] = record.fields.pop("ref")
        taken = {id(cell) for cell in record.fields.values()}
        if "finding_ref" not in record.fields:
            record.fields |= self._own_number(record) or self._number_above(record, loose)
        rest = [pair.value for pair in pairs if id(pair.value) not in taken]
        self._labels(pairs, loose)
        self.outcome.leave(rest, "outside-tables", loose.grid)
        self.close_panel()
        self._panel = Panel(loose.grid, loose.context, record.fields, record.headings)

    def _own_number(self, record: records.Record) -> dict[str, Cell]:
        """Number and rest of ``1. Train staff.`` behind its label."""
        finding = record.fields.get("finding")
        number, said = refs.split_cell(finding, self.words) if finding else (None, None)
        return {"finding_ref": number, "finding": said} if number and said else {}

    def _number_above(self, record: records.Record, loose: Loose) -> dict[str, Cell]:
        """The number that a heading above the panel gives its finding."""
        above = self.above.carried(loose.context, record.fields, has_finding=True)
        numbered = self._numbered(above, {"action_ref"}, self.outcome.placed)
        return {name: cell for name, cell in numbered.items() if name == "finding_ref"}

    def _is_preamble(self, loose: Loose) -> bool:
        """It stands before the first action, and reads as labels and values."""
        if self.outcome.rows or not self.plans:
            return False
        widest = max(len({id(c) for c in line if c is not None and c.text}) for line in loose.lines)
        return loose.before_table or widest <= _WIDEST_PREAMBLE

    def _details(self, loose: Loose) -> None:
        present = self.outcome.details
        titled = self.titled or any(detail.label == details.TITLE for detail in present)
        present += details.from_lines(loose.lines, self.words, titled=titled)
        if not loose.before_table:
            self.outcome.report_grid(loose.grid, "details", "it stands before the actions")

    def _set_aside(self, loose: Loose, reason: str, why: str) -> None:
        self.outcome.leave(_filled(loose), reason, loose.grid)
        verdict = "key" if reason == "key" else "not-a-plan"
        self.outcome.report_grid(loose.grid, verdict, why)

    def _labels(self, pairs: Sequence[inlines.Pair], loose: Loose) -> None:
        labels = (pair.label for pair in pairs if pair.label is not None)
        self.outcome.leave(labels, "column-heading", loose.grid)


def _told_apart(made: Sequence[records.Record]) -> tuple[str, ...]:
    """What no heading above the records can number: several findings, or actions."""
    found = {id(record.fields["finding"]) for record in made if "finding" in record.fields}
    return ("finding_ref",) * (len(found) > 1) + ("action_ref",) * (len(made) > 1)


def _names_group(record: records.Record) -> bool:
    """``Priority 1``, beside its name."""
    return "section" in record.fields and bool(record.fields["section"].label)


def _filled(loose: Loose) -> list[Cell]:
    cells = (cell for line in loose.lines for cell in line if cell is not None and cell.text)
    return list({id(cell): cell for cell in cells}.values())
