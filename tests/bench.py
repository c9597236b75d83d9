"""How long things take: start-up, and each sample from bytes to files. ``make bench``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import planlift
from planlift.errors import PlanliftError
from planlift.export import write_all

SAMPLES = Path(__file__).parent.parent / "samples"
TIMES = 3


def best(work: object) -> float:
    """The shortest of a few runs, in seconds: what it takes when nothing else is in the way."""
    assert callable(work)
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def help_screen() -> None:
    command = [sys.executable, "-m", "planlift", "--help"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    print(f"{'planlift --help':<50} {best(help_screen):7.3f} s")
    print(f"{'document':<50} {'read':>9} {'write':>9} {'pages':>6} {'actions':>8}")
    for path in sorted(SAMPLES.glob("*/plan-*")):
        name = path.relative_to(SAMPLES).as_posix()
        try:
            plan = planlift.read(path)
        except PlanliftError as error:
            print(f"{name:<50} {error.code}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            reading = best(lambda path=path: planlift.read(path))
            writing = best(lambda plan=plan, to=folder: write_all(plan, to, "plan"))
        figures = f"{reading:7.3f} s {writing:7.3f} s {plan.pages:>6} {len(plan.actions):>8}"
        print(f"{name:<50} {figures}")


if __name__ == "__main__":
    main()
