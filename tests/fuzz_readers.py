"""Coverage-guided fuzzing of each reader: ``make fuzz SECONDS=60``.

    python tests/fuzz_readers.py SECONDS [READER…]

Each reader runs in a process of its own, which libFuzzer ends after its share of the time or at the
first input that breaks the promise: any bytes are a document or one of planlift's own errors. Such
an input is kept in ``.fuzz/`` under the name that libFuzzer gives it; make a test of it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.model import Document

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".fuzz"
LARGEST = 200_000
"""Bytes of a sample to begin with: smaller ones are tried more often."""
ENDINGS = {"pdf": (".pdf",), "html": (".html",), "docx": (".docx",), "text": (".txt", ".md")}


def main(arguments: list[str]) -> int:
    seconds, readers = int(arguments[0]), arguments[1:] or [*ENDINGS]
    failed = []
    for reader in readers:
        command = [sys.executable, __file__, "--one", reader, str(max(seconds // len(readers), 1))]
        if subprocess.run(command, check=False).returncode:
            failed.append(reader)
    print(f"fuzzing: {len(readers) - len(failed)} readers kept their promise")
    if failed:
        print(f"fuzzing: {', '.join(failed)} did not; the inputs are in {KEPT}")
    return bool(failed)


def one(reader: str, seconds: str) -> None:
    """Fuzz one reader in this process, which does not come back."""
    import atheris

    with atheris.instrument_imports(include=["planlift", "pdfplumber", "pdfminer"]):
        import planlift.extract.assembly
        import planlift.extract.pdf.reader
        import planlift.pipeline  # noqa: F401 -- imported here to be instrumented
    samples, found = KEPT / f"{reader}-samples", KEPT / reader
    found.mkdir(parents=True, exist_ok=True)
    _lay(samples, ENDINGS[reader])
    limits = [f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=4096"]
    options = [f"-artifact_prefix={found}/", "-print_final_stats=1", f"-max_len={LARGEST}"]
    atheris.Setup([reader, *limits, *options, str(found / "corpus"), str(samples)], _try(reader))
    (found / "corpus").mkdir(exist_ok=True)
    atheris.Fuzz()


def _lay(folder: Path, endings: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "samples").glob("*/plan-*")):
        if path.suffix in endings and path.stat().st_size <= LARGEST:
            name = f"{path.parent.name}-{path.name}"
            (folder / name).write_bytes(path.read_bytes())
            if path.suffix == ".docx":
                with zipfile.ZipFile(path) as package:
                    (folder / f"{name}.xml").write_bytes(package.read("word/document.xml"))


def packed(body: bytes) -> bytes:
    """A package with this as its document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", body)
    return target.getvalue()


def _try(reader: str) -> Callable[[bytes], None]:
    from planlift import limits
    from planlift.errors import PlanliftError
    from planlift.extract.assembly import assemble
    from planlift.vocabulary import load

    words = load()
    few = limits.raised(["cells=20000", "text=200000", "pages=50", "objects=20000", "drawing=4"])

    def attempt(data: bytes) -> None:
        try:
            with limits.held(few), limits.counted():
                assemble(_document(reader, data), words)
        except PlanliftError:
            pass

    return attempt


def _document(reader: str, data: bytes) -> Document:
    from planlift.model import Source

    source = Source(Path("plan"), "plan", "0" * 64, reader, len(data))
    if reader == "pdf":
        from planlift.extract.pdf.reader import read_pdf

        return read_pdf(source, data)
    if reader == "html":
        from planlift.extract.markup.html_reader import read_html

        return read_html(source, data)
    if reader == "docx":
        from planlift.extract.markup.docx_reader import read_docx

        # Bytes that are no package stand for the document within one: zip's checksums would else
        # keep the fuzzer from it.
        return read_docx(source, data if data.startswith(b"PK") else packed(data))
    from planlift.extract.markup.text_reader import read_text

    return read_text(source, data)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:4])
    else:
        sys.exit(main(sys.argv[1:]))
