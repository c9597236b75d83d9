"""A sheet as a report generator prints it: no tags, rules drawn one by one."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from typing import Any

from describe import Words
from marks import lines
from marks import runs
from reportlab.lib import colors
from reportlab.lib import pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate
from reportlab.platypus import Flowable
from reportlab.platypus import Frame
from reportlab.platypus import LongTable
from reportlab.platypus import PageBreak
from reportlab.platypus import PageTemplate
from reportlab.platypus import Paragraph
from reportlab.platypus import Spacer

if TYPE_CHECKING:
    from pathlib import Path

    from describe import Sheet
    from tables import Slot
    from tables import Table

FONTS = "/usr/share/fonts/truetype"
FILES = {
    "DejaVu": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    "LibSerif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "LibSans": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
}
SIZES = {"A4": pagesizes.A4, "A3": pagesizes.A3, "letter": pagesizes.LETTER}
LINE = colors.HexColor("#444444")


class Turned(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A heading that reads from the bottom up."""

    def __init__(self, text: str, font: str, size: float) -> None:
        """Take the text and its print."""
        super().__init__()
        self.text, self.font, self.size = text, font, size
        self.width, self.height = size, pdfmetrics.stringWidth(text, font, size) + 2

    def draw(self) -> None:
        """Draw it turned by a quarter."""
        self.canv.rotate(90)
        self.canv.setFont(self.font, self.size)
        self.canv.drawString(0, -self.size, self.text)


def render_report(sheet: Sheet, path: Path) -> None:
    """Write the PDF to `path`; the same bytes each time."""
    look = sheet.look
    font = look.get("report_font", "Helvetica")
    if font in FILES:
        for name, file in zip((font, f"{font}-Bold"), FILES[font], strict=True):
            pdfmetrics.registerFont(TTFont(name, f"{FONTS}/{file}"))
        pdfmetrics.registerFontFamily(font, font, f"{font}-Bold", font, f"{font}-Bold")
    size, _, turn = look.get("page", "A4 landscape").partition(" ")
    page = pagesizes.landscape(SIZES[size]) if turn == "landscape" else SIZES[size]
    margin = float(look.get("margin", "15mm").removesuffix("mm")) * mm
    template = BaseDocTemplate(str(path), pagesize=page, title=sheet.title, invariant=1)
    frame = Frame(margin, margin, page[0] - 2 * margin, page[1] - 2 * margin, 0, 0, 0, 0)
    decorate = Decoration(look, font, page)
    template.addPageTemplates(PageTemplate("all", [frame], onPage=decorate))
    story: list[Any] = []
    for block in sheet.blocks:
        if isinstance(block, Words):
            story.append(words_flow(block, look, font))
        elif block.kind == "lines":
            story += lines_flow(block, look, font)
        else:
            story += [table_flow(block, look, font, page[0] - 2 * margin), Spacer(1, 8)]
    template.build(story)


class Decoration:
    """Running head, page number and watermark."""

    def __init__(self, look: dict[str, Any], font: str, page: tuple[float, float]) -> None:
        """Take the look, the font and the page's size."""
        self.look, self.font, self.page = look, font, page

    def __call__(self, canvas: Any, _: Any) -> None:  # noqa: ANN401 - reportlab is untyped
        """Draw them on a page."""
        width, height = self.page
        if "watermark" in self.look:
            canvas.saveState()
            canvas.setFillGray(0.9)
            canvas.setFont(self.font, 90)
            canvas.translate(width / 2, height / 2)
            canvas.rotate(40)
            canvas.drawCentredString(0, 0, self.look["watermark"])
            canvas.restoreState()
        canvas.setFont(self.font, 8)
        if "head" in self.look:
            canvas.drawString(30, height - 24, self.look["head"])
        if self.look.get("numbers", True):
            canvas.drawRightString(width - 30, 20, f"Page {canvas.getPageNumber()}")


def words_flow(block: Words, look: dict[str, Any], font: str) -> Any:  # noqa: ANN401 - untyped
    """Headings, paragraphs, items and breaks."""
    size = look.get("size", 10)
    if block.kind == "break":
        return PageBreak()
    if block.kind == "heading":
        large = size + 8 - 2 * block.level
        style = ParagraphStyle("h", fontName=heavy_of(font), fontSize=large, leading=large * 1.3)
        style.spaceBefore, style.spaceAfter = 8, 4
        return Paragraph(rich(block.text), style)
    style = ParagraphStyle("p", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=4)
    text = "<br/>".join(f"• {rich(item)}" for item in block.items) or rich(block.text)
    return Paragraph(text, style)


def lines_flow(table: Table, look: dict[str, Any], font: str) -> list[Any]:
    """Label and value lines."""
    size = look.get("size", 10)
    style = ParagraphStyle("p", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=3)
    pairs = zip(table.slots[::2], table.slots[1::2], strict=True)
    return [Paragraph(f"<b>{rich(a.text)}</b> {rich(b.text)}", style) for a, b in pairs]


def table_flow(table: Table, look: dict[str, Any], font: str, room: float) -> Any:  # noqa: ANN401
    """The table with its spans and rules."""
    total = sum(table.widths)
    data: list[list[Any]] = [[""] * len(table.widths) for _ in range(table.height)]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for slot in table.slots:
        data[slot.row][slot.column] = cell_flow(slot, look, font)
        last = (slot.column + slot.columns - 1, slot.row + slot.rows - 1)
        if last != (slot.column, slot.row):
            style.append(("SPAN", (slot.column, slot.row), last))
        if slot.fill:
            shade = colors.HexColor(slot.fill)
            style.append(("BACKGROUND", (slot.column, slot.row), last, shade))
    style += rules(table)
    return LongTable(
        data,
        colWidths=[room * share / total for share in table.widths],
        repeatRows=table.heads if table.repeat else 0,
        style=style,
        splitByRow=1,
        splitInRow=0 if table.whole or any(slot.rows > 1 for slot in table.slots) else 1,
    )


def rules(table: Table) -> list[tuple[Any, ...]]:
    """Ruling lines and stripes."""
    every = (0, 0), (-1, -1)
    if table.style == "rules":
        return [("LINEABOVE", *every, 0.6, LINE), ("LINEBELOW", *every, 0.6, LINE)]
    if table.style == "zebra":
        stripe = colors.HexColor("#e8eef5")
        odd = range(table.heads, table.height, 2)
        return [("BACKGROUND", (0, row), (-1, row), stripe) for row in odd]
    if table.style == "open":
        return [("INNERGRID", *every, 0.6, LINE)]
    return [] if table.style == "plain" else [("GRID", *every, 0.6, LINE)]


def cell_flow(slot: Slot, look: dict[str, Any], font: str) -> Any:  # noqa: ANN401 - untyped
    """The paragraphs of a cell."""
    size = look.get("cell_size", look.get("size", 10) - 1)
    heavy = heavy_of(font) if slot.bold else font
    if slot.rotated:
        return Turned(slot.text, heavy, size)
    plain = ParagraphStyle("c", fontName=heavy, fontSize=size, leading=size * 1.2)
    item = ParagraphStyle("i", plain, leftIndent=9, bulletIndent=1)
    return [
        Paragraph(rich(text), item, bulletText="•") if listed else Paragraph(rich(text), plain)
        for text, listed in lines(slot.text)
    ]


def heavy_of(font: str) -> str:
    """The name of the bold face."""
    return font.removesuffix("-Roman") + "-Bold"


def rich(text: str) -> str:
    """Marks as the generator's tags."""
    parts = []
    for run in runs(text):
        words = html.escape(run.text, quote=False)
        if run.tick:
            words = '<font name="ZapfDingbats">3</font>'
        words = f"<b>{words}</b>" if run.bold else words
        words = f"<strike>{words}</strike>" if run.struck else words
        parts.append("" if run.deleted else words)
    return "".join(parts)
