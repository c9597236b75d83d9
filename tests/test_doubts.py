"""What a person is told of a plan whose tables are not certain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from documents import document
from documents import plan
from msgspec.structs import replace
from pdf_drawing import WIDTH
from pdf_drawing import a_picture
from pdf_drawing import drawn
from pdf_drawing import read

from planlift.extract.assembly import assemble
from planlift.model import FROM_WHITE
from planlift.model import Grid
from planlift.vocabulary import load

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from planlift.model import RawPlan

ACTIONS = """| Finding | Action | By when | Lead |
| --- | --- | --- | --- |
| Records are poor | Train all staff | May 2024 | Head of HR |
| ^ | Audit the files | June 2024 | Head of HR |"""


def codes(raw: RawPlan) -> set[str]:
    return {code for code, *_ in raw.doubts}


def test_a_table_that_nothing_is_drawn_in_and_its_merged_findings_are_doubted() -> None:
    raw = plan(ACTIONS.replace("^", ""), how="alignment", paged=True)
    assert "no-rules" in codes(raw)
    assert [[code for code, *_ in row.checks] for row in raw.rows] == [[], ["finding-carried"]]


def test_a_table_in_which_rules_part_some_rows_and_white_space_others_is_doubted() -> None:
    whole = document(ACTIONS, how="rules", paged=True)
    (block,) = whole.blocks
    assert isinstance(block, Grid)
    partly = replace(whole, blocks=(replace(block, notes=(FROM_WHITE,)),))
    assert "no-rules" in codes(assemble(partly, load()))


def test_a_ruled_table_is_not() -> None:
    raw = plan(ACTIONS, how="rules", paged=True)
    assert "no-rules" not in codes(raw)
    assert [row.checks for row in raw.rows] == [(), ()]


def test_a_table_that_says_what_but_not_who_or_when_is_left_aside_with_a_doubt() -> None:
    other = """| Action | Notes for the reader |
    | --- | --- |
    | Write the report of the year | As in the years before |
    | Print the report of the year | On white paper |"""
    raw = plan(ACTIONS, other)
    assert len(raw.rows) == 2
    left = [doubt for doubt in raw.doubts if doubt[0] == "table-doubtful"]
    assert [doubt[2] for doubt in left] == ["Action | Notes for the reader"]


def test_words_that_a_program_recognized_in_pictures_are_doubted() -> None:
    def page(canvas: Canvas, mode: int) -> None:
        canvas.drawImage(a_picture(), 0, 0, WIDTH, 400)
        canvas.grid([50, 200, 350, 500], [300, 270, 240, 210])
        for y, texts in (
            (285, ("Action", "Who", "By when")),
            (255, ("Train all staff", "HR", "May")),
        ):
            for x, text in zip((55, 205, 355), texts, strict=True):
                words = canvas.beginText(x, y)
                words.setTextRenderMode(mode)
                words.textOut(text)
                canvas.drawText(words)

    for mode, doubted in ((3, True), (0, False)):
        made = read(drawn(partial(page, mode=mode)))
        assert made.recognized == ((1,) if doubted else ())
        assert ("ocr-unsure" in codes(assemble(made, load()))) is doubted
