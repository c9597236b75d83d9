"""How much of a document is read, and how a person raises that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn

from planlift import limits
from planlift.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas


def page(canvas: Canvas) -> None:
    canvas.drawString(50, 50, "A page")


def test_settings_are_laid_over_the_usual_figures() -> None:
    changed = limits.raised(["pages=6_000", "cells=5,000,000"])
    assert (changed.pages, changed.cells) == (6_000, 5_000_000)
    assert changed.megabytes == limits.Limits().megabytes


@pytest.mark.parametrize(
    ("setting", "says"),
    [("page=1", "known: megabytes, "), ("pages", "pages=1000"), ("pages=0", "above 0")],
)
def test_a_wrong_setting_is_refused_with_what_is_right(setting: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        limits.raised([setting])


def test_limits_hold_inside_only() -> None:
    few = limits.raised(["pages=1"])
    with limits.held(few):
        assert limits.active() == few
    assert limits.active() == limits.Limits()


@pytest.mark.parametrize("command", ["convert", "explain"])
def test_a_document_beyond_a_limit_is_read_once_it_is_raised(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(page, page))
    assert main([command, str(path), "--limit", "pages=1"]) == 1
    assert "has 2 pages, more than the limit of 1; split it, or" in capsys.readouterr().err
    assert main([command, str(path), "--limit", "pages=2"]) == 1
    assert "[too-large]" not in capsys.readouterr().err


def test_an_unknown_limit_is_a_wrong_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.txt").write_text("x", encoding="utf-8")
    assert main(["convert", str(tmp_path / "plan.txt"), "--limit", "sheets=3"]) == 2
    assert "'sheets' is not a limit; known: megabytes" in capsys.readouterr().err
