"""Whatever a table holds, nothing goes wrong and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly import balanced
from planlift.pipeline import finish
from planlift.vocabulary import load

HEADINGS = (
    "Action,Who,By when,Owner,Status,Progress,RAG,Ref,No.,Finding,Recommendation,Priority,Zork,"
    "Response,Q1,Q2,Q3,Complete,,Target date,Revised date,Section,Lead / date,Outcome,Comments"
)
TEXTS = (
    "||Train all staff.|Head of Care|May 2024|Complete|Amber|1|1.1|R2|High|Agreed|✓|Update: done|"
    "Spring term|A/B|Manager, 3 May 2024|1. Do this<br>2. Do that|a) x b) y|Progress: late|JS|5%|"
    "Yes|No|31/03/2024|Ongoing|Theme 1: Leadership|Within three months|-|Owner: JS Due: May 2024|"
    "The service must review records of care before June.|<ul><li>One</li><li>Two</li></ul>"
)
spans = st.sampled_from(["", "", "", "", " rowspan=3", " colspan=2", " colspan=7"])
cells = st.builds("<td{}>{}</td>".format, spans, st.sampled_from(TEXTS.split("|")))
headings = st.builds("<th>{}</th>".format, st.sampled_from(HEADINGS.split(",")))
rows = st.one_of(
    st.lists(cells, min_size=1, max_size=7), st.lists(headings, min_size=1, max_size=7)
).map("".join)
tables = st.builds(
    "<table><tr>{}</tr><tr>{}</tr></table>".format,
    st.lists(headings, min_size=2, max_size=7).map("".join),
    st.lists(rows, min_size=1, max_size=7).map("</tr><tr>".join),
)
pages = st.lists(tables, min_size=1, max_size=3).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(pages)
def test_any_table_is_read_and_no_word_of_it_is_lost(page: str) -> None:
    words = load()
    plan, ledger = balanced(assemble(html(page), words))
    assert not ledger.lost
    if plan.rows:
        assert not finish(plan, words).ledger.lost
