"""The end of a batch, for a person: what was made, what was not, and what to do about it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planlift import report
from planlift.batch_worker import FAILED
from planlift.batch_worker import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.batch_store import Record
    from planlift.figures import Figures

_NAMED = 3
"""Documents that are named with each reason; batch.csv has all."""

REASONS = {
    "not-a-plan": "No table of actions was found in it.",
    "no-text": "A scan without text: recognize its text (OCR) first.",
    "encrypted": "Under a password: save a copy without one.",
    "unsupported-type": "Of another type: save the plan as PDF, HTML, DOCX or text.",
    "damaged": "Damaged: ask for a new copy.",
    "empty": "Without content: export or download it again.",
    "too-large": "Larger than usual: see the message for the --limit to raise.",
    "timed-out": "Out of time: give more with --timeout, or split it.",
    "out-of-memory": "Out of memory: give more with --memory, or split it.",
    "crashed": "Its reader crashed: damaged, or in need of more --memory.",
    "unreadable": "Could not be opened: check permissions, or close it elsewhere.",
    "not-writable": "Its results could not be written: close them elsewhere.",
    "vocabulary": "Its planlift.toml is wrong: the message says where.",
    "ledger": "Words went missing: planlift's own defect, please report it.",
    "internal": "planlift itself failed: please report it.",
}
"""Error code → what it means for a person, in a sentence that needs no other."""


def summary(
    records: Sequence[Record], kept: int, counted: Figures | None, files: Iterable[str]
) -> list[str]:
    """Lines of at most 80 columns, but for names."""
    lines = [_first(records, kept)]
    if counted:
        lines += report.summary("All plans together", counted, files)
    return lines + _not_converted(records)


def _first(records: Sequence[Record], kept: int) -> str:
    failed = sum(record.result.outcome == FAILED for record in records)
    skipped = sum(record.result.outcome == SKIPPED for record in records)
    line = (
        f"{report.count(len(records), 'document')}: {len(records) - failed - skipped:,} converted"
    )
    line += f", {failed:,} failed" if failed else ""
    line += f", {skipped:,} left out as planlift's own results" if skipped else ""
    line += f"; {kept:,} unchanged since the last run" if kept else ""
    return f"{line[0].upper()}{line[1:]}."


def _not_converted(records: Iterable[Record]) -> list[str]:
    """The failures by reason, the most frequent first, some named with each."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.result.outcome == FAILED:
            reasons[record.result.error_code].append(report.plain(record.name))
    if not reasons:
        return []
    width = max(len(f"{len(names):,}") for names in reasons.values())
    lines = ["  Failed, by reason (batch.csv has each document and its message):"]
    for code, names in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
        what = REASONS.get(code, "See batch.csv.")
        lines.append(f"    {len(names):>{width},} × {what} [{code}]")
        indent = " " * (width + 7)
        lines += [f"{indent}{name}" for name in names[:_NAMED]]
        if len(names) > _NAMED:
            lines.append(f"{indent}and {len(names) - _NAMED:,} more")
    return lines
