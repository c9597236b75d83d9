"""PDF files made to harm their reader, each by name: nobody exports such a plan."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
WORDS = b"BT /F 10 Tf 50 50 Td (A page) Tj ET\n"
MEGABYTE = 2**20


def written(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", prev: str = "") -> bytes:
    """A PDF file of these objects; `prev` is what its list of places names as the one before."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    at = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    before = b"/Prev %d" % (at if prev == "itself" else 0) if prev else b""
    size = max(objects) + 1
    out.write(b"trailer\n<</Size %d%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, before, at))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream, deflated so many times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * times) if times else b""
    head = b"<</Length %d%s%s>>" % (len(content), filters, entries)
    return b"%s\nstream\n%s\nendstream" % (head, content)


def deflated(unit: bytes, megabytes: int) -> bytes:
    """So many megabytes of `unit`, deflated without ever standing in memory."""
    squeeze = zlib.compressobj(9)
    piece = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    return b"".join([*(squeeze.compress(piece) for _ in range(megabytes)), squeeze.flush()])


def one_page(
    content: bytes = WORDS,
    box: bytes = b"[0 0 600 400]",
    catalog: bytes = b"",
    page: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> dict[int, bytes]:
    """The objects of a file with one page; the font is object 5, the page's content object 4."""
    kids = b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R%s" % (box, page)
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: PAGES,
        3: kids + (b"" if b"/Resources" in page else b"/Resources<</Font<</F 5 0 R>>>>") + b">>",
        4: content if content.startswith(b"<<") else stream(content, times=0),
        5: FONT,
        **(more or {}),
    }


def _bomb(unit: bytes, megabytes: int, times: int = 1) -> bytes:
    packed = deflated(unit, megabytes)
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    names = b"/FlateDecode" * times
    head = b"<</Length %d/Filter[%s]>>" % (len(packed), names)
    return written(one_page(b"%s\nstream\n%s\nendstream" % (head, packed)))


def _many_pages(count: int, told: int | None = None) -> bytes:
    """One page, shown `count` times; the file tells of `told`."""
    objects = one_page()
    kids = b"3 0 R " * count
    told = count if told is None else told
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, told)
    return written(objects)


def _tree_loop() -> bytes:
    objects = one_page()
    objects[2] = b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2/Parent 6 0 R>>"
    objects[6] = b"<</Type/Pages/Kids[2 0 R 6 0 R]/Count 2/Parent 2 0 R>>"
    return written(objects)


def _deep_tree(depth: int) -> bytes:
    objects = one_page()
    first = 10
    objects[2] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % first
    for at in range(first, first + depth):
        kid = at + 1 if at + 1 < first + depth else 3
        objects[at] = b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (kid, max(at - 1, 2))
    return written(objects)


def _form_loop() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 6 0 R>>>>"
    more = {6: stream(b"/X Do /Y Do", form, times=0)}
    page = b"/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>"
    return written(one_page(WORDS + b"/X Do", page=page, more=more))


def _form_tower(levels: int, each: int) -> bytes:
    """Drawings that show the next `each` times: their number grows with its power."""
    more = {}
    for level in range(levels):
        content = b"/X Do " * each if level + 1 < levels else WORDS
        next_one = b"/XObject<</X %d 0 R>>" % (11 + level)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources<<%s/Font<</F 5 0 R>>>>"
        more[10 + level] = stream(content, entries % next_one, times=0)
    page = b"/Resources<</XObject<</X 10 0 R>>/Font<</F 5 0 R>>>>"
    return written(one_page(b"/X Do", page=page, more=more))


def _open_actions() -> bytes:
    """Scripts, programs to launch, addresses to call and files inside, all to happen on opening."""
    actions = (
        b"<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\);)"
        b"/Next[<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>"
        b"<</S/URI/URI(http://127.0.0.1:9/)>><</S/SubmitForm/F(http://127.0.0.1:9/)>>"
        b"<</S/GoToR/F(/etc/passwd)/D[0/Fit]>><</S/ImportData/F(/etc/passwd)>>]>>"
    )
    more = {
        6: b"<</Type/Filespec/F(run.exe)/EF<</F 7 0 R>>>>",
        7: stream(b"MZ" * 50, b"/Type/EmbeddedFile", times=0),
    }
    names = b"/Names<</EmbeddedFiles<</Names[(run.exe)6 0 R]>>/JavaScript<</Names[(a)8 0 R]>>>>"
    more[8] = actions
    catalog = b"/OpenAction 8 0 R/AA<</WC 8 0 R>>%s" % names
    return written(one_page(catalog=catalog, page=b"/AA<</O 8 0 R>>", more=more))


def _outside() -> bytes:
    """A page whose content is said to stand in another file, and at an address."""
    content = b"<</Length 0/F(/etc/passwd)/FFilter/None>>\nstream\n\nendstream"
    return written(one_page(content))


def _picture() -> bytes:
    """A picture of 65,535 by 65,535 points in a few bytes."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width 65535/Height 65535/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB"
    )
    page = b"/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>"
    more = {6: stream(b"\0" * MEGABYTE, entries)}
    return written(one_page(WORDS + b"q 600 0 0 400 0 0 cm /X Do Q", page=page, more=more))


def _words_everywhere(count: int) -> bytes:
    lines = b"".join(
        b"BT /F 1 Tf %d %d Td (word) Tj ET\n" % (n % 600, n // 600) for n in range(count)
    )
    return written(one_page(stream(lines)))


def _grid(lines: int) -> bytes:
    """As many level rules as upright ones: slots without number for a few lines of text."""
    rules = b"".join(
        b"%g 0 m %g 400 l S 0 %g m 600 %g l S\n"
        % (600 * n / lines, 600 * n / lines, 400 * n / lines, 400 * n / lines)
        for n in range(lines + 1)
    )
    return written(one_page(stream(b"0.01 w " + rules + WORDS)))


def encrypted(password: str) -> bytes:
    """A page under a password; an empty one opens it for everybody."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password, "owner", strength=128))
    canvas.drawString(50, 50, "A page")
    canvas.save()
    return buffer.getvalue()


PDFS: dict[str, Callable[[], bytes]] = {
    "xref-loop": lambda: written(one_page(), prev="itself"),
    "xref-before": lambda: written(one_page(), prev="start"),
    "length-loop": lambda: written(one_page(b"<</Length 4 0 R>>\nstream\nx\nendstream")),
    "page-tree-loop": _tree_loop,
    "page-tree-deep": lambda: _deep_tree(20_000),
    "million-pages": lambda: _many_pages(1_000_000),
    "pages-told": lambda: _many_pages(1, told=2**31 - 1),
    "pages-none": lambda: _many_pages(1, told=-5),
    "box-huge": lambda: written(one_page(box=b"[0 0 1e9 1e9]")),
    "box-vast": lambda: written(one_page(box=b"[-3e38 -3e38 3e38 3e38]")),
    "box-beyond": lambda: written(one_page(box=b"[0 0 1" + b"0" * 400 + b" 9]")),
    "box-empty": lambda: written(one_page(box=b"[5 5 5 5]")),
    "box-inverted": lambda: written(one_page(box=b"[600 400 0 0]")),
    "scale-huge": lambda: written(one_page(b"1e30 0 0 1e30 0 0 cm " + WORDS)),
    "scale-none": lambda: written(one_page(b"0 0 0 0 0 0 cm " + WORDS)),
    "bomb-blanks": lambda: _bomb(b" ", 200),
    "bomb-twice": lambda: _bomb(b"\n", 500, times=3),
    "bomb-words": lambda: _bomb(WORDS, 100),
    "bomb-rules": lambda: _bomb(b"0 0 m 9 9 l S\n", 100),
    "bomb-saves": lambda: _bomb(b"q ", 100),
    "bomb-numbers": lambda: _bomb(b"1 ", 100),
    "bomb-brackets": lambda: _bomb(b"[", 100),
    "nested-arrays": lambda: written(
        {**one_page(), 6: b"[" * 500_000 + b"]" * 500_000}, b"/Root 1 0 R/Info 6 0 R"
    ),
    "nested-entries": lambda: written(one_page(catalog=b"/X" + b"<</X" * 200_000)),
    "form-loop": _form_loop,
    "form-tower": lambda: _form_tower(8, 30),
    "open-actions": _open_actions,
    "outside": _outside,
    "picture-huge": _picture,
    "words-everywhere": lambda: _words_everywhere(60_000),
    "grid-fine": lambda: _grid(3_000),
    "password": lambda: encrypted("secret"),
    "password-empty": lambda: encrypted(""),
    "nothing-more": lambda: b"%PDF-1.7\nnothing more",
    "zeros": lambda: b"%PDF-1.7\n" + bytes(200_000),
}
"""What each does is told by its name; all are made anew at every call."""
