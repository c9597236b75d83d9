"""How far an action is: `read_status` reads a status or progress cell.

The status comes from words at the head of the cell, from a sentence that is nothing but a status,
from the latest of several dated updates, from a percentage, a tick or a letter, and last from the
sense of the text (check ``status-implied``). The document's own key goes before our words. A colour
alone gives no status here. Plain "Closed" is done, so ``completed``; ``closed`` is for actions
given up: superseded, withdrawn, not applicable. All words are in ``statuses.toml`` and its sisters
of other languages.

`read` is the way in, `decide` the order of the rules; each kind of evidence has a module: `cell`
(signs, letters, the document's key), `share` (percentages), `updates` (dated parts), `head` (words
at the beginning, with `scan` for negations and `stand` for sentences), `second` (what the words
behind them change), `sentence` (a status in a sentence of its own), `sense` (what is left) and
`ticks` (tick columns). `phrases` finds words in running text.
"""

from __future__ import annotations

from planlift.normalize.statuses.read import StatusContext
from planlift.normalize.statuses.read import StatusReading
from planlift.normalize.statuses.read import read_status
from planlift.normalize.statuses.read import read_ticks
from planlift.normalize.statuses.read import replay_status
from planlift.normalize.statuses.read import status_context
from planlift.normalize.statuses.words import CATEGORIES

__all__ = [
    "CATEGORIES",
    "StatusContext",
    "StatusReading",
    "read_status",
    "read_ticks",
    "replay_status",
    "status_context",
]
