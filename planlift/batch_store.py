"""What a batch remembers of each document, so that the next run converts only what is new."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from planlift import __version__
from planlift.batch_files import PRIVATE
from planlift.batch_worker import Result
from planlift.batch_worker import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from planlift.plan import Plan

PLANS = "plans"
"""Folder of the results, one for each document."""

PASSING = {"timed-out", "out-of-memory", "crashed", "internal", "unreadable", "not-writable"}
"""Failures that another run may not meet again."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything but the document that decides what its results look like."""

    vocabulary: str
    as_of: str
    """The day asked for, or empty where the workbook counts from the day it is opened."""
    formats: tuple[str, ...]
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a batch, and how it was converted."""

    name: str
    terms: Terms
    result: Result
    seconds: float
    whole: str = ""
    """Name of the file that holds the whole plan; empty where there is none."""


def whole_path(out: Path, name: str, sha256: str, terms: Terms) -> Path:
    """Where the whole plan of a document is kept: another place for every way of reading it."""
    key = hashlib.sha256(repr((name, sha256, terms)).encode()).hexdigest()[:40]
    return out / PRIVATE / "whole" / f"{key}.json"


def load(out: Path) -> dict[str, Record]:
    """The records of earlier runs by document name; one that cannot be read counts as none."""
    records = {}
    for path in (out / PRIVATE / "records").glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            record = _record(json.loads(path.read_bytes()))
            records[record.name] = record
    return records


def save(out: Path, record: Record) -> None:
    """Remember `record`; whoever is killed meanwhile leaves the one before."""
    from planlift.export.atomic import put

    put(_record_path(out, record.name), json.dumps(asdict(record), indent=1).encode())


def is_fresh(out: Path, record: Record | None, sha256: str, terms: Terms) -> bool:
    """Whether converting the document again could give nothing new."""
    if record is None or record.result.sha256 != sha256 or record.terms != terms:
        return False
    if record.result.error_code in PASSING:
        return False
    if record.whole and not (out / PRIVATE / "whole" / record.whole).is_file():
        return False
    folder = result_folder(out, record.name)
    return all((folder / name).is_file() for name, _ in record.result.files)


def result_folder(out: Path, name: str) -> Path:
    """The folder in which the results of the document `name` stand."""
    return out / PLANS / name.rpartition("/")[0]


def forget(out: Path, record: Record) -> None:
    """Remove what was made of a document that is gone."""
    remove_results(out, record.name, record.result.files)
    _record_path(out, record.name).unlink(missing_ok=True)


def remove_results(out: Path, name: str, files: Iterable[tuple[str, str]]) -> None:
    """Remove results of the document `name`, but none that somebody has changed since."""
    folder = result_folder(out, name)
    for file, written in files:
        path = folder / file
        with suppress(OSError):
            if digest(path) == written:
                path.unlink()
    while folder != out / PLANS and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def tidy(out: Path, records: Iterable[Record]) -> None:
    """Remove whole plans that no record speaks of."""
    wanted = {record.whole for record in records}
    for path in (out / PRIVATE / "whole").glob("*.json"):
        if path.name not in wanted:
            path.unlink(missing_ok=True)


def whole_plan(out: Path, folder: Path, record: Record) -> Plan:
    """The plan of a record, as the exporters want it; without places and rules."""
    from planlift import schema
    from planlift.model import Check
    from planlift.model import Detail
    from planlift.model import Ledger
    from planlift.model import Source
    from planlift.plan import Plan

    content = json.loads((out / PRIVATE / "whole" / record.whole).read_bytes())
    ledger = content["ledger"]
    return Plan(
        source=Source(**{**content["source"], "path": folder / record.name}),
        actions=schema.conform(_frame(content["actions"])),
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


def _frame(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 -- pandas is imported late
    import pandas as pd

    from planlift import schema

    return pd.DataFrame(rows, columns=None if rows else [*schema.REQUIRED])


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


def _record_path(out: Path, name: str) -> Path:
    key = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:40]
    return out / PRIVATE / "records" / f"{key}.json"
