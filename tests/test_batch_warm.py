"""What the server of a batch makes ready before it forks."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planlift.extract.assembly import assemble
from planlift.extract.markup.html_reader import read_html
from planlift.extract.markup.text_reader import read_text
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Source
from planlift.normalize.dates import patterns
from planlift.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@pytest.fixture
def warm() -> Iterator[ModuleType]:
    from planlift import batch_warm

    yield batch_warm
    gc.unfreeze()


def test_its_plan_is_read_in_each_form(warm: ModuleType) -> None:
    source = Source(Path("plan"), "plan", "0" * 64, "", 1)
    documents = (
        read_text(source, warm._text()),
        read_html(source, warm._page()),
        read_pdf(source, warm._print()),
    )
    for document in documents:
        found = [row.fields["action"].text for row in assemble(document, load()).rows]
        assert found == ["Review all records.", "Train all staff."]


def test_the_patterns_of_dates_are_ready(warm: ModuleType) -> None:
    warm._warm_up()
    assert patterns.Pattern.made
    assert all("compiled" in vars(pattern) for pattern in patterns.Pattern.made)
