"""One record a block: labels beside or before their values, in forms, lists and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.extract.assembly.columns import as_actions
from planlift.extract.assembly.columns import graded
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms.pairing import below
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import splits
from planlift.model import Cell
from planlift.model import RawRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Place

_SENTENCE = re.compile(r"(?<=[.;])\s+")
_NAMES_AND_DATES = ("owner_text", "lead_text", "due_text")
_OPENS_RECORD = {"finding", "finding_ref", "ref", "section"}
_OPENS_ACTION = {"action", "action_ref"}
_NO_ACTION = "nothing stands behind the label of what is to be done"
_OF_FINDING = {"finding", "finding_ref", "response"}
_KEPT = {"section", *_OF_FINDING}
"""What still holds for another action of the same finding."""


class Record(Struct):
    """The pairs of one record by field."""

    fields: dict[str, Cell] = field(default_factory=dict)
    others: dict[str, Cell] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)


def records(found: Sequence[Pair]) -> list[Record]:
    """Group pairs into records: a new one begins where a field of the present one comes again."""
    made: list[Record] = []
    current = Record()
    opening = opening_label(found)
    first = _first_that_opens(found)
    for at, pair in enumerate(found):
        name = pair.field
        if name == "action_ref" and _is_numbered_only(current):
            current.pairs = [other for other in current.pairs if other.field != name]
            current.fields.pop(name)  # ``Action no.: 1.1`` below the title ``Action 1``
        if (opening and pair.heading == opening) or at == first > 0:
            made.append(current)
            current = Record({at: cell for at, cell in current.fields.items() if at == "section"})
        elif _opens(pair, current):
            made.append(current)
            current = _next(current, name)
        _forget(pair, current)
        current.pairs.append(pair)
        if not name or _judged(pair, current):
            add(current.others, pair.heading, pair.value)
        else:
            add(current.fields, name, pair.value)
            current.headings[name] = pair.heading
    made.append(current)
    return [record for record in made if record.fields or record.others]


def _first_that_opens(found: Sequence[Pair]) -> int:
    """Where the first record begins below the rest of one that a page end cut: ``Lead``, ``Due``,
    then ``No.`` and all else, with ``Lead`` and ``Due`` again behind the last ``No.``; else 0.
    """
    opens = _OPENS_RECORD | _OPENS_ACTION
    names = [pair.heading if pair.label is not None else "" for pair in found]
    first = next((at for at, pair in enumerate(found) if pair.field in opens and names[at]), 0)
    rest = {names[at] for at in range(first) if found[at].field in WHO_WHEN}
    if not rest or found[first].field == "section":
        return 0
    last = max(at for at, name in enumerate(names) if name == names[first])
    return first if rest <= set(names[last:]) else 0


def opening_label(found: Sequence[Pair]) -> str:
    """What each record opens with, though it names no *what*: ``Priority`` above ``Action``.

    It comes again, and each time an action or a finding follows: the ``Date`` of a preamble may
    come again at the end of each record. Empty where a *what* comes before any such label.
    """
    labelled = [pair for pair in found if pair.heading]
    times = Counter(pair.heading for pair in labelled)
    for pair in found:
        named = pair.value.text and pair.field in _OPENS_RECORD | _OPENS_ACTION
        if named and (pair.heading or pair.field != "section"):
            return ""
        again = times.pop(pair.heading, 0) > 1
        if again and all(names & {*WHAT} for names in _rounds(pair.heading, labelled)):
            return pair.heading
    return ""


def _rounds(heading: str, labelled: Sequence[Pair]) -> list[set[str]]:
    """The fields from each label of that name to the next."""
    rounds: list[set[str]] = []
    for pair in labelled:
        if pair.heading == heading:
            rounds.append(set())
        if rounds:
            rounds[-1].add(pair.field)
    return rounds


def _is_numbered_only(current: Record) -> bool:
    """A title that numbers the action is all that has been said of it."""
    return [pair.field for pair in current.pairs if pair.value.text] == ["action_ref"]


def _forget(pair: Pair, current: Record) -> None:
    """What the record has of the one before, once it says its own: no two findings in one."""
    own = {other.field for other in current.pairs}
    before = current.fields.get(pair.field)
    if pair.field not in _KEPT or pair.field in own:
        return
    again = before is not None and before.text == pair.value.text  # of the same finding
    gone = {pair.field} if again or pair.field not in {"finding", "finding_ref"} else _OF_FINDING
    for name in gone - own:
        current.fields.pop(name, None)


def _opens(pair: Pair, current: Record) -> bool:
    """A new record begins: with what opens one after the rest of another, or with what repeats."""
    name = pair.field
    begun = {other for other, cell in current.fields.items() if cell.text}
    own = {other.field for other in current.pairs if other.value.text}
    done = not own.isdisjoint({"action", *WHO_WHEN})
    if name == "finding":  # what was found may stand under two labels, before anything is done
        return done and (name in begun or pair.label is None)
    if name == "section":
        return done if pair.label is not None else bool(begun - {name})
    if name == "finding_ref" and pair.label is None and done:
        return True  # the number above a finding comes before all that is said of it
    if name == "finding_ref" and not done:
        return name in own  # that of the record before is no number of this one
    return name in _OPENS_RECORD | _OPENS_ACTION and name in begun


def _judged(pair: Pair, current: Record) -> bool:
    """``Judgement: Not met`` below ``Standard 2: Staffing``: two labels of which one names it."""
    named = [other for other in current.pairs if other.field == pair.field == "section"]
    return pair.label is not None and any(
        other.label is not None and other.heading != pair.heading for other in named
    )


def by_hints(record: Record, words: HeadingWords) -> Record:
    """The record with what was found and what is done under labels that only hint at them."""
    fields, others = dict(record.fields), dict(record.others)
    for name in WHAT:
        hints = [heading for heading in others if words.hinted(heading, name)]
        if name not in fields and len(hints) == 1:
            fields[name] = others.pop(hints[0])
            record.headings[name] = hints[0]
    return replace(record, fields=fields, others=others)


def is_record(record: Record) -> bool:
    """A *what*, and a *who*, a *when* or a *how far*."""
    names = record.fields.keys()
    if not any(_says_something(record.fields[name].text) for name in names & set(WHAT)):
        return False
    facts = [name for name in names if name in WHO_WHEN]
    filled = any(record.fields[name].text for name in facts)
    return filled or len(facts) > 1 or names >= set(WHAT)  # one blank label may be a stray word


def is_brief(record: Record) -> bool:
    """``Action: Paint doors``, who and when: one among others, though it hardly says anything."""
    action = record.fields.get("action")
    told = sum(bool(record.fields[name].text) for name in WHO_WHEN if name in record.fields)
    return action is not None and any(map(str.isalpha, action.text)) and told > 1


def is_guidance(record: Record, words: HeadingWords) -> bool:
    """``Please describe …``, ``(Note the name …)``: what to write, behind each label."""
    told = [
        record.fields[name].text for name in (*WHAT, *_NAMES_AND_DATES) if name in record.fields
    ]
    told = list(filter(None, told))
    asked = [looks.instructs(text, words) for text in told]
    who_when = [record.fields[name].text for name in _NAMES_AND_DATES if name in record.fields]
    if len(who_when) > 1 and all(looks.instructs(text, words) for text in who_when):
        return True
    bracketed = all(text[0] == "(" and text.rstrip(".")[-1] == ")" for text in told)
    return bool(told) and all(asked) and (bool(who_when) or bracketed)


def _says_something(text: str) -> bool:
    """It has more than two words that are no figures."""
    return sum(any(map(str.isalpha, word)) for word in text.split()) > 2


def to_rows(record: Record, words: HeadingWords, table: int, place: Place) -> list[RawRow]:
    """The record as a row of the plan; as several where it lists actions with a date each."""
    row = to_row(record, words, table, place)
    parts = splits.stacked(dict(row.fields), words)
    return [replace(row, fields=part) for part in parts] if len(parts) > 1 else [row]


def to_row(record: Record, words: HeadingWords, table: int, place: Place) -> RawRow:
    """The record as a row of the plan, numbers taken off its texts."""
    fields, others = dict(record.fields), dict(record.others)
    _say_what_is_done(fields, others, record.headings, words)
    _say_what_was_found(fields, words)
    if "ref" in fields:
        fields["finding_ref" if "finding" in fields else "action_ref"] = fields.pop("ref")
    for name in ("finding_ref", "action_ref"):
        if name in fields and (tidy := refs.tidy(fields[name].text)) != fields[name].text:
            fields[name] = replace(fields[name], text=tidy)
    for name in WHAT:
        if name in fields and f"{name}_ref" not in fields:
            ref, rest = refs.split_cell(fields[name], words)
            if ref is not None:
                fields[f"{name}_ref"], fields[name] = ref, rest
    first = fields.get("action") or next(iter((fields or others).values()))
    page = first.places[0].page if first.places else place.page
    idle = not fields or ("action" in fields and not fields["action"].text)
    checks = (("no-action", "action", _NO_ACTION),) if idle else ()
    return RawRow(table, page, fields, others, record.headings, checks=checks)


def _say_what_is_done(
    fields: dict[str, Cell],
    others: dict[str, Cell],
    headings: dict[str, str],
    words: HeadingWords,
) -> None:
    """Where no label names the action: one that hints at it, an answer, or what was found."""
    if "action" in fields and fields["action"].text:
        return
    planned = next((heading for heading in others if words.hinted(heading, "action")), None)
    if planned is not None:
        fields["action"] = others.pop(planned)
    elif "action" in fields:
        return  # ``Action 2`` over it is blank, and says so
    elif (answer := _answer(fields, others, words)) is not None:
        fields["action"] = answer
    elif words.fallback(headings.get("success_measure", "")) == "action" and _delivers(fields):
        fields["action"] = fields.pop("success_measure")
    elif "finding" in fields:
        fields["action"] = fields.pop("finding")


def _delivers(fields: dict[str, Cell]) -> bool:
    """``Deliverable: Survey all blocks`` is what is done about a finding."""
    return "finding" in fields and "success_measure" in fields


def _say_what_was_found(fields: dict[str, Cell], words: HeadingWords) -> None:
    """A sentence behind ``Priority``, where nothing else says what the action answers."""
    told = fields.get("priority")
    if told is None or "finding" in fields or "action" not in fields:
        return
    if as_actions.says(told.text) and not graded.opens(told.text, words):
        fields["finding"] = fields.pop("priority")


def _answer(fields: dict[str, Cell], others: dict[str, Cell], words: HeadingWords) -> Cell | None:
    """Takes off the record an answer that promises, under a label that names or hints at one."""
    if "response" in fields:
        return fields.pop("response") if _promises(fields["response"], words) else None
    label = next((heading for heading in others if words.hinted(heading, "response")), None)
    promised = label is not None and "finding" in fields and _promises(others[label], words)
    return others.pop(label) if label is not None and promised else None


def _promises(response: Cell, words: HeadingWords) -> bool:
    """An answer says more than that one agrees: ``Agreed. A list was issued.``."""
    said = [part for part in _SENTENCE.split(response.text) if not looks.response(part, words)]
    return any(
        mood.bids(part, words) or (looks.sentence(part) and not looks.answers(part, words))
        for part in said
    )


def _next(current: Record, name: str) -> Record:
    """After another action of the same finding, what stands above still holds."""
    kept = {"section"} - {name} if name in _OPENS_RECORD else _KEPT
    return Record(
        {key: cell for key, cell in current.fields.items() if key in kept},
        {},
        dict(current.headings),
    )


def add(into: dict[str, Cell], name: str, cell: Cell) -> None:
    """Put the cell under `name`, below what stands there."""
    into[name] = below(into[name], cell) if name in into else cell
