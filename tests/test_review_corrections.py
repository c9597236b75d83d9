"""Corrections made on the review page, in a real browser, and what becomes of them."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from review_pages import HOSTILE
from review_pages import STOCKTON
from review_pages import drawn
from review_pages import reviewed

import planlift
from planlift.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from browser import Watched


def test_a_correction_is_saved_and_convert_applies_it(
    watched: Watched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn())
    page = watched.open(reviewed(source, tmp_path))
    page.locator("#tab-rows").click()
    page.locator("#row-1 .head").click()
    page.get_by_role("button", name="Correct due of action 2").click()
    page.get_by_label("Due by").fill("2027-09-22")
    page.get_by_role("button", name="Keep the correction").click()
    for action in (2, 3):
        page.locator("#tab-rows").click()
        if action == 3:
            page.locator("#row-2 .head").click()
        page.get_by_role("button", name=f"Correct status of action {action}").click()
        page.get_by_label("Status", exact=True).select_option("completed")
        page.get_by_role("button", name="Keep the correction").click()
    assert "corrected" in page.locator("#row-1 .head").inner_text()
    page.locator("#tab-corrections").click()
    assert page.locator(".words pre").inner_text() == '[statuses.words]\ncompleted = ["Banked"]'
    with page.expect_download() as coming:
        page.keyboard.press("s")
    assert coming.value.suggested_filename == "plan.corrections.toml"
    coming.value.save_as(tmp_path / "plan.corrections.toml")

    told = tomllib.loads((tmp_path / "plan.corrections.toml").read_text(encoding="utf-8"))
    assert len(told["correction"]) == 3
    assert main(["convert", str(source), "--format", "csv"]) == 0
    assert "Corrected by a person: 3 values." in capsys.readouterr().out
    lines = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ",by the end of summer,2027-09-22,2027-09-22,,day," in lines[2]
    assert all(",Banked,completed," in line and "corrected" in line for line in lines[2:4])


def test_a_file_of_corrections_holds_any_text(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(reviewed(STOCKTON / "plan-text.txt", tmp_path))
    odd = ['a "b" \\ c', "one\ntwo\ttab\r", "\x00\x07\x1b\x7f\x85", "é 日本 🙂", '"""', "'''"]
    for text in [*HOSTILE, *odd]:
        written = page.evaluate("(text) => quoted(text)", text)
        assert tomllib.loads(f"x = {written}") == {"x": text}


def test_corrections_of_a_file_are_shown_as_text_and_those_that_do_not_fit_are_named(
    watched: Watched, tmp_path: Path
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn())
    plan = planlift.read(source)
    hostile = json.dumps(HOSTILE[1])
    told = [f'format = 1\nsource = "plan.pdf"\nsha256 = "{plan.source.sha256}"']
    for name, column, printed, value in (
        (plan.actions["action_id"][0], "owners", '"Head of Care"', hostile),
        (plan.actions["action_id"][1], "status", '"Stored"', '"completed"'),
        ("a0000000000", "action", hostile, hostile),
    ):
        told += ["[[correction]]", f'action_id = "{name}"', f'column = "{column}"']
        told += [f"printed = {printed}", f"value = {value}"]
    (tmp_path / "plan.corrections.toml").write_text("\n".join(told), encoding="utf-8")
    page = watched.open(reviewed(source, tmp_path))
    page.locator("#tab-corrections").click()
    assert page.locator(".entry").count() == 3
    assert page.locator(".entry.misfit").count() == 2
    page.locator("#tab-rows").click()
    page.locator("#row-0 .head").click()
    assert page.locator("#row-0 ins").first.inner_text() == HOSTILE[1]
    assert page.locator("#panel-rows img").count() == 0
