"""What the review page is given: every text of the source has its place on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlift import pipeline
from planlift.cli import main
from planlift.export.review.page import as_inert_json
from planlift.export.review.regions import Regions
from planlift.extract.pdf.pictures import page_pictures
from planlift.model import Grid

SAMPLES = Path(__file__).parent.parent / "samples"
PLANS = ("stockton", "borderless_plan", "youth_stacked", "care_home_keys", "audit_revised")
FORMS = [path for name in PLANS for path in sorted((SAMPLES / name).glob("plan-*"))]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_of_the_source_is_outlined(path: Path) -> None:
    plan, document = pipeline.read_whole(path)
    regions = Regions(plan, document).all
    places = {one.place for one in regions}
    blocks = {one.block for one in regions}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            texts = [cell for cell in block.cells if cell.text]
            assert [cell.text for cell in texts if not places & set(cell.places)] == []
        else:
            assert block.place in places if block.place.box else at in blocks, block.text


def test_every_page_has_a_picture_of_its_own_size() -> None:
    data = (SAMPLES / "stockton" / "plan-word.pdf").read_bytes()
    pictures = list(page_pictures(data))
    assert [shown.number for shown in pictures] == [1, 2, 3, 4, 5, 6, 7]
    for shown in pictures:
        assert (round(shown.width), round(shown.height)) == (842, 595)
        assert shown.media == "image/png"
        assert shown.content.startswith(b"\x89PNG")


def test_data_never_ends_its_element() -> None:
    text = as_inert_json({"</script>": "<!-- --> & \u2028\u2029"})
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nothing.pdf", None, "nothing.pdf: there is no such file"),
        ("prose.txt", "Nothing but a sentence.", "[not-a-plan]"),
    ],
)
def test_what_holds_no_plan_is_told_in_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, said: str
) -> None:
    source = tmp_path / name
    if content is not None:
        source.write_text(content, encoding="utf-8")
    assert main(["review", str(source)]) == 1
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert line.startswith(f"planlift: {source}: ") or said in line
    assert said in line
    assert list(tmp_path.glob("*.html")) == []


def test_the_page_is_written_beside_the_source_and_never_over_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.html"
    source.write_bytes((SAMPLES / "stockton" / "plan-page.html").read_bytes())
    before = source.read_bytes()
    assert main(["review", str(source)]) == 0
    assert (tmp_path / "plan.review.html").exists()
    assert "plan.review.html" in capsys.readouterr().out
    assert main(["review", str(source), "-o", str(source)]) == 2
    assert source.read_bytes() == before
    (tmp_path / "plan.corrections.toml").write_text("format = 9", encoding="utf-8")
    assert main(["review", str(source)]) == 1
    assert "plan.corrections.toml: format is 9" in capsys.readouterr().err
