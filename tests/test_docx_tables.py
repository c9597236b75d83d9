from __future__ import annotations

import pytest
from docx_snippets import cell
from docx_snippets import para
from docx_snippets import row
from docx_snippets import run
from docx_snippets import table
from markup_documents import aside
from markup_documents import cells
from markup_documents import docx
from markup_documents import drawn
from markup_documents import grids
from markup_documents import texts

MERGED = "<w:vMerge/>"
RESTART = '<w:vMerge w:val="restart"/>'


def test_merged_cells_and_heading_rows() -> None:
    document = docx(
        table(
            row(cell("Finding"), cell("Action"), cell("Due"), properties="<w:tblHeader/>"),
            row(cell("Safeguarding", '<w:gridSpan w:val="3"/>')),
            row(cell("1. Late", RESTART), cell("Train"), cell("1 May")),
            row(cell("", MERGED), cell("Audit"), cell("2 May")),
            row(cell("2. Early", RESTART), cell("Plan"), cell("3 May")),
        )
    )
    assert drawn(document) == (
        "| Finding      | Action | Due   |\n"
        "| ------------ | ------ | ----- |\n"
        "| Safeguarding | <      | <     |\n"
        "| 1. Late      | Train  | 1 May |\n"
        "| ^            | Audit  | 2 May |\n"
        "| 2. Early     | Plan   | 3 May |"
    )


def test_a_row_that_begins_later_has_blank_cells_before() -> None:
    document = docx(
        table(
            row(cell("a"), cell("b"), cell("c")),
            row(cell("d"), cell("e"), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert drawn(document) == "| a | b | c |\n|   | d | e |"


def test_old_horizontal_merges_and_merges_without_a_start() -> None:
    start = '<w:hMerge w:val="restart"/>'
    document = docx(
        table(
            row(cell("a", start + RESTART), cell("", "<w:hMerge/>"), cell("b")),
            row(cell("", start + MERGED), cell("", "<w:hMerge/>"), cell("c")),
            row(cell("d", MERGED), cell("e"), cell("f")),
        )
    )
    assert drawn(document) == "| a | < | b |\n| ^ | < | c |\n| d | e | f |"


def test_text_that_a_merge_hides_is_set_aside() -> None:
    document = docx(table(row(cell("a", RESTART), cell("b")), row(cell("old", MERGED), cell("c"))))
    assert cells(document) == ["a", "b", "c"]
    assert aside(document) == [("old", "hidden")]


def test_deleted_rows_cells_and_words_do_not_count() -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>31 March</w:delText></w:r></w:del>"
    new = f"<w:ins w:id='2'>{run('30 June')}</w:ins>"
    document = docx(
        table(
            row(cell("Action"), cell("Due")),
            row(cell("Old action"), cell("never"), properties="<w:del w:id='3'/>"),
            row(cell("Train"), f"<w:tc><w:p>{gone}{new}</w:p></w:tc>", properties="<w:ins/>"),
            row(cell("Audit"), cell("dropped", "<w:cellDel/>"), cell("May")),
        )
        + f"<w:p><w:moveFrom>{run('moved')}</w:moveFrom>{run('stays')}</w:p>"
    )
    assert drawn(document) == "| Action | Due     |\n| Train  | 30 June |\n| Audit  | May     |"
    assert texts(document) == ["stays"]
    assert [text for text, reason in aside(document) if reason == "deleted"] == [
        "Old action", "never", "dropped", "31 March", "moved",
    ]  # fmt: skip
    assert "deletions" in document.notes[0]


def test_a_table_of_deleted_rows_alone_is_no_grid() -> None:
    document = docx(table(row(cell("x"), properties="<w:del/>")) + para("y"))
    assert not grids(document)
    assert (texts(document), aside(document)) == (["y"], [("x", "deleted")])
    assert docx(table()).blocks == ()


def test_rows_and_cells_inside_controls_are_read() -> None:
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent>{cell('d')}</w:sdtContent></w:sdt>"
    document = docx(table(held, row(cell("c"), inner)))
    assert drawn(document) == "| a | b |\n| c | d |"


def test_a_table_inside_a_cell_is_a_grid_of_its_own() -> None:
    inner = table(row(cell("KPI"), cell("90%")))
    document = docx(
        table(row(f"<w:tc>{para('Train')}{inner}{para('staff')}</w:tc>", cell("May")))
        + table(row(cell("next"), cell("table")))
    )
    assert [grid.number for grid in grids(document)] == [1, 2, 3]
    assert cells(document) == ["Train\nstaff", "May", "KPI", "90%", "next", "table"]


@pytest.mark.parametrize(
    ("properties", "run_properties", "fill"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>', "", "#00b050"),
        ('<w:shd w:val="clear" w:fill="auto"/>', "", None),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', "", None),
        ('<w:shd w:val="solid" w:color="FF0000" w:fill="FFFFFF"/>', "", "#ff0000"),
        ("", '<w:highlight w:val="yellow"/>', "#ffff00"),
        ("", '<w:shd w:val="clear" w:fill="FFC000"/>', "#ffc000"),
        ("", "<w:b/>", None),
        ('<w:shd w:val="clear" w:fill="92D050" w:themeFill="accent6"/>', "", "#92d050"),
        ('<w:shd w:val="clear" w:themeFill="accent2"/>', "", "#c0504d"),
    ],
)
def test_the_fill_of_a_cell(properties: str, run_properties: str, fill: str | None) -> None:
    theme = (
        "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
        "<a:themeElements><a:clrScheme name='x'><a:accent2><a:srgbClr val='C0504D'/></a:accent2>"
        "</a:clrScheme></a:themeElements></a:theme>"
    )
    member = f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run('R', run_properties)}</w:p></w:tc>"
    document = docx(table(row(member, cell("x"))), theme=theme)
    assert grids(document)[0].cells[0].fill == fill


@pytest.mark.parametrize(
    ("properties", "stands_out"),
    [
        ("<w:u w:val='single'/>", True),
        ("<w:u w:val='none'/>", False),
        ("<w:b w:val='0'/><w:u w:val='double'/>", True),
        ("<w:b/><w:u w:val='none'/>", True),
    ],
)
def test_underlined_words_stand_out_as_bold_ones_do(properties: str, *, stands_out: bool) -> None:
    words = f"<w:tc><w:p>{run('Care', properties)}</w:p></w:tc>"
    first, _ = grids(docx(table(row(words, cell("x")))))[0].cells
    assert first.bold is stands_out


def test_struck_hidden_and_bold_words() -> None:
    words = (
        run("old", "<w:strike/>")
        + run(" new ")
        + run("gone", "<w:vanish/>")
        + run("x", "<w:dstrike/>")
        + run("!", "<w:strike w:val='0'/>")
    )
    document = docx(
        table(
            row(f"<w:tc><w:p>{words}</w:p></w:tc>", f"<w:tc><w:p>{run('b', '<w:b/>')}</w:p></w:tc>")
        )
    )
    first, second = grids(document)[0].cells
    assert (first.text, first.struck) == ("old new x!", ((0, 3), (8, 9)))
    assert second.bold
    assert aside(document) == [("gone", "hidden")]
    assert document.notes
