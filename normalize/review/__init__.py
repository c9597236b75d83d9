"""What a careful colleague would notice with all rows in view: twins, odd years, contradictions.

Only the document's own dates count; what is overdue today is the workbook's affair. A question
that one answer settles for the whole plan is asked once, not in every row: trust is lost by the
second hundred of the same remarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.owners import likely_aliases
from planlift.normalize.review.against import against_dates
from planlift.normalize.review.gathered import absent_columns
from planlift.normalize.review.gathered import asked_once
from planlift.normalize.review.gathered import weekends
from planlift.normalize.review.twins import same_actions
from planlift.normalize.review.twins import same_references
from planlift.normalize.review.years import odd_years
from planlift.normalize.rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.contexts import Contexts
    from planlift.normalize.owners.words import OwnerWords
    from planlift.normalize.rows import Values


def review(rows: Sequence[Values], contexts: Contexts) -> list[Doubt]:
    """Add to each row the doubts that only its neighbours show; give those of the whole plan."""
    odd_years(rows)
    of_dates = against_dates(rows, contexts)
    same_references(rows)
    same_actions(rows)
    return [
        *absent_columns(rows),
        *of_dates,
        *asked_once(rows),
        *weekends(rows),
        *_aliases(rows, contexts.owners.words),
    ]


def _aliases(rows: Sequence[Values], words: OwnerWords) -> Iterator[Doubt]:
    """Owners of the plan that may be one: offered, never merged."""
    owners = [
        name
        for values in rows
        for name in str(values.columns.get("owners") or "").split("; ")
        if name
    ]
    for one, other, why in likely_aliases(owners, words):
        yield Doubt("owner-alias", "owners", f"{one} / {other}", "", why)
