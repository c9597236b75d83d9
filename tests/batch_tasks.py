"""Work for isolated processes that behaves as badly as a document can make it."""

from __future__ import annotations

import ctypes
import os
import sys
import time


def do(task: str) -> bytes:
    if task == "hang":
        time.sleep(600)
    if task == "spin":
        while True:
            pass
    if task == "exit":
        os._exit(7)
    if task == "crash":
        ctypes.string_at(0)
    if task == "noise":
        os.write(1, b"out of C\n")
        os.write(2, b"complaint out of C\n")
    if task == "eat":
        return _eat()
    if task == "raise":
        sys.stderr = None  # nobody is there to read the traceback
        raise ValueError(task)
    return f"{task} done".encode() * (100_000 if task == "large" else 1)


def _eat() -> bytes:
    held: list[bytearray] = []
    try:
        held.extend(bytearray(10_000_000) for _ in range(10_000))
    except MemoryError:
        held.clear()
        return b"no memory"
    return b"there was enough"
