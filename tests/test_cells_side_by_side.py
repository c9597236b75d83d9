"""The cells of ruled tables are those of pdfplumber, but for differences that have a kind."""

from __future__ import annotations

import os
from collections import Counter

from quality import cells_side_by_side

MOSTLY = 0.85
PAGES, PAGES_OF_SAMPLES = 200, 100


def test_cells_are_those_of_pdfplumber_or_differ_for_a_reason() -> None:
    whole = [path for path in cells_side_by_side.documents([]) if "corpora" not in path.parts]
    found = cells_side_by_side.gather(whole)  # those in ``corpora`` are mostly broken
    least = PAGES if os.environ.get("PLANLIFT_CORPUS") else PAGES_OF_SAMPLES
    assert cells_side_by_side.pages(found) >= least
    kinds = Counter(one.kind for one in found)
    assert [one for one in found if one.kind not in cells_side_by_side.KINDS] == []
    assert kinds["equal"] >= MOSTLY * kinds.total()
