"""Lines of plain text that a program or a person has wrapped: which go on from the line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST, _WIDEST = 40, 150
"""Characters of the longest line; where it is shorter nothing fills it, or longer none is cut."""
_NEARLY_FULL = 0.75
_LABEL = re.compile(r"[A-ZÀ-Þ][^:.;]{0,80}:(?:\s|$)")
_RUN_IN = re.compile(r"[.;]\s[A-ZÀ-Þ][^:.;]{0,40}:\s")
"""A label within a line: where there is one, the next line may begin with another."""
_NEW = re.compile(
    r"""(?:
        [-*+•▪●○◦–—>#|☐☑☒✓✔\[] | \(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,4})[.):]\s
        | [=~_]{3}
    )""",
    re.VERBOSE,
)
"""A bullet, a number or a line begins something new."""
_OPEN = re.compile(
    r"(?:[,&(]|\b\d{1,2}|\b(?:and|or|the|of|for|to|an?|in|with|by|on|at|from|that|which))$"
)
"""No text ends so."""
_ENDED = (".", ":", ";", "!", "?")
_DASHED = re.compile(r"\s*[A-ZÀ-Þ]\w*(?:\s\w+){0,2}\s[-–—]\s\S")
"""A label with a dash, ``Action - …``; only where several lines begin so."""
_SEVERAL = 3
_STYLE = re.compile(r"</?[bi]>")
"""How a line of Markdown is set; what begins in bold begins something new."""


def joined(lines: Sequence[str]) -> list[str]:
    """The lines, each with those that it was wrapped into.

    A line goes on from the one above where its first word had no room there, and neither looks
    like an end or a beginning; one that begins in a small letter where little room was.
    """
    width = max((len(_STYLE.sub("", line).rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return list(lines)
    dashed = sum(bool(_DASHED.match(line)) for line in lines) >= _SEVERAL
    made: list[list[str]] = []
    above = ""
    for line in lines:
        begins = line.lstrip().startswith("<b>") or (dashed and _DASHED.match(line))
        plain = _STYLE.sub("", line)
        if not begins and _goes_on(above, plain, width):
            made[-1].append(line.strip())
        else:
            made.append([line.rstrip()])
        above = plain
    return [" ".join(parts) for parts in made]


def _goes_on(above: str, line: str, width: int) -> bool:
    text = line.strip()
    above = above.rstrip()
    if not text or not above or above.isupper() or above[0] == "#":
        return False
    if _indent(line) < _indent(above):
        return False
    nearly = len(above) >= _NEARLY_FULL * width
    full = len(above) + 1 + len(text.split(None, 1)[0]) > width
    if above.endswith(":"):
        return nearly and bool(_RUN_IN.search(f"{above} ")) and not _is_new(line)
    if _is_new(line):
        return full and bool(_RUN_IN.search(above)) and bool(_LABEL.match(text))
    deeper = _indent(line) > _indent(above) and not above.endswith(_ENDED)
    if nearly and (text[0].islower() or deeper or _OPEN.search(above)):
        return True
    return full and (text[0].islower() or not above.endswith(_ENDED))


def _is_new(line: str) -> bool:
    text = line.lstrip()
    return bool(_NEW.match(text) or _LABEL.match(text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
