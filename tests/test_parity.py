"""One plan in four forms gives the same rows, the true ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import planlift
from planlift.text import one_line

FOLDER = Path(__file__).parent.parent / "samples" / "stockton"
FORMS = ("plan-text.txt", "plan-page.html", "plan-word.pdf", "plan-browser.pdf")
DETAILS = ["Title", "Lead Officer", "Links", "Success Criteria", "How This Will Be Measured"]


def truth() -> list[dict[str, str]]:
    with (FOLDER / "actions.gold.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def as_printed(value: object) -> str:
    text = "" if str(value) in {"NaT", "nan", "<NA>", "None"} else str(value)
    return one_line(text.removesuffix(" 00:00:00")).replace("’", "'")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_36_true_rows(form: str) -> None:
    frame = planlift.read(FOLDER / form).actions
    gold = truth()
    read = [
        {column: as_printed(row[column]) for column in gold[0]} for row in frame.to_dict("records")
    ]
    assert read == [{column: as_printed(text) for column, text in row.items()} for row in gold]
    assert len(read) == 36


@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_accounted_for_and_every_detail_there(form: str) -> None:
    plan = planlift.read(FOLDER / form)
    assert plan.ledger.lost == ()
    assert plan.ledger.twice == ()
    assert [detail.label for detail in plan.details] == DETAILS
    assert len(plan.details[3].text.splitlines()) == 4


def test_all_forms_name_their_actions_alike() -> None:
    names = {tuple(planlift.read(FOLDER / form).actions["action_id"]) for form in FORMS}
    assert len(names) == 1
    assert len(set(names.pop())) == 36


def test_every_cell_of_a_pdf_can_be_found_on_its_page() -> None:
    plan = planlift.read(FOLDER / "plan-word.pdf")
    for row, places in zip(plan.actions.to_dict("records"), plan.places, strict=True):
        for column in ("finding", "action", "due_date", "owners", "status"):
            if as_printed(row[column]):
                assert places[column], (column, row["action_id"])
                assert all(place.box is not None for place in places[column])


def test_converting_twice_gives_the_same_frame() -> None:
    first, second = (planlift.read(FOLDER / "plan-page.html").actions for _ in range(2))
    assert first.equals(second)
