"""What stands on every page and says nothing: running heads, feet, page numbers.

Recognised by repetition, never by words: the same text, digits aside, at the same height on
several pages, in the margin above or below everything else. A page number is known by its figures
too: that of its page, and that of all pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from planlift.text import key
from planlift.text import masked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import TextBlock

NO_WORDS: Mapping[str, str] = {}
_COUNTED = frozenset({"action", "finding", "section"})
_DIGITS = re.compile(r"\d+")
MARGIN = 0.14
"""Of the page's height, at the top and at the bottom."""
_DRIFT = 6.0
"""Points that repeated text may move up or down."""
_LONGEST = 250
"""Characters: longer text is no running head."""
_PAGES = 3
"""Pages that prove a repetition; in a shorter document all of them."""
_FEWEST = 2
"""Pages that prove a foot that holds the number of each."""
_TITLE = 1.3
"""How much larger than another a heading may be that is no title before it."""
_SHARE = 0.3
"""Of all pages: the least that must show it."""
_LONE_LETTERS = 7
"""Letters beside a page number that stands on one page only (``Tudalen 1``)."""
_NUMBER_LETTERS = 12
"""Letters beside a page number (``Page 3 of 7``); more is a running foot with a number in it."""


def find(
    blocks: Sequence[TextBlock],
    heights: Mapping[int, float],
    content: Mapping[int, Sequence[float]],
    heading_words: Mapping[str, str] = NO_WORDS,
) -> dict[int, str]:
    """``id`` of each block that is furniture, and why.

    `heights` are the pages' heights; `content` says how far the tables of a page go up and down:
    what stands between them is never furniture. Nor is a heading that numbers what one of the
    `heading_words` names (their fields by phrase): ``Recommendation 2`` at the top of page 2.
    """
    found = {
        id(block): "page-number"
        for block in blocks
        if _counts_pages(block, len(heights), _margin(block, heights, content))
    }
    if len(heights) < 2:
        return found
    largest = _largest(blocks)
    alike: dict[tuple[str, bool], list[TextBlock]] = defaultdict(list)
    for block in blocks:
        where = _margin(block, heights, content)
        if where is not None and len(block.text) <= _LONGEST:
            alike[masked(block.text), where].append(block)
    for (text, top), same in alike.items():
        if _number_records(text, same, heading_words):
            continue
        for level in _levels(same, {} if top else heights):
            pages = {block.place.page for block in level}
            if top and _labels_form(level, blocks, heading_words):
                continue
            proof = _FEWEST if not top and _numbers_pages(level) else _PAGES
            if len(pages) >= max(min(proof, len(heights)), _SHARE * len(heights)):
                reason = _reason(text, top=top)
                found.update(
                    (id(block), reason)
                    for block in level
                    if not (top and _is_title(block, level, largest))
                )
    return found


def _number_records(
    text: str, blocks: Sequence[TextBlock], heading_words: Mapping[str, str]
) -> bool:
    """Each says another number of what a plan counts."""
    counted = "#" in text and heading_words.get(key(text.replace("#", ""))) in _COUNTED
    return counted and len({block.text for block in blocks}) == len(blocks)


def _labels_form(
    level: Sequence[TextBlock], blocks: Sequence[TextBlock], heading_words: Mapping[str, str]
) -> bool:
    """It names a field, and in its type others on each of the pages do: one form a page."""
    field = heading_words.get(key(level[0].text))
    if field not in _COUNTED:
        return False
    alike = {
        other.place.page
        for other in blocks
        if (other.size, other.bold) == (level[0].size, level[0].bold)
        and heading_words.get(key(other.text), field) != field
    }
    return alike.issuperset(block.place.page for block in level)


def _counts_pages(block: TextBlock, pages: int, top: bool | None) -> bool:
    """``Page 3 of 7`` in a margin of the third of seven pages; ``Page 3`` in the lower one."""
    if top is None or sum(map(str.isalpha, block.text)) > _NUMBER_LETTERS:
        return False
    numbers = [int(digits) for digits in _DIGITS.findall(block.text)]
    if numbers == [block.place.page, pages]:
        return True
    short = sum(map(str.isalpha, block.text)) <= _LONE_LETTERS
    return numbers == [block.place.page] and not top and short


def _margin(
    block: TextBlock, heights: Mapping[int, float], content: Mapping[int, Sequence[float]]
) -> bool | None:
    """True for the top margin, False for the bottom one, None for neither."""
    page, box = block.place.page, block.place.box
    if box is None or page not in heights:
        return None
    middle, height = (box[1] + box[3]) / 2, heights[page]
    tables = content.get(page, ())
    if tables and min(tables) <= middle <= max(tables):
        return None
    if middle < MARGIN * height:
        return True
    return False if middle > (1 - MARGIN) * height else None


def _largest(blocks: Sequence[TextBlock]) -> dict[int, float]:
    """The font size of the largest heading of each page."""
    largest: dict[int, float] = {}
    for block in blocks:
        if block.kind == "heading":
            largest[block.place.page] = max(block.size, largest.get(block.place.page, 0.0))
    return largest


def _is_title(block: TextBlock, level: Sequence[TextBlock], largest: Mapping[int, float]) -> bool:
    """A heading that later pages repeat is the document's title where it stands first, unless
    another heading of that page is much larger.
    """
    page = min(other.place.page for other in level)
    first = block.kind == "heading" and block.place.page == page
    leads = first and largest[page] <= _TITLE * block.size
    return leads and not _DIGITS.search(block.text)


def _numbers_pages(blocks: Sequence[TextBlock]) -> bool:
    """Each holds the number of the page it stands on."""
    return all(str(block.place.page) in _DIGITS.findall(block.text) for block in blocks)


def _levels(blocks: Sequence[TextBlock], heights: Mapping[int, float]) -> list[list[TextBlock]]:
    """The blocks by the height they stand at: over the foot of pages of these `heights`, which
    may lie on their side, or else below the top.
    """
    levels: list[list[TextBlock]] = []
    last = 0.0
    for at, _, block in sorted(
        (_top(block) - heights.get(block.place.page, 0.0), index, block)
        for index, block in enumerate(blocks)
    ):
        if levels and at - last <= _DRIFT:
            levels[-1].append(block)
        else:
            levels.append([block])
        last = at
    return levels


def _top(block: TextBlock) -> float:
    return block.place.box[1] if block.place.box else 0.0


def _reason(text: str, *, top: bool) -> str:
    if "#" in text and sum(map(str.isalpha, text)) <= _NUMBER_LETTERS:
        return "page-number"
    return "running-head" if top else "running-foot"
