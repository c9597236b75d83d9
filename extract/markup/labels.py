"""The numbers and letters that word processors and browsers print before list items."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def label(number: int, kind: str) -> str:
    """`number` as ``1``, ``a``, ``A``, ``i``, ``I`` or ``01`` has it, without punctuation."""
    if kind in {"i", "I"} and 0 < number <= _LARGEST_ROMAN:
        text = roman(number)
    elif kind in {"a", "A"} and number > 0:
        text = alphabetic(number)
    else:
        return f"{number:02}" if kind == "01" else str(number)
    return text.upper() if kind.isupper() else text


def roman(number: int) -> str:
    """1 to 3999 in small Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def alphabetic(number: int) -> str:
    """``a`` … ``z``, ``aa``, ``ab`` …: a list item's letter in HTML."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
