"""Running feet that stand as close below a table as its next line."""

from __future__ import annotations

from msgspec.structs import replace
from printed_page import every
from printed_page import printed
from printed_page import words

from planlift.extract.pdf import feet
from planlift.extract.pdf.page import blanked

BODY = """
Action               Owner
Paint the doors      Ms Ames
of hall {0}          Clerk {0}
Mend roof {0}        Mr Birch
Clear the yard {0}   Ms Cole
and sweep it         Manager
"""


def told(*foot: str) -> list[str]:
    pages = [
        printed(BODY * 2 + BODY.format("abc"[at]) + text, blanks=True)
        for at, text in enumerate(foot)
    ]
    return [words(page, index) for page, index in feet.told(pages)]


def test_the_lowest_line_is_a_foot_where_the_page_beside_ends_with_it_too() -> None:
    assert told("Plan of 2010", "Plan of 2010", "Another") == ["Plan of 2010", "Plan of 2010", ""]


def test_figures_in_it_may_differ() -> None:
    assert told("Page 1", "Page 2", "Page 3") == ["Page 1", "Page 2", "Page 3"]


def test_the_end_of_a_sentence_is_no_foot() -> None:
    assert told("all of the halls", "all of the halls") == ["", ""]


def test_a_text_painted_on_from_the_line_above_is_no_foot() -> None:
    pages = [
        printed(BODY * 2 + "Sums of money\nFor the hall {}\nMending Roofs\nIn Every Street")
    ] * 2
    assert [len(index) for _, index in feet.told(pages)] == [0, 0]


def test_what_stands_above_a_rule_is_of_a_table() -> None:
    page = printed(BODY * 3 + "Plan of 2010")
    ruled = replace(page, rules=page.chars.box[-1:] + 5)
    assert [len(index) for _, index in feet.told([ruled, ruled])] == [0, 0]


def test_a_single_page_has_none() -> None:
    ((page, index),) = feet.told([printed(BODY * 3 + "Plan of 2010")])
    assert not len(index)
    assert blanked(page, index) is page


def test_those_who_look_for_tables_see_blanks() -> None:
    page = printed(BODY * 3 + "Plan of 2010")
    (_, index), _ = feet.told([page, page])
    left = blanked(page, index)
    assert words(page, index) == "Plan of 2010"
    assert "Plan of 2010" not in words(left, every(left))
