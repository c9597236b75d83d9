"""Facts that a cell labels within its text: ``Train staff. Owner: Head of HR. Date: May 2025``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

FIELDS = frozenset({"owner_text", "due_text", "due_revised", "status_text", "completed_text"})
"""What a cell may label; other labels are words of its text."""
FACTS = FIELDS | {"progress_text", "rag_text", "priority", "evidence", "success_measure"}
"""What a line of facts may label."""
_LABEL = re.compile(
    r"(?:^|(?<=[.;,)|/•·–—])\s+|(?<=\d)\s+|\n|(?<=[^\W\d_])\s(?=[A-Z]))"
    r"(?P<label>[^\W\d_][^:.;\n|•·]{1,30}?)\s*:\s*"
)
_RUN_ON = re.compile(r"(?:(?<=[^\W\d_])|(?<=[/–—,)]))\s(?=[A-Z])")
_YEAR = re.compile(r"\d[\s,;.]")
_AFTER_YEAR = re.compile(r"(?<=\d)[\s,/–—•·-]+")
_SENTENCE = re.compile(r"[\n;]|\.\s")
_END = " \n;,"
_APART = " \n;,|/–—•·-"
"""Between what one label says and the next."""
_MARK = ":"
_PREPOSITION = 2
"""Letters of ``by``."""
_DEADLINES = frozenset({"due_text"})
_WORDS_OF_DATE = 2
_WORDS_OF_DAY = 3
"""At most, in front of what else is said."""
_SHORTEST = 2
"""Letters of a label at least."""


def fields(texts: Iterable[str], others: Container[str], words: HeadingWords) -> frozenset[str]:
    """The fields that most of a column's texts label and that no other column holds."""
    texts = list(texts)
    if not looks.mostly(_MARK in text[_SHORTEST:] for text in texts):
        return frozenset()
    half = len(texts) // 2 + 1
    found = [{field for field, _, _ in labels(text, words)} for text in texts[:half]]
    if not any(found):
        return frozenset()  # whatever the others label
    found += [{field for field, _, _ in labels(text, words)} for text in texts[half:]]
    return frozenset(
        field
        for field in FIELDS
        if field not in others and looks.mostly(field in labelled for labelled in found)
    )


def split(cell: Cell, wanted: Container[str], words: HeadingWords) -> tuple[Cell, dict[str, Cell]]:
    """The cell without what it labels, and the value of each label by field."""
    marks = [mark for mark in labels(cell.text, words) if mark[0] in wanted]
    if not marks or len({field for field, _, _ in marks}) < len(marks):
        return cell, {}
    ends = [start for _, start, _ in marks[1:]] + [len(cell.text)]
    values = {}
    for (field, start, value), end in zip(marks, ends, strict=True):
        text = cell.text[value:end].strip(_END)
        if end < len(cell.text):
            text = text.rstrip(_APART).removesuffix(".")
        label = cell.text[start:value].strip(" \n:")
        values[field] = replace(cell, text=text, label=label, struck=(), fill=None)
    rest = cell.text[: marks[0][1]].strip(_END).rstrip(_APART)
    return replace(cell, text=rest, struck=()), values


def labels(
    text: str, words: HeadingWords, wanted: Container[str] = FIELDS
) -> Iterator[tuple[str, int, int]]:
    """Field of those `wanted`, where its label begins, and where its value does."""
    for match in _LABEL.finditer(text):
        label = match["label"]
        dated = bool(_YEAR.search(label))  # ``February 2025 Status``: the end of a date in front
        field = "" if dated else _field(label, words)
        if field in wanted and not _says_how_far(label, text[match.end() :], words):
            yield field, match.start("label"), match.end()
            continue
        for cut in (_AFTER_YEAR if dated else _RUN_ON).finditer(label):
            # ``Finance Manager Target date: May``
            behind = key(label[cut.end() :])
            field = _after(label[: cut.start()], behind, words)
            if not field and words.fallback(behind) in _DEADLINES:
                field = _if_dated(behind, text[match.end() :], words)
            if field in wanted and not _says_how_far(behind, text[match.end() :], words):
                yield field, match.start("label") + cut.end(), match.end()
                break


def _says_how_far(label: str, value: str, words: HeadingWords) -> bool:
    """``Completed: new beds bought``: a status and what was done; ``Completed: yes`` is a label.

    So does ``NOT COMPLETED: beds are on order``, whose last word is a label elsewhere.
    """
    if not looks.bare_status(label, words) or not words.tick(label):
        return False  # ``Due``, ``Status`` ask for one
    told = _SENTENCE.split(value, 1)[0]
    answers = key(told) in words.answers or not any(map(str.isalnum, told))
    return not answers and not _opens_with_date(told, words)


def _opens_with_date(told: str, words: HeadingWords) -> bool:
    """``3 May, all staff``; ``all staff since 3 May`` tells what was done."""
    said = told.split(None, _WORDS_OF_DAY)[:_WORDS_OF_DAY]
    return any(looks.date_only(" ".join(said[:end]), words) for end in range(1, len(said) + 1))


def _after(before: str, label: str, words: HeadingWords) -> str:
    """The field of a label behind another value; what was ``approved by`` names no day."""
    if label in words.labels and len(label) <= _PREPOSITION and before.endswith("ed"):
        return ""
    return words.fields.get(label) or words.labels.get(label, "")


def _if_dated(label: str, value: str, words: HeadingWords) -> str:
    """``Head of Finance Date: 3 May``: the field of a second choice, over a date."""
    first = " ".join(value.split()[:_WORDS_OF_DATE]).strip(" .;,")
    return words.fallback(label) if looks.date_only(first, words) else ""


def _field(label: str, words: HeadingWords) -> str:
    return words.label(label) or words.fallback(label)
