"""Labels and values within one text: ``Lead: Matron``, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import colons
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.labels import lines_of
from planlift.extract.assembly.headings.senses import EXACT
from planlift.text import BULLET

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_NAMES_AND_DAYS = frozenset({"owner_text", "lead_text", *DATED_FIELDS})
_NO_LABEL = (".", ",", ";", ":", "")


class Pair(Struct, frozen=True):
    """A label and its value; the label may stand in the same cell."""

    label: Cell | None
    value: Cell
    field: str
    heading: str


def dated(pair: Pair, words: HeadingWords) -> Pair:
    """``Target: 4 May 2025`` is a deadline, as ``Target`` over dates is; ``Rec: Test it all`` is
    the recommendation, ``Recommendation: 3`` its number.
    """
    if pair.field == "finding_ref" and looks.sentence(pair.value.text):
        return replace(pair, field="finding")
    if pair.field == "finding" and pair.label and looks.reference(pair.value.text):
        return replace(pair, field="finding_ref")
    if pair.field != "success_measure" or not looks.date_only(pair.value.text, words):
        return pair
    when = words.fallback(pair.heading)
    return replace(pair, field=when) if when in DATED_FIELDS else pair


def _unended(pair: Pair) -> Pair:
    """``Lead: Matron. Deadline: May 2025.``: a name or a day without the stop of its sentence."""
    text = pair.value.text
    if pair.field not in _NAMES_AND_DAYS or not text.endswith(".") or "\n" in text:
        return pair
    return replace(pair, value=replace(pair.value, text=text.removesuffix("."), struck=()))


def stacked_field(text: str, words: HeadingWords) -> str:
    """The field that the first of several lines names, if it says nothing else: a label."""
    first, below, _ = text.partition("\n")
    asked = words.form_label(first) if below else ""
    if asked:  # the question of an official form, its answer below it
        return asked
    if not below or len(first.split()) > LABEL_WORDS or first.rstrip()[-1:] in _NO_LABEL:
        return ""
    senses = words.senses(first)
    plain = bool(senses) and senses[0].score >= EXACT and not words.fallback(first)
    return senses[0].field if plain else ""


def _stacked(cell: Cell, words: HeadingWords) -> list[Pair] | None:
    """``Agreed action`` alone on the first line, and below it what that is."""
    field = stacked_field(cell.text, words)
    if not field:
        return None
    label, _, value = cell.text.partition("\n")
    pair = (replace(cell, text=label, struck=()), replace(cell, text=value, struck=()))
    return [Pair(*pair, field, label.strip())]


def inline(
    cell: Cell, words: HeadingWords, known: frozenset[str] = frozenset()
) -> list[Pair] | None:
    """``Label: value`` in one cell, perhaps several, a line each; `known`: labels of no field."""
    stacked = _stacked(cell, words) if "\n" in cell.text and not known else None
    if stacked is not None:
        return stacked
    made: list[Pair] = []
    for line in lines_of(cell.text, words, known):
        for colon in colons(line, words):
            label, value = line[:colon].removeprefix(BULLET), line[colon + 1 :].strip()
            name = field_of(label, words)
            said = name or (label in known and not looks.date_only(label, words))
            if said or (made and len(label.split()) <= LABEL_WORDS and value):
                pair = Pair(
                    replace(cell, text=label, struck=()),
                    replace(cell, text=value, struck=()),
                    name,
                    label,
                )
                made.append(dated(_unended(pair), words))
                break
        else:
            if not made:
                return None
            last = made.pop()
            text = f"{last.value.text}\n{line}" if last.value.text else line
            made.append(replace(last, value=replace(last.value, text=text)))
    return made
