"""Two columns of deadlines that their headings say alike: the one that more rows fill counts."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows


@pytest.mark.parametrize("turned", [False, True])
def test_the_deadline_that_no_row_leaves_blank_counts(turned: bool) -> None:
    heads, one, two = (
        "National deadline | Harbour deadline",
        "30 May 2031 | 4 May 2031",
        " | 9 June 2031",
    )
    if turned:
        heads, one, two = (" | ".join(reversed(text.split(" | "))) for text in (heads, one, two))
    raw = plan(f"""| Recommendation | Lead | {heads} | Status |
        | Harbours should ask each crew what it thinks of the lamps | Warden | {one} | Open |
        | Harbours should mend their steps before the winter | Mason | {two} | Open |""")
    assert rows(raw, "due_text") == [("4 May 2031",), ("9 June 2031",)]


def test_of_two_that_are_filled_alike_the_first_counts() -> None:
    raw = plan("""| Recommendation | Lead | National deadline | Harbour deadline | Status |
        | Harbours should ask each crew about the lamps | Warden | 30 May 2031 | 4 May 2031 | Open |
        | Harbours should mend their steps | Mason | 7 June 2031 | 9 June 2031 | Open |""")
    assert rows(raw, "due_text") == [("30 May 2031",), ("7 June 2031",)]
