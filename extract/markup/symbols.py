"""Fonts whose letters are pictures: what a reader of the page sees instead of the letter."""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐",
    0x72: "☐", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "→", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "✗", 0x56: "✗",
    0x96: "●", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "▶", 0x84: "▶"}
_WEBDINGS = {0x34: "▶", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL = {
    0x22: "∀", 0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ",
    0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xD6: "√",
    0xDE: "⇒",
}  # fmt: skip

_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_WINDOWS = {chr(code): code for code in range(0x20, 0x100)} | {
    bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0xA0)
}
_PRIVATE = 0xF000
"""Where Windows puts the letters of such fonts: U+F000 and their code."""

_LAST = 0xFF
_FEW = 3
"""Longer text under such a font is ordinary text that lost its own font."""

UNKNOWN = "\ufffd"


def shown(text: str, font: str) -> str:
    """`text` set in `font` as Unicode.

    Blanks stay; a picture that is not known becomes U+FFFD, never the letter that stands for it,
    for nobody sees that letter. Text in a font that is no picture font comes back as it is.
    """
    table = _FONTS.get(font.lower())
    if table is None:
        return text
    few = len(text.split()) == 1 and len(text.strip()) <= _FEW
    return "".join(_shown(char, table) if few or ord(char) > _PRIVATE else char for char in text)


def _shown(char: str, table: dict[int, str]) -> str:
    code = _WINDOWS.get(char, ord(char))
    code = code - _PRIVATE if _PRIVATE < code <= _PRIVATE + _LAST else code
    if char.isspace() or code > _LAST:
        return char
    return table.get(code, UNKNOWN)
