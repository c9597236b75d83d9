"""Labels on lines of their own, each above its value: ``Owner`` and below it ``Ward Matron``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.model import TextBlock
from planlift.text import with_label

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords

Part: TypeAlias = Table | Loose | TextBlock

_FEWEST_LABELS = 2
_STATES = frozenset({"status_text", "progress_text", "rag_text"})


def joined(
    order: Sequence[Part], fields: Container[str], words: HeadingWords
) -> tuple[Sequence[Part], Mapping[int, tuple[Part, ...]]]:
    """Each label with its value as one line, and by its ``id`` the lines that it was made of.

    Only labels of `fields` that come again, and where there are several such.
    """
    lines = [part for part in order if isinstance(part, TextBlock) and _may_be_label(part)]
    times = Counter(line.text for line in lines)
    first = {line.text: line for line in reversed(lines) if times[line.text] > 1}
    named = {text: lone_label(line, words) for text, line in first.items()}
    known = {text: field for text, field in named.items() if field in fields}
    if len(known) < _FEWEST_LABELS:
        return order, {}
    made: list[Part] = []
    origins: dict[int, tuple[Part, ...]] = {}
    label: TextBlock | None = None
    for part in order:
        text = part if isinstance(part, TextBlock) and part.kind == "paragraph" else None
        if label and text and _is_value(text.text, known[label.text], known, words):
            whole = replace(label, text=with_label(label.text, text.text), bold=False)
            origins[id(whole)] = (label, text)
            made[-1], label = whole, None
        else:
            made.append(part)
            label = text if text and text.text in known else None
    return made, origins


def _may_be_label(block: TextBlock) -> bool:
    return block.kind == "paragraph" and len(block.text.split()) <= LABEL_WORDS


def _is_value(text: str, field: str, known: Container[str], words: HeadingWords) -> bool:
    """No label itself; ``Complete`` below ``Status`` is none, though it may be elsewhere."""
    return text not in known or (field in _STATES and looks.state(text, words))
