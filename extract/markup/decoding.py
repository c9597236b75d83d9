"""From bytes to text: marks, declarations, and what to do when they lie."""

from __future__ import annotations

import codecs
import re

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)""",
    re.IGNORECASE,
)
_DECLARATION_HEAD = 16 * 1024
_SAMPLE = 4096

_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")

# Windows-1252 has no character at five codes; browsers give the control character of that number.
_WINDOWS = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)
}
_UNPRINTED = dict.fromkeys([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
_REPAIR = {code: text for code, text in _WINDOWS.items() if text != chr(code)} | _UNPRINTED
_REPAIR[0x0C] = "\n"
_NEEDS_REPAIR = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_WINDOWS.get(byte, chr(byte)) for byte in wrong), error.end


codecs.register_error("planlift-windows-1252", _as_windows)


def pages(data: bytes) -> str:
    """The same as `decode`, with the form feeds that end pages."""
    return "\f".join(printed(page) for page in _decoded(data).split("\f"))


def decode(data: bytes) -> str:
    """The text of `data`, without its byte-order mark and without unprintable characters.

    A mark decides; else valid UTF-8 is UTF-8 whatever the page declares; else the declaration;
    else windows-1252, which is what pages that declare ISO-8859-1 or nothing mean. A few wrong
    bytes in UTF-8 are read as windows-1252. Raises nothing: every byte string has a text.
    """
    return printed(_decoded(data))


def printed(text: str) -> str:
    """`text` without control characters; those that windows-1252 prints become what it prints."""
    return text.translate(_REPAIR) if _NEEDS_REPAIR.search(text) else text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "planlift-windows-1252")
    declared = _declared(data)
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("latin-1").translate(_WINDOWS)


def is_wide(head: bytes) -> bool:
    """Whether text that begins so has two or four bytes a character."""
    marked = any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")
    return marked or bool(_wide(head[:_SAMPLE]))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of western text is then zero."""
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether more bytes stand in whole multi-byte characters than outside of them."""
    whole = sum(map(len, _MULTIBYTE.findall(data)))
    return 2 * whole > len(_HIGH.findall(data))


def _declared(data: bytes) -> str:
    """The codec that the page names, unless it is one that in truth means windows-1252."""
    match = _DECLARED.search(data[:_DECLARATION_HEAD])
    name = (match[1] or match[2]).decode("ascii", "ignore") if match else ""
    try:
        codec = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    useless = {"", "utf-8", "iso8859-1", "ascii", "cp1252", "utf-16", "utf-16-le", "utf-16-be"}
    return "" if codec in useless or not _is_text_codec(codec) else codec


def _is_text_codec(name: str) -> bool:
    """Whether the codec makes text of bytes: ``hex`` and ``rot13`` are codecs too."""
    try:
        return isinstance(b"".decode(name), str)
    except LookupError:
        return False
