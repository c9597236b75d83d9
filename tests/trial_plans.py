"""Folders of plans for trials of a batch: the samples, and as many more as are asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
_ENDS = {".pdf": b"\n%% %d\n", ".html": b"<!-- %d -->\n", ".txt": b"\n\n%d\n", ".md": b"\n\n%d\n"}
"""What makes a copy another document for a batch, and the same plan for its reader."""


def samples() -> list[Path]:
    """Every sample that holds a plan, in as many forms as there are."""
    found = sorted(SAMPLES.glob("*/plan-*"))
    return [path for path in found if not path.parent.name.startswith("not_")]


def one_of_each() -> list[Path]:
    """Each plan in one of its forms, in turns: no two share their words."""
    forms: dict[str, list[Path]] = {}
    for path in samples():
        forms.setdefault(path.parent.name, []).append(path)
    return [paths[n % len(paths)] for n, paths in enumerate(forms.values())]


def stockton() -> list[Path]:
    """The forms of a whole council's plan."""
    return sorted((SAMPLES / "stockton").glob("plan-*"))


def lay(folder: Path, number: int) -> None:
    """So many plans in folders of a hundred; those that are there already stay as they are."""
    of = samples()
    for n in range(number):
        path = of[n % len(of)]
        target = folder / f"{n // 100:03}/{n:05} {path.parent.name}{path.suffix}"
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        end = _ENDS.get(path.suffix, b"")
        target.write_bytes(path.read_bytes() + (end % n if b"%d" in end else end))


def copy(source: Path, target: Path) -> None:
    """The files of a folder tree, without links."""
    for path in source.rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            to = target / path.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)
