"""Twice the document is twice the work, counted in calls, from the file to the finished rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import papers
from work import calls

import planlift

if TYPE_CHECKING:
    from pathlib import Path

SLACK = 1.08
"""What page ends and rows happen to hold; work that grew with the square would be far beyond."""


@pytest.mark.parametrize(
    ("kind", "size"),
    [("ruled", 30), ("tagged", 20), ("borderless", 8), ("html", 300), ("docx", 100)],
)
def test_work_grows_with_the_document_and_no_faster(kind: str, size: int, tmp_path: Path) -> None:
    planlift.read(papers.made(tmp_path, kind, max(2, size // 10), seed=8))
    once, twice = (papers.made(tmp_path, kind, pages) for pages in (size, 2 * size))
    small, large = calls(lambda: planlift.read(once)), calls(lambda: planlift.read(twice))
    assert large < 2 * SLACK * small, f"{small:,} calls, then {large:,}"
