"""Files made to do harm: each is converted or refused in one line, in its own time, alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import hostile
import pytest

from planlift import isolate
from planlift import limits
from planlift.batch_worker import Request
from planlift.batch_worker import Result
from planlift.batch_worker import preload
from planlift.batch_worker import unpacked
from planlift.batch_worker import work
from planlift.vocabulary import load

if TYPE_CHECKING:
    from pathlib import Path

SECONDS, MEGABYTES = 300, 1024

TOO_LARGE = {
    "pdf/million-pages.pdf": "pages",
    "pdf/bomb-blanks.pdf": "drawing",
    "pdf/bomb-words.pdf": "drawing",
    "pdf/bomb-rules.pdf": "drawing",
    "pdf/bomb-saves.pdf": "drawing",
    "pdf/bomb-numbers.pdf": "drawing",
    "pdf/bomb-brackets.pdf": "drawing",
    "pdf/words-everywhere.pdf": "characters",
    "docx/bomb.docx": "part",
    "docx/bomb-overlapping.docx": "unpacked",
    "docx/many-parts.docx": "parts",
    "docx/high-and-wide.docx": "cells",
    "docx/cells.docx": "tags",
    "docx/paragraphs.docx": "tags",
    "html/high-and-wide.html": "cells",
    "html/cells.html": "cells",
    "html/line-100-mb.html": "text",
    "html/words-100-mb.html": "text",
    "text/line-100-mb.txt": "text",
    "text/words-100-mb.txt": "text",
    "text/tabs-100-mb.txt": "text",
    "text/rows.txt": "cells",
    "text/boxes.txt": "cells",
    "text/lines.txt": "lines",
    "text/high-and-wide.txt": "cells",
}
"""By file: the limit whose name the refusal must tell."""
CODES = {
    "pdf/password.pdf": "encrypted",
    "pdf/nothing-more.pdf": "damaged",
    "pdf/zeros.pdf": "damaged",
    "docx/entities.docx": "damaged",
    "docx/entities-late.docx": "damaged",
    "docx/entities-wide.docx": "damaged",
    "docx/bytes-missing.docx": "damaged",
    "docx/nested-tables-deep.docx": "too-large",
    "docx/nested-controls-deep.docx": "too-large",
    "docx/long-text.docx": "too-large",
    "html/nested-boxes.html": "too-large",
    "html/nested-tables-deep.html": "too-large",
    "text/blank-lines.txt": "unsupported-type",
}
REFUSALS = {"not-a-plan", "no-text", "damaged", "encrypted", "too-large", "unsupported-type"}
SLOW = {
    *("pdf/form-loop.pdf", "pdf/form-tower.pdf", "html/attributes.html", "html/tables.html"),
    *("html/cells-full.html", "html/references.html", "text/bars.txt", "text/values.txt"),
    *("text/quotes-lines.txt", "text/tags.txt", "docx/bomb-of-parts.docx", "pdf/bomb-twice.pdf"),
    *("text/columns.txt", "text/bar-rows.txt", "text/tags-open.txt", "text/tabs.txt"),
}
"""They end by the limits of their process, or honestly take long: for ``batch_trials.py``."""


def settled(path: Path, name: str) -> Result:
    """What a batch makes of one document, in a process of its own."""
    request = Request(path, name, None, ("csv",), None, load(), limits.Limits())
    ended = isolate.run(work, request, isolate.Limits(SECONDS, MEGABYTES), preload=preload())
    if ended.answer is None:
        return Result("failed", ended.code, ended.detail)
    return unpacked(ended.answer).result


@pytest.mark.skipif(os.name == "nt", reason="memory is limited on Linux only")
@pytest.mark.parametrize("name", [name for name in hostile.FILES if name not in SLOW])
def test_a_hostile_file_is_converted_or_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(hostile.FILES[name]())
    result = settled(path, name)
    if name in TOO_LARGE:
        assert result.error_code == "too-large", result
        assert f"--limit {TOO_LARGE[name]}=NUMBER" in result.message
    elif name in CODES:
        assert result.error_code == CODES[name], result
    else:
        assert not result.error_code or result.error_code in REFUSALS, result
    assert "\n" not in result.message
