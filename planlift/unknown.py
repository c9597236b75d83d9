"""Words that documents have and planlift does not know, as a vocabulary file to be completed."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from planlift.text import one_line
from planlift.vocabulary import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Check
    from planlift.model import TableReport
    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary

_HEAD = """\
# Words met and not known, the most frequent first. Move each to the line of its meaning, take
# out what means nothing, and save this as planlift.toml in the folder of your plans or above it.
"""
_LATER = "unknown"
"""The status of words that say nothing: where they stand until somebody moves them."""


def as_toml(
    plans: Iterable[Plan], tables: Iterable[Sequence[TableReport]], vocabulary: Vocabulary
) -> str:
    """A file that `planlift.vocabulary.load` takes as it is; empty where every word is known."""
    statuses: Counter[str] = Counter()
    checks: list[Check] = []
    for plan in plans:
        statuses.update(plan.unknown_words)
        checks += plan.checks
    headings = Counter(heading for reports in tables for heading in _headings(reports))
    parts = [
        *_statuses(statuses, vocabulary.table("statuses", "words")),
        *_columns(headings, vocabulary.table("headings", "fields")),
        *_initials(checks),
        *_dates(checks),
    ]
    return "\n".join([_HEAD, *parts]) if parts else ""


def _statuses(found: Counter[str], meanings: Mapping[str, object]) -> Iterator[str]:
    if not found:
        return
    yield "[statuses.words]"
    yield from (f"{meaning} = []" for meaning in meanings if meaning != _LATER)
    yield "# Until you move them, these count as known and say nothing:"
    yield f"{_LATER} = ["
    for phrase, number in found.most_common():
        yield f"    {quoted(phrase)},  # {_times(number)}"
    yield "]\n"


def _headings(reports: Sequence[TableReport]) -> Iterator[str]:
    """Headings of action tables that were taken for no field, and for no known decoy either."""
    for report in reports:
        if report.verdict == "actions":
            yield from (
                one_line(h) for h, field, why in report.headings if h and not (field or why)
            )


def _columns(found: Counter[str], fields: Mapping[str, object]) -> Iterator[str]:
    if not found:
        return
    yield "# Columns kept under their own heading. To read one, write it under what it stands for:"
    yield "# [headings.fields]"
    for phrase, number in found.most_common():
        yield f"# … = [{quoted(phrase)}]  # {number} table{'' if number == 1 else 's'}"
    yield from textwrap.wrap(f"# Known: {', '.join(fields)}", 96, subsequent_indent="#     ")
    yield ""


def _initials(checks: Iterable[Check]) -> Iterator[str]:
    letters = Counter(c.why.split("'")[1] for c in checks if c.code == "initials-unknown")
    if not letters:
        return
    yield "# Initials that no key explains: who are they?"
    yield "# [owners.initials]"
    yield from (f'# "Name" = [{quoted(name)}]' for name in letters)
    yield ""


def _dates(checks: Iterable[Check]) -> Iterator[str]:
    printed = Counter(one_line(c.printed)[:80] for c in checks if c.code == "date-unreadable")
    if not printed:
        return
    yield "# Due dates that were not understood; write to us, a word alone does not help:"
    yield from (
        f"#     {quoted(text)},  # {_times(number)}" for text, number in printed.most_common()
    )
    yield ""


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
