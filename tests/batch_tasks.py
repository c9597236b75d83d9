"""Work for isolated processes that behaves as badly as a document can make it."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def do(task: str) -> bytes:
    if task in {"hang", "sleep"}:
        time.sleep(600)
    if task == "spin":
        while True:
            pass
    if task in _ENDS:
        _ENDS[task]()
    if task.startswith("forbidden "):
        return _forbidden(task.removeprefix("forbidden "))
    if task == "noise":
        os.write(1, b"out of C\n")
        os.write(2, b"complaint out of C\n")
    if task == "eat":
        return _eat()
    if task == "raise":
        sys.stderr = None  # nobody is there to read the traceback
        raise ValueError(task)
    return f"{task} done".encode() * (100_000 if task == "large" else 1)


def _deeper(depth: int) -> bytes:
    """Overflow the stack of C: Python's own limit is out of the way."""
    sys.setrecursionlimit(10**9)
    return b"".join(map(_deeper, [depth + 1]))


def _forbidden(what: str) -> bytes:
    attempts = {
        "connection": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        "name": lambda: socket.getaddrinfo("example.org", 80),
        "datagram": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "server": lambda: socket.socket().bind(("127.0.0.1", 0)),
        "address": lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
        "program": lambda: subprocess.run(["true"], check=False),
        "shell": lambda: os.system("true"),  # noqa: S605 -- never gets that far
    }
    try:
        attempts[what]()  # type: ignore[no-untyped-call]
    except PermissionError as error:
        return str(error).encode()
    return b"it was allowed"


def _eat() -> bytes:
    held: list[bytearray] = []
    try:
        held.extend(bytearray(10_000_000) for _ in range(10_000))
    except MemoryError:
        held.clear()
        return b"no memory"
    return b"there was enough"


_ENDS: dict[str, Callable[[], object]] = {
    "exit": lambda: os._exit(7),
    "crash": lambda: ctypes.string_at(0),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "overflow": lambda: _deeper(0),
}
"""How a process may end before its task is done."""
