"""A plan of as many rows as asked for, no two alike, as a PDF and as rows that are read already."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

from documents import SOURCE
from reportlab.pdfgen.canvas import Canvas

from planlift.model import Cell
from planlift.model import Document
from planlift.model import RawPlan
from planlift.model import RawRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

HEADINGS = ("Finding", "Action", "By when", "Who", "Progress")
FIELDS = ("finding", "action", "due_text", "owner_text", "progress_text")
WIDTHS = (160, 200, 90, 110, 180)
ROWS_A_PAGE = 12
HEIGHT, WIDTH, LEFT = 595, 842, 40
MONTHS = ("January", "March", "April", "June", "July", "September", "November", "December")
OWNERS = (
    *("Head of Service", "Director of Nursing and Medical Director", "Jane Smith", "RM/OM"),
    *("HR Business Partner", "Assistant Director, Safeguarding", "Quality Manager", "Matron"),
)
PROGRESS = (
    *("Completed {day} May 2024", "Not started", "Delayed: {number} posts await funding"),
    *("In progress. {number} files were audited", "Ongoing, {number} sessions delivered"),
)


def rows(count: int, seed: int = 7) -> Iterator[tuple[str, ...]]:
    """The texts of each row; the same rows every time for the same `seed`."""
    draw = random.Random(seed)  # noqa: S311  the same rows every time, no secret
    for number in range(count):
        day, month, year = draw.randint(1, 28), draw.choice(MONTHS), draw.randint(2022, 2026)
        due = draw.choice(
            (
                *(f"{day} {month} {year}", f"{day:02}/0{draw.randint(1, 9)}/{year}"),
                *(f"End of {month} {year}", f"{month[:3]}-{year % 100}", "Ongoing", "TBC"),
                *(f"Q{draw.randint(1, 4)} {year}/{year % 100 + 1}", f"by {month} {year}"),
            )
        )
        yield (
            f"Records of team {number // 3} do not show the voice of the child",
            f"{number}: train all managers of the team in supervision and audit ten files",
            due,
            draw.choice(OWNERS),
            draw.choice(PROGRESS).format(day=day, number=number),
        )


def understood(count: int) -> RawPlan:
    """The rows as the assembly hands them over."""
    return RawPlan(
        document=Document(SOURCE, count // ROWS_A_PAGE + 1, (), language="en-GB"),
        details=(),
        rows=tuple(
            RawRow(
                1,
                at // ROWS_A_PAGE + 1,
                {name: Cell(text, at, column) for column, (name, text) in enumerate(cells)},
            )
            for at, cells in enumerate(zip(FIELDS, texts, strict=True) for texts in rows(count))
        ),
        aside=(),
    )


def pdf(count: int, *, seed: int = 7, ruled: bool = True) -> bytes:
    """The rows as a table, its headings on each page; without rules only where the text stands."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    waiting = list(rows(count, seed))
    for start in range(0, count, ROWS_A_PAGE):
        canvas.setFont("Helvetica", 8)
        for line, texts in enumerate((HEADINGS, *waiting[start : start + ROWS_A_PAGE])):
            _row(canvas, HEIGHT - 60 - line * 38, texts, ruled=ruled)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _row(canvas: Canvas, top: float, texts: tuple[str, ...], *, ruled: bool) -> None:
    left = LEFT
    for text, width in zip(texts, WIDTHS, strict=True):
        if ruled:
            canvas.rect(left, top - 38, width, 38)
        for line, part in enumerate(lines(canvas.stringWidth, text, width - 8)):
            canvas.drawString(left + 4, top - 10 - 9 * line, part)
        left += width


def lines(
    measure: Callable[[str, str, float], float], text: str, width: float, size: float = 8
) -> list[str]:
    """The text broken where a line of Helvetica would be wider than `width` points."""
    broken = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if measure(longer, "Helvetica", size) <= width:
            broken[-1] = longer
        else:
            broken.append(word)
    return broken
