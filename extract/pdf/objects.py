"""What is drawn on a page: its objects, those inside placed drawings (forms) included."""

from __future__ import annotations

import itertools
from itertools import compress
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec import field

from planlift import limits
from planlift.extract.pdf import calls

if TYPE_CHECKING:
    from planlift.extract.pdf.calls import Address
    from planlift.extract.pdf.calls import Argument
    from planlift.extract.pdf.calls import Floats

_TEXT: int = pdfium.FPDF_PAGEOBJ_TEXT
MAX_FORM_DEPTH = 12
"""Drawings placed inside drawings."""
_SIMPLER = "split the document, print it to a simpler PDF"

IDENTITY = np.array([1, 0, 0, 1, 0, 0], dtype=np.float32)


class Kind(Struct, frozen=True):
    """The objects of one kind, each with the matrix of the form it stands in."""

    handles: list[Argument] = field(default_factory=list)
    forms: list[Floats] = field(default_factory=list)


class Drawn(Struct, frozen=True):
    """The objects of a page by kind."""

    texts: dict[Address, int] = field(default_factory=dict)
    """Text objects that stand on the page itself, in no form, numbered in painting order."""
    paths: Kind = field(default_factory=Kind)
    pictures: Kind = field(default_factory=Kind)
    shadings: Kind = field(default_factory=Kind)


def walk(page: Argument) -> Drawn:
    """Every object of the page, in painting order.

    Raises `TooLargeError` beyond the limits.
    """
    count = calls.page_count(page)
    _refuse(count)
    drawn = Drawn()
    handles = list(map(calls.page_object, repeat(page), range(count)))
    _inside(drawn, handles, IDENTITY, 0, [limits.active().objects])
    return drawn


def _inside(
    drawn: Drawn, handles: list[Address], form: Floats, depth: int, budget: list[int]
) -> None:
    """Put the objects of a page or a form where they belong."""
    arguments = list(map(calls.argument, handles))
    kinds = list(map(calls.object_type, arguments))
    if not depth:
        drawn.texts.update(zip(compress(handles, map(_TEXT.__eq__, kinds)), itertools.count()))
    found = {
        pdfium.FPDF_PAGEOBJ_PATH: drawn.paths,
        pdfium.FPDF_PAGEOBJ_IMAGE: drawn.pictures,
        pdfium.FPDF_PAGEOBJ_SHADING: drawn.shadings,
    }
    # Most objects are texts: no step of Python for each of these.
    for argument, kind in compress(zip(arguments, kinds, strict=True), map(_TEXT.__ne__, kinds)):
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < MAX_FORM_DEPTH:
                count = calls.form_count(argument)
                budget[0] -= count
                _refuse(limits.active().objects - budget[0])
                matrix = product(calls.floats_of(calls.object_matrix, [argument], 6)[0], form)
                children = list(map(calls.form_object, repeat(argument), range(count)))
                _inside(drawn, children, matrix, depth + 1, budget)
        elif kind in found:
            found[kind].handles.append(argument)
            found[kind].forms.append(form)


def _refuse(count: int) -> None:
    if count > limits.active().objects:
        raise limits.refuse("objects", f"a page draws {count:,} objects", _SIMPLER)


def product(first: Floats, then: Floats) -> Floats:
    """The matrix that does `first` and after it `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return np.array(
        [
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ],
        dtype=np.float32,
    )


def bounds(kind: Kind) -> Floats:
    """Boxes of the objects in PDF coordinates: two opposite corners (x, y, x, y)."""
    if not kind.handles:
        return np.zeros((0, 4), dtype=np.float32)
    box = calls.columns_of(calls.object_bounds, kind.handles, 4)
    a, b, c, d, e, f = np.stack(kind.forms).T
    x0, y0, x1, y1 = box.T
    corners_x = np.stack([a * x + c * y + e for x in (x0, x1) for y in (y0, y1)])
    corners_y = np.stack([b * x + d * y + f for x in (x0, x1) for y in (y0, y1)])
    low = corners_x.min(axis=0), corners_y.min(axis=0)
    high = corners_x.max(axis=0), corners_y.max(axis=0)
    return np.stack([*low, *high], axis=1).astype(np.float32)
