"""Text over several actions: sections, findings, responses and deadlines as rows or headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import calendar_columns
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.rows import refs
from planlift.model import Cell
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.model import TextBlock

_SENTENCE = 14
"""Words: a longer text over the whole width says what was found, it does not name a group."""
_NUMBER = re.compile(r"[\s\d.]*(?:\d{4}-\d{1,3})?$")
_AUDITED = re.compile(r"(?:19|20)\d\d-\d{3}$")
_AREA = 8
"""Words of the name of an area; more say what is to be better there."""
_FEWEST_WORDS = 5
_NAME = 2
"""Words of a name at most that may end with a stop."""
_STRETCH = frozenset({
    "due_text", "due_revised", "due_original", "status_text", "progress_text", "rag_text",
    "completed_text", "tick",
})  # fmt: skip
"""Fields of a table that says itself when, or how far."""
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,}\s+\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
)
_LEADING = re.compile(r"^([^:\n]{2,60}?)\s*[:–—-]\s+(?=\S)|^([^:\n]{2,60}):\s*$")


_OF_DOCUMENT = frozenset({"title", "lead", "date"})
_FIRST_LINE = re.compile(r"([^:\n]{2,60}?)\s*\n()(?=\S)")
_TEXTS = frozenset({"response", "success_measure"})


class Announced(Struct, frozen=True):
    """What a text over several actions carries."""

    field: str
    """``section``, ``finding``, ``response`` …"""
    ref: Cell | None
    body: Cell


def announce(cell: Cell, words: HeadingWords, *, has_finding: bool) -> Announced:
    """Understand a row of one text, or a heading above a table."""
    text = one_line(cell.text)
    ref, rest, numbered = refs.split(text, words)
    leading = _LEADING.match(text) or _alone(cell, words)
    label = leading.group(1) or leading.group(2) if leading else text
    named = words.announced(_NUMBER.sub("", label))
    if not named and ref and rest:  # ``Recommendation 2. Train staff``
        label, named = numbered, words.counted_label(numbered)
    own_line = ref and "\n" in cell.text and words.counted_label(numbered) == "finding"
    code = bool(ref) and coded(ref, words) and (leading is not None or mood.bids(rest, words))
    if not named and (code or audited(ref) or own_line):
        named = "finding"
    told = len(rest.split()) > _AREA or _ends(rest)
    told = told or mood.obliges(rest, words) or mood.tells(rest, words)
    area = key(_NUMBER.sub("", label)) in words.areas and not told
    if named == "finding" and not has_finding and (ref or leading) and not area:
        return Announced("finding", *_finding(cell, leading, words))
    if named in {"response", "success_measure"}:
        return Announced(named, None, _unlabelled(cell, leading, words))
    said = says(rest) or wants(rest, words) or (bool(ref) and _ends(rest))
    if said and not has_finding and not deadline(text, words):
        number, body = refs.split_cell(cell, words)
        return Announced("finding", number, body)
    return Announced("section", None, cell)


def as_finding(cell: Cell, words: HeadingWords) -> Announced:
    """A numbered text as what was found, whatever it says: ``Finding 3: Weak care of ropes``."""
    return Announced("finding", *refs.split_cell(cell, words))


def _alone(cell: Cell, words: HeadingWords) -> re.Match[str] | None:
    """``Management response`` on a line of its own, above what that says."""
    first = _FIRST_LINE.match(cell.text)
    return first if first and words.announced(first[1]) in _TEXTS else None


def _unlabelled(cell: Cell, leading: re.Match[str] | None, words: HeadingWords) -> Cell:
    """``Management response: We agree.`` without its label; ``Agreed: …`` is part of the answer."""
    name = leading[1] if leading else ""
    text = cell.text[leading.end() :].strip() if leading and name else ""
    if not text or looks.response(name, words):
        return cell
    return replace(cell, text=text, label=name, struck=())


def wants(text: str, words: HeadingWords) -> bool:
    """``The service should visit each home in the year``: long enough to say who should do what."""
    return (
        len(text.split()) >= _FEWEST_WORDS and not text.endswith("?") and mood.obliges(text, words)
    )


def asks_to_decide(text: str, words: HeadingWords) -> bool:
    """``The Board is asked to note the report``: what a report wants, and no action of a plan."""
    opening = key(" ".join(text.split()[:_SENTENCE]))
    return any(phrase in opening for phrase in words.decisions)


def audited(ref: str) -> bool:
    """``2023-001``: the number of an auditor's finding."""
    return _AUDITED.match(ref) is not None


def asks(text: str, words: HeadingWords) -> bool:
    """``Where are we now?``: what a column of a plan may ask names no group of actions."""
    senses = words.senses(text)
    return bool(senses) and bool(senses[0].field) and senses[0].score >= CLOSE


def coded(ref: str, words: HeadingWords) -> bool:
    """``R1``: the letters of the number say that it is a finding's."""
    return key(ref.rstrip("0123456789.-")) in words.finding_codes


def names_section(text: str, words: HeadingWords) -> bool:
    """``Theme 2 – Practice``: begins with a word that announces a group."""
    label = _LEADING.match(text)
    name = (label[1] or label[2]) if label else text
    return words.announced(_NUMBER.sub("", name)) == "section"


def names_numbered_group(text: str, words: HeadingWords) -> bool:
    """``Priority action 2: Waiting times``, ``Requirement 2``: an announcing word and a number."""
    ref, rest, label = refs.split(f"{one_line(text)} ", words)
    known = words.announced(label) == "section" or key(label) in words.areas
    alone = not rest and words.counted_label(label) == "finding"
    return bool(ref) and ((known and bool(rest)) or alone)


def names_group_label(text: str, words: HeadingWords) -> bool:
    """``Priority 2``, ``Theme``: a word that announces a group, and at most its number."""
    ref, rest, label = refs.split(f"{one_line(text).rstrip(': ')} ", words)
    return words.announced(label if ref and not rest else text.rstrip(": ")) == "section"


def numbers_finding(text: str, words: HeadingWords) -> bool:
    """``Recommendation 1``: a word that announces a finding, and nothing but its number."""
    return numbers(text, words) == "finding"


def numbers(text: str, words: HeadingWords) -> str:
    """The field that a text announces and numbers, if it says no more: ``Action 2``."""
    ref, rest, label = refs.split(f"{one_line(text).rstrip(': ')} ", words)
    return words.counted_label(label) if ref and not rest else ""


def says(text: str) -> bool:
    """A sentence, not the name of a group."""
    count = len(text.split())
    return count > _SENTENCE or (text.rstrip().endswith(".") and count > _FEWEST_WORDS)


def _ends(text: str) -> bool:
    """``Two rooms were cold.``: a stop that no name of a group has."""
    return text.rstrip().endswith(".") and len(text.split()) > _NAME


def introduces_finding(text: str, words: HeadingWords) -> bool:
    """``Recommendation 3: Train staff.``, ``Area for improvement: The service should …``.

    Not ``Action 3: The service should …``.
    """
    label = refs.split(text, words).label or text.partition(":")[0]
    if words.announced(label) == "action":
        return False
    found = announce(Cell(text, 0, 0), words, has_finding=False)
    if found.field != "finding" or found.body.label:
        return found.field == "finding"
    return found.ref is not None and bool(found.ref.label or audited(found.ref.text))


def numbers_wish(block: TextBlock, words: HeadingWords) -> bool:
    """``1. The board should publish …`` in bold or as a heading: what the actions below answer."""
    if not block.bold and block.kind != "heading":
        return False
    ref, rest, _ = refs.split(one_line(block.text), words)
    return bool(ref) and wants(rest, words)


def introduces(text: str, words: HeadingWords) -> bool:
    """``Recommendation 3: …``: begins with a word that announces a finding, and its number."""
    ref, _, label = refs.split(one_line(text), words)
    return bool(ref and label)


def _finding(
    cell: Cell, leading: re.Match[str] | None, words: HeadingWords
) -> tuple[Cell | None, Cell]:
    """``Recommendation 3: Train staff.`` as number and text, without the label."""
    ref, body = refs.split_cell(cell, words)
    if ref is None and leading is not None and leading[1]:
        text = cell.text[leading.end() :].strip()
        body = replace(cell, text=text, label=leading[1], struck=()) if text else cell
        return refs.split_cell(body, words)
    return ref, body


def deadline(text: str, words: HeadingWords) -> bool:
    """``Within three months:``, ``Immediate actions``: the heading says by when.

    ``Complaints were not answered within ten days.`` says something else.
    """
    folded = key(text)
    if folded in words.deadlines["immediate"] or _by_a_day(folded, words):
        return True
    tells = text.rstrip().endswith(".") and says(text)
    relative = not tells and any(f"{phrase} " in folded for phrase in words.deadlines["relative"])
    return relative and any(re.search(rf"\b{unit}\b", folded) for unit in words.deadlines["unit"])


def _by_a_day(folded: str, words: HeadingWords) -> bool:
    """``By 31 March 2025``, ``Actions to be completed by the end of June``."""
    for phrase in words.deadlines["day"]:
        before, found, after = folded.partition(f"{phrase} ")
        if found and not before and looks.date_only(after, words):
            return True
    return False


def due_of_table(text: str, fields: Collection[str], words: HeadingWords) -> bool:
    """Whether a heading says by when the actions of a table are due; `fields` are its columns.

    So does ``Autumn term 2025`` where no column says when, nor how far it has got: above progress
    it says when that was.
    """
    if deadline(text, words):
        return True
    return (
        calendar_columns.period(text, words)
        and _STRETCH.isdisjoint(fields)
        and _is_stretch(text, words)
    )


def _is_stretch(text: str, words: HeadingWords) -> bool:
    return any(key(word) in words.deadlines["stretch"] for word in text.split())


def says_when(text: str, words: HeadingWords) -> bool:
    """``Issued 6 September 2022``, ``Updated: May 2023``: when the document was made, or what it
    answers.
    """
    if len(text.split()) > _SENTENCE or not (_DAY.search(text) or _labels_date(text, words)):
        return False
    folded = f" {key(text).replace(':', ' ')} "
    return any(f" {word} " in folded for word in words.issue_words)


def _labels_date(text: str, words: HeadingWords) -> bool:
    _, colon, value = text.partition(":")
    return bool(colon) and looks.date_only(value, words)


def of_document(text: str, words: HeadingWords) -> bool:
    """``Author: A. Poole``, ``Name of school: …``: a particular of the plan, and of no group."""
    label, colon, value = text.partition(":")
    known = bool(colon and value.strip()) and words.details.get(simplify(label))
    return known in _OF_DOCUMENT


def folded_headings(table: Table) -> tuple[str, ...]:
    """What `group_heading` compares; blanks may stand within the words of a narrow column."""
    return tuple(key(column.heading).replace(" ", "") for column in table.columns)


def group_heading(
    table: Table, headings: Iterable[tuple[str, ...]], words: HeadingWords
) -> Cell | None:
    """The cell of the first *what* heading where it names the group that its findings stand in.

    It does where it is known to (``Areas for development``), or where another table of the document
    has the same headings but for this one: `headings` are those of all, each once.
    """
    index = next((i for i, c in enumerate(table.columns) if c.field in {"finding", "action"}), None)
    if index is None:
        return None
    heading = table.columns[index].heading
    cell = next((c for c in table.heading_cells if one_line(c.text) == heading), None)
    if key(heading) in words.groups:
        return cell
    if table.columns[index].field != "finding":
        return None
    ours = folded_headings(table)
    changing = any(_differs_only_at(index, ours, theirs) for theirs in headings)
    return cell if changing else None


def _differs_only_at(index: int, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if len(ours) != len(theirs) or ours[index] == theirs[index]:
        return False
    return ours[:index] == theirs[:index] and ours[index + 1 :] == theirs[index + 1 :]


def _titles_document(text: str, words: HeadingWords) -> bool:
    """Not ``Action: Write new care plans.``, nor another label with its value."""
    return looks.title(text) and ":" not in text and words.names_document(text)


def title_of(texts: Sequence[TextBlock], words: HeadingWords) -> TextBlock | None:
    """The heading that names the whole document: the first, where no other is of its rank.

    Where there is none, the first text may: ``Action plan of the harbour``.
    """
    plain = [block for block in texts[:1] if _titles_document(block.text, words)]
    headings = [block for block in texts if block.kind == "heading"] or plain
    if not headings or introduces(headings[0].text, words):
        return None
    first = headings[0]
    peers = [
        block
        for block in headings[1:]
        if _rank(block) == _rank(first)
        and block.text != first.text
        and not introduces(block.text, words)
    ]
    return first if not peers or _larger(first, headings[1:]) else None


def _larger(first: TextBlock, others: Sequence[TextBlock]) -> bool:
    return bool(first.size) and all(first.size > other.size + 0.5 for other in others)


def _rank(block: TextBlock) -> tuple[int, float]:
    return block.level, 0.0 if block.level else round(block.size, 0)


def as_cell(block: TextBlock) -> Cell:
    """A text outside tables as if it stood in one."""
    return Cell(block.text, 0, 0, places=(block.place,), bold=block.bold)
