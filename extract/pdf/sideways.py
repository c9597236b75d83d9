"""Pages whose text was set on its side, with nothing in the file that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
from pypdfium2 import raw

from planlift.extract.pdf import calls

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEW, _MANY = 16, 200
"""Characters that are asked how they stand: the first tell of most pages that they are upright."""
_FEWEST = 60
"""Characters of a page that is turned: a label on its side turns none."""
_MOST = 0.9
"""Of the characters: as many must stand alike."""
_QUARTERS = 4


def text_page(handle: object) -> Any:  # noqa: ANN401  a pointer of ctypes
    """The text of an open page, which is turned in memory so that most of it is level.

    That is what who reads a page does with the paper. The caller closes the text.
    """
    text = raw.FPDFText_LoadPage(handle)
    turn = _turn(text, raw.FPDFPage_GetRotation(handle)) if text else None
    if turn is None:
        return text
    raw.FPDFText_ClosePage(text)
    raw.FPDFPage_SetRotation(handle, turn)
    return raw.FPDFText_LoadPage(handle)


def turn(handle: object) -> None:
    """Turn an open page in the same way, to be drawn."""
    text = text_page(handle)
    if text:
        raw.FPDFText_ClosePage(text)


def _turn(text: object, turn: int) -> int | None:
    """How many quarters the page must be turned clockwise; None where it stands right."""
    count = raw.FPDFText_CountChars(text)
    few = _quarters(text, count, _FEW if count >= _FEWEST else 0)
    if not len(few) or (few == turn).mean() > 1 - _MOST:
        return None
    found = np.bincount(many := _quarters(text, count, _MANY), minlength=_QUARTERS)
    most = int(found.argmax())
    return most if found[most] >= _MOST * len(many) and most != turn else None


def _quarters(text: object, count: int, asked: int) -> NDArray[np.int64]:
    """How far some of the characters are turned against the clock on the page as it is filed.

    Those that PDFium made up, such as the ends of lines, stand nowhere.
    """
    place = calls.argument(calls.address(text))
    step = max(1, count // max(1, asked))
    positions = [at for at in range(0, count, step)[:asked] if calls.char_object(place, at)]
    matrix = calls.page_floats_of(calls.char_matrix, place, positions, 6)
    angle = np.arctan2(matrix[:, 1], matrix[:, 0])
    return np.asarray(np.rint(angle / (np.pi / 2)).astype(np.int64) % _QUARTERS)
