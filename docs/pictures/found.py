"""Draw what is found on pages of the samples: the cells of their tables, outlined."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image
from PIL import ImageDraw
from PIL import ImageFont

from planlift.model import Grid
from planlift.pipeline import read_document

SAMPLES = Path(__file__).parent.parent.parent / "samples"
SHOWN = (
    ("Ruling lines: merged cells are where no rule is drawn", "spanning_cells/plan-word.pdf"),
    ("Level rules alone: columns from the words", "rules_only/plan-report.pdf"),
    ("Painted cells: stripes show the rows", "zebra_stripes/plan-report.pdf"),
    (
        "Nothing drawn: known headings, white space, line breaks",
        "borderless_plan/plan-word.pdf",
    ),
)
"""Title and document of each part of the picture; the first table of its first page is shown."""
WIDE, TALL, GAP = 640, 360, 24
SCALE = 3.0
"""Pixels for a point before the picture is made smaller."""
INK, OUTLINE, HEADING = "#1b2a41", "#c2410c", "#1d4ed8"
AROUND, ABOVE = 14.0, 3.0
"""Points of the page beside and above the table."""


def tables() -> Image.Image:
    """The four ways to a table, two by two."""
    parts = [_part(title, SAMPLES / document) for title, document in SHOWN]
    upper, lower = (max(part.height for part in pair) for pair in (parts[:2], parts[2:]))
    whole = Image.new("RGB", (2 * WIDE + GAP, upper + GAP + lower), "white")
    for number, part in enumerate(parts):
        whole.paste(part, ((number % 2) * (WIDE + GAP), (number // 2) * (upper + GAP)))
    return whole.quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _part(title: str, path: Path) -> Image.Image:
    grid = next(
        block
        for block in read_document(path).blocks
        if isinstance(block, Grid) and block.rows > 2 and block.columns > 2
    )
    number = grid.place.page
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    pdf.close()
    boxes = [
        (cell.header or cell.row == 0, place.box)
        for cell in grid.cells
        for place in cell.places
        if place.box is not None and place.page == number
    ]
    pen = ImageDraw.Draw(page)
    inset = -4 if grid.how == "alignment" else 3
    for heading, box in boxes:
        left, top, right, bottom = (side * SCALE for side in box)
        out = (left + inset, top + inset, right - inset, bottom - inset)
        pen.rectangle(out, outline=HEADING if heading else OUTLINE, width=4)
    sides = list(zip(*(box for _, box in boxes), strict=True))
    around = (
        max(0, int((min(sides[0]) - AROUND) * SCALE)),
        max(0, int((min(sides[1]) - ABOVE) * SCALE)),
        min(page.width, int((max(sides[2]) + AROUND) * SCALE)),
        min(page.height, int((max(sides[3]) + AROUND) * SCALE)),
    )
    return _titled(title, page.crop(around))


def _titled(title: str, table: Image.Image) -> Image.Image:
    table = table.resize((WIDE, table.height * WIDE // table.width), Image.Resampling.LANCZOS)
    table = table.crop((0, 0, WIDE, min(table.height, TALL)))
    part = Image.new("RGB", (WIDE, table.height + 34), "white")
    part.paste(table, (0, 34))
    font = ImageFont.load_default(size=18)
    ImageDraw.Draw(part).text((6, 6), title, fill=INK, font=font)
    return part
