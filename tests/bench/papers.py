"""The documents that are measured, made on the spot; no two of their rows are alike."""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import many_rows
import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from tagged_pdf import Tagged

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
STOCKTON = SAMPLES / "stockton" / "plan-word.pdf"
WIDTHS = (130, 150, 80, 90, 130)
TAGGED_ROWS = 8
"""On a tagged page."""


def ruled(pages: int, seed: int) -> bytes:
    """A PDF of tables with all their rules."""
    return many_rows.pdf(pages * many_rows.ROWS_A_PAGE, seed=seed)


def borderless(pages: int, seed: int) -> bytes:
    """The same without a line."""
    return many_rows.pdf(pages * many_rows.ROWS_A_PAGE, seed=seed, ruled=False)


def council(pages: int, _seed: int) -> bytes:
    """The pages of a council's plan over and over, without their tags: rules, prose, cut rows."""
    merged = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(STOCKTON) as plan:
        for start in range(0, pages, len(plan)):
            merged.import_pages(plan, list(range(min(len(plan), pages - start))))
    buffer = io.BytesIO()
    merged.save(buffer)
    merged.close()
    return buffer.getvalue()


def tagged(pages: int, seed: int) -> bytes:
    """One tagged table that runs over all pages."""
    plan = Tagged()
    table = plan.element("Table")
    root = plan.element("Document")
    waiting = [many_rows.HEADINGS, *many_rows.rows(pages * TAGGED_ROWS - 1, seed)]
    rows = []
    for at, texts in enumerate(waiting):
        if at % TAGGED_ROWS == 0:
            plan.page()
        rows.append(_tagged_row(plan, texts, 20 + 45.0 * (at % TAGGED_ROWS), head=not at))
    plan.children(table, *rows)
    plan.children(root, table)
    return plan.bytes(root)


def _tagged_row(plan: Tagged, texts: tuple[str, ...], top: float, *, head: bool) -> int:
    cells = []
    left = 10.0
    for text, width in zip(texts, WIDTHS, strict=True):
        lines = many_rows.lines(stringWidth, text, width - 8, 10)
        cells.append(plan.element("TH" if head else "TD"))
        placed = [
            plan.text(line, left + 4, top + 12 + 12 * at) for at, line in enumerate(lines) if line
        ]
        plan.children(cells[-1], *placed)
        plan.pages[-1].append(f"{left} {400 - top - 45} {width} 45 re S")
        left += width
    row = plan.element("TR")
    plan.children(row, *cells)
    return row


def web_page(rows: int, seed: int) -> bytes:
    """An HTML page with one table."""
    lines = (many_rows.HEADINGS, *many_rows.rows(rows, seed))
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in texts) + "</tr>\n"
        for texts in lines
    ).replace("td>", "th>", 2 * len(many_rows.HEADINGS))
    return f"<!DOCTYPE html><html lang=en><body><table>{body}</table></body></html>".encode()


def word(rows: int, seed: int) -> bytes:
    """A DOCX with one table."""
    document = docx.Document()
    lines = [many_rows.HEADINGS, *many_rows.rows(rows, seed)]
    table = document.add_table(len(lines), len(many_rows.HEADINGS))
    cells = iter(table._cells)
    for texts in lines:
        for text in texts:
            next(cells).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


KINDS: dict[str, tuple[str, Callable[[int, int], bytes]]] = {
    "council": ("pdf", council),
    "ruled": ("pdf", ruled),
    "borderless": ("pdf", borderless),
    "tagged": ("pdf", tagged),
    "html": ("html", web_page),
    "docx": ("docx", word),
}
"""Kind → suffix, and what makes it: of how many pages or rows, with which seed."""


def made(folder: Path, kind: str, size: int, seed: int = 7) -> Path:
    """The document of that kind and size, written to `folder` when it is asked for first."""
    suffix, make = KINDS[kind]
    path = folder / f"{kind}-{size}-{seed}.{suffix}"
    if not path.exists():
        path.write_bytes(make(size, seed))
    return path
