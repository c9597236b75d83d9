"""Processes of tasks where a process can be forked: a fork costs little, a start much.

A server has imported the readers and forks a process for each task; it sees nothing of what a
document does. A caller has one server for each task that it has running, and keeps it for the next:

1. the caller sends the end of a pipe for the answer, and the task;
2. the server forks, and tells the number of the process;
3. the caller reads the answer, or the end of the pipe where the process died, or has waited long
   enough; it kills what is left of the process and says so;
4. the server, which alone may wait for the process, tells its exit code. Before that the number
   cannot become that of another process.

When the caller is gone, the server kills the process and ends.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from contextlib import suppress
from multiprocessing import reduction
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING
from typing import Any
from typing import NoReturn

from planlift import isolate_task
from planlift import processes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from multiprocessing.context import BaseContext

    from planlift.isolate import Limits

_starting = threading.Lock()
"""multiprocessing keeps account of its processes without a lock of its own."""
_idle: list[_Server] = []
"""Servers without a task."""


class Forked:
    """The process of one task. Raises `OSError` or `EOFError` where it does not start."""

    def __init__(
        self,
        work: Callable[[Any], bytes],
        task: Any,  # noqa: ANN401 -- what the work takes
        limits: Limits,
        preload: Sequence[str],
    ) -> None:
        """Start it."""
        order = bytes(reduction.ForkingPickler.dumps((work, task, limits)))
        while server := _idle_server():
            with suppress(OSError, EOFError):  # it was killed since its last task
                self._begin(server, order)
                return
        self._begin(_Server(preload), order)

    def _begin(self, server: _Server, order: bytes) -> None:
        self._server = server
        self.answer, theirs = multiprocessing.Pipe(duplex=False)
        try:
            self._number = server.begin(order, theirs)
        except BaseException:
            self.answer.close()
            server.close()
            raise
        finally:
            theirs.close()  # so that the end of the process is the end of the pipe

    def end(self) -> int | None:
        """Kill what is left of the process; its exit code, below 0 for a signal."""
        self.answer.close()
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)
        try:
            code = self._server.end()
        except (OSError, EOFError):  # the server was killed
            self._server.close()
            return None
        _idle.append(self._server)
        return code


def _idle_server() -> _Server | None:
    try:
        return _idle.pop()
    except IndexError:
        return None


class _Server:
    """One server, as its caller sees it."""

    def __init__(self, preload: Sequence[str]) -> None:
        with _starting:
            context = _context(preload)
            self._line, theirs = context.Pipe()
            try:
                self._process = context.Process(  # type: ignore[attr-defined] # not in the stubs
                    target=_serve, args=(theirs,), daemon=True
                )
                self._process.start()
            except BaseException:
                self._line.close()
                raise
            finally:
                theirs.close()

    def begin(self, order: bytes, answer: Connection) -> int:
        """Have a task begun: the number of its process."""
        reduction.send_handle(self._line, answer.fileno(), self._process.pid)
        self._line.send_bytes(order)
        return int(self._line.recv_bytes())

    def end(self) -> int:
        """Have the killed process waited for: its exit code."""
        self._line.send_bytes(b"")
        return int(self._line.recv_bytes())

    def close(self) -> None:
        """End the server, and with it a process that it still has."""
        self._line.close()
        with _starting:
            self._process.join(timeout=1)  # it sees that the line is closed
            self._process.kill()
            self._process.join(timeout=1)


def _context(preload: Sequence[str]) -> BaseContext:
    processes.without_idle_threads()
    context = multiprocessing.get_context("forkserver")
    # With the main module there already, no server runs it again.
    context.set_forkserver_preload(["__main__", *preload])
    return context


def _serve(line: Connection) -> None:
    """In a server: fork for one task after the other until the caller is gone."""
    isolate_task.leave_interrupts()
    signal.signal(signal.SIGTERM, _leave)
    isolate_task.silence()
    process = 0
    try:
        while True:
            handle = reduction.recv_handle(line)
            order = line.recv_bytes()
            process = os.fork()
            if not process:
                _perform(order, line, Connection(handle, readable=False))
            os.close(handle)
            line.send_bytes(b"%d" % process)
            line.recv_bytes()
            _, status = os.waitpid(process, 0)
            process = 0
            line.send_bytes(b"%d" % os.waitstatus_to_exitcode(status))
    except (EOFError, OSError):
        return
    finally:
        if process:
            os.kill(process, signal.SIGKILL)


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit


def _perform(order: bytes, line: Connection, answer: Connection) -> NoReturn:
    """In the process of a task."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        line.close()
        work, task, limits = pickle.loads(order)  # noqa: S301 -- the caller made it
        isolate_task.perform(work, task, answer, limits)
        code = 0
    finally:
        os._exit(code)  # nothing of the server's may run here
