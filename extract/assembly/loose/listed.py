"""Actions listed outside tables, who and when at their ends: ``… (Lead: Head; by May 2025)``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.forms.records import Record
from planlift.extract.assembly.loose import one_item
from planlift.extract.assembly.loose import tails
from planlift.extract.assembly.loose.list_heads import Above
from planlift.extract.assembly.loose.list_heads import heading_of
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import TextBlock

_Told: TypeAlias = "tuple[TextBlock, dict[str, Cell]]"
"""An item, and what it says of who and when."""
_PLAN = " plan"
_SHORTEST = len("the plan")
_FEWEST = 2
"""Actions of a document; one alone may be a remark."""


def listed(
    blocks: Sequence[TextBlock], title: TextBlock | None, words: HeadingWords
) -> tuple[list[Record], set[int]]:
    """A record for each action, under the heading above it, and ``id`` of the texts used.

    Of a list most of whose items say who or when, all items are actions.
    """
    made: list[Record] = []
    used: set[int] = set()
    complete = 0
    titled = title is not None and _names_plan(key(title.text), words)
    acts = titled or any(_says_to_act(block, words) for block in blocks)
    blocks, origins = tails.with_lines_below(blocks, words)
    if not acts and not _all_labelled(blocks, words) and not _all_told(blocks, title, words):
        return [], set()
    for above, headings, texts in _lists(blocks, words):
        found, signed = _read(texts, words, dated="due_text" in above)
        told = sum(bool(facts) for _, facts in found)
        due = sum("due_text" in {**above, **facts} for _, facts in found if facts)
        if not signed and (2 * told <= len(found) or 2 * due < told):
            continue
        complete += told
        if _parents(found):
            made += _under_parents(found, above, words)
        else:
            made += [
                Record({**above, **(facts or one_item.whole(block))}) for block, facts in found
            ]
        used |= headings
        used |= {at for block in texts for at in origins.get(id(block), (id(block),))}
    return (made, used) if complete >= _FEWEST else ([], set())


def _read(
    texts: Sequence[TextBlock], words: HeadingWords, *, dated: bool
) -> tuple[list[_Told], bool]:
    """What each item says of who and when; and whether each that bids names who, and none when."""
    found = [(block, one_item.facts(block, words)) for block in texts]
    if not any(facts for _, facts in found):
        found = [(block, one_item.bare_facts(block, words, dated=dated)) for block in texts]
    if not any(facts for _, facts in found):
        found = [(block, one_item.signed(block, words)) for block in texts]
    named = not any("due_text" in facts for _, facts in found)
    return found, named and _complete(found, words)


def _complete(found: Sequence[_Told], words: HeadingWords) -> bool:
    """Every item says so, or is above such; most of them bid."""
    if len(found) < _FEWEST or not (all(facts for _, facts in found) or _parents(found)):
        return False
    told = (facts["action"].text for _, facts in found if facts)
    return mood.mostly_bid(told, words)


def _all_labelled(blocks: Iterable[TextBlock], words: HeadingWords) -> bool:
    """Every item has labels for who and for when: ``Open a line (Lead: Ann; Due: May 2025)``."""
    items = [block for block in blocks if block.kind == "item"]
    told = [one_item.facts(block, words).keys() >= OWNER_AND_DUE for block in items]
    return len(told) > _FEWEST and all(told)


def _all_told(blocks: Sequence[TextBlock], title: TextBlock | None, words: HeadingWords) -> bool:
    """Every item ends with who and when, or is above such; most bid; a line speaks of actions."""
    items = [block for block in blocks if _is_item(block, words)]
    others = [block for block in blocks if not _is_item(block, words)]
    others += [title] if title is not None else []
    if not any(_speaks_of_actions(block, words) for block in others):
        return False
    bare = [(block, one_item.bare_facts(block, words, dated=False)) for block in items]
    return _complete(
        [(b, one_item.facts(b, words) or told or one_item.signed(b, words)) for b, told in bare],
        words,
    )


def _speaks_of_actions(block: TextBlock, words: HeadingWords) -> bool:
    said = key(block.text)
    return _names_plan(said, words) or any(
        f" {phrase} " in f" {said} " for phrase in words.action_lists
    )


def _names_plan(title: str, words: HeadingWords) -> bool:
    """``Ward action plan``: a plan of actions, of whatever body."""
    kinds = (phrase for phrase in words.plain if phrase.endswith(_PLAN) and len(phrase) > _SHORTEST)
    return any(f" {phrase} " in f" {title} " for phrase in kinds)


def _parents(found: Sequence[_Told]) -> bool:
    """Several items without who and when, each above some with both: findings and their actions."""
    bare = [not facts for _, facts in found]
    apart = not any(bare[at] and bare[at + 1] for at in range(len(bare) - 1))
    return bare[0] and not bare[-1] and sum(bare) >= _FEWEST and apart


def _under_parents(
    found: Sequence[_Told], above: dict[str, Cell], words: HeadingWords
) -> list[Record]:
    made: list[Record] = []
    finding: dict[str, Cell] = {}
    for block, facts in found:
        if facts:
            made.append(Record({**above, **finding, **facts}))
            continue
        number, said = refs.split_cell(one_item.whole(block)["action"], words)
        finding = {"finding": said} | ({"finding_ref": number} if number else {})
    return made


def _says_to_act(block: TextBlock, words: HeadingWords) -> bool:
    """A heading that promises actions or gives a finding: other lists have leads as well.

    So does a line that ends with a colon: ``The actions that we agreed:``.
    """
    if block.kind != "heading":
        opens = block.kind == "paragraph" and block.text.rstrip().endswith(":")
        said = key(block.text).split() if opens else ()
        return any(words.labels.get(word.removesuffix("s")) == "action" for word in said)
    if sections.deadline(block.text, words):
        return True
    return words.hinted(block.text, "action") or sections.introduces_finding(block.text, words)


def _lists(
    blocks: Iterable[TextBlock], words: HeadingWords
) -> Iterator[tuple[dict[str, Cell], set[int], list[TextBlock]]]:
    """The items that stand together, with the group and the finding that they stand under."""
    above = Above(words)
    items: list[TextBlock] = []
    for block in blocks:
        heading = heading_of(block, words) or _wish(block, words)
        is_item = not heading and _is_item(block, words)
        if items and not is_item:
            yield *above.over(), items
            items = []
        if heading:
            above.meet(block, heading)
        elif is_item:
            items.append(block)
        else:
            above.note(block)
    if items:
        yield *above.over(), items


def _wish(block: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """``1. The board should publish …`` in bold, without who and when: what a list answers."""
    if not sections.numbers_wish(block, words):
        return {}
    if one_item.facts(block, words) or one_item.bare_facts(block, words, dated=False):
        return {}
    number, said = refs.split_cell(sections.as_cell(block), words)
    return {"finding": said} | ({"finding_ref": number} if number else {})


def _is_item(block: TextBlock, words: HeadingWords) -> bool:
    if block.kind == "heading":
        return False
    if block.kind == "item" or refs.split(block.text, words).ref:
        return True
    # Its mark may be drawn, not printed.
    return (
        block.text.endswith((")", ").", "]"))
        and one_item.facts(block, words).keys() >= OWNER_AND_DUE
    )
