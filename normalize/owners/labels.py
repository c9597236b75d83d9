"""What the labels and joining words of a cell say of the owners beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.owners.kinds import describe
from planlift.normalize.owners.piece import LETTERS
from planlift.normalize.owners.piece import PEOPLE
from planlift.normalize.owners.piece import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.normalize.owners.words import OwnerWords

_AFTER_LABEL = re.compile(r"\s*(?::|=|\s[-–—]\s)\s*")
_MARKS = frozenset(":=-–—")
_SEGMENT = re.compile(r"[\n;,/(|.•)]")
_SLASH = re.compile(r"\s*[/,&]\s*")
_EDGE = " \n,;/"
_OUTER = " ,;()[]\n–—-:"


class Part(Struct, frozen=True):
    """A text of the cell and what is said of the owners in it: ``lead``, ``support`` or nothing."""

    text: str
    manner: str = ""
    doubt: str = ""


def labelled(text: str, words: OwnerWords) -> list[Part]:
    """The cell cut at its labels ("Lead: …", "Support – …"), in the order printed."""
    opened = words.opening.match(text)
    if opened is not None:
        return [Part(text[opened.end() :].strip(_EDGE), "lead")]
    marks = sorted((*_labels(text, "lead", words), *_labels(text, "support", words)))
    marks = [mark for i, mark in enumerate(marks) if i == 0 or mark[0] >= marks[i - 1][1]]
    if not marks:
        return [Part(text)]
    parts = [Part(text[: marks[0][0]].strip(_EDGE))]
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, begin, manner), until in zip(marks, ends, strict=True):
        parts.append(Part(text[begin:until].strip(_EDGE), manner))
    return [part for part in parts if part.text]


def _labels(text: str, manner: str, words: OwnerWords) -> Iterator[tuple[int, int, str]]:
    if _MARKS.isdisjoint(text) and "\n" not in text:
        return
    label = words.lead_label if manner == "lead" else words.support_label
    for match in label.finditer(text):
        colon = _AFTER_LABEL.match(text, match.end())
        if colon is None and _is_line(match) and _names_someone(text[match.end() + 1 :], "", words):
            yield match.start(), match.end() + 1, manner
        if colon is None:
            continue
        segment = _SEGMENT.split(text[: match.start()])[-1]
        # "Safeguarding Lead: Jane Smith" is no label; after "Lead: Jane Smith Support:" it is.
        at_start = not segment.strip()
        follows = ":" in segment or (":" in text[: match.start()] and " " in match.group())
        named = ":" in colon.group() or _names_someone(text[colon.end() :], manner, words)
        if named and (at_start or (":" in colon.group() and follows)):
            yield match.start(), colon.end(), manner


def _is_line(label: re.Match[str]) -> bool:
    """``Co-lead`` or ``Lead officer`` alone on a line above others; ``Lead`` may be cut off."""
    before, after = label.string[: label.start()], label.string[label.end() :]
    alone = (not before or before.endswith("\n")) and after.startswith("\n")
    return alone and after[1:2].isupper() and not label.group().isalpha()


def _names_someone(text: str, manner: str, words: OwnerWords) -> bool:
    """Behind a dash: "Lead – Jane Smith", but not "Strategic Lead – Early Help"."""
    first = describe(re.split(r"[,;\n]", text, maxsplit=1)[0], words)
    return first.kind in PEOPLE | LETTERS | {Kind.ROLE} or (manner == "support" and first.whole)


def joined(text: str, words: OwnerWords) -> list[Part]:
    """One owner and those named with it: "X supported by Y", "X in partnership with Y"."""
    for pattern, manners in (
        (words.support, ("lead", "support")),
        (words.joint, ("lead", "")),
        (words.opening, ("", "lead")),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        before, after = text[: match.start()].strip(_OUTER), text[match.end() :].strip(_OUTER)
        if before and after:
            lines = "\n" in after and "support" in manners
            doubt = "whether all lines below name supporters" if lines else ""
            return [Part(before, manners[0]), Part(after, manners[1], doubt)]
        if after and words.care_of.match(text.lstrip()):
            return [Part(after)]
    helping = words.helping.search(text)
    if helping is not None and describe(text[: helping.start()], words).whole:
        return [Part(text[: helping.start()].strip(_OUTER), "support")]
    return _accompanied(text, words)


def _accompanied(text: str, words: OwnerWords) -> list[Part]:
    """Plain "with" between two owners: the first answers, the other may."""
    for match in words.company.finditer(text):
        before, after = text[: match.start()].strip(_OUTER), text[match.end() :].strip(_OUTER)
        bracketed = text[: match.start()].rstrip().endswith("(")
        whole = all(describe(part, words).whole for part in (*_SLASH.split(before), after))
        if before and after and whole:
            doubt = "" if bracketed else f"{after!r} may share the duty or only help"
            return [Part(before, "lead"), Part(after, "support", doubt)]
    return [Part(text)]
