"""What is struck out in the cells of a plan."""

from __future__ import annotations

from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


def test_a_day_that_is_struck_out_is_not_that_of_another_line_of_the_action() -> None:
    cell = "<td><del>3 May 2031</del> <ins>4 June 2031</ins></td>"
    page = (
        "<table><tr><th>Action</th><th>Who</th><th>When</th></tr>"
        f"<tr><td>Build a shed.<br>The Bosun agrees where.</td><td>Bosun</td>{cell}</tr>"
        "<tr><td>Buy ropes</td><td>Bosun</td><td>5 July 2031</td></tr></table>"
    )
    raw = assemble(html(page), load())
    assert len(raw.rows) == 2
