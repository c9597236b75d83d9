"""Cells that name nobody, that refer to another row, and "TBC" beside an owner."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.normalize.owners.cell import UNTICKED
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_GAP = r"[\s(),;:/–—-]*"


def refers_elsewhere(text: str, words: OwnerWords) -> bool:
    """Such as "As above", "see action 3.2", "same as 1.1": the owner stands in another row."""
    plain = key(text) or one_line(text)
    return plain in words.elsewhere or words.reference.fullmatch(plain) is not None


def names_nobody(text: str, words: OwnerWords) -> bool:
    """Such as "TBC", "Lead officer to be confirmed", "To be agreed at the next meeting".

    Nor does "☐ Principal ☐ Coach", a form on which nobody ticked a box.
    """
    if UNTICKED.fullmatch(one_line(text)):
        return True
    plain = key(text) or one_line(text)
    if plain in words.none or not any(map(str.isalnum, plain)):
        return True
    rest, found = beside(text, words)
    if found and key(rest) in words.called:
        return True
    return words.undecided.match(plain) is not None


@lru_cache(maxsize=1 << 10)
def beside(text: str, words: OwnerWords) -> tuple[str, str]:
    """An owner and the "TBC" or "vacant" before or behind it; empty where there is none.

    "Head of HR (TBC)", "TBC – Head of HR", "Head of HR – vacant", "New post to be recruited".
    """
    for match in words.pending.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if not any(map(str.isalnum, after)):
            rest = before
        elif not any(map(str.isalnum, before)) and re.match(r"\s*[(\[,;:–—-]", after):
            rest = after
        elif before.rstrip().endswith(("(", "[")) and after.lstrip().startswith((")", "]")):
            rest = before.rstrip(" ([") + after.lstrip(" )]")
        else:
            continue
        trimmed = _unbracketed(re.sub(rf"^{_GAP}|[\s,;:/–—-]*[(\[]?[\s,;:/–—-]*$", "", rest))
        if any(map(str.isalnum, trimmed)):
            return trimmed, match.group()
    return text, ""


def _unbracketed(text: str) -> str:
    """Without a closing bracket whose opening one is gone."""
    return text.rstrip(" )]") if text.count(")") > text.count("(") else text
