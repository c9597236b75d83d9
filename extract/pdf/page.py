"""What a page source gives: one page as arrays, before any table is looked for.

Geometry is in points from the top left corner of the page as a person sees it: rotation is undone,
the crop box taken off. All arrays of one page are parallel.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK_CODE = 0x20
"""The code point of a blank, which is no letter of a page."""

Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int32]
Places: TypeAlias = NDArray[np.floating[Any]]


class Chars(Struct, frozen=True):
    """The visible characters of a page, in content order."""

    code: Integers
    """Unicode code points; ligatures are resolved before they come here."""
    box: Floats
    """Shape (n, 4): left, top, right, bottom."""
    size: Floats
    """Font size in points."""
    bold: NDArray[np.bool_]
    color: Integers
    """Fill colour as 0xRRGGBB."""
    turned: Integers
    """Direction of reading in degrees clockwise: 0, 90, 180 or 270."""
    mcid: Integers
    """Marked-content id, -1 where there is none."""
    opens: NDArray[np.bool_]
    """Whether a text begins with it that was painted by itself (see `painted_ends`)."""
    closes: NDArray[np.bool_]
    """Whether one ends with it."""


class Page(Struct, frozen=True, eq=False):
    """One page, ready for the table finders.

    A page is itself alone: so what is known of it can be remembered.
    """

    number: int
    """From 1."""
    width: float
    height: float
    chars: Chars
    rules: Floats
    """Shape (n, 4): ruling lines as boxes; a stroke, a thin rectangle or a run of dashes alike.
    Wider than high means horizontal."""
    fills: Floats
    """Shape (n, 4): filled rectangles that are no rules, in painting order."""
    fill_color: Integers
    """0xRRGGBB of each of `fills`."""
    marks: tuple[tuple[float, float, float, float, int], ...] = ()
    """Coloured dots and squares as small as a letter or two: a box, and 0xRRGGBB."""
    images: int = 0
    """How many pictures the page shows."""
    hidden: tuple[tuple[str, str], ...] = ()
    """Text that no reader of the page sees: text and why (``hidden``, ``off-page``, …)."""
    recognized: bool = False
    """The page is a picture; a program has recognized its words."""


@lru_cache(maxsize=4)
def middles(page: Page) -> tuple[Places, Places]:
    """The middle of each character's box: how far from the left, and how far down. Read only."""
    box = page.chars.box
    across, down = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    across.flags.writeable = down.flags.writeable = False
    return across, down


@lru_cache(maxsize=4)
def lettered(page: Page) -> NDArray[np.bool_]:
    """Which characters are no blanks. Read only."""
    letters = np.asarray(page.chars.code != BLANK_CODE, dtype=np.bool_)
    letters.flags.writeable = False
    return letters


def spelt(code: NDArray[np.signedinteger[Any]]) -> str:
    """The characters of these code points, as one text."""
    return code.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


BLANKS = 3
"""Characters that may stand between two words that were painted one after the other."""


def blanked(page: Page, index: NDArray[np.intp]) -> Page:
    """The page with blanks for some of its characters, as those see it who look for tables."""
    if not len(index):
        return page
    code = page.chars.code.copy()
    code[index] = BLANK_CODE
    return replace(page, chars=replace(page.chars, code=code))


def painted_next(before: int, after: int) -> bool:
    """Whether no letters were painted between two characters, given by their positions."""
    return 0 < after - before <= BLANKS


class PageSource(Protocol):
    """An open PDF. Use as a context manager; a page is closed before the next is read."""

    def __len__(self) -> int:
        """Return the number of pages."""

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order."""
