"""Words that a narrow column breaks without a hyphen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids

from planlift.extract.pdf import hyphens
from planlift.extract.pdf.broken_words import FILLED
from planlift.extract.pdf.broken_words import TOO_WIDE
from planlift.text import one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Leadershi|p", "Leadership"),
        ("Membe|r", "Member"),
        ("resuscitatio|n equipment", "resuscitation equipment"),
        ("31/03/2|5", "31/03/25"),
        ("30.09.202|4", "30.09.2024"),
        ("implemen|tation", "implementation"),
        ("safe|guarding", "safeguarding"),
        ("Director|of", "Director of"),
        ("Governor|Board", "Governor Board"),
        ("Training|manager", "Training manager"),
        ("2025|12", "2025 12"),
        ("Commission|an", "Commission an"),
    ],
)
def test_a_word_goes_on_where_its_rest_is_no_word(broken: str, whole: str) -> None:
    words = hyphens.Words(word_ends=("tion", "tation"), known=frozenset({"an"}))
    words.add("R1: the director of the safeguarding board and the manager")
    text = broken.replace("|", FILLED)
    words.add(text)
    assert hyphens.settle(text, (), words) == (whole, ())


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Head of Perf|ormance", "Head of Performance"),
        ("Deputy Safe|guarding Lead", "Deputy Safeguarding Lead"),
        ("30 Septe|mber 2024", "30 September 2024"),
        ("a job for the work|force", "a job for the work force"),
        ("the Org|board", "the Org board"),
    ],
)
def test_behind_other_words_a_word_goes_on_only_if_the_document_has_it(
    broken: str, whole: str
) -> None:
    words = hyphens.Words()
    words.add("safe safeguarding, performance of a workforce: the work of a force")
    text = broken.replace("|", TOO_WIDE)
    words.add(text)
    assert hyphens.settle(text, (), words) == (whole, ())


def test_a_listed_word_of_two_such_is_none_behind_other_words() -> None:
    words = hyphens.Words(known=frozenset({"half", "term", "halfterm", "completion"}))
    assert hyphens.settle(f"by half{TOO_WIDE}term", (), words) == ("by half term", ())
    assert hyphens.settle(f"by comple{TOO_WIDE}tion", (), words) == ("by completion", ())


def test_parts_of_words_are_no_words() -> None:
    words = hyphens.Words()
    words.add(f"communicated and{TOO_WIDE}communicate{FILLED}d")
    assert words.words == {"communicated"}


def test_words_of_headings_are_whole_though_the_document_has_their_parts() -> None:
    words = hyphens.Words(known=frozenset({"completion"}))
    words.add("go on")
    text = f"Completi{FILLED}on"
    assert hyphens.settle(text, (), words) == ("Completion", ())


@pytest.mark.parametrize(
    ("broken", "whole"), [("indepen|dent", "independent"), ("web|site", "web site")]
)
def test_listed_words_are_whole_unless_both_parts_are_words_too(broken: str, whole: str) -> None:
    words = hyphens.Words(known=frozenset({"independent", "website", "web", "site"}))
    assert hyphens.settle(broken.replace("|", FILLED), (), words) == (whole, ())


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("accommodati|on", "accommodation"),
        ("under|stand it", "understand it"),
        ("prioritisati|on", "prioritisation"),
        ("health|care", "health care"),
        ("may|be", "may be"),
        ("indep|enden|t audits", "independent audits"),
        ("(supe|rvisi|on)", "(supervision)"),
        ("in|form|them", "in form them"),
        ("people's|care", "people's care"),
        ("a|long", "a long"),
    ],
)
def test_parts_of_an_english_word_are_one_unless_both_are_often_side_by_side(
    broken: str, whole: str
) -> None:
    words = hyphens.Words(known=frozenset({"on", "form", "them"}))
    assert hyphens.settle(broken.replace("|", FILLED), (), words) == (whole, ())


def test_behind_other_words_an_english_word_goes_on() -> None:
    text = f"All of the accommo{TOO_WIDE}dation, and the care{TOO_WIDE}leavers"
    whole = "All of the accommodation, and the care leavers"
    assert hyphens.settle(text, (), hyphens.Words()) == (whole, ())


def test_the_mark_of_an_item_is_no_word_beside_the_one_that_fills_its_line() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 110, 200, 300], [300, 280, 220])
        for x, y, text in (
            *((53, 288, "Action"), (115, 288, "Who"), (203, 288, "When"), (203, 268, "May")),
            *((53, 268, "• communicat"), (53, 256, "e it to us all"), (115, 268, "All of us")),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    cell = next(cell for cell in grid.cells if cell.row and not cell.column)
    assert cell.text == "• communicate it to us all"


def test_what_is_struck_out_stays_so() -> None:
    words = hyphens.Words()
    text = f"Leadershi{FILLED}p of it"
    assert hyphens.settle(text, ((12, 14),), words) == ("Leadership of it", ((11, 13),))
    twice = f"super{FILLED}vis{FILLED}ion of it"
    assert hyphens.settle(twice, ((13, 15),), words) == ("supervision of it", ((11, 13),))


def test_words_broken_in_a_cell_are_whole_again() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFontSize(13.2)
        canvas.grid([50, 112, 200, 300], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "Area"), (115, 288, "Action"), (203, 288, "When")),
            *((53, 268, "Curriculu"), (53, 254, "m"), (115, 268, "Train staff"), (203, 268, "May")),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    assert next(cell.text for cell in grid.cells if cell.row == 1) == "Curriculum"


def test_a_word_wider_than_its_column_is_whole_again_behind_another() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 200, 262, 350], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "Action"), (203, 288, "Who"), (265, 288, "When")),
            *((53, 268, "Look at performances"), (203, 268, "A Perform"), (203, 256, "ances man")),
            (265, 268, "May"),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    assert next(cell.text for cell in grid.cells if cell.row and cell.column == 1) == WHOLE


WHOLE = "A Performances man"


def test_a_letter_alone_goes_on_a_word_though_its_column_had_room_for_it() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 130, 200, 226, 300], [300, 280, 240, 200])
        for y, texts in (
            (288, ("Action R1", "Who", "RAG", "When")),
            (268, ("Train staff", "Area", "Gree", "May")),
            (256, ("", "Commandantu", "n", "")),
            (244, ("", "r", "", "")),
            (228, ("Mend it", "Ann", "Amb", "June")),
            (216, ("", "", "er", "")),
        ):
            for x, text in zip((54, 134, 203, 230), texts, strict=True):
                canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    found = {cell.text for cell in grid.cells}
    assert {"Area Commandantur", "Green", "Amber"} <= found


def test_a_word_that_a_pages_end_cuts_proves_no_word_of_the_document() -> None:
    rows = [("Train them all", "Area", "Command", "er"), ("Mend the roof", "Area", "Command", "")]

    def page(canvas: Canvas) -> None:
        canvas.grid([50, 160, 212, 280], [200, 160, 120, 80])
        for number, (what, *who) in enumerate([("Action", "Lead", "", ""), *rows]):
            canvas.drawString(54, 188 - 40 * number, what)
            for line, words in enumerate(who):
                canvas.drawString(164, 188 - 40 * number - 11 * line, words)

    (grid,) = grids(drawn(page))
    assert [cell.text for cell in grid.cells if cell.column == 1][1] == "Area Commander"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("31/03/202", "5", "31/03/2025"),
        ("4.12.20", "26", "4.12.2026"),
        ("31/03/2025", "14/07/2026", "31/03/2025\n14/07/2026"),
        ("31/03/2025", "5", "31/03/2025\n5"),
        ("Ann Lee, 5", "August 2024", "Ann Lee, 5 August 2024"),
        ("1st March", "2026", "1st March 2026"),
        ("4 May 2025", "August 2026", "4 May 2025\nAugust 2026"),
        ("Phase 2", "Begin now", "Phase 2\nBegin now"),
    ],
)
def test_a_date_in_figures_goes_on_where_its_year_does(first: str, second: str, whole: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 300, 450], [350, 300, 250])
        canvas.drawString(54, 335, "Mend the roof")
        canvas.drawString(304, 335, first)
        canvas.drawString(304, 323, second)
        canvas.drawString(54, 285, "Paint")

    (grid,) = grids(drawn(page))
    assert grid.cells[1].text == whole


def test_a_number_broken_behind_its_dot_by_a_narrow_column_is_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 62, 450], [350, 300, 250])
        canvas.drawString(51, 335, "1.")
        canvas.drawString(51, 323, "12")
        canvas.drawString(66, 335, "Mend the roof")
        canvas.drawString(66, 285, "Paint")

    (grid,) = grids(drawn(page))
    assert grid.cells[0].text == "1.12"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("30/06", "/2023"), "30/06/2023"),
        (("11/04/202", "2"), "11/04/2022"),
        (("Q4 2023/2", "4"), "Q4 2023/24"),
        (("31.03.", "2024 or later"), "31.03.2024 or later"),
        (("3.2", "4"), "3.2 4"),
        (("30/06/2023", "4 people"), "30/06/2023 4 people"),
        (("12", "31/01/2024"), "12 31/01/2024"),
        (("May", "2024"), "May 2024"),
    ],
)
def test_a_date_cut_by_its_column_is_whole_again(lines: tuple[str, str], whole: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 200, 290], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "Action"), (203, 288, "When"), (53, 268, "Train staff")),
            *((203, 268, lines[0]), (203, 256, lines[1])),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    (text,) = (cell.text for cell in grid.cells if cell.row and cell.column == 1)
    assert one_line(text) == whole


def test_a_mark_or_the_rest_of_a_number_on_a_line_of_its_own_goes_on_without_a_blank() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 72, 122, 200, 300], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "No"), (75, 288, "Who"), (125, 288, "Action"), (203, 288, "When")),
            *((53, 268, "10.1"), (53, 256, "2"), (75, 268, "Manager"), (75, 256, "; Head")),
            *(
                (125, 268, "In all"),
                (125, 256, "transformational"),
                (125, 244, "."),
                (203, 268, "May"),
            ),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    wanted = {"10.12", "Manager; Head", "In all transformational."}
    assert wanted <= {cell.text for cell in grid.cells}


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("£75,00", "0"), "£75,000"),
        (("£7,500,0", "00 a year"), "£7,500,000 a year"),
        (("£75,00", "1.5 each"), "£75,00 1.5 each"),
        (("May 202", "4"), "May 2024"),
        (("Dec 202", "4 boats"), "Dec 2024 boats"),
        (("Room 312", "4"), "Room 312 4"),
        (("Manager", ": Docks"), "Manager: Docks"),
    ],
)
def test_sums_and_years_broken_by_a_narrow_column_are_whole_again(
    lines: tuple[str, str], whole: str
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 120, 164, 290], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "Action"), (123, 288, "Cost"), (167, 288, "When")),
            *((53, 268, "Train staff"), (123, 268, lines[0]), (123, 256, lines[1])),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    (text,) = (cell.text for cell in grid.cells if cell.row and cell.column == 1)
    assert text == whole


def test_a_hyphen_that_its_column_had_no_room_for_goes_on_without_a_blank() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 72, 122, 200, 300], [300, 280, 240])
        for x, y, text in (
            *((53, 288, "No"), (75, 288, "Who"), (125, 288, "Action"), (203, 288, "When")),
            *((53, 268, "1"), (75, 268, "Porter"), (125, 268, "In all"), (203, 268, "May")),
            *((125, 256, "transformational"), (125, 244, "-minded teams")),
        ):
            canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    assert "In all transformational-minded teams" in {cell.text for cell in grid.cells}
