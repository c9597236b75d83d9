"""From printed text to tokens in which every date, period and time span is one token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.date_grammar import name_dates
from planlift.normalize.date_merge import join
from planlift.normalize.date_merge import join_ranges
from planlift.normalize.date_resolve import resolve
from planlift.normalize.date_split import mark_labels
from planlift.normalize.date_tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.date_model import DateContext
    from planlift.normalize.date_model import Token

_ROLES = {"original", "revised_to"}


def parse(text: str, context: DateContext) -> list[Token]:
    """Read `text` into tokens; dates have their days where the document settles them."""
    tokens = mark_labels(tokenise(text, context.words), text)
    return resolve(join(name_dates(tokens, context)), context)


def ranged(tokens: Sequence[Token]) -> list[Token]:
    """Join ranges; ``revised from … to …`` is none."""
    if any(token.kind in _ROLES for token in tokens):
        return list(tokens)
    return join_ranges(tokens)
