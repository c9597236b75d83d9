"""What a person sees, or hears read out: contrast, signs, sizes, titles, print, alternative texts."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from export_plans import AS_OF
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import many
from export_plans import plan_of
from export_plans import stockton
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from planlift import export
from planlift import schema
from planlift.export import measure
from planlift.export import palette

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planlift.plan import Plan

AA_TEXT, AA_SHAPE = 4.5, 3.0
A4, A3 = 9, 8
PLANS: dict[str, Callable[[], Plan]] = {
    "stockton": stockton,
    "every-status": every_status,
    "empty": empty,
    "hostile": hostile,
    "long": lambda: plan_of([{"action": "word " * 700, "progress": "• x\n" * 20}]),
}
WORKBOOKS = [*PLANS, "batch"]


@pytest.fixture(scope="module", params=WORKBOOKS)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("look") / f"{request.param}.xlsx"
    if request.param == "batch":
        left_out = [("b/scan.pdf", "it has no text [no-text]")]
        export.write_batch(many(40, 4), path, "xlsx", as_of=AS_OF, left_out=left_out)
    else:
        export.write(PLANS[request.param](), path, "xlsx", as_of=AS_OF)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Of ``RRGGBB``, as WCAG 2 defines it."""
    parts = [int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def papers(book: Workbook) -> Iterator[tuple[str, str, str]]:
    """Where, ink and paper of every cell that has text, and of every rule that colours cells."""
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            filled = cell.fill.fill_type == "solid"
            paper = cell.fill.start_color.rgb if filled else "FFFFFFFF"
            yield f"{sheet.title}!{cell.coordinate}", str(cell.font.color.rgb), str(paper)
        for where in sheet.conditional_formatting:
            for rule in where.rules:
                ink = rule.dxf.font.color.rgb if rule.dxf.font else palette.INK
                paper = rule.dxf.fill.bgColor.rgb if rule.dxf.fill else "FFFFFFFF"
                yield f"{sheet.title}!{where.sqref}", str(ink), str(paper)


def test_every_text_can_be_read_on_its_ground(book: Workbook) -> None:
    pairs = {(ink, paper): where for where, ink, paper in papers(book)}
    assert len(pairs) >= 8
    for (ink, paper), where in pairs.items():
        assert contrast(ink, paper) >= AA_TEXT, (where, ink, paper)


def test_every_colour_comes_with_a_word_and_a_sign_of_its_own(book: Workbook) -> None:
    """Rules that colour a cell for its word show that word, with a sign before it."""
    signs: dict[str, list[str]] = {}
    sheet = book["Actions"]
    headings = {letter: name for name, letter in letters(sheet).items()}
    for where in sheet.conditional_formatting:
        column = headings[re.match("[A-Z]+", str(where.sqref))[0]]  # type: ignore[index]
        for rule in where.rules:
            if rule.type == "cellIs":
                assert rule.dxf.numFmt.formatCode[:2] not in {"", '""'}
                signs.setdefault(column, []).append(rule.dxf.numFmt.formatCode.split(" ")[0])
    assert {"status", "rag", "Overdue", "Days to due"} == set(signs)
    assert len(signs["status"]) == len(schema.STATUSES)
    assert len(signs["rag"]) == len(schema.RAGS)
    for found in signs.values():
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("fill", [*palette.STATUS_FILLS.values(), palette.OVERDUE_FILL])
def test_bars_have_figures_that_can_be_read_and_an_outline(fill: palette.Fill) -> None:
    assert contrast(fill.ink, fill.colour) >= AA_TEXT
    assert contrast(palette.INK, palette.PAPER) >= AA_SHAPE


def test_no_two_bars_of_a_chart_look_alike() -> None:
    looks = [(fill.colour, fill.pattern) for fill in palette.STATUS_FILLS.values()]
    assert len(set(looks)) == len(looks)


def test_charts_have_words_for_who_cannot_see_them(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        drawings = [name for name in archive.namelist() if re.match("xl/drawings/d", name)]
    if path.stem == "empty":
        assert drawings == []
        return
    described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]{40,})"', part(path, drawings[0]))
    dated = path.stem not in {"hostile", "long"}
    assert len(described) == 1 + dated
    assert all("The same figures stand in the table" in text for text in described)


def test_the_charts_bars_are_outlined_and_named(path: Path) -> None:
    if path.stem == "empty":
        return
    chart = part(path, "xl/charts/chart1.xml")
    series = re.findall("<c:ser>.*?</c:ser>", chart, re.DOTALL)
    assert len(series) == len(palette.STATUS_FILLS)
    for one in series:
        assert f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{palette.INK[1:]}"/>' in one
        assert "<c:dLbls>" in one


def test_the_documents_title_and_language_are_set(path: Path, book: Workbook) -> None:
    assert book.properties.title == book["Summary"]["A1"].value
    assert "<dc:language>en-GB</dc:language>" in part(path, "docProps/core.xml")


@pytest.mark.parametrize(
    ("language", "said"), [("cy-GB", "cy-GB"), ("", "en-GB"), ("x<y>", "en-GB"), ("=cmd", "en-GB")]
)
def test_the_language_is_the_documents_where_it_names_one(
    language: str, said: str, tmp_path: Path
) -> None:
    from msgspec.structs import replace

    export.write(replace(stockton(), language=language), tmp_path / "p.xlsx", "xlsx")
    assert f"<dc:language>{said}</dc:language>" in part(tmp_path / "p.xlsx", "docProps/core.xml")


def test_every_sheet_says_in_a1_and_a2_what_it_holds(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet["A1"].value
        assert str(sheet["A2"].value).endswith(".")
        assert not sheet.merged_cells.ranges


def test_a_data_sheet_is_one_table_without_blank_rows(book: Workbook) -> None:
    assert not book["Summary"].tables
    for sheet in book.worksheets[1:]:
        (named,) = sheet.tables.values()
        first, last = (int(row) for row in re.findall(r"\d+", named.ref))
        assert first == 3
        rows = list(sheet.iter_rows(min_row=first, values_only=True))
        if len(rows) > 2:  # a table without data has one blank row
            assert all(any(cell is not None for cell in row) for row in rows)
            assert last == sheet.max_row


def test_print_set_up(book: Workbook) -> None:
    for sheet in book.worksheets:
        setup: Any = sheet.page_setup
        # The width is 1 where the file does not say another.
        assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", None, 0)
        whole: Any = sheet.sheet_properties.pageSetUpPr
        assert whole.fitToPage
        assert int(setup.paperSize) == (A3 if sheet.title == "Actions" else A4)
        footer: Any = sheet.oddFooter
        assert footer.right.text == "Page &P of &N"
        repeated = int(str(sheet.print_title_rows).split("$")[-1])
        heading = [cell.value for cell in sheet[repeated]]
        assert all(heading[:2])
        assert sheet.title != "Summary" or heading[:2] == ["Group", "Actions"]


def test_all_text_shows_in_its_cell(book: Workbook) -> None:
    """As far as Excel's tallest row allows, by the room that the letters of the font take."""
    checked = 0
    for sheet in book.worksheets[1:]:
        widths = column_widths(sheet)
        for row in sheet.iter_rows(min_row=4):
            height = sheet.row_dimensions[row[0].row or 0].height or 15.0
            for cell in row:
                shown = isinstance(cell.value, str) and cell.data_type != "f"
                width = widths[get_column_letter(cell.column or 0)]
                if shown and width and height < measure.TALLEST:
                    lines = measure.lines(str(cell.value), width)
                    assert lines * measure.LINE <= height, (sheet.title, cell.coordinate)
                    checked += 1
    assert checked > 20


def test_headings_show_beside_the_filters_button(book: Workbook) -> None:
    sheet = book["Actions"]
    widths = column_widths(sheet)
    for heading, letter in letters(sheet).items():
        if widths[letter]:
            longest = max(heading.split(" "), key=len)
            assert measure.lines(longest, widths[letter] - 2, bold=True) == 1


def letters(sheet: Worksheet) -> dict[str, str]:
    """By heading: the letter of its column."""
    return {
        str(cell.value): get_column_letter(place) for place, cell in enumerate(sheet[3], start=1)
    }


def column_widths(sheet: Worksheet) -> dict[str, float]:
    """By letter; 0 for a column that is folded away."""
    found = {}
    for spec in sheet.column_dimensions.values():
        for place in range(int(spec.min or 0), int(spec.max or 0) + 1):
            letter = get_column_letter(place)
            # What a file says includes five pixels of frame.
            found[letter] = 0.0 if spec.hidden else (spec.width or 0) - 5 / 7
    return found


def test_a_text_that_would_not_fit_makes_its_column_wider(tmp_path: Path) -> None:
    texts = ["word " * 450, "word " * 5000]
    export.write(plan_of([{"action": text} for text in texts]), tmp_path / "p.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Actions"]
    assert 46 < column_widths(sheet)[letters(sheet)["action"]] <= 81
    assert (sheet.row_dimensions[4].height or 0) < measure.TALLEST
    assert sheet.row_dimensions[5].height == measure.TALLEST


def test_short_texts_take_no_more_room_than_they_need(tmp_path: Path) -> None:
    export.write(plan_of([{"action": "Do it.", "progress": "Yes"}]), tmp_path / "p.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Actions"]
    widths = column_widths(sheet)
    assert widths[letters(sheet)["action"]] < 15
    assert widths[letters(sheet)["progress"]] < 15


def test_a_batch_folds_columns_that_few_plans_have(tmp_path: Path) -> None:
    plans = [
        plan_of([{"action": "A", f"Column {number}": "x"}], name=f"{number}.pdf")
        for number in range(12)
    ]
    plans += [plan_of([{"action": "A", "priority": "High"}] * 4, name="many.pdf")]
    export.write_batch(plans, tmp_path / "all.xlsx", "xlsx", as_of=AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["Actions"]
    widths = column_widths(sheet)
    open_ = [name for name, letter in letters(sheet).items() if widths[letter]]
    assert open_[0] == "source"
    assert "priority" in open_
    assert not any(name.startswith("Column ") for name in open_)
    assert {f"Column {number}" for number in range(12)} <= {cell.value for cell in sheet[3]}


def test_a_batch_says_which_documents_are_not_in_it(tmp_path: Path) -> None:
    left_out = [("b/scan.pdf", "it has no text [no-text]")]
    export.write_batch([stockton()], tmp_path / "all.xlsx", "xlsx", left_out=left_out)
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert "Not counted: 1 document that could not be converted" in str(book["Summary"]["A2"].value)
    rows = [[cell.value for cell in row] for row in book["About"].iter_rows(min_row=4)]
    assert ["Not in this workbook", *left_out[0]] in rows


@given(st.text(alphabet="abc de.W€", max_size=200), st.floats(4, 60))
def test_more_room_never_takes_more_lines(text: str, width: float) -> None:
    assert measure.lines(text, width) >= measure.lines(text, width + 1) >= 1


def test_widths_are_those_of_the_font() -> None:
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    for letter in map(chr, range(0x20, 0x7F)):
        wide = metrics.stringWidth(letter, "Helvetica", 1000)
        assert measure._thousandths(letter) == pytest.approx(wide, abs=1), letter


def test_xml_of_every_part_is_well_formed(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - made by ourselves


@pytest.mark.parametrize(
    ("rows", "charts", "said"),
    [
        ([], 0, "in five tables."),
        ([{"action": "A"}], 1, "in five tables and a chart."),
        ([{"action": "A", "due_date": "2010-01-29"}], 2, "in five tables and two charts."),
    ],
)
def test_the_line_under_the_title_counts_the_charts(
    rows: list[dict[str, str]], charts: int, said: str, tmp_path: Path
) -> None:
    export.write(plan_of(rows), tmp_path / "p.xlsx", "xlsx")
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        found = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(found) == charts
    assert said in str(openpyxl.load_workbook(tmp_path / "p.xlsx")["Summary"]["A2"].value)
