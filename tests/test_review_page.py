"""The review page in a real browser: what it shows, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest
from browser import Watched
from review_pages import COLOURS
from review_pages import STOCKTON
from review_pages import bare
from review_pages import cropped
from review_pages import drawn
from review_pages import long_plan
from review_pages import outlined
from review_pages import reviewed
from review_pages import words_in

import planlift

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.mark.parametrize("form", ["plan-word.pdf", "plan-browser.pdf"])
def test_outlines_lie_on_the_words_of_each_value(
    watched: Watched, tmp_path: Path, form: str
) -> None:
    plan = planlift.read(STOCKTON / form)
    page = watched.open(reviewed(STOCKTON / form, tmp_path))
    columns = {
        "action": "action",
        "due": "due_text",
        "owner": "owner_text",
        "status": "status_text",
    }
    with pdfplumber.open(STOCKTON / form) as pdf:
        for action in range(0, len(plan.actions), 3):
            for group, column in columns.items():
                printed = str(plan.actions[column][action])
                places = outlined(page, action, group)
                assert bare(words_in(pdf, places)) == bare(printed), (action, group, places)


@pytest.mark.parametrize(
    ("rotation", "cut"), [(0, 0), (90, 0), (180, 0), (270, 0), (0, 20), (90, 20)]
)
def test_outlines_of_a_turned_or_cropped_page_lie_on_what_is_painted_there(
    watched: Watched, tmp_path: Path, rotation: int, cut: int
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(cropped(drawn(rotation), cut))
    page = watched.open(reviewed(source, tmp_path))
    assert page.evaluate("data.rows.length") == 3
    for column, group in ((1, "action"), (2, "owner"), (3, "due"), (4, "status")):
        for action in range(3):
            _, _, right, bottom = outlined(page, action, group)[0]["box"]
            spot = (right - 5, bottom - 6)  # below the words
            painted = page.evaluate(
                """async ([x, y]) => {
                    const image = document.querySelector('.paper img');
                    await image.decode();
                    const canvas = document.createElement('canvas');
                    canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
                    const pen = canvas.getContext('2d');
                    pen.drawImage(image, 0, 0);
                    const scale = image.naturalWidth / data.pages[0][1];
                    return [...pen.getImageData(x * scale, y * scale, 1, 1).data].slice(0, 3);
                }""",
                spot,
            )
            wanted = tuple(bytes.fromhex(COLOURS[column][1:]))
            assert max(abs(a - b) for a, b in zip(painted, wanted, strict=True)) < 14


def test_a_cell_leads_to_its_row_and_a_row_to_its_cells(watched: Watched, tmp_path: Path) -> None:
    plan = planlift.read(STOCKTON / "plan-word.pdf")
    page = watched.open(reviewed(STOCKTON / "plan-word.pdf", tmp_path))
    assert page.locator("#panel-checks").is_visible()
    page.evaluate("drawPage(2)")
    page.get_by_role("button", name="Due date of action 4:").click()
    row = page.locator("#row-3")
    assert "open" in (row.get_attribute("class") or "")
    assert row.locator(".field.current h3").inner_text() == "Due"
    assert row.locator(".field.current q").inner_text() == plan.actions["due_text"][3]
    assert (
        f"{plan.actions['due_date'][3]:%a %d %b %Y}".replace(" 0", " ")
        in row.locator(".field.current").inner_text()
    )
    assert "day month year" in row.locator(".field.current .rule").inner_text()

    page.locator("#row-35 .head").click()
    current = page.locator(".region.near").first
    assert page.locator(".region.near").count() >= 4
    assert current.is_visible()
    shown = page.evaluate(
        """() => {
            const id = data.rows[35].fields.find((one) => one.printed === "action").regions[0];
            const inner = document.querySelector(`[data-region="${id}"]`).getBoundingClientRect();
            const outer = document.getElementById("source").getBoundingClientRect();
            return inner.top >= outer.top && inner.bottom <= outer.bottom;
        }"""
    )
    assert shown


def test_keys_lead_from_check_to_check_and_the_browser_remembers(
    watched: Watched, tmp_path: Path
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn())
    target = reviewed(source, tmp_path)
    page = watched.open(target)
    count = page.evaluate("items.length")
    assert count >= 3
    page.keyboard.press("n")
    assert "open" in (page.locator("#check-0").get_attribute("class") or "")
    why = page.evaluate("items[0].checks[0].why")
    assert why in page.locator("#check-0 .why").inner_text()
    page.keyboard.press("n")
    assert "open" in (page.locator("#check-1").get_attribute("class") or "")
    page.keyboard.press("p")
    page.keyboard.press("y")
    assert "seen" in (page.locator("#check-0").get_attribute("class") or "")
    assert page.locator("#progress").inner_text().startswith(f"1 of {count} checks looked at")
    page = watched.open(target)
    assert page.locator("#progress").inner_text().startswith(f"1 of {count} checks looked at")
    for _ in range(count):
        page.keyboard.press("n")
        page.keyboard.press("y")
    assert page.locator("#progress").inner_text().startswith(f"{count} of {count}")
    assert page.locator("#check-lead").inner_text() == "Everything has been looked at."


@pytest.mark.parametrize(
    "form", ["plan-word.pdf", "plan-browser.pdf", "plan-page.html", "plan-text.txt"]
)
def test_every_form_of_a_plan_is_shown_with_all_its_words(
    watched: Watched, tmp_path: Path, form: str
) -> None:
    page = watched.open(reviewed(STOCKTON / form, tmp_path))
    ledger = page.locator("#ledger").inner_text()
    assert "1,491 in actions" in ledger
    assert "none lost" in ledger
    assert page.evaluate("data.rows.length") == 36
    assert not page.evaluate(
        "data.rows.filter((row) => !row.fields.some((one) => one.regions.length)).length"
    )
    grey = page.evaluate("data.regions.filter((region) => region.group === 'aside').length")
    assert grey == page.evaluate("data.aside.filter((item) => item.regions.length).length")


def test_colours_and_struck_out_words_of_a_page_are_seen(watched: Watched, tmp_path: Path) -> None:
    source = tmp_path / "plan.html"
    source.write_text(
        "<table><tr><th>Action</th><th>Lead officer</th><th>Deadline</th><th>Status</th></tr>"
        "<tr><td>Write it</td><td>Head of Care</td><td><s>1 May 2027</s> 2 June 2027</td>"
        '<td style="background:#00B050">Done</td></tr></table>',
        encoding="utf-8",
    )
    page = watched.open(reviewed(source, tmp_path))
    assert page.locator(".as-found s").inner_text() == "1 May 2027"
    colour = page.locator(".filled").evaluate(
        "(one) => getComputedStyle(one, '::before').backgroundColor"
    )
    assert colour == "rgb(0, 176, 80)"


@pytest.mark.parametrize(("form", "width"), [("plan-word.pdf", 1280), ("plan-page.html", 1920)])
def test_the_page_passes_the_checks_for_accessibility(
    browser: Browser, tmp_path: Path, form: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    watched = Watched(browser, {"width": width, "height": 900})
    page = watched.open(reviewed(STOCKTON / form, tmp_path))
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    states = ["nextCheck(1)", "chooseRow(4, 'due')", "chooseTab('aside')"]
    states += ["byId('help').showModal()"]
    for state in states:
        page.evaluate(state)
        if "chooseRow" in state:
            page.keyboard.press("e")
        found = axe.Axe().run(page, options=rules).response["violations"]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found]
        assert told == [], state
    watched.context.close()


def test_arrow_keys_go_from_place_to_place_and_through_the_tabs(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.open(reviewed(STOCKTON / "plan-word.pdf", tmp_path))
    page.locator(".region[tabindex='0']").first.focus()
    first = page.evaluate("document.activeElement.dataset.region")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.region") != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.region") == first
    page.locator("#tab-checks").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-rows").get_attribute("aria-selected") == "true"
    assert page.locator("#panel-rows").is_visible()


def test_single_keys_can_be_switched_off(watched: Watched, tmp_path: Path) -> None:
    target = reviewed(STOCKTON / "plan-text.txt", tmp_path)
    page = watched.open(target)
    page.keyboard.press("?")
    page.get_by_label("Single keys do this").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert page.locator(".check.open").count() == 0
    page = watched.open(target)
    page.keyboard.press("n")
    assert page.locator(".check.open").count() == 0
    page.get_by_role("button", name="Next check (n)").click()
    assert page.locator(".check.open").count() == 1


def test_print_has_the_account_the_checks_and_every_row(watched: Watched, tmp_path: Path) -> None:
    plan = planlift.read(STOCKTON / "plan-word.pdf")
    page = watched.open(reviewed(STOCKTON / "plan-word.pdf", tmp_path))
    paper = tmp_path / "print.pdf"
    page.pdf(path=paper, format="A4")
    with pdfplumber.open(paper) as pdf:
        printed = bare(" ".join(sheet.extract_text() or "" for sheet in pdf.pages))
    assert bare("none lost") in printed
    assert bare("the status was read from the sense of the text") in printed
    assert [text for text in plan.actions["action"] if bare(text)[:80] not in printed] == []


def test_a_long_plan_stays_small_and_draws_what_is_looked_at(
    watched: Watched, tmp_path: Path
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(long_plan(pages=60))
    target = reviewed(source, tmp_path)
    assert target.stat().st_size < 15_000_000
    page = watched.open(target)
    assert page.evaluate("data.pages.length") == 60
    assert page.evaluate("data.rows.length") == 420
    assert page.locator(".paper img").count() <= 4
    page.evaluate("chooseRow(419, 'due')")
    last = page.locator(".paper[data-page='60'] img")
    assert last.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
    assert page.locator(".region.named").is_visible()
    assert page.locator(".paper img").count() <= 8
