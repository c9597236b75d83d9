"""Files are there whole or not at all; batches; the same bytes again."""

from __future__ import annotations

import builtins
import datetime as dt
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import SAMPLES
from export_plans import every_status
from export_plans import hostile
from export_plans import plan_of
from export_plans import stockton

from planlift import export
from planlift import schema
from planlift.actions import Actions
from planlift.errors import NotWritableError
from planlift.errors import TooLargeError
from planlift.export import atomic
from planlift.export import workbook
from planlift.export.combined import combine

if TYPE_CHECKING:
    from planlift.plan import Plan


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_write_all_makes_each_format_and_the_data_package(tmp_path: Path) -> None:
    written = export.write_all(stockton(), tmp_path / "new" / "folder", "plan v1.2", export.FORMATS)
    assert names(tmp_path / "new" / "folder") == sorted(path.name for path in written)
    assert {path.name for path in written} == {
        "plan v1.2.xlsx",
        "plan v1.2.csv",
        "plan v1.2.datapackage.json",
        "plan v1.2.json",
        "plan v1.2.parquet",
    }


@pytest.mark.parametrize("make", [stockton, every_status, hostile])
@pytest.mark.parametrize("format_", export.FORMATS)
def test_the_same_plan_gives_the_same_bytes(make: Any, format_: str) -> None:  # noqa: ANN401 - a maker of plans
    one, two = (export.render(make(), f"p.{format_}", format_, as_of=AS_OF) for _ in range(2))
    assert one == two


def test_the_same_batch_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        for format_ in export.FORMATS:
            export.write_batch(two_plans(), tmp_path / folder / f"a.{format_}", format_)
    one, two = tmp_path / "one", tmp_path / "two"
    assert len(names(one)) == 5
    for name in names(one):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    """In processes whose sets and hashes have another order."""
    document = tmp_path / "plan.pdf"
    shutil.copy(SAMPLES / "stockton" / "plan-word.pdf", document)
    command = [sys.executable, "-m", "planlift", "convert", str(document), "--quiet"]
    command += ["--format", ",".join(export.FORMATS), "--as-of", "2010-04-01"]
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run([*command, "-o", str(tmp_path / seed)], check=True, env=environment)
    assert len(names(tmp_path / "1")) == 5
    for name in names(tmp_path / "1"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_a_plan_writes_itself(tmp_path: Path) -> None:
    stockton().to_excel(tmp_path / "plan.xlsx")
    stockton().to_csv(str(tmp_path / "plan.csv"))
    assert names(tmp_path) == ["plan.csv", "plan.datapackage.json", "plan.xlsx"]


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match=r"docx: no such format; choose from xlsx, csv"):
        export.write(stockton(), tmp_path / "plan.docx", "docx")
    with pytest.raises(NotWritableError, match="no such format"):
        export.write_batch([stockton()], tmp_path / "plan.docx", "docx")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "close the file if it is open elsewhere"),
        (errno.EROFS, "read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWritableError, match=said) as caught:
        atomic.put(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.csv"]


def test_a_file_that_is_locked_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(NotWritableError, match="close the file if it is open elsewhere"):
        export.write(stockton(), tmp_path / "plan.xlsx", "xlsx")
    assert names(tmp_path) == []


def test_a_file_somebody_made_read_only_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWritableError, match="permission is denied"):
        atomic.put(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").mkdir()
    with pytest.raises(NotWritableError, match="there is a folder of that name"):
        atomic.put(tmp_path / "plan.csv", b"new")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritableError, match="is a file, not a folder"):
        atomic.put(tmp_path / "file" / "plan.csv", b"new")


def test_without_pyarrow_the_error_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, real = stockton(), builtins.__import__

    def without(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as __import__ has them
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NotWritableError, match=r"planlift\[parquet\]") as caught:
        export.render(plan, "p.parquet", "parquet")
    assert caught.value.code == "missing-part"


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS_LIMIT", 35)
    with pytest.raises(TooLargeError, match="--format csv"):
        export.render(stockton(), "p.xlsx", "xlsx")


def test_a_day_that_excel_does_not_know_is_refused() -> None:
    with pytest.raises(NotWritableError, match="begins in March 1900; give a later day"):
        export.render(stockton(), "p.xlsx", "xlsx", as_of=dt.date(1900, 2, 28))
    assert export.render(stockton(), "p.xlsx", "xlsx", as_of=dt.date(1900, 3, 1))


def two_plans() -> list[Plan]:
    return [
        plan_of([{"action": "A", "Cost": "£5", "status": "completed"}], name="a/one.pdf"),
        plan_of([{"action": "B", "priority": "High", "checks": "no-date"}], name="b/two.pdf"),
    ]


def test_a_batch_keeps_every_plans_own_columns() -> None:
    frame = combine([*two_plans(), Actions.of_rows([], ["Never used"]).frame()]).frame()
    assert frame[["source", "priority", "Cost"]].to_numpy().tolist() == [
        ["a/one.pdf", "", "£5"],
        ["b/two.pdf", "High", ""],
    ]
    assert len(combine([])) == 0


def test_a_batch_is_written_in_every_format(tmp_path: Path) -> None:
    for format_ in export.FORMATS:
        export.write_batch(two_plans(), tmp_path / f"all.{format_}", format_, as_of=AS_OF)
    assert len(names(tmp_path)) == 5
    rows = pd.read_excel(tmp_path / "all.xlsx", sheet_name="Actions", header=2)
    assert rows["source"].tolist() == ["a/one.pdf", "b/two.pdf"]
    plans = pd.read_excel(tmp_path / "all.xlsx", sheet_name="About", header=2)
    assert {"a/one.pdf", "b/two.pdf"} <= set(plans["Item"])


def test_a_batch_of_frames_alone_still_lists_what_to_check(tmp_path: Path) -> None:
    frames = [plan.actions for plan in two_plans()]
    export.write_batch(frames, tmp_path / "all.xlsx", "xlsx", as_of=AS_OF)
    checks = pd.read_excel(tmp_path / "all.xlsx", sheet_name="Checks", header=2)
    assert checks[["Document", "Code"]].to_numpy().tolist() == [["b/two.pdf", "no-date"]]


def test_the_page_of_columns_says_what_the_schema_says() -> None:
    page = (Path(__file__).resolve().parent.parent / "docs" / "columns.md").read_text("utf-8")
    lines = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    columns = [*schema.CORE, *schema.OPTIONAL, schema.CHECKS_COLUMN]
    assert [line[0].strip("|` ") for line in lines] == [column.name for column in columns]
    for line, column in zip(lines, columns, strict=True):
        assert line[2].startswith(column.description)
        assert all(f"`{word}`" in line[2] for word in column.categories)


def test_checks_of_a_batch_name_their_document_and_lead_to_their_row(tmp_path: Path) -> None:
    frames = [plan.actions for plan in two_plans()]
    export.write_batch(frames, tmp_path / "all.xlsx", "xlsx", as_of=AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["Checks"]
    assert [cell.value for cell in sheet[3]][:3] == ["Row", "Document", "Ref"]
    assert sheet["B4"].value == "b/two.pdf"
    assert sheet["J4"].value == "b/two.pdf-0"
    found = "3+MATCH(J4,Actions[action_id],0)"
    assert sheet["A4"].value == f'=HYPERLINK("#Actions!A"&({found}),"row "&({found}))'
