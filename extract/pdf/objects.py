"""What is drawn on a page: its objects, those inside placed drawings (forms) included."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium

from planlift import limits
from planlift.extract.pdf import calls

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.extract.pdf.calls import Address
    from planlift.extract.pdf.calls import Floats

MAX_FORM_DEPTH = 12
"""Drawings placed inside drawings."""
_SIMPLER = "split the document, print it to a simpler PDF"

IDENTITY = np.array([1, 0, 0, 1, 0, 0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The objects of a page by kind, each with the matrix of the form it stands in."""

    texts: frozenset[Address]
    """Text objects that stand on the page itself, in no form."""
    paths: list[Address]
    path_forms: list[Floats]
    pictures: list[Address]
    picture_forms: list[Floats]
    shadings: list[Address]
    shading_forms: list[Floats]


def walk(page: Address) -> Drawn:
    """Every object of the page, in painting order.

    Raises `TooLargeError` beyond the limits.
    """
    texts: list[Address] = []
    found: dict[int, tuple[list[Address], list[Floats]]] = {
        kind: ([], [])
        for kind in (
            pdfium.FPDF_PAGEOBJ_PATH,
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_SHADING,
        )
    }
    for handle, kind, form, depth in _objects(page):
        if kind in found:
            found[kind][0].append(handle)
            found[kind][1].append(form)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT and not depth:
            texts.append(handle)
    return Drawn(
        frozenset(texts),
        *found[pdfium.FPDF_PAGEOBJ_PATH],
        *found[pdfium.FPDF_PAGEOBJ_IMAGE],
        *found[pdfium.FPDF_PAGEOBJ_SHADING],
    )


def _objects(page: Address) -> Iterator[tuple[Address, int, Floats, int]]:
    count = calls.page_count(page)
    _refuse(count)
    top = map(calls.page_object, repeat(page), range(count))
    budget = [limits.active().objects]
    yield from _inside(top, IDENTITY, 0, budget)


def _inside(
    handles: Iterable[Address], form: Floats, depth: int, budget: list[int]
) -> Iterator[tuple[Address, int, Floats, int]]:
    for handle in handles:
        kind = calls.object_type(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield handle, kind, form, depth
        elif depth < MAX_FORM_DEPTH:
            count = calls.form_count(handle)
            budget[0] -= count
            _refuse(limits.active().objects - budget[0])
            matrix = product(calls.floats_of(calls.object_matrix, [handle], 6)[0], form)
            children = map(calls.form_object, repeat(handle), range(count))
            yield from _inside(children, matrix, depth + 1, budget)


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


def bounds(handles: list[Address], forms: list[Floats]) -> Floats:
    """Boxes of the objects in PDF coordinates: two opposite corners (x, y, x, y)."""
    if not handles:
        return np.zeros((0, 4), dtype=np.float32)
    box = calls.columns_of(calls.object_bounds, handles, 4)
    a, b, c, d, e, f = np.stack(forms).T
    x0, y0, x1, y1 = box.T
    corners_x = np.stack([a * x + c * y + e for x in (x0, x1) for y in (y0, y1)])
    corners_y = np.stack([b * x + d * y + f for x in (x0, x1) for y in (y0, y1)])
    low = corners_x.min(axis=0), corners_y.min(axis=0)
    high = corners_x.max(axis=0), corners_y.max(axis=0)
    return np.stack([*low, *high], axis=1).astype(np.float32)
