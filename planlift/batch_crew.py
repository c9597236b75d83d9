"""Who does the work of a batch on this machine: threads that each look after one process."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

from planlift.isolate import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

T = TypeVar("T")
R = TypeVar("R")

_LOOK = 0.5
"""Seconds: on Windows a wait without an end would not notice Ctrl-C."""
_PATIENCE = 1.0
"""Seconds for which a thread is waited for once all are told to stop."""


def each(work: Callable[[T, threading.Event], R], tasks: Iterable[T], at_once: int) -> Iterator[R]:
    """Do `work` on each task, `at_once` at a time, and give what comes back as it comes.

    Tasks are asked for only when there is room. An exception of `work` ends all of it and is
    raised here. When the caller stops listening (or is interrupted), the event that `work` was
    given is set; it should then raise `Stopped`.
    """
    crew = _Crew(work, tasks, at_once)
    try:
        yield from crew.results()
    finally:
        crew.stop()


class _Crew(Generic[T, R]):
    """The threads, and what goes between them."""

    def __init__(
        self, work: Callable[[T, threading.Event], R], tasks: Iterable[T], at_once: int
    ) -> None:
        self._work = work
        self._tasks = iter(tasks)
        self._asking = threading.Lock()
        self._stop = threading.Event()
        self._done: queue.SimpleQueue[R | BaseException | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(at_once)]

    def results(self) -> Iterator[R]:
        for thread in self._threads:
            thread.start()
        working = len(self._threads)
        while working:
            try:
                result = self._done.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if result is None:
                working -= 1
            elif isinstance(result, BaseException):
                raise result
            else:
                yield result

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                with self._asking:
                    task = next(self._tasks, None)
                if task is None:
                    break
                self._done.put(self._work(task, self._stop))
        except Stopped:
            pass
        except BaseException as error:  # noqa: BLE001 -- raised again where the results are awaited
            self._done.put(error)
        self._done.put(None)
