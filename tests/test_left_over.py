"""What assembly puts nowhere is left aside and asked about, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markup_documents import html
from msgspec.structs import replace

from planlift.extract.assembly import assemble
from planlift.extract.assembly import balanced
from planlift.extract.assembly.ledger import balance
from planlift.model import Aside
from planlift.model import Place
from planlift.vocabulary import load

if TYPE_CHECKING:
    from planlift.model import RawPlan


def assembled(text: str) -> RawPlan:
    return assemble(html(text), load())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            (
                '<table><tr><td></td><td>Area</td><th>Action</th></tr><tr><td rowspan="3">-</td>'
                "<td></td><td></td><td>Spring term</td></tr>"
                '<tr><td colspan="7">Do this and do that</td></tr></table>'
            ),
            "Do this and do that",
        ),
        (
            (
                "<table><tr><th>Complete</th><td></td><td>Area</td><td>Finding</td></tr>"
                "<tr><td></td><td></td><td>High</td></tr><tr><td></td><td></td><td>Care</td>"
                "<td>The service must review records of care before June.</td></tr></table>"
            ),
            "High",
        ),
    ],
)
def test_a_cell_that_found_no_place_is_left_aside_with_a_question(page: str, text: str) -> None:
    before = assembled(page)
    assert balance(before).lost
    plan, ledger = balanced(before)
    assert not ledger.lost
    assert [part.text for part in plan.aside if part.reason == "left-over"] == [text]
    assert [doubt[2] for doubt in plan.doubts if doubt[0] == "text-left"] == [text]
    assert plan.rows == before.rows


def test_a_plan_with_nothing_lost_stays_as_it_is() -> None:
    before = assembled(
        "<table><tr><th>Action</th><th>Owner</th></tr>"
        "<tr><td>Train all staff.</td><td>Head of Care</td></tr></table>"
    )
    plan, ledger = balanced(before)
    assert plan is before
    assert not ledger.lost


def test_text_outside_a_page_with_actions_is_asked_about() -> None:
    whole = html(
        "<table><tr><th>Finding</th><th>Action</th><th>Owner</th></tr>"
        "<tr><td>Doors stick</td><td>Plane the doors</td><td>Joiner</td></tr></table>"
    )
    asides = (
        Aside("and nobody\nlooks", "off-page", Place(1)),
        Aside("seen elsewhere", "off-page", Place(7)),
        Aside("+ +", "off-page", Place(1)),
        Aside("seen by nobody", "hidden", Place(1)),
    )
    plan = assemble(replace(whole, aside=asides), load())
    assert [doubt[2] for doubt in plan.doubts if doubt[0] == "text-left"] == ["and nobody looks"]
