"""Actions that no label announces, each above the facts about it: ``Lead: … Due: … Status: …``."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms import inlines
from planlift.extract.assembly.forms import label_lines
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms import recommended
from planlift.extract.assembly.forms import records
from planlift.extract.assembly.forms.labels import repeated
from planlift.extract.assembly.forms.lone_labels import announces_actions
from planlift.extract.assembly.loose import answer_headings
from planlift.extract.assembly.loose import feet
from planlift.extract.assembly.loose import labelled_actions
from planlift.extract.assembly.loose import stated_headings
from planlift.extract.assembly.loose.statement import Part
from planlift.extract.assembly.loose.statement import Statement
from planlift.extract.assembly.loose.statement import is_numbered
from planlift.extract.assembly.loose.statement import together
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import sections
from planlift.model import Cell
from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords


_FACTS = frozenset(WHO_WHEN) | {
    "due_original", "start_text", "success_measure", "evidence", "resources", "priority", "impact",
    "risk", "monitoring", "response", "ref", "action_ref",
}  # fmt: skip
_NUMBER = re.compile(r"([A-Z]|\d{1,2})[.):]?\s+(?=\S)")
_WHO_WHEN = OWNER_AND_DUE | {"due_revised"}
_DONE = ("action", "response")
_FEWEST = 2
"""Actions of a document; one alone may be a remark."""
_BOLD_LEVEL = 7
"""Of a bold line in a source that marks its headings otherwise."""
_LINE_LEVEL = 8
"""Of a line that stands over others though no heading; below all that the source marks up."""


def stated(
    order: Sequence[Part], title: TextBlock | None, words: HeadingWords
) -> list[tuple[records.Record, Statement]]:
    """A record for each action, with what it was made of; none where labels say what is done."""
    if labelled_actions.are_known(order, words):
        return []
    order, origins = label_lines.joined(order, _FACTS, words)
    found = _alike(list(_statements(order, title, words)), words)
    if len(found) < _FEWEST or labelled_actions.over_each(order, len(found), words):
        return []
    if _under_labels(found):
        return []
    stated_headings.settle(found, title, words)
    for each in found:
        each.parts = [origin for part in each.parts for origin in origins.get(id(part), (part,))]
    return [(_record(each), each) for each in found]


def _under_labels(found: Sequence[Statement]) -> bool:
    """``Deliverable:`` over one of them is what labels a fact of another: no name of a group."""
    labels = {fact.heading for each in found for fact in each.facts}
    return any(each.path and each.path[-1].text.rstrip(": ") in labels for each in found)


def _statements(
    order: Sequence[Part], title: TextBlock | None, words: HeadingWords
) -> Iterator[Statement]:
    known = repeated(
        part.text.removeprefix(BULLET)
        for part in order
        if isinstance(part, TextBlock) and part.kind != "heading"
    )
    told = _with_who_or_when(_facts([_pairs(part, words, known) for part in order]))
    over = recommended.findings_over([one for one in order if isinstance(one, TextBlock)], words)
    current = Statement([])
    for index, part in enumerate(order):
        if current.facts and _ends(current, told[index], words):
            yield current
            current = _next(current)
        if told[index]:
            current.facts += told[index]
            current.parts.append(part)
        elif not isinstance(part, TextBlock):
            current = Statement([])
        elif part is title or announces_actions(part, words):
            continue
        elif (said := answer_headings.answer(part, words)) is not None:
            current = answer_headings.below(current, part, said)
        elif over and recommended.opens(part, words):
            current = _recommended(current, part, words)
        elif _stands_over(index, order, told, words):
            number = [text for text in current.texts[-1:] if looks.reference(text.text)]
            current = Statement(_under(current.path, part), number)
        else:
            current.texts.append(part)
    if current.facts:
        yield current


def _next(found: Statement) -> Statement:
    """Another of the same finding."""
    kept = {name: cell for name, cell in found.above.items() if name == "finding"}
    return Statement(found.path, above=kept)


def _ends(found: Statement, facts: Sequence[Pair], words: HeadingWords) -> bool:
    """No more facts, or the same labels again, of which one hints at what is to be done:
    ``Trust action``, ``University response``.
    """
    if not facts:
        return True
    before = {fact.heading for fact in found.facts if fact.heading}
    told = [fact.heading for fact in facts if not fact.field and fact.heading in before]
    return any(words.hinted(heading, name) for heading in told for name in _DONE)


def _recommended(found: Statement, part: TextBlock, words: HeadingWords) -> Statement:
    """``Recommendation 1: …`` is what is to be done about what the texts above it say."""
    said = sections.announce(sections.as_cell(part), words, has_finding=False)
    above = {"finding": together(found.texts)} if found.texts else found.above
    above = above | {"action": said.body} | ({"action_ref": said.ref} if said.ref else {})
    return Statement(found.path, above=above, named={id(part), *map(id, found.texts)})


def _with_who_or_when(told: Sequence[list[Pair]]) -> list[list[Pair]]:
    """The facts of each part; none of parts that stand together and say neither."""
    kept: list[list[Pair]] = []
    for some, group in groupby(told, key=bool):
        facts = list(group)
        names = {fact.field for part in facts for fact in part}
        kept += facts if some and names & _WHO_WHEN else [[] for _ in facts]
    return kept


def _stands_over(
    index: int, order: Sequence[Part], told: Sequence[Sequence[Pair]], words: HeadingWords
) -> bool:
    """A heading, a finding, or a short line above what is no fact about it."""
    block = order[index]
    if not isinstance(block, TextBlock):
        return False
    if block.kind == "heading" or sections.introduces_finding(block.text, words):
        return True
    if sections.numbers_wish(block, words) or sections.names_numbered_group(block.text, words):
        return True
    if _counts_under(block, order[index + 1 : index + 2]):
        return True
    if not _short_line(block, words) or _listed_below_heading(index, order, words):
        return False
    after = order[index + 1] if index + 1 < len(order) else None
    return isinstance(after, TextBlock) and not told[index + 1]


def _counts_under(block: TextBlock, below: Sequence[Part]) -> bool:
    """``B. Water`` right above ``B1 Test it`` or ``B.1 Test it``; a sentence only above ``2.1``."""
    number = _NUMBER.match(block.text)
    if number is None or not below:
        return False
    after = below[0].text if isinstance(below[0], TextBlock) else ""
    rest = after.removeprefix(number[1])
    dotted = rest.startswith(".")
    counts = rest != after and rest[dotted : dotted + 1].isdigit()
    return counts and (looks.title(block.text) or dotted)


def _short_line(block: TextBlock, words: HeadingWords) -> bool:
    """No number, no day such as ``Published: 3 May 2025``, no sentence."""
    other = is_numbered(block, words) or looks.reference(block.text)
    other = other or sections.says_when(block.text, words)
    plain = block.kind == "paragraph" and not other
    return plain and looks.title(block.text)


def _listed_below_heading(index: int, order: Sequence[Part], words: HeadingWords) -> bool:
    """One of the short lines right below a heading: items whose marks are drawn, not printed."""
    first = index
    while first and isinstance(above := order[first - 1], TextBlock) and _short_line(above, words):
        first -= 1
    before = order[first - 1] if first else None
    return isinstance(before, TextBlock) and before.kind == "heading"


def _under(path: Sequence[TextBlock], block: TextBlock) -> list[TextBlock]:
    return [*(above for above in path if _level(above) < _level(block)), block]


def _level(block: TextBlock) -> int:
    if block.kind != "heading":
        return _LINE_LEVEL
    return block.level or (1 if block.size else _BOLD_LEVEL)


def _facts(read: Sequence[list[Pair]]) -> list[list[Pair]]:
    """Labels and values of each part that tell facts; others where they stand between such."""
    plain = [any(pair.field for pair in pairs) for pairs in read]
    around = zip(read, plain, [False, *plain], [*plain[1:], False], strict=False)
    return [pairs if own or (above and below) else [] for pairs, own, above, below in around]


def _pairs(part: Part, words: HeadingWords, known: frozenset[str]) -> list[Pair]:
    """Labels and values of a part that holds nothing else, and no action or finding."""
    if isinstance(part, Table):
        found = _one_line(part)
    elif isinstance(part, Loose):
        found = pairing.pairs(part.lines, words) if pairing.is_form(part.lines, words) else []
    elif part.kind == "heading":
        found = []
    else:
        text = part.text.removeprefix(BULLET)
        cell = Cell(text, 0, 0, places=(part.place,), bold=part.bold)
        found = inlines.inline(cell, words, known) or _foot(cell, words)
    lost = any(pair.label is None and not pair.field for pair in found)
    return [] if lost or not {pair.field for pair in found} <= _FACTS | {""} else found


def _foot(cell: Cell, words: HeadingWords) -> list[Pair]:
    """``Head of Care · Due 30 June 2026`` at the foot of a card, without labels; or ``Agreed``."""
    if looks.response(cell.text, words):
        return [inlines.Pair(None, cell, "response", "")]
    return [
        inlines.Pair(
            with_text(cell, fact.label) if fact.label else None,
            with_text(cell, fact.value),
            fact.field,
            fact.label,
        )
        for fact in feet.facts(cell.text, words)
    ]


def _one_line(table: Table) -> list[Pair]:
    """A table of one line without an action: a value under each heading."""
    if len(table.lines) != 1:
        return []
    cells = table.lines[0].cells
    return [
        inlines.Pair(None, cell, column.field, column.heading)
        for column, cell in zip(table.columns, cells, strict=False)
        if cell is not None and cell.text
    ]


def _alike(found: Sequence[Statement], words: HeadingWords) -> list[Statement]:
    """Those that say who or when, and of which the facts are mostly the same."""
    told = [each for each in found if _is_plain(each, words) and (each.texts or each.path)]
    times = Counter(name for each in told for name in each.fields())
    usual = {name for name, count in times.items() if name and 2 * count > len(told)}
    if not usual & _WHO_WHEN:
        return []  # the head of a report: its date here, its author there
    return [each for each in told if 2 * len(usual & each.fields()) >= len(usual)]


def _is_plain(each: Statement, words: HeadingWords) -> bool:
    """Labels say who, or when and how far: a ``Contact`` and a ``Date`` are those of an event."""
    plain = {fact.field for fact in each.facts if not words.fallback(fact.heading)}
    far = bool(each.fields() & {"status_text", "progress_text", "rag_text"})
    return "owner_text" in plain or (far and bool(plain & _WHO_WHEN))


def _record(each: Statement) -> records.Record:
    record = records.Record(dict(each.above), pairs=each.facts)
    number, *texts = each.texts or (None,)
    if number is not None and texts and looks.reference(number.text):
        record.fields["action_ref"] = sections.as_cell(number)
        record.fields["action"] = together(texts)
    elif each.texts:
        record.fields["action"] = together(each.texts)
    for pair in each.facts:
        name = "action_ref" if pair.field == "ref" else pair.field
        records.add(record.fields if name else record.others, name or pair.heading, pair.value)
        if name:
            record.headings[name] = pair.heading
    return record
