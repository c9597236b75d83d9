"""What the document itself says about how its values are to be read; made once for each plan."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.model import TextBlock
from planlift.normalize import bands
from planlift.normalize.dates import build_context
from planlift.normalize.dates import with_staff
from planlift.normalize.owners import owner_context
from planlift.normalize.rag import colour_of
from planlift.normalize.rag import read_legend
from planlift.normalize.statuses import status_context
from planlift.normalize.statuses.words import compile_words
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from planlift.model import RawPlan
    from planlift.normalize.dates import DateContext
    from planlift.normalize.owners import OwnerContext
    from planlift.normalize.statuses import StatusContext
    from planlift.vocabulary import Vocabulary

_PAINTABLE = ("action_ref", "finding_ref", "action", "due_text", "due_revised", "owner_text")
_CROSSED = {"☒": "completed", "☐": "not_started"}
_BOXES = frozenset("☐□☒☑✓✔✗✘×")
_DATED = ("due_text", "due_revised", "due_original", "completed_text", "start_text")


class Contexts(Struct, frozen=True, eq=False):
    """One context for each reader of values."""

    vocabulary: Vocabulary
    dates: DateContext
    owners: OwnerContext
    statuses: StatusContext
    legend: Mapping[str, str]
    boxes: Mapping[str, str] = field(default_factory=dict)
    """What boxes to tick say, where the document crosses those that are chosen."""
    painted: str = ""
    """The field whose cells are painted in the colours of the document's key, though it is none of
    a colour; empty where none is."""
    bands: str = ""
    """The colour of every other row, which rates none; empty where there is none."""
    coded: bool = False
    """Letters in its status column are codes of its own: one of them stands for no colour."""
    written: date | None = None
    """When the file was last saved: it cannot tell of anything later."""

    def status_for(self, heading: str) -> StatusContext:
        """The context for a status column under `heading`."""
        return _status_for(self, heading)


def contexts(plan: RawPlan, vocabulary: Vocabulary) -> Contexts:
    """Gather the plan's own evidence: its dates, keys and owners."""
    legend = read_legend(plan.legend, vocabulary)
    boxes = _boxes(plan)
    owners = list(_texts(plan, ("owner_text", "lead_text")))
    dates = build_context(
        _texts(plan, _DATED),
        _labelled(plan),
        plan.document.metadata,
        vocabulary,
        plan.document.language,
        _prose(plan),
    )
    return Contexts(
        vocabulary=vocabulary,
        dates=with_staff(dates, owners),
        owners=owner_context(vocabulary, plan.initials, owners),
        statuses=status_context(vocabulary, {**boxes, **legend}),
        legend=legend,
        boxes=boxes,
        painted=_painted(plan, legend),
        bands=bands.colour(plan),
        coded=_coded(plan, vocabulary),
        written=_written(plan.document.metadata),
    )


def _painted(plan: RawPlan, legend: Mapping[str, str]) -> str:
    """Such as the deadline. One colour throughout is how the table looks, and says nothing."""
    shown: dict[str, set[str]] = {}
    for row in plan.rows if legend else ():
        for name in _PAINTABLE:
            cell = row.fields.get(name)
            colour = colour_of(cell.fill) if cell is not None else None
            if colour in legend:
                shown.setdefault(name, set()).add(str(colour))
    several = [name for name, colours in shown.items() if len(colours) > 1]
    return max(several, key=lambda name: len(shown[name]), default="")


def _boxes(plan: RawPlan) -> Mapping[str, str]:
    """A crossed box is a chosen one where others of the same column are empty, and none is ticked:
    so Word crosses them.
    """
    cells = (row.fields.get("status_text") for row in plan.rows)
    signs = {cell.text.strip() for cell in cells if cell is not None}
    return _CROSSED if signs & _BOXES == _CROSSED.keys() else {}


def _coded(plan: RawPlan, vocabulary: Vocabulary) -> bool:
    """Such as ``C``, ``R`` and ``U``, which some key explains."""
    cells = (row.fields.get("status_text") for row in plan.rows)
    letters = {text for cell in cells if cell and len(text := key(cell.text)) == 1}
    letters = set(filter(str.isalpha, letters))
    return len(letters) > 1 and not letters <= compile_words(vocabulary).colour_letters.keys()


def _written(metadata: Mapping[str, str]) -> date | None:
    """The later of the days on which the file says that it was made and changed."""
    found = []
    for name in ("created", "modified"):
        try:
            found.append(date.fromisoformat(metadata.get(name, "")[:10]))
        except ValueError:
            continue
    return max(found, default=None)


@lru_cache(maxsize=256)
def _status_for(own: Contexts, heading: str) -> StatusContext:
    return status_context(own.vocabulary, {**own.boxes, **own.legend}, heading)


def _texts(plan: RawPlan, names: tuple[str, ...]) -> Iterator[str]:
    seen: set[int] = set()
    for row in plan.rows:
        for name in names:
            cell = row.fields.get(name)
            if cell is not None and cell.text and id(cell) not in seen:
                seen.add(id(cell))
                yield cell.text


def _prose(plan: RawPlan) -> Iterator[str]:
    """The text of every other cell of the rows, each once."""
    seen: set[int] = set()
    for row in plan.rows:
        undated = (cell for name, cell in row.fields.items() if name not in _DATED)
        for cell in chain(undated, row.others.values()):
            if cell.text and id(cell) not in seen:
                seen.add(id(cell))
                yield cell.text


def _labelled(plan: RawPlan) -> Iterator[tuple[str, str]]:
    """Label and text of what stands outside the rows: details, headings, paragraphs."""
    for detail in plan.details:
        yield detail.label, detail.text
    for block in plan.document.blocks:
        if isinstance(block, TextBlock):
            yield "", block.text
    for part in plan.aside:
        if part.reason in {"running-head", "page-number"}:
            yield "", part.text
