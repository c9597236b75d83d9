r"""Lines run together: a soft wrap is a blank, a paragraph or a list item begins with ``\n``.

A line joins the one before it when its first word would not have fitted there. What speaks for a
new paragraph: a gap clearly wider than the pitch of the lines, a list item's mark, or a line that
ends early though the next word would have fitted.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.pdf import broken_words
from planlift.extract.pdf import item_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.lines import Line
    from planlift.extract.pdf.lines import Ranges

BREAK_HYPHEN = "\u00ad"
"""Stands for a hyphen at a line's end until the whole document has been read: see `hyphens`."""
SET_HYPHEN = "\u2061"
"""The same for a typographic hyphen, which is on no keyboard: set by a program, not by a writer."""

_IN_PARTS = re.compile(r"\S+[-/]\S")
"""A word that may itself be broken: `Line.first` is the width of its first part."""
_SENTENCE_END = tuple(".!?:;")
_CLOSING = "'\")]’”"
_HYPHENS = ("-", "\u00ad", "\u2010")
_TYPOGRAPHIC = "\u2010"
_WIDE = 1.35
"""Times the usual pitch: a wider step down is a gap between paragraphs."""
_WIDER = 1.15
"""The same before a line that may well begin a paragraph, where the page's own pitch is known."""
_SMALL_WORD = 4
"""Letters of a word that leads to the next: ``of``, ``and``, ``with``."""
_SAME_SIZE = 0.1
_BLANK_LINE = 1.7
"""The same within what the source calls one paragraph."""
_LOOSE = 1.8
"""Times the font size: the same where no pitch is known."""
_TELLING = 5
"""Steps from line to line that say what the pitch is, however wide it be."""
_FARTHEST = 4.0
"""Times the font size: a wider step has something else in between, such as a table."""
_MARGIN = 8.0
"""Points: as much may the cell's right margin be at most when guessed from its left one."""
_BLANK_WIDTH = 0.25
"""Of the font size."""
_OTHER_SIZE = 0.12
"""Of the font size: a greater difference is another kind of text."""
_EARLY = 0.25
"""Of the width: room left over before a line that goes on in lower case counts as ended."""


class Flow(Struct, frozen=True, gc=False):
    """The text of a cell or a block."""

    text: str
    struck: Ranges = ()
    bold: bool = False
    room: float = 0.0
    """Width left over on the last line; what follows on another page may have fitted."""
    first: float = 0.0
    """Width of the first word."""
    rest: bool = False
    """The source says that it goes on with what stands on the page before."""


class Space(Struct, frozen=True, gc=False):
    """Between which positions a group's lines may run, and the pitch they are likely to have."""

    left: float
    right: float
    pitch: float = 0.0
    """Of the page's lines, as a share of the font size; 0 where unknown."""
    reach: float = 0.0
    """How far right the text of the same column runs, 0 where unknown."""


def starts(lines: Sequence[Line], space: Space) -> list[int]:
    """Which of the lines begin a paragraph, a list item, or text of another size or weight."""
    limit = _Limit.of(lines, space)
    return [0] + [
        number
        for number, (before, line) in enumerate(pairwise(lines), 1)
        if _is_new(before, line, limit) or _differ(before, line)
    ]


def _differ(before: Line, line: Line) -> bool:
    return before.bold != line.bold or abs(before.size - line.size) > _OTHER_SIZE * line.size


def ends_sentence(text: str) -> bool:
    """The line ends with a full stop or the like."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_END)


def flow(lines: Sequence[Line], space: Space, kind: str = "") -> Flow:
    """The text of the lines, given from top to bottom.

    `kind`: the source says that they are one ``paragraph``, perhaps with lines broken by hand, a
    list ``item``, mark or no mark, or the ``rest`` of either; empty where it says nothing.
    """
    if not lines:
        return Flow("")
    if len(lines) == 1:
        return _of_one(lines[0], space, kind)
    limit = _Limit.of(lines, space)
    text, struck, bold = lines[0].text, lines[0].struck, lines[0].bold
    broken = _broken(lines, space, limit) if kind else frozenset()
    counted = item_marks.counted(lines)
    for number, (before, line) in enumerate(pairwise(lines)):
        bold = bold and line.bold
        new = number in broken or number in counted or (not kind and _is_new(before, line, limit))
        text, joint = _joint(text, line, new=new)
        if broken_words.completes_day(before.text, line.text):
            joint = ""
        elif joint == "\n" and broken_words.parts_day(before.text, line.text):
            joint = " "
        if joint == " ":
            room = min(limit.room(before), limit.reach - before.right)
            joint = broken_words.joint(before, line, room, limit.reach - limit.left)
        if line.struck:
            shift = len(text) + len(joint)
            struck += tuple((start + shift, end + shift) for start, end in line.struck)
        text += joint + line.text
    text, struck = _as_item(text, struck, kind)
    return Flow(text, struck, bold, limit.room(lines[-1]), lines[0].first, kind == "rest")


def _of_one(line: Line, space: Space, kind: str) -> Flow:
    """The text of a line that stands alone, as most do."""
    text, struck = _as_item(line.text, line.struck, kind)
    room = _right_end(line.left, line.right, space) - line.right
    return Flow(text, struck, line.bold, room, line.first, kind == "rest")


def _as_item(text: str, struck: Ranges, kind: str) -> tuple[str, Ranges]:
    """The text with the marks of its items, and what is struck out of it."""
    if kind == "item" and not item_marks.is_marked(text):
        text, struck = f"• {text}", tuple((start + 2, end + 2) for start, end in struck)
    if not text.isascii():
        text, struck = _marked(text, struck)
    return text, _merged(text, struck) if struck else struck


def stacked(parts: Sequence[Flow]) -> Flow:
    """Paragraphs one below the other, as one text."""
    if len(parts) < 2:
        return parts[0] if parts else Flow("")
    struck: Ranges = ()
    text = ""
    for part in parts:
        text += "\n" if text else ""
        struck += tuple((start + len(text), end + len(text)) for start, end in part.struck)
        text += part.text
    bold = all(part.bold for part in parts)
    return Flow(text, struck, bold, parts[-1].room, parts[0].first, parts[0].rest)


def joined(one: Flow, two: Flow) -> Flow:
    """Two parts of a cell that a page end cut, as one text."""
    if not one.text or not two.text:
        return one if one.text else two
    early = one.room > two.first + 2
    new = bool(item_marks.BULLET.match(two.text)) or (early and not two.text[0].islower())
    new = new and not two.rest
    text, joint = _joint(one.text, two, new=new)
    if joint == " " and text[-1].isalpha() and two.text[0].islower():
        joint = broken_words.TOO_WIDE  # the page's end may have cut a word
    elif broken_words.completes_day(text, two.text):
        joint = ""
    shift = len(text) + len(joint)
    struck = one.struck + tuple((start + shift, end + shift) for start, end in two.struck)
    return Flow(text + joint + two.text, struck, one.bold and two.bold, two.room, one.first)


def _joint(text: str, line: Line | Flow, *, new: bool) -> tuple[str, str]:
    """The text, its last hyphen perhaps marked, and what stands between it and the line."""
    if new:
        return text, "\n"
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha() and line.text[:1].isalpha():
        mark = SET_HYPHEN if text[-1] == _TYPOGRAPHIC else BREAK_HYPHEN
        return text[:-1] + (mark if line.text[0].islower() else "-"), ""
    if text[-1] in "-–/" and len(text) > 1 and not text[-2].isspace() and line.text[:1].isalnum():
        return text, ""
    return text, " "


class _Limit(Struct, frozen=True, gc=False):
    left: float
    right: float
    centred: bool = False
    pitch: float = 0.0
    """Of more lines than one."""
    reach: float = float("inf")
    """How far right the text of the whole column runs."""
    usual: float = 0.0
    """The pitch of the page's lines in this size, in points; 0 where unknown."""

    @classmethod
    def of(cls, lines: Sequence[Line], space: Space) -> _Limit:
        left = min([line.left for line in lines])
        right = _right_end(left, max([line.right for line in lines]), space)
        column = space.reach or float("inf")
        if len(lines) == 1:
            return cls(left, right, reach=column)
        usual = space.pitch * min([line.size for line in lines])
        return cls(left, right, _centred(lines), _pitch(lines, space.pitch), column, usual)

    def room(self, line: Line) -> float:
        if self.centred:
            return (self.right - self.left) - (line.right - line.left)
        return self.right - line.right


def _right_end(left: float, right: float, space: Space) -> float:
    """Up to where lines may run that begin at `left` and do run up to `right`."""
    margin = min(max(left - space.left, 0.0), _MARGIN)
    return max(space.right - margin, min(max(space.reach, right), space.right))


def _centred(lines: Sequence[Line]) -> bool:
    lefts = [line.left for line in lines]
    middles = [(line.left + line.right) / 2 for line in lines]
    return max(lefts) - min(lefts) > 3 * max(max(middles) - min(middles), 1.0)


def _pitch(lines: Sequence[Line], usual: float) -> float:
    """The usual step from line to line, in points: that of the cell's own closest lines."""
    size = lines[len(lines) // 2].size  # a title may stand first
    guess = usual * size if usual else _LOOSE / _WIDE * size
    if len(lines) <= 2:
        return guess
    steps = [two.bottom - one.bottom for one, two in pairwise(lines)]
    steps = [step for step in steps if step > size / 2]
    if len(steps) < 2:
        return guess
    closest = max(sorted(steps)[len(steps) // 4], size)
    if closest > _FARTHEST * size:
        return guess
    telling = len(steps) >= _TELLING and (closest <= _WIDE * guess or _runs_on(lines, guess))
    return closest if telling else min(closest, guess)


def _runs_on(lines: Sequence[Line], guess: float) -> bool:
    """A sentence goes on over a wide step: the lines themselves are set so far apart."""
    return any(
        line.text[0].islower() and line.bottom - before.bottom > _WIDE * guess
        for before, line in pairwise(lines)
    )


def _is_new(before: Line, line: Line, limit: _Limit) -> bool:
    """Whether a paragraph or a list item begins with `line`."""
    if before.turned != line.turned or item_marks.BULLET.match(line.text):
        return True
    if _is_label(before, line):
        return True
    step = line.bottom - before.bottom
    if step > _WIDE * max(limit.pitch, before.size, line.size):
        return True
    if step > _WIDER * limit.usual > 0 and _may_begin(before, line):
        return True
    return not item_marks.BULLET.fullmatch(before.text) and _ends(before, line, limit)


def _may_begin(before: Line, line: Line) -> bool:
    """A capital or a figure that no ``of`` or comma leads to, in plain type of one size."""
    last = before.text.rpartition(" ")[2]
    led = last.islower() and len(last) <= _SMALL_WORD
    same = abs(before.size - line.size) <= _SAME_SIZE and not (before.bold or line.bold)
    begins = line.text[:1].isupper() or line.text[:1].isdigit()
    return same and begins and not led and before.text[-1:] not in ",/&-–("


def _is_label(before: Line, line: Line) -> bool:
    """``Date:`` in bold below what is not."""
    return line.bold and not before.bold and line.text.endswith(":")


def _broken(lines: Sequence[Line], space: Space, limit: _Limit) -> frozenset[int]:
    """After which lines the source breaks a line within a paragraph.

    A blank line stands between them. Or the next word would have fitted, as far as the column's
    other text runs; and the next line is numbered, the line ends with a colon, a figure follows on
    a figure, or every line ends so.
    """
    reach = min(space.reach, space.right)
    if not reach or lines[0].turned:
        return frozenset()
    apart = {
        number
        for number, (before, line) in enumerate(pairwise(lines))
        if line.bottom - before.bottom > _BLANK_LINE * max(limit.pitch, before.size, line.size)
    }
    apart |= {number for number, (b, line) in enumerate(pairwise(lines)) if _is_label(b, line)}
    if limit.centred:
        return frozenset(apart)
    early = {
        number
        for number, (before, line) in enumerate(pairwise(lines))
        if reach - before.right > line.first + _BLANK_WIDTH * line.size + 1.0
        and not (line.text[0].islower() or _IN_PARTS.match(line.text))
    }
    if len(early) == len(lines) - 1:
        return frozenset(early | apart)
    return frozenset(apart) | frozenset(
        number
        for number in early
        if item_marks.NUMBERED.match(lines[number + 1].text)
        or lines[number].text.endswith(":")
        or (lines[number].text[-1].isdigit() and lines[number + 1].text[0].isdigit())
    )


def _ends(before: Line, line: Line, limit: _Limit) -> bool:
    """Whether the line before ends its paragraph: the next word would have fitted on it."""
    room = limit.room(before)
    early = room > line.first + _BLANK_WIDTH * line.size + 1.0
    ended = ends_sentence(before.text)
    if item_marks.DASH_ITEM.match(line.text) or item_marks.MARKED.match(line.text):
        return early or ended
    if line.text[0].islower() and not ended:
        return early and room > line.first + _EARLY * (limit.right - limit.left)
    return early


def _marked(text: str, struck: Ranges) -> tuple[str, Ranges]:
    """The text with each list item beginning with ``• ``, and the ranges moved along."""
    if not item_marks.BULLETS.search(text):
        return text, struck
    out: list[str] = []
    moved = list(struck)
    position = 0
    for paragraph in text.split("\n"):
        mark = item_marks.BULLET.match(paragraph)
        rest = paragraph[1:].lstrip() if mark else paragraph
        fresh = f"• {rest}".rstrip() if mark else paragraph
        grown = len(fresh) - len(paragraph)
        if grown:
            moved = [
                (_move(start, position, grown), _move(end, position, grown)) for start, end in moved
            ]
        out.append(fresh)
        position += len(fresh) + 1
    return "\n".join(out), tuple(moved)


def _move(offset: int, position: int, grown: int) -> int:
    return offset + grown if offset > position else offset


def _merged(text: str, struck: Ranges) -> Ranges:
    """Ranges that only blanks part, as one."""
    out: list[tuple[int, int]] = []
    for start, end in struck:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
