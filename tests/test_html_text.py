from __future__ import annotations

import pytest
from markup_documents import aside
from markup_documents import cells
from markup_documents import grids
from markup_documents import html
from markup_documents import texts

from planlift.model import TextBlock


def cell(markup: str, style: str = "") -> str:
    return cells(html(f"{style}<table><tr><td>{markup}</td><td>y</td></tr></table>"))[0]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("a\n  b", "a b"),
        ("<div>a</div>b", "a\nb"),
        ("<b>a</b><i>b</i>", "ab"),
        ("a<span style='display:block'>b</span>", "a\nb"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<span style='white-space:pre-wrap'>a\nb</span>", "a\nb"),
        ("<h4>a</h4>b", "a\nb"),
        ("a&nbsp;&nbsp;b", "a b"),
        ("re&shy;view the hand\u200bbook", "review the handbook"),
        ("<o:p>&nbsp;</o:p>", ""),
        ("x<script>var y</script><style>z{}</style><template>t</template>", "x"),
        ("<!-- no -->a<![if !x]>b<![endif]>", "ab"),
        ("<dl><dt>Lead<dd>Ann</dl>", "Lead\nAnn"),
        ("<noscript>seen</noscript>", "seen"),
        ("<textarea>a\nb</textarea>", "a\nb"),
    ],
)
def test_lines_and_paragraphs_of_a_cell(markup: str, text: str) -> None:
    assert cell(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Cover: <ul><li>a</li><li>b</li></ul> end", "Cover:\n• a\n• b\nend"),
        ("<ul><li><p>a</p></li><li> <div>b</div></ul>", "• a\n• b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "• a\n• b"),
        ("<ul><li>▪ a</li><li>• b<li>- c</ul>", "• a\n• b\n• c"),
        ("<ul><li></li><li>a</li><li> </li></ul>b", "• a\nb"),
        ("<ol><li>a<li>b</ol>", "• a\n• b"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ol><li>Finding</ol>", "1. Finding"),
        ("<ol type=a><li>a<li value=4>b</ol>", "a. a\nd. b"),
        ("<ol type=I start=9><li>a</ol>", "IX. a"),
        ("<ol start=3 style='list-style:none'><li>a</ol>", "• a"),
        ("▪ a<br>▪ b", "• a\n• b"),
        ("●", "•"),
    ],
)
def test_list_items_begin_with_one_bullet_or_their_own_number(markup: str, text: str) -> None:
    assert cell(markup) == text


def test_word_lists_with_typed_bullets() -> None:
    item = (
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>{}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>"
        "<![endif]>{}<o:p></o:p></p>"
    )
    bullets = item.format("·", "Recording") + item.format("·", "Consent")
    assert cell(bullets) == "• Recording\n• Consent"
    numbered = item.replace("font-family:Symbol;", "").format("1.", "Train")
    assert cell(numbered) == "1. Train"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span style='font-family:Wingdings'>ü</span>", "✓"),
        ("<font face='Wingdings'>û</font> no", "✗ no"),
        ("<span style='font-family:\"Wingdings 2\"'>P</span>", "✓"),
        ("<span style='font:10pt Symbol'>·</span> a", "• a"),
        ("<span style='font-family:Wingdings'>\uf0fc</span>", "✓"),
        (
            "<span style='font-family:Wingdings'>Completed by the board</span>",
            "Completed by the board",
        ),
        ("<span style='font-family:\"Segoe UI Symbol\"'>ab</span>", "ab"),
        ("<img src=x alt='Green'>", "Green"),
        ("<img src=x>Late", "Late"),
        ("<span role=img aria-label='Amber'></span>", "Amber"),
        ("<svg><title>Red</title></svg>", "Red"),
        ("<input type=checkbox checked> Yes <input type=checkbox> No", "☑ Yes ☐ No"),
        ("<input type=text value='1 May'><input type=hidden value=id7>", "1 May"),
        ("<a href='https://example.org/x'>Policy</a>", "Policy"),
    ],
)
def test_what_is_seen_is_text(markup: str, text: str) -> None:
    assert cell(markup) == text


def test_only_the_chosen_option_of_a_list_is_text() -> None:
    document = html(
        "<table><tr><td><select><option>Open<option selected>Done</select>"
        "<td><select><option>Low<option>High</select></table>"
    )
    assert cells(document) == ["Done", "Low"]
    assert aside(document) == [("Open", "hidden"), ("High", "hidden")]


@pytest.mark.parametrize(
    ("markup", "text", "mark"),
    [
        ("Completion Date<sup>*</sup>", "Completion Date", "*"),
        ("Completion Date<sup>1</sup>", "Completion Date", "1"),
        ("Date <sup><a href='#fn1'>1</a></sup>", "Date", "1"),
        (
            "Date<sup><a href='#fn1'><span class='wb-inv'>Footnote </span>*</a></sup>",
            "Date",
            "Footnote *",
        ),
        ("Date<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>", "Date", "[1]"),
        ("<b>Open or Closed</b><sup>b</sup>", "Open or Closed", "b"),
    ],
)
def test_footnote_marks_are_not_fused_to_the_word(markup: str, text: str, mark: str) -> None:
    document = html(f"<table><tr><th>{markup}</th><th>y</th></tr></table>")
    assert cells(document)[0] == text
    assert aside(document) == [(mark, "footnote-mark")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("1<sup>st</sup> May", "1st May"),
        ("21<sup>st</sup>", "21st"),
        ("10 m<sup>2</sup>", "10 m2"),
        ("10<sup>6</sup>", "106"),
        ("n<sup>o</sup> 4", "no 4"),
        ("<sup>*</sup>", "*"),
        ("<sup>1</sup> See the note", "1 See the note"),
        ("<a href='#finding-3'>3</a>", "3"),
        ("See <a href='#finding-3'>3</a>", "See 3"),
        ("See <a href='#top'>page</a>", "See page"),
    ],
)
def test_what_is_raised_or_linked_but_no_footnote_mark_stays(markup: str, text: str) -> None:
    document = html(f"<table><tr><td>{markup}</td><td>y</td></tr></table>")
    assert cells(document)[0] == text
    assert not aside(document)


@pytest.mark.parametrize(
    ("markup", "struck"),
    [
        ("<s>31 March</s> 30 June", ((0, 8),)),
        ("a <del>b  c</del> <ins>d</ins> <strike>e</strike>", ((2, 5), (8, 9))),
        ("<span style='text-decoration:underline line-through'>a</span> b", ((0, 1),)),
        ("<span class=old>a</span>", ((0, 1),)),
        ("<s>a<p>b</p></s>", ((0, 3),)),
        ("plain", ()),
    ],
)
def test_struck_text_is_kept_and_told(markup: str, struck: tuple[tuple[int, int], ...]) -> None:
    style = "<style>.old{text-decoration:line-through}</style>"
    document = html(f"{style}<table><tr><td>{markup}</td><td>y</td></tr></table>")
    assert grids(document)[0].cells[0].struck == struck


def test_a_struck_row_strikes_each_of_its_cells() -> None:
    document = html(
        "<table><tr style='text-decoration:line-through'><td>a</td><td>b</td></tr></table>"
    )
    assert [each.struck for each in grids(document)[0].cells] == [((0, 1),), ((0, 1),)]


@pytest.mark.parametrize(
    ("markup", "bold"),
    [
        ("<b>a</b>", True),
        ("<strong>a</strong> <b>b</b>.", True),
        ("<u>a</u>", True),
        ("<b>a</b> b", False),
        ("<b>a <b>b</b></b>", True),
        ("<span style='font-weight:700'>a</span>", True),
        ("<b style='font-weight:normal'>a</b>", False),
        ("<b>a<span style='font-weight:400'>b</span></b>", False),
        ("<b> </b>", False),
        ("<b>a</b><br><b>b</b>", True),
    ],
)
def test_a_cell_is_bold_when_all_of_it_is(markup: str, bold: bool) -> None:
    document = html(f"<table><tr><td>{markup}</td><td>y</td></tr></table>")
    assert grids(document)[0].cells[0].bold is bold


@pytest.mark.parametrize(
    "markup",
    [
        "<span hidden>no</span>",
        "<div style='display: none'>no</div>",
        "<span style='visibility:hidden'>no</span>",
        "<span class=sr-only>no</span>",
        "<span class='govuk-visually-hidden'>no</span>",
        "<span style='mso-hide:all'>no</span>",
        "<style>.gone{display:none}</style><i class=gone>no</i>",
        "<style>em{display:none}</style><em>no</em>",
        "<span style='position:absolute;clip:rect(0 0 0 0)'>no</span>",
    ],
)
def test_hidden_text_is_set_aside(markup: str) -> None:
    document = html(f"<table><tr><td>seen {markup}</td><td>y</td></tr></table>")
    assert cells(document)[0] == "seen"
    assert aside(document) == [("no", "hidden")]


def test_what_a_reader_can_open_is_not_hidden() -> None:
    panel = "<div id=p1 style='display:none'><table><tr><td>a<td>b</table></div>"
    assert cells(html(f"<button aria-controls=p1>Show</button>{panel}")) == ["a", "b"]
    assert cells(html(f"<a data-target='#p1'>Show</a>{panel}")) == ["a", "b"]
    assert cells(html("<div role=tabpanel hidden><table><tr><td>a<td>b</table>")) == ["a", "b"]
    assert not grids(html(panel))
    assert texts(html("<details><summary>One</summary>Two</details>")) == ["One", "Two"]


def test_headings_paragraphs_and_items_in_order() -> None:
    document = html(
        "<h1>Plan</h1>Intro <b>bold</b><p>Para</p><p><b>Within three months:</b></p>"
        "<ul><li>one<li>two</ul><details><summary>More</summary>text</details>"
    )
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 1, "Plan"),
        ("paragraph", 0, "Intro bold"),
        ("paragraph", 0, "Para"),
        ("heading", 0, "Within three months:"),
        ("item", 0, "• one"),
        ("item", 0, "• two"),
        ("heading", 0, "More"),
        ("paragraph", 0, "text"),
    ]


def test_what_the_head_says_is_told() -> None:
    document = html(
        "<html lang='cy'><head><title> Action\n plan </title>"
        "<meta name='dcterms.issued' content='2024-05-01T10:00'>"
        "<meta property='article:modified_time' content='2024-06-02'></head><body>x"
    )
    assert document.language == "cy"
    assert document.metadata == {
        "title": "Action plan", "created": "2024-05-01", "modified": "2024-06-02",
    }  # fmt: skip
    dated = html(
        "<p>x<time property=dateModified datetime=2023-01-02>2 Jan</time>"
        "<time itemprop=datePublished datetime=2022-01-02>2 Jan</time>"
    )
    assert dated.metadata == {"created": "2022-01-02", "modified": "2023-01-02"}


def test_a_page_without_tables_is_a_document() -> None:
    document = html("<p>Nothing to see")
    assert (document.pages, texts(document)) == (0, ["Nothing to see"])
    assert html("<!-- nothing -->").blocks == ()


def test_label_and_value_that_a_style_sheet_sets_apart() -> None:
    card = '<div><span class="k">{}</span><span class="v">{}</span></div>'
    facts = [("Owner", "Matron"), ("Due", "May 2025"), ("Owner", "Cook"), ("Due", "June 2025")]
    page = "".join(card.format(*fact) for fact in facts)
    assert texts(html(page)) == [text for fact in facts for text in fact]


def test_spans_that_are_parts_of_a_sentence_stay_together() -> None:
    line = '<p><span class="c1">{}</span><span class="c2">{}</span></p>'
    parts = [("The doo", "rs"), ("Alarms ", "work"), ("Sinks", " leak"), ("Sinks", " drip")]
    page = "".join(line.format(*part) for part in parts)
    assert texts(html(page)) == ["The doors", "Alarms work", "Sinks leak", "Sinks drip"]


def test_bold_labels_without_a_colon() -> None:
    facts = "<p><strong>Owner</strong> Cook</p><p><b>Due</b> May 2025</p>"
    assert texts(html(facts * 2))[:2] == ["Owner: Cook", "Due: May 2025"]
    assert texts(html(facts)) == ["Owner Cook", "Due May 2025"]


def test_what_screen_readers_alone_get_is_the_text_of_a_cell_that_has_no_other() -> None:
    icon = "<i class='fa fa-check'></i><span class=sr-only>Complete</span>"
    document = html(f"<table><tr><td>Audit</td><td>{icon}</td></tr></table>")
    assert cells(document) == ["Audit", "Complete"]
