"""What stands around the content of a web page is set aside, and nothing of the content with it."""

from __future__ import annotations

import pytest
from markup_documents import html as page

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

PLAN = (
    "<h1>Care plan</h1><h2>Meals</h2><p>Action: Ask residents what they like</p><p>Owner: Cook</p>"
    "<p>Due: May 2024</p><h2>Rooms</h2><p>Action: Paint all the bedrooms</p>"
    "<p>Owner: Caretaker</p><p>Due: June 2024</p>"
)


def asides(markup: str) -> list[str]:
    raw = assemble(page(markup), load())
    ledger = balance(raw)
    assert not ledger.lost
    assert not ledger.twice
    assert [row.fields["due_text"].text for row in raw.rows] == ["May 2024", "June 2024"]
    return [part.text for part in raw.aside if part.reason == "page-furniture"]


@pytest.mark.parametrize(
    "around",
    [
        "<footer><p>The Trust, 1 High Road</p></footer>",
        "<nav><ul><li>Home</li><li>News</li></ul></nav>",
        '<div id="footer" role="contentinfo">All rights reserved</div>',
        '<div class="cookie-banner"><h2>Cookies</h2><p>We use cookies.</p></div>',
        '<ol class="govuk-breadcrumbs"><li>Home</li></ol>',
    ],
)
def test_menus_banners_and_the_foot_of_the_page_are_set_aside(around: str) -> None:
    assert len(asides(f"<body>{PLAN}{around}</body>")) == 1


def test_the_head_and_foot_of_cards_are_content() -> None:
    cards = "".join(
        f"<div><header><h2>{name}</h2></header><p>Action: {action} today</p>"
        f"<p>Owner: Cook</p><footer><p>Due: {due}</p></footer></div>"
        for name, action, due in (
            ("Meals", "Ask all the residents", "May 2024"),
            ("Rooms", "Paint the bedrooms", "June 2024"),
        )
    )
    assert not asides(f"<body><h1>Plan</h1>{cards}</body>")


def test_what_holds_most_of_the_page_is_the_page() -> None:
    assert not asides(f'<body><div class="site-footer">{PLAN.replace("h1", "h2")}</div></body>')


def test_what_a_wiki_prints_behind_its_headings_to_edit_them_is_left_aside() -> None:
    edit = "<span class='mw-editsection'>[<a href='#'>edit</a>]</span>"
    table = (
        "<table><tr><th>Action</th><th>Who</th><th>When</th></tr>"
        "<tr><td>Build a shed</td><td>Bosun</td><td>May 2031</td></tr></table>"
    )
    markup = "<h1>Harbour</h1>" + "".join(
        f"<h2>{name}{edit}</h2>{table}" for name in ("East", "West")
    )
    raw = assemble(page(markup), load())
    assert [row.fields["section"].text for row in raw.rows] == ["East", "West"]
