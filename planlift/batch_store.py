"""What a batch remembers of each document, so that the next run converts only what is new."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct
from msgspec import to_builtins

from planlift import __version__
from planlift.batch_worker import Result
from planlift.storage import PLANS
from planlift.storage import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from planlift.plan import Plan
    from planlift.storage import Folder

RECORDS = f"{PRIVATE}/records"
WHOLE = f"{PRIVATE}/whole"

PASSING = {"timed-out", "out-of-memory", "crashed", "internal", "unreadable", "not-writable"}
"""Failures that another run may not meet again."""


class Terms(Struct, frozen=True):
    """Everything but the document that decides what its results look like."""

    vocabulary: str
    as_of: str
    """The day asked for, or empty where the workbook counts from the day it is opened."""
    formats: tuple[str, ...]
    limits: str = ""
    """How much of a document is read, where that is not as usual."""
    corrections: str = ""
    """SHA-256 of the file of corrections beside it, where there is one."""
    version: str = __version__


class Record(Struct, frozen=True):
    """One document of a batch, and how it was converted."""

    name: str
    terms: Terms
    result: Result
    seconds: float
    whole: str = ""
    """Name of the file that holds the whole plan; empty where there is none."""


def whole_name(name: str, sha256: str, terms: Terms) -> str:
    """What the file with the whole plan is called: another name for every way of reading it."""
    return f"{_key(repr((name, sha256, terms)))}.json"


def load(out: Folder, name: str) -> Record | None:
    """What an earlier run remembers of the document `name`; nothing where it cannot be read."""
    return _loaded(out, _record_name(name))


def save(out: Folder, record: Record) -> None:
    """Remember `record`; whoever is killed meanwhile leaves the one before."""
    content = json.dumps(to_builtins(record), indent=1).encode()
    out.put(f"{RECORDS}/{_record_name(record.name)}", content)


def save_whole(out: Folder, name: str, content: bytes) -> None:
    """Keep the whole plan of a document."""
    out.put(f"{WHOLE}/{name}", content)


def is_fresh(out: Folder, record: Record | None, sha256: str, terms: Terms) -> bool:
    """Whether converting the document again could give nothing new."""
    if record is None or record.result.sha256 != sha256 or record.terms != terms:
        return False
    if record.result.error_code in PASSING:
        return False
    if record.whole and not out.has(f"{WHOLE}/{record.whole}"):
        return False
    return all(out.has(result_name(record.name, file)) for file, _ in record.result.files)


def result_folder(name: str) -> str:
    """The folder in which the results of the document `name` stand."""
    return "/".join([PLANS, *name.split("/")[:-1]])


def result_name(name: str, file: str) -> str:
    """Where the result `file` of the document `name` stands."""
    return f"{result_folder(name)}/{file}"


def forget_all_but(out: Folder, names: Iterable[str]) -> None:
    """Forget every document that is none of `names`, and remove what was made of it."""
    known = {_record_name(name) for name in names}
    for file in out.files(RECORDS):
        if file in known or not file.endswith(".json"):
            continue
        if record := _loaded(out, file):
            remove_results(out, record.name, record.result.files)
        out.remove(f"{RECORDS}/{file}")


def remove_results(out: Folder, name: str, files: Iterable[tuple[str, str]]) -> None:
    """Remove results of the document `name`, but none that somebody has changed since."""
    for file, written in files:
        with suppress(OSError):
            content = out.read(result_name(name, file))
            if hashlib.sha256(content).hexdigest() == written:
                out.remove(result_name(name, file))


def tidy(out: Folder, wanted: Collection[str]) -> None:
    """Remove the whole plans that no record speaks of; `wanted` are their names."""
    for file in out.files(WHOLE):
        if file not in wanted:
            out.remove(f"{WHOLE}/{file}")


def whole_plans(out: Folder, records: Iterable[tuple[Path, Record]]) -> list[Plan]:
    """The plans of records, in order, as the exporters want them; without places and rules.

    Each record comes with the path of its document on this machine.
    """
    return [
        _plan(path, json.loads(out.read(f"{WHOLE}/{record.whole}"))) for path, record in records
    ]


def _plan(path: Path, content: Mapping[str, Any]) -> Plan:
    from planlift.actions import Actions
    from planlift.model import Check
    from planlift.model import Detail
    from planlift.model import Ledger
    from planlift.model import Source
    from planlift.plan import Plan

    ledger = content["ledger"]
    return Plan(
        source=Source(**{**content["source"], "path": path}),
        read=Actions.of_rows(content["actions"]),
        details=tuple(Detail(item["label"], item["text"]) for item in content["details"]),
        checks=tuple(Check(**{**item, "place": None}) for item in content["checks"]),
        aside=(),
        ledger=Ledger(**{**ledger, "lost": tuple(ledger["lost"])}),
        pages=content["pages"],
        vocabulary=tuple(content["vocabulary"]["files"]),
        vocabulary_digest=content["vocabulary"]["digest"],
        unknown_words=content["unknown_words"],
        notes=tuple(content["notes"]),
        language=content["language"],
        dated=content.get("dated", ""),
    )


def _loaded(out: Folder, file: str) -> Record | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _record(json.loads(out.read(f"{RECORDS}/{file}")))
    return None


def _record(content: Mapping[str, Any]) -> Record:
    terms = {**content["terms"], "formats": tuple(content["terms"]["formats"])}
    files = tuple((name, written) for name, written in content["result"]["files"])
    return Record(
        name=content["name"],
        terms=Terms(**terms),
        result=Result(**{**content["result"], "files": files}),
        seconds=content["seconds"],
        whole=content["whole"],
    )


def _record_name(name: str) -> str:
    return f"{_key(name)}.json"


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:40]
