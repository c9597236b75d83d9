"""How often Python looks for objects that are no longer needed."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SELDOM = (20_000, 50, 100)
"""After so many new objects. Most of what a document makes stays until it is read: looking as often
as usual takes a tenth to a third of the time."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look less often while this lasts; whoever has asked for less, or for nothing, keeps that."""
    usual = gc.get_threshold()
    if 0 < usual[0] < SELDOM[0]:
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
