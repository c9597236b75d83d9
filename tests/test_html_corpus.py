from __future__ import annotations

import os
from pathlib import Path

import pytest
from markup_documents import accounted
from markup_documents import cells

from planlift.errors import PlanliftError
from planlift.extract import sniff
from planlift.extract.markup.docx_reader import read_docx
from planlift.extract.markup.html_reader import read_html
from planlift.extract.markup.text_reader import read_text

READERS = {"html": read_html, "docx": read_docx, "text": read_text}
CORPUS = os.environ.get("PLANLIFT_CORPUS", "")
FILES = [path for path in sorted(Path(CORPUS).rglob("*")) if path.is_file()] if CORPUS else []

pytestmark = pytest.mark.skipif(not CORPUS, reason="PLANLIFT_CORPUS names no folder")


def test_no_letter_of_any_page_document_or_text_is_lost_and_bad_files_are_refused() -> None:
    read = 0
    for path in FILES:
        try:
            source, data = sniff.open_source(path, path.name)
            document = READERS[source.media](source, data) if source.media in READERS else None
        except PlanliftError:
            continue
        read += document is not None
        if document is not None:
            accounted(document)
    assert read > 50


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("real/dfe_workload_docx/document.docx", "Success Criteria"),
        ("real/gsa_fds2021_community/document.html", "Responsible Party"),
    ],
)
def test_headings_of_real_plans_are_cells(name: str, holds: str) -> None:
    source, data = sniff.open_source(Path(CORPUS) / name, name)
    assert holds in cells(READERS[source.media](source, data))
