"""What surrounds the owners in a cell: labels, mail addresses, changes, wraps, references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.normalize.owners.kinds import LETTERS
from planlift.normalize.owners.kinds import PEOPLE
from planlift.normalize.owners.kinds import Kind
from planlift.normalize.owners.kinds import describe
from planlift.text import BULLET
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_WRAP = re.compile(r"(\w+)[-\u00ad]\n(?=([a-z]\w*))")
_ADDRESS = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = re.compile(rf"\s*(?:[<(\[]\s*(?:mailto:)?{_ADDRESS}\s*[>)\]]|\b{_ADDRESS})")
_HARD = re.compile(rf"\s*;\s*|\s*\n?{BULLET}|\s+\|\s+")
_AFTER_LABEL = re.compile(r"\s*(?::|=|\s[-–—]\s)\s*")
_LOST_BREAK = re.compile(r"(\w+) ([A-Z]\w+) ([A-Z][\w'’-]+)(?=\s+[-–—]\s|,)")


@dataclass(frozen=True, slots=True)
class Change:
    """An owner who took over from another."""

    now: str
    before: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """The texts of a cell by what its labels or joining words say of them."""

    lead: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    rule: str = ""


def refers_elsewhere(plain: str, words: OwnerWords) -> bool:
    """Such as "As above", "see action 3": the owner stands in another row."""
    if plain in words.elsewhere:
        return True
    opening = re.sub(r"\W*\b(?:no\b\W*)?[\d.]+[a-z]?$", "", plain)
    return opening != plain and opening in words.elsewhere


def unwrap(text: str, words: OwnerWords) -> str:
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


def without_mail(text: str) -> str:
    """The text without mail addresses, unless it is nothing else."""
    rest = _MAIL.sub("", text).strip()
    return rest if any(map(str.isalpha, rest)) else text


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


def labelled(text: str, words: OwnerWords) -> Labelled:
    """Sort the text by its labels; without labels, by its joining words."""
    marks = sorted(
        [(start, end, "lead") for start, end in _labels(text, words.lead_label, words)]
        + [(start, end, "support") for start, end in _labels(text, words.support_label, words)]
    )
    marks = [mark for i, mark in enumerate(marks) if i == 0 or mark[0] >= marks[i - 1][1]]
    if not marks:
        return _joined(text, words)
    sorted_texts: dict[str, list[str]] = {"lead": [], "support": [], "other": []}
    sorted_texts["other"].append(text[: marks[0][0]])
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, end, kind), until in zip(marks, ends, strict=True):
        sorted_texts[kind].append(text[end:until])
    kept = {
        kind: tuple(stripped for part in parts if (stripped := part.strip(" \n,;/")))
        for kind, parts in sorted_texts.items()
    }
    return Labelled(kept["lead"], kept["other"], kept["support"], "labelled")


def _labels(text: str, label: re.Pattern[str], words: OwnerWords) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in label.finditer(text):
        colon = _AFTER_LABEL.match(text, match.end())
        if colon is None:
            continue
        before = text[: match.start()].rstrip(" ")
        at_start = not before or before[-1] in "\n;,/(.)"
        # "Safeguarding Lead: Jane Smith" is no label; after "Lead: Jane Smith Support:" it is.
        labelled_before = ":" in before or " " in match.group()
        named = ":" in colon.group() or _names_someone(text[colon.end() :], words)
        if named and (at_start or (":" in colon.group() and labelled_before)):
            found.append((match.start(), colon.end()))
    return found


def _names_someone(text: str, words: OwnerWords) -> bool:
    """Behind a dash: "Lead – Jane Smith", but not "Strategic Lead – Early Help"."""
    first = re.split(r"[,;\n]", text, maxsplit=1)[0]
    return describe(first, words).kind in PEOPLE | LETTERS | {Kind.ROLE}


def _joined(text: str, words: OwnerWords) -> Labelled:
    support = words.support.search(text)
    if support is not None and text[: support.start()].strip():
        before, after = text[: support.start()], text[support.end() :]
        return Labelled((before.strip(" ,;(\n"),), (), (after.strip(" ,;)\n"),), "supported")
    joint = words.joint.search(text)
    if joint is not None and text[: joint.start()].strip():
        before, after = text[: joint.start()], text[joint.end() :]
        return Labelled((before.strip(" ,;(\n"),), (after.strip(" ,;)\n"),), (), "joint")
    return Labelled(other=(text,))


def items(text: str) -> list[str]:
    """The text parted at semicolons, upright bars and list items."""
    return [item.strip(" \n") for item in _HARD.split(text) if item.strip(" \n,.")]
