"""A document understood as a plan: which of its tables hold actions, and what the rest is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import columns
from planlift.extract.assembly import details
from planlift.extract.assembly import keys
from planlift.extract.assembly import looks
from planlift.extract.assembly import records
from planlift.extract.assembly import sections
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.phrases import CLOSE
from planlift.extract.assembly.phrases import HeadingWords
from planlift.extract.assembly.rows import RowBuilder
from planlift.extract.assembly.tables import take_apart
from planlift.model import Aside
from planlift.model import Detail
from planlift.model import Grid
from planlift.model import RawPlan
from planlift.model import TableReport
from planlift.model import TextBlock
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.parts import Parts
    from planlift.model import Cell
    from planlift.model import Document
    from planlift.model import RawRow
    from planlift.vocabulary import Vocabulary

_SECTION_WORDS = 25


def assemble(document: Document, vocabulary: Vocabulary) -> RawPlan:
    """Find the actions of `document`; a document without any gives a plan without rows."""
    words = HeadingWords(vocabulary)
    parts = take_apart(document, words)
    return _Assembly(document, parts, words).plan()


class _Assembly:
    """Puts every block in its place: rows, details, keys, or left aside."""

    def __init__(self, document: Document, parts: Parts, words: HeadingWords) -> None:
        self.document = document
        self.parts = parts
        self.words = words
        self.rows: list[RawRow] = []
        self.details: list[Detail] = []
        self.aside: list[Aside] = [*document.aside, *parts.aside]
        self.keys = keys.Keys()
        self.reports: list[TableReport] = []
        self.doubts: list[tuple[str, str, str, str]] = []
        self.title = sections.title_of(parts.texts)
        self.used: set[int] = set()
        self.above_next: dict[str, Cell] = {}
        self.plans = [table for table in parts.tables if _holds_actions(table)]
        self.heading_cells: dict[int, Cell] = {}

    def plan(self) -> RawPlan:
        self._records_without_tables()
        for part in self.parts.order:
            if isinstance(part, Table):
                self._table(part)
            elif isinstance(part, Loose):
                self._loose(part)
        self._texts()
        for detail in self.details:
            if keys.announces(detail.label, self.words):
                self._take_keys(keys.from_text(detail.text, self.words, announced=True))
        for block in self.document.blocks:
            if isinstance(block, Grid) and block.caption:
                self.aside.append(Aside(block.caption, "caption", block.place))
        return RawPlan(
            document=self.document,
            details=tuple(self.details),
            rows=tuple(self.rows),
            aside=tuple(self.aside),
            tables=tuple(sorted(self.reports, key=lambda report: report.number)),
            initials=self.keys.initials,
            legend=self.keys.legend,
            doubts=tuple(dict.fromkeys(self.doubts)),
        )

    # Tables with a heading row ---------------------------------------------------------------

    def _table(self, table: Table) -> None:
        if table not in self.plans:
            self._no_plan(table)
            return
        above = self._above(table) | self.above_next
        self.above_next = {}
        group = sections.group_heading(table, self.plans, self.words)
        if group is not None:
            above["section"] = group
        builder = RowBuilder(table, self.words, above)
        rows = builder.build()
        self.rows += rows
        self.aside += builder.aside
        used = {id(cell) for row in rows for cell in row.fields.values()}
        self.used |= {
            id(block) for block in self.parts.texts if id(self.heading_cells.get(id(block))) in used
        }
        self._aside_cells(
            (cell for cell in table.heading_cells if id(cell) not in used),
            "column-heading",
            table.grids[0],
        )
        self._doubt_headings(table, group)
        self._report(table, "actions", f"{len(rows)} actions")

    def _doubt_headings(self, table: Table, group: Cell | None) -> None:
        for column in table.columns:
            if group is not None and column.heading == one_line(group.text):
                continue
            if column.field and column.field != "tick" and column.score < CLOSE:
                heading = column.heading or "(no heading)"
                why = f"taken for {column.field}: {column.why}"
                self.doubts.append(("heading-guessed", column.field, heading, why))

    def _above(self, table: Table) -> dict[str, Cell]:
        """What the headings above the table carry to its rows."""
        fields = {column.field for column in table.columns}
        carried: dict[str, Cell] = {}
        for block in table.context:
            if block is self.title or not self._names_group(block):
                continue
            cell = self.heading_cells.setdefault(id(block), sections.as_cell(block))
            found = sections.announce(cell, self.words, has_finding="finding" in fields)
            if found.field == "finding" and found.ref is not None:
                carried["finding_ref"] = found.ref
            carried[found.field if found.field != "response" else "section"] = found.body
            if sections.deadline(block.text, self.words):
                carried["due_text"] = cell
        return carried

    def _names_group(self, block: TextBlock) -> bool:
        folded = key(block.text)
        if folded in self.words.plain or keys.announces(block.text, self.words):
            return False
        if len(block.text.split()) > _SECTION_WORDS or sections.says_when(block.text, self.words):
            return False
        shared = all(block in table.context for table in self.plans)
        tokens = set(folded.replace("/", " ").split())
        return not (shared and any(word in f" {folded} " for word in self._padded(tokens)))

    def _padded(self, tokens: set[str]) -> list[str]:
        return [f" {word} " for word in self.words.document_words if set(word.split()) <= tokens]

    def _no_plan(self, table: Table) -> None:
        found = keys.from_lines(
            [tuple(line.cells) for line in table.lines],
            self.words,
            announced=self._announced(table.context),
        )
        cells = [
            cell for line in table.lines for cell in dict.fromkeys(line.cells) if cell is not None
        ]
        grid = table.grids[0]
        if found:
            self._take_keys(found)
            verdict, reason = "key", "it explains marks or initials"
        elif not any(cell.text for cell in cells):
            verdict, reason = "not-a-plan", "it has headings and no rows"
        else:
            verdict, reason = "not-a-plan", _why_not(table)
        self._aside_cells(
            [*table.heading_cells, *dict.fromkeys(cells)],
            "key" if found else "not-an-action-table",
            grid,
        )
        self._report(table, verdict, reason)

    # Rows without a heading row --------------------------------------------------------------

    def _loose(self, loose: Loose) -> None:
        lines = loose.lines
        cells = list(
            dict.fromkeys(cell for line in lines for cell in line if cell is not None and cell.text)
        )
        found = keys.from_lines(lines, self.words, announced=self._announced(loose.context))
        if found:
            self._take_keys(found)
            self._set_aside(loose, cells, "key", "it explains marks or initials")
            return
        pairs = records.pairs(lines, self.words) if records.is_form(lines, self.words) else []
        made = records.records(pairs)
        if any(map(records.is_record, made)) and not loose.before_table:
            self._take_records(made, pairs, loose)
        elif self.plans and any("finding" in record.fields for record in made):
            self._take_above(made[-1], pairs, loose)
        elif self._is_preamble(loose):
            self._take_details(loose)
        else:
            self._set_aside(
                loose, cells, "not-an-action-table", "no heading row of a plan was found in it"
            )

    def _take_records(
        self, made: list[records.Record], pairs: list[records.Pair], loose: Loose
    ) -> None:
        number = loose.grid.number
        for record in made:
            self.rows.append(records.to_row(record, self.words, number, loose.grid.place))
        self._aside_cells(
            (pair.label for pair in pairs if pair.label is not None), "column-heading", loose.grid
        )
        self._report_grid(loose.grid, "actions", f"{len(made)} records of labels and values")

    def _take_above(self, record: records.Record, pairs: list[records.Pair], loose: Loose) -> None:
        """A panel with the finding above the table of its actions."""
        if "ref" in record.fields:
            record.fields["finding_ref"] = record.fields.pop("ref")
        self.above_next = record.fields
        taken = {id(cell) for cell in record.fields.values()}
        rest = [pair.value for pair in pairs if id(pair.value) not in taken]
        self._aside_cells(
            (pair.label for pair in pairs if pair.label is not None), "column-heading", loose.grid
        )
        self._aside_cells(rest, "outside-tables", loose.grid)
        self._report_grid(loose.grid, "details", "it holds the finding of the actions that follow")

    def _is_preamble(self, loose: Loose) -> bool:
        """It stands before the first action, and reads as labels and values."""
        if self.rows or not self.plans:
            return False
        widest = max(len({id(c) for c in line if c is not None and c.text}) for line in loose.lines)
        return loose.before_table or widest <= 4

    def _take_details(self, loose: Loose) -> None:
        titled = self.title is not None or any(
            detail.label == details.TITLE for detail in self.details
        )
        self.details += details.from_lines(loose.lines, self.words, titled=titled)
        if not loose.before_table:
            self._report_grid(loose.grid, "details", "it stands before the actions")

    def _set_aside(self, loose: Loose, cells: Iterable[Cell], reason: str, why: str) -> None:
        self._aside_cells(cells, reason, loose.grid)
        verdict = "key" if reason == "key" else "not-a-plan"
        self._report_grid(loose.grid, verdict, why)

    # Texts outside tables --------------------------------------------------------------------

    def _records_without_tables(self) -> None:
        """Records as paragraphs count only where no table holds actions."""
        if self.plans:
            return
        cells = [(block, sections.as_cell(block)) for block in self.parts.texts]
        pairs = records.pairs_of_texts((cell for _, cell in cells), self.words)
        made = [record for record in records.records(pairs) if record.fields]
        good = [record for record in made if records.is_record(record)]
        if not good or len(good) * 2 < len(made):
            return
        self._rows_from_texts(good, pairs)

    def _rows_from_texts(self, good: list[records.Record], pairs: list[records.Pair]) -> None:
        kept = {
            id(cell)
            for record in good
            for cell in (*record.fields.values(), *record.others.values())
        }
        place = self.parts.texts[0].place
        for record in good:
            self.rows.append(records.to_row(record, self.words, 0, place))
        for pair in pairs:
            if pair.label is not None:
                self._leave(pair.label.text, "column-heading", pair.label)
            if id(pair.value) not in kept and not self._joined_into(pair, good):
                self._leave(pair.value.text, "outside-tables", pair.value)
        self.used |= {id(block) for block in self.parts.texts}

    def _joined_into(self, pair: records.Pair, good: list[records.Record]) -> bool:
        places = {
            place
            for record in good
            for cell in (*record.fields.values(), *record.others.values())
            for place in cell.places
        }
        return set(pair.value.places) <= places

    def _leave(self, text: str, reason: str, cell: Cell) -> None:
        if text:
            self.aside.append(Aside(text, reason, cell.places[0]))

    def _texts(self) -> None:
        first = self._first_action_place()
        if self.title is not None and self.rows and id(self.title) not in self.used:
            self.details.insert(
                0, Detail(details.TITLE, self.title.text, (self.title.place,), unprinted=True)
            )
            self.used.add(id(self.title))
        before = True
        announced = False
        for part in self.parts.order:
            if isinstance(part, Table) and part in self.plans:
                before = False
            if not isinstance(part, TextBlock):
                continue
            announced = self._text(part, before=before and bool(first), announced=announced)

    def _text(self, block: TextBlock, *, before: bool, announced: bool) -> bool:
        """Place one text; gives whether a key may go on in the next."""
        if id(block) in self.used:
            return False
        found = keys.from_text(block.text, self.words, announced=announced)
        announces = keys.announces(block.text, self.words)
        if found or announces:
            self._take_keys(found)
            self.aside.append(Aside(block.text, "key", block.place))
            return True
        particulars = details.from_text(block, self.words) if before else []
        if particulars:
            self.details += particulars
        else:
            reason = "heading" if block.kind == "heading" else "outside-tables"
            self.aside.append(Aside(block.text, reason, block.place))
        return False

    def _first_action_place(self) -> bool:
        return bool(self.rows)

    # Helpers ---------------------------------------------------------------------------------

    def _announced(self, context: Iterable[TextBlock]) -> bool:
        return any(keys.announces(block.text, self.words) for block in context)

    def _take_keys(self, found: keys.Keys) -> None:
        for short, long in found.initials.items():
            self.keys.initials.setdefault(short, long)
        for mark, meaning in found.legend.items():
            self.keys.legend.setdefault(mark, meaning)

    def _aside_cells(self, cells: Iterable[Cell], reason: str, grid: Grid) -> None:
        for cell in cells:
            if cell.text:
                self.aside.append(
                    Aside(cell.text, reason, cell.places[0] if cell.places else grid.place)
                )

    def _report(self, table: Table, verdict: str, reason: str) -> None:
        headings = tuple(
            (column.heading, " + ".join(filter(None, (column.field, column.also))), column.why)
            for column in table.columns
        )
        grid = table.grids[0]
        self.reports.append(
            TableReport(
                grid.number,
                grid.place,
                grid.how,
                verdict,
                reason,
                headings,
                (*grid.notes, *table.notes),
            )
        )

    def _report_grid(self, grid: Grid, verdict: str, reason: str) -> None:
        self.reports.append(
            TableReport(grid.number, grid.place, grid.how, verdict, reason, (), grid.notes)
        )


def _holds_actions(table: Table) -> bool:
    """An action table with something in its *what* columns."""
    if not columns.is_plan(table.columns):
        return False
    what = [i for i, column in enumerate(table.columns) if column.field in columns.WHAT]
    texts = [
        cell.text for line in table.lines for i in what if (cell := line.cells[i]) and cell.text
    ]
    return bool(texts) and looks.share(len(text.split()) > 1 for text in texts) > 0.3


def _why_not(table: Table) -> str:
    fields = {column.field for column in table.columns if column.field}
    if not fields & set(columns.WHAT):
        return "no column says what is to be done"
    return "no column says who, by when or how far"
