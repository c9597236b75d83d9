"""The review page in a real browser: what it shows, where, and that nothing else happens."""

from __future__ import annotations

import io
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from browser import Watched
from browser import chromium
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

import planlift
from planlift.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
STOCKTON = ROOT / "samples" / "stockton"
HEADINGS = ("No", "Action", "Lead officer", "Deadline", "Status")
ROWS = (
    ("1", "Write the policy", "Head of Care", "31 March 2027", "Completed"),
    ("2", "Train all staff", "Registered Manager", "by the end of summer", "Banked"),
    ("3", "Audit the files", "Quality Lead", "30 June 2027", "Banked"),
)
COLOURS = ("#fde0e0", "#e0fde0", "#e0e0fd", "#fdfde0", "#e0fdfd")
TURNS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, 1, -1, 0, 400, 0),
    180: (-1, 0, 0, -1, 700, 400),
    270: (0, -1, 1, 0, 0, 700),
}
"""By rotation: what makes a drawing upright on a page that is shown turned so far."""
HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "]]>--><!--<script>&lt;b&gt;\u2028\u2029 {{data}} ${1+1} `x`",
    "javascript:document.title='owned'//",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A page that has nothing to be ashamed of when the test is over."""
    page = Watched(browser)
    yield page
    assert page.faults == []
    page.context.close()


def reviewed(source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.html"
    assert main(["review", str(source), "-o", str(target), "--quiet"]) == 0
    return target


def cropped(data: bytes, by: float) -> bytes:
    """The same with a strip of the sheet cut off on all sides."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    left, bottom, right, top = page.get_mediabox()
    page.set_cropbox(left + by, bottom + by, right - by, top - by)
    cut = io.BytesIO()
    document.save(cut)
    page.close()
    document.close()
    return cut.getvalue()


def long_plan(pages: int) -> bytes:
    """Seven actions on each page, each with several lines."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(842, 595))
    edges = [40, 80, 400, 560, 680, 800]
    for page in range(pages):
        tops = [555, 535, *(535 - 70 * (row + 1) for row in range(7))]
        for row, top in enumerate(tops[:-1]):
            number = page * 7 + row
            texts = (
                str(number),
                f"Do work {number}",
                "Head of Care",
                "31 March 2027",
                "In progress",
            )
            for column, text in enumerate(texts if row else HEADINGS):
                canvas.setFont("Helvetica" if row else "Helvetica-Bold", 9)
                canvas.drawString(edges[column] + 4, top - 13, text)
                for line in range(4 if row and column == 1 else 0):
                    words = "and see to it that it is done in every house of the trust"
                    canvas.drawString(edges[column] + 4, top - 25 - 11 * line, words)
        canvas.grid(edges, tops)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def drawn(rotation: int = 0, rows: Sequence[tuple[str, ...]] = ROWS) -> bytes:
    """A plan whose columns are painted, lying in the file as many degrees to the left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(700, 400))  # turned by its library where need be
    canvas.setPageRotation(rotation)
    canvas.transform(*TURNS[rotation])
    edges, tops = [40, 80, 290, 430, 570, 660], [340, 310, *range(270, 269 - 40 * len(rows), -40)]
    for row, texts in enumerate((HEADINGS, *rows)):
        for column, text in enumerate(texts):
            left, top, width = edges[column], tops[row], edges[column + 1] - edges[column]
            if row:
                canvas.setFillColor(HexColor(COLOURS[column]))
                canvas.rect(left, tops[row + 1], width, top - tops[row + 1], stroke=0, fill=1)
            canvas.setFillColor(HexColor("#000000"))
            canvas.setFont("Helvetica-Bold" if not row else "Helvetica", 10)
            canvas.drawString(left + 4, top - 14, text)
    canvas.grid(edges, tops)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def outlined(page: Page, action: int, group: str) -> list[dict[str, Any]]:
    """The outlines of a field of an action: page, and box in points as the browser shows it."""
    found: list[dict[str, Any]] = page.evaluate(
        """([action, group]) => {
            const field = data.rows[action].fields.find((one) => one.group === group);
            return field.regions.map((id) => {
                drawPage(data.regions[id].page);
                const made = document.querySelector(`[data-region="${id}"]`);
                const paper = made.closest(".paper");
                const [number, width] = data.pages[Number(paper.dataset.page) - 1];
                const outer = paper.getBoundingClientRect(), inner = made.getBoundingClientRect();
                const scale = width / outer.width;
                return { page: number, box: [
                    (inner.left - outer.left) * scale, (inner.top - outer.top) * scale,
                    (inner.right - outer.left) * scale, (inner.bottom - outer.top) * scale,
                ] };
            });
        }""",
        [action, group],
    )
    return found


def words_in(
    pdf: Any,  # noqa: ANN401 -- pdfplumber has no types
    places: list[dict[str, Any]],
) -> str:
    """What another reader finds at these places."""
    texts = []
    for place in places:
        left, top, right, bottom = place["box"]
        for word in pdf.pages[place["page"] - 1].extract_words():
            x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
            if left < x < right and top < y < bottom:
                texts.append(word["text"])
    return " ".join(texts)


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


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


def test_a_correction_is_saved_and_convert_applies_it(
    watched: Watched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn())
    page = watched.open(reviewed(source, tmp_path))
    page.locator("#tab-rows").click()
    page.locator("#row-1 .head").click()
    page.get_by_role("button", name="Correct due of action 2").click()
    page.get_by_label("Due by").fill("2027-09-22")
    page.get_by_role("button", name="Keep the correction").click()
    for action in (2, 3):
        page.locator("#tab-rows").click()
        if action == 3:
            page.locator("#row-2 .head").click()
        page.get_by_role("button", name=f"Correct status of action {action}").click()
        page.get_by_label("Status", exact=True).select_option("completed")
        page.get_by_role("button", name="Keep the correction").click()
    assert "corrected" in page.locator("#row-1 .head").inner_text()
    page.locator("#tab-corrections").click()
    assert page.locator(".words pre").inner_text() == '[statuses.words]\ncompleted = ["Banked"]'
    with page.expect_download() as coming:
        page.keyboard.press("s")
    assert coming.value.suggested_filename == "plan.corrections.toml"
    coming.value.save_as(tmp_path / "plan.corrections.toml")

    told = tomllib.loads((tmp_path / "plan.corrections.toml").read_text(encoding="utf-8"))
    assert len(told["correction"]) == 3
    assert main(["convert", str(source), "--format", "csv"]) == 0
    assert "Corrected by a person: 3 values." in capsys.readouterr().out
    lines = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ",by the end of summer,2027-09-22,2027-09-22,,day," in lines[2]
    assert all(",Banked,completed," in line and "corrected" in line for line in lines[2:4])


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


def test_the_policy_names_the_script_and_nothing_else(tmp_path: Path) -> None:
    text = reviewed(STOCKTON / "plan-word.pdf", tmp_path).read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert len(re.findall(r"<script>", text)) == 1
    assert not re.findall(r"""(?:src|href)=["'](?!data:,)""", text.partition("<body>")[0])


def test_a_file_of_corrections_holds_any_text(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(reviewed(STOCKTON / "plan-text.txt", tmp_path))
    odd = ['a "b" \\ c', "one\ntwo\ttab\r", "\x00\x07\x1b\x7f\x85", "é 日本 🙂", '"""', "'''"]
    for text in [*HOSTILE, *odd]:
        written = page.evaluate("(text) => quoted(text)", text)
        assert tomllib.loads(f"x = {written}") == {"x": text}


def test_corrections_of_a_file_are_shown_as_text_and_those_that_do_not_fit_are_named(
    watched: Watched, tmp_path: Path
) -> None:
    source = tmp_path / "plan.pdf"
    source.write_bytes(drawn())
    plan = planlift.read(source)
    hostile = json.dumps(HOSTILE[1])
    told = [f'format = 1\nsource = "plan.pdf"\nsha256 = "{plan.source.sha256}"']
    for name, column, printed, value in (
        (plan.actions["action_id"][0], "owners", '"Head of Care"', hostile),
        (plan.actions["action_id"][1], "status", '"Stored"', '"completed"'),
        ("a0000000000", "action", hostile, hostile),
    ):
        told += ["[[correction]]", f'action_id = "{name}"', f'column = "{column}"']
        told += [f"printed = {printed}", f"value = {value}"]
    (tmp_path / "plan.corrections.toml").write_text("\n".join(told), encoding="utf-8")
    page = watched.open(reviewed(source, tmp_path))
    page.locator("#tab-corrections").click()
    assert page.locator(".entry").count() == 3
    assert page.locator(".entry.misfit").count() == 2
    page.locator("#tab-rows").click()
    page.locator("#row-0 .head").click()
    assert page.locator("#row-0 ins").first.inner_text() == HOSTILE[1]
    assert page.locator("#panel-rows img").count() == 0


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
