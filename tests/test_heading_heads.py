"""Headings that open with a listed one and go on: ``Strategy to overcome it``."""

from __future__ import annotations

import pytest
from documents import words

from planlift.extract.assembly.headings.cues import DATES
from planlift.extract.assembly.headings.phrases import heading_words


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Mitigation in hand", "action"),
        ("Proof we shall keep", "evidence"),
        ("Requirement from the visit", "finding"),
        ("Deadline that was set", "due_text"),
        ("Intervention with families", "action"),
    ],
)
def test_the_words_in_front_say_it(heading: str, field: str) -> None:
    assert heading_words(words()).senses(heading)[0].field == field


@pytest.mark.parametrize("heading", ["Level of noise", "Area where boats lie", "No of boats"])
def test_words_that_may_be_of_anything_say_nothing(heading: str) -> None:
    said = {sense.field for sense in heading_words(words()).senses(heading)}
    assert not said & {"priority", "section", "finding", "action"}


def test_a_date_of_two_things_is_one_of_who_and_when_if_one_of_them_is() -> None:
    cues = heading_words(words()).cues
    assert not cues.of_others("Inspection and finish date", DATES)
    assert cues.of_others("Inspection and visit date", DATES)
