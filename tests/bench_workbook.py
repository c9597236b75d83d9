"""A batch workbook of 20,000 actions beside ``DataFrame.to_excel`` of the same rows.

Time, size, and the peak memory of a process of its own: ``make bench``.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from export_plans import AS_OF
from export_plans import many

from planlift import export
from planlift.export.combined import combine

ACTIONS, PLANS = 20_000, 100
KIBIBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024


def main() -> None:
    print(f"{f'{ACTIONS:,} actions of {PLANS} plans':<50} {'write':>9} {'memory':>8} {'file':>8}")
    for how in ("planlift", "DataFrame.to_excel"):
        command = [sys.executable, __file__, how]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        print(f"{how:<50} {done.stdout.strip()}")


def measure(how: str) -> None:
    plans = many(ACTIONS, PLANS)
    frame = combine(plans)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitoring.xlsx"
        start = time.perf_counter()
        if how == "planlift":
            export.write_batch(plans, path, "xlsx", as_of=AS_OF)
        else:
            frame.to_excel(path, index=False)
        taken = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES
        print(f"{taken:7.1f} s {peak:5.0f} MB {path.stat().st_size / 1e6:5.1f} MB")


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
