"""Where something stands in a vocabulary file, for messages that name the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_NAME = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PART = re.compile(_NAME)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")


def line_of(text: str, path: tuple[str, ...], phrase: str | None = None) -> int | None:
    """The line, from 1, on which the key at `path` stands, or `phrase` in its list.

    None where the file writes it in a way that this does not follow (inline tables).
    """
    for number, where, strings in _lines(text):
        if where[: len(path)] == path and (phrase is None or phrase in strings):
            return number
    return None


def _lines(text: str) -> Iterator[tuple[int, tuple[str, ...], list[str]]]:
    """Number of each line, the key that holds there, and the strings of its list."""
    table: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        heading, assigned = _TABLE.match(line), _KEY.match(line)
        rest = line
        if heading is not None:
            table, key, rest = _parts(heading.group(1)), (), ""
        elif assigned is not None:
            key, rest = _parts(assigned.group(1)), line[assigned.end() :]
        yield number, (*table, *key), [_read(match) for match in _STRING.findall(rest)]


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _read(string: str) -> str:
    try:
        return str(tomli.loads(f"x = {string}")["x"])
    except tomli.TOMLDecodeError:
        return string
