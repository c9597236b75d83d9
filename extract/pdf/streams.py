"""How large the streams of a PDF are once they are unpacked, before its reader unpacks them.

PDFium unpacks a stream whole, however large, and ends the process where memory does not suffice. So
they are unpacked here first, piece by piece, and nothing of them is kept.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_DEFLATED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_NEVER_OPENED = re.compile(rb"/(?:Image|EmbeddedFile)\b")
_NOT_DRAWN = re.compile(
    rb"/Length1\b|/Subtype\s*/(?!Form\b)|/Type\s*/(?!XObject\b)|/FunctionType\b|/N\b"
)
"""Fonts, lists of objects, colour profiles and such."""
_LONGEST_ENTRIES = 4096
"""Bytes before a stream in which what it is stands."""
_PIECE = 2**16
_MOST_TIMES = 6
"""Times that one stream is looked at as packed within packed."""
_MEGABYTE = 2**20


def measure(data: bytes) -> None:
    """Raise TooLargeError where one stream, or all, unpack to more than the limits allow.

    Pictures and embedded files are left out: they are never unpacked. So is what stands under a
    password or in an old way of packing; the limit on memory is for these.
    """
    most = limits.active()
    total = 0
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        entries = _entries(data, found.start())
        if not _DEFLATED.search(entries) or _NEVER_OPENED.search(entries):
            continue
        name = "part" if _NOT_DRAWN.search(entries) else "drawing"
        allowed = getattr(most, name) * _MEGABYTE
        size = 0
        for size in _sizes(view[found.end() :]):
            if size > allowed:
                raise limits.refuse(name, _what(name, size), "print it to a simpler PDF")
        total += size
        if total > most.unpacked * _MEGABYTE:
            raise limits.refuse("unpacked", _what("unpacked", total), "split it")


def _what(name: str, size: int) -> str:
    whose = {"unpacked": "the PDF", "part": "a part of the PDF", "drawing": "what draws a page"}
    return f"unpacked, {whose[name]} has {size / _MEGABYTE:,.0f} MB or more"


def _entries(data: bytes, end: int) -> bytes:
    """What the file says of the stream that begins there."""
    before = data[max(end - _LONGEST_ENTRIES, 0) : end]
    return before[before.rfind(b"obj") + 1 :]


class _Layer(Struct):
    """One of the times that a stream is packed."""

    unpacker: zlib._Decompress = field(default_factory=zlib.decompressobj)
    size: int = 0


def _sizes(packed: memoryview) -> Iterator[int]:
    """The size so far, again and again while the stream is unpacked; the largest of its layers."""
    layers = [_Layer()]
    for at in range(0, len(packed), _PIECE):
        try:
            for _ in _through(layers, 0, packed[at : at + _PIECE]):
                yield max(layer.size for layer in layers)
        except zlib.error:  # damaged, or not packed in this way
            return
        if layers[0].unpacker.eof:
            return


def _through(layers: list[_Layer], depth: int, packed: bytes | memoryview) -> Iterator[None]:
    """Feed a piece to one layer, and what comes out of it to the layer within, if there is one."""
    layer = layers[depth]
    while len(packed) and not layer.unpacker.eof:
        piece = layer.unpacker.decompress(packed, _PIECE)
        packed = layer.unpacker.unconsumed_tail
        if not layer.size and _is_packed(piece) and len(layers) < _MOST_TIMES:
            layers.append(_Layer())
        layer.size += len(piece)
        yield
        if depth + 1 < len(layers):
            try:
                yield from _through(layers, depth + 1, piece)
            except zlib.error:  # it only began as if it were packed
                del layers[depth + 1 :]


def _is_packed(piece: bytes) -> bool:
    """Whether these bytes begin as zlib's do."""
    return len(piece) > 1 and piece[0] & 0x0F == 8 and not (piece[0] << 8 | piece[1]) % 31
