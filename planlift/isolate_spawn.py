"""Processes of tasks where none can be forked: each is started anew."""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING
from typing import Any

from planlift import isolate_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from planlift.isolate import Limits

_starting = threading.Lock()
"""multiprocessing keeps account of its processes without a lock of its own."""
_MOMENT = 0.5
"""Seconds in which a process that has answered, or died, is gone."""


class Spawned:
    """The process of one task. Raises `OSError` or `EOFError` where it does not start."""

    def __init__(
        self,
        work: Callable[[Any], bytes],
        task: Any,  # noqa: ANN401 -- what the work takes
        limits: Limits,
        _preload: Sequence[str],
    ) -> None:
        """Start it."""
        context = multiprocessing.get_context("spawn")
        with _starting:
            self.answer, theirs = context.Pipe(duplex=False)
            try:
                self._process = context.Process(
                    target=_perform, args=(work, task, theirs, limits), daemon=True
                )
                self._process.start()
            except BaseException:
                self.answer.close()
                raise
            finally:
                theirs.close()  # so that the end of the process is the end of the pipe

    def end(self) -> int | None:
        """Kill what is left of the process; its exit code, below 0 for a signal."""
        self.answer.close()
        with _starting:
            self._process.join(timeout=_MOMENT)
            self._process.kill()
            self._process.join(timeout=1)
        return self._process.exitcode


def _perform(
    work: Callable[[Any], bytes],
    task: Any,  # noqa: ANN401 -- what the work takes
    answer: Connection,
    limits: Limits,
) -> None:
    isolate_task.leave_interrupts()
    threading.Thread(target=_go_with_the_caller, daemon=True).start()
    isolate_task.silence()
    isolate_task.perform(work, task, answer, limits)


def _go_with_the_caller() -> None:
    """End this process when the one that asked for the work is gone."""
    caller = multiprocessing.parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)
