"""The live figures, computed by LibreOffice and counted again with pandas: every one of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import SAMPLES
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import many
from export_plans import stockton
from libreoffice import convert
from libreoffice import needs_libreoffice
from summary_figures import HEADINGS
from summary_figures import Figures
from summary_figures import expected
from summary_figures import shown

import planlift
from planlift import export

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from planlift.plan import Plan

pytestmark = needs_libreoffice
AGAIN = "xlsx:Calc MS Excel 2007 XML"


def stockton_as_read() -> Plan:
    return planlift.read(SAMPLES / "stockton" / "plan-word.pdf")


PLANS = {
    "stockton": stockton,
    "stockton-as-read": stockton_as_read,
    "every-status": every_status,
    "empty": empty,
    "hostile": hostile,
}


@pytest.fixture(scope="module", params=PLANS)
def computed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Plan, Workbook, Workbook]:
    """The plan, its workbook with the figures we stored, and as LibreOffice computes it."""
    plan = PLANS[request.param]()
    folder = tmp_path_factory.mktemp(request.param)
    export.write(plan, folder / "plan.xlsx", "xlsx", as_of=AS_OF)
    again = convert(folder / "plan.xlsx", AGAIN, folder / "again")
    return plan, load(folder / "plan.xlsx"), load(again)


def load(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def assert_equal(found: Figures, wanted: Figures) -> None:
    assert list(found) == list(wanted)
    for title, block in wanted.items():
        assert list(found[title]) == list(block), title
        for label, row in block.items():
            assert found[title][label] == pytest.approx(row, nan_ok=True), (title, label)


def test_every_figure_is_what_pandas_counts(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, stored, again = computed
    wanted = expected(plan.actions, AS_OF, "section")
    assert_equal(shown(again["Summary"]), wanted)
    assert_equal(shown(stored["Summary"]), wanted)


def test_every_breakdown_has_the_same_columns(computed: tuple[Plan, Workbook, Workbook]) -> None:
    rows = [[cell.value for cell in row] for row in computed[2]["Summary"].iter_rows(max_col=15)]
    assert rows.count(["Group", *HEADINGS]) == 3


def test_libreoffice_computes_what_is_stored(computed: tuple[Plan, Workbook, Workbook]) -> None:
    _, stored, again = computed
    compared = 0
    for sheet in stored.worksheets:
        other = again[sheet.title]
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            ours, theirs = cell.value, other[cell.coordinate].value
            compared += ours is not None
            if isinstance(ours, float) and isinstance(theirs, int | float):
                assert theirs == pytest.approx(ours), (sheet.title, cell.coordinate)
            else:
                assert (theirs or "") == (ours or ""), (sheet.title, cell.coordinate)
    assert compared > 100


def test_the_sentence_is_computed(computed: tuple[Plan, Workbook, Workbook]) -> None:
    plan, _, book = computed
    counted = expected(plan.actions, AS_OF, "section")["Key figures"]
    total, done, late = (counted[name][0] for name in ("Actions", "Completed", "Overdue"))
    percent = int(100 * done / total + 0.5) if total else 0
    said = f"{done} of {total} actions completed ({percent} %), {late} overdue on 1 Mar 2010"
    assert book["Summary"]["A3"].value == (said if total else "No actions")


def test_figures_follow_what_a_person_changes(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    export.write(stockton(), path, "xlsx", as_of=AS_OF)
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    places = {str(cell.value): place for place, cell in enumerate(sheet[3], start=1)}
    frame = stockton().actions
    changes: list[tuple[int, str, Any]] = [
        *((row, "status", "delayed") for row in range(36)),
        (0, "lead_owner", "Somebody new"),
        (1, "due_date", dt.datetime(2031, 5, 1)),  # noqa: DTZ001 - as openpyxl wants it
        (2, "due_date", None),
        (3, "status", None),
        (4, "status", "completed"),
    ]
    for row, name, value in changes:
        sheet.cell(row + 4, places[name]).value = value
        frame.loc[row, name] = value
    book["Summary"]["B4"].value = dt.datetime(2030, 1, 1)  # noqa: DTZ001
    book.save(path)
    found = shown(load(convert(path, AGAIN, tmp_path / "again"))["Summary"])
    wanted = expected(frame, dt.date(2030, 1, 1), "section")
    for title in ("Key figures", "By status", "By section"):
        assert found[title] == {
            label: pytest.approx(row) for label, row in wanted[title].items()
        }, title
    other = found["By owner"]["Any other (added or changed since)"]
    assert other[:1] == wanted["By owner"]["Somebody new"][:1] == [1]
    assert found["By due month"]["Any other (added or changed since)"][0] == 2


@pytest.mark.big
def test_a_batch_of_20_000_actions_is_computed(tmp_path: Path) -> None:
    plans = many(20_000, 100)
    path = tmp_path / "monitoring.xlsx"
    export.write_batch(plans, path, "xlsx", as_of=AS_OF)
    again = convert(path, AGAIN, tmp_path / "again", seconds=900)
    frame = pd.concat([plan.actions for plan in plans], ignore_index=True)
    wanted = expected(frame, AS_OF, "source")
    assert len(wanted["By document"]) == 102
    for workbook in (path, again):
        read = openpyxl.load_workbook(workbook, read_only=True, data_only=True)
        assert_equal(shown(read["Summary"]), wanted)
        read.close()
