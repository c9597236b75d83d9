from __future__ import annotations

import pytest
from grids import show
from markup_documents import aside
from markup_documents import cells
from markup_documents import drawn
from markup_documents import grids
from markup_documents import html
from markup_documents import texts

from planlift.errors import TooLargeError


def table(rows: str, attributes: str = "") -> str:
    return f"<table {attributes}>{rows}</table>"


def test_a_finding_spanning_rows_and_a_section_spanning_columns_keep_their_spans() -> None:
    document = html(
        table(
            "<tr><th>Finding</th><th>Action</th><th>By when</th></tr>"
            "<tr><td colspan=3>Safeguarding</td></tr>"
            "<tr><td rowspan=2>1. Late</td><td>Train</td><td>1 May</td></tr>"
            "<tr><td>Audit</td><td>2 May</td></tr>"
        )
    )
    assert drawn(document) == (
        "| Finding      | Action | By when |\n"
        "| ------------ | ------ | ------- |\n"
        "| Safeguarding | <      | <       |\n"
        "| 1. Late      | Train  | 1 May   |\n"
        "| ^            | Audit  | 2 May   |"
    )


@pytest.mark.parametrize("span", ["1000000", "99", "2147483648", " 3", "+3", "3px"])
def test_a_column_span_beyond_the_table_makes_no_columns(span: str) -> None:
    document = html(table(f"<tr><td colspan='{span}'>Section<tr><td>a<td>b<td>c", "border=1"))
    assert drawn(document).splitlines()[0] == "| Section | < | < |"


@pytest.mark.parametrize("span", ["-1", "", "x", "0"])
def test_a_senseless_column_span_is_one(span: str) -> None:
    document = html(table(f"<tr><td colspan='{span}'>a</td><td>b</td></tr><tr><td>c<td>d"))
    assert drawn(document) == "| a | b |\n| c | d |"


def test_a_row_span_of_zero_reaches_the_end_of_its_section_and_no_span_crosses_it() -> None:
    document = html(
        table(
            "<tbody><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</tbody>"
            "<tbody><tr><td rowspan=9>b<td>4<tr><td>5</tbody>"
        )
    )
    assert drawn(document) == "| a | 1 |\n| ^ | 2 |\n| ^ | 3 |\n| b | 4 |\n| ^ | 5 |"


def test_headings_reach_into_the_body_where_its_first_row_is_short_of_them() -> None:
    head = "<thead><tr><th rowspan=2>Action<th colspan=2>By</thead>"
    body = "<tbody><tr>{}<tr><td>Buy<td>Ben<td>June</tbody>"
    document = html(table(head + body.format("<th>Who<th>When")))
    assert "| ^      | Who | When |" in drawn(document)
    whole = html(table(head + body.format("<td>Train<td>Ann<td>May")))
    assert "| Train  | Ann | May  |" in drawn(whole)


def test_overlapping_spans_are_cut_not_lost() -> None:
    document = html(table("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c"))
    assert set(cells(document)) >= {"a", "b", "c"}


def test_rows_that_hold_no_cell_of_their_own_are_no_rows() -> None:
    document = html(table("<tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d"))
    assert drawn(document) == "| a | b |\n| c | d |"


def test_short_rows_are_filled_with_blank_cells() -> None:
    document = html(table("<tr><td>a<td>b<td>c<tr><td>d"))
    assert drawn(document).splitlines()[1] == "| d |   |   |"


def test_heading_section_comes_first_and_footer_section_last() -> None:
    document = html(
        table(
            "<tfoot><tr><td>total<td>2</tfoot><tbody><tr><td>x<td>1</tbody>"
            "<thead><tr><td>What<td>When</thead>"
        )
    )
    assert [cell.text for cell in grids(document)[0].cells] == [
        "What", "When", "x", "1", "total", "2",
    ]  # fmt: skip
    assert [cell.header for cell in grids(document)[0].cells][:3] == [True, True, False]


def test_row_headings_are_marked_in_their_column_alone() -> None:
    document = html(table("<tr><th scope=row>1.1<td>Train<tr><th scope=row>1.2<td>Audit"))
    assert drawn(document) == "| !1.1 | Train |\n| !1.2 | Audit |"


def test_a_caption_belongs_to_its_grid() -> None:
    document = html(table("<caption>Action <b>plan</b></caption><tr><td>a<td>b"))
    assert grids(document)[0].caption == "Action plan"


def test_a_table_inside_a_data_cell_is_a_grid_of_its_own_behind_the_outer_one() -> None:
    inner = table("<tr><td>KPI<td>90%")
    document = html(
        table(f"<tr><th>Action<th>Due<tr><td>Train {inner} staff<td>1 May<tr><td>Audit<td>2 May")
        + table("<tr><td>later<td>table")
    )
    assert [grid.number for grid in grids(document)] == [1, 2, 3]
    assert cells(document)[2] == "Train\nstaff"
    assert show(grids(document)[1]) == "| KPI | 90% |"


def test_layout_tables_leave_paragraphs_and_the_data_table_in_order() -> None:
    data = table("<tr><td>Action to be taken by the board<td>1 May<tr><td>Audit the files<td>2 May")
    document = html(
        table(f"<tr><td>Logo<td>Council<tr><td>Menu<td><p>Our plan</p>{data}<p>The end</p>")
    )
    assert [type(block).__name__ for block in document.blocks] == [
        "TextBlock", "TextBlock", "TextBlock", "TextBlock", "Grid", "TextBlock",
    ]  # fmt: skip
    assert texts(document) == ["Logo", "Council", "Menu", "Our plan", "The end"]
    assert grids(document)[0].rows == 2


def test_a_table_that_says_it_is_for_presentation_is_no_grid() -> None:
    document = html(table("<tr><td>a<td>b<tr><td>c<td>d", "role=presentation"))
    assert not grids(document)
    assert texts(document) == ["a", "b", "c", "d"]


def test_a_box_of_one_cell_is_a_grid_unless_it_frames_headings() -> None:
    assert drawn(html(table("<tr><td>Areas for improvement"))) == "| Areas for improvement |"
    framed = html(table("<tr><td><h2>Plan</h2><p>Text"))
    assert not grids(framed)
    assert texts(framed) == ["Plan", "Text"]


def test_rows_outside_of_any_table_and_cells_outside_of_any_row_are_read() -> None:
    assert drawn(html("<tr><td>a<td>b</tr><tr><td>c<td>d</tr>")) == "| a | b |\n| c | d |"
    assert cells(html("<table><td>a</td><td>b</td><tr><td>c<td>d</table>")) == ["a", "b", "c", "d"]


def test_text_between_rows_stands_before_the_grid() -> None:
    document = html("<table>loose <p>end</p><tr>odd<td>a<td>b</tr></table>")
    assert texts(document) == ["loose", "end", "odd"]
    assert cells(document) == ["a", "b"]


def test_forms_and_links_around_rows_do_not_hide_them() -> None:
    document = html("<table><form><tr><td>a</td><td>b</td></tr></form></table>")
    assert drawn(document) == "| a | b |"


def test_aria_tables_are_tables() -> None:
    document = html(
        "<div role=table><div role=rowgroup><div role=row><span role=columnheader>Action</span>"
        "<span role=columnheader>Due</span></div></div><div role=row><span role=cell>Train</span>"
        "<span role=cell>1 May</span></div></div>"
    )
    assert drawn(document).splitlines()[2] == "| Train  | 1 May |"


def test_definition_lists_are_pairs() -> None:
    document = html(
        "<dl><div><dt>Agency:</dt><dd>DfE</dd></div><dt>Status<dd>Open<dd>since May<dt>Lead</dl>"
    )
    assert grids(document)[0].how == "pairs"
    assert (
        drawn(document) == "| !Agency: | DfE               |\n"
        "| !Status  | Open // since May |\n| !Lead    |                   |"
    )


def test_labels_in_bold_and_their_values_are_pairs_when_there_are_several() -> None:
    document = html(
        "<p><b>Rec. No.:</b> 1</p><p><strong>Corrective Action</strong>: Train<br>"
        "<b>Due:</b> 1 May</p><p>Plain text</p><p><b>Note:</b> alone</p>"
    )
    assert drawn(document).replace("**", "") == (
        "| !Rec. No.:          | 1     |\n"
        "| !Corrective Action: | Train |\n"
        "| !Due:               | 1 May |"
    )
    assert texts(document) == ["Plain text", "Note: alone"]


@pytest.mark.parametrize(
    ("markup", "fill"),
    [
        ("<td bgcolor=Green>x", "#008000"),
        ("<td style='background:#0F0'>x", "#00ff00"),
        ("<td style='BACKGROUND-COLOR: rgb(255, 192, 0)'>x", "#ffc000"),
        ("<td style='background:rgba(255,0,0,0)'>x", None),
        ("<td style='background: url(red.png) no-repeat'>x", None),
        ("<td style='background:white'>x", None),
        ("<td style='background:#fff'>x", None),
        ("<td class='rag amber'>x", "#ffbf00"),
        ("<td class=amber>x", None),
        ("<td><span style='background:red'>x</span>", "#ff0000"),
        ("<td>and <span style='background:red'>x</span>", None),
        ("<td id=one>x", "#0000ff"),
    ],
)
def test_the_fill_of_a_cell(markup: str, fill: str | None) -> None:
    style = (
        "<style>td.rag.amber{background:#ffbf00} #one{background-color:blue}\n"
        "@media print{td{background:red}} td:hover{background:red}</style>"
    )
    document = html(style + table(f"<tr>{markup}</td><td>y</td></tr>"))
    assert grids(document)[0].cells[0].fill == fill


def test_the_fill_of_a_row_is_that_of_its_cells_unless_they_have_their_own() -> None:
    document = html(table("<tr bgcolor=red><td>a<td bgcolor=#00B050>b"))
    assert [cell.fill for cell in grids(document)[0].cells] == ["#ff0000", "#00b050"]


def test_rules_may_ask_what_a_cell_stands_in() -> None:
    document = html(
        "<style>table.plan > tr td.g, .x .g{background:lime}</style>"
        + table("<tr><td class=g>a", "class=plan")
        + table("<tr><td class=g>a")
    )
    assert [grid.cells[0].fill for grid in grids(document)] == ["#00ff00", None]


def test_hidden_rows_and_cells_are_set_aside() -> None:
    document = html(
        table("<tr style='display:none'><td>gone<td>x<tr><td>a<td hidden>b<td>c<tr><td>d<td>e")
    )
    assert drawn(document) == "| a | c |\n| d | e |"
    assert [reason for _, reason in aside(document)] == ["hidden", "hidden"]
    assert document.notes


def test_a_table_too_large_to_hold_is_refused() -> None:
    row = "<tr>" + "<td>" * 1000
    with pytest.raises(TooLargeError, match="split"):
        html(table(row + "<tr><td>" * 5000))


def test_places_count_tables_and_text_belongs_to_the_table_that_follows() -> None:
    document = html("<p>one" + table("<tr><td>a<td>b") + "<p>two" + table("<tr><td>c<td>d") + "end")
    assert [block.place.page for block in document.blocks] == [1, 1, 2, 2, 2]
    assert document.pages == 2
    last = grids(document)[1].cells[1].places[0]
    assert (last.page, last.table, last.row, last.column) == (2, 2, 0, 1)


def test_tables_drawn_in_preformatted_text_are_grids() -> None:
    document = html(
        "<p>Before<pre>Plan of <b>2024</b>\n\nAction        Due       Who\n"
        "<b>Train staff</b>   1 May     Head\nAudit files   2 May     Lead\n\n\nThe end\n</pre>"
        "<pre>no table\n  here</pre>"
    )
    assert drawn(document).splitlines()[1] == "| Train staff | 1 May | Head |"
    assert grids(document)[0].how == "text"
    assert texts(document) == ["Before", "Plan of 2024", "The end", "no table\nhere"]


def test_a_box_drawn_in_preformatted_text_has_its_headings() -> None:
    document = html(
        "<pre>\n+-----+-----+\n| A   | Due |\n+=====+=====+\n| - x | May |\n| - y |     |\n"
        "+-----+-----+\n</pre>"
    )
    assert drawn(document) == "| A          | Due |\n| ---------- | --- |\n| • x // • y | May |"


def test_rows_of_boxes_of_one_class_are_a_table() -> None:
    def row(*texts: str) -> str:
        boxes = (f"<div class=c>{text}</div>" for text in texts)
        return f"<div>{''.join(boxes)}</div>"

    three = row("Action", "Owner", "Due") + row("Mend", "Ann", "May") + row("Fit", "Bob", "June")
    assert drawn(html(f"<div>{three}</div>")).splitlines()[1] == "| Mend   | Ann   | May  |"
    headed = three.replace(">Mend<", "><h3>Mend</h3><")
    assert not grids(html(f"<div>{headed}</div>"))
    assert not grids(html(f"<div>{three}{row('One', 'Two')}</div>"))


def test_rows_of_boxes_may_stand_among_other_things_and_repeat_their_headings() -> None:
    head = "<div>" + "".join(f"<div class=c>{text}</div>" for text in "ABC") + "</div>"
    rows = "".join(
        "<div>"
        + "".join(f"<div class=c><b>{name}:</b> {name.lower()}{at}</div>" for name in "ABC")
        + "</div>"
        for at in (1, 2)
    )
    document = html(f"<body><h1>Plan</h1><p>Since May</p>{head}{rows}<p>The end</p></body>")
    assert cells(document) == ["A", "B", "C", "a1", "b1", "c1", "a2", "b2", "c2"]
    assert texts(document) == ["Plan", "Since May", "The end"]


def test_rows_without_a_cell_are_no_table_and_their_caption_is_a_text() -> None:
    document = html("<table><tr></tr><tr><caption>Plan</caption></tr></table>")
    assert not grids(document)
    assert texts(document) == ["Plan"]
