"""Draw the pictures of the workbook, the review page and the tables found. ``make pictures``.

Needs LibreOffice, pdftoppm, Chromium and a font with the widths of Arial (fonts-liberation).
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import found
from PIL import Image
from PIL import ImageChops
from playwright.sync_api import ViewportSize
from playwright.sync_api import sync_playwright

import planlift
from planlift import export
from planlift.cli import main as main_of_planlift

FOLDER = Path(__file__).parent
PLAN = FOLDER.parent.parent / "samples" / "stockton" / "plan-word.pdf"
AS_OF = dt.date(2010, 4, 1)
DOTS = 110
"""An inch of paper."""
COLOURS = 128
MARGIN = 12
PICTURES = {"summary": (1, 1000, 588), "actions": (3, 1400, 505)}
"""Name: page of the print, widest and tallest in pixels."""


SHOWN = 1100
"""Pixels across of the picture of a screen."""


def main() -> None:
    """Write ``summary.png``, ``actions.png``, ``review.png``, ``tables.png`` beside this script."""
    _save(found.tables(), "tables")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _save(_screen(folder), "review")
        export.write(planlift.read(PLAN), folder / "plan.xlsx", "xlsx", as_of=AS_OF)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to_pdf = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        _run([*to_pdf, str(folder / "plan.xlsx")])
        for picture, (page, wide, tall) in PICTURES.items():
            drawn = _page(folder / "plan.pdf", page, folder / picture)
            _save(_small(drawn, wide, tall), picture)


def _save(drawn: Image.Image, picture: str) -> None:
    target = FOLDER / f"{picture}.png"
    drawn.save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def _screen(folder: Path) -> Image.Image:
    """The review page as a reviewer sees it after the first press of ``n``."""
    target = folder / "plan.html"
    main_of_planlift(["review", str(PLAN), "-o", str(target), "--quiet"])
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        alone = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=path, args=alone)
        page = browser.new_page(viewport=ViewportSize(width=1280, height=760))
        page.goto(target.as_uri())
        page.keyboard.press("n")
        page.locator(".paper img").nth(1).evaluate("image => image.decode()")
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    drawn = drawn.resize((SHOWN, drawn.height * SHOWN // drawn.width), Image.Resampling.LANCZOS)
    return drawn.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)  # pale tints


def _page(pdf: Path, page: int, target: Path) -> Image.Image:
    only = ["-f", str(page), "-l", str(page), "-singlefile"]
    _run(["pdftoppm", "-r", str(DOTS), *only, "-png", str(pdf), str(target)])
    return Image.open(target.with_suffix(".png")).convert("RGB")


def _small(page: Image.Image, wide: int, tall: int) -> Image.Image:
    """What is drawn on the page, without its foot, in few colours."""
    page = page.crop((0, 0, page.width, int(page.height * 0.92)))
    box = ImageChops.invert(page).getbbox() or (0, 0, page.width, page.height)
    page = page.crop(box)
    page = page.resize((wide, page.height * wide // page.width), Image.Resampling.LANCZOS)
    page = page.crop((0, 0, wide, min(page.height, tall)))
    framed = Image.new("RGB", (page.width + 2 * MARGIN, page.height + 2 * MARGIN), "white")
    framed.paste(page, (MARGIN, MARGIN))
    return framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
