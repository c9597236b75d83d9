"""Borders that are painted as one rectangle within another, of which a clip leaves one side.

Programs that paint pages from style rules draw the border of a cell so, over its ground.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import calls
from planlift.extract.pdf import view as views

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Argument
    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.view import View

_SAME = 0.1
"""Points."""
_MOST = 40
"""Corners of a clip: what is cut out of a picture has more."""

Frame = tuple[int, int]
"""Numbers of the outer and the inner outline."""


def find(boxes: Floats, solid: NDArray[np.intp], path: Integers) -> Iterator[Frame]:
    """The paths made of one rectangle within another.

    `solid`: which outlines are filled rectangles; `path`: the path of each.
    """
    own = path[solid]
    for at in np.flatnonzero(own[1:] == own[:-1]).tolist():
        pair = int(solid[at]), int(solid[at + 1])
        for outer, inner in (pair, pair[::-1]):
            one, other = boxes[outer], boxes[inner]
            if (one[:2] <= other[:2] + _SAME).all() and (one[2:] >= other[2:] - _SAME).all():
                yield outer, inner
                break


def seen(outer: Floats, handle: Argument, view: View) -> Floats | None:
    """What a clip lets be seen of a frame: the border of one side; None without a clip."""
    clip = _clip(handle)
    if clip is None:
        return None
    box = views.boxes(view, clip[None])[0]
    low, high = np.maximum(outer[:2], box[:2]), np.minimum(outer[2:], box[2:])
    return np.concatenate([low, high]) if (low < high).all() else None


def _clip(handle: Argument) -> Floats | None:
    """The box around the clip of an object of the page (x, y, x, y); None without a clip."""
    clip = calls.object_clip(handle)
    parts = calls.clip_count(calls.argument(clip)) if clip else 0
    around = [_around(calls.argument(clip), part) for part in range(parts)]
    found = [box for box in around if box is not None]
    if not found:
        return None
    left, bottom, right, top = np.array(found).T
    return np.array([left.max(), bottom.max(), right.min(), top.min()], dtype=np.float32)


def _around(clip: Argument, part: int) -> Sequence[float] | None:
    count = calls.clip_segments(clip, part)
    if not 0 < count <= _MOST:
        return None
    segments = map(calls.clip_segment, repeat(clip), repeat(part), range(count))
    corner = calls.columns_of(calls.segment_point, list(map(calls.argument, segments)), 2)
    return (*corner.min(axis=0).tolist(), *corner.max(axis=0).tolist())
