"""Texts between a finding and the table of its actions."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

_STEPS = """| Action | Owner | Due |
    | --- | --- | --- |
    | Mend the {0} | Ann | May 2024 |
    | Paint the {0} | Bob | June 2024 |"""
_SAID = "The port should look after its {}."


@pytest.mark.parametrize("label", ["Management response", "Response"])
def test_an_answer_between_a_finding_and_its_table(label: str) -> None:
    parts = [
        part
        for n, thing in enumerate(("pier", "crane"), 1)
        for part in (
            f"## Recommendation {n}: {_SAID.format(thing)}",
            f"{label}: Agreed. Work on the {thing} has begun.",
            _STEPS.format(thing),
        )
    ]
    raw = plan("# Port audit", *parts)
    assert rows(raw, "finding_ref", "finding", "response", "section") == [
        (n, _SAID.format(thing), f"Agreed. Work on the {thing} has begun.", "")
        for n, thing in (("1", "pier"), ("1", "pier"), ("2", "crane"), ("2", "crane"))
    ]


def test_a_finding_goes_on_below_its_title_and_its_answer_below_a_label() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the pier",
        _SAID.format("pier"),
        "### Management response",
        "Partly agreed.",
        "There is no money for the steps.",
        _STEPS.format("pier"),
        "## Recommendation 2: Care of the crane",
        _STEPS.format("crane"),
    )
    first = ("1", f"Care of the pier\n{_SAID.format('pier')}")
    answer = "Partly agreed.\nThere is no money for the steps."
    assert rows(raw, "finding_ref", "finding", "response") == [
        (*first, answer),
        (*first, answer),
        ("2", "Care of the crane", ""),
        ("2", "Care of the crane", ""),
    ]


def test_labels_of_equal_rank_under_a_numbered_heading() -> None:
    raw = plan(
        "# Port audit",
        "## 4. Care of the pier",
        "### Recommendation",
        _SAID.format("pier"),
        "### Response",
        "Agreed.",
        "We will do this:",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "section", "finding", "response")) == {
        ("4. Care of the pier", _SAID.format("pier"), "Agreed.")
    }


def test_what_introduces_a_table_and_says_nothing_of_a_finding_stays_outside() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the pier",
        "The committee discussed this on 4 May 2023.",
        "Priority: High",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "finding", "priority", "response")) == {("Care of the pier", "High", "")}
    assert "The committee discussed this on 4 May 2023." in {a.text for a in raw.aside}


def test_two_tables_under_one_finding_have_the_same_answer_once() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the port",
        _SAID.format("port"),
        "Management response: Agreed.",
        _STEPS.format("pier"),
        "These steps are for next year.",
        "| Action | Who | When |\n| --- | --- | --- |\n| Sell the old crane | Cay | May 2025 |",
    )
    assert {response for (response,) in rows(raw, "response")} == {"Agreed."}
    assert len(raw.rows) == 3


def test_labels_over_a_table_that_says_what_was_found_carry_nothing() -> None:
    raw = plan(
        "# Port audit",
        "## Pier",
        "Management response: Agreed.",
        """| Finding | Action | Owner |
        | --- | --- | --- |
        | Steps are broken | Mend the steps | Ann |
        | Rails are loose | Fix the rails | Bob |""",
    )
    assert rows(raw, "response") == [("",), ("",)]


def test_a_heading_over_many_findings_is_no_label_of_one() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendations",
        "The port should act on each of these within the year.",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "section", "finding")) == {("Recommendations", "")}


_WANTED = (
    "<h2>Priority action {0}</h2><p>{1}</p><table><tr><th>Action</th><th>Lead</th><th>By when</th>"
    "</tr><tr><td>Hire two more divers</td><td>Bursar</td><td>3 May 2031</td></tr></table>"
)


def test_what_is_wanted_under_a_heading_that_names_no_finding() -> None:
    first = "The harbour should act at once to cut the time that ships wait."
    raw = assemble(
        html(_WANTED.format(1, first) + _WANTED.format(2, "Pilots must be trained every year.")),
        load(),
    )
    assert rows(raw, "section", "finding") == [
        ("Priority action 1", first),
        ("Priority action 2", "Pilots must be trained every year."),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_what_should_be_known_over_one_table_is_no_finding() -> None:
    raw = assemble(
        html(_WANTED.format(1, "This page must be read with the annual report.")), load()
    )
    assert rows(raw, "finding") == [("",)]


@pytest.mark.parametrize(
    ("heading", "number", "finding"),
    [
        ("R2 Raise the standard of the catering", "R2", "Raise the standard of the catering"),
        ("AFI-02 Crews should test every pump.", "AFI-02", "Crews should test every pump."),
    ],
)
def test_a_code_in_front_of_what_is_wanted(heading: str, number: str, finding: str) -> None:
    page = f"<h1>Plan of the fleet</h1><h2>{heading}</h2>" + _WANTED.split("</p>")[1]
    raw = assemble(html(page), load())
    assert rows(raw, "finding_ref", "finding") == [(number, finding)]


@pytest.mark.parametrize("label", ["Recommendation", "Recommendation (paragraph {0})", "Finding"])
@pytest.mark.parametrize("below", [": ", ":\n"])
def test_a_label_that_comes_again_opens_another_finding(label: str, below: str) -> None:
    parts = ["# Answer to the audit"]
    for n, thing in ((23, "pier"), (34, "crane")):
        said = label.format(n) + below + _SAID.format(thing)
        parts += [*said.split("\n"), "Management response: Agreed.", _STEPS.format(thing)]
    raw = plan(*parts)
    assert rows(raw, "finding", "response") == [
        (_SAID.format(thing), "Agreed.") for thing in ("pier", "pier", "crane", "crane")
    ]


@pytest.mark.parametrize("label", ["What inspectors said", "What we found", "Improvement needed"])
def test_a_numbered_heading_of_findings_announces_the_one_below_it(label: str) -> None:
    parts = [
        part
        for n, thing in enumerate(("pier", "crane"), 1)
        for part in (f"## {label} {n}", f"The {thing} is rotten", _STEPS.format(thing))
    ]
    raw = plan("# Port plan", *parts)
    assert rows(raw, "finding_ref", "finding", "section") == [
        (n, f"The {thing} is rotten", "")
        for n, thing in (("1", "pier"), ("1", "pier"), ("2", "crane"), ("2", "crane"))
    ]
