"""The review page and hostile words, in a real browser: nothing runs, nothing is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browser import Watched
from review_pages import HOSTILE
from review_pages import STOCKTON
from review_pages import drawn
from review_pages import reviewed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_words_of_a_document_never_become_markup(watched: Watched, tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    rows = "".join(
        f"<tr><td>{number}</td><td>{cell(text)}</td><td>{cell(text)}</td><td>{cell(text)}</td></tr>"
        for number, text in enumerate(HOSTILE, start=1)
    )
    source = tmp_path / "plan.html"
    source.write_text(
        f"<title>{cell(HOSTILE[2])}</title><h1>{cell(HOSTILE[0])}</h1><p>{cell(HOSTILE[1])}</p>"
        f"<table><tr><th>No</th><th>Action {cell(HOSTILE[1])}</th><th>Lead officer</th>"
        f"<th>Deadline</th></tr>{rows}</table>",
        encoding="utf-8",
    )
    target = reviewed(source, tmp_path)
    page = watched.open(target)
    for tab in ("rows", "details", "aside", "corrections", "checks"):
        page.locator(f"#tab-{tab}").click()
    for at in range(page.evaluate("data.rows.length")):
        page.evaluate("(at) => chooseRow(at, null)", at)
        page.keyboard.press("e")
        page.keyboard.press("Escape")
    assert page.evaluate("document.title").startswith("Review: ")
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    seen = page.locator("#source").inner_text()
    for text in HOSTILE[:3]:
        assert text in seen


def test_words_of_a_pdf_never_become_markup(watched: Watched, tmp_path: Path) -> None:
    rows = [
        (str(at), text[:40], "Head of Care", "31 March 2027", text[:16])
        for at, text in enumerate(HOSTILE[:3], start=1)
    ]
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn(rows=rows))
    page = watched.open(reviewed(source, tmp_path))
    for at in range(3):
        page.evaluate("(at) => chooseRow(at, null)", at)
    assert page.evaluate("document.title") == "Review: plan.pdf"
    assert page.locator("img:not(.paper img), iframe").count() == 0
    assert "<script>" in page.locator("#row-0").inner_text()


def test_markup_that_gets_in_all_the_same_cannot_run(browser: Browser, tmp_path: Path) -> None:
    page = Watched(browser)
    shown = page.open(reviewed(STOCKTON / "plan-text.txt", tmp_path))
    refused = shown.evaluate(
        """() => {
            try { document.body.innerHTML = "<img src=x onerror=alert(1)>"; return "taken"; }
            catch (error) { return error.name; }
        }"""
    )
    assert refused == "TypeError"
    shown.evaluate(
        """() => {
            const script = document.createElement("iframe");
            script.src = "https://example.org/";
            document.body.append(script);
        }"""
    )
    shown.wait_for_timeout(200)
    assert not [fault for fault in page.faults if fault.startswith(("request", "dialog"))]
    page.context.close()


def test_the_policy_names_the_script_and_nothing_else(tmp_path: Path) -> None:
    text = reviewed(STOCKTON / "plan-word.pdf", tmp_path).read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert len(re.findall(r"<script>", text)) == 1
    assert not re.findall(r"""(?:src|href)=["'](?!data:,)""", text.partition("<body>")[0])
