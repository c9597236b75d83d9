from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pdf_drawing import grids
from tagged_pdf import Tagged

from planlift.extract.pdf import blanks
from planlift.extract.pdf import structure as trees
from planlift.extract.pdf import tags
from planlift.extract.pdf.pdfium import PdfiumSource

if TYPE_CHECKING:
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.page import Page

RED_GREEN = (("1 0 0", 335), ("0 1 0", 305))
SAMPLES = Path(__file__).parent.parent / "samples"


def load(data: bytes) -> tags.Structure | None:
    with PdfiumSource(data) as pages:
        return tags.load(pages.tree())


def parts(data: bytes) -> list[tuple[Page, FoundTable]]:
    structure = load(data)
    assert structure is not None
    with PdfiumSource(data) as pages:
        return [(page, table) for page in pages.pages() for table in tags.find(structure, page)]


def letters(page: Page, index: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> str:
    text = "".join(map(chr, page.chars.code[np.sort(index)].tolist()))
    return "".join(filter(str.isalnum, text))


def joined(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """By table: the letters of each cell, parts on several pages put together."""
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(lambda: defaultdict(str))
    for page, table in parts(data):
        for cell in table.cells:
            found[table.key][cell.row, cell.column] += letters(page, cell.index)
    return found


def simple(rows: list[list[str]]) -> tuple[Tagged, int, list[list[int]]]:
    """A tagged table on one page: the file, its table and its cells."""
    made = Tagged()
    made.page()
    table = made.element("Table")
    cells: list[list[int]] = []
    lines = []
    for at, row in enumerate(rows):
        line = made.element("TR")
        cells.append([made.element("TD") for _ in row])
        for across, (cell, text) in enumerate(zip(cells[-1], row, strict=True)):
            made.children(cell, made.text(text, 50 + 150 * across, 50 + 30 * at))
        made.children(line, *cells[-1])
        lines.append(line)
    made.children(table, *lines)
    return made, table, cells


def test_every_action_of_the_browser_plan_is_one_row_over_page_ends() -> None:
    found = joined((SAMPLES / "stockton" / "plan-browser.pdf").read_bytes())
    with (SAMPLES / "stockton" / "actions.gold.csv").open(encoding="utf-8-sig") as file:
        gold = list(csv.DictReader(file))
    rows = {
        tuple(table[row, column] for column in range(1, 5))
        for table in found.values()
        for row in {row for row, _ in table}
    }
    wanted = [
        tuple(
            "".join(filter(str.isalnum, one[column]))
            for column in ("action", "due_text", "owner_text", "status_text")
        )
        for one in gold
    ]
    assert len(wanted) == 36
    assert [one for one in wanted if one not in rows] == []


def test_headings_that_the_browser_repeats_are_in_no_cell() -> None:
    data = (SAMPLES / "stockton" / "plan-browser.pdf").read_bytes()
    repeated = [letters(page, table.repeated) for page, table in parts(data) if table.open_top]
    assert len(repeated) == 6
    assert all(text.endswith("ActionstoaddressBywhenWhoisresponsibleProgress") for text in repeated)


def test_headings_repeated_without_tags_are_known_by_their_letters() -> None:
    data = (SAMPLES / "childrens_bands" / "plan-tagged.pdf").read_bytes()
    found = [(page, table) for page, table in parts(data) if len(table.repeated)]
    assert [page.number for page, _ in found] == [2]
    page, table = found[0]
    assert set(page.chars.mcid[table.repeated]) == {-1}
    shown = letters(page, table.repeated)
    assert shown.startswith("Ref")
    assert shown.endswith("Progress")
    assert max(page.chars.box[table.repeated, 3]) <= table.box[1]


def test_headings_repeated_without_tags_reach_as_far_as_the_first_ones() -> None:
    made, table, _ = simple([["Action", "Owner", "Status in August"], ["Train", "Head", "Done"]])
    made.page()
    for at, text in enumerate(("Action", "Owner", "Status in August")):
        made.loose(text, 50 + 150 * at, 50)
    row = made.element("TR")
    cells = [made.element("TD") for _ in range(3)]
    for at, (cell, text) in enumerate(zip(cells, ("Audit", "Clerk", "-"), strict=True)):
        made.children(cell, made.text(text, 50 + 150 * at, 80))
    made.children(row, *cells)
    made.objects[table - 6] = made.objects[table - 6].replace("]", f" {row} 0 R]")
    made.objects[row - 6] += f" /P {table} 0 R"
    found = [letters(page, part.repeated) for page, part in parts(made.bytes(table))]
    assert found == ["", "ActionOwnerStatusinAugust"]


def test_parts_of_a_table_share_their_key_and_say_where_they_are_open() -> None:
    data = (SAMPLES / "long_cut_rows" / "plan-tagged.pdf").read_bytes()
    first, second = [table for _, table in parts(data) if table.columns == 5]
    assert first.key == second.key
    assert (first.open_top, first.open_bottom) == (False, True)
    assert (second.open_top, second.open_bottom) == (True, False)


def test_blank_cells_that_a_browser_leaves_out_do_not_move_the_others() -> None:
    data = (SAMPLES / "missing_facts" / "plan-browser.pdf").read_bytes()
    (page, table), *_ = parts(data)
    edges = table.column_edges
    for cell in table.cells:
        left = page.chars.box[cell.index, 0].min()
        assert edges[cell.column] - 2 <= left < edges[cell.column + cell.column_span]
    assert len({(cell.row, cell.column) for cell in table.cells}) < table.rows * table.columns


def test_paragraphs_and_headings_of_cells_are_kept() -> None:
    data = (SAMPLES / "stockton" / "plan-browser.pdf").read_bytes()
    tables = [table for page, table in parts(data) if page.number == 1]
    cells = {(cell.row, cell.column): cell for cell in tables[1].cells}
    assert [kind for kind, _ in cells[2, 1].blocks] == ["paragraph"] * 4
    assert cells[0, 0].header
    assert not cells[1, 0].header
    assert cells[1, 0].row_span == 2


def test_a_table_written_by_hand_is_read() -> None:
    made, table, _ = simple([["Action", "Owner"], ["Audit", "Head"], ["Train", "Manager"]])
    (found,) = joined(made.bytes(table)).values()
    assert (found[1, 0], found[2, 1]) == ("Audit", "Manager")


def test_spans_push_cells_aside_and_row_groups_are_looked_through() -> None:
    made = Tagged()
    made.page()
    table, head, body = (made.element(kind) for kind in ("Table", "THead", "TBody"))
    rows = [made.element("TR") for _ in range(3)]
    wide = made.element("TH", attributes="/ColSpan 2")
    tall = made.element("TD", attributes="/RowSpan 2")
    one, two = made.element("TD"), made.element("TD")
    made.children(wide, made.text("A heading over both of the two columns", 50, 50))
    made.children(tall, made.text("Finding", 50, 80))
    made.children(one, made.text("First", 150, 80))
    made.children(two, made.text("Second", 150, 110))
    for row, kids in zip(rows, ([wide], [tall, one], [two]), strict=True):
        made.children(row, *kids)
    made.children(head, rows[0])
    made.children(body, rows[1], rows[2])
    made.children(table, head, body)
    ((_, found),) = parts(made.bytes(table))
    slots = {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells}
    assert slots == {(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)}
    assert found.column_edges


def test_list_items_are_told_from_paragraphs() -> None:
    made, table, _ = simple([["Action", "Owner"], ["Audit:", "Head"]])
    items = [made.element("LI") for _ in range(2)]
    for at, item in enumerate(items):
        label, body, inner = (made.element(kind) for kind in ("Lbl", "LBody", "P"))
        made.children(label, made.text("-", 50, 95 + 15 * at))
        made.children(inner, made.text(f"item {at}", 60, 95 + 15 * at))
        made.children(body, inner)
        made.children(item, label, body)
    listing, row = made.element("L"), made.element("TR")
    cell, empty = made.element("TD"), made.element("TD")
    made.children(listing, *items)
    made.children(cell, listing)
    made.children(empty, made.text("Next", 200, 95))
    made.children(row, cell, empty)
    made.objects[table - 6] = made.objects[table - 6].replace("]", f" {row} 0 R]")
    made.objects[row - 6] += f" /P {table} 0 R"
    ((page, found),) = parts(made.bytes(table))
    blocks = next(one for one in found.cells if (one.row, one.column) == (2, 0)).blocks
    assert [(kind, letters(page, index)) for kind, index in blocks] == [
        ("item", "item0"),
        ("item", "item1"),
    ]


def test_what_the_page_end_cuts_within_a_paragraph_or_item_is_one_text() -> None:
    made, table, _ = simple([["Action", "Owner"]])
    row, left, right = (made.element(kind) for kind in ("TR", "TD", "TD"))
    item, owner, last = (made.element(kind) for kind in ("LI", "P", "LI"))
    said = [made.text("- Train all man", 50, 380), made.text("Head of", 200, 380)]
    made.page()
    made.children(item, said[0], made.text("agers in care", 50, 50))
    made.children(owner, said[1], made.text("Service", 200, 50))
    made.children(last, made.text("audit", 50, 65))
    made.children(left, item, last)
    made.children(right, owner)
    made.children(row, left, right)
    made.objects[table - 6] = made.objects[table - 6].replace("]", f" {row} 0 R]")
    made.objects[row - 6] += f" /P {table} 0 R"
    (grid,) = grids(made.bytes(table))
    texts = [cell.text for cell in grid.cells if cell.row == 1]
    assert texts == ["- Train all managers in care\n• audit", "Head of Service"]


def doubts(made: Tagged, table: int) -> list[str]:
    data = made.bytes(table)
    structure = load(data)
    assert structure is not None
    with PdfiumSource(data) as pages:
        assert [one for page in pages.pages() for one in tags.find(structure, page)] == []
    return structure.doubts


def test_tags_with_overlapping_columns_are_not_believed() -> None:
    made, table, _ = simple([["A", "B"], ["A very long text that runs into its neighbour", "D"]])
    assert doubts(made, table) == ["page 1, tagged table 1: the text of two columns overlaps"]


def test_tags_with_rows_out_of_order_are_not_believed() -> None:
    made = Tagged()
    made.page()
    table = made.element("Table")
    rows = [made.element("TR") for _ in range(3)]
    for at, row in enumerate(rows):
        pair = made.element("TD"), made.element("TD")
        made.children(pair[0], made.text("left", 50, 200 - 50 * at))
        made.children(pair[1], made.text("right", 150, 200 - 50 * at))
        made.children(row, *pair)
    made.children(table, *rows)
    assert "a later row stands above an earlier one" in doubts(made, table)[0]


def test_untagged_text_among_the_cells_is_a_doubt() -> None:
    made, table, _ = simple([["A", "B"], ["C", "D"], ["E", "F"]])
    made.loose("a stranger in the middle", 60, 65)
    assert "text that is not tagged as its own" in doubts(made, table)[0]


def test_a_layout_table_around_another_gives_the_inner_one_only() -> None:
    made, inner, _ = simple([["Action", "Owner"], ["Audit", "Head"]])
    outer, row, cell = (made.element(kind) for kind in ("Table", "TR", "TD"))
    made.children(cell, inner)
    made.children(row, cell)
    made.children(outer, row)
    ((_, found),) = parts(made.bytes(outer))
    assert (found.rows, found.columns) == (2, 2)


@pytest.mark.parametrize("rows", [[["one", "row"]], [["one"], ["column"]]])
def test_a_frame_for_layout_is_no_table(rows: list[list[str]]) -> None:
    made, table, _ = simple(rows)
    assert load(made.bytes(table)) is None


def test_a_cell_of_blanks_has_no_place() -> None:
    made, table, _ = simple([["Action", "Owner"], ["Audit", "   "]])
    ((_, found),) = parts(made.bytes(table))
    assert {(cell.row, cell.column) for cell in found.cells} == {(0, 0), (0, 1), (1, 0)}


def test_an_empty_row_under_a_tall_cell_counts() -> None:
    made = Tagged()
    made.page()
    table = made.element("Table")
    rows = [made.element("TR") for _ in range(3)]
    tall, one = made.element("TD", attributes="/RowSpan 2"), made.element("TD")
    left, right = made.element("TD"), made.element("TD")
    made.children(tall, made.text("Finding", 50, 80))
    made.children(one, made.text("First", 150, 80))
    made.children(left, made.text("Next", 50, 120))
    made.children(right, made.text("Last", 150, 120))
    made.children(rows[0], tall, one)
    made.children(rows[2], left, right)
    made.children(table, *rows)
    ((_, found),) = parts(made.bytes(table))
    assert {(cell.row, cell.column) for cell in found.cells} == {(0, 0), (0, 1), (2, 0), (2, 1)}


def test_monstrous_spans_are_cut_or_refused() -> None:
    made, table, cells = simple([["A", "B"], ["C", "D"]])
    made.objects[cells[0][0] - 6] += " /A << /O /Table /RowSpan 1000000000 >>"
    structure = load(made.bytes(table))
    assert structure is not None
    (shape,) = structure.shapes.values()
    assert (shape.rows, max(slot.row_span for slot in shape.cells.values())) == (2, 2)
    made, table, cells = simple([["A", "B"], ["C", "D"]])
    made.objects[cells[0][0] - 6] += " /A << /O /Table /ColSpan 1000000000 >>"
    assert load(made.bytes(table)) is None


def test_a_tree_that_bites_its_tail_ends() -> None:
    made, table, cells = simple([["A", "B"], ["C", "D"]])
    loop = made.element("Div")
    made.children(cells[0][0], loop)
    made.objects[loop - 6] += f" /K [{table} 0 R]"
    structure = load(made.bytes(table))
    assert structure is None or structure.shapes


def test_a_tree_deeper_than_any_document_is_cut() -> None:
    made = Tagged()
    made.page()
    top = made.element("Div")
    text = made.text("deep", 50, 50)
    last = top
    for _ in range(200):
        inner = made.element("Div")
        made.children(last, inner)
        last = inner
    made.children(last, text)
    assert load(made.bytes(top)) is None


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made, table, _ = simple([["A", "B"], ["C", "D"]])
    data = made.bytes(table)
    monkeypatch.setattr(trees, "MAX_ELEMENTS", 5)
    assert load(data) is None
    monkeypatch.setattr(trees, "MAX_ELEMENTS", 5_000)
    monkeypatch.setattr(trees, "MAX_ALL_ELEMENTS", 5)
    assert load(data) is None


def test_a_long_table_is_followed_without_looking_at_every_row_on_every_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trees, "NEAR", 3)
    made = Tagged()
    table = made.element("Table")
    rows = []
    for page in range(6):
        made.page()
        for line in range(4):
            row, left, right = (made.element(kind) for kind in ("TR", "TD", "TD"))
            made.children(left, made.text(f"row {page} {line}", 50, 50 + 30 * line))
            made.children(right, made.text("owner", 200, 50 + 30 * line))
            made.children(row, left, right)
            rows.append(row)
    made.children(table, *rows)
    (found,) = joined(made.bytes(table)).values()
    assert found[23, 0] == "row53"
    assert len(found) == 48


def test_untagged_and_damaged_files_have_no_structure() -> None:
    assert load((SAMPLES / "stockton" / "plan-word.pdf").read_bytes()) is None


@pytest.mark.parametrize("without", [0, 1, 2])
def test_a_column_that_only_colours_fill_has_its_colours(without: int) -> None:
    made = Tagged()
    made.page()
    left = 45 + 150 * without
    made.pages[0] += [f"{rgb} rg {left} {y} 140 25 re f" for rgb, y in RED_GREEN]
    made.pages[0].append("0 g")
    table = made.element("Table")
    lines = []
    for at, row in enumerate([["Train", "Head", "May 2024"], ["Audit", "Board", "June 2024"]]):
        line = made.element("TR")
        cells = [made.element("TD") for _ in row]
        for across, (cell, text) in enumerate(zip(cells, row, strict=True)):
            if across != without:
                made.children(cell, made.text(text, 50 + 150 * across, 50 + 30 * at))
        made.children(line, *cells)
        lines.append(line)
    made.children(table, *lines)
    ((page, found),) = parts(made.bytes(table))
    painted = {(c.row, c.column): c.fill for c in blanks.completed(page, found).cells if c.fill}
    assert painted == {(0, without): "#ff0000", (1, without): "#00ff00"}


def test_headings_set_on_their_side_without_tags_stand_in_their_blank_cells() -> None:
    rows = [[f"Train staff {at}", f"Ann Lee {at}", f"May {2030 + at}"] for at in range(8)]
    made, table, _ = simple([["Action", " ", "Due"], *rows])
    made.pages[0].append("BT /F 10 Tf 0 1 -1 0 212 357 Tm (Lead) Tj ET")
    ((page, found),) = parts(made.bytes(table))
    cells = {(cell.row, cell.column): cell.index for cell in blanks.completed(page, found).cells}
    assert letters(page, cells[0, 1]) == "Lead"


def test_text_on_its_side_stands_in_the_one_cell_whose_ground_it_has() -> None:
    texts = ["Train all of the staff here", "Ann Lee-Jones of York", "3 May 2030"]
    rows = [[" ", *(f"{text} {at}" for text in texts)] for at in range(8)]
    made, table, _ = simple([["Area", "Action", "Lead", "Due"], *rows])
    grounds = ("0.8 0.9 1 rg 40 255 60 85 re f", "0.9 0.8 1 rg 40 225 60 30 re f", "0 g")
    made.pages[0][:0] = grounds
    for text, low in (("Ward", 280), ("Ice", 228)):  # the first one stands beside two rows of three
        made.pages[0].append(f"BT /F 8 Tf 0 1 -1 0 62 {low} Tm ({text}) Tj ET")
    ((page, found),) = parts(made.bytes(table))
    cells = [cell for cell in blanks.completed(page, found).cells if cell.column == 0]
    said = [(c.row, c.row_span, letters(page, c.index)) for c in cells if len(c.index)]
    assert said == [(0, 1, "Area"), (1, 3, "Ward"), (4, 1, "Ice")]
