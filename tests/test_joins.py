"""Whether a finding at the top of a page is the rest of the one at the foot of the page before."""

from __future__ import annotations

import pytest
from documents import plan

from planlift.extract.assembly.joins import finding_goes_on
from planlift.extract.assembly.phrases import HeadingWords
from planlift.vocabulary import load

MARKED = ["Records are poor.", "Visits are rare.", "Checks are late."]
BARE = ["Records are poor", "Visits are rare", "Checks are late."]


@pytest.mark.parametrize(
    ("before", "after", "others", "goes_on"),
    [
        ("Plans are not", "Known to all.", MARKED, True),
        ("Plans are not known", "Staff are few", BARE, False),
        ("Plans are not", "known to all", BARE, True),
        ("Plans are not known (see paragraph", "5.7)", BARE, True),
        ("Plans are not known to", "Staff", BARE, True),
        ("Plans are not known.", "Staff are few.", MARKED, False),
    ],
)
def test_a_finding_goes_on(before: str, after: str, others: list[str], goes_on: bool) -> None:
    assert finding_goes_on(before, after, others, HeadingWords(load())) is goes_on


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [("Head of Care,", "Matron", True), ("Head of Care", "Matron", False)],
)
def test_an_owner_that_ends_in_a_comma_goes_on(before: str, after: str, goes_on: bool) -> None:
    made = plan(
        f"| Action | Owner | Due |\n| --- | --- | --- |\n| Train staff | Head of Care | May |\n"
        f"| Audit files | Matron | May |\n| Plan visits for | {before} | |",
        f"| Action | Owner | Due |\n| --- | --- | --- |\n| all teams | {after} | June |",
        paged=True,
    )
    assert len(made.rows) == (3 if goes_on else 4)
