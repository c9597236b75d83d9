"""The ways to read a heading: with and without its number, its remarks, its date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import EXACT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SCALE = re.compile(r"\s+\d\s*(?:-|–|to)\s*\d$", re.IGNORECASE)
"""``Assessment of progress: categories 1 - 4``: the numbers that stand below."""
_FOOTNOTE = re.compile(r"(?:footnote)?\s*[*†‡§]+\s*$|[¹²³⁴-⁹]+$", re.IGNORECASE)
_MARKS = frozenset("*†‡§¹²³⁴⁵⁶⁷⁸⁹")
"""What a footnote's mark ends with."""
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
"""Stands in all that `_DATED` finds, but for dates of figures."""
_DATED = re.compile(
    r"(?:\b(?:as )?(?:at|of|on)\b\s*)?"
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?[\s-]*(?:\d{4}|'?\d{2})?\b"
    r"|\b(?:as )?(?:at|of|on)?\s*\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
)
NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|\([A-Za-z]?\d{1,2}\))\s*(?=\S)")
_UNDATED = 2
"""Place of the heading without date and remark among the ways to read it."""
SLASH = re.compile(r"\s*/\s*")


def simplify(heading: str) -> str:
    """The heading without case, remarks, dates and footnote marks."""
    return variants(heading)[_UNDATED][0] if heading.strip() else ""


@lru_cache(maxsize=4096)
def variants(heading: str) -> tuple[tuple[str, float, str], ...]:
    """The ways to read it, the surest first: text, how sure a known text of it is, and why."""
    heading = heading.strip()
    # Most cells that are asked about are none: looking for one sign is cheaper than a pattern.
    heading = _SCALE.sub("", heading) if heading[-1:].isdigit() else heading
    plain = folded_heading(_FOOTNOTE.sub("", heading) if heading[-1:] in _MARKS else heading)
    numbered = heading[:1] == "(" or heading[:1].isdigit()
    unnumbered = NUMBERING.sub("", heading) if numbered else heading
    bracketed = "(" in unnumbered or "[" in unnumbered
    if bracketed or len(unnumbered) < len(heading) or heading[-1:] in _MARKS:
        bare = folded_heading(_BRACKETS.sub(" ", unnumbered) if bracketed else unnumbered) or plain
    else:
        bare = plain
    dated = "/" in bare or "." in bare or _MONTH.search(bare)
    undated = (folded_heading(_DATED.sub(" ", bare)) if dated else bare) or bare
    return (
        (plain, EXACT, "a known heading"),
        (bare, EXACT - 0.02, "a known heading, with a number or a remark"),
        (undated, EXACT - 0.04, "a known heading, with a date"),
        *_remark(unnumbered if bracketed else ""),
    )


def _remark(heading: str) -> Iterator[tuple[str, float, str]]:
    """``Why (what the inspector said)``: what stands in brackets, if it is more than a word."""
    for match in _BRACKETS.finditer(heading):
        text = folded_heading(match[0])
        if " " in text and match.end() == len(heading):
            yield text, CLOSE, "a known heading in brackets"


def among(known: Container[str], heading: str) -> str | None:
    """The first way to read the heading that is known."""
    for text, _, _ in variants(heading):
        if text in known:
            return text
    return None


def folded_heading(heading: str) -> str:
    """The heading folded with `planlift.text.key`, no blanks around slashes."""
    folded = key(heading) or heading.strip()
    return SLASH.sub("/", folded) if "/" in folded else folded
