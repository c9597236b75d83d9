"""The document's own keys: whose initials these are, and what a colour or a mark means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.columns import looks
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell

_EQUAL = re.compile(
    r"(?:^|(?<=[\s,;/|(•]))(?P<short>[^\W\d_][\w&'./-]{0,7}(?:\s[A-Z][A-Z&/.]{0,6}){0,2})\s*=\s*(?P<long>.+?)(?=\s*(?:[,;/|•\n]|\s[^\W\d_][\w&'.-]{0,7}\s*=|$))"
)
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[^\W\d_])")
_NAMED = re.compile(
    r"^[^\W\d_]{1,2}\s*\((?P<colour>[^\W\d_]+)\)\s*[=:–—-]\s*(?P<long>\S.*)$", re.DOTALL
)
_DASH = re.compile(r"^(?P<short>[^\W\d_]\w{0,9})\s*(?:[–—-]|:)\s+(?P<long>\S.*)$")
_SEPARATE = re.compile(r"\s*;\s*|\s*\|\s*|,\s+(?=[A-Z][A-Za-z&/.]{0,6}\s*[–—-]\s)")
_INITIALS = re.compile(r"^[A-Z][A-Za-z&/.]{0,6}(?: [A-Z][A-Z&/.]{0,6}){0,2}$")
_COLOURED = re.compile(r"^(?P<colour>[^\W\d_]+)\s*[:=–—-]\s*(?P<meaning>\S.*)$", re.DOTALL)
_GRADE = re.compile(
    r"\s*(?:(?P<number>[1-9])\s*[=:.)–—-]?|(?P<letters>[A-Z]{1,3})\s*[=:–—-])\s*"
    r"(?P<long>[^\W\d_].*)",
    re.DOTALL,
)
_GRADES_APART = re.compile(
    r"\s*[,;|\n]\s*|\s+(?=(?:[1-9]\s*[=:–—-]?|[A-Z]{1,3}\s*[=:])\s+[^\W\d_])"
)
_LETTERS = re.compile(r"[A-Z]{1,3}")
_PAIR = 2
"""Cells of a row of a key: a mark and what it means."""
_MAX_MEANING = 25
_MARKED = frozenset({"rag_text", "status_text", "priority"})
"""Fields whose columns may hold marks that a key explains."""
_MOST = 0.7


class Keys(Struct):
    """Initials → who; colour, letter or mark (folded) → meaning."""

    initials: dict[str, str] = field(default_factory=dict)
    legend: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.initials or self.legend)


def from_text(text: str, words: HeadingWords, *, announced: bool) -> Keys:
    """``RM = Registered Manager`` or, where a key is announced, ``Red – off track``."""
    keys = Keys()
    body = _announcement(text, words)
    graded = _graded(text if body is None else body, words)
    if graded:
        keys.legend |= graded
        return keys
    for line in _lines(body if body is not None else text, words):
        found = [(m["short"], m["long"]) for m in _EQUAL.finditer(line)]
        if not found:
            found = _dashed(line, announced=announced or body is not None)
        for short, long in found:
            _add(keys, short, one_line(long), words)
    return keys


def _graded(text: str, words: HeadingWords) -> dict[str, str]:
    """``1 Fully achieved``, ``C = Complete; N = Not started``: marks for states of work."""
    parts = _GRADES_APART.split(text.strip())
    found = [match for part in parts if (match := _GRADE.fullmatch(part))]
    grades = {
        match["number"] or key(match["letters"]): match["long"].rstrip(". ") for match in found
    }
    several = len(grades) > 1 or (bool(grades) and all(map(_is_grade, grades)))
    whole = several and len(grades) == len(parts)
    return grades if whole and _are_states(grades.values(), words) else {}


def _are_states(meanings: Iterable[str], words: HeadingWords) -> bool:
    """Each is a state of work, and one at least without a word that says how far."""
    meanings = list(meanings)
    bare = any(looks.bare_status(text, words) for text in meanings)
    return (bare or len(meanings) == 1) and all(looks.short_status(m, words) for m in meanings)


def _dashed(line: str, *, announced: bool) -> list[tuple[str, str]]:
    """``RM – Registered Manager; OM – Operations Manager``: unannounced only where all say so."""
    parts = [part.strip() for part in _SEPARATE.split(line.removeprefix("• ")) if part.strip()]
    matches = [match for part in parts if (match := _DASH.match(part))]
    if len(matches) == len(parts) and len(parts) > 1:
        initials = all(_INITIALS.match(match["short"]) for match in matches)
        return [(m["short"], m["long"]) for m in matches] if announced or initials else []
    whole = _DASH.match(line.removeprefix("• "))
    return [(whole["short"], whole["long"])] if whole and announced else []


def _lines(text: str, words: HeadingWords) -> list[str]:
    """The lines of a key, its sentences (``Green means complete. Amber means …``) made lines."""
    out: list[str] = []
    for line in text.split("\n"):
        parts = _SENTENCE.split(line)
        meant = [_meant(part, words) for part in parts]
        out += [f"{mark} = {meaning}" for mark, meaning in filter(None, meant)]
        out += [line] if not all(meant) else []
    return out


def _meant(sentence: str, words: HeadingWords) -> tuple[str, str] | None:
    """``Green means that it is complete.``, ``B (blue) = complete``: mark and meaning."""
    match = _NAMED.match(sentence.removeprefix("• "))
    if match and key(match["colour"]) in words.colours:
        return match["colour"], match["long"]
    short, _, rest = sentence.partition(" ")
    if key(short) not in words.colours:
        return None
    folded = rest.casefold()
    verb = next((verb for verb in words.key_verbs if folded.startswith(f"{verb} ")), None)
    return (short, rest[len(verb) + 1 :].rstrip(". ")) if verb else None


def announces(text: str, words: HeadingWords) -> bool:
    """``Key to RAG ratings:``, ``Key for Persons Responsible``."""
    return _announcement(text, words) is not None


def from_lines(lines: Sequence[Line], words: HeadingWords, *, announced: bool) -> Keys:
    """A table of two columns (or pairs of columns): mark and meaning."""
    keys = Keys()
    marked = [row for row in map(_marked, lines) if any(c.text for c in row)]
    rows = [pair for row in marked for pair in _in_pairs(row)]
    pairs = [(row[0], row[1]) for row in rows if len(row) == _PAIR and row[1].text]
    if len(pairs) < 2 or len(pairs) < _MOST * len(rows):
        return keys
    for mark, meaning in pairs:
        short = mark.text or (mark.fill or "")
        if len(meaning.text.split()) <= _MAX_MEANING and short:
            _add(keys, short, one_line(meaning.text), words)
            if mark.fill and key(mark.text) in keys.legend:
                keys.legend[mark.fill] = keys.legend[key(mark.text)]
    size = len(keys.initials) + len([mark for mark in keys.legend if not mark.startswith("#")])
    filled = len([mark for mark in keys.legend if mark.startswith("#")])
    enough = max(size, filled) >= _MOST * len(pairs)
    return keys if enough and (announced or keys.legend or len(keys.initials) > 1) else Keys()


def _in_pairs(row: list[Cell]) -> list[list[Cell]]:
    """The cells of ``1 | Achieved | 2 | Slipped`` two by two; others as they are."""
    numbered = len(row) > _PAIR and all(_is_grade(cell.text) for cell in row[::2])
    return [row[at : at + _PAIR] for at in range(0, len(row), _PAIR)] if numbered else [row]


def _is_grade(text: str) -> bool:
    return len(text) == 1 and text.isdigit()


def announced_rows(lines: Sequence[Line], words: HeadingWords) -> tuple[int, int]:
    """From where to where a key stands among other rows: below the one that announces it.

    A blank row, or one of more or fewer texts, ends it; nowhere gives an empty stretch.
    """
    rows = [_marked(line) for line in lines]
    for at, row in enumerate(rows):
        if len(row) == 1 and announces(row[0].text, words):
            first = next((below for below in range(at + 1, len(rows)) if rows[below]), at)
            below = range(first, len(rows))
            end = next((other for other in below if len(rows[other]) != _PAIR), len(rows))
            return at, max(at, end)
    return 0, 0


def _marked(line: Line) -> list[Cell]:
    """The cells of a row with text or a colour."""
    return [cell for cell in dict.fromkeys(line) if cell is not None and (cell.text or cell.fill)]


def _announcement(text: str, words: HeadingWords) -> str | None:
    """What follows the words that announce a key; None where nothing does."""
    head, colon, rest = text.partition(":")
    if _names_key(head, words):
        return rest.strip() if colon else ""
    first, _, below = text.partition("\n")
    return below if _names_key(first, words) else None


def _names_key(head: str, words: HeadingWords) -> bool:
    """``Status key``, or the name of a column of marks behind ``Key to``."""
    folded = key(head)
    if folded in words.keys:
        return True
    opening = next((one for one in words.key_openings if folded.startswith(one)), None)
    if opening is None:
        return False
    named = folded.removeprefix(opening).removeprefix("the ")
    return words.fields.get(named) in _MARKED


def _add(keys: Keys, short: str, long: str, words: HeadingWords) -> None:
    if short.startswith("#"):  # a colour without a word
        keys.legend.setdefault(short, long)
        return
    if _is_grade(short):
        if looks.short_status(long, words):
            keys.legend.setdefault(short, long)
        return
    states = looks.short_status if len(short) == 1 else looks.bare_status
    if _LETTERS.fullmatch(short) and states(long, words):  # ``F – Fully implemented``
        keys.legend.setdefault(key(short), long)
        return
    folded = key(short) or short
    first = folded.split()[0] if folded.split() else folded
    named = _COLOURED.match(long)
    if named and key(named["colour"]) in words.colours and len(folded) == 1:
        keys.legend.setdefault(key(named["colour"]), named["meaning"])
        long = named["meaning"]
    if folded in words.colours or first in words.colours:
        keys.legend.setdefault(folded, long)
    elif _INITIALS.match(short) and (short.isupper() or sum(c.isupper() for c in short) > 1):
        keys.initials.setdefault(short, long)
