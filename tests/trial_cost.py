"""What a process of its own costs a document, in processor time; part of ``batch_trials.py``.

Imports little at its head: each process of a document runs the main script again.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.batch_worker import Request

COST, EACH = 5, 4
"""Turns, and of the samples every so many-th."""


def main() -> None:
    """What a process of its own costs a document, in processor time: other work does not count."""
    import trial_plans
    from trial_watch import cpu

    from planlift import isolate
    from planlift import limits
    from planlift.batch_worker import Request
    from planlift.batch_worker import preload
    from planlift.batch_worker import work

    most = isolate.Limits(600, 4096)
    requests = [
        Request(path, path.name, None, ("xlsx", "csv"), None, None, limits.Limits())
        for path in trial_plans.one_of_each()[::EACH]
    ]
    together, apart = [], []
    for turn in range(COST + 1):  # the first starts the server
        before = cpu()
        assert isolate.run(_all, requests, most, preload=preload()).answer == b"done"
        between = cpu()
        for request in requests:
            assert isolate.run(work, request, most, preload=preload()).answer
        if turn:
            together.append((between - before) / len(requests))
            apart.append((cpu() - between) / len(requests))
    one, other = statistics.median(together), statistics.median(apart)
    print(f"work on one of {len(requests)} plans    {one * 1000:>8.0f} ms of a processor (median)")
    print(f"the same in its own process  {other * 1000:>8.0f} ms")
    print(f"isolation                    {(other - one) * 1000:>8.0f} ms, {other / one - 1:.0%}")


def _all(requests: list[Request]) -> bytes:
    """All documents in one process."""
    from planlift.batch_worker import work

    for request in requests:
        work(request)
    return b"done"


if __name__ == "__main__":
    main()
