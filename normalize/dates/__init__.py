"""Reads what a cell says about when; never guesses, never looks at today's date, never raises.

Every value carries the rule that read it and what a person should check; where a text fixes no day
the date stays empty and the kind says why. All words are in ``dates.toml`` and its sisters of other
languages; the code knows figures and kinds of word.

The evidence of a document is gathered once (`build_context`: `context`, `order`, `evidence`). A
text then goes through

1. `pieces` and `tokens`: cut up, each piece given the sense that `words` or its figures give it;
   `figures` that date nothing out; `misprints` mended where only one reading is left;
2. `grammar`: what `rules` name, days and periods, each as one token (`patterns` over kinds of
   token; `rules_days`, `rules_months`, `rules_periods`);
3. `joins`: weeks, parts of periods, time spans;
4. `resolve`: years and days (`years`, `days`, `terms`, `relative`), then `ranges`;
5. `stacks`, `restated` and `notes`: several dates apart, what is said twice once, remarks off;
6. `decide`: one reading, with `several` and `undated` for what is not one date.

`due` runs it for a due date, `done` for a completed date or a status; `parse` is steps 1 to 4.
"""

from __future__ import annotations

from planlift.normalize.dates.context import build_context
from planlift.normalize.dates.context import with_staff
from planlift.normalize.dates.done import completed_in_status
from planlift.normalize.dates.done import read_completed
from planlift.normalize.dates.due import read_due
from planlift.normalize.dates.model import DateContext
from planlift.normalize.dates.model import DatePart
from planlift.normalize.dates.model import DateReading

__all__ = [
    "DateContext",
    "DatePart",
    "DateReading",
    "build_context",
    "completed_in_status",
    "read_completed",
    "read_due",
    "with_staff",
]
