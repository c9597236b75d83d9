"""Files made to do harm: each is converted or refused in one line, in its own time, alone."""

from __future__ import annotations

import hashlib
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import hostile
import pytest
from batch_folders import run
from batch_folders import table

from planlift import isolate
from planlift import limits
from planlift.batch_worker import Request
from planlift.batch_worker import Result
from planlift.batch_worker import preload
from planlift.batch_worker import unpacked
from planlift.batch_worker import work
from planlift.errors import NoTextError
from planlift.errors import PlanliftError
from planlift.model import Grid
from planlift.pipeline import read_document
from planlift.vocabulary import load

if TYPE_CHECKING:
    from planlift.model import Block

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
    "docx/bytes-missing.docx": "not-a-plan",
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


@pytest.mark.parametrize("name", ["pdf/open-actions.pdf", "pdf/outside.pdf", "html/fetches.html"])
def test_nothing_is_fetched_while_a_document_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a document opened a socket")

    monkeypatch.setattr(socket.socket, "connect", fail)
    monkeypatch.setattr(socket, "getaddrinfo", fail)
    path = tmp_path / "file"
    path.write_bytes(hostile.FILES[name]())
    with suppress(NoTextError):
        document = read_document(path)
        assert "root:" not in "".join(text for block in document.blocks for text in _texts(block))


def _texts(block: Block) -> list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]


@pytest.mark.parametrize("sample", hostile.CUT)
def test_a_file_cut_short_anywhere_is_read_or_refused(sample: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in hostile.cut(sample):
        path.write_bytes(data)
        try:
            assert read_document(path).source.size == len(data)
        except PlanliftError as error:
            assert error.code in REFUSALS, error  # noqa: PT017 -- either is right


def test_a_file_that_changes_while_it_is_read_counts_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("a plan", encoding="utf-8")
    before = Path.stat

    def grow(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        told = before(self, follow_symlinks=follow_symlinks)
        if self == path:
            with path.open("a", encoding="utf-8") as file:
                file.write(" and more")
        return told

    monkeypatch.setattr(Path, "stat", grow)
    source = read_document(path).source
    monkeypatch.undo()
    read = path.read_bytes()[: source.size]
    assert source.sha256 == hashlib.sha256(read).hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="names that only POSIX has")
def test_odd_names_circles_and_pipes_are_all_accounted_for(tmp_path: Path) -> None:
    number = hostile.odd_names(tmp_path / "in")
    done = run(tmp_path / "in", tmp_path / "out", "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = table((tmp_path / "out/batch.csv").read_bytes())
    assert len(rows) == number
    assert {row["actions"] for row in rows} == {"36"}
