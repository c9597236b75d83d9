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
from export_plans import AS_OF
from export_plans import HOSTILE
from export_plans import TEXT_COLUMNS
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import plan_of
from export_plans import stockton
from hypothesis import given
from hypothesis import strategies as st
from libreoffice import convert
from libreoffice import needs_libreoffice
from pandas.testing import assert_frame_equal

from planlift import export
from planlift import schema
from planlift.export.safe import clean
from planlift.export.safe import computes
from planlift.export.safe import protect
from planlift.export.safe import unprotect

if TYPE_CHECKING:
    from pathlib import Path

    from planlift.plan import Plan

CSV_WITH_FORMULAS = "CSV:44,34,76,1,,0,false,false,false,false,false,0,true"
COMMAS_UTF8_ALL_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def rendered(plan: Plan) -> bytes:
    return export.render(plan, "plan.csv", "csv")["plan.csv"]


def read_back(content: bytes) -> pd.DataFrame:
    """The frame as a careful analyst reads it."""
    frame = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False)
    names = [schema.column(str(name)) for name in frame.columns]
    texts = [column.name for column in names if column.dtype == schema.TEXT]
    frame[texts] = frame[texts].map(unprotect)
    whole = frame["page"].mask(frame["page"] == "").astype("Int64")
    return schema.conform(frame.assign(page=whole))


def test_a_byte_order_mark_line_ends_and_iso_dates() -> None:
    content = rendered(stockton())
    assert content.startswith(b"\xef\xbb\xbfaction_id,source,page,section,")
    assert content.endswith(b"\r\n")
    assert b",2010-01-29," in content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 37
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0] == list(stockton().actions.columns)


@pytest.mark.parametrize("make", [stockton, every_status, empty, hostile])
def test_pandas_reads_back_the_same_frame(make: object) -> None:
    plan = make()  # type: ignore[operator]
    assert_frame_equal(
        read_back(rendered(plan)), plan.actions.rename(columns={"=cmd()": "'=cmd()"})
    )


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


def opened_in_libreoffice(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV that was opened as a spreadsheet, formulas allowed, and saved again."""
    (path.parent / "ods").mkdir()
    workbook = convert(path, "ods", path.parent / "ods", read_as=CSV_WITH_FORMULAS)
    again = convert(workbook, COMMAS_UTF8_ALL_TEXT, path.parent / "again")
    return list(csv.DictReader(io.StringIO(again.read_text("utf-8-sig"), newline="")))


@needs_libreoffice
def test_libreoffice_computes_nothing_of_our_csv(tmp_path: Path) -> None:
    export.write(hostile(), tmp_path / "plan.csv", "csv")
    rows = opened_in_libreoffice(tmp_path / "plan.csv")
    for text, row in zip(HOSTILE, rows, strict=True):
        if computes(text):
            # LibreOffice leaves tabs out of cells.
            assert row["action"] == protect(text).replace("\t", "")


@needs_libreoffice
def test_libreoffice_would_compute_text_that_is_not_protected(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("action\r\n=1+1\r\n", encoding="utf-8")
    assert opened_in_libreoffice(tmp_path / "plan.csv") == [{"action": "2"}]


@needs_libreoffice
def test_libreoffice_gives_the_workbooks_texts_and_dates_back(tmp_path: Path) -> None:
    export.write(hostile(), tmp_path / "plan.xlsx", "xlsx", as_of=AS_OF)
    sheets = f"{COMMAS_UTF8_ALL_TEXT},false,false,2"
    (tmp_path / "again").mkdir()
    with pytest.raises(AssertionError):  # each sheet becomes a file of its own name
        convert(tmp_path / "plan.xlsx", sheets, tmp_path / "again")
    content = (tmp_path / "again" / "plan-Actions.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    names = rows[2]
    for name in TEXT_COLUMNS:
        assert [row[names.index(name)] for row in rows[3:]] == list(HOSTILE), name


def test_long_text_is_whole() -> None:
    text = "word " * 10_000
    frame = read_back(rendered(plan_of([{"action": text}])))
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


@pytest.mark.parametrize("make", [stockton, every_status, hostile])
def test_frictionless_finds_the_package_valid(make: object, tmp_path: Path) -> None:
    pytest.importorskip("frictionless", reason="frictionless is not installed")
    _, package = export.write(make(), tmp_path / "plan.csv", "csv")  # type: ignore[operator]
    # In a process of its own: importing it warns of things that are not ours.
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", package.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


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
    assert_frame_equal(schema.conform(frame), every_status().actions)
    assert frame["due_date"].dt.date.tolist()[1] == dt.date(2010, 1, 15)
