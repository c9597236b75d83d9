"""Which fields labels name, and where a label ends."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms import labelled
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

LABEL_WORDS = 7
_MARK = BULLET.strip()
_NEXT_LABEL = re.compile(r"(?<=[.;])\s+(?P<label>[^\W\d_][^:.;\n]{2,40}):\s")
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.;\n]{1,60}):\s+(?=\S)", re.MULTILINE)
_CAPITALS = re.compile(r"^(?P<label>(?:[A-Z]{2,}[ /&]+)+[A-Z]{3,}):\s+(?=\S)")
_NUMBERED = re.compile(r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s+(?:[Nn]o\.?\s*)?\d+(?:\.\d+)*$")
_APART = " ;,|/–—•·-"
"""What stands between one fact and the next."""
_TAIL = re.compile(r"\s+[(\[](?P<facts>[^()\[\]\n]{3,200})[)\]]\.?$")
_PARTS = re.compile(r"[;,|.]\s+(?=[^;,|:]{2,40}:\s)")
_SENTENCE = re.compile(r":\s.*[^\W\d_]{3}\.\s")
"""A label, a sentence behind it, and what may be another label: ``Action: Ask all. Lead``."""
_RULE_WORDS = 8
"""Of a rule's name in a form's question: ``Regulation 23: Governance and management``."""


def repeated(texts: Iterable[str]) -> frozenset[str]:
    """What stands before a colon at a text's head, and again: labels, whatever they say."""
    texts = list(texts)
    found = Counter(match["label"] for text in texts for match in _LABEL.finditer(text))
    if found:
        pattern = _labels_in(frozenset(found))
        found.update(match["label"] for text in texts for match in pattern.finditer(text))
    return frozenset(label for label, times in found.items() if times > 1)


def in_capitals(texts: Iterable[str]) -> frozenset[str]:
    """``DPM RESPONSE: …``: words in capitals at a text's head are a label, though told once."""
    found = map(_CAPITALS.match, texts)
    return frozenset(match["label"] for match in found if match is not None)


@lru_cache(maxsize=8)
def _labels_in(labels: frozenset[str]) -> re.Pattern[str]:
    """Any of the labels within a text."""
    longest_first = sorted(map(re.escape, labels), key=len, reverse=True)
    return re.compile(rf"(?<=\S)\s+(?P<label>{'|'.join(longest_first)}):\s+(?=\S)")


def lines_of(text: str, words: HeadingWords, repeated: frozenset[str] = frozenset()) -> list[str]:
    """The lines of a text, cut as well where a known or `repeated` label follows a sentence.

    A line that opens with who, when or how far is cut at each other such label:
    ``Lead: Matron  Due: May 2024``.
    """
    lines: list[str] = []
    for line in _unbracketed(text, words).split("\n"):
        start = 0
        known = _labels_in(repeated).finditer(line) if repeated else ()
        found = (*_NEXT_LABEL.finditer(line), *known)
        cuts = {
            match.start("label"): match.start()
            for match in found
            if (match["label"] in repeated or field_of(match["label"], words))
            and line[: match.start()] != _MARK
            and not looks.reference(line[: match.start()])  # ``1. Action: …``
            and not field_of(line[: match.end("label")], words)  # it ends a longer label
        }
        facts = _facts_in(line, words)
        for cut in sorted(cuts.keys() | facts):
            piece = line[start : cuts.get(cut, cut)]
            lines.append(_unended(piece) if facts else piece)
            start = cut
        lines.append(_unended(line[start:]) if facts else line[start:])
    return lines


def _unbracketed(text: str, words: HeadingWords) -> str:
    """``… (Owner: Matron; Due: May 2024)`` with each fact on a line of its own."""
    tail = _TAIL.search(text) if text.endswith((")", ").", "]", "].")) else None
    if tail is None:
        return text
    parts = [part.strip() for part in _PARTS.split(tail["facts"])]
    if not all(inline_field(part, words) in labelled.FIELDS for part in parts):
        return text
    return "\n".join([text[: tail.start()], *parts])


def _facts_in(line: str, words: HeadingWords) -> set[int]:
    """Where the labels of who, when and how far begin after the first, in a line of such."""
    marks = list(labelled.labels(line, words, labelled.FACTS))
    opens = bool(marks) and marks[0][1] == 0 and marks[0][0] in labelled.FIELDS
    return {start for _, start, _ in marks[1:]} if opens else set()


def _unended(piece: str) -> str:
    """Without what parts it from the next; a stop ends a sentence, and stays behind one."""
    text = piece.rstrip(_APART)
    return text if ". " in text else text.removesuffix(".")


def colons(line: str, words: HeadingWords) -> list[int]:
    """Where a label may end, most likely place first; a question may name a rule after a colon."""
    found = [match.start() for match in re.finditer(r":(?=\s|$)", line)][:3]
    found = [  # but for the day of an update: ``Progress: May 2025: …``
        end
        for begin, end in pairwise([-1, *found])
        if begin < 0 or not looks.date_only(line[begin + 1 : end].strip(), words)
    ]
    if not words.form_label(line):
        return found[::-1]
    short = [
        end
        for begin, end in pairwise(found)
        if len(line[begin:end].split()) <= _RULE_WORDS and " will " not in line[begin:end]
    ]
    return short[:1] + found[:1]


def field_of(label: str, words: HeadingWords) -> str:
    """The field that a label names, or empty."""
    text = label.strip().rstrip(":")
    asked = words.form_label(text)
    long = len(text.split()) > LABEL_WORDS + 3
    if asked or not text or long or _SENTENCE.search(text):
        return asked
    senses = words.senses(text)
    action = next((s for s in senses if s.field == "action" and s.score >= CLOSE), None)
    if action is not None and len(senses) > 2:
        return "action"  # ``Comments/Action plan/Time frame``
    if senses and senses[0].field and senses[0].score >= CLOSE:
        return senses[0].field
    known = words.fallback(text) or words.label(text)
    numbered = "" if known or not text[-1:].isdigit() else _numbered(text, words)
    if numbered:
        return numbered if numbered == "action" else ""  # ``Area for improvement 10`` is no area
    return known or words.of_something(text)


def _numbered(text: str, words: HeadingWords) -> str:
    """``Action 1.2``, ``Recommendation 3``: what is numbered behind the label."""
    match = _NUMBERED.match(text)
    return words.announced(match["name"]) if match else ""


def inline_field(text: str, words: HeadingWords) -> str:
    """The field that the words before a text's colon name, or empty."""
    label, colon, _ = text.partition(":")
    return field_of(label, words) if colon else ""


def labels(cell: Cell) -> bool:
    """Whether a cell reads as a label: short, and with a colon or set off."""
    short = len(cell.text.split()) <= LABEL_WORDS
    return (
        short
        and (cell.text.endswith(":") or cell.header or cell.bold)
        and not looks.reference(cell.text)
    )
