"""What is done in the process of an isolated task, before and after its work."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from planlift.isolate import Limits

GRACE = 10
"""Seconds after its limit in which a task must be gone even if nobody is left to stop it."""
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


def perform(
    work: Callable[[Any], bytes],
    task: Any,  # noqa: ANN401 -- what the work takes
    answer: Connection,
    limits: Limits,
) -> None:
    """Do the work within its limits and send what comes of it."""
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limits.seconds) + GRACE)
    _limit_memory(limits.megabytes)
    sys.addaudithook(_forbid)
    answer.send_bytes(work(task))


def leave_interrupts() -> None:
    """The caller decides what an interrupt means."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def silence() -> None:
    """Libraries that complain in C must not write into the caller's terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _forbid(event: str, _arguments: Any) -> None:  # noqa: ANN401 -- whatever the event has
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"no document may do this: {event}")


def _limit_memory(megabytes: int) -> None:
    try:
        import resource

        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 -- each process does this
            pages = int(told.read().split()[0])
    except (ImportError, OSError):  # not Linux
        return
    most = pages * resource.getpagesize() + megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
