"""What is made over all documents of a batch: one table, one workbook, one list of outcomes.

The table and the workbook are each made in a process of its own, as documents are: two processors
share the work, and the run itself never holds the plans.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec import to_builtins
from msgspec.structs import replace

from planlift import batch_crew
from planlift import batch_outcomes
from planlift import batch_store
from planlift import isolate
from planlift.batch_worker import bundled
from planlift.batch_worker import unbundled
from planlift.errors import PlanliftError
from planlift.faults import internal
from planlift.figures import Figures
from planlift.figures import Words

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from planlift.batch_document import Order
    from planlift.batch_store import Record
    from planlift.plan import Plan
    from planlift.storage import Folder
    from planlift.storage import Found

_END = 6
"""Digits that tell the document."""
_TABLE, _WORKBOOK = "actions.csv", "monitoring.xlsx"
_OUTCOMES = "batch.csv"
_UNLIMITED = isolate.Limits(seconds=30 * 86_400, megabytes=2**30)
"""As much as the machine has: how much the combined files need grows with their rows."""


class Task(Struct, frozen=True):
    """One or both of the combined files, to be made by one process."""

    names: tuple[str, ...]
    out: Folder
    plans: tuple[tuple[Path, Record], ...]
    """Path of the document on this machine, and its record; in the order of the documents."""
    left_out: tuple[tuple[str, str], ...]
    as_of: date | None
    beside: Path | None
    """The folder in which the files will stand, for links to the documents; None for no links."""
    day: date | None
    """The day of the figures; None where nobody asks for them."""


class Made(Struct, frozen=True):
    """What came of a task."""

    files: dict[str, bytes] = field(default_factory=dict)
    figures: Figures | None = None
    """Of all plans together; None where there is no plan or they were not asked for."""


def write(
    order: Order, found: Iterable[Found], records: Sequence[Record], at_once: int, day: date | None
) -> tuple[list[str], Figures | None]:
    """Write actions.csv, monitoring.xlsx and batch.csv; their addresses, and the figures of `day`.

    Up to `at_once` processes work on them. Raises a `PlanliftError` where one cannot be made or
    written.
    """
    written: dict[str, None] = {}
    figures = None
    for made in _made(_tasks(order, found, records, at_once, day), at_once):
        figures = made.figures or figures
        for name, content in made.files.items():
            order.out.put(name, content)
            written[name] = None
    order.out.put(_OUTCOMES, batch_outcomes.to_csv(records))
    return [f"{order.out}/{name}" for name in [*sorted(written), _OUTCOMES]], figures


def _tasks(
    order: Order, found: Iterable[Found], records: Sequence[Record], at_once: int, day: date | None
) -> list[Task]:
    keys = {one.name: one.key for one in found}
    folder = order.folder.path or Path()
    both = Task(
        names=(_WORKBOOK, _TABLE),
        out=order.out,
        plans=tuple((folder / keys[record.name], record) for record in records if record.whole),
        left_out=batch_outcomes.left_out(records),
        as_of=order.as_of,
        beside=order.out.path if order.folder.path else None,
        day=day,
    )
    if at_once == 1:
        return [both]
    # The workbook is the longer work: the figures are counted beside the table.
    return [replace(both, names=(_WORKBOOK,), day=None), replace(both, names=(_TABLE,))]


def _made(tasks: Iterable[Task], at_once: int) -> Iterator[Made]:
    for task in tasks if at_once == 1 else ():
        yield _unpacked(_apart(task))
    if at_once > 1:
        for answer in batch_crew.each(_apart, tasks, at_once):
            yield _unpacked(answer)


def _apart(task: Task, stop: threading.Event | None = None) -> bytes:
    """Do the task in a process of its own; here where that could not reach the folder."""
    if task.out.path is None:
        return work(task)
    ended = isolate.run(work, task, _UNLIMITED, stop=stop)
    if ended.answer is None:
        raise PlanliftError(
            f"{', '.join(task.names)} could not be made ({ended.detail}); run again, with more"
            " memory or on a part of the folder",
            code="crashed",
        )
    return ended.answer


def _unpacked(answer: bytes) -> Made:
    head, files = unbundled(answer)
    if head["error"]:
        code, message = head["error"]
        raise PlanliftError(message, code=code)
    return Made(files, _figures(head["figures"]) if head["figures"] else None)


def _figures(told: dict[str, Any]) -> Figures:
    return Figures(**{**told, "words": Words(**told["words"])})


def work(task: Task) -> bytes:
    """Make the files of a task and pack them; an error is told in the answer."""
    head: dict[str, Any] = {"error": None, "figures": None}
    try:
        made = _combined(task)
    except PlanliftError as error:
        head["error"] = [error.code, str(error)]
        return bundled(head, {})
    except Exception as error:  # noqa: BLE001 -- the run must hear of any accident
        accident = internal(error)
        head["error"] = [accident.code, str(accident)]
        return bundled(head, {})
    head["figures"] = made.figures and to_builtins(made.figures)
    return bundled(head, made.files)


def _combined(task: Task) -> Made:
    from planlift.export import render_batch
    from planlift.figures import figures
    from planlift.figures import together

    of = plans(task)
    files: dict[str, bytes] = {}
    if _TABLE in task.names:
        files |= render_batch(of, _TABLE, "csv", as_of=task.as_of)
    if _WORKBOOK in task.names:
        files |= render_batch(
            of,
            _WORKBOOK,
            "xlsx",
            as_of=task.as_of,
            left_out=task.left_out,
            folder=task.beside,
        )
    if task.day is None or not of:
        return Made(files)
    return Made(files, together([figures(plan, task.day) for plan in of]))


def plans(task: Task) -> list[Plan]:
    """The plans of all documents that were converted, in order.

    Two versions of one plan name their common actions alike. Here such a name gets an end that
    tells the document, in each of them: it does not matter which comes first.
    """
    read = batch_store.whole_plans(task.out, task.plans)
    documents = Counter(name for plan in read for name in set(plan.read.texts("action_id")))
    return [_told_apart(plan, documents) for plan in read]


def _told_apart(plan: Plan, documents: Counter[str]) -> Plan:
    names = plan.read.texts("action_id")
    if all(documents[name] == 1 for name in names):
        return plan
    end = hashlib.sha256(plan.source.name.encode()).hexdigest()[:_END]
    apart = [f"{name}.{end}" if documents[name] > 1 else name for name in names]
    return replace(plan, read=plan.read.with_column("action_id", apart))
