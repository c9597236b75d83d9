"""Tables whose columns nothing draws, followed over the end of a page."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from planlift.extract.assembly.ledger import balance
from planlift.model import Grid
from planlift.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planlift.model import RawPlan

WIDTH, HEIGHT, SIZE, PITCH = 595, 842, 9, 12
LEFTS = (50, 75, 135, 222, 300)
RIGHT = 352
HEADINGS = ("No", "Finding", "Action", "Lead", "By when")
HOW = ("rules", "stripes", "nothing")


def first_page(how: str) -> list[tuple[float, tuple[str, ...]]]:
    """Top of each line from the page's top, and its words by column; rows are 36 points apart."""
    lines: list[tuple[float, tuple[str, ...]]] = [(500, HEADINGS)]
    for row in range(1, 7):
        top = 500 + 40 * row
        lines.append(
            (top, (f"{row}", "Records are", "Audit every file of", "Head of Child", "31 March"))
        )
        lines.append(
            (top + PITCH, ("", f"late in unit {row}", f"team {row} at once", "Protection", "2025"))
        )
    assert how in HOW
    return lines


def drawn(canvas: Canvas, how: str, tops: list[float]) -> None:
    """What parts the rows that begin at `tops`; the last is where the table ends."""
    if how == "rules":
        for top in tops:
            canvas.line(LEFTS[0] - 4, HEIGHT - top + 6, RIGHT, HEIGHT - top + 6)
    if how == "stripes":
        canvas.setFillColorRGB(0.85, 0.9, 1)
        for top, end in list(itertools.pairwise(tops))[::2]:
            canvas.rect(LEFTS[0] - 4, HEIGHT - end + 6, RIGHT - LEFTS[0] + 4, end - top, 0, 1)
        canvas.setFillColorRGB(0, 0, 0)


def put(canvas: Canvas, lines: Sequence[tuple[float, tuple[str, ...]]], font: str) -> None:
    for number, (top, words) in enumerate(lines):
        bold = words == HEADINGS and not number
        canvas.setFont(f"{font}-Bold" if bold else font, SIZE)
        for left, text in zip(LEFTS, words, strict=True):
            canvas.drawString(left, HEIGHT - top - SIZE, text)


COLUMNS = (50, 170, 320, 430, 520)
HEADS = ("Finding", "Action", "Owner", "By when")


def row(top: float, *texts: str) -> list[tuple[float, float, float, float, str]]:
    """The cells of a row, 40 points high; `-` where one is merged."""
    spans = zip(itertools.pairwise(COLUMNS), texts, strict=True)
    return [(left, top, right, top + 40, text) for (left, right), text in spans if text != "-"]


def owners_over_page_end(path: Path, first: str, second: str, rows_below: int) -> list[str]:
    """The owners of a plan, one merged over three rows: `first` stands before the page end.

    Above stand two rows with other owners and one over two rows, below one more.
    """
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    cells = row(500.0, *HEADS)
    for number, owner in enumerate(("Head of Care", "Board")):
        cells += row(
            540.0 + 40 * number, f"Finding {number}.", f"Audit {number}.", owner, "May 2025"
        )
    cells += [*row(620.0, "Finding 2.", "Train.", "-", "May 2025")]
    cells += [*row(660.0, "Finding 2.", "Recruit.", "-", "May 2025")]
    cells += [(COLUMNS[2], 620.0, COLUMNS[3], 700.0, "Registered Manager")]
    above = 3 - rows_below
    cells += [(COLUMNS[2], 700.0, COLUMNS[3], 700.0 + 40 * above, first)]
    for number in range(above):
        cells += row(700.0 + 40 * number, "Records are late.", f"Step {number}.", "-", "May 2025")
    grid_page(canvas, cells)
    canvas.showPage()
    cells = [(COLUMNS[2], 40.0, COLUMNS[3], 40.0 + 40 * rows_below, second)]
    for number in range(rows_below):
        cells += row(40.0 + 40 * number, "Records are late.", f"Tell {number}.", "-", "May 2025")
    cells += row(40.0 + 40 * rows_below, "Finding 9.", "Report.", "Board", "May 2025")
    grid_page(canvas, cells)
    canvas.save()
    return [row.fields["owner_text"].text for row in understand(path).rows]


@pytest.mark.parametrize("rows_below", [1, 2])
@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Practice Lead", "", "Practice Lead"),
        ("Director of", "Nursing", "Director of Nursing"),
    ],
)
def test_an_owner_merged_over_a_page_end_is_that_of_all_its_rows(
    first: str, second: str, whole: str, rows_below: int, tmp_path: Path
) -> None:
    owners = owners_over_page_end(tmp_path / "plan.pdf", first, second, rows_below)
    assert owners[4:] == [whole] * 3 + ["Board"]


@pytest.mark.parametrize(("rest", "goes_on"), [("in the homes", True), ("Keys are lost", False)])
def test_a_finding_goes_on_beside_a_number_of_the_action(
    rest: str, goes_on: bool, tmp_path: Path
) -> None:
    numbered = (30, *COLUMNS)

    def line(top: float, number: str, *texts: str) -> list[tuple[float, float, float, float, str]]:
        return [(numbered[0], top, numbered[1], top + 40, number), *row(top, *texts)]

    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    cells = line(620.0, "No", *HEADS)
    cells += line(660.0, "1.1", "Visits are late", "Call them", "Board", "May 2025")
    cells += line(700.0, "2.1", "Records are poor", "Audit files", "Head of Care", "May 2025")
    grid_page(canvas, cells)
    canvas.showPage()
    cells = [(COLUMNS[0], 40.0, COLUMNS[1], 120.0, rest)]
    for step in range(2):
        cells += line(40.0 + 40 * step, f"2.{step + 2}", "-", f"Step {step}", "Board", "June 2025")
    grid_page(canvas, cells)
    canvas.save()
    found = [one.fields["finding"].text for one in understand(tmp_path / "plan.pdf").rows]
    whole = "Records are poor in the homes"
    assert found[1:] == ([whole] * 3 if goes_on else ["Records are poor", rest, rest])


@pytest.mark.parametrize(
    ("again", "whole"),
    [("by crews", "Keys lost by crews"), ("Boats leak", "Boats leak")],
)
def test_the_last_words_of_a_merged_finding_that_a_sheet_prints_again_are_no_more_of_it(
    again: str, whole: str, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    cells = [*row(620.0, *HEADS), *row(660.0, "Visits are late", "Call them", "Board", "May 2025")]
    cells += [(COLUMNS[0], 700.0, COLUMNS[1], 780.0, "Keys lost by crews")]
    for step in range(2):
        cells += row(700.0 + 40 * step, "-", f"Step {step}", "Board", "May 2025")
    grid_page(canvas, cells)
    canvas.showPage()
    cells = [(COLUMNS[0], 40.0, COLUMNS[1], 120.0, again)]
    for step in range(2):
        cells += row(40.0 + 40 * step, "-", f"Tell {step}", "Board", "June 2025")
    grid_page(canvas, cells)
    canvas.save()
    made = understand(tmp_path / "plan.pdf")
    assert [one.fields["finding"].text for one in made.rows][3:] == [whole] * 2
    assert not balance(made).lost


@pytest.mark.parametrize(("theme", "goes_on"), [("", True), ("Homes", False)])
def test_below_another_theme_no_finding_of_the_page_before_goes_on(
    theme: str, goes_on: bool, tmp_path: Path
) -> None:
    sides = (20, *COLUMNS)

    def line(top: float, theme: str, *texts: str) -> list[tuple[float, float, float, float, str]]:
        return [(sides[0], top, sides[1], top + 40, theme), *row(top, *texts)]

    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    cells = line(620.0, "Area", *HEADS)
    cells += line(660.0, "Visits", "Visits are late", "Call them", "Board", "May 2025")
    cells += line(700.0, "Files", "Risks are not dealt with", "Audit", "Board", "May 2025")
    grid_page(canvas, cells)
    canvas.showPage()
    grid_page(canvas, line(40.0, theme, "Children wait too long", "Ask", "Board", "June 2025"))
    canvas.save()
    found = [one.fields["finding"].text for one in understand(tmp_path / "plan.pdf").rows]
    apart = ["Risks are not dealt with", "Children wait too long"]
    assert found[1:] == ([" ".join(apart)] * 2 if goes_on else apart)


def test_an_owner_that_begins_on_the_next_page_is_another(tmp_path: Path) -> None:
    owners = owners_over_page_end(tmp_path / "plan.pdf", "Practice Lead", "Head of Care", 2)
    assert owners[4:] == ["Practice Lead", "Head of Care", "Head of Care", "Board"]


@pytest.mark.parametrize(
    ("texts", "goes_on"),
    [
        (("Keys are lost", "Count them", "Clerk", "June 2025"), True),
        (("M. Bell", "Clerk of works", "Block B", "0123 456"), False),
    ],
)
def test_a_table_cut_in_two_goes_on_though_its_sides_are_drawn_elsewhere(
    texts: tuple[str, ...], goes_on: bool, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    above = [*row(200.0, *HEADS), *row(240.0, "Files are late", "Sort", "Board", "May 2025")]
    moved = dict(zip(COLUMNS, (50, 185, 310, 440, 520), strict=True))
    below = [
        (float(moved[int(left)]), top, float(moved[int(right)]), bottom, text)
        for left, top, right, bottom, text in row(300.0, *texts)
    ]
    grid_page(canvas, [*above, *below])
    canvas.save()
    found = [one.fields["action"].text for one in understand(tmp_path / "plan.pdf").rows]
    assert found == (["Sort", texts[1]] if goes_on else ["Sort"])


def plan(
    path: Path, how: str, after: Sequence[tuple[float, tuple[str, ...]]], ends: list[float]
) -> RawPlan:
    """The plan whose second page holds `after`, with rows that end at `ends`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, HEIGHT - 480, "Action plan")
    drawn(canvas, how, [500 + 40 * row for row in range(8)])
    put(canvas, first_page(how), "Helvetica")
    canvas.showPage()
    drawn(canvas, how, [38, *ends])
    put(canvas, after, "Helvetica")
    canvas.save()
    path.write_bytes(buffer.getvalue())
    return understand(path)


def actions(raw: RawPlan) -> list[str]:
    return [row.fields["action"].text for row in raw.rows]


@pytest.mark.parametrize("how", HOW)
def test_the_rest_of_a_row_that_the_page_cut_is_part_of_it(how: str, tmp_path: Path) -> None:
    after = [(40.0, ("", "", "and report to the", "", "")), (52.0, ("", "", "board.", "", ""))]
    raw = plan(tmp_path / "plan.pdf", how, after, [70])
    assert len(raw.rows) == 6
    assert actions(raw)[-1] == "Audit every file of team 6 at once and report to the board."


@pytest.mark.parametrize("how", HOW)
def test_rows_on_the_next_page_are_rows_of_the_table(how: str, tmp_path: Path) -> None:
    after = [
        (40.0, ("", "", "and report to the", "", "")),
        (52.0, ("", "", "board.", "", "")),
        (80.0, ("7", "Visits are", "Visit each of the", "Head of Child", "30 June")),
        (92.0, ("", "often missed", "homes each month.", "Protection", "2025")),
    ]
    raw = plan(tmp_path / "plan.pdf", how, after, [78, 118])
    assert actions(raw)[-2:] == [
        "Audit every file of team 6 at once and report to the board.",
        "Visit each of the homes each month.",
    ]
    assert raw.rows[-1].fields["finding"].text == "Visits are often missed"
    assert raw.rows[-1].page == 2


def test_a_line_below_the_last_rule_is_no_row(tmp_path: Path) -> None:
    after = [
        (40.0, ("7", "Visits are", "Visit each of the", "Head of Child", "30 June")),
        (52.0, ("", "often missed", "homes each month.", "Protection", "2025")),
        (70.0, ("Note", "", "", "", "")),
    ]
    raw = plan(tmp_path / "plan.pdf", "rules", after, [68])
    assert [block.rows for block in raw.document.blocks if isinstance(block, Grid)] == [7, 1]


@pytest.mark.parametrize("how", HOW)
def test_a_paragraph_on_the_next_page_is_no_row(how: str, tmp_path: Path) -> None:
    words = "This plan will be reviewed by the improvement board in the spring of next year, when"
    rest = "we expect that all of its actions are done and that their effect can be seen by all."
    after = [(40.0, (words, "", "", "", "")), (52.0, (rest, "", "", "", ""))]
    raw = plan(tmp_path / "plan.pdf", how, after, [])
    assert len(raw.rows) == 6
    assert actions(raw)[-1] == "Audit every file of team 6 at once"
    assert any("reviewed by the improvement board" in one.text for one in raw.aside)


def test_the_number_of_a_finding_that_runs_beside_two_actions_holds_for_both(
    tmp_path: Path,
) -> None:
    after = [
        (40.0, ("7", "Visits to all", "Visit each of the", "Head of Child", "30 June")),
        (52.0, ("", "children who", "homes each month.", "Protection", "2025")),
        (64.0, ("", "are in care are", "", "", "")),
        (76.0, ("", "missed or late,", "", "", "")),
        (90.0, ("", "and reports of", "Keep reports on", "Head of Child", "31 July")),
        (102.0, ("", "them are lost.", "the child's own file.", "Protection", "2025")),
    ]
    raw = plan(tmp_path / "plan.pdf", "nothing", after, [])
    own = [row for row in raw.rows if row.page == 2]
    assert [row.fields["finding_ref"].text for row in own] == ["7", "7"]


def test_rows_on_the_page_after_their_heading_are_rows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, HEIGHT - 80, "Action plan")
    put(canvas, [(760.0, HEADINGS)], "Helvetica")
    canvas.showPage()
    put(canvas, [(top - 450, words) for top, words in first_page("nothing")[1:]], "Helvetica")
    canvas.save()
    raw = understand(tmp_path / "plan.pdf")
    assert len(raw.rows) == 6
    assert actions(raw)[0] == "Audit every file of team 1 at once"
    assert raw.rows[0].fields["finding_ref"].text == "1"


def grid_page(canvas: Canvas, cells: Sequence[tuple[float, float, float, float, str]]) -> None:
    for left, top, right, bottom, text in cells:
        canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(left + 4, HEIGHT - top - SIZE - 4, text)


def test_what_is_merged_beside_a_finding_holds_on_the_next_page(tmp_path: Path) -> None:
    edges = (50, 80, 220, 280, 430, 520)
    spans = list(itertools.pairwise(edges))
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    headings = ("No", "Finding", "Priority", "Action", "By when")
    head = [(a, 700.0, b, 720.0, text) for (a, b), text in zip(spans, headings, strict=True)]
    merged = [
        (a, 720.0, b, 800.0, text)
        for (a, b), text in zip(spans, ("1", "Records are late.", "High"), strict=False)
    ]
    rows = [
        (a, 720.0 + 40 * row, b, 760.0 + 40 * row, text)
        for row in range(2)
        for (a, b), text in zip(spans[3:], (f"Train team {row}.", "31 March 2025"), strict=True)
    ]
    grid_page(canvas, [*head, *merged, *rows])
    canvas.showPage()
    blank = [(a, 40.0, b, 120.0, "") for a, b in spans[:3]]
    rest = [
        (a, 40.0 + 40 * row, b, 80.0 + 40 * row, text)
        for row in range(2)
        for (a, b), text in zip(spans[3:], (f"Audit team {row}.", "30 June 2025"), strict=True)
    ]
    grid_page(canvas, [*blank, *rest])
    canvas.save()
    raw = understand(tmp_path / "plan.pdf")
    told = [
        tuple(row.fields[name].text for name in ("finding_ref", "finding", "priority"))
        for row in raw.rows
    ]
    assert told == [("1", "Records are late.", "High")] * 4


@pytest.mark.parametrize("closed", [False, True])
def test_a_blank_cell_that_the_page_end_cut_has_the_text_of_its_rest(
    closed: bool,
    tmp_path: Path,
) -> None:
    """Spreadsheets print a merged text at the foot of its cell: here on the next page.

    Where a line is drawn below the blank cell, it is blank as others are: the finding above holds.
    """
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(WIDTH, HEIGHT))
    cells = [*row(660.0, *HEADS), *row(700.0, "Records are late", "Audit all", "Board", "May 2025")]
    cells += row(740.0, "-", "Train teams", "Clerk", "June 2025")
    grid_page(canvas, cells)
    canvas.line(COLUMNS[0], HEIGHT - 740, COLUMNS[0], HEIGHT - 780)
    if closed:
        canvas.line(COLUMNS[0], HEIGHT - 780, COLUMNS[1], HEIGHT - 780)
    canvas.showPage()
    cells = [*row(40.0, *HEADS), *row(80.0, "Visits are rare", "Plan them", "Clerk", "May 2025")]
    cells += row(120.0, "Doors stay open", "Fit locks", "Board", "July 2025")
    grid_page(canvas, cells)
    canvas.save()
    found = [one.fields["finding"].text for one in understand(tmp_path / "plan.pdf").rows]
    second = "Records are late" if closed else "Visits are rare"
    assert found == ["Records are late", second, "Visits are rare", "Doors stay open"]
