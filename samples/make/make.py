"""Makes the sample plans anew: ``python samples/make/make.py [NAME …]``.

Needs python-docx, reportlab and pikepdf, and for the prints Chromium and LibreOffice.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from describe import EXTRA
from describe import GOLD
from describe import Sheet
from describe import read_sheet
from page_html import render_page
from plain_text import render_columns
from plain_text import render_markdown
from plain_text import render_tabs
from printing import print_in_browser
from printing import print_in_word_processor
from printing import settle
from printing import turn_pages
from report_pdf import render_report
from saved_page import render_saved
from word_docx import render_docx

HERE = Path(__file__).parent


def make(sheet: Sheet, folder: Path) -> None:
    """Write every form of the sheet and its true rows into `folder`."""
    folder.mkdir(exist_ok=True)
    for form in sheet.forms:
        write_form(sheet, form, folder / f"plan-{form}")
    write_gold(sheet, folder / "gold.csv")


def write_form(sheet: Sheet, form: str, path: Path) -> None:
    """One form, by the name that the description gives it."""
    texts = {"tabs.txt": render_tabs, "table.md": render_markdown, "columns.txt": render_columns}
    if form in texts:
        path.write_text(texts[form](sheet), encoding="utf-8")
    elif form == "page.html":
        path.write_text(render_page(sheet), encoding="utf-8")
    elif form == "saved.html":
        path.write_bytes(render_saved(sheet).encode("windows-1252", "xmlcharrefreplace"))
    elif form == "word.docx":
        render_docx(sheet, path)
    elif form in {"word.pdf", "tagged.pdf"}:
        document = path.with_suffix(".temporary.docx")
        render_docx(sheet, document)
        print_in_word_processor(document, path, tagged=form == "tagged.pdf")
        document.unlink()
    elif form == "browser.pdf":
        print_in_browser(render_page(sheet, printed=True), path)
    elif form in {"report.pdf", "turned.pdf"}:
        render_report(sheet, path)
        if form == "turned.pdf":
            turn_pages(path)
        settle(path)
    else:
        raise SystemExit(f"{sheet.name}: no such form: {form}")


def write_gold(sheet: Sheet, path: Path) -> None:
    """The true rows; further columns where any row has them."""
    present = {name for row in sheet.gold for name, value in row.items() if value}
    kept = sorted(name for name in present if name not in {*GOLD, *EXTRA})
    columns = [*GOLD, *(name for name in EXTRA if name in present), *kept]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sheet.gold)


def main(names: list[str]) -> int:
    """Make the plans named, or all."""
    for path in sorted((HERE / "plans").glob("*.toml")):
        if not names or path.stem in names:
            sheet = read_sheet(path)
            make(sheet, HERE.parent / path.stem)
            print(f"{path.stem}: {len(sheet.gold)} actions, {', '.join(sheet.forms)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
