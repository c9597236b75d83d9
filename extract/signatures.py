"""How files of other kinds begin, what to call them and what to do with them: data for `sniff`."""

from __future__ import annotations

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"RIFF", "a picture or sound file"),
    (b"\x00\x00\x00\x0cjP", "a JPEG 2000 picture"),
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"MZ", "a Windows program"),
    (b"\xdb\xa5-\x00", "a very old Word document"),
    (b"bplist00", "an Apple property list or web archive"),
)

SURE = 4
"""Bytes of a signature that no text begins with by chance."""

ADVICE = {
    "picture": "recognize its text first (OCR) and save it as a searchable PDF",
    "document": "open it in Word or LibreOffice and save it as DOCX or PDF",
    "workbook": "save the sheet as a web page or PDF, or print the plan to PDF",
    "presentation": "save it as PDF",
    "archive": "unpack it and give the documents inside",
    "message": "save the plan that is attached to it and give that",
    "web archive": "save the page as HTML, or print it to PDF",
    "other": "save the plan as PDF, HTML, DOCX or text",
}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "an old Word document (.doc)", "document"),
    ("Workbook", "an old Excel workbook (.xls)", "workbook"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", "presentation"),
    ("__properties_version1.0", "an Outlook message (.msg)", "message"),
)

ZIP_PARTS: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook (.xlsx)", "workbook"),
    ("ppt/", "a PowerPoint presentation (.pptx)", "presentation"),
    ("index/document.iwa", "a Pages document", "document"),
    ("index.zip", "a Pages or Numbers document", "document"),
)
ZIP_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", "document"),
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        "an OpenDocument spreadsheet (.ods)",
        "workbook",
    ),
    (b"application/epub+zip", "an e-book (.epub)", "other"),
)
"""Names of a first, unpacked member that says what the archive is."""

PDF_PARTS = (b"endobj", b"startxref", b"%%EOF")
"""A PDF whose head is lost still has most of these."""
