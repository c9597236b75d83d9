"""One document of a batch from its folder to its results: the same wherever it is done."""

from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift import batch_store
from planlift import batch_worker
from planlift import isolate
from planlift import limits
from planlift import vocabulary
from planlift.batch_store import Record
from planlift.batch_store import Terms
from planlift.batch_worker import Answer
from planlift.batch_worker import Request
from planlift.batch_worker import failed
from planlift.errors import NotWritableError
from planlift.errors import PlanliftError
from planlift.errors import UnreadableError

if TYPE_CHECKING:
    import threading
    from datetime import date
    from pathlib import Path

    from planlift.storage import Folder
    from planlift.storage import Found
    from planlift.vocabulary import Vocabulary

_FOR_ALL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
"""Errors of a disk that would meet every other document too."""


class Order(Struct, frozen=True):
    """What is the same for all documents of a batch."""

    folder: Folder
    out: Folder
    formats: tuple[str, ...]
    as_of: date | None
    process: isolate.Limits
    reading: limits.Limits


class Job(Struct, frozen=True):
    """One document to settle."""

    found: Found
    vocabulary: Vocabulary | PlanliftError
    """The words for it, or what is wrong with them."""


class Settled(Struct, frozen=True):
    """One document whose fate is known."""

    record: Record
    kept: bool
    """It is as an earlier run left it."""


def settle(order: Order, job: Job, stop: threading.Event | None = None) -> Settled:
    """Convert a document, unless an earlier run has: its results and its record are written.

    Whatever is wrong with the document is told in the record. Raises `NotWritableError` where no
    record can be written, or a disk takes nothing more; `planlift.isolate.Stopped` after `stop`.
    """
    name = job.found.name
    before = batch_store.load(order.out, name)
    try:
        with limits.held(order.reading):
            settled = _settled(order, job, before, stop)
    except PlanliftError as error:
        if _is_for_all(error):
            raise
        terms = batch_store.Terms("", "", order.formats)
        settled = Settled(Record(name, terms, failed(error), 0.0), kept=False)
    if not settled.kept:
        _forget_older(order.out, before, settled.record)
        batch_store.save(order.out, settled.record)
    return settled


def _settled(
    order: Order, job: Job, before: Record | None, stop: threading.Event | None
) -> Settled:
    if job.found.error:
        raise job.found.error
    if isinstance(job.vocabulary, PlanliftError):
        raise job.vocabulary
    changes = _corrections(order, job)
    terms = _terms(order, job.vocabulary, changes)
    with order.folder.opened(job.found.key) as path:
        sha256 = _digest(path)
        if before and batch_store.is_fresh(order.out, before, sha256, terms):
            return Settled(before, kept=True)
        request = replace(
            _request(order, job.found.name, path, job.vocabulary), corrections=changes
        )
        ended = isolate.run(
            batch_worker.work, request, order.process, preload=batch_worker.preload(), stop=stop
        )
    answer = _answer(ended, order.process)
    if not answer.result.sha256:
        # A document that could not be read still has the bytes that were seen here.
        answer = replace(answer, result=replace(answer.result, sha256=sha256))
    return Settled(_written(order, job.found.name, terms, answer, ended.seconds), kept=False)


def _digest(path: Path) -> str:
    try:
        return batch_worker.digest(path)
    except OSError as error:
        message = f"it cannot be read ({error.strerror or error}); check its permissions"
        raise UnreadableError(message) from error


def _corrections(order: Order, job: Job) -> tuple[str, bytes] | None:
    """Name and content of the file of corrections beside the document."""
    key = job.found.corrections
    if not key:
        return None
    name = key.rpartition("/")[2]
    try:
        return name, order.folder.read(key)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read ({error.strerror or error})") from error


def _terms(order: Order, active: Vocabulary, changes: tuple[str, bytes] | None) -> Terms:
    unusual = "" if order.reading == limits.Limits() else repr(order.reading)
    as_of = order.as_of.isoformat() if order.as_of else ""
    changed = hashlib.sha256(changes[1]).hexdigest() if changes else ""
    return Terms(active.digest, as_of, order.formats, unusual, corrections=changed)


def _request(order: Order, name: str, path: Path, active: Vocabulary) -> Request:
    beside = None
    if order.out.path is not None and order.folder.path is not None:
        beside = order.out.path / batch_store.result_folder(name)
    words = None if _is_built_in(active) else active
    return Request(path, name, beside, order.formats, order.as_of, words, order.reading)


def _is_built_in(words: Vocabulary) -> bool:
    return not words.sources and words.digest == vocabulary.load().digest


def _answer(ended: isolate.Ended, most: isolate.Limits) -> Answer:
    if ended.answer is None:
        return Answer(failed(_stopped(ended, most)))
    return batch_worker.unpacked(ended.answer)


def _stopped(ended: isolate.Ended, most: isolate.Limits) -> PlanliftError:
    if ended.code == "timed-out":
        return PlanliftError(
            f"{ended.detail}; give it more time with --timeout, or split the document",
            code=ended.code,
        )
    return PlanliftError(
        f"its reader crashed ({ended.detail}); the file may be damaged, or need more memory than"
        f" --memory {most.megabytes}",
        code=ended.code,
    )


def _written(order: Order, name: str, terms: Terms, answer: Answer, seconds: float) -> Record:
    """The record, once the results stand where they belong."""
    result, whole = answer.result, ""
    try:
        for file, content in answer.files.items():
            order.out.put(batch_store.result_name(name, file), content)
        if answer.whole:
            whole = batch_store.whole_name(name, result.sha256, terms)
            batch_store.save_whole(order.out, whole, answer.whole)
    except NotWritableError as error:
        if _is_for_all(error):
            raise
        result, whole = replace(failed(error), sha256=result.sha256), ""
    return Record(name, terms, result, round(seconds, 2), whole)


def _is_for_all(error: PlanliftError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _FOR_ALL


def _forget_older(out: Folder, before: Record | None, record: Record) -> None:
    """Remove what an earlier run made of the document and this one did not."""
    now = {file for file, _ in record.result.files}
    if before:
        gone = [(file, written) for file, written in before.result.files if file not in now]
        batch_store.remove_results(out, record.name, gone)
