"""Lists of actions under a finding and what is answered to it; answers alone; brief actions."""

from __future__ import annotations

from documents import plan
from documents import rows
from documents import words
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance

_ITEMS = """<ul><li>Mend the {0} before winter (Lead: Ann Lee; by 4 May 2031)</li>
    <li>Paint the {0} after that (Lead: Bob Ray. Due: 5 June 2031)</li></ul>"""
_TWO = (("1", "pier"), ("2", "crane"))


def test_lists_under_a_finding_and_what_is_answered_to_it() -> None:
    parts = (
        f"""<h2>Recommendation {n}</h2><p>The port should look after its {thing}.</p>
        <h2>Response</h2><p>We accept this for the {thing}.</p><h2>Actions</h2>"""
        + _ITEMS.format(thing)
        for n, thing in _TWO
    )
    raw = assemble(html("<h1>Answer of the port</h1>" + "".join(parts)), words())
    assert not balance(raw).twice
    assert not balance(raw).lost
    assert rows(raw, "finding_ref", "response", "section", "owner_text") == [
        (n, f"We accept this for the {thing}.", "", who)
        for n, thing in _TWO
        for who in ("Ann Lee", "Bob Ray")
    ]
    assert rows(raw, "due_text")[1] == ("5 June 2031",)


def test_a_numbered_wish_in_bold_is_no_item_of_the_list_below_it() -> None:
    parts = (
        f"<p><b>{n}. The port should look after its {thing}.</b></p><p>Actions:</p>"
        + _ITEMS.format(thing)
        for n, thing in _TWO
    )
    raw = assemble(html("<h1>Plan of the port</h1>" + "".join(parts)), words())
    assert rows(raw, "finding_ref", "finding") == [
        (n, f"The port should look after its {thing}.") for n, thing in _TWO for _ in range(2)
    ]


def test_answers_without_actions_are_no_actions() -> None:
    raw = plan(
        "# Answer of the port",
        "1. Recommendation: The port should count its boats.",
        "We accept this recommendation.",
        "2. Recommendation: The port should light its pier.",
        "We accept this recommendation.",
    )
    assert not raw.rows


def test_a_brief_action_among_others_is_not_lost() -> None:
    raw = plan(
        "# Snags",
        "## Door sticks",
        "Action: Plane door",
        "Who: Ann",
        "By: 4 May 2031",
        "## Tap drips",
        "Action: Change the washer and look at the others",
        "Who: Bob",
        "By: 5 May 2031",
    )
    assert rows(raw, "action", "owner_text") == [
        ("Plane door", "Ann"),
        ("Change the washer and look at the others", "Bob"),
    ]


def test_who_and_when_in_brackets_behind_a_labelled_action() -> None:
    raw = plan(
        "# Plan of the port",
        "Action 1.1: Mend the pier before winter (Owner: Ann Lee; Due: 4 May 2031)",
        "Action 1.2: Paint the crane (the old one) [Lead: Bob Ray. Deadline: 5 May 2031].",
        "Action 1.3: Sell the boats (see the list: page 4)",
        "Owner: Cay Fox",
        "Due: 6 May 2031",
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Mend the pier before winter", "Ann Lee", "4 May 2031"),
        ("Paint the crane (the old one)", "Bob Ray", "5 May 2031"),
        ("Sell the boats (see the list: page 4)", "Cay Fox", "6 May 2031"),
    ]
