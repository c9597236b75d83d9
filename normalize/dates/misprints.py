"""Mends misspelt months where only one month can be meant; always with a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from planlift.normalize.dates.model import DateWords
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Token

MISPRINT = "date-corrected"
_SHORTEST = 4
_LONG_NAME = 7
"""Letters of a month's name that allow for two slips."""


def with_misprints(tokens: list[Token], words: DateWords) -> list[Token]:
    """A misspelt month beside a figure is the one month it can be."""
    for at, token in enumerate(tokens):
        if token.kind != "word" or len(token.text) < _SHORTEST:
            continue
        before = tokens[at - 1].kind if at else ""
        after = next((t.kind for t in tokens[at + 1 : at + 3] if t.kind != "comma"), "")
        dated = before in {"day", "digit", "ordinal"}
        if after == "year" or dated or after == "day":
            sure = after == "year" or (dated and after in {"day", "quote"})
            month = _nearest_month(token.text, words, _SHORTEST if sure else _LONG_NAME)
            if month:
                doubt: Doubt = (MISPRINT, f"“{token.text}” was read as the month {month}.")
                tokens[at] = replace(token, kind="month", value=month, doubts=(doubt,))
    return tokens


def _nearest_month(word: str, words: DateWords, shortest: int) -> int:
    """Number of the only month within one misprint (two in a long name), else 0.

    Names under `shortest` letters are left alone: too many words look like them.
    """
    near = {
        number
        for name, number in words.months
        if len(name) >= shortest
        and name[0] == word[0]
        and distance(name, word) <= (1 if len(name) < _LONG_NAME else 2)
    }
    return near.pop() if len(near) == 1 else 0


def distance(one: str, other: str) -> int:
    """How many letters were added, left out, changed or swapped between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
