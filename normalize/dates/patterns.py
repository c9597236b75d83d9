"""Patterns over kinds of token: how they are written, and when they are worth trying.

A pattern is a regular expression whose small words are kinds of token (see `model.KINDS`) and
whose capitals stand for the shapes below.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from typing import ClassVar

from planlift.normalize.dates.model import CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Token

_SHAPES = {
    "DAY": "(day | digit | ordinal)",
    "WEEKDAY": "(weekday)? dot? comma? newline? filler*",
    "GAP": "(?: filler | dash | slash | dot | comma | newline )*",
    "CUT": "(?: filler | dash | slash | dot )*",
    "ANDDAYS": "(?: AND+ (?: weekday | filler )* DAY )+",
    "SHORTYEAR": "(?: newline? (year) | quote? SHORT )?",
    "HALF": "(?: half | half_term )",
    "AND": "(?: dash | to | joining | slash | comma | until | newline )",
    "SHORT": "(day) (?! filler? month | suffix | colon | unit )",
    "TERM": "(season | short_term) newline? term?",
    "COUNT": "(digit | number)",
    "SOFT": "(?: filler | newline )",
    "YEAR": (
        "(?: (?! newline (?: day | digit ) ) newline?"
        " (?: filler | comma | dash | slash | opening )*"
        " (financial_year | academic_year | calendar_year)? filler* quote? newline?"
        " (year | year_pair | pair"
        " | day (?! newline? filler? month | filler? unit | suffix )) closing? )"
    ),
}
_SHAPE = re.compile(r"[A-Z]+")
_KIND = re.compile(r"[a-z_]+")
_GROUP = re.compile(r"\((?P<how>\?[:!])?(?P<inner>[^()]*)\)(?P<times>[?*+]?)")
_REQUIRED = re.compile(r"\b([a-z_]+)(?![a-z_?*])")


class Pattern:
    """A pattern; made ready for matching when a text first has all that it cannot do without."""

    made: ClassVar[list[Pattern]] = []

    def __init__(self, written: str) -> None:
        """Take the pattern as written."""
        self.made.append(self)
        self._written = written
        self._required = tuple(CODES[kind] for kind in _required(written))

    def search(self, codes: str) -> re.Match[str] | None:
        """The first match anywhere in `codes`, as `coded` gives them."""
        return self.compiled.search(codes) if self._may_match(codes) else None

    def match(self, codes: str, at: int = 0) -> re.Match[str] | None:
        """The match that begins at a place of `codes`."""
        return self.compiled.match(codes, at) if self._may_match(codes) else None

    def _may_match(self, codes: str) -> bool:
        for code in self._required:  # noqa: SIM110 -- asked too often for a generator
            if code not in codes:
                return False
        return True

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression over the characters of `model.CODES`."""
        spelled = self._written
        while _SHAPE.search(spelled):
            spelled = _SHAPE.sub(lambda match: _SHAPES[match[0]], spelled)
        return re.compile(_KIND.sub(lambda match: CODES[match[0]], spelled).replace(" ", ""))


def make_all_ready() -> None:
    """Make every pattern ready at once: for a process from which many others are forked."""
    for pattern in Pattern.made:
        _ = pattern.compiled


def _required(written: str) -> list[str]:
    """Kinds that stand in every match: neither optional, nor one of several, nor looked ahead to.

    Shapes are left out of account.
    """
    bare = written
    while _GROUP.search(bare):
        bare = _GROUP.sub(_inner, bare)
    return [] if "|" in bare else list(dict.fromkeys(_REQUIRED.findall(bare)))


def _inner(group: re.Match[str]) -> str:
    """What a match needs of a group."""
    needless = group["how"] == "?!" or group["times"] in {"?", "*"} or "|" in group["inner"]
    return "" if needless else group["inner"]


def coded(tokens: Sequence[Token]) -> str:
    """The tokens as the string that patterns match."""
    return "".join([CODES[token.kind] for token in tokens])
