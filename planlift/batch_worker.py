"""What is done with one document of a batch, in a process of its own."""

from __future__ import annotations

import hashlib
import json
import pkgutil
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.errors import PlanliftError
from planlift.faults import internal
from planlift.faults import ledger_error

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary

CONVERTED = "converted"
FAILED = "failed"
SKIPPED = "skipped"

_STARTS = "__main__"
_OWN_CSV = b"\xef\xbb\xbfaction_id,source,page,"


@dataclass(frozen=True, slots=True)
class Request:
    """One document to convert."""

    path: Path
    name: str
    """Relative to the folder of the batch, with forward slashes."""
    folder: Path
    """Where the results go: ``folder/<last part of name>.xlsx`` and so on."""
    formats: tuple[str, ...]
    as_of: date | None
    vocabulary: Vocabulary
    whole: Path
    """Where the whole plan is kept as JSON, for what is made over all documents."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document."""

    outcome: str
    """`CONVERTED`, `FAILED` or `SKIPPED`."""
    error_code: str = ""
    message: str = ""
    sha256: str = ""
    """Of the bytes that were read."""
    actions: int = 0
    checks: int = 0
    pages: int = 0
    files: tuple[tuple[str, str], ...] = ()
    """Name in the request's folder, SHA-256."""


def preload() -> list[str]:
    """Modules to be imported once, by the server that the processes are forked from."""
    import planlift

    own = [module.name for module in pkgutil.walk_packages(planlift.__path__, "planlift.")]
    return ["pandas", "lxml.html", "pypdfium2", *(name for name in own if _STARTS not in name)]


def work(request: Request) -> bytes:
    """Convert one document and say in JSON what became of it; never raises for a document."""
    try:
        result = _convert(request)
    except PlanliftError as error:
        result = failed(error)
    except Exception as error:  # noqa: BLE001 -- the batch must hear of any accident
        result = failed(internal(error))
    return json.dumps(asdict(result)).encode()


def failed(error: PlanliftError) -> Result:
    """The result that tells of `error`."""
    return Result(FAILED, error.code, str(error))


def answered(answer: bytes) -> Result:
    """What `work` said."""
    content = json.loads(answer)
    content["files"] = tuple((name, digest) for name, digest in content["files"])
    return Result(**content)


def _convert(request: Request) -> Result:
    from planlift.export import write_all
    from planlift.export.atomic import put
    from planlift.export.records import to_json
    from planlift.pipeline import read

    if is_own(request.path):
        return Result(SKIPPED, "own-output", "this is a result of planlift, not a plan")
    plan = read(request.path, name=request.name, vocabulary=request.vocabulary)
    stem = request.name.rpartition("/")[2]
    written = write_all(plan, request.folder, stem, request.formats, as_of=request.as_of)
    put(request.whole, to_json(plan))
    return _told(plan, written)


def _told(plan: Plan, written: list[Path]) -> Result:
    lost = ledger_error(plan)
    return Result(
        outcome=FAILED if lost else CONVERTED,
        error_code=lost.code if lost else "",
        message=str(lost) if lost else "",
        sha256=plan.source.sha256,
        actions=len(plan.actions),
        checks=len(plan.checks),
        pages=plan.pages,
        files=tuple((path.name, digest(path)) for path in written),
    )


def is_own(path: Path) -> bool:
    """Whether the file is a CSV of planlift's own: results may stand beside the documents."""
    try:
        with path.open("rb") as file:
            return file.read(len(_OWN_CSV)) == _OWN_CSV
    except OSError:  # the reader says what is wrong
        return False


def digest(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
