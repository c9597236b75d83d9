"""What a process of its own costs a document, in processor time; part of ``batch_trials.py``.

Imports little at its head: each process of a document runs the main script again.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.batch_worker import Request
    from planlift.isolate import Limits

TURNS, EACH = 5, 4
"""Of the samples every so many-th."""
READABLE = {".pdf", ".html", ".docx"}


def main() -> None:
    """What isolation costs, measured on samples; beside samples, Stockton's and real documents."""
    import trial_plans

    from planlift import isolate
    from planlift import limits
    from planlift.batch_worker import Request
    from planlift.batch_worker import preload

    def requests(paths: list[Path]) -> list[Request]:
        return [
            Request(path, path.name, None, ("xlsx", "csv"), None, None, limits.Limits())
            for path in paths
        ]

    most = isolate.Limits(600, 4096)
    samples = requests(trial_plans.one_of_each()[::EACH])
    isolate.run(_all, samples, most, preload=preload())  # the first starts the server
    turns = [_cost(samples, most) for _ in range(TURNS)]
    cost = statistics.median(turns)
    low, high = min(turns) * 1000, max(turns) * 1000
    print(f"isolation                    {cost * 1000:>8.0f} ms ({low:.0f} to {high:.0f})")
    kinds = {"samples": samples, "forms of Stockton's plan": requests(trial_plans.stockton())}
    if corpus := os.environ.get("PLANLIFT_CORPUS"):
        found = sorted((Path(corpus) / "real").rglob("*"))
        kinds["real documents"] = requests([path for path in found if path.suffix in READABLE])
    for kind, of in kinds.items():
        ended = isolate.run(_all, of, most, preload=preload())
        work = statistics.median(json.loads(ended.answer or b"[]"))
        title = f"of the work on {len(of)} {kind}"
        print(f"{title:<40} {cost / work:>4.0%} (median {work * 1000:.0f} ms)")


def _cost(requests: list[Request], most: Limits) -> float:
    """Seconds that a process of its own costs a document, in the mean of all."""
    from trial_watch import cpu

    from planlift import isolate
    from planlift.batch_worker import preload
    from planlift.batch_worker import work

    before = cpu()
    assert isolate.run(_all, requests, most, preload=preload()).answer
    between = cpu()
    for request in requests:
        assert isolate.run(work, request, most, preload=preload()).answer
    return (cpu() - between - (between - before)) / len(requests)


def _all(requests: list[Request]) -> bytes:
    """All documents in one process: the seconds that each took."""
    from planlift.batch_worker import work

    seconds = []
    for request in requests:
        before = time.process_time()
        work(request)
        seconds.append(time.process_time() - before)
    return json.dumps(seconds).encode()


if __name__ == "__main__":
    main()
