"""Finds documents and the true rows beside them."""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quality.compare import Row

ROOT = Path(__file__).resolve().parents[2]
FORMS = {".pdf", ".html", ".htm", ".docx", ".txt", ".md"}
WITHOUT_PLANS = "no-action-table"


@dataclass(frozen=True, slots=True)
class Case:
    """A document, what is true of it, and the corpus it counts for."""

    corpus: str
    name: str
    path: Path
    truth: tuple[Row, ...]
    optional: tuple[Row, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether it holds actions; otherwise it must be refused."""
        return bool(self.truth)


def corpora() -> dict[str, Path]:
    """The samples, and the real documents where ``PLANLIFT_CORPUS`` says where they are."""
    found = {"samples": ROOT / "samples"}
    elsewhere = os.environ.get("PLANLIFT_CORPUS")
    if elsewhere and (real := Path(elsewhere, "real")).is_dir():
        found["real"] = real
    return found


def cases(paths: list[Path] | None = None) -> list[Case]:
    """All cases, or those in the files and folders given."""
    wanted = [path.resolve() for path in paths or ()]
    everything = [
        case
        for corpus, folder in corpora().items()
        for place in sorted(folder.iterdir())
        for case in folder_cases(corpus, place)
    ]
    if not wanted:
        return everything
    return [
        case
        for case in everything
        if any(path == case.path or path in case.path.parents for path in wanted)
    ]


def folder_cases(corpus: str, folder: Path) -> Iterator[Case]:
    """The documents of one folder; none where it has no true rows."""
    truths = [*folder.glob("gold.csv"), *folder.glob("*.gold.csv")]
    if not truths and folder.name != WITHOUT_PLANS:
        return
    truth = tuple(rows(truths[0])) if truths else ()
    optional = tuple(rows(folder / "optional.csv"))
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in FORMS:
            yield Case(corpus, f"{folder.name}/{path.name}", path, truth, optional)


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file; none where there is no file."""
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def fingerprint(chosen: list[Case]) -> str:
    """Changes whenever a document or a true row does."""
    digest = hashlib.sha256()
    for case in sorted(chosen, key=lambda case: case.name):
        digest.update(case.name.encode())
        digest.update(case.path.read_bytes())
        digest.update(repr((case.truth, case.optional)).encode())
    return digest.hexdigest()[:16]
