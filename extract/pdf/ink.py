"""Ruling lines and filled rectangles out of the shapes a page draws."""

from __future__ import annotations

from itertools import chain
from itertools import compress
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from msgspec import Struct

from planlift import limits
from planlift.extract.pdf import calls
from planlift.extract.pdf import objects
from planlift.extract.pdf import painted_frames
from planlift.extract.pdf import view as views

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Argument
    from planlift.extract.pdf.calls import Call
    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.objects import Drawn
    from planlift.extract.pdf.view import View

MAX_PATH = 20_000
"""Corners of one shape: a bigger one is a map or a picture, never a table's lines."""

THIN = 3.2
"""Points: a filled rectangle no thicker than this is a rule."""
STRAIGHT = 0.6
"""Points off the straight that a rule may drift."""
WHITE = 0xFA
"""Every channel from here on counts as white."""


Mark = tuple[float, float, float, float, int]
"""Left, top, right, bottom, and the colour of a dot or a small square."""
_DOT = (1.0, 8.0)
"""Points across of what may mark the item of a list, at least and at most."""
_MARK = (4.0, 30.0)
"""Points across, at least and at most."""
_ROUND = 0.1
"""Of its size: a dot is no more wider than high, or higher than wide."""
_CORNER, _PILL = 12.0, 0.35
"""Points that the corners of a cell are rounded by at most, and the same of its smaller side."""
_PANEL = 130.0
"""Points: what is higher and has rounded corners is the ground of a chart or a part of the page."""
_ARC = 0.3
"""Of a corner's radius: so far is the middle of its arc from the sides."""
_VIVID = 60
"""Between the most and the least of a colour's channels, where it is no grey."""


class Ink(Struct, frozen=True):
    """What a page's shapes come to."""

    rules: Floats
    fills: Floats
    fill_color: NDArray[np.int32]
    dots: Floats
    """Boxes of small discs and rings."""
    blobs: Floats
    """Boxes of coloured badges and discs, which are no cells: white letters are seen on them."""
    marks: tuple[Mark, ...] = ()


class _Shapes(Struct, frozen=True):
    """The painted paths of a page and all their corners, as seen."""

    filled: NDArray[np.bool_]
    stroked: NDArray[np.bool_]
    width: Floats
    fill: Integers
    stroke: Integers
    path: Integers
    """Of each corner: which path it belongs to."""
    start: NDArray[np.bool_]
    """Of each corner: a new outline begins here."""
    kind: Integers
    close: NDArray[np.bool_]
    x: Floats
    y: Floats
    handles: list[Argument]
    """Of each path."""


def read(drawn: Drawn, view: View) -> Ink:
    """Rules (boxes as seen) and fills of a page.

    Raises `TooLargeError` where a page has more corners than the limits allow.
    """
    shapes = _shapes(drawn, view)
    if shapes is None:
        none = np.zeros((0, 4), dtype=np.float32)
        return Ink(none, none, np.zeros(0, dtype=np.int32), none, none)
    thin, fills, color, dots, blobs, marks = _filled(shapes, view)
    strokes, stroke_color = _strokes(shapes)
    rules = np.concatenate([thin[0], strokes])
    rule_color = np.concatenate([thin[1], stroke_color])
    rules = rules[_seen(rules, rule_color, fills, color)]
    return Ink(rules, fills, color.astype(np.int32), dots, blobs, marks)


def is_white(color: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether a 0xRRGGBB colour cannot be told from paper."""
    light = np.asarray(color >= WHITE << 16, dtype=np.bool_)
    if light.any():
        light &= ((color >> 8) & 0xFF >= WHITE) & (color & 0xFF >= WHITE)
    return light


def is_vivid(color: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether a 0xRRGGBB colour is no grey."""
    channels = np.stack([color >> 16, (color >> 8) & 0xFF, color & 0xFF])
    return np.asarray(channels.max(axis=0) - channels.min(axis=0) >= _VIVID, dtype=np.bool_)


def _colors(
    call: Call, handles: list[Argument], asked: NDArray[np.bool_]
) -> tuple[Integers, NDArray[np.bool_]]:
    """The colours of those that are asked for, as 0xRRGGBB, and which of these can be seen."""
    packed, seen = np.zeros(len(handles), dtype=np.int64), np.zeros(len(handles), dtype=np.bool_)
    own = list(compress(handles, asked.tolist()))
    channels = calls.columns_of(call, own, 4, np.uint32).astype(np.int64)
    packed[asked] = channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2]
    seen[asked] = channels[:, 3] > 0
    return packed, seen


def _shapes(drawn: Drawn, view: View) -> _Shapes | None:
    every = drawn.paths.handles
    if not every:
        return None
    counts = calls.integers(map(calls.path_count, every))
    mode = calls.columns_of(calls.path_mode, every, 2, np.int32)
    wanted = np.flatnonzero(mode.any(axis=1) & (counts > 1) & (counts <= MAX_PATH))
    counts = counts[wanted]
    corners = int(counts.sum())
    if corners > limits.active().corners:
        otherwise = "print it to a simpler PDF"
        raise limits.refuse("corners", f"the lines of a page have {corners:,} corners", otherwise)
    if not len(wanted):
        return None
    chosen = wanted.tolist()
    paths = [every[at] for at in chosen]
    fill, filled = _colors(calls.object_fill, paths, mode[wanted, 0] > 0)
    stroke, stroked = _colors(calls.object_stroke, paths, mode[wanted, 1] > 0)
    own = calls.floats_of(calls.object_matrix, paths, 6)
    forms = [drawn.paths.forms[at] for at in chosen]
    width = calls.floats_of(calls.path_width, paths, 1)[:, 0]
    of_path = np.repeat(np.arange(len(paths)), counts)
    nth = np.arange(corners) - np.repeat(np.cumsum(counts) - counts, counts)
    owners = chain.from_iterable(map(repeat, paths, counts.tolist()))
    segments = list(map(calls.argument, map(calls.path_segment, owners, nth.tolist())))
    kind = calls.integers(map(calls.segment_type, segments))
    close = _closing(segments, np.repeat(counts > 2, counts))
    corner = calls.columns_of(calls.segment_point, segments, 2)
    x, y = _apply(own[of_path], corner[:, 0], corner[:, 1])
    scale = _turn(own)
    if not all(form is objects.IDENTITY for form in forms):
        form = np.stack(forms)
        x, y = _apply(form[of_path], x, y)
        scale = scale * _turn(form)
    x, y = views.points(view, x, y)
    return _Shapes(
        filled=filled,
        stroked=stroked,
        width=width * np.sqrt(np.abs(scale)),
        fill=fill,
        stroke=stroke,
        path=of_path,
        start=(kind == pdfium.FPDF_SEGMENT_MOVETO) | (nth == 0),
        kind=kind,
        close=close,
        x=x,
        y=y,
        handles=paths,
    )


def _closing(segments: list[Argument], asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which corners close their outline, of those that are `asked` for: a line closes none."""
    close = np.zeros(len(segments), dtype=np.bool_)
    own = compress(segments, asked.tolist())
    close[asked] = calls.integers(map(calls.segment_close, own)) > 0
    return close


def _turn(matrix: Floats) -> Floats:
    return np.asarray(matrix[:, 0] * matrix[:, 3] - matrix[:, 1] * matrix[:, 2])


def _apply(matrix: Floats, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    a, b, c, d, e, f = matrix.T
    return a * x + c * y + e, b * x + d * y + f


def _filled(
    shapes: _Shapes, view: View
) -> tuple[tuple[Floats, Integers], Floats, Integers, Floats, Floats, tuple[Mark, ...]]:
    """Rules (thin outlines) and fills (rectangles) with their colours; dots, blobs, marks."""
    first = np.flatnonzero(shapes.start)
    low_x, high_x = np.minimum.reduceat(shapes.x, first), np.maximum.reduceat(shapes.x, first)
    low_y, high_y = np.minimum.reduceat(shapes.y, first), np.maximum.reduceat(shapes.y, first)
    outline = np.cumsum(shapes.start) - 1
    curved = np.maximum.reduceat(shapes.kind == pdfium.FPDF_SEGMENT_BEZIERTO, first)
    off_x = np.minimum(shapes.x - low_x[outline], high_x[outline] - shapes.x)
    off_y = np.minimum(shapes.y - low_y[outline], high_y[outline] - shapes.y)
    off = np.maximum.reduceat(np.maximum(off_x, off_y), first)
    inner = np.maximum.reduceat(np.minimum(off_x, off_y), first)
    corners = np.add.reduceat(np.ones(len(shapes.x), dtype=np.int64), first)
    path = shapes.path[first]
    box = np.stack([low_x, low_y, high_x, high_y], axis=1).astype(np.float32)
    across, down = high_x - low_x, high_y - low_y
    painted = shapes.filled[path] & ~curved
    thin = painted & (np.minimum(across, down) <= THIN)
    solid = painted & ~thin & (off <= STRAIGHT) & (corners >= 4)
    # Of a rectangle with rounded corners no point is farther inside than the middle of an arc.
    most = np.where(down > _PANEL, 0, np.minimum(_CORNER, _PILL * np.minimum(across, down)))
    solid |= shapes.filled[path] & curved & (inner <= _ARC * off) & (off <= most)
    color = shapes.fill[path]
    for frame, hole in painted_frames.find(box, np.flatnonzero(solid), path):
        side = painted_frames.seen(box[frame], shapes.handles[path[frame]], view)
        if side is not None:
            box[frame], solid[hole] = side, False
    narrow = solid & ((box[:, 2:] - box[:, :2]).min(axis=1) <= THIN)
    thin, solid = thin | narrow, solid & ~narrow
    even = abs(across - down) <= _ROUND * np.maximum(across, down)
    dots = box[curved & even & (across >= _DOT[0]) & (across <= _DOT[1])]
    blob = shapes.filled[path] & curved & ~solid & (down <= _PANEL)
    blobs = box[blob & ~is_white(color)]
    square = shapes.filled[path] & (solid | curved) & even
    square &= (across >= _MARK[0]) & (across <= _MARK[1])
    marks = _marks(box[square], color[square])
    return (box[thin], color[thin]), box[solid], color[solid], dots, blobs, marks


def _marks(box: Floats, color: Integers) -> tuple[Mark, ...]:
    """Those in a colour that is no grey."""
    vivid = is_vivid(color)
    return tuple(
        (left, top, right, bottom, value)
        for (left, top, right, bottom), value in zip(
            box[vivid].tolist(), color[vivid].tolist(), strict=True
        )
    )


def _strokes(shapes: _Shapes) -> tuple[Floats, Integers]:
    """Straight level or upright edges of stroked paths, as boxes as thick as the pen."""
    count = len(shapes.x)
    line = np.flatnonzero((shapes.kind == pdfium.FPDF_SEGMENT_LINETO) & ~shapes.start)
    starts = np.flatnonzero(shapes.start)
    home = starts[np.cumsum(shapes.start) - 1]
    closing = np.flatnonzero(shapes.close)
    here = np.concatenate([line, closing])
    there = np.concatenate([line - 1, home[closing]]) % max(count, 1)
    inked = shapes.stroked[shapes.path[here]]
    here, there = here[inked], there[inked]
    across = np.abs(shapes.x[here] - shapes.x[there])
    down = np.abs(shapes.y[here] - shapes.y[there])
    straight = (np.minimum(across, down) <= STRAIGHT) & (np.maximum(across, down) > 0)
    here, there, level = here[straight], there[straight], (across >= down)[straight]
    half = np.maximum(shapes.width[shapes.path[here]] / 2, 0.05)
    pad_x, pad_y = np.where(level, 0, half), np.where(level, half, 0)
    box = np.stack(
        [
            np.minimum(shapes.x[here], shapes.x[there]) - pad_x,
            np.minimum(shapes.y[here], shapes.y[there]) - pad_y,
            np.maximum(shapes.x[here], shapes.x[there]) + pad_x,
            np.maximum(shapes.y[here], shapes.y[there]) + pad_y,
        ],
        axis=1,
    ).astype(np.float32)
    return box, shapes.stroke[shapes.path[here]]


def _seen(rules: Floats, color: Integers, fills: Floats, fill_color: Integers) -> NDArray[np.bool_]:
    """Rules that can be told from the paper: a white one only beside or on a coloured fill."""
    seen = ~is_white(color)
    ground = fills[~is_white(fill_color)]
    reach = 2.0
    for position in np.flatnonzero(~seen):
        left, top, right, bottom = rules[position]
        beside = (ground[:, 0] - reach < right) & (ground[:, 2] + reach > left)
        beside &= (ground[:, 1] - reach < bottom) & (ground[:, 3] + reach > top)
        seen[position] = bool(beside.any())
    return seen
