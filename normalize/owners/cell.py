"""What surrounds the owners in a cell: line ends, numbers, mail addresses, changes of owner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.text import BULLET
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_WRAP = re.compile(r"(\w+)[-\u00ad]\n(?=([a-z]\w*))")
_ADDRESS = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = re.compile(rf"\s*(?:[<(\[]\s*(?:mailto:)?{_ADDRESS}\s*[>)\]]|\b{_ADDRESS})")
_PHONE = re.compile(
    r"\s*[(\[]?(?:\b(?:tel|phone|mob|mobile)\b[.:]?\s*)?"
    r"(?<![\w.])\+?(?=(?:[ ()-]*\d){9})\d[\d ()-]+\d(?!\w)[)\]]?",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\s*[(\[]?\b(?:ext|extension)\b[.:]?\s*\d{2,6}[)\]]?", re.IGNORECASE)
_HARD = re.compile(rf"\s*;\s*|\s*\n?{BULLET}|\s+\|\s+|(?<=\w),\s*(?={_ADDRESS})")
_ENUMERATED = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)", re.MULTILINE)
_INLINE = re.compile(r"\s\(?(\d{1,2})[.)]\s+(?=\S)")
_LOST_BREAK = re.compile(r"(\w+) ([A-Z]\w+) ([A-Z][\w'’-]+)(?=\s+[-–—]\s|,)")


@dataclass(frozen=True, slots=True)
class Change:
    """An owner who took over from another."""

    now: str
    before: str


def unwrapped(text: str, words: OwnerWords) -> str:
    """Undo hyphens at line ends: "Se-" + "rvice"; "multi-" + "agency" keeps its hyphen."""

    def join(match: re.Match[str]) -> str:
        part = match.group(1)
        return part + ("-" if key(part) in words.prefixes else "")

    return _WRAP.sub(join, text)


def with_lost_breaks(text: str, words: OwnerWords) -> str:
    """Part two people whose line break was lost: "… Council Dean Jackson - Director"."""

    def part(match: re.Match[str]) -> str:
        if key(match.group(2)) not in words.first_names:
            return match.group()
        ends = key(match.group(1)) in words.body_ends | words.weak_ends | words.heads
        return match.expand(r"\1\n\2 \3") if ends else match.group()

    return _LOST_BREAK.sub(part, text)


def without_contact(text: str, _words: OwnerWords) -> str:
    """The text without mail addresses and telephone numbers, unless it is nothing else."""
    rest = text
    for pattern in (_MAIL, _EXTENSION, _PHONE):
        found = pattern.sub("", rest).strip(" ,\n")
        rest = found if any(map(str.isalpha, found)) else rest
    return rest


def without_numbers(text: str, _words: OwnerWords) -> str:
    """Numbers of a list become line ends: "1) Head of HR 2) Head of IT", "a) …", "ii. …"."""
    opening = _ENUMERATED.match(text)
    if opening is None:
        return text
    numbers = [match.group(1) for match in _INLINE.finditer(text)]
    if opening.group().strip(" ().") == "1" and numbers == [
        str(number) for number in range(2, len(numbers) + 2)
    ]:
        text = _INLINE.sub("\n", text)
    return _ENUMERATED.sub("", text)


def changed(text: str, words: OwnerWords) -> Change | None:
    """Such as "Jane Smith (left Jan 24) now Bob Lee": who has the action now, and who had it."""
    line = one_line(text)
    now = words.now.search(line)
    if now is not None and line[: now.start()].strip(" (,;-–"):
        after = line[now.end() :].strip(" ():,;-–")
        return Change(after, line[: now.start()].strip(" (,;-–")) if after else None
    former = re.search(rf"\(\s*(?:{words.former.pattern})[^()]*\)", line, re.IGNORECASE)
    if former is not None:
        rest = (line[: former.start()] + line[former.end() :]).strip()
        return Change(rest, former.group().strip("() ")) if rest else None
    return None


def items(text: str) -> list[str]:
    """The text parted at semicolons, upright bars and list items."""
    return [item.strip(" \n") for item in _HARD.split(text) if item.strip(" \n,.")]
