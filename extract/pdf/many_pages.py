"""The pages of a long PDF in order, read by several processes at once.

What is on a page, its characters and lines, is a third of the work and needs no other page. The
rest, such as tables that go on over the page end, stays with the one who asks for the pages. The
others read some pages ahead; pages that none of them has begun with, or that one failed with, are
read here: so what comes out, an error too, is the same however many there are.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING

from planlift import limits
from planlift.extract.pdf.pdfium import PdfiumSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from planlift.extract.pdf.page import Page
    from planlift.limits import Limits

CHUNK = 8
"""Pages that are read at a time."""
_AHEAD = 3
"""Chunks for each process that may wait to be taken: they are memory."""


def read(source: PdfiumSource, data: bytes, others: int) -> Iterator[Page]:
    """The pages of `source`, whose bytes are `data`, with the help of so many `others`."""
    pool = ProcessPoolExecutor(
        others, _context(), initializer=_begin, initargs=(data, limits.active())
    )
    try:
        yield from _together(source, pool, _AHEAD * others)
    finally:
        pool.shutdown(cancel_futures=True)


def _together(source: PdfiumSource, pool: ProcessPoolExecutor, ahead: int) -> Iterator[Page]:
    numbers = range(1, len(source) + 1)
    waiting = deque(numbers[first : first + CHUNK] for first in range(0, len(numbers), CHUNK))
    asked: deque[tuple[range, Future[list[Page]]]] = deque()
    while waiting or asked:
        with suppress(BrokenProcessPool):
            while waiting and len(asked) < ahead:
                asked.append((waiting[0], pool.submit(_pages, waiting[0])))
                waiting.popleft()
        if asked:
            chunk, future = asked.popleft()
            yield from _result(future) or map(source.page, chunk)
        else:
            yield from map(source.page, waiting.popleft())


def _result(future: Future[list[Page]]) -> list[Page]:
    """What another process has read; nothing where it has not begun, or could not."""
    if future.cancel():
        return []
    try:
        return future.result()
    except Exception:  # noqa: BLE001 -- read here, the page tells again what is wrong with it
        return []


def _context() -> BaseContext:
    """A forked copy of this process could hang on what its threads held."""
    known = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


_opened: list[tuple[PdfiumSource, Limits]] = []
"""In another process: the document, and what it may have."""


def _begin(data: bytes, most: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    _opened.append((PdfiumSource(data), most))


def _pages(numbers: range) -> list[Page]:
    ((source, most),) = _opened
    with limits.held(most):
        return [source.page(number) for number in numbers]
