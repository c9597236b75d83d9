"""What the review page is given: every text of the source has its place on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlift import pipeline
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
