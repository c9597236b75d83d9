"""One process a task: whatever a document does to its reader, it does to that process alone.

A pool is not enough: a worker that dies takes its neighbours' work along, and one that hangs cannot
be stopped. Here each task has a process of its own, forked from a server that has imported the
readers already, with a limit on time and memory. What comes back is bytes, never pickled objects:
the process has handled hostile input.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

_GRACE = 10
"""Seconds after its limit in which a task must be gone even if nobody is left to stop it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use."""

    seconds: float
    megabytes: int
    """Beyond what the process has when it starts; held on Linux only."""


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """How one task ended."""

    task: T
    answer: bytes | None
    """What the work gave; None when the process was stopped or died."""
    code: str
    """``timed-out``, ``crashed``, or empty when there is an answer."""
    detail: str
    seconds: float
    process: int
    """Number of the process, for cleaning up after it."""


@dataclass(frozen=True, slots=True)
class _Running(Generic[T]):
    task: T
    process: BaseProcess
    started: float


def each(
    work: Callable[[T], bytes],
    tasks: Iterable[T],
    *,
    at_once: int,
    limits: Limits,
    preload: Sequence[str] = (),
) -> Iterator[Ended[T]]:
    """Do `work` on each task in a process of its own, and give the ends in the order they come.

    `work` must be importable by name. When the caller stops listening (or is interrupted), what
    is still running is killed.
    """
    context = _context(preload)
    waiting = iter(tasks)
    running: dict[Connection, _Running[T]] = {}
    try:
        while True:
            while len(running) < at_once and (task := next(waiting, None)) is not None:
                connection, started = _start(context, work, task, limits)
                running[connection] = started
            if not running:
                return
            for connection in _ready(running, limits):
                yield _end(connection, running.pop(connection), limits)
    finally:
        for left in running.values():
            left.process.kill()
        for connection, left in running.items():
            left.process.join(timeout=1)
            connection.close()


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # Threads of a numeric library would not survive the fork, and count against the memory limit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


def _start(
    context: BaseContext, work: Callable[[T], bytes], task: T, limits: Limits
) -> tuple[Connection, _Running[T]]:
    ours, theirs = context.Pipe(duplex=False)
    process: BaseProcess = context.Process(  # type: ignore[attr-defined] # missing in the stubs
        target=_run, args=(work, task, theirs, limits), daemon=True
    )
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    return ours, _Running(task, process, time.monotonic())


def _ready(running: dict[Connection, _Running[T]], limits: Limits) -> list[Connection]:
    """Those that have answered, died or used up their time, after waiting for one of them."""
    now = time.monotonic()
    soonest = min(one.started for one in running.values()) + limits.seconds - now
    ready = wait(list(running), timeout=max(0.0, soonest))
    now = time.monotonic()
    return [
        connection
        for connection, one in running.items()
        if connection in ready or now - one.started >= limits.seconds
    ]


def _end(connection: Connection, one: _Running[T], limits: Limits) -> Ended[T]:
    seconds = time.monotonic() - one.started
    answer, code, detail = None, "", ""
    try:
        if connection.poll():
            answer = connection.recv_bytes()
        else:
            code, detail = "timed-out", f"no result after {limits.seconds:g} seconds"
    except (EOFError, OSError):
        one.process.join(timeout=1)
        code, detail = "crashed", _cause(one.process.exitcode)
    finally:
        connection.close()
        _kill(one.process)
    return Ended(one.task, answer, code, detail, seconds, one.process.pid or 0)


def _cause(exitcode: int | None) -> str:
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    with suppress(ValueError):
        return signal.Signals(-exitcode).name
    return f"signal {-exitcode}"


def _kill(process: BaseProcess) -> None:
    process.kill()
    process.join(timeout=1)


def _run(work: Callable[[T], bytes], task: T, answer: Connection, limits: Limits) -> None:
    """In the process of the task."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limits.seconds) + _GRACE)
    _silence()
    _limit_memory(limits.megabytes)
    answer.send_bytes(work(task))


def _silence() -> None:
    """Libraries that complain in C must not write into the caller's terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):  # not Linux
        return
    most = pages * resource.getpagesize() + megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
