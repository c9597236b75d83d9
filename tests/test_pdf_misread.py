"""Letters that a file gives for ligatures, and those that a language really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import prose
from pdf_drawing import read

from planlift.extract.pdf import misread

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("AcƟon by the staī who are diīerent", {"Ɵ": "ti", "ī": "ff"}),
        ("the reýective oþcers of the oþce", {"ý": "fl", "þ": "ffi"}),
        ("a of케cer of the council", {"케": "fi"}),
        ("Café Zoë and her résumé", {}),
        ("y gwasanaeth tân a’r cytûn yn y sŵ", {}),
        ("üles", {}),  # files or tiles
    ],
)
def test_words_say_what_a_letter_stands_for(text: str, meant: dict[str, str]) -> None:
    assert misread.learned([text]) == {ord(letter): said for letter, said in meant.items()}


def test_the_letters_meant_stand_in_the_text_and_the_document_says_so() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 250, 400], [300, 270, 200])
        for x, y, text in (
            *((55, 280, "Action"), (255, 280, "Oþcer"), (55, 255, "Oûer the staû")),
            *((55, 240, "diûerent oþces"), (255, 255, "Zoë")),
        ):
            canvas.drawString(x, y, text)

    data = drawn(page)
    (grid,) = grids(data)
    assert [cell.text for cell in grid.cells] == [
        "Action",
        "Officer",
        "Offer the staff\ndifferent offices",
        "Zoë",
    ]
    (note,) = read(data).notes
    assert "û stands for ff" in note


def test_letters_of_another_language_stay_as_they_are() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(52, 240, "Gwasanaeth tân ac achub: cytûn â’r cynllun")

    data = drawn(page)
    assert prose(data)[0].text == "Gwasanaeth tân ac achub: cytûn â’r cynllun"
    assert not read(data).notes


def test_a_page_that_cannot_be_loaded_says_nothing_of_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unloadable(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
        if not number:
            raise pypdfium2.PdfiumError("cannot load")
        return document.get_page(number)

    def page(canvas: Canvas) -> None:
        canvas.drawString(52, 240, "Oûer the staû diûerent lamps")

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", unloadable)
    assert prose(drawn(page, page))[0].text == "Offer the staff different lamps"
