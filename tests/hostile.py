"""Every hostile file there is, and folders of them: ``python tests/hostile.py FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hostile_docx import DOCXS
from hostile_markup import PAGES
from hostile_markup import TEXTS
from hostile_pdf import PDFS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

SAMPLES = Path(__file__).parent.parent / "samples"
CUT = ("stockton/plan-word.pdf", "stockton/plan-page.html", "audit_revised/plan-word.docx")
KILOBYTE = 1024

FILES: dict[str, Callable[[], bytes]] = {
    f"{folder}/{name}.{ending}": make
    for folder, ending, cases in (
        ("pdf", "pdf", PDFS),
        ("docx", "docx", DOCXS),
        ("html", "html", PAGES),
        ("text", "txt", TEXTS),
    )
    for name, make in cases.items()
}


def cut(sample: str) -> Iterator[bytes]:
    """The sample, ended after each kilobyte."""
    data = (SAMPLES / sample).read_bytes()
    for end in range(KILOBYTE, len(data), KILOBYTE):
        yield data[:end]


def lay(folder: Path) -> int:
    """Write all of it below `folder`, under names as odd as file systems take; their number."""
    number = 0
    for name, make in FILES.items():
        number += _put(folder / name, make())
    for sample in CUT:
        ending = sample.rpartition(".")[2]
        for kilobytes, data in enumerate(cut(sample), 1):
            number += _put(folder / f"cut/{kilobytes:04}.{ending}", data)
    return number + odd_names(folder / "names")


def odd_names(folder: Path) -> int:
    """Write one plan under names as odd as file systems take, with links in circles and a pipe."""
    data = (SAMPLES / "stockton/plan-text.txt").read_bytes()
    number = sum(
        _put(folder / name, data)
        for name in (
            "-rf",
            "--help",
            "a\nb.txt",
            "=1+1.txt",
            "\u202etxt.pdf",
            "x" * 200,
            "%s {} $(id)",
        )
    )
    with (folder / os.fsdecode(b"caf\xe9.txt")).open("wb") as file:
        file.write(data)
    (folder / "circle").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "linked.txt").symlink_to(folder / "-rf")
    os.mkfifo(folder / "pipe")
    return number + 2


def _put(path: Path, data: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return 1


if __name__ == "__main__":
    print(f"{lay(Path(sys.argv[1])):,} files")
