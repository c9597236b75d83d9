"""How many processes may read one document: one, unless whoever asks for it has cores to spare."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_active: ContextVar[int] = ContextVar("processes", default=1)


def active() -> int:
    """Processes that may read the document, this one included."""
    return _active.get()


@contextmanager
def held(processes: int) -> Iterator[None]:
    """Let so many `processes` read what is read inside."""
    token = _active.set(processes)
    try:
        yield
    finally:
        _active.reset(token)


def without_idle_threads() -> None:
    """Keep numpy, before it is loaded, from starting a thread a core for linear algebra.

    Nothing here needs it. Such threads take a fifth of the time of a start, do not survive a fork,
    and count against limits of memory.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
