"""Forms of bold labels beside their values, with nothing drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

WORDS = {"task": "action", "who": "owner_text", "by when": "due_text"}


def write(canvas: Canvas, top: float, rows: Sequence[tuple[str, str]], *, middle: float) -> None:
    """Each row a label and a value of one or two lines."""
    for label, value in rows:
        for font, left, text in (("Helvetica-Bold", 50, label), ("Helvetica", middle, value)):
            canvas.setFont(font, 10)
            for number, line in enumerate(text.split("/")):
                canvas.drawString(left, HEIGHT - top - 12 * number, line)
        top += 12 * max(label.count("/") + 1, value.count("/") + 1) + 5


def grids(data: bytes) -> list[list[list[str]]]:
    document = read_pdf(source_of(data), data, WORDS)
    return [table(block) for block in document.blocks if isinstance(block, Grid)]


def test_labels_and_values_of_several_lines_are_rows() -> None:
    def page(canvas: Canvas) -> None:
        long = f"{'Mend the roof of the hall and paint it, ' * 2}then/mend the house"
        write(
            canvas, 100, [("Task", long), ("Who", "Ann"), ("How will we/know", "Dry")], middle=130
        )

    (found,) = grids(drawn(page))
    assert [row[0] for row in found] == ["Task", "Who", "How will we know"]
    assert found[0][1].endswith("then mend the house")


def test_bold_names_before_paragraphs_or_unknown_labels_make_no_form() -> None:
    def names(canvas: Canvas) -> None:
        write(
            canvas, 100, [("Ann", "mends roofs"), ("Bob", "cooks"), ("Cay", "paints")], middle=130
        )

    def paragraphs(canvas: Canvas) -> None:
        for number, label in enumerate(("Task", "Who", "By when")):
            write(canvas, 100 + 30 * number, [(label, "is told here")], middle=90 + 30 * number)

    assert grids(drawn(names)) == grids(drawn(paragraphs)) == []


def test_a_form_that_the_page_end_cuts_is_one_record(tmp_path: Path) -> None:
    whole = [("Task", "Mend the roof of the hall"), ("Who", "Ann"), ("By when", "May 2025")]
    cut = [("Task", "Find two more cooks soon"), ("Who", "Bob")]

    def first(canvas: Canvas) -> None:
        write(canvas, 100, whole, middle=130)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, HEIGHT - 200, "2. Cooks")
        write(canvas, 230, cut, middle=130)

    def second(canvas: Canvas) -> None:
        write(canvas, 40, [("By when", "June 2025")], middle=130)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, HEIGHT - 90, "3. Roof again")
        write(canvas, 120, whole, middle=130)

    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(first, second))
    found = understand(path).rows
    fields = ("action", "owner_text", "due_text")
    assert [tuple(row.fields[name].text for name in fields) for row in found] == [
        tuple(value for _, value in whole),
        ("Find two more cooks soon", "Bob", "June 2025"),
        tuple(value for _, value in whole),
    ]


def pairs(canvas: Canvas, top: float, *, wrapped: bool) -> None:
    """A form of two single labels and of two rows of two, the first of which may be wrapped."""
    write(canvas, top, [("Task", "Mend the roof of the hall and paint it for summer")], middle=130)
    second = "Ann Lee,/Head of care" if wrapped else "Ann Lee"
    height = 29 if wrapped else 17
    write(canvas, top + 17, [("Who", second)], middle=130)
    for label, value, left, middle in (("By when", "4 May/2026" if wrapped else "May", 300, 380),):
        for font, at, text in (("Helvetica-Bold", left, label), ("Helvetica", middle, value)):
            canvas.setFont(font, 10)
            for number, line in enumerate(text.split("/")):
                canvas.drawString(at, HEIGHT - top - 17 - 12 * number, line)
    write(canvas, top + 17 + height, [("Cost", "None")], middle=130)
    write(canvas, top + 34 + height, [("Status", "Begun")], middle=130)


def test_a_second_label_beside_the_first_one_has_a_value_of_its_own() -> None:
    for wrapped in (False, True):

        def page(canvas: Canvas, *, wrapped: bool = wrapped) -> None:
            pairs(canvas, 100, wrapped=wrapped)

        (found,) = grids(drawn(page))
        assert found[0] == ["Task", "Mend the roof of the hall and paint it for summer", "<", "<"]
        who, when = ("Ann Lee, Head of care", "4 May 2026") if wrapped else ("Ann Lee", "May")
        assert [text.replace("\n", " ") for text in found[1]] == ["Who", who, "By when", when]
        assert [row[1] for row in found[2:]] == ["None", "Begun"]


def test_known_labels_begin_rows_though_forms_stand_farther_apart_than_their_rows() -> None:
    def page(canvas: Canvas) -> None:
        for top in (60, 140, 220):
            rows = [("Task", f"Mend the roof {top}"), ("Who", "Ann"), ("By when", "May")]
            write(canvas, top, rows, middle=130)

    labels = [row[0] for found in grids(drawn(page)) for row in found]
    assert labels == ["Task", "Who", "By when"] * 3


def test_a_second_label_of_two_lines_is_one_label() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 100, [("Task", "Mend the roof")], middle=130)
        for at, text in ((50, "Who"), (130, "Ann"), (300, "By when it"), (380, "May")):
            canvas.setFont("Helvetica" if at in {130, 380} else "Helvetica-Bold", 10)
            canvas.drawString(at, HEIGHT - 117, text)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(300, HEIGHT - 129, "has to be done")
        write(canvas, 146, [("Cost", "None")], middle=130)

    (found,) = grids(drawn(page))
    assert found[1] == ["Who", "Ann", "By when it has to be done", "May"]
