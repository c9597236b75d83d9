"""From a PDF's own coordinates to the page as a person sees it."""

from __future__ import annotations

from typing import Any
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
QUARTER = 90


class View(Struct, frozen=True):
    """The visible box of a page in PDF units, and how far the page is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0
    """0, 90, 180 or 270."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.rotation % (2 * QUARTER) else (across, down)


def points(view: View, x: NDArray[Any], y: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The same points, measured from the top left corner of the page as seen."""
    if view.rotation == QUARTER:
        return y - view.bottom, x - view.left
    if view.rotation == 2 * QUARTER:
        return view.right - x, y - view.bottom
    if view.rotation == 3 * QUARTER:
        return view.top - y, view.right - x
    return x - view.left, view.top - y


def boxes(view: View, corners: NDArray[Any]) -> Floats:
    """Boxes given by any two opposite corners (x, y, x, y), as left, top, right, bottom."""
    x0, y0 = points(view, corners[:, 0], corners[:, 1])
    x1, y1 = points(view, corners[:, 2], corners[:, 3])
    box = np.empty((len(corners), 4), dtype=np.float32)
    box[:, 0], box[:, 1] = np.minimum(x0, x1), np.minimum(y0, y1)
    box[:, 2], box[:, 3] = np.maximum(x0, x1), np.maximum(y0, y1)
    return box
