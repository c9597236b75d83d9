"""A command watched while it runs: its memory and time, and what it leaves behind (Linux)."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOK = 0.2
_EARLY, _LATE = 0.2, 0.8
"""Parts of the time between which documents are converted, and after which all are combined."""
_ENDING = 3
"""Seconds in which what ends with its caller is gone."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a command."""

    seconds: float
    cpu: float
    """Seconds of its own process alone."""
    early: float
    """Megabytes once it was well under way."""
    late: float
    """Megabytes shortly before its end."""
    most: float
    left: tuple[int, ...]
    """Processes of its session that outlived it."""
    errors: str


def watched(line: Sequence[str]) -> Watched:
    """Run a command to its end in a session of its own."""
    begun, sizes, cpu = time.monotonic(), [0.0], 0.0
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            line, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True
        )
        while process.poll() is None:
            megabytes, cpu = _seen(process.pid, cpu)
            if megabytes:
                sizes.append(megabytes)
            time.sleep(_LOOK)
        seconds = time.monotonic() - begun
        time.sleep(_ENDING)
        errors.seek(0)
        told = errors.read().decode("utf-8", "replace")
    early, late = (sizes[int(len(sizes) * part)] for part in (_EARLY, _LATE))
    return Watched(seconds, cpu, early, late, max(sizes), tuple(_of_session(process.pid)), told)


def _seen(pid: int, cpu: float) -> tuple[float, float]:
    """Megabytes and seconds of a process; the seconds seen before where it is just gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        fields = _fields(pid)
    except (OSError, IndexError):
        return 0.0, cpu
    ticks = int(fields[11]) + int(fields[12])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20, ticks / os.sysconf("SC_CLK_TCK")


def cpu() -> float:
    """Seconds of processor that this process and all processes of isolated tasks have taken."""
    own = os.times()
    total = own.user + own.system
    for server in multiprocessing.active_children():  # each with its ended children
        ticks = sum(int(field) for field in _fields(server.pid or 0)[11:15])
        total += ticks / os.sysconf("SC_CLK_TCK")
    return total


def _fields(pid: int) -> list[str]:
    """What the kernel tells of a process, behind its name: state, parent, group, session …"""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _of_session(session: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = _fields(int(path.name))
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(path.name))
    return found
