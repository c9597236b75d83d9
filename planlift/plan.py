"""The finished plan: what a library user holds, and what every exporter takes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.actions import Actions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from planlift.model import Aside
    from planlift.model import Check
    from planlift.model import Detail
    from planlift.model import Ledger
    from planlift.model import Place
    from planlift.model import Source
    from planlift.model import TableReport


class Plan(Struct, frozen=True, dict=True):
    """One plan: its actions, with its details, doubts and accounts."""

    source: Source
    read: Actions
    """The actions as they were read, as plain values."""
    details: tuple[Detail, ...]
    checks: tuple[Check, ...]
    aside: tuple[Aside, ...]
    ledger: Ledger
    pages: int = 0
    tables: tuple[TableReport, ...] = ()
    places: tuple[Mapping[str, tuple[Place, ...]], ...] = ()
    """For each row of `actions`: column → where it stands in the source."""
    rules: tuple[Mapping[str, str], ...] = ()
    """For each row of `actions`: column → the rule that read it."""
    vocabulary: tuple[str, ...] = ()
    """Names of the vocabulary files laid over the built-in words."""
    vocabulary_digest: str = ""
    unknown_words: Mapping[str, int] = field(default_factory=dict)
    """Status, date and heading words met and not known, with how often."""
    notes: tuple[str, ...] = ()
    language: str = ""
    dated: str = ""
    """ISO date of the file by its own properties, when last changed; empty where it has none."""

    @cached_property
    def actions(self) -> pd.DataFrame:
        """One row an action; columns and types as in ``docs/columns.md``.

        What is changed in this frame is exported as changed.
        """
        return self.read.frame()

    @property
    def current(self) -> Actions:
        """The actions as they now stand, as plain values.

        Raises `ValueError` where the frame `actions` was given what none of its columns can hold.
        """
        frame = self.__dict__.get("actions")  # not made only to be looked at
        return self.read if frame is None else Actions.of_frame(frame)

    def to_excel(self, path: Path | str) -> None:
        """Write the monitoring workbook to `path`."""
        from planlift import export

        export.write(self, path, "xlsx")

    def to_csv(self, path: Path | str) -> None:
        """Write the actions as UTF-8 CSV with a byte-order mark to `path`."""
        from planlift import export

        export.write(self, path, "csv")
