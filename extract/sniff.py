"""What a file is, from its bytes alone: never from its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EmptyFileError
from planlift.errors import EncryptedError
from planlift.errors import FolderError
from planlift.errors import NotFoundError
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError
from planlift.errors import UnsupportedTypeError
from planlift.extract import signatures
from planlift.extract.markup import decoding
from planlift.extract.markup import markdown
from planlift.model import Source

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 64 * 1024
"""Bytes looked at: a page's preamble of comments and scripts may be long."""

_PDF_HEAD = 1024
"""PDF readers accept this many bytes of junk before ``%PDF-``."""

_PRINTABLE = 0.95
"""Least share of bytes in a text that are no control characters."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")

_TAG = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|table|tbody|thead|tr|td|th|div|span|p|h[1-6]|ul|ol|dl|title"
    r"|meta|section|article|main|details|style|font|center)\b[^<>]*>",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"<\?.*?(?:\?>|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TABLE = re.compile(r"<(?:table|tr|td|html|body)\b", re.IGNORECASE)


def media(data: bytes) -> str:
    """``pdf``, ``html``, ``docx`` or ``text``.

    Raises UnsupportedTypeError, which says what the bytes look like and what to do, EncryptedError
    for an Office document under a password and DamagedError for a zip that ends too early. Says
    nothing of whether the document can be read to its end.
    """
    if b"%PDF-" in data[: _PDF_HEAD + len(b"%PDF-")] or _has_pdf_parts(data):
        return "pdf"
    head = data.lstrip(b"\x00\t\n\r ")[:_HEAD]
    if head.startswith(signatures.OLE):
        raise _old_office(data)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    _refuse_known_binaries(data, head)
    return _written(data)


def open_source(path: Path, name: str) -> tuple[Source, bytes]:
    """The file at `path` as a `Source` called `name`, and its bytes, read once.

    Raises NotFoundError, FolderError, EmptyFileError, UnreadableError, TooLargeError and what
    `media` raises.
    """
    try:
        if path.is_dir():
            raise FolderError(f"{name} is a folder; give a document, or use `planlift batch`")
        most = limits.active().megabytes * 2**20
        size = path.stat().st_size
        if size > most:
            raise _too_large(name, size)
        with path.open("rb") as file:
            data = file.read(size + 1)  # room for as much is made beforehand
            if len(data) > size:
                data += file.read(most + 1 - len(data))
    except FileNotFoundError as error:
        raise NotFoundError(f"{name}: there is no such file; check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is not valid"
        raise UnreadableError(f"{name} cannot be read ({reason}); check its permissions") from error
    if len(data) > most:  # a pipe or a file that grows has no honest size
        raise _too_large(name, len(data))
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise EmptyFileError(f"{name} is empty; export or download the document again")
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, name, digest, media(data), len(data)), data


def _has_pdf_parts(data: bytes) -> bool:
    return sum(part in data for part in signatures.PDF_PARTS) >= len(signatures.PDF_PARTS) - 1


def _too_large(name: str, size: int) -> PlanliftError:
    return limits.refuse("megabytes", f"{name} has {size / 2**20:,.0f} MB", "split it")


def _unsupported(looks_like: str, kind: str) -> UnsupportedTypeError:
    return UnsupportedTypeError(
        f"this is {looks_like}, and planlift reads PDF, HTML, DOCX and text;"
        f" {signatures.ADVICE[kind]}"
    )


def _old_office(data: bytes) -> UnsupportedTypeError | EncryptedError:
    """The refusal of a file in the old Office container; stream names in it are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedError(
            "this Office document needs a password; open it, save a copy without one, and give that"
        )
    for stream, looks_like, kind in signatures.OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return _unsupported(looks_like, kind)
    return _unsupported("a file of an old Office program", "document")


def _zipped(data: bytes) -> str:
    for mark, looks_like, kind in signatures.ZIP_KINDS:
        if mark in data[:200]:
            raise _unsupported(looks_like, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise DamagedError(
            "this is a zip or DOCX file whose end is missing or broken; download or copy it again"
        ) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    for start, looks_like, kind in signatures.ZIP_PARTS:
        if any(name.startswith(start) for name in names):
            raise _unsupported(looks_like, kind)
    raise _unsupported("a zip archive", "archive")


def _refuse_known_binaries(data: bytes, head: bytes) -> None:
    for signature, looks_like in signatures.SIGNATURES:
        if head.startswith(signature) and (len(signature) >= signatures.SURE or _is_binary(head)):
            words = ("picture", "document", "archive")
            kind = next((word for word in words if word in looks_like), "other")
            raise _unsupported(looks_like, kind)
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        raise _unsupported("a HEIC or AVIF picture", "picture")
    if re.match(rb"(?:From:|Subject:|Date:|MIME-Version:)[^\n]*\n", head, re.IGNORECASE) and (
        re.search(rb"^Content-Type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE)
    ):
        raise _unsupported("a web archive (.mht)", "web archive")


def _is_binary(head: bytes) -> bool:
    """Whether a signature of two letters stands before bytes that no text holds."""
    return any(byte < ord("\t") for byte in head[:512])


def _written(data: bytes) -> str:
    head = data[:_HEAD]
    if not decoding.is_wide(head) and len(head.translate(None, _CONTROLS)) < _PRINTABLE * len(head):
        raise _unsupported("not text and of no kind that is known here", "other")
    text = decoding.decode(head)
    visible = _CODE.sub("", text)
    if not text.strip():
        raise _unsupported("not a document", "other")
    if re.match(r"\s*<\?xml", text) and not _TABLE.search(text):
        raise _unsupported("an XML file", "other")
    if _is_html(visible):
        return "html"
    return "text"


def _is_html(text: str) -> bool:
    """Whether the text is a page: it opens with a tag, or holds whole table markup.

    Tab-separated rows with fragments of markup inside their cells are text, and so are tables of
    Markdown: they say with tabs or bars, not with tags, what a cell is.
    """
    opening = text.lstrip("\ufeff \t\r\n")
    if re.match(r"<!doctype\s+html|<html\b|<head\b|<body\b", opening, re.IGNORECASE):
        return True
    if markdown.is_markdown(text):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = sum("\t" in line.strip(" ") for line in lines)
    if re.search(r"<t[dh]\b", text, re.IGNORECASE) and re.search(r"<tr\b", text, re.IGNORECASE):
        return not (lines and tabbed * 2 > len(lines) and "<table" not in text.lower())
    return bool(_TAG.match(opening)) and tabbed * 2 <= len(lines)
