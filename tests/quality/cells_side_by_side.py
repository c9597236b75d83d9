"""Cells of ruled tables beside those of pdfplumber: every difference has a kind, or is printed.

``python tests/quality/cells_side_by_side.py [FOLDER…]``: all PDFs of the samples, of the corpus
where ``PLANLIFT_CORPUS`` names one, and of the folders.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pdfplumber

from planlift.errors import PlanliftError
from planlift.model import Grid
from planlift.pipeline import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.model import Box
    from planlift.model import Document

SAMPLES = Path(__file__).parents[2] / "samples"
NEAR = 4.0
"""Points that the sides of one cell may be apart."""
MOST_PAGES = 40
"""Pages of one document that are compared."""
INSIDE = 0.6
"""Of a box: as much of it must lie in another for it to be there."""
KINDS = {
    "equal": "the same text in the same cell",
    "signs": "the same letters; hyphens of the layout, ligatures or signs of symbol fonts differ",
    "fonts": "fonts without names for their letters, where pdfplumber gives numbers",
    "case": "letters that the font names as capitals, the file's own map as small ones, or back",
    "order": "the same letters in another order: sideways text, lines that pdfplumber mixes",
    "doubled": "letters printed twice to look bold, which pdfplumber gives twice",
    "goes on": "the cell goes on on the next page, which pdfplumber does not join",
    "hidden": "text that no reader of the page sees, which pdfplumber gives",
    "spans": "pdfplumber parts or joins a cell where no rule is drawn, or where a merged one is",
    "aside": "text that planlift sets aside: a heading that is repeated on the next page",
    "no table": "pdfplumber sees a table in a frame, a chart or underlined text",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One cell of pdfplumber's and what planlift has in its place."""

    document: str
    page: int
    kind: str
    theirs: str
    ours: str


def compare(path: Path) -> list[Found]:
    """The cells that pdfplumber finds on the pages where planlift finds ruled tables."""
    document = read_document(path)
    cells = _cells(document)
    found: list[Found] = []
    with pdfplumber.open(path) as pdf:
        for number in sorted(cells)[:MOST_PAGES]:
            page = pdf.pages[number - 1]
            for table in page.find_tables():
                found += _table(table, cells[number], path, number, _left_out(document, number))
            page.close()
    return found


def _cells(document: Document) -> dict[int, list[tuple[Box, str]]]:
    """By page: box and text of each cell of a ruled table."""
    cells: dict[int, list[tuple[Box, str]]] = {}
    for grid in document.blocks:
        if isinstance(grid, Grid) and grid.how in {"rules", "tags"}:
            for cell in grid.cells:
                for place in cell.places:
                    if place.box is not None:
                        cells.setdefault(place.page, []).append((place.box, cell.text))
    return cells


def _left_out(document: Document, page: int) -> str:
    return "".join(plain(aside.text) for aside in document.aside if aside.place.page == page)


def _table(
    table: Any,  # noqa: ANN401 -- pdfplumber has no types
    cells: list[tuple[Box, str]],
    path: Path,
    page: int,
    hidden: str,
) -> Iterator[Found]:
    boxes = [box for row in table.rows for box in row.cells if box is not None]
    texts = [
        text
        for row, texts in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, texts, strict=True)
        if box is not None
    ]
    for box, text in zip(boxes, texts, strict=True):
        theirs = text or ""
        ours = [(other, words) for other, words in cells if _share(box, other) > INSIDE]
        ours = ours or [(other, words) for other, words in cells if _share(other, box) > INSIDE]
        kind = _kind(box, theirs, ours, hidden)
        yield Found(str(path), page, kind, theirs, " | ".join(words for _, words in ours))


def _kind(box: Box, theirs: str, ours: list[tuple[Box, str]], hidden: str) -> str:
    """The first of `KINDS` that explains the cell; ``other`` where none does."""
    mine, other = plain("".join(words for _, words in ours)), plain(theirs)
    same_place = len(ours) == 1 and all(
        abs(a - b) <= NEAR for a, b in zip(box, ours[0][0], strict=True)
    )
    within = bool(letters(other)) and letters(other) in letters(mine)
    holds = {
        "aside": not ours and bool(other) and other in hidden,
        "no table": not ours and bool(other),
        "equal": mine == other and (len(ours) == 1 or not mine),
        "spans": mine == other,
        "signs": letters(mine) == letters(other),
        "goes on": within and same_place,
        "order": Counter(mine) == Counter(other),
        "fonts": "(cid:" in other,
        "case": mine.casefold() == other.casefold(),
        "doubled": _twice(mine, other),
        "hidden": bool(hidden) and letters(mine) in letters(other),
    }
    kind = next((kind for kind, held in holds.items() if held), "other")
    return "spans" if kind == "other" and not same_place else kind


def _twice(mine: str, other: str) -> bool:
    counts, doubled = Counter(mine), Counter(other)
    return all(doubled[sign] in {count, 2 * count} for sign, count in counts.items())


def plain(text: str) -> str:
    """The text without blanks, and with the signs that fonts make of letters undone."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def letters(text: str) -> str:
    """Letters and figures alone."""
    return "".join(filter(str.isalnum, text))


def _share(box: Box, other: Box) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(across, 0) * max(down, 0) / area if area else 0.0


def gather(paths: Iterable[Path]) -> list[Found]:
    """The cells of all documents that both can read."""
    every: list[Found] = []
    for path in paths:
        try:
            found = compare(path)
        except PlanliftError:
            continue
        except Exception as error:  # noqa: BLE001 -- whatever pdfplumber raises on a broken file
            print(f"{path.name}: pdfplumber cannot read it ({type(error).__name__})")
            continue
        every += found
    return every


def report(found: list[Found]) -> int:
    """Print the kinds and every difference without one; how many there are of these."""
    kinds = Counter(one.kind for one in found)
    other = [one for one in found if one.kind not in KINDS]
    print(f"{pages(found)} pages, {kinds.total()} cells")
    for kind, meaning in KINDS.items():
        print(f"{kinds[kind]:7}  {kind}: {meaning}")
    for one in other:
        print(f"{one.document}, page {one.page}: {one.theirs!r}\n    planlift: {one.ours!r}")
    return len(other)


def pages(found: list[Found]) -> int:
    """On how many pages the cells stand."""
    return len({(one.document, one.page) for one in found})


def documents(folders: Iterable[str]) -> list[Path]:
    """The PDFs of the samples, of the corpus and of the folders."""
    corpus = os.environ.get("PLANLIFT_CORPUS")
    roots = [SAMPLES, *([Path(corpus)] if corpus else []), *map(Path, folders)]
    return [path for root in roots for path in sorted(root.rglob("*.pdf"))]


if __name__ == "__main__":
    sys.exit(bool(report(gather(documents(sys.argv[1:])))))
