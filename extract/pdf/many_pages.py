"""The pages of a long PDF in order, read by several processes at once.

What is on a page, its characters and lines, is a third of the work and needs no other page. The
rest, such as tables that go on over the page end, stays with the one who asks for the pages. The
others read some pages ahead; pages that one of them failed with are read here: so what comes out,
an error too, is the same however many there are.
"""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from planlift import limits
from planlift.extract.pdf.pdfium import PdfiumSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

    from planlift.extract.pdf.page import Page
    from planlift.limits import Limits

CHUNK = 8
"""Pages that are read at a time."""
_AHEAD = 2
"""Chunks that each process is asked for at a time: what it has read waits in it, and is memory."""
_END = 5.0
"""Seconds that a process has to end, once nobody asks it any more."""


class _Helper:
    """Another process, asked through a pipe of its own: where it dies, the pipe ends.

    In a queue for several of them, a process killed while it writes leaves half an answer, for
    the rest of which one would wait for ever.
    """

    def __init__(self, context: BaseContext, data: bytes) -> None:
        self.asked = 0
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]  # of each context
            target=_serve, args=(theirs, data, limits.active()), daemon=True
        )
        self._process.start()
        theirs.close()

    def ask(self, pages: range) -> None:
        """Have it read these; what it was asked for comes in order."""
        self.asked += 1
        with suppress(OSError):
            self._pipe.send(pages)

    def answer(self) -> list[Page]:
        """The pages asked for first; none where it could not read them, or is dead."""
        self.asked -= 1
        try:
            found: list[Page] = self._pipe.recv()
        except (EOFError, OSError):
            return []
        return found

    def close(self) -> None:
        """Let it end."""
        self._pipe.close()
        self._process.join(_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def read(source: PdfiumSource, data: bytes, others: int) -> Iterator[Page]:
    """The pages of `source`, whose bytes are `data`, with the help of so many `others`."""
    helpers: list[_Helper] = []
    try:
        with suppress(OSError):  # no room for another process: then with those there are
            helpers.extend(_Helper(_context(), data) for _ in range(others))
        yield from _together(source, helpers)
    finally:
        for helper in helpers:
            helper.close()


def _together(source: PdfiumSource, helpers: Sequence[_Helper]) -> Iterator[Page]:
    numbers = range(1, len(source) + 1)
    chunks = [numbers[first : first + CHUNK] for first in range(0, len(numbers), CHUNK)]
    asked: dict[int, _Helper] = {}
    following = 1  # the first is read here while the others begin
    for number, chunk in enumerate(chunks):
        following = max(following, number + 1)
        while following < len(chunks) and (helper := _freest(helpers)) is not None:
            helper.ask(chunks[following])
            asked[following] = helper
            following += 1
        found = asked[number].answer() if number in asked else []
        yield from found or map(source.page, chunk)


def _freest(helpers: Sequence[_Helper]) -> _Helper | None:
    helper = min(helpers, key=lambda one: one.asked, default=None)
    return helper if helper is not None and helper.asked < _AHEAD else None


def _context() -> BaseContext:
    """A forked copy of this process could hang on what its threads held."""
    known = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _serve(pipe: Connection, data: bytes, most: Limits) -> None:
    """In another process: read what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    with suppress(EOFError, OSError), PdfiumSource(data) as source, limits.held(most):
        while True:
            pipe.send(_pages(source, pipe.recv()))


def _pages(source: PdfiumSource, numbers: range) -> list[Page]:
    """Nothing where one cannot be read: read by the caller it tells again what is wrong."""
    try:
        return [source.page(number) for number in numbers]
    except Exception:  # noqa: BLE001 -- whatever it is
        return []
