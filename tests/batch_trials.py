"""What a batch promises, tried at length; prints the figures that docs/scale.md gives.

    python tests/batch_trials.py [everything] [kills] [speed] [cost] [memory]

`everything` reads the corpora too where PLANLIFT_CORPUS names their folder. Exits with 1 where a
promise was broken.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hostile
import trial_plans
from batch_folders import command
from batch_folders import mixed_folder
from batch_folders import results
from batch_folders import run
from batch_folders import table
from trial_watch import Watched
from trial_watch import watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

PLANS, TIMEOUT, MEMORY = 300, 120, 1024
GRACE = 15
"""Seconds beyond its limit that a document may be reported with: processes start and end."""
KILLS, SMALL = 100, 5
SPEED, TIMES = 200, 3
MANY = (200, 400, 800)


def everything(folder: Path) -> bool:
    """All corpora, all hostile files and a few hundred plans: every document accounted for."""
    plans = folder / "in"
    hostile.lay(plans / "hostile")
    trial_plans.lay(plans / "plans", PLANS)
    if "PLANLIFT_CORPUS" in os.environ:
        (plans / "corpora").mkdir()
        trial_plans.copy(Path(os.environ["PLANLIFT_CORPUS"]) / "corpora", plans / "corpora")
    limits = ("--timeout", str(TIMEOUT), "--memory", str(MEMORY))
    seen = watched(command(plans, folder / "out", *limits))
    rows = table((folder / "out/batch.csv").read_bytes())
    found = sum(path.is_file() for path in plans.rglob("*"))
    outcomes: dict[str, int] = {}
    for row in rows:
        outcome = row["error_code"] or row["outcome"]
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    longest = max(rows, key=lambda row: float(row["seconds"]))
    print(f"documents                    {found:>8,}, in batch.csv {len(rows):,}")
    for outcome, number in sorted(outcomes.items(), key=lambda item: -item[1]):
        print(f"  {outcome:<26} {number:>8,}")
    print(f"longest                      {longest['seconds']:>8} s {longest['source']!r}")
    _tell(seen)
    return (
        found == len(rows)
        and not outcomes.get("internal")
        and "Traceback" not in seen.errors
        and float(longest["seconds"]) <= TIMEOUT + GRACE
        and not seen.left
    )


def kills(folder: Path) -> bool:
    """Killed at random moments and started again until it ends, time and again."""
    plans = mixed_folder(folder, SMALL)
    trial_plans.lay(plans / "samples", SMALL)
    documents = sum(path.is_file() for path in plans.rglob("*"))
    begun = time.monotonic()
    run(plans, folder / "undisturbed")
    whole = time.monotonic() - begun
    expected = results(folder / "undisturbed")
    draw = random.Random(11)  # noqa: S311 -- moments, no secret
    killed = rounds = differing = 0
    while killed < KILLS:
        out = folder / f"out-{rounds}"
        while True:
            process = subprocess.Popen(
                command(plans, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                # Enough is enough: the last one is left alone, or it might never come to its end.
                process.wait(draw.uniform(0, whole) if killed < KILLS else None)
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
        differing += results(out) != expected
        rounds += 1
        print(f"  killed {killed:,} times", flush=True)
    print(f"killed                       {killed:>8,} times on the way to {rounds} ends")
    print(f"documents, seconds           {documents:>8,}, {whole:.1f} undisturbed")
    print(f"ends with other results      {differing:>8,}")
    return not differing


def speed(folder: Path) -> bool:
    """Two jobs beside one, in turns, on plans of all kinds."""
    plans = folder / "in"
    trial_plans.lay(plans, SPEED)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(TIMES):
        for jobs in (1, 2) if turn % 2 else (2, 1):
            seen = watched(command(plans, folder / f"out-{turn}-{jobs}", "--jobs", str(jobs)))
            seconds[jobs].append(seen.seconds)
            print(f"  {jobs} at once                  {seen.seconds:>8.1f} s, own {seen.cpu:.1f} s")
    one, two = (statistics.median(seconds[jobs]) for jobs in (1, 2))
    print(f"{SPEED} plans one by one         {one:>8.1f} s ({SPEED / one:.1f} a second)")
    print(f"two at once                  {two:>8.1f} s ({SPEED / two:.1f} a second)")
    print(f"times faster                 {one / two:>8.2f} (median of {TIMES} turns each)")
    return True


def cost(_folder: Path) -> bool:
    """What a process of its own costs a document."""
    # Apart, for each process of a document runs the main script again.
    script = Path(__file__).with_name("trial_cost.py")
    return not subprocess.run([sys.executable, str(script)], check=False).returncode


def memory(folder: Path) -> bool:
    """The most memory of the run's own process, for more and more documents."""
    plans = folder / "in"
    for number in MANY:
        trial_plans.lay(plans, number)
        seen = watched(command(plans, folder / f"out-{number}"))
        print(f"{number:,} documents")
        _tell(seen)
    return True


def _tell(seen: Watched) -> None:
    print(f"time                         {seen.seconds:>8.1f} s, own {seen.cpu:.1f} s")
    print(f"memory while converting      {seen.early:>8.0f} MB early, {seen.late:.0f} MB late")
    print(f"memory at most               {seen.most:>8.0f} MB")
    print(f"processes left behind        {len(seen.left):>8}")


TRIALS: dict[str, Callable[[Path], bool]] = {
    each.__name__: each for each in (everything, kills, speed, cost, memory)
}


def main(names: Sequence[str]) -> int:
    kept = True
    for name in names or TRIALS:
        print(f"{name}: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            kept = TRIALS[name](Path(folder)) and kept
        print(flush=True)
    print("every promise was kept" if kept else "a promise was broken")
    return not kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
