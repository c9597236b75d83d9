"""How much of a document is read, and how a person raises that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile_pdf import one_page
from hostile_pdf import stream
from hostile_pdf import written
from pdf_drawing import drawn
from pdf_drawing import read

from planlift import limits
from planlift.cli import main
from planlift.errors import TooLargeError
from planlift.extract.pdf import streams
from planlift.pipeline import read_document

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


@pytest.mark.parametrize(
    ("limit", "value", "content"),
    [
        ("cells", 5, b"<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 2),
        ("cells", 5, b"a\tb\nc\td\n\ntext\n\na\tb\nc\td\n"),
        ("text", 20, b"<p>words of a page<p>and more"),
        ("text", 20, b"words of a text, and more of them"),
        ("lines", 2, b"a\nb\nc\nd"),
        ("tags", 3, b"<html><p>a<b>b</b></html>"),
    ],
)
def test_all_parts_of_a_document_count_together(
    limit: str, value: int, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plan"
    path.write_bytes(content)
    with (
        limits.held(limits.raised([f"{limit}={value}"])),
        pytest.raises(TooLargeError, match=f"--limit {limit}=NUMBER"),
    ):
        read_document(path)
    with limits.held(limits.raised([f"{limit}=100"])):
        assert read_document(path).letters


def test_one_document_does_not_count_for_the_next(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(b"twelve words")
    with limits.held(limits.raised(["text=13"])):
        assert read_document(path).letters == read_document(path).letters == 11


@pytest.mark.parametrize(
    ("limit", "times", "entries"),
    [("drawing", 1, b""), ("drawing", 3, b""), ("part", 1, b"/Type/ObjStm"), ("unpacked", 1, b"")],
)
def test_what_a_pdf_unpacks_to_is_known_before_it_is_unpacked(
    limit: str, times: int, entries: bytes
) -> None:
    packed = stream(b" " * 2**20 + b"q Q", entries, times)
    data = written(one_page(more={6: packed}))
    with (
        limits.held(limits.raised([f"{limit}=1"])),
        pytest.raises(TooLargeError, match=f"--limit {limit}=NUMBER"),
    ):
        streams.measure(data)
    streams.measure(data)


@pytest.mark.parametrize("entries", [b"/Type/XObject/Subtype/Image", b"/Type/EmbeddedFile"])
def test_what_is_never_unpacked_does_not_count(entries: bytes) -> None:
    with limits.held(limits.raised(["drawing=1", "part=1", "unpacked=1"])):
        streams.measure(written(one_page(more={6: stream(b" " * 2**21, entries)})))
        streams.measure(b"stream\nno zlib at all" + written(one_page()))


def test_rules_without_number_are_refused() -> None:
    with (
        limits.held(limits.raised(["fields=8"])),
        pytest.raises(TooLargeError, match=r"make 9 fields.*--limit fields=NUMBER"),
    ):
        read(drawn(lambda canvas: canvas.grid([10, 60, 110, 160], [10, 60, 110, 160])))
