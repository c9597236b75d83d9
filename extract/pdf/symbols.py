"""Signs that fonts hide behind letters and private codes: ticks, crosses, boxes, bullets."""

from __future__ import annotations

import re
from functools import lru_cache

TICK, CROSS, BULLET = 0x2713, 0x2717, 0x2022
BOX, BOX_TICK, BOX_CROSS = 0x2610, 0x2611, 0x2612

_WINGDINGS = {
    0xFC: TICK,
    0xFB: CROSS,
    0xFE: BOX_TICK,
    0xFD: BOX_CROSS,
    0x6F: BOX,
    0xA8: BOX,
    0x71: BOX,
    0x72: BOX,
    0xE0: 0x2192,
    0xE8: 0x2192,
    **dict.fromkeys((0x6C, 0x6E, 0x76, 0x77, 0x9F, 0xA7, 0xB7, 0xD8, 0x2D), BULLET),
}
_WINGDINGS_2 = {
    0x50: TICK,
    0x4F: CROSS,
    0x52: BOX_TICK,
    0x54: BOX_CROSS,
    0x53: BOX_CROSS,
    0x2A: BOX,
    0xA3: BOX,
    **dict.fromkeys((0x96, 0x97, 0x98), BULLET),
}
_WEBDINGS = {0x61: TICK, 0x72: CROSS, 0x63: BOX, 0x3D: BULLET, 0x6E: BULLET}
_DINGBATS = {
    0x33: TICK,
    0x34: TICK,
    **dict.fromkeys(range(0x35, 0x39), CROSS),
    **dict.fromkeys(range(0x6F, 0x73), BOX),
    **dict.fromkeys((0x6C, 0x6E, 0x76), BULLET),
}
_BY_FONT = (
    (re.compile(r"wingdings[ _-]?2", re.IGNORECASE), _WINGDINGS_2),
    (re.compile(r"wingdings(?![ _-]?[23])", re.IGNORECASE), _WINGDINGS),
    (re.compile(r"webdings", re.IGNORECASE), _WEBDINGS),
    (re.compile(r"dingbats", re.IGNORECASE), _DINGBATS),
)
PRIVATE = {
    0xF0B7: BULLET,
    0xF0A7: BULLET,
    0xF0D8: BULLET,
    0xF076: BULLET,
    0xF06C: BULLET,
    0xF06E: BULLET,
    0xF02D: BULLET,
    0xF0FC: TICK,
    0xF0FB: CROSS,
    0xF0FE: BOX_TICK,
    0xF0FD: BOX_CROSS,
    0xF0A8: BOX,
    0xF06F: BOX,
}
"""Where the font's name says nothing: what office programs mean by these codes."""

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPELT = (0xFB00, 0xFB01, 0xFB02, 0xFB03, 0xFB04)
TEX = {
    **dict(zip(range(0x0B, 0x10), _SPELT, strict=True)),
    **dict(zip(range(0x1B, 0x20), _SPELT, strict=True)),
    **dict(zip(range(0x10, 0x17), map(ord, "“”„«»–—"), strict=True)),
}
"""What TeX's own fonts (encodings OT1, T1) show where others have controls.

Type 3 fonts of TeX do not say so.
"""


@lru_cache(maxsize=256)
def table_of(font: str) -> dict[int, int] | None:
    """What the codes of this font stand for; None for a font of ordinary letters."""
    return next((table for pattern, table in _BY_FONT if pattern.search(font)), None)


_BOLD = re.compile(
    r"bold|black|heavy|demi|[-,]bd\b|-medi\b|\b(?:CM|SF|EC)(?:SS)?BX\d", re.IGNORECASE
)
"""Also as TeX calls them: ``NimbusRomNo9L-Medi``, ``CMBX10``."""


@lru_cache(maxsize=256)
def is_bold(font: str) -> bool:
    """Whether the font's name says that it is a bold one."""
    return _BOLD.search(font) is not None
