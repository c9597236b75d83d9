"""Fields that stand in for others: a first date for the deadline, the one accountable for who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column


def take(settled: list[Column], values: Sequence[Sequence[str]], taken: dict[str, int]) -> None:
    """Let what is there take the place of what is not."""
    later = next((name for name in ("due_revised", "due_text") if name in taken), "")
    dated = later and "due_original" in taken and {"due_text", "due_revised"} - taken.keys()
    if dated and not all(values[taken[later]]):
        _rename(settled, taken, later, "due_revised")
        _rename(settled, taken, "due_original", "due_text")  # it counts where the other is blank
    for instead, wanted in (
        ("lead_text", "owner_text"),
        ("due_revised", "due_text"),
        ("due_original", "due_text"),
    ):
        if instead in taken and wanted not in taken:
            _rename(settled, taken, instead, wanted)


def _rename(settled: list[Column], taken: dict[str, int], field: str, other: str) -> None:
    index = taken[other] = taken.pop(field)
    settled[index] = replace(settled[index], field=other)
