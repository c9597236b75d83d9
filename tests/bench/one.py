"""One document read once in a process of its own: ``python -m bench.one READER FILE WARM``.

The reader first reads WARM, a small document of the same kind with other words, so that imports
are not counted. Prints what it took as JSON.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
import warnings
from pathlib import Path

from bench.readers import READERS

KIBIBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024


def processor() -> float:
    """Seconds of processor time of this process and of those that it has started."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def peak() -> float:
    """The most memory that this process has held, in MB.

    Linux hands the mark of the process before on to the one that it becomes: not in /proc.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES


def main(name: str, path: str, warm: str, pages: int) -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reader = READERS[name]
    reader.read(Path(warm), 0)
    before = peak()
    used, start = processor(), time.perf_counter()
    met = reader.read(Path(path), pages)
    took = {
        "cpu": processor() - used,
        "wall": time.perf_counter() - start,
        "before": before,
        "peak": peak(),
        "met": met,
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
