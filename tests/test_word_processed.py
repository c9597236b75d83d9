"""The plan of Stockton printed by a word processor: whatever is drawn, the same rows."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from test_parity import FOLDER
from test_parity import truth
from test_reprinted import told
from word_processed import DARK
from word_processed import Document
from word_processed import write

import planlift

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice to print with")

SANS, SERIF, TYPED = "Liberation Sans", "DejaVu Serif", "Liberation Mono"
A4, ACROSS, LARGE, B4 = (210, 297), (297, 210), (297, 420), (250, 353)
PRINTS = {
    "grid": Document("grid", LARGE, 15, "DejaVu Sans", 8, after=0),
    "grid upright": Document("grid", A4, 25, SANS, 10),
    "level rules": Document("level", ACROSS, 15, SERIF, 10),
    "rules between rows": Document("between rows", A4, 15, "DejaVu Sans", 9, after=0),
    "rules between loose rows": Document("between rows", (420, 297), 25, "DejaVu Sans", 8, after=6),
    "typed, rules between rows": Document("between rows", ACROSS, 10, TYPED, 9, after=0),
    "columns": Document("columns", ACROSS, 15, "DejaVu Sans", 9, after=2, repeated=False),
    "a frame": Document("frame", ACROSS, 25, SANS, 9),
    "nothing": Document("nothing", B4, 10, "Liberation Serif", 11, after=2),
    "nothing, tight": Document("nothing", ACROSS, 10, SANS, 10, after=0),
    "dark headings, tight": Document("nothing", LARGE, 25, "Liberation Serif", 12, heading=DARK),
    "dark headings once": Document(
        "nothing", ACROSS, 15, "DejaVu Sans", 12, after=6, heading=DARK, repeated=False
    ),
    "stripes": Document("nothing", A4, 15, SANS, 9, heading=DARK, stripes=True),
    "typed, dark headings": Document("nothing", LARGE, 15, TYPED, 9, after=0, heading=DARK),
}


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "tagged"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them, printed by one run of the word processor."""
    folder: Path = tmp_path_factory.mktemp("printed")
    page = (FOLDER / "plan-page.html").read_text("utf-8")
    for name, how in PRINTS.items():
        write(how, page, folder / f"{name}.docx")
    tags = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(request.param).lower()}})
    command = [OFFICE or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{tags}", "--outdir", str(folder)]
    command += [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("name", PRINTS)
def test_however_it_is_laid_out_the_36_rows_are_the_same(name: str, printed: Path) -> None:
    frame = planlift.read(printed / f"{name}.pdf").actions
    wanted = ["finding_ref", "finding", "action", "due_date", "owners", "status"]
    read = told(frame[wanted].itertuples(index=False))
    assert read == told([row[column] for column in wanted] for row in truth())
