"""Cuts text into words, numbers and punctuation; knows figures, no word of any language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_QUOTES = dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″", '"')
_BRACKETS = {"[": "(", "]": ")", "{": "(", "}": ")"}
_DASHES = dict.fromkeys("–—‒―−‐‑﹣－", "-")
_SIGNS = _QUOTES | _BRACKETS | _DASHES | {"\\": "/"}
_FIGURES = r"""
    (?P<junk>\d+(?:\.\d+){3,}|\d+(?:/\d+){3,}
        |(?!(?:0[1-9]|1[0-2])\.20\d\d\b)\d+\.\d{3,}\b|\d+\.\d\b(?!\.\d))
  | (?P<ymd>(?<!\d)(\d{4})\ ?(?P<sep>[/.\-])\s?(\d{1,2})\ ?(?P=sep)\s?(\d{1,2})(?!\d)
        (?:(?:t|,?\ )\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?)
  | (?P<dmy>(?<!\d)(\d{1,2})\ ?(?P<cut>[/.\-])\s?(\d{1,2})\ ?(?P=cut)\s?(\d{4}|\d{2})
        (?!\d)(?!(?P=cut)\d)(?:,?\ \d{1,2}:\d\d(?::\d\d)?)?
        |(?<!\d)(?<!\d\ )(\d\d)\ (\d\d)\ ((?:19|20)\d\d)(?!\ ?\d))
  | (?P<years>(?<!\d)(\d{4})(?:[/\-]\n?(\d{4}|\d{2})|\ [/\-]\ (\d{4})
        |\ [/\-]\ (\d{2})(?=\s*(?:$|[,;)\n]|(?:academic|school|financial)\b)))(?!\d)(?![/.\-]\d))
  | (?P<my>(?<!\w)(\d{1,2})[/.\-](\d{4})(?!\d)(?![/.\-]\d))
  | (?P<time>(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d))
  | (?P<pair>(?<!\d)(?:(\d{1,2})/(\d{1,2})|(\d\d)\.(\d\d))(?!\d)(?![/.]\d))
  | (?P<int>\d+)
  | (?P<word>[^\W\d_]+)
  | (?P<newline>\n)
  | (?P<other>[^\s])
"""
_PIECE = re.compile(_FIGURES, re.VERBOSE)
_MISREAD = re.compile(r"(?<![^\W\d_])(?=[oil|]*\d)(?=\d*[oil|])[\doil|]+(?![^\W\d_])")
_BESIDE_FIGURE = re.compile(r"\d[oil|]|[oil|]\d")
_DIGITS = str.maketrans("oil|", "0111")
_YEAR_LENGTH = 4
_DAY_LENGTH = 2


class Piece(Struct, frozen=True, gc=False):
    """One raw token: `text` is folded, the offsets are those of the printed text."""

    text: str
    start: int
    end: int
    kind: str
    numbers: tuple[int, ...] = ()


class _Fold(dict[int, str]):
    def __missing__(self, code: int) -> str:
        """Fold one character to exactly one, so that offsets stay those of the print."""
        char = chr(code)
        folded = _SIGNS.get(char)
        if folded is None:
            folded = unicodedata.normalize("NFKC", char).casefold()
            if len(folded) != 1:
                folded = char.lower() if len(char.lower()) == 1 else char
            folded = " " if folded != "\n" and folded.isspace() else folded
        self[code] = folded
        return folded


_FOLD = _Fold()


def fold_characters(text: str) -> str:
    """Lower case, plain quotes, dashes and blanks; as many characters as before."""
    return text.translate(_FOLD)


def repair_figures(folded: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Letters that stand for figures (``2O24``, ``l5 March``) put right, and where that was."""
    if not _BESIDE_FIGURE.search(folded):
        return folded, ()
    places: list[tuple[int, int]] = []

    def repair(match: re.Match[str]) -> str:
        if len(match[0]) not in {_YEAR_LENGTH, _DAY_LENGTH}:
            return match[0]
        places.append(match.span())
        return match[0].translate(_DIGITS)

    return _MISREAD.sub(repair, folded), tuple(places)


@lru_cache(maxsize=4096)
def pieces(folded: str) -> tuple[Piece, ...]:
    """Cut folded text into raw tokens; blanks fall away, line breaks stay."""
    return tuple(_piece(match) for match in _PIECE.finditer(folded))


def _piece(match: re.Match[str]) -> Piece:
    kind = match.lastgroup or "other"
    numbers: tuple[int, ...] = ()
    if kind in {"ymd", "dmy", "years", "my", "pair"}:
        inner = match.groups()[match.re.groupindex[kind] :]
        numbers = tuple(int(part) for part in inner if part is not None and part.isdecimal())
    elif kind == "int":
        numbers = (int(match[0][:9]),)
    return Piece(match[0], match.start(), match.end(), kind, numbers)
