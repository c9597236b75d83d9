"""Twice the document is twice the work, counted in calls, from the file to the finished rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from bench import papers
from work import calls
from work import lines

import planlift

if TYPE_CHECKING:
    from collections.abc import Callable
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


def test_no_loop_over_all_rows_stands_inside_another(tmp_path: Path) -> None:
    """Such a loop calls nothing, perhaps: it shows in the lines, where a table is long."""
    planlift.read(papers.made(tmp_path, "html", 40, seed=8))
    once, twice = (papers.made(tmp_path, "html", rows) for rows in (3000, 6000))
    small, large = lines(lambda: planlift.read(once)), lines(lambda: planlift.read(twice))
    assert large < 2 * SLACK * small, f"{small:,} lines, then {large:,}"


HEAD = "<tr><th>Finding</th><th>Action</th><th>By when</th><th>Who</th></tr>"


def _rows(first: int, count: int) -> list[str]:
    return [
        f"<tr><td>Records of team {row} do not show the voice of the child clearly.</td>"
        f"<td>Train all managers of team {row} in supervision</td>"
        f"<td>{row % 28 + 1} May 2025</td><td>Head of unit {row % 50}</td></tr>"
        for row in range(first, first + count)
    ]


def _groups(count: int) -> str:
    """One table, each of its rows under the name of a group."""
    rows = [f"<tr><td>Theme {row}</td><td></td><td></td><td></td></tr>" for row in range(count)]
    return f"<table>{HEAD}{''.join(map(''.join, zip(rows, _rows(0, count), strict=True)))}</table>"


def _tables(count: int) -> str:
    """As many tables, a heading above each."""
    return "".join(
        f"<h3>Area {table}</h3><table>{HEAD}{''.join(_rows(2 * table, 2))}</table>"
        for table in range(count)
    )


@pytest.mark.parametrize(("made", "size"), [(_groups, 250), (_tables, 80)])
def test_work_grows_with_the_groups_of_a_plan_and_no_faster(
    made: Callable[[int], str], size: int, tmp_path: Path
) -> None:
    found = []
    for count in (size // 10, size, 2 * size):
        path = tmp_path / f"{count}.html"
        path.write_text(f"<html><body>{made(count)}</body></html>", encoding="utf-8")
        found.append(calls(partial(planlift.read, path)))
    _, small, large = found
    assert large < 2 * SLACK * small, f"{small:,} calls, then {large:,}"
