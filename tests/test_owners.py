"""One owner or several, and which: cases under ``cases/owners``, with their input as printed."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.checks import CHECKS
from planlift.normalize.owners import OwnerContext
from planlift.normalize.owners import likely_aliases
from planlift.normalize.owners import owner_context
from planlift.normalize.owners import read_owners
from planlift.normalize.owners import replay_owners
from planlift.rules import RULES
from planlift.rules import steps
from planlift.vocabulary import load

CASES = Path(__file__).parent / "cases" / "owners"
VOCABULARY = load()
CONTEXT = owner_context(VOCABULARY)
FLOOR = 0.96


def cases(*names: str) -> list[dict[str, Any]]:
    return [
        case for name in names for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    "case", cases("several", "one", "unsure", "nobody", "line-breaks"), ids=lambda c: c["text"]
)
def test_owners_are_split_as_a_person_would(case: dict[str, Any]) -> None:
    reading = read_owners(case["text"], CONTEXT)
    assert list(reading.owners) == case["owners"]
    assert sorted({code for code, _ in reading.doubts}) == case["checks"]
    assert list(reading.supporters) == case.get("supporters", [])


@pytest.mark.parametrize("case", cases("named-lead"), ids=lambda c: c["text"])
def test_the_text_names_the_lead(case: dict[str, Any]) -> None:
    reading = read_owners(case["text"], CONTEXT)
    assert (list(reading.owners), reading.lead) == (case["owners"], case["lead"])
    assert list(reading.supporters) == case.get("supporters", [])
    assert sorted({code for code, _ in reading.doubts}) == case["checks"]


@pytest.mark.xfail(strict=True, reason="known failures: a lucky fix must be recorded")
@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda c: c["text"])
def test_known_failures(case: dict[str, Any]) -> None:
    assert list(read_owners(case["text"], CONTEXT).owners) == case["owners"], case["comment"]


def test_there_are_enough_cases_and_no_text_twice() -> None:
    names = ("several", "one", "unsure", "nobody", "line-breaks", "named-lead", "known-failures")
    texts = Counter(case["text"] for case in cases(*names))
    assert len(texts) > 1000
    assert max(texts.values()) == 1


@given(st.text())
def test_any_text_is_read_without_raising_and_nothing_is_invented(text: str) -> None:
    reading = read_owners(text, CONTEXT)
    printed = {char for char in text if char.isalnum()}
    named = {char for owner in reading.owners for char in owner if char.isalnum()}
    assert named <= printed
    assert all(code in CHECKS for code, _ in reading.doubts)
    assert (reading.lead is None) == (not reading.owners)


PIECES = st.sampled_from(
    [
        *(
            "Head of Service",
            "Jane Smith",
            "RM",
            "NHS",
            "Team",
            "Director",
            "Council",
            "HR",
            "(SF)",
        ),
        *(
            ",",
            " and ",
            "/",
            "\n",
            ";",
            " & ",
            " - ",
            "• ",
            "Lead: ",
            "(",
            ")",
            "of ",
            "TBC",
            "now ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_any_mixture_of_owners_and_separators_is_read(pieces: list[str]) -> None:
    reading = read_owners("".join(pieces), CONTEXT)
    for owner in reading.owners:
        assert owner.strip() == owner
        assert any(map(str.isalnum, owner))
        assert "\n" not in owner


def test_the_lead_is_one_of_the_owners_and_the_first_unless_named() -> None:
    assert read_owners("Jane Smith; Bob Lee (lead)", CONTEXT).lead == "Bob Lee"
    assert read_owners("Jane Smith; Bob Lee", CONTEXT).lead == "Jane Smith"


def test_owners_that_stand_alone_elsewhere_settle_a_doubtful_cell() -> None:
    doubtful = "Health and Education"
    context = owner_context(VOCABULARY, cells=["Health", "Education", doubtful])
    assert read_owners(doubtful, context).owners == ("Health", "Education")
    assert read_owners(doubtful, CONTEXT).owners == (doubtful,)


def test_initials_stay_as_printed_and_the_documents_key_flags_what_it_does_not_explain() -> None:
    context = owner_context(VOCABULARY, {"RM": "Registered Manager", "XQ": "Quality Manager"})
    reading = read_owners("RM/ZZ", context)
    assert reading.owners == ("RM", "ZZ")
    assert [why for code, why in reading.doubts if code == "initials-unknown"] == [
        "'ZZ' is not in the document's key"
    ]
    assert "initials-unknown" not in dict(read_owners("RM/ZZ", CONTEXT).doubts)


def test_letters_in_the_documents_key_are_owners() -> None:
    text = "Team Manager of North and XQ"
    assert read_owners(text, CONTEXT).owners == (text,)
    context = owner_context(VOCABULARY, {"XQ": "Quality Manager"})
    assert read_owners(text, context).owners == ("Team Manager of North", "XQ")


def test_an_overlong_list_stays_whole_and_is_flagged() -> None:
    reading = read_owners(", ".join(f"Person{i} Name" for i in range(60)), CONTEXT)
    assert len(reading.owners) == 1
    assert "owner-unsure" in dict(reading.doubts)


def test_owners_struck_out_had_the_action_before() -> None:
    reading = read_owners("Jane Smith Bob Lee", CONTEXT, ((0, 10),))
    assert reading.owners == ("Bob Lee",)
    assert "owner-unsure" in dict(reading.doubts)
    assert read_owners("Jane Smith", CONTEXT, ((0, 10),)).owners == ("Jane Smith",)


def test_a_text_too_long_for_owners_stays_whole() -> None:
    text = "Head of Service, " * 200
    reading = read_owners(text, CONTEXT)
    assert reading.owners == (text.strip(),)
    assert "owner-unsure" in dict(reading.doubts)
    assert replay_owners(text, reading.rule, CONTEXT) == reading


def test_the_rule_alone_gives_the_same_owners() -> None:
    for case in cases("several", "one", "unsure", "line-breaks", "named-lead"):
        reading = read_owners(case["text"], CONTEXT)
        assert set(steps(reading.rule)) <= RULES.keys()
        again = replay_owners(case["text"], reading.rule, CONTEXT)
        same = (again.owners, again.lead, again.rule)
        assert same == (reading.owners, reading.lead, reading.rule), case["text"]


def test_every_step_named_is_needed() -> None:
    text = "1) Lead: Jane Smith, Head of HR 2) Bob Lee and team (vacant)"
    reading = read_owners(text, CONTEXT)
    steps = reading.rule.split(", ")
    assert len(steps) > 3
    for step in steps:
        rest = ", ".join(other for other in steps if other != step)
        assert replay_owners(text, rest, CONTEXT).rule != reading.rule


def test_only_supporters_named_are_taken_as_owners() -> None:
    assert read_owners("Support: Jane Smith", CONTEXT).owners == ("Jane Smith",)


def test_an_owner_named_twice_counts_once() -> None:
    assert read_owners("Jane Smith; jane smith; Bob Lee", CONTEXT).owners == (
        "Jane Smith",
        "Bob Lee",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chair of SLSCB", "Chair of LSCB"),
        ("Head of Perfomance", "Head of Performance"),
        ("J Smith", "Jane Smith"),
        ("DCS", "Director of Children's Services"),
        ("Team Manager", "Team Managers"),
        ("Head of service", "Head of Service"),
        ("Acting Head of Service", "Head of Service"),
        ("Interim Director of Nursing", "Director of Nursing"),
        ("Jane", "Jane Smith"),
        ("Smith, Jane", "Jane Smith"),
        ("Asst Director Education", "Assistant Director Education"),
        ("Ward Mgr", "Ward Manager"),
        ("Head of Childrens Services", "Head of Children's Services"),
    ],
)
def test_likely_aliases_are_suggested(one: str, other: str) -> None:
    pairs = likely_aliases(["Medical Director", one, other, "Site Manager"], CONTEXT.words)
    assert [(a, b) for a, b, _ in pairs] == [(one, other)]
    assert all(why for _, _, why in pairs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RM", "OM"),
        ("J Smith", "K Smith"),
        ("Jane Smith", "John Smith"),
        ("Head of Safeguarding", "Head of Performance"),
        ("Head of Service", "Deputy Head of Service"),
        ("AD Adults", "AD Education"),
        ("HR", "Finance"),
        ("Jane Smith", "Jane Jones"),
        ("Head", "Head of Service"),
        ("Head of HR", "Head of IT"),
        ("Director of Nursing", "Medical Director"),
        ("Jane", "John Smith"),
        ("—", "Head"),
    ],
)
def test_different_owners_are_no_aliases(one: str, other: str) -> None:
    assert likely_aliases([one, other], CONTEXT.words) == []


def test_too_many_owners_are_not_compared() -> None:
    assert likely_aliases([f"Owner {n} a" for n in range(500)], CONTEXT.words) == []


def field_rows() -> list[dict[str, str]]:
    folder = os.environ.get("PLANLIFT_CORPUS")
    path = Path(folder, "field", "owners.csv") if folder else None
    if path is None or not path.is_file():
        pytest.skip("PLANLIFT_CORPUS with field/owners.csv is not here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_field_list_stays_above_its_floor() -> None:
    rows = field_rows()
    wrong = []
    for row in rows:
        wanted = [owner.strip() for owner in row["expected_split"].split("|") if owner.strip()]
        reading = read_owners(row["raw"], CONTEXT)
        if list(reading.owners) != wanted:
            wrong.append((row["raw"], reading.owners))
    assert 1 - len(wrong) / len(rows) >= FLOOR, wrong


def test_context_can_be_made_by_hand() -> None:
    assert read_owners("RM", OwnerContext(CONTEXT.words)).owners == ("RM",)
