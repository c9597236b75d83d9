"""A folder of plans: each document in a process of its own, here or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift import batch_crew
from planlift import batch_document
from planlift import batch_store
from planlift.batch_document import Job
from planlift.batch_worker import FAILED
from planlift.errors import PlanliftError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.batch_document import Order
    from planlift.batch_document import Settled
    from planlift.batch_store import Record
    from planlift.storage import Found
    from planlift.vocabulary import Vocabulary


def run(
    order: Order,
    found: list[Found],
    words: Callable[[str], Vocabulary],
    doing: Callable[[Order, Iterable[Job]], Iterator[Settled]],
    tell: Callable[[Settled], None],
) -> None:
    """Convert what is new or changed among `found` and forget what is gone.

    `words` gives the vocabulary for a document, by key; `doing` settles the jobs: `here`, or
    `planlift.batch_cluster.there`. `tell` hears of each document as soon as its fate is known. The
    caller holds the output folder. An interrupt kills what is running and keeps what is done.
    """
    order.out.sweep()
    wholes = set()
    for settled in doing(order, (_job(one, words) for one in found)):
        wholes.add(settled.record.whole)
        tell(settled)
    batch_store.forget_all_but(order.out, [one.name for one in found])
    batch_store.tidy(order.out, wholes)


def here(jobs: int) -> Callable[[Order, Iterable[Job]], Iterator[Settled]]:
    """Settle documents on this machine, so many at once."""

    def doing(order: Order, tasks: Iterable[Job]) -> Iterator[Settled]:
        def work(job: Job, stop: threading.Event) -> Settled:
            return batch_document.settle(order, job, stop)

        return batch_crew.each(work, tasks, jobs)

    return doing


def records(order: Order, found: Iterable[Found]) -> Iterator[Record]:
    """What became of each document, in the order of `found`, one after the other."""
    for one in found:
        record = batch_store.load(order.out, one.name)
        if record is not None:
            yield record


def _job(found: Found, words: Callable[[str], Vocabulary]) -> Job:
    try:
        return Job(found, words(found.key))
    except PlanliftError as error:
        return Job(found, error)


def is_failure(record: Record) -> bool:
    """Whether the document counts as failed in the exit code."""
    return record.result.outcome == FAILED
