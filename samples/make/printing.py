"""Printing with other programs: a browser, a word processor; and turning pages on their side."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import pikepdf


def print_in_browser(page: str, target: Path) -> None:
    """Chromium's print of the HTML `page`, tagged as browsers do."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        profile = f"--user-data-dir={folder}/profile"
        to = f"--print-to-pdf={target}"
        run(["chromium", *options, profile, to, source.as_uri()])
    settle(target)


def print_in_word_processor(document: Path, target: Path, *, tagged: bool) -> None:
    """LibreOffice's print of the DOCX `document`."""
    with tempfile.TemporaryDirectory() as folder:
        value = str(tagged).lower()
        settings = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": value}})
        profile = f"-env:UserInstallation=file:///tmp/sample-office-{Path.home().name}"
        form = f"pdf:writer_pdf_Export:{settings}"
        call = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder]
        run([*call, str(document)])
        Path(folder, f"{document.stem}.pdf").replace(target)
    settle(target)


def run(call: list[str]) -> None:
    """Run a program, silently; raises when it fails."""
    subprocess.run(call, check=True, capture_output=True, timeout=180)  # noqa: S603 - our own calls


def settle(path: Path) -> None:
    """Take the time of making out of the file, so that a repeated print is the same."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                pdf.docinfo[name] = "D:20240101000000Z"
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def turn_pages(path: Path) -> None:
    """Lay each page on its side and set it upright again by `/Rotate`, as scanners and Excel do."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            width, height = (float(side) for side in page.mediabox[2:])
            turn = pdf.make_stream(b"q 0 1 -1 0 %.2f 0 cm\n" % height)
            page.contents_add(turn, prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            page.mediabox = pikepdf.Array([0, 0, height, width])
            for box in ("/CropBox", "/TrimBox"):
                if box in page:
                    del page[box]
            page.Rotate = 90
        pdf.save(path, deterministic_id=True)
