"""The CSV and what stands beside it: bytes, types, safety, and the way back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import plan_of
from export_plans import stockton
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from planlift import export
from planlift import frames
from planlift import schema
from planlift.export.safe import clean
from planlift.export.safe import computes
from planlift.export.safe import protect
from planlift.export.safe import unprotect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planlift.plan import Plan


def rendered(plan: Plan) -> bytes:
    return export.render(plan, "plan.csv", "csv")["plan.csv"]


def test_a_byte_order_mark_line_ends_and_iso_dates() -> None:
    content = rendered(stockton())
    assert content.startswith(b"\xef\xbb\xbfaction_id,source,page,section,")
    assert content.endswith(b"\r\n")
    assert b",2010-01-29," in content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 37
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0] == list(stockton().actions.columns)


def test_no_cell_begins_as_a_formula_does() -> None:
    rows = list(csv.reader(io.StringIO(rendered(hostile()).decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if computes(cell)]
    shown = {row[rows[0].index("action")] for row in rows[1:]}
    assert {"'=1+1", "'- first item", "''=already quoted", "-", "1.10", "007"} <= shown


@given(st.text())
def test_protection_comes_off_again(text: str) -> None:
    assert unprotect(protect(text)) == clean(text)
    assert not computes(protect(text))


@pytest.mark.parametrize("text", ["-", "--", "+", "=", "n/a", "a=b", "3-4", "1.10", "'tis", "• -5"])
def test_text_that_computes_nothing_stays_as_printed(text: str) -> None:
    assert protect(text) == text


def test_long_text_is_whole() -> None:
    text = "word " * 10_000
    frame = pd.read_csv(io.BytesIO(rendered(plan_of([{"action": text}]))), keep_default_na=False)
    assert frame["action"].tolist() == [text]


def test_the_data_package_says_what_the_columns_are() -> None:
    files = export.render(stockton(), "plan.csv", "csv")
    package = json.loads(files["plan.datapackage.json"])
    resource = package["resources"][0]
    assert resource["path"] == "plan.csv"
    assert resource["bytes"] == len(files["plan.csv"])
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(fields) == list(stockton().actions.columns)
    assert fields["due_date"]["type"] == "date"
    assert fields["page"]["type"] == "integer"
    assert fields["status"]["constraints"]["enum"] == list(schema.STATUSES)
    assert all(field["description"] for field in fields.values())
    assert "apostrophe" in package["description"]


def frictionless(package: Path) -> subprocess.CompletedProcess[str]:
    # In a process of its own: importing it warns of things that are not ours.
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", package.name]
    return subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("make", [stockton, every_status, hostile, empty])
def test_frictionless_finds_the_package_valid(make: Callable[[], Plan], tmp_path: Path) -> None:
    _, package = export.write(make(), tmp_path / "plan.csv", "csv")
    done = frictionless(package)
    assert done.returncode == 0, done.stdout


def test_frictionless_finds_the_package_of_a_batch_valid(tmp_path: Path) -> None:
    plans = [stockton(), plan_of([{"action": "A", "Cost": "=1", "rag": "red"}])]
    _, package = export.write_batch(plans, tmp_path / "actions.csv", "csv")
    assert [item["title"] for item in json.loads(package.read_bytes())["sources"]] == [
        plan.source.name for plan in plans
    ]
    done = frictionless(package)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("old", "new"), [(b"2010-01-29", b"29 January"), (b",completed,", b",finished,")]
)
def test_frictionless_finds_what_is_wrong(old: bytes, new: bytes, tmp_path: Path) -> None:
    table, package = export.write(stockton(), tmp_path / "plan.csv", "csv")
    table.write_bytes(table.read_bytes().replace(old, new, 1))
    assert frictionless(package).returncode == 1


def test_json_holds_everything_the_plan_holds() -> None:
    plan = stockton()
    content = json.loads(export.render(plan, "plan.json", "json")["plan.json"])
    assert len(content["actions"]) == 36
    assert content["actions"][0]["due_date"] == "2010-01-29"
    assert content["actions"][0]["completed_date"] is None
    assert [item["label"] for item in content["details"]] == [
        "Title",
        "Lead officer",
        "Success criteria",
    ]
    assert content["checks"][0]["code"] == "several-owners"
    assert content["aside"][0]["reason"] == "page-number"
    assert content["ledger"]["total"] == 1000
    assert content["source"]["sha256"] == plan.source.sha256
    assert content["source"]["path"] == plan.source.name


def test_parquet_keeps_the_types(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    export.write(every_status(), tmp_path / "plan.parquet", "parquet")
    frame = pd.read_parquet(tmp_path / "plan.parquet")
    assert_frame_equal(frames.conform(frame), every_status().actions)
    assert frame["due_date"].dt.date.tolist()[1] == dt.date(2010, 1, 15)
