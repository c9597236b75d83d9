"""A batch on a Dask cluster: its workers do what is else done on this machine."""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import multiprocessing
from contextlib import contextmanager
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import to_builtins

from planlift import __version__
from planlift import batch_document
from planlift import batch_store
from planlift.batch_document import Job
from planlift.batch_document import Settled
from planlift.batch_store import Record
from planlift.batch_worker import failed
from planlift.errors import PlanliftError
from planlift.storage import LOCK
from planlift.storage import PRIVATE
from planlift.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import Any

    from planlift.batch_document import Order
    from planlift.storage import Folder
    from planlift.storage import Found

_WORDS = f"{PRIVATE}/words"
_AHEAD = 3
"""Documents given out for each thread of the cluster: one in work, others on their way."""
_FEWEST = 8
_WAIT = 20
"""Seconds for which the scheduler, and the first worker, are waited for."""


def there(address: str) -> Callable[[Order, Iterable[Job]], Iterator[Settled]]:
    """Settle documents on the cluster whose scheduler is at `address`.

    Raises a `PlanliftError` with the code ``cluster`` where it cannot be reached, has no workers or
    these cannot do the work. A worker that dies costs its document a second try elsewhere; a
    document that takes several workers along is ``crashed``.
    """

    def doing(order: Order, jobs: Iterable[Job]) -> Iterator[Settled]:
        with _client(address) as client:
            _check(client, order)
            yield from _each(client, order, iter(jobs))

    return doing


@contextmanager
def _client(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _error(f"there is no scheduler at {address} ({error}); start one") from error
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as error:
        client.close()
        raise _error(f"the scheduler at {address} has no workers; start some") from error
    try:
        yield client
    finally:
        client.close(timeout=1)


def _check(client: Any, order: Order) -> None:  # noqa: ANN401 -- dask has no types
    """Refuse a cluster whose workers could not do the work, before any of it is given out."""
    try:
        told: dict[str, str] = client.run(_able, order, __version__)
    except Exception as error:
        message = f"its workers cannot do the work ({error}); install planlift on each"
        raise _error(message) from error
    for worker, problem in told.items():
        if problem:
            raise _error(f"the worker {worker} {problem}")


def _able(order: Order, version: str) -> str:
    """On a worker: why it could not do the work, or nothing."""
    if version != __version__:
        return f"has planlift {__version__}, here is {version}; install the same on each"
    for folder, is_there in (
        (order.folder, order.folder.path is None or order.folder.path.is_dir()),
        (order.out, order.out.has(LOCK)),
    ):
        if not is_there:
            return (
                f"does not see {folder}; give a folder that all machines share by this name, or an"
                " address such as s3://bucket/plans"
            )
    return ""


def _each(client: Any, order: Order, jobs: Iterator[Job]) -> Iterator[Settled]:  # noqa: ANN401
    from distributed import as_completed

    window = max(_FEWEST, _AHEAD * sum(client.nthreads().values()))
    given: dict[Any, Found] = {}
    sent: set[str] = set()
    waiting = as_completed(loop=client.loop)

    def give(job: Job) -> None:
        words: PlanliftError | str
        if isinstance(job.vocabulary, PlanliftError):
            words = job.vocabulary
        else:
            words = _words_name(job.vocabulary)
            if words not in sent:
                _send(order.out, words, job.vocabulary)
                sent.add(words)
        future = client.submit(_settle, order, job.found, words, pure=False)
        given[future] = job.found
        waiting.add(future)

    try:
        for job in itertools.islice(jobs, window):
            give(job)
        for future in waiting:
            yield _settled(order, given.pop(future), future)
            for following in itertools.islice(jobs, 1):
                give(following)
    finally:
        client.cancel(list(given))
        for name in sent:
            order.out.remove(name)


def _settled(order: Order, found: Found, future: Any) -> Settled:  # noqa: ANN401
    from distributed import KilledWorker

    try:
        settled: Settled = future.result()
    except PlanliftError:
        raise
    except KilledWorker as error:
        problem = PlanliftError(
            f"the workers that had it died ({error}); look at their logs, give them more memory",
            code="crashed",
        )
        terms = batch_store.Terms("", "", order.formats)
        settled = Settled(Record(found.name, terms, failed(problem), 0.0), kept=False)
        batch_store.save(order.out, settled.record)
    except Exception as error:
        raise _error(f"the work on {found.name} was lost ({error}); run again") from error
    return settled


def _settle(order: Order, found: Found, words: PlanliftError | str) -> Settled:
    """On a worker: settle one document, in a process of its own as everywhere."""
    with suppress(AssertionError):
        # Dask marks its workers as daemons, which may have no children. Ours end with them.
        multiprocessing.current_process().daemon = False
    vocabulary = _words(order.out, words) if isinstance(words, str) else words
    return batch_document.settle(order, Job(found, vocabulary))


def _send(out: Folder, name: str, vocabulary: Vocabulary) -> None:
    """Lay the words where every worker, also one that comes later, finds them."""
    out.put(name, json.dumps(to_builtins(vocabulary)).encode())


@functools.lru_cache(maxsize=32)
def _words(out: Folder, name: str) -> Vocabulary:
    content = json.loads(out.read(name))
    return Vocabulary(content["tables"], tuple(content["sources"]), content["digest"])


def _words_name(vocabulary: Vocabulary) -> str:
    told = repr((vocabulary.digest, vocabulary.sources))
    return f"{_WORDS}/{hashlib.sha256(told.encode()).hexdigest()[:40]}.json"


def _error(message: str) -> PlanliftError:
    return PlanliftError(message, code="cluster")
