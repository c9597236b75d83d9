"""Gives every piece of a text its sense: the vocabulary's phrases, figures, punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.figures import as_word
from planlift.normalize.dates.figures import counted_out
from planlift.normalize.dates.misprints import MISPRINT
from planlift.normalize.dates.misprints import with_misprints
from planlift.normalize.dates.model import Token
from planlift.normalize.dates.pieces import fold_characters
from planlift.normalize.dates.pieces import pieces
from planlift.normalize.dates.pieces import repair_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateWords
    from planlift.normalize.dates.model import Phrase
    from planlift.normalize.dates.pieces import Piece

FIRST_YEAR = 1900
LAST_YEAR = 2199
LAST_DAY = 31
SHORT = 120
"""Characters: longer texts are seldom met twice, and are not remembered."""

_PUNCTUATION = {
    "-": "dash",
    "/": "slash",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    ".": "dot",
    "'": "quote",
    "(": "opening",
    ")": "closing",
    "\n": "newline",
}
_FIGURE = {"ymd": "full", "dmy": "full", "years": "year_pair", "my": "month_year", "pair": "pair"}
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day without separators, as file names and exports have it."""


def tokenise(text: str, words: DateWords) -> tuple[Token, ...]:
    """Cut `text` into tokens whose offsets are those of the printed text."""
    return _short_tokens(text, words) if len(text) <= SHORT else _tokens(text, words)


def _tokens(text: str, words: DateWords) -> tuple[Token, ...]:
    folded, repaired = repair_figures(fold_characters(text))
    tokens = counted_out(_still_to_do(list(_sensed(pieces(folded), words, text))))
    if repaired:
        tokens = [_noted(token, text, repaired) for token in tokens]
    return tuple(with_misprints(tokens, words))


_short_tokens = lru_cache(maxsize=1 << 11)(_tokens)
"""One text is asked for its order of day and month, its years, its days and its deadline."""


def _sensed(raw: Sequence[Piece], words: DateWords, text: str) -> Iterator[Token]:
    at = 0
    while at < len(raw):
        found, end = _phrase_at(raw, at, words)
        if found is None:
            yield _plain(raw[at])
            at += 1
            continue
        first, last = raw[at].start, raw[end - 1].end
        token = Token(found.kind, first, last, " ".join(found.tokens), found.value)
        yield as_word(token) if _is_everyday(token, raw, at, words, text) else token
        at = end


def _still_to_do(tokens: list[Token]) -> list[Token]:
    """``to be completed`` says when something is due, not that it is done."""
    return [
        replace(token, kind="on")
        if token.kind == "completed" and at and tokens[at - 1].value == "future"
        else token
        for at, token in enumerate(tokens)
    ]


def _phrase_at(raw: Sequence[Piece], at: int, words: DateWords) -> tuple[Phrase | None, int]:
    """The longest phrase that begins here and where it ends; a phrase may run over a line."""
    for phrase in words.phrases.get(raw[at].text, ()):
        place = at
        for token in phrase.tokens:
            while place < len(raw) and place > at and raw[place].text == "\n" != token:
                place += 1
            if place >= len(raw) or raw[place].text != token:
                break
            place += 1
        else:
            return phrase, place
    return None, at


def _is_everyday(token: Token, raw: Sequence[Piece], at: int, words: DateWords, text: str) -> bool:
    """``may`` and ``fall`` in small letters, with no figure at their side, are plain words."""
    if (
        token.kind not in {"month", "season"}
        or token.text not in words.everyday
        or not text[token.start].islower()
    ):
        return False
    beside = [*raw[max(at - 2, 0) : at], *raw[at + 1 : at + 4]]
    return not any(piece.numbers for piece in beside)


def _plain(piece: Piece) -> Token:
    if piece.kind == "int" and _COMPACT.fullmatch(piece.text):
        year, month, day = int(piece.text[:4]), int(piece.text[4:6]), int(piece.text[6:])
        return Token("full", piece.start, piece.end, piece.text, "ymd", (day, month, year))
    kind = _FIGURE.get(piece.kind) or _PUNCTUATION.get(piece.text, "mark")
    if piece.kind == "int":
        kind = _number_kind(piece)
    elif piece.kind in {"word", "junk"}:
        kind = "word"
    elif piece.kind == "time":
        kind = "filler"
    elif piece.kind == "ymd":
        year, month, day = piece.numbers
        return Token(kind, piece.start, piece.end, piece.text, "ymd", (day, month, year))
    return Token(kind, piece.start, piece.end, piece.text, "", piece.numbers)


def _number_kind(piece: Piece) -> str:
    if len(piece.text) <= len("31"):
        return "day" if len(piece.text) > 1 else "digit"
    if len(piece.text) == len("2024") and FIRST_YEAR <= piece.numbers[0] <= LAST_YEAR:
        return "year"
    return "integer"


def _noted(token: Token, text: str, repaired: tuple[tuple[int, int], ...]) -> Token:
    for start, end in repaired:
        if token.start < end and start < token.end and token.numbers:
            why = f"“{text[start:end]}” was read as {token.text}."
            return replace(token, doubts=(*token.doubts, (MISPRINT, why)))
    return token
