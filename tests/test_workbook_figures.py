"""The live figures, computed by LibreOffice and counted again with pandas."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import many
from export_plans import stockton
from libreoffice import convert
from libreoffice import needs_libreoffice

from planlift import export
from planlift import schema

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from planlift.plan import Plan

pytestmark = needs_libreoffice
PLANS = {"stockton": stockton, "every-status": every_status, "empty": empty, "hostile": hostile}


@pytest.fixture(scope="module", params=PLANS)
def computed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Plan, Workbook, Workbook]:
    """The plan, its workbook with the figures we stored, and as LibreOffice computes it."""
    plan = PLANS[request.param]()
    folder = tmp_path_factory.mktemp(request.param)
    export.write(plan, folder / "plan.xlsx", "xlsx", as_of=AS_OF)
    again = convert(folder / "plan.xlsx", "xlsx:Calc MS Excel 2007 XML", folder / "again")
    return plan, _load(folder / "plan.xlsx"), _load(again)


def _load(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def _blocks(book: Workbook) -> dict[str, dict[Any, list[Any]]]:
    """By title of a block of the Summary: label → figures."""
    found: dict[str, dict[Any, list[Any]]] = {}
    title, last = "", None
    for row in book["Summary"].iter_rows(min_row=6, max_col=11, values_only=True):
        if row[0] is not None and all(cell is None for cell in row[1:]):
            title = str(row[0])
            found[title] = {}
        elif row[0] is not None and last is not None and last != title and title:
            found[title][row[0]] = [cell for cell in row[1:] if cell is not None]
        last = row[0]
    return found


def _late(frame: pd.DataFrame) -> pd.Series[bool]:
    open_ = ~frame["status"].isin(schema.DONE)
    known = frame["due_date"].dt.year.gt(1900)
    late: pd.Series[bool] = frame["due_date"].lt(pd.Timestamp(AS_OF)) & open_ & known
    return late


def _due_within(frame: pd.DataFrame, days: int) -> int:
    open_ = ~frame["status"].isin(schema.DONE)
    day = pd.Timestamp(AS_OF)
    return int((open_ & frame["due_date"].between(day, day + pd.Timedelta(days=days))).sum())


def test_libreoffice_computes_what_is_stored(computed: tuple[Plan, Workbook, Workbook]) -> None:
    _, stored, again = computed
    compared = 0
    for sheet in stored.worksheets:
        other = again[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                ours, theirs = cell.value, other[cell.coordinate].value
                compared += ours is not None
                if isinstance(ours, float) and isinstance(theirs, int | float):
                    assert theirs == pytest.approx(ours), (sheet.title, cell.coordinate)
                else:
                    assert (theirs or "") == (ours or ""), (sheet.title, cell.coordinate)
    assert compared > 100


def test_key_figures(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, _, book = computed
    frame, figures = plan.actions, _blocks(book)["Key figures"]
    assert figures["Actions"][0] == len(frame)
    assert figures["Completed"][0] == (frame["status"] == "completed").sum()
    assert figures["Closed"][0] == (frame["status"] == "closed").sum()
    assert figures["Overdue"][0] == _late(frame).sum()
    for days in (30, 60, 90):
        assert figures[f"Due within {days} days, not done"][0] == _due_within(frame, days)
    assert figures["Without a due date"][0] == frame["due_date"].isna().sum()
    assert figures["Without an owner"][0] == (frame["lead_owner"] == "").sum()
    assert figures["With something to check"][0] == (frame["checks"] != "").sum()
    done = (frame["status"] == "completed").sum() / max(len(frame), 1)
    assert figures["Completed"][1] == pytest.approx(done)


def test_by_status(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, _, book = computed
    figures = _blocks(book)["By status"]
    for status in schema.STATUSES:
        number = (plan.actions["status"] == status).sum()
        assert figures[status.replace("_", " ").capitalize()][0] == number
    assert figures["No status"][0] == plan.actions["status"].isna().sum()


@pytest.mark.parametrize(
    ("title", "column"), [("By section", "section"), ("By owner", "lead_owner")]
)
def test_by_section_and_owner(
    computed: tuple[Plan, Workbook, Workbook], title: str, column: str
) -> None:
    plan, _, book = computed
    figures = _blocks(book)[title]
    frame = plan.actions
    counted = frame.groupby(column).size()
    late = _late(frame).groupby(frame[column]).sum().to_dict()
    for label, number in counted.items():
        shown = str(label) or ("(no section)" if column == "section" else "(no owner)")
        assert figures[shown][0] == number, label
        assert figures[shown][-1 if column == "section" else 2] == late[label], label
    assert figures["Any other (added or changed since)"][0] == 0
    assert figures["All actions"][0] == len(frame)


def test_by_due_month(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, _, book = computed
    frame, figures = plan.actions, _blocks(book)["By due month"]
    known = frame[frame["due_date"].dt.year.gt(1900)]
    done = known["status"].isin(schema.DONE)
    months = known["due_date"].dt.to_period("M")
    for month, number in months.value_counts().items():
        label = dt.datetime(month.year, month.month, 1)  # noqa: DTZ001 - as openpyxl gives it
        assert figures[label][:2] == [number, int(done[months == month].sum())]
    assert figures["All actions"][0] == len(frame)


def test_the_sentence_is_computed(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, _, book = computed
    total = len(plan.actions)
    done = int((plan.actions["status"] == "completed").sum())
    late = int(_late(plan.actions).sum())
    percent = int(100 * done / total + 0.5) if total else 0
    said = f"{done} of {total} actions completed ({percent} %), {late} overdue on 1 Mar 2010"
    assert book["Summary"]["A3"].value == (said if total else "No actions")


def test_figures_follow_what_a_person_changes(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    export.write(stockton(), path, "xlsx", as_of=AS_OF)
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    headings = [cell.value for cell in sheet[3]]
    for row in range(4, 40):
        sheet.cell(row, headings.index("status") + 1).value = "delayed"
    sheet.cell(4, headings.index("lead_owner") + 1).value = "Somebody new"
    book["Summary"]["B4"].value = dt.datetime(2030, 1, 1)  # noqa: DTZ001 - as openpyxl wants it
    book.save(path)
    found = _blocks(_load(convert(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")))
    assert found["Key figures"]["Completed"] == [0, 0]
    assert found["Key figures"]["Overdue"] == [36, 1]
    assert found["By status"]["Delayed"] == [36, 1]
    assert found["By owner"]["Any other (added or changed since)"][0] == 1


def test_a_batch_of_20_000_actions_is_computed(tmp_path: Path) -> None:
    plans = many(20_000, 100)
    began = time.perf_counter()
    export.write_batch(plans, tmp_path / "monitoring.xlsx", "xlsx", as_of=AS_OF)
    assert time.perf_counter() - began < 120
    stored = _blocks(
        openpyxl.load_workbook(tmp_path / "monitoring.xlsx", read_only=True, data_only=True)
    )
    again = convert(
        tmp_path / "monitoring.xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path / "again", seconds=900
    )
    found = _blocks(openpyxl.load_workbook(again, read_only=True, data_only=True))
    frame = pd.concat([plan.actions for plan in plans], ignore_index=True)
    assert found["Key figures"]["Actions"] == [20_000]
    assert found["Key figures"]["Overdue"][0] == _late(frame).sum()
    assert len(found["By document"]) == 102
    late = _late(frame).groupby(frame["source"]).sum()
    for name, number in late.items():
        assert found["By document"][name][0] == 200
        assert found["By document"][name][-1] == number
    assert found == stored
