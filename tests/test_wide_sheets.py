"""Sheets wider than the paper: the columns that are printed on pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from documents import rows
from documents import words
from msgspec.structs import replace
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import read

from planlift.extract.assembly import assemble
from planlift.extract.assembly.grids import level_parts
from planlift.extract.assembly.ledger import balance

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from planlift.model import RawPlan

LEFT, RIGHT = ("Ref", "What we will do"), ("Lead", "By when", "Comments")
ONE = [("1", "Mend the roof of the hall"), ("2", "Buy six beds, two of them for the small ward")]
TWO = [("3", "Paint the long stairs"), ("4", "Ask visitors what they think of the meals")]
ONE_BESIDE = [("Ann", "May 2025", ""), ("Bob", "June 2025", "Ordered")]
TWO_BESIDE = [("Cay", "July 2025", "Two tins left"), ("Dee", "May 2026", "")]
TALL = (20.0, 34.0, 61.0)


def sheet(
    *parts: Sequence[Sequence[str]], heights: Sequence[float] = TALL, ruled: bool = True
) -> RawPlan:
    """A page for each of the parts: their first row are headings."""

    def page(part: Sequence[Sequence[str]]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            tops = [HEIGHT - 60 - sum(heights[:at]) for at in range(len(part) + 1)]
            edges = [50 + at * 480 / len(part[0]) for at in range(len(part[0]) + 1)]
            if ruled:
                canvas.grid(edges, tops)
            for top, row in zip(tops, part, strict=False):
                for edge, text in zip(edges, row, strict=False):
                    canvas.drawString(edge + 4, top - 13, text)

        return draw

    raw = assemble(read(drawn(*map(page, parts))), words())
    ledger = balance(raw)
    assert not ledger.lost
    assert not ledger.twice
    return raw


def put(
    canvas: Canvas, edges: Sequence[float], tops: Sequence[float], part: Sequence[Sequence[str]]
) -> None:
    """The texts of a table whose cells begin at these edges and heights."""
    for top, row in zip(tops, part, strict=False):
        for edge, text in zip(edges, row, strict=False):
            canvas.drawString(edge + 4, top - 13, text)


WHOLE = [
    ("1", "Ann", "May 2025"),
    ("2", "Bob", "June 2025"),
    ("3", "Cay", "July 2025"),
    ("4", "Dee", "May 2026"),
]


def facts(raw: RawPlan) -> list[tuple[str, ...]]:
    return rows(raw, "action_ref", "owner_text", "due_text")


def test_first_down_and_then_across() -> None:
    raw = sheet([LEFT, *ONE], [LEFT, *TWO], [RIGHT, *ONE_BESIDE], [RIGHT, *TWO_BESIDE])
    assert facts(raw) == WHOLE
    assert raw.rows[2].page == 2
    assert raw.rows[2].fields["owner_text"].places[0].page == 4


def test_first_across_and_then_down() -> None:
    raw = sheet([LEFT, *ONE], [RIGHT, *ONE_BESIDE], [LEFT, *TWO], [RIGHT, *TWO_BESIDE])
    assert facts(raw) == WHOLE


def test_headings_that_are_not_printed_again() -> None:
    more, beside = [ONE[1], *TWO], [ONE_BESIDE[1], *TWO_BESIDE]
    raw = sheet([LEFT, *ONE[:1]], more, [RIGHT, *ONE_BESIDE[:1]], beside)
    assert facts(raw) == WHOLE


def test_columns_that_are_printed_again_on_each_page_stand_once() -> None:
    beside = [(row[0], *more) for row, more in zip(ONE, ONE_BESIDE, strict=True)]
    raw = sheet([LEFT, *ONE], [("Ref", *RIGHT), *beside])
    assert facts(raw) == WHOLE[:2]
    assert [part.text for part in raw.aside if part.reason == "repeated-heading"] == [
        "Ref",
        "1",
        "2",
    ]


def test_a_sheet_without_rules() -> None:
    left, beside = [LEFT, *ONE, *TWO], [RIGHT, *ONE_BESIDE, *TWO_BESIDE]
    assert facts(sheet(left, beside, heights=(22.0,) * 5, ruled=False)) == WHOLE


@pytest.mark.parametrize(("how", "level"), [("rules", True), ("alignment", False)])
def test_a_first_row_may_begin_elsewhere_where_rules_show_the_others(how: str, level: bool) -> None:
    """White space alone does not show that what stands above a second row is its first one."""

    def page(high: float) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            tops = [340 + high, 340, 310, 270, 240]
            canvas.grid([50, 250, 500], tops)
            put(canvas, (50, 250), tops, [LEFT, *ONE, TWO[0]])

        return draw

    first, other = (replace(grid, how=how) for grid in grids(drawn(page(20), page(30))))
    assert level_parts.are_level(first, other) is level


def test_each_table_of_a_page_goes_with_the_one_beside_it() -> None:
    heights = (20.0, 30.0, 45.0, 20.0, 35.0)

    def page(part: Sequence[Sequence[str]], title: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(50, HEIGHT - 40, title)
            canvas.setFont("Helvetica", 10)
            tops = [HEIGHT - 60 - sum(heights[:at]) for at in range(len(heights) + 1)]
            edges = [50 + at * 480 / len(part[0]) for at in range(len(part[0]) + 1)]
            canvas.grid(edges, tops[:4])
            canvas.grid(edges, tops[4:])
            for top, row in zip(tops[:5], part, strict=True):
                for edge, text in zip(edges, row, strict=False):
                    canvas.drawString(edge + 4, top - 13, text)

        return draw

    left = [LEFT, ONE[0], ONE[1], ("Stairs",), TWO[0]]
    beside = [RIGHT, ONE_BESIDE[0], ONE_BESIDE[1], (), TWO_BESIDE[0]]
    raw = assemble(read(drawn(page(left, "Sheet"), page(beside, "Sheet"))), words())
    ledger = balance(raw)
    assert not ledger.lost
    assert not ledger.twice
    assert facts(raw) == WHOLE[:3]


def test_a_title_within_the_rules_above_the_headings() -> None:
    heights = (18.0, 18.0, 18.0, 18.0, 20.0, 34.0, 61.0)
    above = [("Plan of the hall", ""), ("", ""), ("It holds for all halls.", ""), ("", "")]
    for count in (2, 4):
        left = [*above[:count], LEFT, *ONE]
        beside = [*[("", "", "")] * count, RIGHT, *ONE_BESIDE]
        assert facts(sheet(left, beside, heights=heights[4 - count :])) == WHOLE[:2]


def test_a_group_row_parts_the_columns_beside_it_into_pieces() -> None:
    heights = (20.0, 34.0, 18.0, 61.0)
    tops = [HEIGHT - 60 - sum(heights[:at]) for at in range(len(heights) + 1)]

    def left(canvas: Canvas) -> None:
        canvas.grid([50, 150, 500], [*tops[:2]])
        canvas.grid([50, 150, 500], [tops[1], tops[2]])
        canvas.rect(50, tops[3], 450, heights[2])
        canvas.grid([50, 150, 500], [tops[3], tops[4]])
        for top, row in zip(tops, [LEFT, ONE[0], ("Wards",), ONE[1]], strict=False):
            for edge, text in zip((54, 154), row, strict=False):
                canvas.drawString(edge, top - 13, text)

    def beside(canvas: Canvas) -> None:
        edges = [50, 150, 300, 500]
        canvas.grid(edges, tops[:3])
        canvas.grid(edges, tops[3:])
        rows_beside = [RIGHT, ONE_BESIDE[0], (), ONE_BESIDE[1]]
        for top, row in zip(tops, rows_beside, strict=False):
            for edge, text in zip(edges, row, strict=False):
                canvas.drawString(edge + 4, top - 13, text)

    raw = assemble(read(drawn(left, beside)), words())
    ledger = balance(raw)
    assert not ledger.lost
    assert not ledger.twice
    assert facts(raw) == WHOLE[:2]
    assert rows(raw, "section")[1] == ("Wards",)


def test_merged_cells_hide_rows_and_groups_part_those_beside() -> None:
    """Two findings of three actions each; below the last name of a group nothing stands beside."""
    heights = (20.0, 16.0, *(22.0,) * 3, 16.0, *(24.0,) * 3, 16.0)
    tops = [HEIGHT - 60 - sum(heights[:at]) for at in range(len(heights) + 1)]
    parts = ((0, 1), (2, 5), (6, 9))
    found = [("Ref", "What was found"), ("Wards",), ("1", "Doors stay open"), (), ()]
    found += [("Kitchen",), ("2", "It is cold"), (), (), ("Yard",)]
    steps = [(f"Mend part {number}", "Ann", "May 2025") for number in range(6)]
    done = [("Action", "Lead", "By when"), (), *steps[:3], (), *steps[3:]]

    def left(canvas: Canvas) -> None:
        for first, last in parts:
            canvas.grid([50, 150, 500], [tops[first], tops[last]])
        for band in (1, 5, 9):
            canvas.rect(50, tops[band + 1], 450, heights[band])
        put(canvas, (50, 150), tops, found)

    def beside(canvas: Canvas) -> None:
        for first, last in parts:
            canvas.grid([50, 250, 350, 500], tops[first : last + 1])
        put(canvas, (50, 250, 350), tops, done)

    raw = assemble(read(drawn(left, beside)), words())
    assert rows(raw, "section", "finding", "action", "owner_text") == [
        ("Wards", "Doors stay open", *step[:2]) for step in steps[:3]
    ] + [("Kitchen", "It is cold", *step[:2]) for step in steps[3:]]


def level_sheet(
    parts: Sequence[tuple[Sequence[float], float, Sequence[Sequence[str]]]],
    tops: Sequence[Sequence[float]],
    *,
    striped: bool = False,
) -> RawPlan:
    """Pages with level rules, or stripes, alone: edges, the right side and texts of each.

    The texts stand at the foot of their rows.
    """

    def page(number: int) -> Callable[[Canvas], None]:
        edges, right, part = parts[number]
        heights = tops[number]

        def draw(canvas: Canvas) -> None:
            canvas.setFillGray(0.9)
            for at, y in enumerate(heights[1:]):
                if not striped:
                    canvas.line(50, y, right, y)
                elif at % 2 == 0:
                    canvas.rect(50, y, right - 50, heights[at] - y, stroke=0, fill=1)
            canvas.setFillGray(0)
            for y, row in zip(heights[1:], part, strict=False):
                for edge, text in zip(edges, row, strict=False):
                    canvas.drawString(edge + 4, y + 4, text)

        return draw

    return assemble(read(drawn(*map(page, range(len(parts))))), words())


def test_rows_between_level_rules_go_on_in_the_columns_of_the_page_that_is_as_wide() -> None:
    """First across and then down: the headings stand on the first two pages only."""
    left = [
        ("Ref", "What was found", "Action"),
        *((f"{n}", f"Lamp {n} out", f"Buy bulb {n}") for n in range(6)),
    ]
    beside = [
        ("Lead", "By when", "Update"),
        *(("Ann", "May 2025", "" if n > 2 else "Done") for n in range(6)),
    ]
    heights = [HEIGHT - 40 - 44 * at for at in range(8)]
    pages = [((50, 100, 300), 550, left[:4]), ((50, 200, 320), 480, beside[:4])]
    pages += [((50, 100, 300), 550, left[4:]), ((50, 200, 320), 480, beside[4:])]
    tops = [heights[:5], heights[:5], heights[:4], heights[:4]]
    raw = level_sheet(pages, tops)
    assert rows(raw, "action", "owner_text", "due_text") == [
        (f"Buy bulb {n}", "Ann", "May 2025") for n in range(6)
    ]


def test_the_same_headings_again_are_the_next_rows() -> None:
    left = [("No", "What", "Who"), ("1", "Mend the roof", "Ann"), ("2", "Buy six beds", "Bob")]
    more = [("No", "What", "Who"), ("3", "Paint the stairs", "Cay"), ("4", "Ask them", "Dee")]
    assert facts(sheet(left, more)) == [(ref, who, "") for ref, who, _ in WHOLE]


def test_other_heights_are_another_table() -> None:
    def contacts(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 370, "Contacts")
        canvas.setFont("Helvetica", 10)
        canvas.grid([50, 200, 500], [340, 310, 280, 250])
        for y, texts in ((325, ("Lead", "Telephone")), (290, ("Ann", "1 2")), (260, ("Bob", "5"))):
            canvas.drawString(60, y, texts[0])
            canvas.drawString(210, y, texts[1])

    def plan(canvas: Canvas) -> None:
        canvas.grid([50, 250, 500], [340, 320, 280, 250])
        for y, texts in ((327, ("What", "When")), (300, ONE[0]), (260, ONE[1])):
            canvas.drawString(60, y, texts[0] if y > 320 else texts[1])
            canvas.drawString(260, y, texts[1] if y > 320 else "May 2025")

    raw = assemble(read(drawn(plan, contacts)), words())
    assert rows(raw, "owner_text", "due_text") == [("", "May 2025")] * 2


def test_pages_between_that_are_no_part_of_it_show_that_there_is_no_such_sheet() -> None:
    other = [("Action", "Owner"), ("Wash the curtains", "Eve"), ("Sweep the yard", "Flo")]
    raw = sheet([LEFT, *ONE], other, [RIGHT, *ONE_BESIDE])
    assert not [row for row in raw.rows if row.page == 1 and "owner_text" in row.fields]


def test_labels_beside_their_values_are_no_headings_of_other_columns() -> None:
    first = [("Action", "Mend the roof"), ("Due date", "May 2025"), ("Owner", "Ann Lee")]
    rest = [("Owner", "Bob Ray"), ("Cost", "None"), ("Status", "Begun")]
    raw = sheet(first, rest)
    assert [row.fields["owner_text"].text for row in raw.rows][:1] == ["Ann Lee"]
