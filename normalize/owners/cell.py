"""What surrounds the owners in a cell: line ends, numbers, mail addresses, changes of owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

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
_AGENCY = re.compile(r"(?P<agency>[A-Z][^:;\n]{1,40}?)\s*:\s+(?=[A-Z])")
_ENUMERATED = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)", re.MULTILINE)
_INLINE = re.compile(r"\s\(?(\d{1,2})[.)]\s+(?=\S)")
_EMPTY, _TICKED = "☐", "☑☒✓✔✅"
_BOX = re.compile(rf"([{_EMPTY}{_TICKED}])\s*([^{_EMPTY}{_TICKED}]*)")
UNTICKED = re.compile(rf"{_EMPTY}[^{_TICKED}]*")
"""Nothing but boxes that are empty, and whose they are."""
_STOP = re.compile(r"(?<=[\w)\]][\w)\]])\.$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = re.compile(r"[^\W\d_]{7,}")
_VOWEL = re.compile(r"[aeiouyâêîôûŵŷ]")
_SHORT = 3
"""Letters: a shorter word that is no name and nothing ordinary is an abbreviation."""
_FIGURE = re.compile(r"\d")
_NEVER = re.compile(r"(?!)")
_BEHIND_NAME = frozenset(",-–—")
_LOST_BREAK = re.compile(r"(\w+) ([A-Z]\w+) ([A-Z][\w'’-]+)(?=\s+[-–—]\s|,)")


class Change(Struct, frozen=True):
    """An owner who took over from another."""

    now: str
    before: str


def unwrapped(text: str, words: OwnerWords) -> str:
    """Undo hyphens at line ends: "Se-" + "rvice"; "multi-" + "agency" keeps its hyphen."""

    def join(match: re.Match[str]) -> str:
        part = match.group(1)
        return part + ("-" if key(part) in words.prefixes else "")

    return _WRAP.sub(join, text) if "\n" in text else text


def without_stop(text: str, _words: OwnerWords) -> str:
    """The text without the full stop of a sentence; "J.S." keeps its dots."""
    return _STOP.sub("", text)


def raised(text: str, words: OwnerWords) -> str | None:
    """A text in one case as it would be printed with capitals, letter for letter.

    None where it has both cases, where it is letters alone ("SLT/HR"), and where a letter has no
    capital of its own.
    """
    if not text.islower() and not (text.isupper() and _LONG.search(text)):
        return None
    codes = words.role_codes | words.departments

    def raise_word(match: re.Match[str]) -> str:
        word = match.group().lower()
        if word in words.small or text[max(0, match.start() - 2) : match.start()] == "-\n":
            ordinary = len(word) > 1 or _stands_between(text, match, words)
            return word if ordinary else word.upper()
        known = word in words.first_names or word in words.ordinary or word in words.heads
        short = len(word) <= _SHORT or _VOWEL.search(word) is None
        code = word.upper() in codes or (short and not known)
        return word.upper() if code else word[0].upper() + word[1:]

    found = _WORD.sub(raise_word, text)
    back = found.lower() if text.islower() else found.upper()
    return found if back == text else None


def _stands_between(text: str, letter: re.Match[str], words: OwnerWords) -> bool:
    """A letter that joins two names or numbers a line, and is no initial behind a title."""
    before, after = text[: letter.start()], text[letter.end() :]
    if after[:1] in {")", "."} and (not before or before.endswith("\n")):
        return True
    title = key(before.split()[-1]) if before.split() else ""
    return before[-1:] == after[:1] == " " and title not in words.titles | words.ranks


def with_lost_breaks(text: str, words: OwnerWords) -> str:
    """Part two people whose line break was lost: "… Council Dean Jackson - Director"."""

    def part(match: re.Match[str]) -> str:
        if key(match.group(2)) not in words.first_names:
            return match.group()
        ends = key(match.group(1)) in words.body_ends | words.weak_ends | words.heads
        return match.expand(r"\1\n\2 \3") if ends else match.group()

    return text if _BEHIND_NAME.isdisjoint(text) else _LOST_BREAK.sub(part, text)


def without_contact(text: str, _words: OwnerWords) -> str:
    """The text without mail addresses and telephone numbers, unless it is nothing else."""
    rest = text
    holds = "@" in text or _FIGURE.search(text) is not None
    for pattern in (_MAIL, _EXTENSION, _PHONE) if holds else (_NEVER,):
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


def ticked(text: str, _words: OwnerWords) -> str:
    """Those whose box is ticked, parted: "☑ Head of HR ☐ Head of IT".

    Boxes that are all empty, as on a form that nobody filled in, name nobody (see `nobody`).
    """
    if text.isascii() or all(box[1] == _EMPTY for box in _BOX.finditer(text)):
        return text
    return _BOX.sub(lambda box: "" if box[1] == _EMPTY else f"{box[2].strip()};\n", text).strip()


def changed(text: str, words: OwnerWords) -> Change | None:
    """Such as "Jane Smith (left Jan 24) now Bob Lee": who has the action now, and who had it."""
    line = one_line(text)
    now = words.now.search(line)
    if now is not None and line[: now.start()].strip(" (,;-–"):
        after = line[now.end() :].strip(" ():,;-–")
        return Change(after, line[: now.start()].strip(" (,;-–")) if after else None
    if "(" not in line:
        return None
    former = re.search(rf"\(\s*(?:{words.former.pattern})[^()]*\)", line, re.IGNORECASE)
    if former is not None:
        rest = (line[: former.start()] + line[former.end() :]).strip()
        return Change(rest, former.group().strip("() ")) if rest else None
    return None


def by_agency(text: str, words: OwnerWords) -> str:
    """Lines that each name an agency and who it is there end items: "Police: DI Rowe"."""
    lines = text.split("\n")
    found = [_AGENCY.match(line) for line in lines]
    if len(lines) == 1 or not all(found):
        return text
    named = [match["agency"] for match in found if match is not None]
    labels = (words.lead_label, words.support_label)
    told = any(label.fullmatch(name) for label in labels for name in named)
    return text if told else ";\n".join(lines)


def items(text: str) -> list[str]:
    """The text parted at semicolons, upright bars and list items."""
    return [item.strip(" \n") for item in _HARD.split(text) if item.strip(" \n,.")]
