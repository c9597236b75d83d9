"""The parts of a DOCX file: opened with limits, parsed without entities, nothing fetched."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EncryptedError
from planlift.errors import PlanliftError
from planlift.errors import TooLargeError

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE_R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
_BEYOND = ("ERR_RESOURCE_LIMIT", "ERR_NAME_TOO_LONG")
"""What the parser calls elements too deep in each other and texts too long."""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(ValueError, OverflowError, OSError, NotImplementedError, RuntimeError),
)
"""What zipfile raises over bytes that are no package: places before its beginning among them."""
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"


class Package(Struct, frozen=True):
    """An open DOCX file."""

    file: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    """By part name in lower case, without the leading slash."""
    main: str
    """Name of the part with the document's body."""


def open_package(data: bytes) -> Package:
    """The package in `data`.

    Raises DamagedError where it is no readable zip or has no body, EncryptedError under a password
    and TooLargeError when its parts are too many or too large unpacked.
    """
    if data.startswith(_OLE):
        raise EncryptedError(
            "the document needs a password; open it in Word, save a copy without one, and give that"
        )
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
    except _BROKEN as error:
        raise _damaged("its zip container cannot be read") from error
    _measure(infos)
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
    package = Package(file, names, "")
    targets = related(package, "")
    main = next((name for kind, name in targets.values() if kind == "officeDocument"), "")
    main = main if main in names else "word/document.xml"
    if main not in names:
        raise _damaged("it has no body")
    return Package(file, names, main)


def part(package: Package, name: str) -> _Element | None:
    """The root of the part called `name`; None where there is none.

    Raises DamagedError where its bytes or its XML are broken, EncryptedError and TooLargeError.
    """
    info = package.names.get(name)
    if info is None:
        return None
    if info.flag_bits & _ENCRYPTED:
        raise EncryptedError("the document's parts need a password; save a copy without one")
    most = limits.active().part * 2**20
    if info.file_size > most:
        raise _part_too_large(name)
    try:
        with package.file.open(info) as stream:
            data = stream.read(most + 1)
    except _BROKEN as error:
        raise _damaged(f"its part {name} cannot be unpacked") from error
    if len(data) > most:
        raise _part_too_large(name)
    return _parsed(data, name)


def optional_part(package: Package, name: str) -> _Element | None:
    """The root of a part without which the document can be read: None also where it is broken."""
    try:
        return part(package, name)
    except DamagedError:
        return None


def related(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """The parts that the part `name` refers to: id → kind and name. Links outward are left out."""
    folder, base = posixpath.split(name)
    root = optional_part(package, posixpath.join(folder, "_rels", f"{base}.rels").lower())
    found: dict[str, tuple[str, str]] = {}
    for entry in root.iter(f"{_PACKAGE_R}Relationship") if root is not None else ():
        if entry.get("TargetMode") == "External":
            continue
        kind = (entry.get("Type") or "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/" + folder, entry.get("Target") or ""))
        found[entry.get("Id") or ""] = (kind, target.lstrip("/").lower())
    return found


def _parsed(data: bytes, name: str) -> _Element:
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise _declares(name)
    if (tags := data.count(b"<")) > limits.active().tags:
        raise limits.refuse("tags", f"its part {name} has {tags:,} tags")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(entry.type_name in _BEYOND for entry in parser.error_log):
            raise TooLargeError(
                f"its part {name} has elements nested too deeply, or one text too long, to be read"
                " safely; save it again with a word processor, or as PDF"
            ) from error
        raise _damaged(f"the XML of its part {name} is broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(name)  # behind a comment, or in another encoding
    return root


def _declares(name: str) -> DamagedError:
    return _damaged(f"its part {name} declares a document type, which no word processor does")


def _damaged(why: str) -> DamagedError:
    return DamagedError(f"the DOCX file is damaged: {why}; open it in Word and save it again")


def _measure(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a file with too many parts, or with too much in them by its own declaration."""
    most, otherwise = limits.active(), "take its pictures out, save it as PDF"
    if len(infos) > most.parts:
        raise limits.refuse("parts", f"the document has {len(infos):,} parts", otherwise)
    megabytes = sum(info.file_size for info in infos) / 2**20
    if megabytes > most.unpacked:
        raise limits.refuse("unpacked", f"unpacked, it has {megabytes:,.0f} MB", otherwise)


def _part_too_large(name: str) -> PlanliftError:
    return limits.refuse("part", f"unpacked, its part {name} has too many MB")
