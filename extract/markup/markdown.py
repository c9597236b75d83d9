"""Markdown, where it holds tables: written out as a page, which the reader of pages reads.

As CommonMark says it, with tables and struck-out text as GitHub has them; but nothing is taken for
code, nor for the target of a link because a bracket and a colon stand before it, and a line that
nothing has wrapped stays a line.
"""

from __future__ import annotations

import re
from itertools import groupby

from planlift.extract.markup import text_wrapped

_DELIMITERS = re.compile(
    r"^[ >]{0,8}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE
)
"""The line below the headings of a table: what no other writing has."""
_ONE_COLUMN = re.compile(r"[ >]{0,8}\|?[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_LITERAL = "\\|"
_TITLE = re.compile(r"^#{1,6} +[^#\s]", re.MULTILINE)
_TABLE = re.compile(r"^ {0,3}<table\b", re.MULTILINE | re.IGNORECASE)
_TAGS = (
    "a|abbr|b|big|blockquote|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|font"
    "|h[1-6]|hr|i|img|ins|kbd|li|mark|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style"
    "|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_NO_TAG = re.compile(rf"<(?!/?(?:{_TAGS})\b[^<>]*>|!--)", re.IGNORECASE)
"""``<5 days`` and ``<name>`` are text."""
_NUMBER = re.compile(r"^([ >]*\d{1,9})([.)])(?=[ \t]|$)", re.MULTILINE)
"""Of a list's item: kept as it is typed, since it may be the number of a finding."""


def is_markdown(text: str) -> bool:
    """Whether the text has a table as Markdown writes it, or one of tags among its titles."""
    if _DELIMITERS.search(text):
        return True
    return bool(_TITLE.search(text)) and bool(_TABLE.search(text))


def page(text: str) -> str:
    """The text as HTML."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True, "breaks": True})
    reader.enable(["table", "strikethrough"]).disable(["code", "fence", "reference"])
    typed = _NUMBER.sub(r"\1\\\2", _NO_TAG.sub("&lt;", _in_lines(text)))
    made: str = reader.render(typed)
    return made


def _in_lines(text: str) -> str:
    """The text, each paragraph on one line and the rows of each table within bars."""
    made: list[str] = []
    for of_table, lines in groupby(_told(text.split("\n")), key=lambda line: line[1]):
        own = [line for line, _ in lines]
        if of_table:  # without the bar ``1. | Train staff`` would begin a list
            barred = _is_barred(own[0])  # else a bar ends a blank first cell
            own = [line if barred and _is_barred(line) else f"| {line}" for line in own]
            made += [_within(line, len(_cells(own[0]))) for line in own]
            made.append("")  # else what stands right below would be a row of it
        else:
            made += own if any("<" in line for line in own) else text_wrapped.joined(own)
    return "\n".join(made)


def _within(line: str, columns: int) -> str:
    """The row with what stands beyond the last column in that: readers of Markdown drop it."""
    cells = _cells(line)
    if len(cells) <= columns or line.lstrip().startswith(">"):
        return line
    return f"|{'|'.join([*cells[: columns - 1], _LITERAL.join(cells[columns - 1 :])])}|"


def _cells(line: str) -> list[str]:
    """The texts between the bars of a row."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith(_LITERAL):
        inner = inner[:-1]
    return _BAR.split(inner)


def _is_barred(line: str) -> bool:
    return line.lstrip().startswith(("|", ">"))


def _told(lines: list[str]) -> list[tuple[str, bool]]:
    """Each line, and whether it is of a table: headings, the line below them, and rows."""
    found: list[tuple[str, bool]] = []
    inside = headed = False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        inside = headed or ("|" in line and (inside or _heads(line, below)))
        headed = inside and not headed and _heads(line, below)
        found.append((line, inside))
    return found


def _heads(line: str, below: str) -> bool:
    """The line below parts as many columns as this one has cells."""
    parts = _DELIMITERS.fullmatch(below) or _ONE_COLUMN.fullmatch(below)
    return parts is not None and len(_cells(line)) == len(_cells(below))
