"""Documents for tests of the review page, and what is asked of the page that shows them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from planlift.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
STOCKTON = ROOT / "samples" / "stockton"
HEADINGS = ("No", "Action", "Lead officer", "Deadline", "Status")
ROWS = (
    ("1", "Write the policy", "Head of Care", "31 March 2027", "Completed"),
    ("2", "Train all staff", "Registered Manager", "by the end of summer", "Banked"),
    ("3", "Audit the files", "Quality Lead", "30 June 2027", "Banked"),
)
COLOURS = ("#fde0e0", "#e0fde0", "#e0e0fd", "#fdfde0", "#e0fdfd")
TURNS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, 1, -1, 0, 400, 0),
    180: (-1, 0, 0, -1, 700, 400),
    270: (0, -1, 1, 0, 0, 700),
}
"""By rotation: what makes a drawing upright on a page that is shown turned so far."""
HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "]]>--><!--<script>&lt;b&gt;\u2028\u2029 {{data}} ${1+1} `x`",
    "javascript:document.title='owned'//",
)


def reviewed(source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.review.html"
    assert main(["review", str(source), "-o", str(target), "--quiet"]) == 0
    return target


def cropped(data: bytes, by: float) -> bytes:
    """The same with a strip of the sheet cut off on all sides."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    left, bottom, right, top = page.get_mediabox()
    page.set_cropbox(left + by, bottom + by, right - by, top - by)
    cut = io.BytesIO()
    document.save(cut)
    page.close()
    document.close()
    return cut.getvalue()


def long_plan(pages: int) -> bytes:
    """Seven actions on each page, each with several lines."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(842, 595))
    edges = [40, 80, 400, 560, 680, 800]
    for page in range(pages):
        tops = [555, 535, *(535 - 70 * (row + 1) for row in range(7))]
        for row, top in enumerate(tops[:-1]):
            number = page * 7 + row
            texts = (
                str(number),
                f"Do work {number}",
                "Head of Care",
                "31 March 2027",
                "In progress",
            )
            for column, text in enumerate(texts if row else HEADINGS):
                canvas.setFont("Helvetica" if row else "Helvetica-Bold", 9)
                canvas.drawString(edges[column] + 4, top - 13, text)
                for line in range(4 if row and column == 1 else 0):
                    words = "and see to it that it is done in every house of the trust"
                    canvas.drawString(edges[column] + 4, top - 25 - 11 * line, words)
        canvas.grid(edges, tops)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def drawn(rotation: int = 0, rows: Sequence[tuple[str, ...]] = ROWS) -> bytes:
    """A plan whose columns are painted, lying in the file as many degrees to the left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(700, 400))  # turned by its library where need be
    canvas.setPageRotation(rotation)
    canvas.transform(*TURNS[rotation])
    edges, tops = [40, 80, 290, 430, 570, 660], [340, 310, *range(270, 269 - 40 * len(rows), -40)]
    for row, texts in enumerate((HEADINGS, *rows)):
        for column, text in enumerate(texts):
            left, top, width = edges[column], tops[row], edges[column + 1] - edges[column]
            if row:
                canvas.setFillColor(HexColor(COLOURS[column]))
                canvas.rect(left, tops[row + 1], width, top - tops[row + 1], stroke=0, fill=1)
            canvas.setFillColor(HexColor("#000000"))
            canvas.setFont("Helvetica-Bold" if not row else "Helvetica", 10)
            canvas.drawString(left + 4, top - 14, text)
    canvas.grid(edges, tops)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def outlined(page: Page, action: int, group: str) -> list[dict[str, Any]]:
    """The outlines of a field of an action: page, and box in points as the browser shows it."""
    found: list[dict[str, Any]] = page.evaluate(
        """([action, group]) => {
            const field = data.rows[action].fields.find((one) => one.group === group);
            return field.regions.map((id) => {
                drawPage(data.regions[id].page);
                const made = document.querySelector(`[data-region="${id}"]`);
                const paper = made.closest(".paper");
                const [number, width] = data.pages[Number(paper.dataset.page) - 1];
                const outer = paper.getBoundingClientRect(), inner = made.getBoundingClientRect();
                const scale = width / outer.width;
                return { page: number, box: [
                    (inner.left - outer.left) * scale, (inner.top - outer.top) * scale,
                    (inner.right - outer.left) * scale, (inner.bottom - outer.top) * scale,
                ] };
            });
        }""",
        [action, group],
    )
    return found


def words_in(
    pdf: Any,  # noqa: ANN401 -- pdfplumber has no types
    places: list[dict[str, Any]],
) -> str:
    """What another reader finds at these places."""
    texts = []
    for place in places:
        left, top, right, bottom = place["box"]
        for word in pdf.pages[place["page"] - 1].extract_words():
            x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
            if left < x < right and top < y < bottom:
                texts.append(word["text"])
    return " ".join(texts)


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
