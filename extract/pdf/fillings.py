"""What filled rectangles say: where cells end, and the colour a cell lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.ink import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Integers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_MOST = 0.5
"""Of a cell's area that a colour must cover to be its background."""


def colors(page: Page, boxes: list[Box]) -> list[str | None]:
    """Of each box: the colour that covers most of it, as ``#rrggbb``; None for white."""
    if not len(page.fills):
        return [None] * len(boxes)
    cells = np.array(boxes, dtype=np.float64)
    across = _overlap(cells[:, 0], cells[:, 2], page.fills[:, 0], page.fills[:, 2])
    down = _overlap(cells[:, 1], cells[:, 3], page.fills[:, 1], page.fills[:, 3])
    area = np.maximum((cells[:, 2] - cells[:, 0]) * (cells[:, 3] - cells[:, 1]), 0.01)
    share = across * down / area[:, None]
    painted = np.asarray((share > 0).any(axis=1))
    return [
        _color(page.fill_color, share[number]) if some else None
        for number, some in enumerate(painted)
    ]


def marked(
    page: Page, boxes: Sequence[Box], blank: Sequence[bool], found: Sequence[str | None]
) -> list[str | None]:
    """The colours `found`, but of cells without text that hold one mark its colour."""
    colored = list(found)
    for number, (box, empty) in enumerate(zip(boxes, blank, strict=True)):
        if not page.marks or not empty:
            continue
        inside = [mark[4] for mark in page.marks if _is_inside(mark, box)]
        if len(inside) == 1:
            colored[number] = f"#{inside[0]:06x}"
    return colored


def _is_inside(mark: tuple[float, float, float, float, int], box: Box) -> bool:
    left, top, right, bottom = box
    return left < (mark[0] + mark[2]) / 2 < right and top < (mark[1] + mark[3]) / 2 < bottom


def _overlap(
    low: NDArray[np.float64], high: NDArray[np.float64], start: Floats, end: Floats
) -> NDArray[np.float64]:
    reach = np.minimum(high[:, None], end[None, :]) - np.maximum(low[:, None], start[None, :])
    return np.asarray(np.maximum(reach, 0), dtype=np.float64)


def _color(color: Integers, share: NDArray[np.float64]) -> str | None:
    """The last colour painted over most of the cell, its pieces taken together."""
    painted = np.flatnonzero(share > 0)
    total: dict[int, float] = {}
    best: int | None = None
    for value, part in zip(color[painted].tolist(), share[painted].tolist(), strict=True):
        if part > _MOST:
            total = {}
        total[value] = total.get(value, 0.0) + part
        if total[value] > _MOST:
            best = value
    if best is None or min(best.to_bytes(3, "big")) >= WHITE:
        return None
    return f"#{best:06x}"
