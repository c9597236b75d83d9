"""Records and tables that have owners and days as plans do, and hold no action."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html
from markup_documents import plain
from read_rows import table

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

POLICIES = (("Lone working policy", "Head of Boats"), ("Mooring policy", "Harbour Manager"))
CASES = (("Missed ferry in May", "Head of Boats"), ("Rude crew at the pier", "Harbour Manager"))
CASE = "<dl><dt>Complaint</dt><dd>{}</dd><dt>Received</dt><dd>3 March 2025</dd><dt>Investigating officer</dt><dd>{}</dd><dt>Closed</dt><dd>9 March 2025</dd></dl>"


@pytest.mark.parametrize("form", ["Policy: {}\nOwner: {}\nNext review: May 2025\n\n"])
def test_policies_and_who_owns_them_are_no_actions(form: str) -> None:
    raw = assemble(plain("Our port\n\n" + "".join(form.format(*each) for each in POLICIES)), load())
    assert not raw.rows


def test_headings_over_an_owner_and_a_state_are_no_actions_where_none_wants_something() -> None:
    texts = [
        part
        for name, owner in POLICIES
        for part in (f"## {name}", f"Lead officer: {owner}", "Status: Open")
    ]
    assert not plan("# Consultations", *texts).rows
    assert len(plan("# Improvement plan", *texts).rows) == len(POLICIES)
    wanted = [text.replace("## ", "## Publish the ") for text in texts]
    assert len(plan("# Consultations", *wanted).rows) == len(POLICIES)


def test_labels_of_a_register_make_no_action() -> None:
    page = "<h1>Port</h1>" + "".join(CASE.format(*each) for each in CASES)
    assert not assemble(html(page), load()).rows


def test_projects_and_whose_they_are_make_no_plan_unless_one_of_them_bids() -> None:
    heads = "Project | Organisation | Amount | Grant officer"
    roof = "New roof of the hall | Trust | £12,000 | Grants Officer"
    boat = "{} for the youth club | Club | £3,500 | Grants Officer"
    assert not plan("# Grants", table(heads, roof, boat.format("One boat"))).rows
    raw = plan("# Grants", table(heads, roof, boat.format("Build a boat")))
    assert rows(raw, "action")[1] == ("Build a boat for the youth club",)
