"""Files read back by others give the same texts and dates."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from typing import Any

import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import SAMPLES
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import stockton
from libreoffice import convert
from libreoffice import needs_libreoffice
from libreoffice import sheet_as_csv
from pandas.testing import assert_frame_equal

import planlift
from planlift import export
from planlift import frames
from planlift import schema
from planlift.actions import Actions
from planlift.export import layout
from planlift.export.safe import unprotect

if TYPE_CHECKING:
    from pathlib import Path

    from planlift.plan import Plan

AS_STANDARD, AS_TEXT, AS_ISO_DATE = 1, 2, 5
"""How LibreOffice is told to read a column."""


def stockton_as_read() -> Plan:
    return planlift.read(SAMPLES / "stockton" / "plan-word.pdf")


PLANS = {
    "stockton": stockton,
    "stockton-as-read": stockton_as_read,
    "every-status": every_status,
    "empty": empty,
    "hostile": hostile,
}


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest) -> Plan:
    return PLANS[request.param]()


def names_of(dtype: str, frame: pd.DataFrame) -> list[str]:
    return [str(name) for name in frame.columns if schema.column(str(name)).dtype == dtype]


def from_csv(content: bytes) -> pd.DataFrame:
    """The frame as a careful analyst reads it, see ``docs/columns.md``."""
    frame = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False)
    frame.columns = pd.Index([unprotect(str(name)) for name in frame.columns])
    texts = names_of(schema.TEXT, frame)
    frame[texts] = frame[texts].map(unprotect)
    page = frame["page"].mask(frame["page"] == "").astype("Int64")
    return frames.conform(frame.assign(page=page))


def from_workbook(path: Path, headings: dict[str, str]) -> pd.DataFrame:
    """The contract's columns of the sheet Actions, see ``docs/workbook.md``."""
    frame = pd.read_excel(path, sheet_name="Actions", header=2, dtype=object, keep_default_na=False)
    frame = frame[list(headings)].rename(columns=headings)
    return frame[frame["action_id"] != ""]


def headings_of(plan: Plan) -> dict[str, str]:
    """Heading on the sheet → column of the frame."""
    fields = layout.fields(plan.read, many=False)
    return {f.heading: f.name for f in fields if f.kind not in {"live", "follow-up"}}


def as_shown(value: Any) -> object:  # noqa: ANN401 - a cell of a frame
    """A date as pandas gives it from a workbook: Excel knows no day before March 1900."""
    if pd.isna(value):
        return ""
    assert isinstance(value, pd.Timestamp)
    return value.to_pydatetime() if value.year >= 1900 else value.date().isoformat()


def test_csv_to_pandas(plan: Plan) -> None:
    content = export.render(plan, "plan.csv", "csv")["plan.csv"]
    assert_frame_equal(from_csv(content), plan.actions)


def test_workbook_to_pandas(plan: Plan, tmp_path: Path) -> None:
    export.write(plan, tmp_path / "plan.xlsx", "xlsx", as_of=AS_OF)
    found = from_workbook(tmp_path / "plan.xlsx", headings_of(plan))
    wanted = plan.actions
    assert set(found.columns) == set(wanted.columns)
    for name in names_of(schema.DATE, wanted):
        assert found[name].tolist() == [as_shown(value) for value in wanted[name]], name
    for name in (*names_of(schema.TEXT, wanted), *names_of(schema.CATEGORY, wanted)):
        assert found[name].tolist() == wanted[name].astype("string").fillna("").tolist(), name
    assert found["page"].tolist() == wanted["page"].tolist()


@needs_libreoffice
def test_csv_to_libreoffice_to_csv(plan: Plan, tmp_path: Path) -> None:
    export.write(plan, tmp_path / "plan.csv", "csv")
    kinds = {schema.DATE: AS_ISO_DATE, schema.INTEGER: AS_STANDARD}
    columns = "/".join(
        f"{place}/{kinds.get(schema.column(str(name)).dtype, AS_TEXT)}"
        for place, name in enumerate(plan.actions.columns, start=1)
    )
    read_as = f"CSV:44,34,76,1,{columns},0,false,false"
    opened = convert(tmp_path / "plan.csv", "ods", tmp_path / "opened", read_as=read_as)
    again = sheet_as_csv(opened, "plan", tmp_path / "again")
    before, after = (rows_of(path.read_bytes()) for path in (tmp_path / "plan.csv", again))
    # LibreOffice leaves tabs out of cells; the texts of a document have none.
    assert after == [[cell.replace("\t", "") for cell in row] for row in before]


@needs_libreoffice
def test_workbook_to_libreoffice_to_csv(plan: Plan, tmp_path: Path) -> None:
    export.write(plan, tmp_path / "plan.xlsx", "xlsx", as_of=AS_OF)
    again = sheet_as_csv(tmp_path / "plan.xlsx", "Actions", tmp_path / "again")
    rows = rows_of(again.read_bytes())
    headings = headings_of(plan)
    for place, heading in enumerate(rows[2]):
        name = headings.get(heading)
        if name in plan.actions.columns:
            found = [row[place] for row in rows[3:]]
            wanted = [shown_as_text(value) for value in plan.actions[name]]
            assert found == (wanted or [""]), name


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def shown_as_text(value: Any) -> str:  # noqa: ANN401 - a cell of a frame
    if isinstance(value, pd.Timestamp) and not pd.isna(value):
        return f"{value:%d %b %Y}" if value.year >= 1900 else value.date().isoformat()
    return "" if pd.isna(value) else str(value)


@pytest.mark.parametrize("name", ["parquet", "json"])
def test_typed_files_to_pandas(plan: Plan, name: str, tmp_path: Path) -> None:
    export.write(plan, tmp_path / f"plan.{name}", name)
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        found = pd.read_parquet(tmp_path / "plan.parquet")
    else:
        rows = json.loads((tmp_path / "plan.json").read_bytes())["actions"]
        found = Actions.of_rows(rows, map(str, plan.actions.columns)).frame()
    assert_frame_equal(frames.conform(found), plan.actions)
