"""Folding of text, the same for every reader and every rule."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BULLET = "• "

_BULLETS = "•▪▫■□●○◦‣⁃∙·◆◇➢➤\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf02d\uf0fc"
_LEADING_BULLET = re.compile(rf"^[{_BULLETS}](?:\s+|$)|^[{_BULLETS}](?=\w)", re.MULTILINE)
_LONE_TICK = "\uf0fc"
"""Of a font of signs: in front of an item it marks that; alone it says yes."""
_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("–—‒―−‐‑", "-")
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())
_SIGNS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_ASCII_EDGE = _ASCII_OTHERS.decode("ascii")
_SHORT = 80
"""Characters: longer texts are not remembered, so that they need not be kept."""


def fold(text: str) -> str:
    """Single spaces within a line, no blank lines, list items marked with ``• ``."""
    lines = text.replace("\r", "\n").split("\n")
    text = "\n".join(filter(None, [" ".join(line.split()) for line in lines]))
    if text.isascii():
        return text
    return "✓" if text == _LONE_TICK else _LEADING_BULLET.sub(BULLET, text).rstrip()


def one_line(text: str) -> str:
    """The text with its paragraphs run together, for messages and comparison."""
    return " ".join(text.split())


def key(text: str) -> str:
    """What two phrases have in common when a person calls them the same.

    Case, quotes, dashes, width and outer punctuation do not matter:
    ``"By  When?"`` and ``"by when"`` are the same.
    """
    if text.isalnum() and text.isascii():  # a single word, most often
        return text.lower()
    return _short_key(text) if len(text) <= _SHORT else _key(text)


def _key(text: str) -> str:
    if text.isascii():
        return one_line(text.replace("`", "'").lower()).strip(_ASCII_EDGE)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    return _EDGE.sub("", one_line(text))


_short_key = lru_cache(maxsize=1 << 12)(_key)
"""Headings, dates and names are met again and again."""


def masked(text: str) -> str:
    """The same, with a sign for each number: what counts on is alike."""
    return _FIGURES.sub("#", key(text))


def bare(text: str) -> str:
    """The letters and digits of `key` alone."""
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _ASCII_OTHERS).decode("ascii")
    return _SIGNS.sub("", key(text))


def letters(text: str) -> int:
    """How many letters and digits there are: what no reader may lose."""
    ascii_only = text.encode("ascii", "ignore").translate(None, _ASCII_OTHERS)
    others = () if text.isascii() else _NOT_ASCII.findall(text)
    return len(ascii_only) + sum(map(str.isalnum, "".join(others)))


def with_label(label: str, said: str) -> str:
    """A label and what stands behind or below it as one text: ``Finding 3: Records are poor.``."""
    return f"{label.rstrip(': ')}: {said}"
