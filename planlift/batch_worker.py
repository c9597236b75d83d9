"""What is done with one document of a batch, in a process of its own: bytes in, bytes out."""

from __future__ import annotations

import functools
import hashlib
import json
import pkgutil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec import to_builtins

from planlift import limits
from planlift.checks import CORRECTED
from planlift.errors import PlanliftError
from planlift.faults import internal
from planlift.faults import ledger_error

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import Any

    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary

CONVERTED = "converted"
FAILED = "failed"
SKIPPED = "skipped"

_LEFT_OUT = (
    "planlift.__main__",
    "planlift.batch_cluster",
    "planlift.batch_warm",
    "planlift.cli",
    "planlift.commands",
    "planlift.doctor",
    "planlift.frames",
    "planlift.export.review",
    "planlift.review",
    "planlift.storage_remote",
)
"""Modules that do more than be there once imported, or that no document needs: the less the server
holds, the less each fork costs."""
_OWN = (
    b"\xef\xbb\xbfaction_id,source,page,",
    b"<!doctype html>\n<!-- review page of planlift -->\n",
)
"""How results of planlift's own begin: CSV files, review pages."""
_WHOLE = ""
"""Name in an answer of what no name of a result can be: the whole plan."""


class Request(Struct, frozen=True):
    """One document to convert."""

    path: Path
    name: str
    """Relative to the folder of the batch, with forward slashes."""
    beside: Path | None
    """The folder in which the results will stand, for links to the document; None for no links."""
    formats: tuple[str, ...]
    as_of: date | None
    vocabulary: Vocabulary | None
    """None for the built-in words, which the process has already."""
    limits: limits.Limits
    corrections: tuple[str, bytes] | None = None
    """Name and content of the file of corrections beside the document."""


class Result(Struct, frozen=True):
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
    """Of each result: its name without folders, SHA-256."""


class Answer(Struct, frozen=True):
    """What became of one document, and what is to be written."""

    result: Result
    files: dict[str, bytes] = field(default_factory=dict)
    """By name without folders."""
    whole: bytes = b""
    """The whole plan as JSON, for what is made over all documents; empty where there is none."""


@functools.cache
def preload() -> tuple[str, ...]:
    """Modules to be imported once, by the server that the processes are forked from."""
    import planlift

    own = [module.name for module in pkgutil.walk_packages(planlift.__path__, "planlift.")]
    needed = [name for name in own if not name.startswith(_LEFT_OUT)]
    return ("lxml.html", "pypdfium2", *needed, "planlift.batch_warm")


def work(request: Request) -> bytes:
    """Convert one document, and pack the answer; never raises for a document."""
    with limits.held(request.limits):
        try:
            answer = _convert(request)
        except PlanliftError as error:
            answer = Answer(failed(error))
        except Exception as error:  # noqa: BLE001 -- the batch must hear of any accident
            answer = Answer(failed(internal(error)))
    return packed(answer)


def failed(error: PlanliftError) -> Result:
    """The result that tells of `error`."""
    return Result(FAILED, error.code, str(error))


def packed(answer: Answer) -> bytes:
    """The answer as a line of JSON and the contents of its files."""
    contents = {**answer.files, _WHOLE: answer.whole}
    return bundled({"result": to_builtins(answer.result)}, contents)


def unpacked(data: bytes) -> Answer:
    """What `packed` packed."""
    told, contents = unbundled(data)
    whole = contents.pop(_WHOLE)
    told["result"]["files"] = tuple((name, digest) for name, digest in told["result"]["files"])
    return Answer(Result(**told["result"]), contents, whole)


def bundled(head: dict[str, Any], contents: dict[str, bytes]) -> bytes:
    """A line of JSON, and contents by name."""
    sizes = {name: len(content) for name, content in contents.items()}
    line = json.dumps({**head, "sizes": sizes}).encode()
    return b"\n".join([line, b"".join(contents.values())])


def unbundled(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What `bundled` put together."""
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    contents, at = {}, 0
    for name, size in head.pop("sizes").items():
        contents[name] = rest[at : at + size]
        at += size
    return head, contents


def _convert(request: Request) -> Answer:
    from planlift import corrections
    from planlift import vocabulary
    from planlift.correcting import corrected
    from planlift.export import render
    from planlift.export.records import to_json
    from planlift.pipeline import read

    if is_own(request.path):
        return Answer(Result(SKIPPED, "own-output", "this is a result of planlift, not a plan"))
    changes = None
    if request.corrections is not None:
        name, content = request.corrections
        changes = corrections.parse(content, name)
    words = request.vocabulary or vocabulary.load()
    plan = read(request.path, name=request.name, vocabulary=words)
    if changes is not None:
        plan = corrected(plan, changes)
    stem = request.name.rpartition("/")[2]
    files: dict[str, bytes] = {}
    for name in request.formats:
        files |= render(plan, f"{stem}.{name}", name, as_of=request.as_of, folder=request.beside)
    return Answer(_told(plan, files), files, to_json(plan))


def _told(plan: Plan, files: dict[str, bytes]) -> Result:
    lost = ledger_error(plan)
    return Result(
        outcome=FAILED if lost else CONVERTED,
        error_code=lost.code if lost else "",
        message=str(lost) if lost else "",
        sha256=plan.source.sha256,
        actions=len(plan.current),
        checks=sum(check.code != CORRECTED for check in plan.checks),
        pages=plan.pages,
        files=tuple((name, hashlib.sha256(content).hexdigest()) for name, content in files.items()),
    )


def is_own(path: Path) -> bool:
    """Whether the file is a result of planlift's own: they may stand beside the documents."""
    try:
        with path.open("rb") as file:
            return file.read(max(map(len, _OWN))).startswith(_OWN)
    except OSError:  # the reader says what is wrong
        return False


def digest(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
