"""Borders that were dragged in some rows alone part no columns, in Word's tables and its web pages."""

from __future__ import annotations

from docx_snippets import cell
from docx_snippets import row
from docx_snippets import table
from markup_documents import docx
from markup_documents import drawn
from markup_documents import html


def _dragged(*widths: int, texts: str) -> str:
    spans = [f'<w:gridSpan w:val="{width}"/>' for width in widths]
    return row(*(cell(text, span) for text, span in zip(texts, spans, strict=True)))


def test_columns_go_by_the_order_of_the_cells() -> None:
    document = docx(
        table(
            _dragged(4, 4, 4, texts="ABC"),
            _dragged(3, 4, 5, texts="abc"),
            _dragged(12, texts="s"),
            _dragged(5, 4, 3, texts="def"),
        )
    )
    assert drawn(document) == "| A | B | C |\n| a | b | c |\n| s | < | < |\n| d | e | f |"


def test_a_row_of_fewer_cells_keeps_to_the_nearest_columns() -> None:
    document = docx(
        table(
            _dragged(4, 4, 4, texts="ABC"),
            _dragged(5, 7, texts="xy"),
            _dragged(3, 5, 4, texts="abc"),
            _dragged(4, 3, 5, texts="def"),
        )
    )
    assert drawn(document) == "| A | B | C |\n| x | y | < |\n| a | b | c |\n| d | e | f |"


def test_headings_over_several_columns_stay_so() -> None:
    document = docx(
        table(
            _dragged(2, 4, 2, texts="ABC"),
            _dragged(2, 2, 2, 2, texts="abcd"),
            _dragged(2, 2, 2, 2, texts="efgh"),
        )
    )
    assert drawn(document) == "| A | B | < | C |\n| a | b | c | d |\n| e | f | g | h |"


def test_cells_merged_over_rows_that_are_cut_alike_stay_merged() -> None:
    merged = '<w:gridSpan w:val="3"/><w:vMerge{}/>'
    document = docx(
        table(
            _dragged(4, 4, 4, texts="ABC"),
            row(
                cell("a", merged.format(' w:val="restart"')),
                cell("b", '<w:gridSpan w:val="5"/>'),
                cell("c", '<w:gridSpan w:val="4"/>'),
            ),
            row(
                cell("", merged.format("")),
                cell("d", '<w:gridSpan w:val="4"/>'),
                cell("e", '<w:gridSpan w:val="5"/>'),
            ),
        )
    )
    assert drawn(document) == "| A | B | C |\n| a | b | c |\n| ^ | d | e |"


def test_cells_of_a_web_page_that_span_a_finer_grid() -> None:
    cut = [(2, 2, 2), (1, 3, 2), (2, 1, 3)]
    rows = [
        "<tr>"
        + "".join(
            f"<td colspan={width}>{text}</td>" for width, text in zip(widths, texts, strict=True)
        )
        for widths, texts in zip(cut, ("ABC", "abc", "def"), strict=True)
    ]
    assert (
        drawn(html(f"<table>{''.join(rows)}</table>"))
        == "| A | B | C |\n| a | b | c |\n| d | e | f |"
    )
