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
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

_GRACE = 10
"""Seconds after its limit in which a task must be gone even if nobody is left to stop it."""
_LOOK = 0.2
"""Seconds between two looks at whether the run is being stopped."""
_LONGEST = 2**30
"""Bytes of the longest answer."""
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "urllib.",
)
"""What a document has no business to make its reader do, by the start of Python's audit events."""

_starting = threading.Lock()
"""multiprocessing keeps account of its processes without a lock of its own."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use."""

    seconds: float
    megabytes: int
    """Beyond what the process has when it starts; held on Linux only."""


@dataclass(frozen=True, slots=True)
class Ended:
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
        connection, process = _start(_context(preload), work, task, limits)
    except (OSError, EOFError) as error:  # out of processes, or the server was killed
        return Ended(None, "crashed", f"its process did not start: {error}", 0.0)
    answer, code, detail = None, "", ""
    try:
        if _ready(connection, began + limits.seconds, stop):
            answer = connection.recv_bytes(_LONGEST)
        else:
            code, detail = "timed-out", f"no result after {limits.seconds:g} seconds"
    except (EOFError, OSError):
        _end(process)
        code, detail = "crashed", _cause(process.exitcode)
    finally:
        connection.close()
        process.kill()
        _end(process)
    return Ended(answer, code, detail, time.monotonic() - began)


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # Threads of a numeric library would not survive the fork, and count against the memory limit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("forkserver")
    # With the main module there already, no child runs it again.
    context.set_forkserver_preload(["__main__", *preload])
    return context


def _start(
    context: BaseContext, work: Callable[[T], bytes], task: T, limits: Limits
) -> tuple[Connection, BaseProcess]:
    with _starting:
        ours, theirs = context.Pipe(duplex=False)
        try:
            process: BaseProcess = context.Process(  # type: ignore[attr-defined] # not in the stubs
                target=_run, args=(work, task, theirs, limits), daemon=True
            )
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()  # so that the end of the process is the end of the pipe
        return ours, process


def _ready(connection: Connection, until: float, stop: threading.Event | None) -> bool:
    """Whether there is an answer (or the end of the process) before the time is up."""
    while (left := until - time.monotonic()) > 0:
        if wait([connection], timeout=min(left, _LOOK)):
            return True
        if stop is not None and stop.is_set():
            raise Stopped
    return bool(connection.poll())


def _end(process: BaseProcess) -> None:
    with _starting:
        process.join(timeout=1)


def _cause(exitcode: int | None) -> str:
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    with suppress(ValueError):
        return signal.Signals(-exitcode).name
    return f"signal {-exitcode}"


def _run(work: Callable[[T], bytes], task: T, answer: Connection, limits: Limits) -> None:
    """In the process of the task."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limits.seconds) + _GRACE)
    threading.Thread(target=_go_with_the_caller, daemon=True).start()
    _silence()
    _limit_memory(limits.megabytes)
    sys.addaudithook(_forbid)
    answer.send_bytes(work(task))


def _go_with_the_caller() -> None:
    """End this process when the one that asked for the work is gone."""
    caller = multiprocessing.parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)


def _forbid(event: str, _arguments: Any) -> None:  # noqa: ANN401 -- whatever the event has
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"no document may do this: {event}")


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
