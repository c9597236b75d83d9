"""Counts over the table Actions: each condition once, as a live formula and as its value today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    Met = frozenset[int]
TOTAL = "IF(COUNTA(Actions[action_id])+COUNTA(Actions[action])=0,0,ROWS(Actions[action_id]))"
"""Rows of the table; a table without actions has one blank row."""
NONE_AT_ALL = "total_actions=0"
_PLAIN_LABEL = re.compile(r"[^\W\d_][^*?~<>=\"]{0,199}")
_FILE_NAME = re.compile(r"[^*?~<>=\"]{1,194}\.(pdf|docx|html?|txt|md)", re.IGNORECASE)
"""No number, date or word of a spreadsheet's own ends like one."""
_WORD = re.compile(r"[^\W\d_]{4,}")


class Figure(Struct, frozen=True):
    """A number of the Summary: how a spreadsheet computes it, and what it is on the book's day."""

    formula: str
    value: float
    share: bool = False


class Condition(Struct, frozen=True):
    """What a row must meet to be counted."""

    pairs: str
    """Ranges and criteria as COUNTIFS takes them; empty where only `product` is exact."""
    product: str
    """The same as a factor of SUMPRODUCT."""
    met: Met
    """The rows that meet it today, from 0."""
    inverse: str = ""
    """Ranges and criteria that exactly the other rows meet."""


def equals(column: str, word: str, met: Met) -> Condition:
    """The column holds one of our own words, such as a status."""
    return Condition(f'Actions[{column}],"{word}"', f'(Actions[{column}]="{word}")', met)


def filled(column: str, met: Met, but: str) -> Condition:
    """The column is neither empty nor just the word `but`, which is one of our own."""
    place = f"Actions[{column}]"
    return Condition(f'{place},"<>",{place},"<>{but}"', f'({place}<>"")*({place}<>"{but}")', met)


def blank(column: str, met: Met) -> Condition:
    """The column is empty.

    As the rest of a count, not by the criterion ``""``: LibreOffice leaves empty cells at the edge
    of a range out before it compares, and counts too few.
    """
    return Condition("", f'(Actions[{column}]="")', met, f'Actions[{column}],"<>"')


def labelled(column: str, cell: str, met: Met, *, plain: bool) -> Condition:
    """The column holds exactly the document's text that stands in `cell`.

    COUNTIFS reads a criterion: ``*`` and ``<5`` are patterns, ``1.10`` is the number 1.1, capitals
    do not matter. Where that could matter (`plain` is False) the comparison is EXACT.
    """
    pairs = f"Actions[{column}],{cell}" if plain else ""
    return Condition(pairs, f"EXACT(Actions[{column}],{cell})", met)


def count(conditions: Iterable[Condition]) -> Figure:
    """How many rows meet all `conditions`; none where there are no actions at all."""
    all_of = list(conditions)
    rows = frozenset.intersection(*(condition.met for condition in all_of))
    return Figure(f"=IF({NONE_AT_ALL},0,{_formula(all_of)})", len(rows))


def _formula(all_of: Sequence[Condition]) -> str:
    inverse = [condition.inverse for condition in all_of if condition.inverse]
    pairs = [condition.pairs for condition in all_of if not condition.inverse]
    if len(inverse) > 1 or not all(pairs):
        return f"SUMPRODUCT({'*'.join(condition.product for condition in all_of)}*1)"
    counted = f"COUNTIFS({','.join(pairs)})" if pairs else "total_actions"
    if not inverse:
        return counted
    return f"{counted}-COUNTIFS({','.join([*pairs, *inverse])})"


def share(part: Figure, part_cell: str, whole: Figure, whole_cell: str) -> Figure:
    """One figure as a part of another; 0 where there is nothing to be a part of."""
    value = part.value / whole.value if whole.value else 0.0
    return Figure(f"=IF({whole_cell}=0,0,{part_cell}/{whole_cell})", value, share=True)


def plain_labels(labels: Iterable[str]) -> Callable[[str], bool]:
    """Tells which of `labels` COUNTIFS finds exactly: no pattern, number or date, one spelling."""
    spellings: dict[str, int] = {}
    for label in labels:
        spellings[label.casefold()] = spellings.get(label.casefold(), 0) + 1

    def is_plain(label: str) -> bool:
        if spellings.get(label.casefold(), 0) > 1:
            return False
        if _FILE_NAME.fullmatch(label):
            return True
        if _PLAIN_LABEL.fullmatch(label) is None or label.casefold() in {"true", "false"}:
            return False
        return not any(map(str.isdigit, label)) or len(_WORD.findall(label)) > 1

    return is_plain
