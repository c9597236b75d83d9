"""Documents from snippets, for tests of the markup readers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from grids import show

from planlift.extract.markup.docx_reader import read_docx
from planlift.extract.markup.html_reader import read_html
from planlift.extract.markup.text_reader import read_text
from planlift.model import Grid
from planlift.model import Source
from planlift.model import TextBlock
from planlift.text import letters

if TYPE_CHECKING:
    from planlift.model import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def source(media: str, size: int = 0) -> Source:
    return Source(Path(f"plan.{media}"), f"plan.{media}", "", media, size)


def html(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return accounted(read_html(source("html", len(data)), data))


def plain(text: str) -> Document:
    return accounted(read_text(source("text"), text.encode()))


def docx(body: str, **parts: str) -> Document:
    return accounted(read_docx(source("docx"), docx_bytes(body, **parts)))


def docx_bytes(body: str, **parts: str) -> bytes:
    """A DOCX file with `body` as the content of its body; `parts` by name of their relation."""
    document = (
        f'<w:document xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="{MC}" xmlns:wps="{WPS}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    files = {
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in parts}),
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = content.replace("<w:", "<w:", 1)
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _relations(kinds: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{at}" Type="{_TYPE}{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_RELS}">{entries}</Relationships>'


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def cells(document: Document) -> list[str]:
    return [cell.text for grid in grids(document) for cell in grid.cells]


def drawn(document: Document) -> str:
    return "\n\n".join(show(grid) for grid in grids(document))


def aside(document: Document) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in document.aside]


def accounted(document: Document) -> Document:
    """The document, once every letter of it is accounted for and every grid is exactly tiled."""
    held = sum(letters(each.text) for each in document.aside)
    for block in document.blocks:
        if isinstance(block, Grid):
            held += letters(block.caption) + sum(letters(cell.text) for cell in block.cells)
            _check_tiling(block)
        else:
            held += letters(block.text)
    assert held == document.letters
    return document


def _check_tiling(grid: Grid) -> None:
    seen = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(seen) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]
    assert [(cell.row, cell.column) for cell in grid.cells] == sorted(
        (cell.row, cell.column) for cell in grid.cells
    )
