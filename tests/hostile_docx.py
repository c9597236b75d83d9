"""DOCX files made to harm their reader, each by name."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx_snippets import cell
from docx_snippets import para
from docx_snippets import row
from docx_snippets import table
from markup_documents import W
from markup_documents import docx_bytes
from markup_documents import zipped

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 2**20
_BODY = "word/document.xml"


def _archive(parts: dict[str, bytes], repeat: dict[str, int] | None = None) -> bytes:
    """A package of these parts; of some, the content stands there so many times."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as out:
                for _ in range((repeat or {}).get(name, 1)):
                    out.write(content)
    return target.getvalue()


def _document(body: str, declared: str = "") -> bytes:
    root = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>{declared}{root}'.encode()


def _deep(start: str, end: str, depth: int) -> bytes:
    return docx_bytes(start * depth + para("core") + end * depth)


def _entities() -> bytes:
    lines = ['<!ENTITY a0 "word ">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    declared = f"<!DOCTYPE w [{''.join(lines)}]>"
    return _archive({_BODY: _document(para("&a9;"), declared)})


def _late_entities() -> bytes:
    """The same behind a comment, where a look at the first bytes does not find it."""
    declared = f"<!--{' ' * 8000}--><!DOCTYPE w [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    return _archive({_BODY: _document(para("&f;"), declared)})


def _wide_entities() -> bytes:
    """The same in UTF-16, where no byte string shows it."""
    declared = "<!DOCTYPE w [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    text = f'<w:document xmlns:w="{W}"><w:body>{para("&f;")}</w:body></w:document>'
    return _archive({_BODY: f"\ufeff<?xml version='1.0'?>{declared}{text}".encode("utf-16-le")})


def _outward() -> bytes:
    """Pictures, templates and objects that stand at addresses, and a body outside the package."""
    kinds = ("image", "attachedTemplate", "oleObject", "hyperlink", "subDocument", "styles")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    entries = "".join(
        f'<Relationship Id="r{n}" Type="{base}{kind}" Target="{target}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
        for target in ("http://127.0.0.1:9/x", "file:///etc/passwd", "\\\\127.0.0.1\\x")
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{space}">{entries}</Relationships>'
    return zipped({_BODY: _document(para("words")).decode(), "word/_rels/document.xml.rels": rels})


def _styles_loop() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    body = para("words", '<w:pStyle w:val="s0"/>')
    return docx_bytes(body, styles=f'<w:styles xmlns:w="{W}">{styles}</w:styles>')


def _spans() -> bytes:
    wide = row(*(cell(f"c{n}", '<w:gridSpan w:val="1000000"/>') for n in range(3)))
    return docx_bytes(table(wide * 50))


def _high_and_wide(side: int) -> bytes:
    """A row of many cells and as many rows of one: slots without number."""
    return docx_bytes(table(row(*(["<w:tc/>"] * side)) + row("<w:tc/>") * side))


def _overlapping() -> bytes:
    """Many names of the directory for the bytes of one part: small, and endless unpacked."""
    data = _archive({_BODY: b" " * (8 * MEGABYTE)})
    start = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[start:end]
    count = 2000
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    return data[:start] + entry * count + bytes(tail)


def _bytes_missing() -> bytes:
    """A part cut short in the middle: its directory then names places before the beginning."""
    data = docx_bytes(para("words " * 2000))
    return data[:40] + data[80:]


DOCXS: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: _archive({_BODY: b" " * MEGABYTE}, {_BODY: 300}),
    "bomb-of-parts": lambda: _archive(
        {
            _BODY: _document(para("x")),
            **{f"word/media/{n}.bin": bytes(MEGABYTE) for n in range(20)},
        },
        {f"word/media/{n}.bin": 40 for n in range(20)},
    ),
    "bomb-overlapping": _overlapping,
    "many-parts": lambda: zipped({f"word/{n}.xml": "" for n in range(30_000)}),
    "traversal": lambda: zipped(
        {
            "../../../../tmp/evil": "x",
            "/etc/evil": "x",
            "word\\..\\..\\evil": "x",
            _BODY: _document(para("words")).decode(),
        }
    ),
    "entities": _entities,
    "entities-late": _late_entities,
    "entities-wide": _wide_entities,
    "outward": _outward,
    "styles-loop": _styles_loop,
    "nested-tables": lambda: _deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 40),
    "nested-tables-deep": lambda: _deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000),
    "nested-controls": lambda: _deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100),
    "nested-controls-deep": lambda: _deep(
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000
    ),
    "nested-runs": lambda: docx_bytes(f"<w:p>{'<w:ins>' * 200}<w:r/>{'</w:ins>' * 200}</w:p>"),
    "spans": _spans,
    "high-and-wide": lambda: _high_and_wide(6_000),
    "cells": lambda: docx_bytes(table(row("<w:tc><w:p/></w:tc>" * 50) * 30_000)),
    "paragraphs": lambda: docx_bytes("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000),
    "long-text": lambda: docx_bytes(para("x" * (12 * MEGABYTE))),
    "bytes-missing": _bytes_missing,
    "empty-body": lambda: docx_bytes(""),
    "no-xml": lambda: zipped({_BODY: "\0\1\2"}),
}
