r"""The nouns that flow between the stages: plain frozen values without behaviour.

Lengths are points (1/72 inch) from a page's top left corner; pages and tables count from 1,
rows and columns of a grid from 0. Text is *folded*: single spaces inside a line, paragraphs and
list items kept apart by ``\n``, list items beginning with ``• `` (see `planlift.text`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec import field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Source(Struct, frozen=True):
    """One input file, as it was when read."""

    path: Path
    name: str
    """How people and outputs call it: relative to the folder given, with forward slashes."""
    sha256: str
    media: str
    """``pdf``, ``html``, ``docx`` or ``text``: sniffed from the bytes, never from the name."""
    size: int
    """Bytes."""


# Places, cells and what is made of them can hold no circle: `gc=False` saves the search for it.
class Place(Struct, frozen=True, gc=False):
    """Where something stands in the source."""

    page: int
    """For HTML, DOCX and text: the number of the table (or of the table that follows)."""
    box: Box | None = None
    table: int = 0
    """Number of the `Grid` in its document; 0 outside tables."""
    row: int = 0
    column: int = 0


class Cell(Struct, frozen=True, gc=False):
    """One cell of a grid, spans known."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    places: tuple[Place, ...] = ()
    """One for each part: a cell cut by a page end has two."""
    fill: str | None = None
    """Background as ``#rrggbb`` in lower case; None where there is none or it is white."""
    struck: tuple[tuple[int, int], ...] = ()
    """Character ranges of `text` that are struck out in the source."""
    header: bool = False
    """The source marks it up as a heading (``th``, a TH tag, a repeating row of DOCX)."""
    bold: bool = False
    """All of its text is bold."""
    label: str = ""
    """What introduces a number that was taken off its text: ``Recommendation``."""
    cut: bool = False
    """The end of the page cut it: others of its row are closed below."""


FROM_WORDS = "columns from the words: no upright rules"
"""Note of a grid whose columns are not drawn."""
FROM_WHITE = "rows between its rules told apart by white space"
"""Note of a grid of which not all rows are drawn."""
ONE_ROW = "its labels and values are read as headings and one row"
"""Note of a grid made of a form: what stands in the next one is no rest of it."""


class Grid(Struct, frozen=True):
    """A table as found: rectangular, exactly tiled by its cells, without meaning."""

    number: int
    """From 1, in document order."""
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    """Ordered by row, then column; blank cells included; each spanning cell once."""
    place: Place
    how: str
    """The evidence: ``tags``, ``rules``, ``alignment``, ``html``, ``docx``, ``text``, ``pairs``."""
    caption: str = ""
    """What the source itself ties to the table (HTML ``caption``)."""
    open_top: bool = False
    """No closing rule at the top: its first row may continue the table before it."""
    open_bottom: bool = False
    """No closing rule at the bottom: the page end may have cut its last row."""
    column_edges: tuple[float, ...] = ()
    """``columns + 1`` positions in points where the source has geometry, else empty."""
    notes: tuple[str, ...] = ()
    """What a person asking *how was this found?* should be told."""


class TextBlock(Struct, frozen=True, gc=False):
    """Text outside tables: a heading, a paragraph or a list item."""

    text: str
    place: Place
    kind: str = "paragraph"
    """``heading``, ``paragraph`` or ``item``."""
    level: int = 0
    """Depth of a heading from 1 where the source marks it up, else 0."""
    size: float = 0.0
    """Font size in points where known, else 0."""
    bold: bool = False


Block: TypeAlias = TextBlock | Grid


class Aside(Struct, frozen=True, gc=False):
    """Text of the source that is in no row and no detail, and why."""

    text: str
    reason: str
    """``page-number``, ``running-head``, ``watermark``, ``hidden``, ``repeated-heading``,
    ``column-heading``, ``outside-tables``, ``not-an-action-table``, ``key``, ``deleted``,
    ``page-furniture`` …"""
    place: Place


class Document(Struct, frozen=True):
    """What a reader gives: everything in the source, in reading order, without meaning."""

    source: Source
    pages: int
    blocks: tuple[Block, ...]
    aside: tuple[Aside, ...] = ()
    """What the reader itself set aside (running heads, page numbers, hidden text)."""
    letters: int = 0
    """Letters and digits in the source, counted by the reader before it took anything apart:
    those of `blocks` and `aside` together must be as many (see `planlift.text.letters`)."""
    language: str = ""
    """As declared by the source, such as ``en-GB``; empty where it says nothing."""
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Of the file: ``title``, ``created`` and ``modified`` (ISO dates) where it has them."""
    notes: tuple[str, ...] = ()
    """What a person should be told about the reading of this file, a sentence each."""
    recognized: tuple[int, ...] = ()
    """Pages that are pictures, whose words a program has recognized (OCR)."""


class Detail(Struct, frozen=True):
    """One label and its value from the plan's preamble (title, lead officer, links …)."""

    label: str
    text: str
    places: tuple[Place, ...] = ()
    unprinted: bool = False
    """The label is planlift's (``Title``), not the document's."""


class RawRow(Struct, frozen=True, gc=False):
    """One action as printed: which text stands in which field."""

    table: int
    """Number of the grid (the first one, where it runs over pages)."""
    page: int
    fields: Mapping[str, Cell]
    """By field name of the contract, text fields only. The same `Cell` object in several rows is
    text that stands once in the source and is carried down."""
    others: Mapping[str, Cell] = field(default_factory=dict)
    """The document's other columns, by their own heading."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """By field: the column heading as printed."""
    ticks: tuple[tuple[str, Cell], ...] = ()
    """Tick columns of a status: heading and cell, in order."""
    checks: tuple[tuple[str, str, str], ...] = ()
    """Doubts that arose while assembling: code, column, why in plain words."""
    marks: tuple[Cell, ...] = ()
    """Ticks by which a heading became the value of a field."""


class TableReport(Struct, frozen=True):
    """How one table was understood, for `planlift explain`."""

    number: int
    place: Place
    how: str
    verdict: str
    """``actions``, ``details``, ``key``, ``text``, ``not-a-plan``."""
    reason: str
    headings: tuple[tuple[str, str, str], ...] = ()
    """Heading as printed, field it was taken for (or empty), why."""
    notes: tuple[str, ...] = ()
    """What was joined, carried, dropped or left aside."""


class RawPlan(Struct, frozen=True):
    """A document understood as a plan: which words are what, none of them interpreted yet."""

    document: Document
    details: tuple[Detail, ...]
    rows: tuple[RawRow, ...]
    aside: tuple[Aside, ...]
    """The reader's and the assembly's."""
    tables: tuple[TableReport, ...] = ()
    initials: Mapping[str, str] = field(default_factory=dict)
    """The document's own key for owners: ``RM`` → ``Registered Manager``."""
    legend: Mapping[str, str] = field(default_factory=dict)
    """The document's own key for colours and status marks: ``green`` → ``Complete``."""
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str, str, str], ...] = ()
    """Of the document as a whole: code, what it is about, what is printed, why in plain words."""


class Check(Struct, frozen=True, gc=False):
    """One thing that a person should look at."""

    code: str
    """See `planlift.checks`."""
    action: int | None
    """Position of the row in the actions frame, from 0; None for the document as a whole."""
    column: str
    printed: str
    understood: str
    why: str
    place: Place | None = None


class Ledger(Struct, frozen=True):
    """Words of the source by where they went; see `planlift.extract.assembly.ledger`."""

    total: int
    in_rows: int
    in_details: int
    aside: Mapping[str, int]
    """By reason."""
    lost: tuple[str, ...] = ()
    """Words that are nowhere: planlift's own defect, never the document's."""
    twice: tuple[str, ...] = ()
    """Words placed more often than the source has them: a defect likewise."""


class PagePicture(Struct, frozen=True):
    """How one page looks, for people who compare a plan with its source."""

    number: int
    width: float
    """Points, of the page as shown; `Place.box` is measured on it."""
    height: float
    media: str
    """``image/png`` or ``image/jpeg``; empty where the page could not be drawn."""
    content: bytes
