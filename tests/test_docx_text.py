from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx_snippets import cell
from docx_snippets import para
from docx_snippets import row
from docx_snippets import run
from docx_snippets import table
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import W
from markup_documents import aside
from markup_documents import cells
from markup_documents import docx
from markup_documents import docx_bytes
from markup_documents import grids
from markup_documents import source
from markup_documents import texts
from markup_documents import zipped

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EncryptedError
from planlift.errors import TooLargeError
from planlift.extract.markup.docx_reader import read_docx
from planlift.model import TextBlock

if TYPE_CHECKING:
    from planlift.errors import PlanliftError

XMLNS = f'xmlns:w="{W}"'


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    f"<w:numbering {XMLNS}>"
    f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal', '%1.')}"
    f"{level(1, 'decimal', '%1.%2')}{level(2, 'lowerLetter', '(%3)')}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='1'>{level(0, 'bullet', '')}"
    f"{level(1, 'none', '')}{level(2, 'ordinal', '%3')}{level(3, 'upperRoman', '%4)')}"
    "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='Plan'/></w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='3'><w:styleLink w:val='Plan'/>{level(0, 'decimal', 'R%1')}"
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='7'/></w:lvlOverride></w:num>"
    "<w:num w:numId='5'><w:abstractNumId w:val='99'/></w:num>"
    "</w:numbering>"
)


def item(text: str, number: int, depth: int = 0) -> str:
    place = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
    return para(text, place)


def test_numbers_that_word_prints_are_in_the_text() -> None:
    body = (
        item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 2) + item("e", 1)
        + item("f", 1, 1) + item("g", 2) + item("h", 3) + item("i", 4) + item("j", 1)
        + item("k", 5) + item("l", 0) + item("m", 2, 1) + item("n", 2, 2) + item("o", 2, 3)
    )  # fmt: skip
    assert texts(docx(body, numbering=NUMBERING)) == [
        "1. a", "1.1 b", "(a) c", "(b) d", "2. e", "2.1 f", "• g", "R1 h", "7. i", "8. j", "k",
        "l", "m", "1st n", "I) o",
    ]  # fmt: skip


def test_an_empty_numbered_cell_shows_its_number() -> None:
    members = [f"<w:tc>{item('', 1)}</w:tc>", cell("Train")]
    assert cells(docx(table(row(*members)), numbering=NUMBERING)) == ["1.", "Train"]


def test_styles_make_headings_lists_and_formats() -> None:
    styles = (
        f"<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/></w:rPr>"
        "</w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
        "<w:style w:styleId='H2'><w:name w:val='heading 2'/><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='H2'/></w:style>"
        "<w:style w:styleId='Body'><w:name w:val='Body'/><w:basedOn w:val='H2'/>"
        "<w:pPr><w:outlineLvl w:val='9'/></w:pPr><w:rPr><w:b w:val='0'/></w:rPr></w:style>"
        "<w:style w:styleId='T'><w:name w:val='Title'/></w:style>"
        "<w:style w:styleId='L'><w:name w:val='List'/>"
        "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='A'><w:name w:val='A'/><w:basedOn w:val='B'/></w:style>"
        "<w:style w:styleId='B'><w:name w:val='B'/><w:basedOn w:val='A'/></w:style>"
        "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
        "</w:styles>"
    )

    def styled(name: str) -> str:
        return para(name, f"<w:pStyle w:val='{name}'/>")

    body = "".join(map(styled, ["H2", "Own", "Body", "T", "L", "A"]))
    body += para("level", "<w:outlineLvl w:val='2'/>") + para("not", "<w:outlineLvl w:val='x'/>")
    gone = run("no", "<w:rStyle w:val='Gone'/>")
    body += f"<w:p>{gone}{run('yes')}</w:p>"
    document = docx(body, styles=styles, numbering=NUMBERING)
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    assert [(block.kind, block.level, block.bold, block.text) for block in blocks] == [
        ("heading", 2, True, "H2"),
        ("heading", 2, True, "Own"),
        ("paragraph", 0, False, "Body"),
        ("heading", 1, False, "T"),
        ("item", 0, False, "• L"),
        ("paragraph", 0, False, "A"),
        ("heading", 3, False, "level"),
        ("paragraph", 0, False, "not"),
        ("paragraph", 0, False, "yes"),
    ]
    assert document.language == "en-GB"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>do</w:t><w:softHyphen/></w:r>", "re-do"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "✓"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FB'/></w:r>", "✗"),
        ("<w:r><w:sym w:font='Wingdings' w:char='00FE'/></w:r>", "☑"),
        ("<w:r><w:sym w:font='Wingdings' w:char='zz'/><w:sym w:char='FFFFFFFF'/></w:r>", ""),
        ("<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>ü</w:t></w:r>", "✓"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr><w:t>ü</w:t></w:r>", "ü"),
        ("<w:hyperlink><w:r><w:t>Policy</w:t></w:r></w:hyperlink>", "Policy"),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>May</w:t></w:r></w:fldSimple>", "May"),
        (
            (
                "<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>4</w:t></w:r>"
            ),
            "4",
        ),
        (
            (
                "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
                "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
            ),
            "☑",
        ),
        (
            (
                "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/></w14:checkbox></w:sdtPr>"
                "<w:sdtContent><w:r><w:t>X</w:t></w:r></w:sdtContent></w:sdt>"
            ),
            "☐",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>Ann</w:t></w:r></w:sdtContent></w:sdt>", "Ann"),
        (
            (
                "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
                "</w:checkBox></w:ffData></w:fldChar></w:r>"
            ),
            "☑",
        ),
        (
            (
                "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
                "<w:checked w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r>"
            ),
            "☐",
        ),
        (
            (
                "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/>"
                "<w:listEntry w:val='Open'/><w:listEntry w:val='Done'/></w:ddList>"
                "</w:ffData></w:fldChar></w:r>"
            ),
            "Done",
        ),
        ("<w:r><w:fldChar><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>", ""),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>b</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r>"
                "</w:rubyBase></w:ruby></w:r>"
            ),
            "ba",
        ),
        (
            "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>",
            "ab",
        ),
    ],
)
def test_what_a_paragraph_shows(inside: str, text: str) -> None:
    assert cells(docx(table(row(f"<w:tc><w:p>{inside}</w:p></w:tc>", cell("x")))))[0] == text


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(docx(f"<w:p>{drawing}{run('text')}</w:p>")) == ["text", "box"]


def test_what_is_printed_beside_the_text_is_set_aside() -> None:
    def part(name: str, inside: str) -> str:
        return f"<w:{name} {XMLNS}>{inside}</w:{name}>"

    document = docx(
        para("text"),
        header=part("hdr", para("Plan v1") + table(row(cell("a"), cell("b")))),
        footer=part("ftr", para("Page 1")),
        footnotes=part(
            "footnotes",
            f"<w:footnote w:type='separator'>{para()}</w:footnote>"
            f"<w:footnote>{para('See 2')}</w:footnote><w:footnote>{para('See 3')}</w:footnote>",
        ),
        comments=part("comments", f"<w:comment>{para('Check')}</w:comment>"),
    )
    assert sorted(aside(document)) == [
        ("Check", "comment"), ("Page 1", "running-head"), ("Plan v1\na\nb", "running-head"),
        ("See 2", "footnote"), ("See 3", "footnote"),
    ]  # fmt: skip
    assert texts(document) == ["text"]


def test_a_document_made_by_another_program_is_read_with_its_properties() -> None:
    made = python_docx.Document()
    made.core_properties.title = "Action plan"
    made.add_heading("Safeguarding", 1)
    made.add_paragraph("Train", style="List Bullet")
    grid = made.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "1. Late"
    grid.cell(1, 1).text = "Audit"
    target = io.BytesIO()
    made.save(target)
    document = read_docx(source("docx"), target.getvalue())
    assert texts(document) == ["Safeguarding", "• Train"]
    assert cells(document) == ["1. Late", "", "Audit"]
    assert grids(document)[0].cells[0].row_span == 2
    assert document.metadata["title"] == "Action plan"
    assert "created" not in document.metadata  # the day is that of the program's template


def test_strict_names_are_read_as_the_usual_ones() -> None:
    data = docx_bytes(table(row(cell("a"), cell("b"))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in files.items()
    }
    assert cells(read_docx(source("docx"), zipped(strict))) == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 broken", DamagedError),
        (zipped({"word/other.xml": "x"}), DamagedError),
        (zipped({"word/document.xml": "<w:document"}), DamagedError),
        (zipped({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), DamagedError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", EncryptedError),
        (docx_bytes("<w:p>" * 300 + "</w:p>" * 300), TooLargeError),
    ],
)
def test_damage_and_passwords_are_said(data: bytes, error: type[PlanliftError]) -> None:
    with pytest.raises(error, match=r"save|give"):
        read_docx(source("docx"), data)


def test_a_member_under_a_password_is_said() -> None:
    data = bytearray(zipped({"word/document.xml": "<x/>"}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(EncryptedError):
        read_docx(source("docx"), bytes(data))


@pytest.mark.parametrize("limit", ["part", "unpacked", "parts"])
def test_what_unpacks_too_large_is_refused_and_says_how_to_read_it_all_the_same(
    limit: str,
) -> None:
    data = docx_bytes(para("x" * 1_100_000))
    with (
        limits.held(limits.raised([f"{limit}=1"])),
        pytest.raises(TooLargeError, match=f"--limit {limit}=NUMBER"),
    ):
        read_docx(source("docx"), data)
    assert read_docx(source("docx"), data).letters == 1_100_000


def test_a_part_that_unpacks_to_more_than_it_declares_is_not_unpacked_further() -> None:
    data = bytearray(docx_bytes(para("x" * 1_100_000)))
    for info in zipfile.ZipFile(io.BytesIO(bytes(data))).infolist():
        size = info.file_size.to_bytes(4, "little")
        if info.file_size > 2**20:
            data[:] = data.replace(size, (1000).to_bytes(4, "little"))
    with pytest.raises(DamagedError):
        read_docx(source("docx"), bytes(data))


def test_broken_parts_beside_the_body_do_not_stop_the_reading() -> None:
    document = docx(item("a", 1), numbering="<w:numbering", styles="", header="<x")
    assert texts(document) == ["a"]


BYTES = docx_bytes(table(row(cell("a"), cell("b"))) + para("c"), numbering=NUMBERING)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(BYTES) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_read_or_refused(at: int, byte: int, cut: bool) -> None:
    data = BYTES[:at] if cut else BYTES[:at] + bytes([byte]) + BYTES[at + 1 :]
    with suppress(DamagedError, EncryptedError, TooLargeError):
        read_docx(source("docx"), data)


SPAN = st.integers(1, 4)
MEMBER = st.builds(
    lambda text, span, merge: cell(text, f'<w:gridSpan w:val="{span}"/>{merge}'),
    st.sampled_from(["x", "", "long text"]),
    SPAN,
    st.sampled_from(["", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>"]),
)
ROW = st.builds(
    lambda members, before: row(*members, properties=f'<w:gridBefore w:val="{before}"/>'),
    st.lists(MEMBER, max_size=4),
    st.integers(0, 2),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(ROW, max_size=6))
def test_any_spans_make_a_rectangle_that_loses_nothing(rows: list[str]) -> None:
    docx(table(*rows))  # which checks both


def test_a_raised_number_behind_a_word_is_a_footnotes_mark() -> None:
    raised = run("2", "<w:vertAlign w:val='superscript'/>")
    document = docx(
        f"<w:p>{run('Target date', '<w:b/>')}{raised}</w:p><w:p>{run('12 m')}{raised}</w:p>"
    )
    assert texts(document) == ["Target date", "12 m2"]
    assert aside(document) == [("2", "footnote-mark")]
