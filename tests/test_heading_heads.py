"""Headings that open with a listed one and go on: ``Strategy to overcome it``."""

from __future__ import annotations

import pytest
from documents import plan
from documents import words
from read_rows import table

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
        ("Action taken by registered person", "action"),
        ("Details of the action taken by the manager", "action"),
        ("Summary of progress made", "progress_text"),
        ("Evidence-based strategy", "action"),
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


def test_sentences_that_name_staff_are_no_owners() -> None:
    rows = plan(
        table(
            "Requirement | Steps taken by the responsible manager | Timescale",
            "Train staff | All staff have been enrolled and the manager checks it. | May 2024",
            "Mend floors | The floor team has laid a new floor in each room. | June 2024",
        )
    ).rows
    assert all("manager" in row.headings["action"] for row in rows)
    assert [row.fields.get("owner_text") for row in rows] == [None, None]
