"""However many processes read a long PDF, the document is the same."""

from __future__ import annotations

import multiprocessing
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench import papers

from planlift import limits
from planlift import processes
from planlift.errors import TooLargeError
from planlift.extract.pdf import many_pages
from planlift.extract.pdf import reader
from planlift.extract.pdf.pdfium import PdfiumSource
from planlift.pipeline import read_document

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 40


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers.made(tmp_path_factory.mktemp("long"), "ruled", PAGES)


def test_one_process_or_several_the_document_is_the_same(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read_document(plan)
    monkeypatch.setattr(reader, "MANY_PAGES", PAGES)
    with processes.held(3):
        assert read_document(plan) == alone
    assert alone.pages == PAGES


def test_pages_come_from_other_processes_too(plan: Path) -> None:
    data = plan.read_bytes()
    with PdfiumSource(data) as source:
        own: list[int] = []
        alone = source.page
        source.page = lambda number: own.append(number) or alone(number)  # type: ignore[method-assign, func-returns-value]
        pages = list(many_pages.read(source, data, 2))
    assert [page.number for page in pages] == list(range(1, PAGES + 1))
    assert len(own) < PAGES


def test_what_goes_wrong_on_a_page_is_told_as_ever(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MANY_PAGES", PAGES)
    with (
        limits.held(limits.Limits(characters=100)),
        processes.held(2),
        pytest.raises(TooLargeError, match="a page holds"),
    ):
        read_document(plan)


def test_processes_that_are_killed_cost_no_page(plan: Path) -> None:
    data = plan.read_bytes()
    before = multiprocessing.active_children()
    with PdfiumSource(data) as source:
        pages = many_pages.read(source, data, 2)
        first = next(pages)
        for process in set(multiprocessing.active_children()) - set(before):
            process.kill()
        found = [first, *pages]
        for page, again in zip(found, source.pages(), strict=True):
            assert page.number == again.number
            assert np.array_equal(page.chars.code, again.chars.code)


def test_a_process_killed_in_the_middle_of_its_answer_costs_no_page(plan: Path) -> None:
    data = plan.read_bytes()
    before = multiprocessing.active_children()
    with PdfiumSource(data) as source:
        pages = many_pages.read(source, data, 1)
        first = next(pages)
        time.sleep(1.5)  # its answer is longer than what a pipe holds: it waits in the middle
        (process,) = set(multiprocessing.active_children()) - set(before)
        process.kill()
        process.join()
        found = [page.number for page in (first, *pages)]
    assert found == list(range(1, PAGES + 1))


def test_no_process_is_left_when_nobody_wants_the_rest(plan: Path) -> None:
    data = plan.read_bytes()
    before = set(multiprocessing.active_children())
    with PdfiumSource(data) as source:
        pages = many_pages.read(source, data, 2)
        next(pages)
        pages.close()  # type: ignore[attr-defined]  # a generator
    assert set(multiprocessing.active_children()) <= before
