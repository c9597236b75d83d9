from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import WIDTH
from pdf_drawing import a_picture
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of
from pdf_drawing import prose
from pdf_drawing import read
from pdf_drawing import table
from pdf_drawing import text
from reportlab.lib import pdfencrypt

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EmptyFileError
from planlift.errors import EncryptedError
from planlift.errors import NoTextError
from planlift.errors import TooLargeError
from planlift.extract.pdf import shaping
from planlift.extract.pdf import symbols
from planlift.extract.pdf import unseen
from planlift.extract.pdf.glyphs import Glyphs
from planlift.extract.pdf.ink import Ink
from planlift.extract.pdf.lines import lines
from planlift.extract.pdf.metadata import iso_day
from planlift.extract.pdf.metadata import readable
from planlift.extract.pdf.page import Chars
from planlift.extract.pdf.pdfium import PdfiumSource
from planlift.extract.pdf.pictures import page_pictures

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def say(canvas: Canvas) -> None:
    canvas.drawString(50, 300, "Review all cases")


def changed(data: bytes, *, turn: int = 0, crop: tuple[float, ...] = ()) -> bytes:
    """The same PDF with its first page rotated or cropped."""
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    if turn:
        page.set_rotation(turn)
    if crop:
        page.set_cropbox(*crop)
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_character_has_place_size_and_weight() -> None:
    def both(canvas: Canvas) -> None:
        say(canvas)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(50, 200, "By when")

    page = page_of(drawn(both))
    chars = page.chars
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert text(page) == "Review all casesBy when"
    assert chars.box[0, 0] == pytest.approx(50, abs=0.5)
    assert chars.box[0, 1] < HEIGHT - 300 < chars.box[0, 3]
    assert chars.size[[0, -1]].tolist() == [10, 14]
    assert chars.bold[[0, -1]].tolist() == [False, True]
    assert chars.color[[0, -1]].tolist() == [0, 0xFF0000]
    assert set(chars.mcid.tolist()) == {-1}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_is_seen_upright(turn: int) -> None:
    """The page is turned so that what was written turned the other way is level again."""

    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 200)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Review")

    page = page_of(changed(drawn(turned), turn=turn))
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH))
    assert set(page.chars.turned.tolist()) == {0}
    left = page.chars.box[:, 0]
    assert (np.diff(left) > 0).all()
    assert page.chars.box[0, 2] - page.chars.box[0, 0] < 10


@pytest.mark.parametrize(("angle", "clockwise"), [(90, 270), (180, 180), (270, 90)])
def test_text_on_its_side_says_how_it_is_read(angle: int, clockwise: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 200)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Priority level")

    data = drawn(turned)
    assert set(page_of(data).chars.turned.tolist()) == {clockwise}
    assert [getattr(block, "text", "") for block in read(data).blocks] == ["Priority level"]


def test_the_crop_box_is_taken_off() -> None:
    page = page_of(changed(drawn(say), crop=(40, 100, 540, 350)))
    assert (page.width, page.height) == (500, 250)
    assert page.chars.box[0, 0] == pytest.approx(10, abs=0.5)
    assert page.chars.box[0, 1] < 50 < page.chars.box[0, 3]


def test_text_and_lines_in_placed_drawings_are_found_where_they_are_seen() -> None:
    def placed(canvas: Canvas) -> None:
        canvas.beginForm("part")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "Inside")
        canvas.line(0, -10, 100, -10)
        canvas.endForm()
        canvas.translate(200, 100)
        canvas.scale(2, 2)
        canvas.doForm("part")

    page = page_of(drawn(placed))
    assert text(page) == "Inside"
    assert page.chars.box[0, 0] == pytest.approx(200, abs=2)
    assert page.chars.size[0] == pytest.approx(20)
    assert page.rules[0, [0, 2]].tolist() == pytest.approx([200, 400], abs=1)
    assert page.rules[0, 1] == pytest.approx(HEIGHT - 80, abs=2)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_set_on_its_side_is_turned_to_be_read(angle: int) -> None:
    def side(canvas: Canvas) -> None:
        canvas.translate(300, 200)
        canvas.rotate(angle)
        canvas.grid([-180, -50, 50, 150], [100, 60, 20, -20])
        for row, top in enumerate((100, 60, 20)[:2]):
            for left, words in zip((-180, -50, 50), ("Train staff", "Ann Lee", "May"), strict=True):
                canvas.drawString(left + 4, top - 20, f"{words} in year {row}")
        for line in range(14):
            canvas.drawString(-176, -40 - 9 * line, "by")

    data = drawn(side)
    page = page_of(data)
    assert (page.width, page.height) == ((HEIGHT, WIDTH) if angle % 180 else (WIDTH, HEIGHT))
    (grid,) = grids(data)
    assert table(grid)[1] == ["Train staff in year 1", "Ann Lee in year 1", "May in year 1"]
    (picture,) = page_pictures(data)
    assert (picture.width, picture.height) == (page.width, page.height)


@pytest.mark.parametrize("space", [0.0, 1.2, 2.4])
def test_words_with_space_between_their_letters_are_whole(space: float) -> None:
    def spaced(canvas: Canvas) -> None:
        words = canvas.beginText(50, 300)
        words.setFont("Helvetica", 9)
        words.setCharSpace(space)
        words.textOut("ACTION TO BE TAKEN")
        words.setTextOrigin(50, 280)
        words.setCharSpace(0)
        words.textOut("Test it all")
        canvas.drawText(words)

    texts = [block.text for block in prose(drawn(spaced))]
    assert texts == ["ACTION TO BE TAKEN", "Test it all"]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    def twice(canvas: Canvas) -> None:
        canvas.drawString(50, 300, "Action")
        canvas.drawString(50.4, 300, "Actions")
        canvas.drawString(50, 200, "toffee")

    assert text(page_of(drawn(twice))) == "Actionstoffee"


def test_second_copies_of_letters_are_dropped_and_the_first_are_bold() -> None:
    page = page_of(drawn(say))
    chars = page.chars
    both = unseen.select(chars, np.repeat(np.arange(len(chars.code)), 2))
    both.box[1::2] += 0.5
    flags = np.zeros(len(both.code), dtype=np.bool_)
    ink = Ink(page.rules, page.fills, page.fill_color, page.fills[:0], page.fills[:0])
    kept, hidden = unseen.sort_out(Glyphs(both, flags, flags), ink, page.fills, (WIDTH, HEIGHT))
    assert kept.code.tolist() == chars.code.tolist()
    assert kept.bold.all()
    assert hidden == ()


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("mode", "hidden"),
        ("white", "white-on-white"),
        ("tiny", "tiny"),
        ("off", "off-page"),
        ("slanted", "watermark"),
    ],
)
def test_text_that_no_reader_sees_is_set_aside_with_its_reason(how: str, reason: str) -> None:
    def hidden(canvas: Canvas) -> None:
        say(canvas)
        words = canvas.beginText(50, 200)
        words.setFont("Helvetica", 0.5 if how == "tiny" else 40 if how == "slanted" else 10)
        words.setTextRenderMode(3 if how == "mode" else 0)
        if how == "white":
            words.setFillColorRGB(1, 1, 1)
        if how == "off":
            words.setTextOrigin(50, HEIGHT + 50)
        if how == "slanted":
            words.setTextTransform(0.7, 0.7, -0.7, 0.7, 200, 100)
        words.textOut("Draft 3")
        canvas.drawText(words)

    data = drawn(hidden)
    page = page_of(data)
    assert text(page) == "Review all cases"
    assert page.hidden == (("Draft 3", reason),)
    assert [(aside.text, aside.reason) for aside in read(data).aside] == [("Draft 3", reason)]


@pytest.mark.parametrize("way", [(1, 0, 0, 1, 40, 196), (0, 1, -1, 0, 100, 150)])
def test_a_large_word_over_lines_of_text_is_no_part_of_them(way: tuple[float, ...]) -> None:
    def stamped(canvas: Canvas) -> None:
        for down in range(3):
            canvas.drawString(50, 200 + 14 * down, "Review all case files")
        words = canvas.beginText()
        words.setFont("Helvetica", 60)
        words.setTextTransform(*way)
        words.textOut("NOT YET")
        canvas.drawText(words)

    page = page_of(drawn(stamped))
    assert text(page).rstrip() == "Review all case files" * 3
    assert page.hidden == (("NOT YET", "watermark"),)


def test_a_large_title_close_above_a_line_is_text() -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 40)
        canvas.drawString(50, 215, "Improvement")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 205, "Agreed by the board")

    assert page_of(drawn(titled)).hidden == ()


def test_white_text_on_a_coloured_fill_is_seen() -> None:
    def white(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(40, 190, 200, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 200, "Actions")

    assert text(page_of(drawn(white))) == "Actions"


@pytest.mark.parametrize(("wide", "corner"), [(80, 10), (20, 10), (80, 3)])
@pytest.mark.parametrize(("ground", "seen"), [("#005eb8", "7"), ("#ffffff", "")])
def test_white_text_on_a_badge_or_disc_is_seen(
    wide: int, corner: int, ground: str, seen: str
) -> None:
    def badge(canvas: Canvas) -> None:
        canvas.setFillColor(ground)
        canvas.roundRect(50, 290, wide, 20, corner, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(57, 296, "7")

    assert text(page_of(drawn(badge))) == seen


def test_hidden_text_over_a_picture_of_the_page_is_its_text() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(a_picture(), 0, 0, WIDTH, HEIGHT)
        words = canvas.beginText(50, 200)
        words.setTextRenderMode(3)
        words.textOut("Recognised")
        canvas.drawText(words)

    page = page_of(drawn(scan))
    assert text(page) == "Recognised"
    assert page.images == 1


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("ABCDEF+Wingdings-Regular", 0xF0FC, "✓"),
        ("Wingdings", 0xFB, "✗"),
        ("Wingdings2", 0x50, "✓"),
        ("ZapfDingbats", 0x38, "✗"),
        ("Webdings", 0x61, "✓"),
    ],
)
def test_sign_fonts_show_ticks_and_crosses(font: str, code: int, sign: str) -> None:
    table = symbols.table_of(font)
    assert table is not None
    assert chr(table[code & 0xFF]) == sign


def test_a_font_of_letters_is_no_sign_font() -> None:
    assert symbols.table_of("Arial-BoldMT") is None
    assert symbols.is_bold("Arial-BoldMT")
    assert not symbols.is_bold("Arial")


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("ABCDEF+NimbusRomNo9L-Medi", True),
        ("ABCDEF+CMBX10", True),
        ("SFSSBX1200", True),
        ("NimbusRomNo9L-Regu", False),
        ("CMR10", False),
        ("Gotham-Medium", False),
    ],
)
def test_fonts_of_tex_are_bold_by_their_names(font: str, *, bold: bool) -> None:
    assert symbols.is_bold(font) is bold


def test_a_tick_of_zapf_dingbats_is_a_tick() -> None:
    def tick(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 12)
        canvas.drawString(50, 300, "✔")

    assert text(page_of(drawn(tick))) in {"✓", "✔"}


def test_a_password_is_asked_for_in_one_sentence() -> None:
    locked = drawn(say, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))
    with pytest.raises(EncryptedError, match="password"):
        read(locked)


def test_an_empty_user_password_opens() -> None:
    data = drawn(say, encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner"))
    assert text(page_of(data)) == "Review all cases"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"nothing of the kind", b"%PDF-1.7\n" + b"\0" * 99]
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError, match="damaged"):
        read(data)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFileError):
        read(b"")


def test_pages_without_text_are_a_scan() -> None:
    with pytest.raises(NoTextError, match="no text"):
        read(drawn(lambda canvas: canvas.line(10, 10, 100, 10)))


@pytest.mark.parametrize(
    ("limit", "value"),
    [("pages", 1), ("characters", 5), ("objects", 1), ("corners", 3)],
)
def test_limits_are_kept_and_can_be_raised(limit: str, value: int) -> None:
    def busy(canvas: Canvas) -> None:
        say(canvas)
        canvas.grid([50, 100, 150], [100, 150, 200])

    most = limits.held(limits.raised([f"{limit}={value}"]))
    with most, pytest.raises(TooLargeError, match=f"--limit {limit}=NUMBER"):
        read(drawn(busy, busy))
    assert read(drawn(busy, busy)).pages == 2


def test_metadata_are_plain_days() -> None:
    assert iso_day("D:20100108093000+01'00'") == "2010-01-08"
    assert iso_day("D:2010") == "2010-01-01"
    assert iso_day("last week") == ""
    assert iso_day("D:20101399") == ""
    entries = {"Title": " Action plan\0", "CreationDate": "D:20100108", "Producer": "x"}
    assert readable(entries) == {"title": "Action plan", "created": "2010-01-08"}


def test_a_blank_that_lies_over_letters_parts_no_word() -> None:
    """PDFium gives the blank between two lines the box from one line's end to the other's start."""
    letters, size = "Grants Manager", 10.0
    box, x, y = [], 50.0, 100.0
    for letter in letters:
        if letter == " ":
            box.append((58.0, y, 76.0, y + size))  # over the letters of the first line
            x, y = 50.0, y + 12
            continue
        box.append((x, y, x + 6, y + size))
        x += 6
    count = len(letters)
    chars = Chars(
        code=np.array([ord(letter) for letter in letters], dtype=np.int32),
        box=np.array(box, dtype=np.float32),
        size=np.full(count, size, dtype=np.float32),
        bold=np.zeros(count, dtype=np.bool_),
        color=np.zeros(count, dtype=np.int32),
        turned=np.zeros(count, dtype=np.int32),
        mcid=np.zeros(count, dtype=np.int32),
        opens=np.zeros(count, dtype=np.bool_),
        closes=np.zeros(count, dtype=np.bool_),
    )
    found = lines(chars, np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_))
    assert [line.text for line in found] == ["Grants", "Manager"]


def test_a_code_left_over_from_another_file_makes_no_file_encrypted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    def refuse(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    with pytest.raises(DamagedError):
        PdfiumSource(b"%PDF-1.4 nothing")
    with pytest.raises(EncryptedError):
        PdfiumSource(b"%PDF-1.4 trailer <</Encrypt 5 0 R>>")


def placed(canvas: Canvas, letters: float, blank: float) -> None:
    """Each letter by itself, blanks not painted; how far apart, in font sizes."""
    size, x = 10.0, 20.0
    canvas.setFont("Helvetica", size)
    for letter in "Review all cases and tell the board":
        if letter == " ":
            x += blank * size
            continue
        canvas.drawString(x, 300, letter)
        x += canvas.stringWidth(letter, "Helvetica", size) + letters * size


@pytest.mark.parametrize("blank", [0.16, 0.19, 0.2, 0.226, 0.24])
@pytest.mark.parametrize("letters", [-0.03, 0.0, 0.02])
def test_words_are_apart_though_their_blanks_are_not_painted(letters: float, blank: float) -> None:
    """Browsers may place each letter by itself: PDFium leaves out such a blank."""
    (block,) = prose(drawn(lambda canvas: placed(canvas, letters, blank)))
    assert block.text == "Review all cases and tell the board"


def test_thin_white_around_a_dash_is_no_blank() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(20, 300, "the years 111")
        left = 20 + canvas.stringWidth("the years 111") + 1.4
        canvas.drawString(left, 300, "–")
        canvas.drawString(left + canvas.stringWidth("–") + 1.4, 300, "120")

    (block,) = prose(drawn(page))
    assert block.text == "the years 111–120"


def test_letters_that_are_set_apart_are_one_word() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(20, 300, "Review all cases", charSpace=2.4)

    (block,) = prose(drawn(page))
    assert block.text == "Review all cases"


def test_letters_whose_two_bytes_are_exchanged_are_put_right() -> None:
    told = [
        shaping.upended(np.array([*map(ord, text)]))
        for text in ("sta昀昀", "昀椀re", "昀 a", "我昀a")
    ]
    assert ["".join(map(chr, code.tolist())) for code in told] == ["staff", "fire", "昀 a", "我昀a"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"\034nd a \035oor", "find a floor"),  # encoding T1
        (r"\014nd a \015oor", "find a floor"),  # encoding OT1
        (r"2024\0252025", "2024–2025"),
        (r"lost \001", "lost \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_controls_that_a_font_prints_are_the_signs_tex_has_there(raw: str, shown: str) -> None:
    def page(canvas: Canvas) -> None:
        name = canvas._doc.getInternalFontName("Helvetica")
        canvas._code.append(f"BT {name} 12 Tf 50 300 Td ({raw}) Tj ET")

    assert text(page_of(drawn(page))) == shown
