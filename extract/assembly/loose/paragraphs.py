"""Texts outside tables: records written as paragraphs, keys, particulars, and the rest."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from itertools import takewhile
from typing import TYPE_CHECKING

from planlift.extract.assembly import details
from planlift.extract.assembly import keys
from planlift.extract.assembly.cells import whole_text
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import no_actions
from planlift.extract.assembly.forms import paragraph_pairs
from planlift.extract.assembly.forms import recommended
from planlift.extract.assembly.forms import records
from planlift.extract.assembly.forms import unlisted
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.forms.pair_texts import as_texts
from planlift.extract.assembly.loose import action_ends
from planlift.extract.assembly.loose.answered import answered
from planlift.extract.assembly.loose.listed import listed
from planlift.extract.assembly.loose.owner_lists import under_owners
from planlift.extract.assembly.loose.stated import stated
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import Aside
from planlift.model import Detail
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.outcome import Outcome
    from planlift.extract.assembly.parts import Parts
    from planlift.model import Cell

_FEWEST = 2
"""Records of a document that has more than one."""
_PREAMBLE = {"owner_text", "lead_text", "due_text", "finding_ref", "ref"}
_PREAMBLE_AND_ACTION = 2
_FACTS = "it says who and when of the action above it"


def take_records(
    parts: Parts, title: TextBlock | None, outcome: Outcome, words: HeadingWords
) -> None:
    """Paragraphs of labels and values become rows. For documents without an action table."""
    blocks = _below_the_title([block for block in parts.texts if block is not title], words)
    if not recommended.labelled(blocks, words) and (
        _take_listed(blocks, title, outcome, words) or _take_stated(parts, title, outcome, words)
    ):
        return
    texts, taken_apart = as_texts(parts, words)
    if taken_apart:
        blocks = _below_the_title([block for block in texts if block is not title], words)
    pairs, used = paragraph_pairs.pairs_of_texts(blocks, words)
    made = _with_preamble(records.records(pairs))
    action_ends.taken_off(made, words)
    guesses = unlisted.settle(made, words)
    told = [record for record in made if not records.is_guidance(record, words)]
    good = _good(told, words)
    others = [record for record in told if record.fields.keys() - {"section"}]
    if len(good) < min(_FEWEST, len(others)) or not good or len(good) * 2 < len(others):
        return
    if no_actions.hold(good, title, words):
        return
    known = {guess[:2] for guess in guesses}
    hinted = [guess for guess in unlisted.hinted(good, words) if guess[:2] not in known]
    outcome.doubt_guesses([*guesses, *hinted])
    place = parts.texts[0].place
    outcome.rows += [row for each in good for row in records.to_rows(each, words, 0, place)]
    in_rows = {id(pair) for record in good for pair in record.pairs}
    for pair in pairs:
        if pair.label is not None:
            _leave(pair.label, "column-heading", outcome)
        if id(pair) not in in_rows:
            _leave(pair.value, "heading" if pair.field == "section" else "outside-tables", outcome)
    outcome.placed |= used
    for part in taken_apart:
        outcome.placed.add(id(part))
        if isinstance(part, Table):  # its headings are labels of the pairs above
            outcome.report_table(part, "actions", _FACTS)
        else:
            _report(part, outcome)


def _good(told: Sequence[records.Record], words: HeadingWords) -> list[records.Record]:
    """Those with an action, who and when; beside some that say more a brief one will do."""
    kept = [each for each in told if not _decided(each, words)]
    whole = any(map(records.is_record, kept))
    return [each for each in kept if records.is_record(each) or (whole and records.is_brief(each))]


def _with_preamble(made: list[records.Record]) -> list[records.Record]:
    """Who and when at the head of a letter about one action belong to that action."""
    told = [each for each in made if each.fields.keys() - {"section"}]
    if len(told) != _PREAMBLE_AND_ACTION or not records.is_record(told[1]):
        return made
    first, action = told
    if not first.fields.keys() <= _PREAMBLE - action.fields.keys() or first.others:
        return made
    action.fields |= first.fields
    action.headings |= first.headings
    action.pairs = [*first.pairs, *action.pairs]
    return [each for each in made if each is not first]


def _decided(record: records.Record, words: HeadingWords) -> bool:
    """What is to be done is to note a report; it may well answer what ``is recommended that``."""
    texts = [record.fields[name].text for name in WHAT if name in record.fields]
    return bool(texts) and all(sections.asks_to_decide(text, words) for text in texts)


def _take_listed(
    blocks: Sequence[TextBlock], title: TextBlock | None, outcome: Outcome, words: HeadingWords
) -> bool:
    """Answers to recommendations, or lists of actions with who and when at their ends or above."""
    made, used = answered(blocks, words)
    if not made:
        made, used = listed(blocks, title, words)
    if not made:
        made, used = under_owners(blocks, words)
    outcome.rows += [records.to_row(each, words, 0, blocks[0].place) for each in made]
    outcome.placed |= used
    return bool(made)


def _take_stated(
    parts: Parts, title: TextBlock | None, outcome: Outcome, words: HeadingWords
) -> bool:
    """Actions above the facts about them, in texts or in small tables."""
    made = stated(parts.order, title, words)
    if made and no_actions.hold([record for record, _ in made], title, words):
        return False
    outcome.doubt_guesses(unlisted.settle([record for record, _ in made], words))
    for record, each in made:
        first = each.texts[0] if each.texts else each.path[-1]
        outcome.rows.append(records.to_row(record, words, 0, first.place))
        outcome.placed |= {id(part) for part in (*each.texts, *each.parts)} | each.named
        for pair in each.facts:
            if pair.label is not None:
                _leave(pair.label, "column-heading", outcome)
        for part in each.parts:
            _report(part, outcome)
    return bool(made)


def _report(part: Table | Loose | TextBlock, outcome: Outcome) -> None:
    """A small table whose values are facts about the action above it."""
    if isinstance(part, Loose):
        outcome.report_grid(part.grid, "actions", _FACTS)
    elif isinstance(part, Table):
        outcome.leave(part.heading_cells, "column-heading", part.grids[0])
        outcome.report_table(part, "actions", _FACTS)


def _below_the_title(blocks: Sequence[TextBlock], words: HeadingWords) -> list[TextBlock]:
    """Without the headings at the top that name the document: all but the last, and a plan's.

    What stands above a lower heading and over others of its own rank names a part of it:
    ``Waiting times`` above ``What we were told``, ``Staffing`` further down.
    """
    ranks = Counter(block.level for block in blocks if block.kind == "heading")
    parts = {id(one) for one, two in pairwise(blocks) if 0 < one.level < two.level}
    parts &= {id(block) for block in blocks if ranks[block.level] > 1}
    top = list(takewhile(lambda b: id(b) not in parts and _may_name_document(b, words), blocks))
    if top and not words.names_document(top[-1].text) and len(top) < len(blocks):
        top.pop()
    return list(blocks[len(top) :])


def _may_name_document(block: TextBlock, words: HeadingWords) -> bool:
    return (
        block.kind == "heading"
        and not _heads_actions(block, words)
        and not sections.names_section(block.text, words)
        and not sections.introduces_finding(block.text, words)
        and not sections.wants(block.text, words)
    )


def _heads_actions(block: TextBlock, words: HeadingWords) -> bool:
    """``What we will do``: a label, no title; nor is ``Action 1.1: Read the plan``."""
    number = refs.split(block.text, words)
    if number.label and number.rest and words.announced(number.label) in WHAT:
        return True
    label = lone_label(block, words)
    return label in WHAT and not words.names_document(block.text)


def place_texts(
    parts: Parts,
    title: TextBlock | None,
    plans: Container[Table],
    outcome: Outcome,
    words: HeadingWords,
) -> None:
    """Put every text that has no place yet into the particulars, the keys, or aside."""
    if title is not None and outcome.rows and id(title) not in outcome.placed:
        outcome.details.insert(0, Detail(details.TITLE, title.text, (title.place,), unprinted=True))
        outcome.placed.add(id(title))
    before = bool(outcome.rows)
    announced = False
    for at, part in enumerate(parts.order):
        if isinstance(part, Table) and part in plans:
            before = False
        if isinstance(part, TextBlock):
            if before and details.heads_list(part, words):
                _take_list(part, parts.order[at + 1 :], outcome)
            announced = _place(part, outcome, words, before=before, announced=announced)


def _take_list(
    heading: TextBlock,
    below: Sequence[Table | Loose | TextBlock],
    outcome: Outcome,
) -> None:
    """A particular that a heading names and the list right below it says; nothing for prose."""
    texts: list[TextBlock] = []
    for part in below:
        if not isinstance(part, TextBlock) or part.kind == "heading":
            break
        texts.append(part)
    used = {id(heading), *map(id, texts)}
    if texts and all(text.kind == "item" for text in texts) and outcome.placed.isdisjoint(used):
        outcome.details.append(details.from_list(heading, texts))
        outcome.placed |= used


def _place(
    block: TextBlock, outcome: Outcome, words: HeadingWords, *, before: bool, announced: bool
) -> bool:
    """Place one text; gives whether a key may go on in the next."""
    if id(block) in outcome.placed:
        return False
    found = keys.from_text(block.text, words, announced=announced)
    if found or keys.announces(block.text, words):
        outcome.take_keys(found)
        outcome.aside.append(Aside(block.text, "key", block.place))
        return True
    particulars = details.from_text(block, words) if before else []
    if particulars:
        outcome.details += particulars
    else:
        reason = "heading" if block.kind == "heading" else "outside-tables"
        outcome.aside.append(Aside(block.text, reason, block.place))
    return False


def _leave(cell: Cell, reason: str, outcome: Outcome) -> None:
    text = whole_text(cell).strip()
    if text:
        outcome.aside.append(Aside(text, reason, cell.places[0]))
