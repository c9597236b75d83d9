"""Which row of a grid holds the headings, and which field each column is.

A heading is understood from its own words, from the other headings of its table (a plan has a
*what*, and a *who*, a *when* or a *how far*), and from how the values below it look.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.assembly import looks
from planlift.extract.assembly.phrases import CLOSE
from planlift.extract.assembly.phrases import HINT
from planlift.extract.assembly.phrases import PARTS
from planlift.extract.assembly.phrases import Sense
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

WHAT = ("action", "finding")
WHO_WHEN = (
    "owner_text",
    "due_text",
    "status_text",
    "progress_text",
    "rag_text",
    "due_revised",
    "tick",
    "response",
    "completed_text",
    "lead_text",
)
_LOOK_FITS = 0.08
_LOOK_REFUSES = 0.35
_LEAST = 0.4
"""Score below which a heading's sense is given up for what its values look like."""
_ENOUGH = 3
"""Values in a column before their look may refuse a heading."""

Line = tuple["Cell | None", ...]
"""One row of a grid by column; a spanning cell stands in each place that it covers."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and what it was taken for."""

    heading: str
    field: str = ""
    also: str = ""
    """A second field in the same cells (``Lead and target date``)."""
    why: str = ""
    score: float = 0.0
    group: str = ""
    """Heading that spans this column and its neighbours."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row or rows of a grid."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


def lines(grid: Grid) -> list[Line]:
    """The grid as rows of cells."""
    table: list[list[Cell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                table[row][column] = cell
    return [tuple(row) for row in table]


def find(grid: Grid, words: HeadingWords) -> list[Headings]:
    """Every heading row of the grid, top to bottom, columns not yet settled by their values."""
    rows = lines(grid)
    found: list[Headings] = []
    if _labels_at_the_side(grid, rows, words):
        return found
    row = 0
    while row < len(rows):
        headings = _at(grid, rows, row, words)
        if headings is None:
            row += 1
        else:
            found.append(headings)
            row = headings.last + 1
    return found


def settle(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> tuple[Column, ...]:
    """Give each column its field: the best sense that its values and neighbours allow.

    `values` are the texts below each heading. A field goes to one column; the others of that name
    stay under their own heading.
    """
    senses = [_weighed(column, texts, words) for column, texts in zip(columns, values, strict=True)]
    taken: dict[str, int] = {}
    settled = list(columns)
    order = sorted(
        ((sense, index) for index, options in enumerate(senses) for sense in options),
        key=lambda pair: (-pair[0].score, pair[1]),
    )
    for sense, index in order:
        refused = sense.score < _LEAST
        if settled[index].field or not sense.field or sense.field in taken or refused:
            continue
        taken[sense.field] = index
        settled[index] = replace(
            settled[index], field=sense.field, why=sense.why, score=sense.score
        )
    _combine(settled, senses, taken)
    _fill_gaps(settled, values, taken, words)
    return tuple(settled)


def is_plan(columns: Sequence[Column]) -> bool:
    """A *what*, and a *who*, a *when* or a *how far*; or two columns that plainly say *what*."""
    fields = {column.field for column in columns} | {column.also for column in columns}
    if any(field in fields for field in WHAT) and any(field in fields for field in WHO_WHEN):
        return True
    plain = {column.field for column in columns if column.score >= PARTS}
    return plain.issuperset(WHAT)


def _at(grid: Grid, rows: Sequence[Line], row: int, words: HeadingWords) -> Headings | None:
    starting = [cell for cell in _distinct(rows[row]) if cell.row == row]
    texts = [cell for cell in starting if cell.text]
    marked = bool(texts) and all(cell.header for cell in texts) and grid.columns > 1
    if not _reads_as_headings(texts, words, marked=marked):
        return None
    last = _second_level(rows, row, words)
    columns = tuple(_column(rows, row, last, index) for index in range(grid.columns))
    cells = [cell for line in rows[row : last + 1] for cell in _distinct(line)]
    return Headings(row, last, tuple(dict.fromkeys(cells)), columns)


def _labels_at_the_side(grid: Grid, rows: Sequence[Line], words: HeadingWords) -> bool:
    """The headings stand in the first column: a form, not a table."""
    if grid.how == "pairs":
        return True
    first = [cell for cell in dict.fromkeys(row[0] for row in rows) if cell is not None and cell.text]
    known = [cell for cell in first if any(s.score >= CLOSE and s.field for s in words.senses(one_line(cell.text)))]
    wide = [cell for cell in rows[0] if cell is not None and cell.text]
    across = [cell for cell in wide if any(s.score >= CLOSE for s in words.senses(one_line(cell.text)))]
    return len(known) >= 3 and 2 * len(known) > len(first) and len(across) < 3  # noqa: PLR2004 - several labels


def _reads_as_headings(texts: Sequence[Cell], words: HeadingWords, *, marked: bool) -> bool:
    if len(texts) < 2:  # noqa: PLR2004 - one cell is a title or a section
        return False
    known: set[str] = set()
    hinted = fitting = 0
    for cell in texts:
        text = one_line(cell.text)
        senses = words.senses(text)
        if any(sense.score >= CLOSE for sense in senses) or words.fallback(text):
            fitting += 1
            known |= {sense.field for sense in senses if sense.field}
        elif words.tick(text):
            fitting += 1
            known.add("tick")
        elif senses:
            hinted += 1
            known |= {sense.field for sense in senses[:1] if marked}
        elif looks.value(text, words):
            return False
    known.discard("tick")
    if marked:
        return bool(known) and fitting + hinted > 0 and 3 * (fitting + hinted) >= len(texts)
    return len(known) > 1 and fitting > 1 and 2 * (fitting + hinted) >= len(texts)


def _second_level(rows: Sequence[Line], row: int, words: HeadingWords) -> int:
    """Row of the sub-headings, where cells of this row span columns that have their own below."""
    last = max(cell.row + cell.row_span - 1 for cell in _distinct(rows[row]) if cell.row == row)
    if last > row:
        spanning = [
            cell
            for cell in _distinct(rows[row])
            if cell.row == row and cell.row + cell.row_span - 1 < last
        ]
        below = [cell for cell in _distinct(rows[last]) if cell.row == last]
        return last if spanning and all(_short(cell) for cell in below) else row
    wide = [cell for cell in _distinct(rows[row]) if cell.column_span > 1 and cell.text]
    if not wide or row + 1 >= len(rows):
        return row
    below = [cell for cell in _distinct(rows[row + 1]) if cell.row == row + 1 and cell.text]
    under = {i for cell in wide for i in range(cell.column, cell.column + cell.column_span)}
    inside = all(cell.column in under and _short(cell) for cell in below)
    known = [
        cell for cell in below if words.senses(cell.text) or words.tick(cell.text) or cell.header
    ]
    return row + 1 if inside and len(below) > 1 and 2 * len(known) >= len(below) else row


def _short(cell: Cell) -> bool:
    return len(cell.text.split()) <= 6 and not looks.reference(cell.text)  # noqa: PLR2004 - words of a heading


def _column(rows: Sequence[Line], first: int, last: int, index: int) -> Column:
    top, bottom = rows[first][index], rows[last][index]
    above = one_line(top.text) if top else ""
    below = one_line(bottom.text) if bottom else ""
    if top is bottom or not below:
        return Column(above, group=above if top and top.column_span > 1 else "")
    return Column(below, group=above)


def _weighed(column: Column, values: Sequence[str], words: HeadingWords) -> list[Sense]:
    """The senses of the heading, raised or lowered by how the values look."""
    senses = list(words.senses(column.heading))
    if column.group and column.group != column.heading:
        joined = words.senses(f"{column.group} {column.heading}")
        senses += [sense for sense in joined if sense.score >= CLOSE or not senses]
    texts = [text for text in values if text]
    if _is_tick_column(column, texts, words):
        return [Sense("tick", 1.1, "a tick column")]
    other = words.fallback(column.heading)
    if other in _DATED_FIELDS and texts and (_fit(other, texts, words) or 0) >= 0.5:  # noqa: PLR2004 - most values
        senses.append(Sense(other, CLOSE - 0.1, "its values are dates"))
    return [_with_look(sense, texts, words) for sense in senses]


def _with_look(sense: Sense, texts: Sequence[str], words: HeadingWords) -> Sense:
    fits = _fit(sense.field, texts, words)
    if fits is None or not texts:
        return sense
    if fits >= 0.5:  # noqa: PLR2004 - most values
        return replace(sense, score=sense.score + _LOOK_FITS)
    if fits == 0 and len(texts) >= (_ENOUGH if sense.field != "status_text" else 2):
        refusal = _LOOK_REFUSES if sense.field != "status_text" else 2 * _LOOK_REFUSES
        return replace(sense, score=sense.score - refusal)
    return sense


_DATED_FIELDS = frozenset({"due_text", "due_revised", "due_original", "start_text", "completed_text"})


def _fit(field: str, texts: Sequence[str], words: HeadingWords) -> float | None:
    if field in _DATED_FIELDS:
        return looks.share(looks.date(text, words) for text in texts)
    if field in {"owner_text", "lead_text", "support_text"}:
        return looks.share(looks.owner(text, words) for text in texts)
    if field in {"ref", "finding_ref", "action_ref"}:
        return looks.share(looks.reference(text) or len(text.split()) <= 3 for text in texts)  # noqa: PLR2004 - SR (25/26) 01
    if field == "status_text":
        return looks.share(looks.state(text, words) for text in texts)
    if field in {"action", "finding"}:
        return looks.share(len(text.split()) > 2 for text in texts)  # noqa: PLR2004 - a verb and its object
    return None


_TICKS = frozenset("✓✔☑☒✗✘×xXyYnNüüP●○■□√")


def _is_tick_column(column: Column, texts: Sequence[str], words: HeadingWords) -> bool:
    if not words.tick(column.heading):
        return False
    marks = [
        text
        for text in texts
        if set(text.strip()) <= _TICKS or text.strip().lower() in {"yes", "no"}
    ]
    return bool(marks) and len(marks) == len(texts)


def _combine(
    settled: list[Column], senses: Sequence[Sequence[Sense]], taken: dict[str, int]
) -> None:
    """A column whose heading names two fields keeps both, where nobody else has the second."""
    for index, options in enumerate(senses):
        column = settled[index]
        for sense in options:
            if sense.why.startswith("its parts") and sense.field not in taken and column.field:
                settled[index] = replace(column, also=sense.field)
                taken[sense.field] = index
                break


def _fill_gaps(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Second choices: headings that name a field only where no better column does."""
    for index, column in enumerate(settled):
        texts = [text for text in values[index] if text]
        field = words.fallback(column.heading)
        if column.field and not (field in _DATED_FIELDS and column.field == "success_measure"):
            continue
        if field in taken or not field:
            field = words.second(column.heading)
        unknown = not words.senses(column.heading)
        if unknown and not field and looks.share(map(looks.reference, texts)) > 0.6:  # noqa: PLR2004 - most
            field = "ref"
        if not field or field in taken:
            continue
        fits = _fit(field, texts, words)
        if fits is None or fits >= 0.5:  # noqa: PLR2004 - most values
            taken.pop(column.field, None)
            taken[field] = index
            settled[index] = replace(column, field=field, why="no other column names it", score=0.7)
    _shared_heading(settled, values, taken)
    _finding_from_place(settled, values, taken, words)
    _action_from_finding(settled, taken)
    for instead, wanted in (("lead_text", "owner_text"), ("due_revised", "due_text"), ("due_original", "due_text")):
        if instead in taken and wanted not in taken:
            taken[wanted] = taken.pop(instead)
            settled[taken[wanted]] = replace(settled[taken[wanted]], field=wanted)


def _shared_heading(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]
) -> None:
    """One heading over two columns of text: the first is the finding, the second the action."""
    for index in range(len(settled) - 1):
        left, right = settled[index], settled[index + 1]
        shared = (
            left.group and left.group == right.group and left.heading == right.heading == left.group
        )
        if not shared or left.field not in {*WHAT} or right.field:
            continue
        if looks.share(map(looks.reference, filter(None, values[index]))) > 0.5:  # noqa: PLR2004 - most
            settled[index] = replace(left, field="ref")
            settled[index + 1] = replace(right, field=left.field, why=left.why, score=left.score)
            taken["ref"], taken[left.field] = index, index + 1
        elif "action" not in taken or taken["action"] == index:
            settled[index] = replace(left, field="finding")
            settled[index + 1] = replace(right, field="action", why=left.why, score=left.score)
            taken["finding"], taken["action"] = index, index + 1


def _finding_from_place(
    settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int], words: HeadingWords
) -> None:
    """Long texts in front of the actions, under a heading that nobody knows, are the findings."""
    if "finding" in taken or "action" not in taken:
        return
    section = taken.get("section")
    if section is not None and looks.share(_says(text) for text in values[section] if text) >= 0.5:  # noqa: PLR2004 - most values
        settled[section] = replace(settled[section], field="finding", why="its values are sentences", score=HINT)
        taken["finding"] = taken.pop("section")
        return
    for index in range(taken["action"]):
        column, texts = settled[index], [text for text in values[index] if text]
        unknown = column.heading and not column.field and not words.senses(column.heading)
        if unknown and looks.share(map(looks.sentence, texts)) >= 0.5:  # noqa: PLR2004 - most values
            settled[index] = replace(column, field="finding", why="long texts in front of the actions", score=HINT)
            taken["finding"] = index
            return


def _says(text: str) -> bool:
    """A sentence, not the name of a group."""
    return text.rstrip().endswith(".") or len(text.split()) > 9  # noqa: PLR2004 - longer than a name


def _action_from_finding(settled: list[Column], taken: dict[str, int]) -> None:
    """Without a column of actions, what was recommended is what is to be done."""
    if "action" in taken or "finding" not in taken:
        return
    index = taken.pop("finding")
    why = f"{settled[index].why}; no other column says what is to be done"
    settled[index] = replace(settled[index], field="action", why=why)
    taken["action"] = index


def _distinct(line: Line) -> list[Cell]:
    return list({id(cell): cell for cell in line if cell is not None}.values())
