"""The plan of Stockton printed anew: other fonts, papers, columns, tags and rules, the same rows."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING
from typing import NamedTuple

import pytest
from test_parity import FOLDER
from test_parity import as_printed
from test_parity import truth

import planlift

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print with")

NO_RULES = "td,th{border:0!important}"
WIDTHS = "table{table-layout:auto!important}"
LEVEL = "td,th{border-width:1px 0!important}"
STRIPES = NO_RULES + "tr:nth-child(even) td{background:#e3eaf4} th{background:#1f3864;color:#fff}"
HEADLINE = NO_RULES + "th{border-bottom:2px solid #000!important}"
HAIRLINES = NO_RULES + "tr{border-bottom:1px solid #999!important}"
COLUMNS = (
    NO_RULES + "td,th{border-left:1px solid #aaa!important;border-right:1px solid #aaa!important}"
)
FRAME = NO_RULES + "table{border:1px solid #000!important} th{background:#ddd}"
DOTS = "td,th{border:1px dotted #777!important}"
LARGE, SMALL = (f"body,td,th{{font-size:{size}pt!important}}" for size in (12, 9))


class Print(NamedTuple):
    """One way to print."""

    style: str
    paper: str
    font: str
    tagged: bool


PRINTS = {
    "as it is, without tags": Print("", "A4 landscape", "Liberation Sans", tagged=False),
    "large paper, serif": Print("", "A3", "DejaVu Serif", tagged=True),
    "letter, across": Print("", "letter landscape", "Liberation Sans Narrow", tagged=False),
    "columns as wide as words need": Print(WIDTHS, "letter landscape", "DejaVu Sans", tagged=False),
    "other columns, serif": Print(WIDTHS, "B4", "DejaVu Serif", tagged=False),
    "level rules": Print(LEVEL, "A4 landscape", "DejaVu Sans", tagged=False),
    "level rules, large paper": Print(LEVEL, "A3", "DejaVu Serif", tagged=False),
    "stripes": Print(STRIPES, "letter landscape", "DejaVu Sans", tagged=False),
    "stripes, large paper": Print(STRIPES, "A3 landscape", "DejaVu Serif", tagged=False),
    "grid, upright": Print(WIDTHS + LARGE, "A4", "DejaVu Sans", tagged=False),
    "dots, large type": Print(DOTS + WIDTHS + LARGE, "B4", "DejaVu Sans", tagged=False),
    "columns ruled": Print(COLUMNS + WIDTHS + LARGE, "B4", "DejaVu Sans", tagged=False),
    "a frame": Print(FRAME + WIDTHS + SMALL, "A3", "DejaVu Sans", tagged=False),
    "level rules, upright": Print(LEVEL + WIDTHS + LARGE, "letter", "DejaVu Sans", tagged=False),
    "level rules, small paper": Print(LEVEL + WIDTHS, "B5", "DejaVu Sans", tagged=False),
    "hairlines, upright": Print(HAIRLINES + WIDTHS + LARGE, "A4", "DejaVu Sans", tagged=False),
    "hairlines, across": Print(HAIRLINES + SMALL, "A3 landscape", "DejaVu Sans", tagged=False),
    "stripes, small paper": Print(
        STRIPES + WIDTHS + SMALL, "A5 landscape", "DejaVu Sans", tagged=False
    ),
    "stripes, long paper": Print(STRIPES + LARGE, "legal landscape", "DejaVu Sans", tagged=False),
    "a rule under headings": Print(HEADLINE, "A3", "DejaVu Sans", tagged=False),
    "a rule under headings, upright": Print(
        HEADLINE + WIDTHS + SMALL, "A4", "DejaVu Sans", tagged=False
    ),
    "no rules, upright": Print(NO_RULES + WIDTHS, "A4", "DejaVu Sans", tagged=False),
    "no rules, large type": Print(
        NO_RULES + WIDTHS + LARGE, "A4 landscape", "DejaVu Serif", tagged=False
    ),
    "no rules, tagged": Print(NO_RULES, "letter landscape", "DejaVu Sans", tagged=True),
    "no rules, no tags": Print(NO_RULES, "B4", "DejaVu Sans", tagged=False),
    "no rules, no tags, large paper": Print(NO_RULES, "A3 landscape", "DejaVu Serif", tagged=False),
}


def printed(how: Print, folder: Path) -> Path:
    style = (
        f"<style>@page{{size:{how.paper}!important}} body{{font-family:{how.font}!important}}"
        f"{how.style}</style></head>"
    )
    page = folder / "plan.html"
    whole = (FOLDER / "plan-page.html").read_text("utf-8")
    page.write_text(whole.replace("</head>", style, 1), "utf-8")
    target = folder / "plan.pdf"
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [] if how.tagged else ["--disable-pdf-tagging"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


@pytest.mark.parametrize("how", PRINTS.values(), ids=PRINTS.keys())
def test_however_it_is_printed_the_36_rows_are_the_same(how: Print, tmp_path: Path) -> None:
    frame = planlift.read(printed(how, tmp_path)).actions
    wanted = ["finding_ref", "finding", "action", "due_date", "owners", "status"]
    read = [tuple(row) for row in told(frame[wanted].itertuples(index=False))]
    assert read == told([row[name] for name in wanted] for row in truth())


def told(rows: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    return [tuple(as_printed(value).replace("▪ ", "") for value in row) for row in rows]
