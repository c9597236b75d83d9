"""A finding and the answer to it that a page has set as one paragraph."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

TABLE = table("Action | Owner | Due", "Mend the wall | Mason | May 2024")
ASKED = "The port should mend its wall."


@pytest.mark.parametrize("finding", ["Recommendation", "Recommendation (paragraph 23)"])
@pytest.mark.parametrize("answer", ["Management response", "Response"])
def test_they_are_parted_at_the_label(finding: str, answer: str) -> None:
    raw = plan("# Answer", f"{finding}: {ASKED} {answer}: Agreed. A mason is here.", TABLE)
    assert rows(raw, "finding", "response") == [(ASKED, "Agreed. A mason is here.")]


@pytest.mark.parametrize(
    "said",
    [
        "Recommendation: Draft a response: the port has none.",
        "Recommendation: Mend three things. Walls: the northern one.",
    ],
)
def test_other_colons_part_nothing(said: str) -> None:
    raw = plan("# Answer", said, TABLE)
    assert rows(raw, "finding") == [(said.partition(": ")[2],)]
