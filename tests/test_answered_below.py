"""Recommendations that hold the answer of those in charge."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.rows import answered_below
from planlift.model import Cell
from planlift.vocabulary import load

ASKED = ["The port should mend its wall.", "The port should count its boats."]
ANSWERS = ["A mason will be called.", "Agreed. A count will be held in May."]


@pytest.mark.parametrize("label", ["Management response", "Management response:", "Response:"])
@pytest.mark.parametrize("heads", ["Issue | Recommendation", "Issue | Recommendation | Owner"])
def test_the_answer_is_parted_from_them(label: str, heads: str) -> None:
    owner = " | Mason" if heads.endswith("Owner") else ""
    lines = [
        f"Things are not as they were. | {asked} // {label} // {answer}{owner}"
        for asked, answer in zip(ASKED, ANSWERS, strict=True)
    ]
    raw = plan(table(heads, *lines))
    assert rows(raw, "action", "response") == list(zip(ASKED, ANSWERS, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Write to the management.",
        "Management response",
        "Draft a management response:\nto be sent in May",
        "Ask for views\nResponse",
    ],
)
def test_other_texts_hold_none(text: str) -> None:
    words = heading_words(load())
    assert answered_below.split(Cell(text, 0, 0), words)[0] is None
