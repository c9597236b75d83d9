"""A folder of plans: each document in a process of its own, and what is made over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift import batch_files
from planlift import batch_store
from planlift import isolate
from planlift.batch_worker import FAILED
from planlift.batch_worker import Request
from planlift.batch_worker import Result
from planlift.batch_worker import answered
from planlift.batch_worker import digest
from planlift.batch_worker import failed
from planlift.batch_worker import preload
from planlift.batch_worker import work
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError
from planlift.words import active

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from planlift.batch_files import Found
    from planlift.batch_store import Record
    from planlift.batch_store import Terms


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done."""

    folder: Path
    out: Path
    formats: tuple[str, ...]
    as_of: date | None
    vocabulary: tuple[Path, ...]
    jobs: int
    limits: isolate.Limits


@dataclass(frozen=True, slots=True)
class Settled:
    """One document whose fate is known."""

    record: Record
    kept: bool
    """It is as an earlier run left it."""


@dataclass(frozen=True, slots=True)
class _Task:
    request: Request
    terms: Terms
    sha256: str


def run(order: Order, found: list[Found], tell: Callable[[Settled], None]) -> list[Record]:
    """Convert what is new or changed among `found`, and give the records of all in path order.

    `tell` hears of each document as soon as its fate is known. The caller holds the output folder
    (`planlift.batch_files.locked`). An interrupt kills what is running and keeps what is done.
    """
    batch_files.sweep(order.out / batch_store.PLANS)
    before = batch_store.load(order.out)
    settled: dict[str, Record] = {}

    def settle(record: Record, *, kept: bool = False) -> None:
        if not kept:
            _remember(order, before.get(record.name), record)
        settled[record.name] = record
        tell(Settled(record, kept))

    tasks = _tasks(order, found, before, settle)
    for ended in isolate.each(
        _work, tasks, at_once=order.jobs, limits=order.limits, preload=preload()
    ):
        settle(_record(order, ended))
    for name in before.keys() - settled.keys():
        batch_store.forget(order.out, before[name])
    batch_store.tidy(order.out, settled.values())
    return [settled[one.name] for one in found]


def _work(task: _Task) -> bytes:
    return work(task.request)


def _tasks(
    order: Order,
    found: list[Found],
    before: dict[str, Record],
    settle: Callable[..., None],
) -> Iterator[_Task]:
    """The documents that must be converted; the fate of the others is settled on the way."""
    for one in found:
        try:
            task = _task(order, one)
        except PlanliftError as error:
            terms = batch_store.Terms("", "", order.formats)
            settle(batch_store.Record(one.name, terms, failed(error), 0.0))
            continue
        record = before.get(one.name)
        if record and batch_store.is_fresh(order.out, record, task.sha256, task.terms):
            settle(record, kept=True)
        else:
            yield task


def _task(order: Order, one: Found) -> _Task:
    if one.error:
        raise one.error
    try:
        sha256 = digest(one.path)
    except OSError as error:
        message = f"it cannot be read ({error.strerror}); check its permissions"
        raise UnreadableError(message) from error
    vocabulary = active(one.path.parent, order.vocabulary)
    as_of = order.as_of.isoformat() if order.as_of else ""
    terms = batch_store.Terms(vocabulary.digest, as_of, order.formats)
    request = Request(
        path=one.path,
        name=one.name,
        folder=batch_store.result_folder(order.out, one.name),
        formats=order.formats,
        as_of=order.as_of,
        vocabulary=vocabulary,
        whole=batch_store.whole_path(order.out, one.name, sha256, terms),
    )
    return _Task(request, terms, sha256)


def _record(order: Order, ended: isolate.Ended[_Task]) -> Record:
    task = ended.task
    if ended.answer is None:
        batch_files.sweep(task.request.folder, ended.process)
        result = failed(_stopped(order, ended))
    else:
        result = answered(ended.answer)
    whole = task.request.whole.name if result.files else ""
    return batch_store.Record(
        name=task.request.name,
        terms=task.terms,
        result=_with_digest(result, task.sha256),
        seconds=round(ended.seconds, 2),
        whole=whole,
    )


def _with_digest(result: Result, sha256: str) -> Result:
    """A document that could not be read still has the bytes that the batch has seen."""
    if result.sha256:
        return result
    return Result(result.outcome, result.error_code, result.message, sha256)


def _stopped(order: Order, ended: isolate.Ended[_Task]) -> PlanliftError:
    if ended.code == "timed-out":
        return PlanliftError(
            f"{ended.detail}; give it more time with --timeout, or split the document",
            code=ended.code,
        )
    return PlanliftError(
        f"its reader crashed ({ended.detail}); the file may be damaged, or need more memory than"
        f" --memory {order.limits.megabytes}",
        code=ended.code,
    )


def _remember(order: Order, before: Record | None, record: Record) -> None:
    now = {name for name, _ in record.result.files}
    if before:
        gone = [(name, written) for name, written in before.result.files if name not in now]
        batch_store.remove_results(order.out, record.name, gone)
    batch_store.save(order.out, record)


def is_failure(record: Record) -> bool:
    """Whether the document counts as failed in the exit code."""
    return record.result.outcome == FAILED
