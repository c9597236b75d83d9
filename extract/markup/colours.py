"""Colours as documents write them, as ``#rrggbb``."""

from __future__ import annotations

import re

_NAMES = {
    "aqua": "#00ffff", "amber": "#ffbf00", "black": "#000000", "blue": "#0000ff",
    "brown": "#a52a2a", "chartreuse": "#7fff00", "coral": "#ff7f50", "crimson": "#dc143c",
    "cyan": "#00ffff", "darkblue": "#00008b", "darkgray": "#a9a9a9", "darkgreen": "#006400",
    "darkgrey": "#a9a9a9", "darkorange": "#ff8c00", "darkred": "#8b0000",
    "darkyellow": "#808000", "deepskyblue": "#00bfff", "dodgerblue": "#1e90ff",
    "firebrick": "#b22222", "forestgreen": "#228b22", "fuchsia": "#ff00ff", "gainsboro": "#dcdcdc",
    "gold": "#ffd700", "goldenrod": "#daa520", "gray": "#808080", "green": "#008000",
    "greenyellow": "#adff2f", "grey": "#808080", "indianred": "#cd5c5c", "indigo": "#4b0082",
    "khaki": "#f0e68c", "lavender": "#e6e6fa", "lawngreen": "#7cfc00", "lightblue": "#add8e6",
    "lightcoral": "#f08080", "lightcyan": "#e0ffff", "lightgray": "#d3d3d3",
    "lightgreen": "#90ee90", "lightgrey": "#d3d3d3", "lightpink": "#ffb6c1",
    "lightskyblue": "#87cefa", "lightyellow": "#ffffe0", "lime": "#00ff00", "limegreen": "#32cd32",
    "magenta": "#ff00ff", "maroon": "#800000", "mediumseagreen": "#3cb371", "navy": "#000080",
    "olive": "#808000", "orange": "#ffa500", "orangered": "#ff4500", "orchid": "#da70d6",
    "palegreen": "#98fb98", "pink": "#ffc0cb", "plum": "#dda0dd", "purple": "#800080",
    "red": "#ff0000", "royalblue": "#4169e1", "salmon": "#fa8072", "seagreen": "#2e8b57",
    "silver": "#c0c0c0", "skyblue": "#87ceeb", "steelblue": "#4682b4", "teal": "#008080",
    "tomato": "#ff6347", "turquoise": "#40e0d0", "violet": "#ee82ee", "white": "#ffffff",
    "whitesmoke": "#f5f5f5", "yellow": "#ffff00", "yellowgreen": "#9acd32",
}  # fmt: skip

WHITE = "#ffffff"

_HEX = re.compile(r"#([0-9a-f]{3,8})(?![0-9a-z])")
_RGB = re.compile(
    r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)"
)
_WORD = re.compile(r"(?<![\w#(/.-])[a-z]+(?![\w(/.-])")


def colour(value: str) -> str | None:
    """The first colour in a CSS value or an HTML attribute; None for white, none or unknown."""
    value = value.strip().lower()
    found = _hex(value) or _rgb(value) or _named(value)
    return None if found == WHITE else found


def _hex(value: str) -> str | None:
    match = _HEX.search(value) or re.fullmatch(r"([0-9a-f]{6})", value)
    if match is None:
        return None
    digits = match[1]
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    return WHITE if digits[6:] == "00" else f"#{digits[:6]}"


def _rgb(value: str) -> str | None:
    match = _RGB.search(value)
    if match is None:
        return None
    if match[4] is not None and float(match[4].rstrip("%")) == 0:
        return WHITE
    return "#" + "".join(f"{_level(part):02x}" for part in match.group(1, 2, 3))


def _level(part: str) -> int:
    try:
        number = float(part.rstrip("%"))
    except ValueError:
        return 255
    return min(255, round(number * 2.55 if part.endswith("%") else number))


def _named(value: str) -> str | None:
    return next((_NAMES[word] for word in _WORD.findall(value) if word in _NAMES), None)
