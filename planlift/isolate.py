"""One process a task: whatever a document does to its reader, it does to that process alone.

A pool is not enough: a worker that dies takes its neighbours' work along, and one that hangs cannot
be stopped. Here each task has a process of its own, forked from a server that has imported the
readers already, with a limit on time and memory. What comes back is bytes, never pickled objects:
the process has handled hostile input.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING
from typing import TypeVar

from msgspec import Struct

if hasattr(os, "fork"):
    from planlift.isolate_fork import Forked as Process
else:
    from planlift.isolate_spawn import Spawned as Process  # type: ignore[assignment]

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")

_LOOK = 0.2
"""Seconds between two looks at whether the run is being stopped."""
_LONGEST = 2**30
"""Bytes of the longest answer."""


class Limits(Struct, frozen=True):
    """What one task may use."""

    seconds: float
    megabytes: int
    """Beyond what the process has when it starts; held on Linux only."""


class Ended(Struct, frozen=True):
    """How one task ended."""

    answer: bytes | None
    """None when the process was stopped or died."""
    code: str
    """``timed-out``, ``crashed``, or empty when there is an answer."""
    detail: str
    seconds: float


class Stopped(BaseException):
    """The run is being stopped; the task's process is gone."""


def run(
    work: Callable[[T], bytes],
    task: T,
    limits: Limits,
    *,
    preload: Sequence[str] = (),
    stop: threading.Event | None = None,
) -> Ended:
    """Do `work` on `task` in a process of its own and say how that ended; any thread may call it.

    `work` must be importable by name; `preload` are modules that it needs. Once `stop` is set, the
    process is killed and `Stopped` raised.
    """
    began = time.monotonic()
    try:
        process = Process(work, task, limits, preload)
    except (OSError, EOFError) as error:  # out of processes, or the server was killed
        return Ended(None, "crashed", f"its process did not start: {error}", 0.0)
    answer, died, exitcode = None, False, None
    try:
        if _ready(process.answer, began + limits.seconds, stop):
            answer = process.answer.recv_bytes(_LONGEST)
    except (EOFError, OSError):
        died = True
    finally:
        exitcode = process.end()
    code, detail = "", ""
    if died:
        code, detail = "crashed", _cause(exitcode)
    elif answer is None:
        code, detail = "timed-out", f"no result after {limits.seconds:g} seconds"
    return Ended(answer, code, detail, time.monotonic() - began)


def _ready(connection: Connection, until: float, stop: threading.Event | None) -> bool:
    """Whether there is an answer (or the end of the process) before the time is up."""
    while (left := until - time.monotonic()) > 0:
        if wait([connection], timeout=min(left, _LOOK)):
            return True
        if stop is not None and stop.is_set():
            raise Stopped
    return bool(connection.poll())


def _cause(exitcode: int | None) -> str:
    if exitcode is None:
        return "killed, with the process that looks after it"
    if exitcode >= 0:
        return f"exit code {exitcode}"
    with suppress(ValueError):
        return signal.Signals(-exitcode).name
    return f"signal {-exitcode}"
