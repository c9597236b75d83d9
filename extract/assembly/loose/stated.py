"""Actions that no label announces, each above the facts about it: ``Lead: … Due: … Status: …``."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import groupby
from itertools import pairwise
from itertools import starmap
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms import inlines
from planlift.extract.assembly.forms import label_lines
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms import paragraph_pairs
from planlift.extract.assembly.forms import recommended
from planlift.extract.assembly.forms import records
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.forms.labels import repeated
from planlift.extract.assembly.forms.labels_again import labels_again
from planlift.extract.assembly.loose import feet
from planlift.extract.assembly.loose.own_headings import says_more
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import Cell
from planlift.model import TextBlock
from planlift.text import BULLET
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords

Part: TypeAlias = Table | Loose | TextBlock

_FACTS = frozenset(WHO_WHEN) | {
    "due_original", "start_text", "success_measure", "evidence", "resources", "priority", "impact",
    "risk", "monitoring", "response", "ref", "action_ref",
}  # fmt: skip
_NUMBER = re.compile(r"([A-Z]|\d{1,2})[.):]?\s+(?=\S)")
_WHO_WHEN = OWNER_AND_DUE | {"due_revised"}
_FEWEST = 2
"""Actions of a document; one alone may be a remark."""
_BOLD_LEVEL = 7
"""Of a bold line in a source that marks its headings otherwise."""
_LINE_LEVEL = 8
"""Of a line that stands over others though no heading; below all that the source marks up."""


class Statement(Struct):
    """What is said above some facts, and the headings that it stands under."""

    path: list[TextBlock]
    texts: list[TextBlock] = field(default_factory=list)
    facts: list[Pair] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    """What the facts were read from."""
    above: dict[str, Cell] = field(default_factory=dict)
    """What the headings give."""
    named: set[int] = field(default_factory=set)
    """``id`` of those of `path` that give it."""

    def fields(self) -> set[str]:
        """Those that its facts fill."""
        return {fact.field for fact in self.facts}


def stated(
    order: Sequence[Part], title: TextBlock | None, words: HeadingWords
) -> list[tuple[records.Record, Statement]]:
    """A record for each action, with what it was made of; none where labels say what is done."""
    if any(starmap(partial(_labels_what, words), pairwise([*order, None]))):
        return []
    order, origins = label_lines.joined(order, _FACTS, words)
    found = _alike(list(_statements(order, title, words)), words)
    if len(found) < _FEWEST or _labels_each(order, len(found), words):
        return []
    _cut_preambles(found, words)
    _take_headings(found, words)
    own = _own_headings(found, title, words)
    if own and _name_actions(found, words):
        _take_findings(found)
    headings = _Headings(words, lone=own)
    for each in found:
        headings.carry(each)
        each.parts = [origin for part in each.parts for origin in origins.get(id(part), (part,))]
    return [(_record(each), each) for each in found]


def _labels_what(words: HeadingWords, part: Part, below: Part | None) -> bool:
    """``Action: …``, ``Action 1.1``: the document says by labels what is to be done.

    ``Action 1.1: Train staff`` in a heading over a form is what the form says who and when of.
    """
    if not isinstance(part, TextBlock) or sections.introduces_finding(part.text, words):
        return False
    if part.kind == "heading" and isinstance(below, Loose) and refs.split(part.text, words).rest:
        return False
    title, colon, _ = part.text.partition(":")
    if part.kind == "heading" and colon and words.names_document(title):
        return False  # ``Action plan: Review of the fleet``
    names_plan = key(part.text) in words.plain or words.names_document(part.text)
    if not names_plan and paragraph_pairs.lone_label(sections.as_cell(part), words) in WHAT:
        return True
    if names_plan and part.text.rstrip().endswith(":"):
        return False
    return inline_field(part.text.removeprefix(BULLET), words) in WHAT


def _labels_each(order: Sequence[Part], count: int, words: HeadingWords) -> bool:
    """``What we will do`` over each of as many statements: a label, and no title of a plan."""
    texts = [part for part in order if isinstance(part, TextBlock)]
    actions = {
        text for text, name in labels_again(texts, words, told=True).items() if name == "action"
    }
    return any(sum(one.text == text for one in texts) >= count for text in actions)


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
        if told[index]:
            current.facts += told[index]
            current.parts.append(part)
            continue
        if current.facts:
            yield current
            kept = {name: cell for name, cell in current.above.items() if name == "finding"}
            current = Statement(current.path, above=kept)
        if not isinstance(part, TextBlock):
            current = Statement([])
        elif part is title or paragraph_pairs.announces_actions(part, words):
            continue
        elif over and recommended.opens(part, words):
            current = _recommended(current, part, words)
        elif _stands_over(index, order, told, words):
            number = [text for text in current.texts[-1:] if looks.reference(text.text)]
            current = Statement(_under(current.path, part), number)
        else:
            current.texts.append(part)
    if current.facts:
        yield current


def _recommended(found: Statement, part: TextBlock, words: HeadingWords) -> Statement:
    """``Recommendation 1: …`` is what is to be done about what the texts above it say."""
    said = sections.announce(sections.as_cell(part), words, has_finding=False)
    above = {"finding": _said(found.texts)} if found.texts else found.above
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
    """``B. Water`` right above ``B1 Test it`` or ``B.1 Test it``."""
    number = _NUMBER.match(block.text)
    if number is None or not looks.title(block.text) or not below:
        return False
    after = below[0].text if isinstance(below[0], TextBlock) else ""
    rest = after.removeprefix(number[1])
    return rest != after and rest.lstrip(".")[:1].isdigit()


def _short_line(block: TextBlock, words: HeadingWords) -> bool:
    numbers = _number(block, words) or looks.reference(block.text)
    plain = block.kind == "paragraph" and not numbers
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


def _cut_preambles(found: Sequence[Statement], words: HeadingWords) -> None:
    """What stands above a number is no part of the action; nor what comes before the first one."""
    numbers = [[i for i, text in enumerate(each.texts) if _number(text, words)] for each in found]
    if looks.mostly(map(bool, numbers)):
        for each, places in zip(found, numbers, strict=True):
            each.texts = each.texts[places[-1] :] if places else each.texts
    elif not _under_alike(found[0].path, found[1].path):
        longest = max(len(each.texts) for each in found[1:])
        found[0].texts = found[0].texts[-longest:] if longest else []


def _under_alike(one: Sequence[TextBlock], other: Sequence[TextBlock]) -> bool:
    """The first two stand each below a heading of one level: nothing comes before the first."""
    if not one or not other or one[-1] is other[-1]:
        return False
    return one[-1].kind == other[-1].kind == "heading" and one[-1].level == other[-1].level


def _take_headings(found: Sequence[Statement], words: HeadingWords) -> None:
    """The heading right above facts is the action, unless it is what was found."""
    for each in found:
        alone = not each.texts and each.path and "action" not in each.above
        if alone and not sections.introduces_finding(each.path[-1].text, words):
            each.path, each.texts = each.path[:-1], each.path[-1:]


def _number(block: TextBlock, words: HeadingWords) -> bool:
    """It begins with a number, and no word in front: ``Outcome 4: …`` names a group."""
    found = refs.split(block.text, words)
    return bool(found.ref) and not found.label


def _own_headings(found: Sequence[Statement], title: TextBlock | None, words: HeadingWords) -> bool:
    """Each has a heading of its own, which so names no group; see `own_headings`."""
    nearest = [each.path[-1] for each in found if each.path]
    if not len(nearest) == len(found) == len(set(map(id, nearest))):
        return False
    under = all(any(heading is not title for heading in each.path[:-1]) for each in found)
    return under or looks.mostly(says_more(block.text, words) for block in nearest)


def _name_actions(found: Sequence[Statement], words: HeadingWords) -> bool:
    """``Open a line for families`` in the headings, over texts that bid nothing: cards."""
    heads = [each.path[-1].text for each in found if each.path and each.texts]
    said = [text.text for each in found for text in each.texts]
    if len(heads) < len(found) or any(sections.introduces_finding(text, words) for text in heads):
        return False
    bid = [
        looks.mostly(mood.bids(text, words) and not mood.obliges(text, words) for text in texts)
        for texts in (heads, said)
    ]
    return bid == [True, False]


def _take_findings(found: Iterable[Statement]) -> None:
    """What stands below such headings is why."""
    for each in found:
        each.above["finding"] = _said(each.texts)
        each.named |= set(map(id, each.texts))
        each.path, each.texts = each.path[:-1], each.path[-1:]


class _Headings:
    """Gives each statement what stands over it: one cell for all that a heading stands over."""

    def __init__(self, words: HeadingWords, *, lone: bool) -> None:
        """`lone`: no heading right above a statement stands over another."""
        self.words = words
        self.lone = lone
        self._cells: dict[int, dict[str, Cell]] = {}

    def carry(self, each: Statement) -> None:
        """Take finding and section from the nearest headings that give them."""
        for block in reversed(each.path):
            nearest = block is each.path[-1] and self.lone and bool(each.texts)
            if id(block) not in self._cells:
                self._cells[id(block)] = self._says(block, lone=nearest)
            found = self._cells[id(block)]
            if found and not each.above.keys() & found.keys():
                each.above |= found
                each.named.add(id(block))

    def _says(self, block: TextBlock, *, lone: bool) -> dict[str, Cell]:
        cell = sections.as_cell(block)
        wish = sections.numbers_wish(block, self.words)
        if wish or sections.introduces_finding(block.text, self.words):
            said = sections.announce(cell, self.words, has_finding=False)
            return {"finding": said.body} | ({"finding_ref": said.ref} if said.ref else {})
        if key(block.text) in self.words.plain or self.words.names_document(block.text):
            return {}
        group = not lone or sections.names_section(block.text, self.words)
        return {"section" if group else "finding": cell}


def _record(each: Statement) -> records.Record:
    record = records.Record(dict(each.above), pairs=each.facts)
    number, *texts = each.texts or (None,)
    if number is not None and texts and looks.reference(number.text):
        record.fields["action_ref"] = sections.as_cell(number)
        record.fields["action"] = _said(texts)
    elif each.texts:
        record.fields["action"] = _said(each.texts)
    for pair in each.facts:
        name = "action_ref" if pair.field == "ref" else pair.field
        records.add(record.fields if name else record.others, name or pair.heading, pair.value)
        if name:
            record.headings[name] = pair.heading
    return record


def _said(texts: Iterable[TextBlock]) -> Cell:
    """The texts as one, a line each; an item alone without its mark."""
    first, *rest = (sections.as_cell(text) for text in texts)
    if not rest:
        return replace(first, text=first.text.removeprefix(BULLET))
    for cell in rest:
        first = pairing.below(first, cell)
    return first
