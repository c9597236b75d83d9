from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_documents import docx_bytes
from markup_documents import zipped

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EmptyFileError
from planlift.errors import EncryptedError
from planlift.errors import FolderError
from planlift.errors import NotFoundError
from planlift.errors import PlanliftError
from planlift.errors import TooLargeError
from planlift.errors import UnreadableError
from planlift.errors import UnsupportedTypeError
from planlift.extract import sniff

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n" + b"x" * 1000 + b"%PDF-1.4", "pdf"),
        (b"%PDFn\n1 0 obj\nendobj\nstartxref\n0\n%%EOF", "pdf"),
        (b"<!DOCTYPE html><title>x</title>", "html"),
        (b"\xef\xbb\xbf\n  <html>", "html"),
        (b"<?xml version='1.0'?><html><body><table></table>", "html"),
        (b"<!-- saved from url -->\n<table><tr><td>a</td></tr></table>", "html"),
        (b"<tr><td>a</td></tr>", "html"),
        (b"<p>Just a paragraph</p>", "html"),
        ("<table><tr><td>x".encode("utf-16"), "html"),
        (b"Some words <table><tr><td>x</td></tr></table>", "html"),
        (b"<script>" + b"x" * 3000 + b"</script><div>a</div>", "html"),
        (b"Action\tDue\nTrain\t1 May\n", "text"),
        (b"<b>Action</b>\t<b>Due</b>\n<p>Train</p>\t1 May\n", "text"),
        ("Umsetzung: Prüfung läuft".encode("cp1252"), "text"),
        ("plan".encode("utf-16"), "text"),
        (b"MZ is how this sentence begins", "text"),
        (b"BM stands for benchmark", "text"),
        (b"a < b and b > c", "text"),
        (docx_bytes("<w:p/>"), "docx"),
    ],
)
def test_the_kind_of_a_file_is_read_from_its_bytes(data: bytes, media: str) -> None:
    assert sniff.media(data) == media


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "PNG picture.*OCR"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG picture"),
        (b"\x00\x00\x00\x18ftypheic\x00", "HEIC"),
        (b"BM\x00\x01\x02\x03", "bitmap"),
        (b"{\\rtf1 x}", "RTF document.*save it as DOCX"),
        (OLE + "WordDocument".encode("utf-16-le"), r"old Word document \(.doc\).*save it as DOCX"),
        (OLE + "Workbook".encode("utf-16-le"), "old Excel"),
        (OLE, "old Office program"),
        (zipped({"xl/workbook.xml": "x", "[Content_Types].xml": "x"}), "Excel workbook"),
        (zipped({"ppt/presentation.xml": "x"}), "PowerPoint"),
        (zipped({"a.txt": "x"}), "zip archive.*unpack"),
        (b"\x1f\x8b\x08\x00", "gzip archive.*unpack"),
        (b"MZ\x90\x00\x03", "Windows program"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "web archive"),
        (b"<?xml version='1.0'?><feed/>", "XML"),
        (bytes(range(256)) * 20, "not text"),
        (b"<svg\x00\x01\x02" + b"\x03" * 50, "not text"),
    ],
)
def test_other_kinds_are_named_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnsupportedTypeError, match=says):
        sniff.media(data)


def test_an_open_document_text_is_named() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(UnsupportedTypeError, match="OpenDocument text"):
        sniff.media(target.getvalue())


def test_a_spreadsheet_inside_a_word_document_does_not_make_it_one() -> None:
    data = zipped({"word/document.xml": "x", "word/embeddings/a.xlsx": "xl/workbook.xml"})
    assert sniff.media(data) == "docx"


def test_a_password_and_a_cut_end_are_named() -> None:
    with pytest.raises(EncryptedError, match="password"):
        sniff.media(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(DamagedError, match="end is missing"):
        sniff.media(docx_bytes("<w:p/>")[:-40])


def test_a_file_is_opened_with_its_name_size_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"Action\tDue\nTrain\t1 May\n")
    source, data = sniff.open_source(path, "north/plan.pdf")
    assert (source.media, source.name, source.size) == ("text", "north/plan.pdf", len(data))
    assert len(source.sha256) == 64


def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"gone.pdf.*check the path"):
        sniff.open_source(tmp_path / "gone.pdf", "gone.pdf")
    with pytest.raises(FolderError, match="planlift batch"):
        sniff.open_source(tmp_path, "folder")
    for content in (b"", b" \n\x00", b"\xef\xbb\xbf"):
        (tmp_path / "empty").write_bytes(content)
        with pytest.raises(EmptyFileError, match="empty"):
            sniff.open_source(tmp_path / "empty", "empty")
    with pytest.raises(UnreadableError):
        sniff.open_source(tmp_path / "a\x00b", "odd name")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UnreadableError):
        sniff.open_source(tmp_path / "file" / "below", "below")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * (2**20 + 1))
    most = limits.held(limits.raised(["megabytes=1"]))
    with most, pytest.raises(TooLargeError, match=r"big.txt.*split it.*--limit megabytes=NUMBER"):
        sniff.open_source(tmp_path / "big.txt", "big.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    with suppress(PlanliftError):
        assert sniff.media(data) in {"pdf", "html", "docx", "text"}
