"""Labels and values of paragraphs: ``Target date: May 2024``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms import labels_by_values
from planlift.extract.assembly.forms import recommended
from planlift.extract.assembly.forms.findings_above import over_actions
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.forms.lone_labels import heads_many
from planlift.extract.assembly.forms.pairing import pairs_of_row
from planlift.extract.assembly.forms.settling import numbered_pairs
from planlift.extract.assembly.forms.settling import yielding
from planlift.extract.assembly.forms.text_labels import TextLabels
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_NAMES_AND_DATES = {"owner_text", "lead_text", "due_text", "due_revised", "start_text"}
_DATES = {"due_text", "due_revised", "start_text"}
_TO_TICK = re.compile(r"^(?P<mark>_*\s?[xX✓✔☑☒]\s?_*|_{2,}|[☐□])\s+(?P<said>\S.{1,40})$")


def pairs_of_texts(blocks: Iterable[TextBlock], words: HeadingWords) -> tuple[list[Pair], set[int]]:
    """Labels and values of paragraphs (``Target date: May 2024``), and ``id`` of those used.

    A paragraph without a label goes on from the one before it; a heading without one names the
    section of what follows. What stands above the first label is in no pair.
    """
    found: list[Pair] = []
    used: set[int] = set()
    blocks = [block for block in blocks if not _is_blank_choice(block, words)]
    labels = TextLabels(blocks, words)
    findings = over_actions(blocks, labels, words) or recommended.findings_over(blocks, words)
    for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        cell = Cell(block.text, 0, 0, places=(block.place,), bold=block.bold)
        is_value = above is not None and above.text in labels.again
        over = [Pair(None, cell, "finding", "")] if id(block) in findings and not is_value else []
        introduced = _introduced(cell, words) or over or _ticked(cell, words)
        named = sections.names_section(block.text, words) or id(below) in findings
        named = named if block.kind == "heading" else _numbers_group(block.text, words)
        if named and block.text not in labels.again:
            found.append(Pair(None, cell, "section", ""))
        elif introduced:
            found += introduced
        elif _is_answer(cell, block, found, words):
            pairs_of_row([cell], found, words)
        elif (name := labels.over(block, below)) is not None:
            heading = cell.text.rstrip(": ")
            found.append(Pair(cell, replace(cell, text="", struck=()), name, heading))
        elif block.kind == "heading" and (heads_many(block, words) or not inline(cell, words)):
            name = "ref" if looks.reference(block.text) else "section"
            if above is not None and _stands_under(block, above, found):
                found.pop()  # the nearest heading names the group
                used.discard(id(above))
            found.append(Pair(None, cell, name, ""))
        elif found and _goes_on(found[-1]) and not _says_more(cell, found[-1], words):
            pairs_of_row([cell], found, words, labels.in_front)
        elif (said := inline(cell, words, labels.in_front)) is not None:
            found += said
        else:
            continue
        used.add(id(block))
    found = list(labels_by_values.in_front(found, words))
    found = yielding(list(numbered_pairs(found, words)), words)
    return recommended.as_actions(found, words), used


def _numbers_group(text: str, words: HeadingWords) -> bool:
    """``Theme 2: Waiting times`` in a line of its own."""
    ref, rest, label = refs.split(text, words)
    return bool(ref and rest) and words.announced(label) == "section" and looks.title(rest)


def _ticked(cell: Cell, words: HeadingWords) -> list[Pair]:
    """``_X_ Concur``: the one of several answers that is ticked, its mark as its label."""
    match = _TO_TICK.match(cell.text)
    if match is None or not looks.response(match["said"], words):
        return []
    said = with_text(cell, match["said"], label=match["mark"].strip())
    return [Pair(None, said, "response", "")]


def _is_blank_choice(block: TextBlock, words: HeadingWords) -> bool:
    """``___ Nonconcur``: an answer that nobody has given."""
    match = _TO_TICK.match(block.text)
    blank = match is not None and not match["mark"].strip("_☐□ ")
    return blank and match is not None and looks.response(match["said"], words)


def _stands_under(block: TextBlock, above: TextBlock, found: Sequence[Pair]) -> bool:
    """A heading right below another of a higher rank, which was taken for a section."""
    lower = 0 < above.level < block.level
    return lower and bool(found) and found[-1].value.text == above.text


def _goes_on(last: Pair) -> bool:
    """The name of a group does not, unless it is still to come below its label."""
    return last.field != "section" or (last.label is not None and not last.value.text)


def _says_more(cell: Cell, last: Pair, words: HeadingWords) -> bool:
    """A sentence behind who or when is no part of it, nor is ``Yours faithfully`` behind a date."""
    if last.field in _DATES and looks.date_only(last.value.text, words):
        dated = looks.date(cell.text, words) and not _is_sentence(cell.text)
        return not dated and inline(cell, words) is None
    name_or_date = last.field in _NAMES_AND_DATES and bool(last.value.text)
    return name_or_date and _is_sentence(cell.text) and inline(cell, words) is None


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and looks.sentence(text)


def _is_answer(cell: Cell, block: TextBlock, found: Sequence[Pair], words: HeadingWords) -> bool:
    """``Complete`` below the label ``Status``: no label itself, though headings may say so."""
    if block.kind == "heading" or not found or found[-1].label is None or found[-1].value.text:
        return False
    answers = found[-1].field in {"status_text", "response", "progress_text", "rag_text"}
    said = looks.state(cell.text, words) or looks.response(cell.text, words)
    return answers and said and not cell.text.endswith(":")


def _introduced(cell: Cell, words: HeadingWords) -> list[Pair]:
    """``Finding 2023-001: Bank reconciliations`` as number and finding."""
    ref, body = refs.split_cell(cell, words)
    if ref is None:
        return []
    labelled = bool(ref.label) and words.announced(ref.label) == "finding"
    if not labelled and not sections.audited(ref.text):
        return []
    return [Pair(None, ref, "finding_ref", ""), Pair(None, body, "finding", ref.label)]
