"""What the headings over actions and their facts say: the action, what was found, or a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.loose.own_headings import says_more
from planlift.extract.assembly.loose.statement import Statement
from planlift.extract.assembly.loose.statement import is_numbered
from planlift.extract.assembly.loose.statement import together
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import TextBlock


def settle(found: Sequence[Statement], title: TextBlock | None, words: HeadingWords) -> None:
    """Leave in each the texts that are its action; its headings give what stands over it."""
    _cut_preambles(found, words)
    _take_headings(found, words)
    own = _own_headings(found, title, words)
    if own and _name_actions(found, words):
        _take_findings(found)
    headings = _Headings(words, lone=own)
    for each in found:
        headings.carry(each)


def _cut_preambles(found: Sequence[Statement], words: HeadingWords) -> None:
    """What stands above a number is no part of the action; nor what comes before the first one."""
    numbers = [
        [i for i, text in enumerate(each.texts) if is_numbered(text, words)] for each in found
    ]
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
        each.above["finding"] = together(each.texts)
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
        number = refs.split(block.text, self.words)
        wish = sections.numbers_wish(block, self.words)
        wish = wish or (bool(number.ref) and sections.says(number.rest))
        if wish or sections.introduces_finding(block.text, self.words):
            said = sections.announce(cell, self.words, has_finding=False)
            return {"finding": said.body} | ({"finding_ref": said.ref} if said.ref else {})
        if key(block.text) in self.words.plain or self.words.names_document(block.text):
            return {}
        group = not lone or sections.names_section(block.text, self.words)
        return {"section" if group else "finding": cell}
