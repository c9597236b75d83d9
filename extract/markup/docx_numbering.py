"""Numbers of list items, which a DOCX file does not hold but a reader of it sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.markup.docx_package import W
from planlift.extract.markup.docx_styles import value
from planlift.extract.markup.docx_styles import whole
from planlift.extract.markup.labels import label

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "bullet"

_KINDS = {
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
    "decimalZero": "01",
}  # fmt: skip
_PART = re.compile(r"%(\d)")
_LAST_LETTER = 26
_LARGEST = 10_000
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Level(Struct, frozen=True):
    """How one level of a list counts."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level, from 1, after which it starts again; 0 for never; None for any above."""
    legal: bool = False
    """All numbers in its text are Arabic."""


class _List(Struct, frozen=True):
    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]
    """Levels that this list starts anew, and where."""


class Numbering(Struct):
    """The lists of a document, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next_label(self, name: str, depth: int) -> str | None:
        """The printed number of the next item of list `name` at level `depth`, from 0.

        `BULLET` where the list has bullets; None where there is no such list or it prints nothing.
        """
        found = self.lists.get(name)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if name not in self._begun:
            self._begun.add(name)
            for each, start in found.restarts.items():
                counts[each] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        self._start_again(found, counts, depth)
        if level.kind == BULLET:
            return BULLET
        if level.kind == "none":
            return _PART.sub("", level.text).strip() or None
        return _PART.sub(lambda part: _number(part, found, counts, level), level.text) or None

    def _start_again(self, found: _List, counts: dict[int, int], depth: int) -> None:
        for deeper in [each for each in counts if each > depth]:
            level = found.levels.get(deeper, Level())
            if level.restart is None or 0 < depth + 1 <= level.restart:
                del counts[deeper]


def _number(part: re.Match[str], found: _List, counts: dict[int, int], level: Level) -> str:
    depth = int(part[1]) - 1
    source = found.levels.get(depth, Level())
    number = counts.get(depth, source.start)
    return _printed(number, "decimal" if level.legal else source.kind)


def _printed(number: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"} and 0 < number <= _LARGEST:
        times, at = divmod(number - 1, _LAST_LETTER)
        return label(at + 1, _KINDS[kind]) * (times + 1)
    if kind == "ordinal":
        last = 0 if number % 100 in _TEENS else number % 10
        return f"{number}{_ENDINGS.get(last, 'th')}"
    return "" if kind == "none" else label(number, _KINDS.get(kind, "1"))


def read_numbering(root: _Element | None) -> Numbering:
    """The lists of the part."""
    if root is None:
        return Numbering()
    abstracts = {each.get(f"{W}abstractNumId") or "": each for each in root.iter(f"{W}abstractNum")}
    linked = {
        value(link): each
        for each in abstracts.values()
        if (link := each.find(f"{W}styleLink")) is not None
    }
    lists = {}
    for source in root.iter(f"{W}num"):
        abstract = value(source.find(f"{W}abstractNumId")) or ""
        base = abstracts.get(abstract)
        if base is None:
            continue
        same = value(base.find(f"{W}numStyleLink"))
        base = linked.get(same, base) if same else base
        levels = _levels(base)
        restarts: dict[int, int] = {}
        for override in source.iter(f"{W}lvlOverride"):
            levels |= _levels(override)
            start = value(override.find(f"{W}startOverride"))
            if start is not None:
                restarts[whole(override.get(f"{W}ilvl"))] = whole(start, 1)
        lists[source.get(f"{W}numId") or ""] = _List(abstract, levels, restarts)
    return Numbering(lists)


def _levels(source: _Element) -> dict[int, Level]:
    return {
        whole(each.get(f"{W}ilvl")): Level(
            value(each.find(f"{W}numFmt")) or "decimal",
            value(each.find(f"{W}lvlText")) or "",
            whole(value(each.find(f"{W}start")), 1),
            whole(restart) if (restart := value(each.find(f"{W}lvlRestart"))) else None,
            each.find(f"{W}isLgl") is not None,
        )
        for each in source.iterfind(f"{W}lvl")
    }
