"""A document understood as a plan: which of its tables hold actions, and what the rest is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import keys
from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.forms import labelled
from planlift.extract.assembly.grids import quoted
from planlift.extract.assembly.grids import registers
from planlift.extract.assembly.grids import stitching
from planlift.extract.assembly.grids.tables import take_apart
from planlift.extract.assembly.headings.phrases import HeadingWords
from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.left_over import off_page
from planlift.extract.assembly.loose import own_headings
from planlift.extract.assembly.loose import paragraphs
from planlift.extract.assembly.loose.first_findings import finding_of
from planlift.extract.assembly.loose.first_findings import opens_with_finding
from planlift.extract.assembly.loose.rows import LooseRows
from planlift.extract.assembly.outcome import Outcome
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import answered_below
from planlift.extract.assembly.rows import bands
from planlift.extract.assembly.rows import key_below
from planlift.extract.assembly.rows import numbered_above
from planlift.extract.assembly.rows import owners_over
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows import status_lines
from planlift.extract.assembly.rows import summed_up
from planlift.extract.assembly.rows import told_over
from planlift.extract.assembly.rows.above import Above
from planlift.extract.assembly.rows.making import RowBuilder
from planlift.extract.assembly.rows.said_over import SaidOver
from planlift.model import FROM_WHITE
from planlift.model import Aside
from planlift.model import RawPlan
from planlift.model import TextBlock
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from planlift.extract.assembly.loose.rows import Panel
    from planlift.extract.assembly.parts import Parts
    from planlift.model import Cell
    from planlift.model import Document
    from planlift.model import RawRow
    from planlift.vocabulary import Vocabulary

_SAYS_SOMETHING = 0.3
"""Share of texts of more than one word in the *what* columns of an action table."""


def assemble(document: Document, vocabulary: Vocabulary) -> RawPlan:
    """Find the actions of `document`; a document without any gives a plan without rows."""
    words = heading_words(vocabulary)
    parts = take_apart(document, words)
    outcome = _Assembly(document, parts, words).outcome
    summed_up.leave_out(outcome)
    rows, where = status_lines.taken(outcome.rows, words)
    outcome.doubt_guesses([("status_text", where, status_lines.WHY)] if where else [])
    return RawPlan(
        document=document,
        details=tuple(outcome.details),
        rows=tuple(rows),
        aside=tuple(outcome.aside),
        tables=tuple(sorted(outcome.reports, key=lambda report: report.number)),
        initials=outcome.keys.initials,
        legend=outcome.keys.legend,
        doubts=tuple(dict.fromkeys([*outcome.doubts, *off_page(document.aside, rows)])),
    )


class _Assembly:
    """Puts every block in its place: rows, details, keys, or left aside."""

    def __init__(self, document: Document, parts: Parts, words: HeadingWords) -> None:
        self.parts = parts
        self.words = words
        self.outcome = Outcome(aside=[*document.aside, *parts.aside])
        self.plans = [table for table in parts.tables if _holds_actions(table, words)]
        for table in self.plans:
            key_below.taken(table, self.outcome, words)
        self.headings = frozenset(map(sections.folded_headings, self.plans))
        title = sections.title_of(parts.texts, words)
        self.above = Above(title, self.plans, words)
        bands.leave_groups_to_headings(self.plans, list(map(self._section_over, self.plans)))
        self.said = SaidOver(self.above, self.outcome)
        self.told = told_over.findings(parts.order, self.plans, words)
        self.owners = owners_over.owners(parts.order, self.plans, words)
        if not self.plans:
            paragraphs.take_records(parts, title, self.outcome, words)
        self._tables(LooseRows(self.outcome, self.above, titled=bool(title)))
        paragraphs.place_texts(parts, title, self.plans, self.outcome, words)
        for grid in parts.framed:
            self.outcome.report_grid(grid, "text", "it is one text with a frame around it")
        self._keys_among_details()
        self._captions()
        if document.recognized:
            pages = _listed("page", document.recognized)
            why = "the pages are pictures; a program has recognized their letters"
            self.outcome.doubts.append(("ocr-unsure", "", pages, why))

    def _section_over(self, table: Table) -> str:
        """The group that the headings above the table name; asked where a column does so."""
        fields = {column.field for column in table.columns}
        if "section" not in fields:
            return ""
        above = self.above.carried(table.context, fields, has_finding="finding" in fields)
        return above["section"].text if "section" in above else ""

    def _tables(self, loose_rows: LooseRows) -> None:
        for part in self.parts.order:
            if id(part) in self.outcome.placed:
                continue
            if isinstance(part, Loose):
                loose_rows.place(part, over_actions=self._is_over_actions(part))
            elif isinstance(part, Table) and part in self.plans:
                self._actions(part, loose_rows.take_panel(part.context))
            elif isinstance(part, Table) and self._stands_over_actions(part):
                loose_rows.open_table(part)
            elif isinstance(part, Table) and loose_rows.is_completed_by(part):
                self._actions(part, loose_rows.take_panel(part.context))
            elif isinstance(part, Table):
                self._no_plan(part)
        loose_rows.close_panel()
        tables = [bool(row.table) for row in self.outcome.rows]
        if not self.plans and (all(tables) or not any(tables)):
            self.outcome.rows = own_headings.settled(self.outcome.rows, self.above, self.words)
            self.outcome.placed |= self.above.used(self.outcome.rows)

    def _stands_over_actions(self, table: Table) -> bool:
        """One finding in a table of its own, right above the actions that say none."""
        if len(table.lines) != 1 or finding_of(table, self.words) is None:
            return False
        after = self.parts.tables[self.parts.tables.index(table) + 1 :]
        own = bool(after) and "finding" not in {column.field for column in after[0].columns}
        return own and after[0] in self.plans

    def _is_over_actions(self, loose: Loose) -> bool:
        """The next table holds actions and no findings, and no other finding stands between."""
        for part in self.parts.order[self.parts.order.index(loose) + 1 :]:
            if isinstance(part, Table):
                fields = {column.field for column in part.columns}
                return part in self.plans and fields.isdisjoint({"finding", "finding_ref"})
            if isinstance(part, Loose) and opens_with_finding(part, self.words):
                return False
        return False

    def _actions(self, table: Table, panel: Panel | None) -> None:
        fields = {column.field for column in table.columns}
        before = self.parts.order[: self.parts.order.index(table)]
        finds = "finding" in fields
        context = table.context if finds else self.said.context(before, table)
        above = self.above.carried(context, fields, has_finding=finds)
        above |= {} if finds else self.said.of_finding(context, above, fields)
        above |= panel.fields if panel else {}
        above |= {} if "finding" in above else self._told(table)
        above |= self._owner(table)
        group = sections.group_heading(table, self.headings, self.words)
        if group is not None:
            above["section"] = group
        labels = panel.headings if panel else {}
        builder = RowBuilder(table, self.words, above, labels, self.above.alike)
        rows = self._with_findings(builder.build(), table, before)
        rows, given = numbered_above.numbered(rows, self.above, self.outcome.placed, self.words)
        self.outcome.placed |= given
        self.outcome.rows += rows
        self.outcome.aside += builder.aside
        self.outcome.placed |= self.above.used(rows)
        used = {id(cell) for row in rows for cell in row.fields.values()}
        used |= builder.drafter.values
        unused = [cell for cell in table.heading_cells if id(cell) not in used]
        self.outcome.leave(unused, "column-heading", table.grids[0])
        if panel is not None:  # who answers for all of them, beside who does each
            own = [cell for name, cell in panel.fields.items() if name in fields - {*WHAT}]
            unused = [cell for cell in own if id(cell) not in used]
            self.outcome.leave(unused, "outside-tables", panel.grid)
        self._doubt_headings(table, group)
        self._doubt_rows(table)
        self.outcome.report_table(table, "actions", f"{len(rows)} actions")

    def _told(self, table: Table) -> dict[str, Cell]:
        """The finding that the paragraph above a table tells."""
        block = self.told.get(id(table))
        if block is None or id(block) in self.outcome.placed:
            return {}
        self.outcome.placed.add(id(block))
        self.outcome.doubts.append(("heading-guessed", "finding", "(no heading)", told_over.WHY))
        return {"finding": sections.as_cell(block)}

    def _owner(self, table: Table) -> dict[str, Cell]:
        """Who does all that the table says, told in a line above it."""
        line, owner = self.owners.get(id(table), (None, None))
        if line is None or owner is None:
            return {}
        self.outcome.placed.add(id(line))
        return {"owner_text": owner}

    def _with_findings(
        self, rows: list[RawRow], table: Table, before: Sequence[Table | Loose | TextBlock]
    ) -> list[RawRow]:
        """What the numbers in the rows stand for, where a list before the table says it."""
        texts = [part for part in before if isinstance(part, TextBlock)]
        found = quoted.by_number(rows, texts, self.words)
        for block, number, _ in found.values():
            if id(block) not in self.outcome.placed:
                self.outcome.placed.add(id(block))
                self.outcome.leave([number], "outside-tables", table.grids[0])
        return quoted.with_findings(rows, found)

    def _doubt_headings(self, table: Table, group: Cell | None) -> None:
        for column in table.columns:
            if group is not None and column.heading == one_line(group.text):
                continue
            if column.field and column.field != "tick" and column.score < CLOSE:
                heading = column.heading or "(no heading)"
                why = f"taken for {column.field}: {column.why}"
                self.outcome.doubts.append(("heading-guessed", column.field, heading, why))

    def _doubt_rows(self, table: Table) -> None:
        """White space shows rows less surely than rules do."""
        unruled = [grid for grid in table.grids if grid.how == "alignment"]
        partly = [grid for grid in table.grids if FROM_WHITE in grid.notes]
        for grids, parts in ((unruled, "its rows and columns"), (partly, "some of its rows")):
            if not grids:
                continue
            where = _listed("page", [grid.place.page for grid in grids])
            why = f"nothing is drawn between {parts}"
            self.outcome.doubts.append(("no-rules", "action", f"the table on {where}", why))

    def _no_plan(self, table: Table) -> None:
        announced = any(keys.announces(block.text, self.words) for block in table.context)
        lines = [tuple(line.cells) for line in table.lines]
        found = keys.from_lines(lines, self.words, announced=announced)
        cells = [cell for line in lines for cell in line if cell is not None]
        self.outcome.take_keys(found)
        if found:
            verdict, reason = "key", "it explains marks or initials"
        elif not any(cell.text for cell in cells):
            verdict, reason = "not-a-plan", "it has headings and no rows"
        else:
            verdict, reason = "not-a-plan", _why_not(table)
        self.outcome.leave(
            {id(cell): cell for cell in (*table.heading_cells, *cells)}.values(),
            "key" if found else "not-an-action-table",
            table.grids[0],
        )
        self.outcome.report_table(table, verdict, reason)
        known = any(c.field in WHAT and c.score >= PARTS for c in table.columns)
        if verdict == "not-a-plan" and table.lines and known and self.plans:
            headings = " | ".join(column.heading for column in table.columns)
            why = f"it was left aside: {reason}"
            self.outcome.doubts.append(("table-doubtful", "", headings, why))

    def _keys_among_details(self) -> None:
        for detail in self.outcome.details:
            if keys.announces(detail.label, self.words):
                found = keys.from_text(detail.text, self.words, announced=True)
                self.outcome.take_keys(found)

    def _captions(self) -> None:
        """A caption that names no group of actions is left aside."""
        for caption in self.parts.captions:
            if id(caption) not in self.outcome.placed:
                self.outcome.aside.append(Aside(caption.text, "caption", caption.place))


def _holds_actions(table: Table, words: HeadingWords) -> bool:
    """An action table with something in its *what* columns."""
    if not assigning.is_plan(table.columns, words) and not _is_plan_in_cells(table, words):
        return False
    if assigning.scores_risks(table.columns, words) and not _treats_risks(table, words):
        return False
    values = stitching.texts_below(table.columns, table.lines)
    if registers.is_register(table.columns, values, words):
        return False
    actions, answers = (_texts(table, {field}) for field in ("action", "response"))
    decided = registers.decides(table.columns, actions, answers, words)
    told = (registers.recounts, registers.asks_nothing)
    if decided or any(tells(table.columns, actions, words) for tells in told):
        return False
    if registers.is_guessed(table.columns, words) and not mood.is_plan(
        table.columns, values, words
    ):
        return False
    texts = _texts(table, WHAT)
    return looks.share(len(text.split(None, 1)) > 1 for text in texts) > _SAYS_SOMETHING


def _is_answered(table: Table, words: HeadingWords) -> bool:
    """What was recommended about a finding holds the answer of those in charge."""
    fields = {column.field for column in table.columns}
    texts = _texts(table, {"action"}) if fields.issuperset(WHAT) else []
    return answered_below.in_most(texts, words)


def _is_plan_in_cells(table: Table, words: HeadingWords) -> bool:
    """What no column says stands in the cells of another."""
    return _is_answered(table, words) or _labels_who_and_when(table, words)


def _labels_who_and_when(table: Table, words: HeadingWords) -> bool:
    """``Lead: Matron`` and ``Due: May 2026`` stand below most actions, in the same cell."""
    texts = _texts(table, {"action"})
    return bool(texts) and labelled.fields(texts, (), words) >= OWNER_AND_DUE


def _treats_risks(table: Table, words: HeadingWords) -> bool:
    """Something more is done about the risks: no ``Controls`` alone, of which a guess made that.

    ``Action to reduce the risk`` is no guess.
    """
    guessed = any(
        column.field == "action"
        and column.score < CLOSE
        and words.named(column.heading.partition(" ")[0]) != "action"
        for column in table.columns
    )
    return not guessed and bool(_texts(table, {"action", *WHEN}))


def _texts(table: Table, fields: Collection[str]) -> list[str]:
    """What stands in the columns of the fields, blanks left out."""
    at = [i for i, column in enumerate(table.columns) if column.field in fields]
    return [cell.text for line in table.lines for i in at if (cell := line.cells[i]) and cell.text]


def _listed(noun: str, numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 1, 2 and 4``."""
    *first, last = map(str, dict.fromkeys(numbers))
    return f"{noun}s {', '.join(first)} and {last}" if first else f"{noun} {last}"


def _why_not(table: Table) -> str:
    fields = {column.field for column in table.columns if column.field}
    if not fields & set(WHAT):
        return "no column says what is to be done"
    return "no column says who, by when or how far"
