"""Facts without labels at the foot of a card: ``Head of Care · Due 30 June 2026 · On track``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.loose.tails import is_name
from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords

_SIGN = re.compile(r"\s*[·•|]\s*")
"""Between facts, and in no sentence."""
_LONGEST_LINE = 140
_FEWEST = 2


class Fact(NamedTuple):
    """One fact of a foot, and the label in front of it."""

    field: str
    label: str
    value: str


def facts(text: str, words: HeadingWords) -> list[Fact]:
    """What a line says that says who, when and how far, and nothing else; one of each."""
    if len(text) > _LONGEST_LINE or "\n" in text:
        return []
    parts = _SIGN.split(text.strip())
    found = [_fact(part, words) for part in parts] if len(parts) >= _FEWEST else []
    names = {fact.field for fact in found}
    return found if "" not in names and len(names) == len(found) else []


def _fact(part: str, words: HeadingWords) -> Fact:
    """One fact, its label taken off: ``Due 30 June 2026``, ``Lead: Matron``."""
    name, label, value = _labelled(part, words)
    if looks.date_only(value, words):
        said = "due_text"
    elif looks.short_status(value, words):
        said = "status_text"
    else:
        said = "owner_text" if looks.role(value, words) or is_name(value, words) else ""
    return Fact(said if name in {"", said} else "", label, value)


def _labelled(part: str, words: HeadingWords) -> Fact:
    """The field that the first words name, and what stands behind them."""
    label, colon, rest = part.partition(":")
    if not colon:
        label, _, rest = part.partition(" ")
    name = words.labels.get(key(label)) or words.fields.get(key(label), "") if rest else ""
    if not name or not (colon or name == "due_text"):
        return Fact("", "", part)
    return Fact(name, label, rest.strip())
