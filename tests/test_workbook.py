"""The workbook: sheets, table, links, colours and its safety against hostile text."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import empty
from export_plans import every_status
from export_plans import hostile
from export_plans import plan_of
from export_plans import stockton
from msgspec.structs import replace

from planlift import export
from planlift import frames
from planlift import schema
from planlift.actions import Actions
from planlift.export import sheet_actions

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planlift.plan import Plan

SHEETS = ["Summary", "Actions", "Checks", "Plan", "About"]


def xlsx(plan: Plan, as_of: dt.date | None = AS_OF) -> bytes:
    return export.render(plan, "plan.xlsx", "xlsx", as_of=as_of)["plan.xlsx"]


def opened(plan: Plan, *, data_only: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx(plan)), data_only=data_only)


def table(sheet: Worksheet) -> pd.DataFrame:
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    return pd.DataFrame(rows[1:], columns=pd.Index(rows[0]), dtype=object)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_sheets_stand_in_the_contracts_order() -> None:
    assert opened(stockton()).sheetnames == SHEETS


@pytest.mark.parametrize("plan", [stockton(), empty(), hostile(), every_status()])
def test_every_sheet_has_a_title_and_a_line_that_says_what_it_holds(plan: Plan) -> None:
    for sheet in opened(plan).worksheets:
        assert sheet["A1"].value
        assert str(sheet["A2"].value).endswith(".")
        assert not sheet.merged_cells.ranges


def test_actions_is_a_named_table_with_filters_and_a_frozen_heading() -> None:
    sheet = opened(stockton())["Actions"]
    named = sheet.tables["Actions"]
    assert named.ref.startswith("A3:")
    assert named.ref.endswith("39")
    assert named.autoFilter is not None
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"


def test_a_person_reads_the_work_first_and_finds_the_technical_columns_folded() -> None:
    sheet = opened(stockton())["Actions"]
    headings = [cell.value for cell in sheet[3]]
    assert headings[:6] == ["finding_ref", "section", "finding", "action", "lead_owner", "due_date"]
    folded = folded_columns(sheet)
    technical = {"action_id", "source", "due_start", "due_kind", "owner_text", "status_text"}
    assert technical <= folded
    assert headings[-len(folded) :] == [name for name in headings if name in folded]
    assert set(headings) >= {*schema.REQUIRED, "Overdue", "Days to due", "Update", "Evidence"}


def folded_columns(sheet: Worksheet) -> set[str]:
    found = set()
    for spec in sheet.column_dimensions.values():
        if spec.hidden:
            assert spec.outlineLevel == 1
            places = range(int(spec.min or 0), int(spec.max or 0) + 1)
            found |= {str(sheet.cell(3, place).value) for place in places}
    return found


def test_dates_are_dates_shown_as_day_month_year() -> None:
    sheet = opened(stockton())["Actions"]
    column = [cell.value for cell in sheet[3]].index("due_date")
    cell = sheet[4][column]
    assert cell.value == dt.datetime(2010, 1, 29)  # noqa: DTZ001 - as openpyxl gives it
    assert cell.number_format == "dd mmm yyyy"


def test_status_has_a_drop_down_of_the_known_statuses() -> None:
    sheet = opened(stockton())["Actions"]
    letter = next(cell.column_letter for cell in sheet[3] if cell.value == "status")
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [(str(rule.sqref), rule.formula1) for rule in lists] == [
        (f"{letter}4:{letter}39", f'"{",".join(schema.STATUSES)}"')
    ]


def test_stored_figures_say_what_is_overdue_on_the_day_asked_for() -> None:
    rows = table(opened(every_status(), data_only=True)["Actions"])
    frame = every_status().actions
    late = frame["due_date"].lt(pd.Timestamp(AS_OF)) & ~frame["status"].isin(schema.DONE)
    late &= frame["due_date"].dt.year.gt(1900)
    assert rows["Overdue"].eq("Overdue").tolist() == late.tolist()
    assert late.sum() == 6


def test_without_a_day_the_workbook_follows_the_calendar() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(stockton(), None)))
    assert book["Summary"]["B4"].value == "=TODAY()"
    assert opened(stockton())["Summary"]["B4"].value.date() == AS_OF


def test_the_sentence_to_paste() -> None:
    sheet = opened(stockton(), data_only=True)["Summary"]
    assert sheet["A3"].value == "12 of 36 actions completed (33 %), 4 overdue on 1 Mar 2010"


def test_checks_lead_to_their_row_and_say_why() -> None:
    rows = table(opened(stockton(), data_only=True)["Checks"])
    assert rows["Row"].tolist() == ["row 7", "row 7", "row 13", None]
    assert rows["Ref"].tolist()[-1] == "whole plan"
    assert rows["Code"].tolist()[0] == "several-owners"
    assert rows["What to look at"].str.len().gt(10).all()


def test_text_left_aside_can_be_read_with_its_reason() -> None:
    rows = table(opened(stockton())["Plan"])
    aside = rows[rows["What"] == "Text left aside"]
    assert aside[["Label", "Text", "Page"]].to_numpy().tolist() == [
        ["page-number", "Page 1 of 2", "1"]
    ]


def test_about_names_the_source_its_digest_and_every_column() -> None:
    rows = table(opened(stockton())["About"])
    found = dict(zip(rows["Item"], rows["What"], strict=True))
    assert found["File"] == "stockton/plan-word.pdf"
    assert found["SHA-256"] == "0" * 64
    assert set(stockton().actions.columns) <= set(rows["Item"])


def test_rows_link_to_their_page_of_the_document(tmp_path: Path) -> None:
    plan = stockton()
    path = tmp_path / "out" / "plan.xlsx"
    export.write(plan, path, "xlsx", as_of=AS_OF)
    sheet = openpyxl.load_workbook(path)["Actions"]
    letter = next(cell.column_letter for cell in sheet[3] if cell.value == "page")
    link = sheet[f"{letter}12"].hyperlink
    assert link is not None
    assert (link.target or "").replace("\\", "/").endswith("documents/stockton/plan-word.pdf")
    assert link.location == "page=2"


@pytest.mark.parametrize(
    "name", ["a\x01b.pdf", "a\\b.pdf", "x" * 2000 + ".pdf", "é" * 400 + ".pdf"]
)
def test_hostile_file_names_become_no_link(name: str, tmp_path: Path) -> None:
    plan = plan_of([{"action": "Do it."}], name=name)
    content = export.render(plan, "p.xlsx", "xlsx", as_of=AS_OF, folder=tmp_path)["p.xlsx"]
    related = " ".join(text for part, text in parts(content).items() if part.endswith(".rels"))
    assert "External" not in related


def test_more_links_than_a_sheet_holds_are_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sheet_actions, "LINKS_LIMIT", 2)
    export.write(plan_of([{"action": "Do it."}] * 4), tmp_path / "p.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Actions"]
    assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) == 2
    assert "Only the first 2 pages are links" in str(sheet["A2"].value)


def test_a_file_name_is_a_file_whatever_it_looks_like(tmp_path: Path) -> None:
    plan = plan_of([{"action": "Do it."}], name="http:/x/y #1.pdf")
    content = export.render(plan, "p.xlsx", "xlsx", as_of=AS_OF, folder=tmp_path)["p.xlsx"]
    related = parts(content)["xl/worksheets/_rels/sheet2.xml.rels"]
    target = re.findall(r'Target="([^"]+)" TargetMode="External"', related)
    assert [text.replace("\\", "/").split("/documents/")[1] for text in target] == [
        "http%3A/x/y%20%231.pdf"
    ]


def test_no_formula_holds_text_of_the_document() -> None:
    for name, text in parts(xlsx(hostile())).items():
        if name.endswith(".xml"):
            formulas = re.findall(r"<(?:f|formula\d?|definedName|c:f)[^>]*>([^<]*)<", text)
            assert not any("calc" in formula or "example" in formula for formula in formulas)


def test_text_that_looks_like_input_stays_text_when_a_person_confirms_the_cell() -> None:
    sheet = opened(hostile())["Actions"]
    letter = next(cell.column_letter for cell in sheet[3] if cell.value == "progress")
    quoted = {
        str(cell.value): bool(cell.quotePrefix)
        for cell in sheet[letter][3:]
        if cell.value is not None
    }
    for text in (
        "=1+1",
        "-2+3",
        "＝1+1",
        "1.10",
        "3-4",
        "007",
        "1E5",
        "MAR 3",
        "TRUE",
        "'=already quoted",
    ):
        assert quoted[text], text
    assert not quoted["line one\nline two\n• item"]


def test_control_characters_are_shown_not_dropped() -> None:
    rows = table(opened(plan_of([{"action": "a\x00b\x0bc\x1b\x7f\x85\ufffe\ud800"}]))["Actions"])
    assert rows["action"].tolist() == ["a␀b␋c␛␡\ufffd\ufffd\ufffd"]


def test_text_too_long_for_a_cell_is_cut_visibly_and_checked() -> None:
    book = opened(plan_of([{"action": "word " * 8000, "finding_ref": "7"}]))
    text = table(book["Actions"])["action"].tolist()[0]
    assert len(text) <= 32_767
    assert text.endswith("the CSV has the whole text]")
    checks = table(book["Checks"])
    assert checks[["Ref", "Column", "Code"]].to_numpy().tolist() == [["7", "action", "text-long"]]


@pytest.mark.parametrize(
    "heading",
    ["Update", "EVIDENCE", "Overdue", "Days to due", "Status", "a\nb", "x" * 300, "_x000D_"],
)
def test_headings_are_unlike_each_other_and_whole_in_the_table(heading: str) -> None:
    content = xlsx(plan_of([{"action": "Do it.", heading: "kept", f"{heading} ": "too"}]))
    table_xml = parts(content)["xl/tables/table1.xml"]
    root = ET.fromstring(table_xml)  # noqa: S314 - made by ourselves
    named = [node.attrib["name"] for node in root.iter() if node.tag.endswith("}tableColumn")]
    shown = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["Actions"][3]]
    assert named == shown
    assert len({name.casefold() for name in named}) == len(named)
    assert not any(re.search("_x[0-9A-Fa-f]{4}_", name) for name in named)
    assert {"Overdue", "Days to due", "status", "due_date"} <= set(named)


def test_an_empty_plan_has_a_table_ready_to_be_filled() -> None:
    sheet = opened(empty(), data_only=True)["Summary"]
    assert sheet["A3"].value == "No actions"
    figures = [cell.value for cell in sheet["B"] if isinstance(cell.value, int)]
    assert figures
    assert not any(figures)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert xlsx(stockton()) == xlsx(stockton())


def about(plan: Plan, as_of: dt.date | None) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(plan, as_of)))
    rows = table(book["About"])
    return dict(zip(rows["Item"], rows["What"], strict=True))


def test_about_tells_the_day_of_conversion_from_the_day_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    asked = about(stockton(), AS_OF)
    assert (asked["Converted on"], asked["Overdue counted from"]) == ("2020-09-13", "2010-03-01")
    follows = about(stockton(), None)
    assert follows["Overdue counted from"] == "the day on which the workbook is opened"


def test_the_day_of_conversion_can_be_fixed_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1267401600")
    book = openpyxl.load_workbook(io.BytesIO(xlsx(stockton(), None)), data_only=True)
    assert book["Summary"]["A3"].value.endswith("on 1 Mar 2010")


@pytest.mark.parametrize(
    ("dated", "created"),
    [
        ("2010-01-08", (2010, 1, 8)),
        ("2010-01-08T10:00:00Z", (2010, 1, 8)),
        ("", (1980, 1, 1)),
        ("2010-02-31", (1980, 1, 1)),
        ("0001-01-01", (1980, 1, 1)),
    ],
)
def test_the_dates_of_the_package_are_those_of_the_source(
    dated: str, created: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(stockton(), dated=dated)
    for epoch in ("1267401600", "1600000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        properties = opened(plan).properties
        assert properties.created == properties.modified == dt.datetime(*created)  # noqa: DTZ001 - as openpyxl gives it
    with zipfile.ZipFile(io.BytesIO(xlsx(plan))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_frames_with_wrong_columns_are_refused() -> None:
    frame = Actions.of_rows([]).frame()
    with pytest.raises(ValueError, match=r"missing columns \['due_date'\]"):
        frames.conform(frame.drop(columns="due_date"))
    bad: Any = pd.DataFrame({name: ["x"] for name in frame.columns})
    with pytest.raises(ValueError, match="column page"):
        frames.conform(bad)
    with pytest.raises(ValueError, match="not a category"):
        frames.conform(pd.DataFrame({name: [None] for name in frame.columns}).assign(status="done"))


def test_a_free_name_never_equals_a_known_one() -> None:
    assert schema.free_name("Status", []) == "Status (2)"
    assert schema.free_name("Cost", ["cost", "COST (2)"]) == "Cost (3)"
    assert schema.free_name("  ", []) == "column"
