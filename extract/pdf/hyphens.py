"""Words broken at line ends, with a hyphen or without: judged by the whole document's words."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract import english
from planlift.extract.pdf.broken_words import FILLED
from planlift.extract.pdf.broken_words import TOO_WIDE
from planlift.extract.pdf.paragraphs import BREAK_HYPHEN
from planlift.extract.pdf.paragraphs import SET_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Container

    from planlift.extract.pdf.lines import Ranges

_WORD = re.compile(r"\b[^\W\d_]+(?:['’][^\W\d_]+)*\b")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_HYPHEN = re.compile(f"[{BREAK_HYPHEN}{SET_HYPHEN}]")
_BROKEN = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*){_HYPHEN.pattern}([^\W\d_]+)")
_WRITTEN = re.compile(r"[^\W\d_]\u2010[^\W\d_]")
"""Where a font has typographic hyphens within words, too, those at line ends prove nothing."""
_MARKS = FILLED + TOO_WIDE
_MARKED = re.compile(rf"([^\s{_MARKS}]+)([{_MARKS}])([^\s{_MARKS}]+)")
_IN_PARTS = re.compile(rf"[^\s{_MARKS}]+(?:[{_MARKS}][^\s{_MARKS}]+)+")
_ANY_MARK = re.compile(f"[{_MARKS}]")
_OPEN = re.compile(f"[{_MARKS}{BREAK_HYPHEN}{SET_HYPHEN}]")
_STEM = re.compile(r"(?<!['’])[^\W\d_]+$")
_REST = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|(?:19|20)\d{2})[.,;]?")
_MONTHS = frozenset(map(str.casefold, calendar.month_name[1:]))
_PUNCTUATION = "()[]'\"‘’“”.,;:!?"
_TWICE = 2
"""Breaks in one word, at least, that are judged together."""
_SHORT = 2
"""Letters: so short a rest is no word unless the document has it elsewhere."""
_MANY = 0.3
"""Share of the words broken at line ends."""
_VOWELS = frozenset("aeiou")
_SYLLABLE = 3
"""Letters: a shorter beginning (e-, co-, re-) is a prefix people write with a hyphen."""


class Words(Struct):
    """The words and compounds of a document, gathered while it is read."""

    words: set[str] = field(default_factory=set)
    compounds: set[str] = field(default_factory=set)
    broken: list[tuple[str, str]] = field(default_factory=list)
    word_ends: tuple[str, ...] = ()
    """What ends words and begins none, such as ``tion``."""
    known: Container[str] = ()
    """Words that the document need not have elsewhere to be whole ones, folded."""
    typographic: bool = False
    """A typographic hyphen stands within a word that no line's end breaks."""
    _met: set[str] = field(default_factory=set)
    """What stood between two blanks so far: most of it comes again on every page."""
    _habit: tuple[int, bool] = (-1, False)
    """Whether the layout hyphenates, and how much had been read when that was told."""

    def add(self, text: str) -> None:
        """Take the words of one text."""
        marked = FILLED in text or TOO_WIDE in text
        whole = (_IN_PARTS.sub(" ", text) if marked else text).casefold()
        self.typographic |= "\u2010" in text and bool(_WRITTEN.search(text))
        if BREAK_HYPHEN in text or SET_HYPHEN in text:
            whole = _BROKEN.sub(" ", whole)
            self.broken += [(a.casefold(), b.casefold()) for a, b in _BROKEN.findall(text)]
        fresh = set(whole.split()) - self._met
        self._met |= fresh
        self.words.update(_WORD.findall(" ".join(fresh)))
        for piece in fresh:
            if "-" in piece:
                self.compounds.update(_COMPOUND.findall(piece))

    def hyphenated(self) -> bool:
        """Whether the document's layout hyphenates as a habit.

        It does where broken words are proved to be whole ones elsewhere, or where many go on with
        what begins no word (``-tion``, ``-ment``). Two pieces that stand nowhere else prove
        nothing: most compounds stand once.
        """
        read = len(self._met) + len(self.broken)
        if self._habit[0] != read:
            whole = (a.rpartition("-")[2] + b in self.words for a, b in self.broken)
            kept = (f"{a}-{b}" in self.compounds for a, b in self.broken)
            ends = sum(b.startswith(self.word_ends) for _, b in self.broken)
            habit = sum(whole) > sum(kept) or ends > len(self.broken) * _MANY
            self._habit = read, habit
        return self._habit[1]


def are_open(text: str) -> bool:
    """Whether a word of the text is broken at a line's end."""
    return not text.isascii() and bool(_OPEN.search(text))


def settle(text: str, struck: Ranges, words: Words) -> tuple[str, Ranges]:
    """The text with every hyphen at a line's end kept or undone.

    Undone where the document has the word in one piece elsewhere, where English has it and not its
    rest (``be-haviour``, but ``re-form``), or where the document hyphenates at line ends as a habit
    and this is no compound of two of its words; else kept, as printed. A word that a
    narrow column breaks without a hyphen is put together where its parts are no words.
    """
    if not are_open(text):
        return text, struck
    for mark in _within_words(text):
        text, struck = _closed(text, struck, mark)
    while (match := _MARKED.search(text)) is not None:
        judge = _is_one_word if match[2] == FILLED else _is_surely_one_word
        mark = match.end(1)
        if judge(match[1], match[3], words):
            text, struck = _closed(text, struck, mark)
        else:
            text = f"{text[:mark]} {text[mark + 1 :]}"
    text = _ANY_MARK.sub(" ", text)
    while (hyphen := _HYPHEN.search(text)) is not None:
        mark = hyphen.start()
        match = _BROKEN.search(text, max(text.rfind(" ", 0, mark), text.rfind("\n", 0, mark), 0))
        is_set = hyphen[0] == SET_HYPHEN and not words.typographic
        if match is not None and _is_undone(match, words, is_set=is_set):
            text, struck = _closed(text, struck, mark)
        else:
            text = f"{text[:mark]}-{text[mark + 1 :]}"
    return text, struck


def _closed(text: str, struck: Ranges, mark: int) -> tuple[str, Ranges]:
    """The text without the sign at `mark`, and the ranges moved along."""
    moved = tuple((a - (a > mark), b - (b > mark)) for a, b in struck)
    return text[:mark] + text[mark + 1 :], moved


def _within_words(text: str) -> list[int]:
    """Where the marks within words stand that are broken twice or more, the last one first."""
    found: list[int] = []
    for run in _IN_PARTS.finditer(text):
        ends = [run.start() - 1, *(run.start() + m.start() for m in _ANY_MARK.finditer(run[0]))]
        ends.append(run.end())
        first = 0
        while first + _TWICE < len(ends):
            whole = (
                last
                for last in range(len(ends) - 1, first + _TWICE, -1)
                if english.is_word(_bare(text[ends[first] + 1 : ends[last]]))
            )
            last = next(whole, first + 1)
            found += ends[first + 1 : last]
            first = last
    return found[::-1]


def _bare(text: str) -> str:
    """Without the marks, and the punctuation around it."""
    return _ANY_MARK.sub("", text).strip(_PUNCTUATION).casefold()


def _is_undone(broken: re.Match[str], words: Words, *, is_set: bool) -> bool:
    """Whether the hyphen goes: one that a program set does, but for compounds of the document."""
    before, after = broken[1].casefold(), broken[2].casefold()
    if is_set:
        return f"{before}-{after}" not in words.compounds
    return is_layout(before, after, words)


def _is_one_word(before: str, after: str, words: Words) -> bool:
    """Whether a word that fills its line goes on in the next."""
    stem, rest = _STEM.search(before), _REST.match(after)
    if stem is None or rest is None:
        return bool(_DATE.fullmatch(before + after)) and before[-1].isdigit()
    begin, end = stem[0].casefold(), rest[0].casefold()
    if begin + end in words.words or english.are_one_word(begin, end):
        return True
    listed = len(end) > 1 and end in words.known
    if begin + end in words.known:
        return not (listed and begin in words.known)
    if listed or end in words.words or begin in words.words or rest[0][0].isupper():
        return False
    if english.is_word(begin) and english.is_word(end):
        return False
    return len(end) <= _SHORT or end.startswith(words.word_ends)


def _is_surely_one_word(before: str, after: str, words: Words) -> bool:
    """Whether the parts are a word of the document, or a month, and not both are words alone."""
    stem, rest = _STEM.search(before), _REST.match(after)
    if stem is None or rest is None:
        return False
    begin, end = stem[0].casefold(), rest[0].casefold()
    if begin in words.words and end in words.words:
        return False
    if begin + end in words.words or begin + end in _MONTHS or english.are_one_word(begin, end):
        return True
    listed = begin in words.known and end in words.known  # ``half term``
    return begin + end in words.known and not listed


def is_layout(before: str, after: str, words: Words) -> bool:
    """Whether the layout, not the writer, set a hyphen between the two pieces."""
    stem = before.rpartition("-")[2]
    if f"{before}-{after}" in words.compounds:
        return False
    if stem + after in words.words:
        return True
    if stem in words.words and after in words.words:
        return False
    whole, rest = _is_english(stem, after), english.is_word(after)
    if whole and not rest:
        return True
    if not whole and rest and english.is_word(stem):
        return False  # ``ligature-free``
    return (len(stem) >= _SYLLABLE or (whole and len(stem) > 1)) and words.hyphenated()


def _is_english(stem: str, after: str) -> bool:
    """Whether English has the word, and not with a vowel on either side of the hyphen.

    People write that one: ``co-ordinator``.
    """
    if stem[-1] in _VOWELS and after[0] in _VOWELS:
        return False
    return english.is_word(stem + after)
