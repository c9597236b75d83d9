from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import letters_of
from pdf_drawing import prose
from pdf_drawing import read
from pdf_drawing import ruled
from pdf_drawing import source_of

from planlift.errors import PlanliftError
from planlift.extract.pdf import hyphens
from planlift.extract.pdf.broken_words import FILLED
from planlift.extract.pdf.broken_words import TOO_WIDE
from planlift.extract.pdf.lines import Line
from planlift.extract.pdf.paragraphs import BREAK_HYPHEN
from planlift.extract.pdf.paragraphs import Flow
from planlift.extract.pdf.paragraphs import Space
from planlift.extract.pdf.paragraphs import flow
from planlift.extract.pdf.paragraphs import joined
from planlift.extract.pdf.paragraphs import stacked
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*/*.pdf"))


def cell(*lines: str, width: float = 140, step: float = 12) -> str:
    """The text of a table's cell with these lines, 5 points from its left border."""

    def page(canvas: Canvas) -> None:
        canvas.grid([50, 50 + width, 500], [380, 350, 100])
        canvas.drawString(55, 360, "Action")
        canvas.drawString(60 + width, 360, "Who")
        for number, line in enumerate(lines):
            canvas.drawString(55, 338 - step * number, line)

    (grid,) = grids(drawn(page))
    return next(cell.text for cell in grid.cells if (cell.row, cell.column) == (1, 0))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Provide refresher training", "for all social workers"),
            "Provide refresher training for all social workers",
        ),
        (("Completed", "Further independent", "review"), "Completed\nFurther independent review"),
        (
            ("• Recording", "• Consent and the Data", "Protection Act"),
            "• Recording\n• Consent and the Data Protection Act",
        ),
        (
            ("a) Meet the partners.", "b) Agree a protocol"),
            "a) Meet the partners.\nb) Agree a protocol",
        ),
        (
            ("All officers complete the e-", "learning package"),
            "All officers complete the e-learning package",
        ),
        (
            ("Review of the multi-agency", "team and every single multi-", "agency plan"),
            "Review of the multi-agency team and every single multi-agency plan",
        ),
        (
            ("Every recommendation and re-", "commendation"),
            "Every recommendation and recommendation",
        ),
        (
            ("To be advertised on 22/01/10;", "closing on 05/02/10"),
            "To be advertised on 22/01/10; closing on 05/02/10",
        ),
        (("Referrals to First Contact/", "Duty Team"), "Referrals to First Contact/Duty Team"),
    ],
)
def test_lines_of_a_cell_are_joined_as_they_were_written(
    lines: tuple[str, ...], expected: str
) -> None:
    assert cell(*lines) == expected


def test_a_gap_between_lines_is_a_new_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 190, 500], [380, 350, 200])
        canvas.drawString(55, 360, "Action")
        canvas.drawString(200, 360, "Who")
        for y, line in (
            (338, "the whole of a line is full"),
            (326, "and its second line is, too,"),
            (302, "but this is another one,"),
            (290, "wrapped like the one above"),
        ):
            canvas.drawString(55, y, line)

    (grid,) = grids(drawn(page))
    text = next(cell.text for cell in grid.cells if (cell.row, cell.column) == (1, 0))
    assert text == (
        "the whole of a line is full and its second line is, too,\n"
        "but this is another one, wrapped like the one above"
    )


def test_a_raised_ordinal_belongs_to_its_number() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "By 1")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72.5, 304, "st")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(80, 300, "June 2010")

    assert [block.text for block in prose(drawn(page))] == ["By 1st June 2010"]


def test_sideways_text_in_a_cell_is_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 90, 500], [380, 250, 200])
        canvas.drawString(100, 300, "Action")
        canvas.drawString(100, 220, "Review all cases")
        canvas.drawString(55, 220, "1")
        canvas.saveState()
        canvas.translate(75, 260)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Priority level")
        canvas.restoreState()

    (grid,) = grids(drawn(page))
    assert grid.cells[0].text == "Priority level"


def footed(number: int, body: str = "Text of page") -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, HEIGHT - 25, "Borough of Stockton: action plan")
        canvas.drawString(50, 200, f"{body} {number}")
        canvas.drawString(280, 20, f"Page {number} of 4")

    return page


def test_running_heads_and_page_numbers_are_set_aside_by_repetition() -> None:
    document = read(drawn(*(footed(number) for number in range(1, 5))))
    assert [getattr(block, "text", "") for block in document.blocks] == [
        f"Text of page {number}" for number in range(1, 5)
    ]
    assert [(aside.reason, aside.place.page) for aside in document.aside] == [
        (reason, number) for number in range(1, 5) for reason in ("running-head", "page-number")
    ]


def test_large_words_at_the_foot_of_the_first_page_are_no_title() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 16)
        canvas.drawString(50, HEIGHT - 30, "Keeping the river clean")
        canvas.drawString(50, 20, "Borough of Stockton")
        canvas.setFont("Helvetica", 10)
        for y in (100, 150, 200):
            canvas.drawString(50, y, "The banks were walked twice a year by one of the two teams.")

    document = read(drawn(page, page))
    assert [(aside.reason, aside.place.page) for aside in document.aside] == [
        ("running-foot", 1),
        ("running-head", 2),
        ("running-foot", 2),
    ]


def test_a_heading_that_counts_what_plans_count_is_no_running_head() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(50, HEIGHT - 25, f"Finding {number}")
            canvas.drawString(50, HEIGHT - 50, "Agenda item 7")
            canvas.drawString(50, 200, f"Text of page {number}")

        return draw

    data = drawn(*(page(number) for number in range(1, 5)))
    document = read_pdf(source_of(data), data, {"finding": "finding", "agenda item": "section"})
    assert [aside.text for aside in document.aside] == ["Agenda item 7"] * 4
    assert len(document.blocks) == 8


def test_a_label_at_the_top_of_each_page_is_no_running_head_where_others_are_set_like_it() -> None:
    def page(number: int, type_of_labels: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(50, HEIGHT - 25, "Finding")
            canvas.setFont(type_of_labels, 10)
            canvas.drawString(50, 300, "Deadline")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, HEIGHT - 60, f"Door {number} of the hall does not shut.")
            canvas.drawString(50, 260, f"{number} May 2024")

        return draw

    words = {"finding": "finding", "deadline": "due_text"}
    for type_of_labels, heads in (("Helvetica-Bold", 0), ("Helvetica", 2)):  # one may be a title
        data = drawn(*(page(number, type_of_labels) for number in range(1, 4)))
        aside = read_pdf(source_of(data), data, words).aside
        assert [part.text for part in aside].count("Finding") == heads


def test_a_foot_with_the_number_of_its_page_is_one_over_pages_of_any_shape() -> None:
    def page(number: int, size: tuple[float, float]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setPageSize(size)
            if number > 1:
                canvas.drawString(50, 25, f"Tenants first, issue 4, sheet {number}")
            canvas.drawString(50, 200, f"Text of page {number}")

        return draw

    wide, high = (600, 400), (400, 600)
    document = read(drawn(page(1, high), page(2, high), page(3, wide)))
    assert [(aside.reason, aside.place.page) for aside in document.aside] == [
        ("running-foot", 2),
        ("running-foot", 3),
    ]


def test_a_running_head_above_a_larger_heading_is_no_title() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(50, HEIGHT - 25, "Leisure trust")
            canvas.setFont("Helvetica-Bold", 20)
            canvas.drawString(50, 300, f"Pools and parks {'again' * (number - 1)}")

        return draw

    document = read(drawn(page(1), page(2)))
    assert [aside.text for aside in document.aside] == ["Leisure trust"] * 2


def test_a_single_page_has_no_furniture() -> None:
    document = read(drawn(footed(1)))
    assert document.aside == ()
    assert len(document.blocks) == 3


def test_the_figures_of_page_and_pages_are_a_page_number_on_a_single_page_too() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "Something was found.")
        canvas.drawString(50, 20, "Page 1 of 1")
        canvas.drawString(50, 380, "Appendix 1 of 4")

    document = read(drawn(page))
    assert [(part.text, part.reason) for part in document.aside] == [("Page 1 of 1", "page-number")]
    assert "Appendix 1 of 4" in [getattr(block, "text", "") for block in document.blocks]


def test_letters_in_brackets_that_count_on_begin_lines() -> None:
    lines = (
        "(a) Mend the roof of the hall",
        "before the winter",
        "(b) Buy six new beds",
        "(c) Ask",
    )
    assert cell(*lines, width=150) == (
        "(a) Mend the roof of the hall before the winter\n(b) Buy six new beds\n(c) Ask"
    )
    text = "Act on what is said in (a) or (b) and in the annex"
    assert cell("Act on what is said in (a) or", "(b) and in the annex", width=138) == text


def test_a_heading_too_long_for_its_line_is_one_heading() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 23)
        canvas.drawString(50, 340, "Steps agreed after the visit of 8")
        canvas.drawString(50, 310, "February 2022")
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(
            50, 270, "The plan says what the school will do and by when it will be done."
        )
        canvas.drawRightString(590, 255, "It is reviewed every month.")

    assert prose(drawn(page))[0].text == "Steps agreed after the visit of 8 February 2022"


def test_two_headings_of_almost_one_size_stay_apart_where_there_is_room_between_them() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 340, "Audit Committee: tracker of recommendations")
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(50, 309, "Table A: Live recommendations")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 250, "Nothing else.")

    assert [block.text for block in prose(drawn(page))][:2] == [
        "Audit Committee: tracker of recommendations",
        "Table A: Live recommendations",
    ]


def test_headings_between_tables_say_nothing_about_the_step_from_line_to_line() -> None:
    tops = range(75, 400, 60)

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(50, HEIGHT - 50, "Plan of the hall")
        for top in tops:
            canvas.setFont("Helvetica-Bold", 13)
            canvas.drawString(50, HEIGHT - top, f"Group {top}")
            canvas.setFont("Helvetica", 10)
            canvas.grid([50, 200, 350], [HEIGHT - top - 8, HEIGHT - top - 23, HEIGHT - top - 38])
            for left, down in ((55, 20), (205, 20), (55, 35), (205, 35)):
                canvas.drawString(left, HEIGHT - top - down, "Mend the roof")

    texts = [block.text for block in prose(drawn(page))]
    assert texts == ["Plan of the hall", *(f"Group {top}" for top in tops)]


def test_text_that_repeats_amid_the_page_is_no_furniture() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "The same words")

    assert read(drawn(page, page, page)).aside == ()


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(50, 350, "Action plan")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 300, "The council agreed a plan after the inspection, and")
        canvas.drawString(50, 288, "it will be reviewed.")
        canvas.drawString(50, 260, "• Recording")

    found = [(block.kind, block.text) for block in prose(drawn(page))]
    assert found == [
        ("heading", "Action plan"),
        ("paragraph", "The council agreed a plan after the inspection, and it will be reviewed."),
        ("item", "• Recording"),
    ]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    line = "words of the {} column, as many as fit in"

    def page(canvas: Canvas) -> None:
        canvas.drawString(
            50, 380, "A line over the whole width of the page, longer than a column is wide"
        )
        for number in range(12):
            canvas.drawString(50, 350 - 12 * number, line.format("left"))
            canvas.drawString(320, 350 - 12 * number, line.format("right"))

    text = " ".join(block.text for block in prose(drawn(page)))
    assert text.count("left") == text.count("right") == 12
    assert text.rindex("left") < text.index("right")


def test_a_label_and_its_value_stay_on_one_line() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "Lead officer:")
        canvas.drawString(200, 300, "Shaun McLurg")

    assert [block.text for block in prose(drawn(page))] == ["Lead officer: Shaun McLurg"]


def line(text: str, top: float, *, left: float = 5.0, wide: float = 5.0) -> Line:
    width = wide * len(text)
    first = wide * len(text.split(" ", maxsplit=1)[0])
    index = np.zeros(0, dtype=np.intp)
    return Line(0, text, index, left, left + width, top, top + 10, 10, False, 0, first)  # noqa: FBT003


def test_a_word_that_reaches_as_far_as_its_column_does_may_be_broken() -> None:
    lines = [line("Completio", 10), line("n", 22)]
    assert flow(lines, Space(0, 62, reach=50)).text == f"Completio{FILLED}n"
    assert flow(lines, Space(0, 62, reach=60)).text == "Completio n"


@given(st.lists(st.text("ab c-/•1.", min_size=1, max_size=12), max_size=8))
def test_joining_lines_loses_no_letter(texts: list[str]) -> None:
    lines = [line(text, 12.0 * row) for row, text in enumerate(texts) if text.strip()]
    made = flow(lines, Space(0, 80))
    text, _ = hyphens.settle(made.text, made.struck, hyphens.Words())
    assert letters(text) == sum(letters(one.text) for one in lines)
    assert BREAK_HYPHEN not in text


def test_parts_of_a_cell_cut_by_a_page_end_are_joined_as_their_room_says() -> None:
    full, early = Flow("goes on", room=3, first=20), Flow("is done", room=90, first=20)
    rest = Flow("The rest", first=20)
    assert joined(full, rest).text == "goes on The rest"
    assert joined(early, rest).text == "is done\nThe rest"
    assert joined(early, Flow("and more", first=10)).text == f"is done{TOO_WIDE}and more"
    assert joined(early, replace(rest, rest=True)).text == "is done The rest"
    assert joined(full, Flow("• item", first=5)).text == "goes on\n• item"
    assert joined(Flow(""), rest) == rest
    assert joined(rest, Flow("")) == rest


def test_struck_ranges_move_with_the_text() -> None:
    one, two = Flow("old", struck=((0, 3),)), Flow("new old", struck=((4, 7),))
    assert stacked([one, two]).struck == ((0, 3), (8, 11))
    assert joined(one, two).struck == ((0, 3), (8, 11))
    words = hyphens.Words()
    words.add("recommendation")
    text, struck = hyphens.settle("recom\u00admendation old", ((16, 19),), words)
    assert (text, struck) == ("recommendation old", ((15, 18),))


def test_a_layout_that_hyphenates_is_undone_and_a_compound_is_not() -> None:
    words = hyphens.Words()
    words.add("informa\u00adtion information on well-being")
    assert hyphens.is_layout("informa", "tion", words)
    assert hyphens.is_layout("safeguard", "ing", words)
    assert not hyphens.is_layout("well", "being", words)
    assert not hyphens.is_layout("e", "learning", words)
    assert not hyphens.is_layout("gwasan", "aethau", hyphens.Words())


@pytest.mark.parametrize("word", ["be-haviour", "ev-ery", "de-cember", "coun-cil", "in-spectors"])
def test_english_says_that_a_hyphen_is_the_layouts(word: str) -> None:
    before, after = word.split("-")
    assert hyphens.is_layout(before, after, hyphens.Words())


@pytest.mark.parametrize(
    "word", ["re-form", "co-ordinator", "e-mail", "multi-agency", "follow-up", "sub-group"]
)
def test_a_hyphen_before_an_english_word_or_between_vowels_may_be_the_writers(word: str) -> None:
    before, after = word.split("-")
    assert not hyphens.is_layout(before, after, hyphens.Words())


def test_a_layout_that_hyphenates_breaks_short_beginnings_off_english_words() -> None:
    words = hyphens.Words()
    words.add("infor\u00admation information")
    assert hyphens.is_layout("un", "der", words)
    assert not hyphens.is_layout("co", "ordinator", words)
    assert not hyphens.is_layout("ligature", "free", words)


def test_a_typographic_hyphen_at_a_lines_end_is_the_layouts_unless_words_have_it_elsewhere() -> (
    None
):
    made = flow([line("Records are re\u2010", 0), line("viewed by con\u2010", 12)], Space(0, 80))
    made = joined(made, flow([line("trol staff", 0)], Space(0, 80)))
    words = hyphens.Words()
    words.add(made.text)
    assert hyphens.settle(made.text, (), words)[0] == "Records are reviewed by control staff"
    words.add("a multi\u2010agency group")
    assert hyphens.settle(made.text, (), words)[0] == "Records are re-viewed by control staff"


def test_compounds_that_stand_once_prove_no_habit_of_the_layout() -> None:
    words = hyphens.Words(word_ends=("tion", "ment"))
    words.add("ninety\u00adfive per cent, domestic\u00adabuse and under\u00adrepresented")
    assert not hyphens.is_layout("ninety", "five", words)
    words.add("recom\u00admendation, instruc\u00adtion, govern\u00adment, informa\u00adtion")
    assert hyphens.is_layout("recom", "mendation", words)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_letter_of_a_sample_is_somewhere_once_and_grids_are_tiled(path: Path) -> None:
    check(path)


@pytest.mark.skipif("PLANLIFT_CORPUS" not in os.environ, reason="PLANLIFT_CORPUS is not set")
def test_no_pdf_of_the_corpus_crashes_the_reader_or_loses_a_letter() -> None:
    for path in sorted(Path(os.environ["PLANLIFT_CORPUS"]).glob("**/*.pdf")):
        check(path)


def check(path: Path) -> None:
    data = path.read_bytes()
    try:
        document = read_pdf(source_of(data, path.name), data)
    except PlanliftError as error:
        assert str(error).endswith((".", "!"))  # noqa: PT017  a refusal is a sentence
        return
    assert letters_of(document) == document.letters, path
    for grid in document.blocks:
        if isinstance(grid, Grid):
            places = [
                (cell.row + down, cell.column + across)
                for cell in grid.cells
                for down in range(cell.row_span)
                for across in range(cell.column_span)
            ]
            assert len(places) == len(set(places)) == grid.rows * grid.columns, (path, grid.number)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 4000))
def test_a_broken_file_is_refused_or_read_but_never_crashes(junk: bytes, place: int) -> None:
    good = drawn(footed(1))
    data = good[: place % len(good)] + junk + good[place % len(good) + len(junk) :]
    try:
        read_pdf(source_of(data), data)
    except PlanliftError as error:
        assert str(error)  # noqa: PT017  a refusal says why


def test_a_sentence_that_ends_far_from_the_margin_ends_its_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "The provider must record medicines.")
        canvas.drawString(50, 288, "Action planned")

    assert [block.text for block in prose(drawn(page))] == [
        "The provider must record medicines.",
        "Action planned",
    ]


def card(canvas: Canvas, left: float, top: float, *lines: str) -> None:
    for number, text in enumerate(lines):
        canvas.drawString(left, top - 12 * number, text)


def test_cards_in_rows_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(6):
            left, top = 50 + 180 * (number % 3), 350 - 120 * (number // 3)
            more = ["and of all who stand in"] * (number % 2)
            card(canvas, left, top, f"Action: Train cooks {number}", *more, "Lead: Ann", "Due: May")

    text = " ".join(block.text for block in prose(drawn(page)))
    assert [int(digit) for digit in text if digit.isdigit()] == list(range(6))
    assert text.count("and of all who stand in\nLead: Ann") == 3


def test_forms_in_two_columns_that_begin_at_other_heights_are_read_down_the_page() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(6):
            left, top = (50, 345) if number < 3 else (320, 352)
            lines = (f"Task {number}: Mend the roof", "of the west wing", "Who: Ann", "When: May")
            card(canvas, left, top - 70 * (number % 3), *lines)

    text = " ".join(block.text for block in prose(drawn(page)))
    assert [int(digit) for digit in text if digit.isdigit()] == list(range(6))
    assert text.count("roof of the west wing Who: Ann") == 6


def test_columns_of_a_table_that_label_other_things_make_no_cards() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(5):
            card(canvas, 50, 350 - 40 * number, f"Name: Ann {number}", "Place: Hall")
            card(canvas, 320, 350 - 40 * number, f"Post: Cook {number}", "Since: May")

    text = " ".join(block.text for block in prose(drawn(page)))
    assert "Name: Ann 0 Post: Cook 0" in text


@pytest.mark.parametrize(
    ("underlined", "colour", "kind"),
    [
        (1.0, 0.0, "heading"),
        (0.0, 0.0, "paragraph"),
        (0.5, 0.0, "paragraph"),
        (1.0, 0.9, "paragraph"),
    ],
)
def test_an_underlined_line_is_a_heading_unless_it_is_a_link(
    underlined: float, colour: float, kind: str
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "What we were told is set out here in a line of its own")
        canvas.setFillColorRGB(0, 0, colour)
        canvas.drawString(50, 260, "Voice of the child")
        end = 50 + underlined * canvas.stringWidth("Voice of the child")
        if underlined:
            canvas.line(50, 258, end, 258)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(50, 220, "and more of what we were told in another line of its own")

    (found,) = (block for block in prose(drawn(page)) if block.text == "Voice of the child")
    assert found.kind == kind


def test_a_text_beside_a_table_is_no_part_of_the_wide_one_below() -> None:
    """A panel with the finding at the side of its actions, and a paragraph under both."""
    panel = ("Tenants wait too long", "for their repairs, and", "few are told why")
    wide = (
        "Nobody has to wait for the whole of this plan to be read before the first of its actions"
    )

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for line, words in enumerate(panel):
            canvas.drawString(52, 280 - 11 * line, words)
        ruled(canvas, [180, 330, 440, 540], [290, 265, 240, 215])
        for row in range(3):
            for x, words in zip((184, 334, 444), ("Action", "Who", "When"), strict=True):
                canvas.drawString(x, 274 - 25 * row, f"{words} {row}")
        canvas.drawString(52, 190, wide)

    assert [block.text for block in prose(drawn(page))] == [" ".join(panel), wide]
