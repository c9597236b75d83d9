"""From the text of one cell to its owners: the steps in their order, and what is doubtful."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import TypeVar

from msgspec.structs import replace

from planlift.normalize.owners.cell import by_agency
from planlift.normalize.owners.cell import changed
from planlift.normalize.owners.cell import items
from planlift.normalize.owners.cell import raised
from planlift.normalize.owners.cell import ticked
from planlift.normalize.owners.cell import unwrapped
from planlift.normalize.owners.cell import with_lost_breaks
from planlift.normalize.owners.cell import without_contact
from planlift.normalize.owners.cell import without_numbers
from planlift.normalize.owners.cell import without_stop
from planlift.normalize.owners.context import Doubt
from planlift.normalize.owners.context import OwnerContext
from planlift.normalize.owners.context import OwnerReading
from planlift.normalize.owners.kinds import describe
from planlift.normalize.owners.labels import Part
from planlift.normalize.owners.labels import joined
from planlift.normalize.owners.labels import labelled
from planlift.normalize.owners.nobody import names_nobody
from planlift.normalize.owners.nobody import refers_elsewhere
from planlift.normalize.owners.piece import Kind
from planlift.normalize.owners.split import separate
from planlift.normalize.owners.tidy import share_post
from planlift.normalize.owners.tidy import tidy
from planlift.normalize.owners.tidy import without_company
from planlift.text import fold
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.owners.words import OwnerWords


_T = TypeVar("_T")
_THEN = ", "
_LONGEST = 2000
"""Characters. Longer cells stay whole, so that the time a cell takes is bounded."""
_MENDED: tuple[tuple[str, Callable[[str, OwnerWords], str]], ...] = (
    ("trimmed", without_stop),
    ("ticked", ticked),
    ("hyphens", unwrapped),
    ("numbers", without_numbers),
    ("contact", without_contact),
    ("lost-break", with_lost_breaks),
    ("agencies", by_agency),
)


def read_owners(
    text: str, context: OwnerContext, struck: Sequence[tuple[int, int]] = ()
) -> OwnerReading:
    """Split and tidy the owners of one cell. Never raises: what is not understood stays whole.

    `struck` are the ranges of characters struck out: whoever stands there had the action before.
    """
    left = text
    for start, end in sorted(struck, reverse=True):
        left = left[:start] + " " + left[end:]
    if left == text or not any(map(str.isalnum, left)):
        return _read(text, context)
    reading = _read(left, context)
    doubt = ("owner-unsure", "other words of the cell are struck out")
    return replace(reading, doubts=(*reading.doubts, doubt))


@lru_cache(maxsize=1 << 14)
def _read(text: str, context: OwnerContext) -> OwnerReading:
    if len(text) > _LONGEST:
        whole = one_line(text)
        doubt = ("owner-unsure", "the text is too long to be a list of owners")
        return OwnerReading((whole,), whole, "as-it-stands", (doubt,))
    return _cased(text, _Reader(context, None))


def _cased(text: str, reader: _Reader) -> OwnerReading:
    """Read the text; one in capitals or small letters alone as it would be printed with both."""
    printed = raised(text, reader.words)
    if printed is None:
        return reader.read(text)
    back = str.lower if text.islower() else str.upper
    reading = reader.read(printed)
    return replace(
        reading,
        owners=tuple(map(back, reading.owners)),
        lead=reading.lead and back(reading.lead),
        supporters=tuple(map(back, reading.supporters)),
    )


def replay_owners(text: str, rule: str, context: OwnerContext) -> OwnerReading:
    """Read `text` again by nothing but the steps that `rule` names (see `OwnerReading.rule`)."""
    if len(text) > _LONGEST:
        return read_owners(text, context)
    return _cased(text, _Reader(context, frozenset(rule.split(_THEN))))


class _Reader:
    """Reads one cell, collecting on the way its doubts and the steps that changed something."""

    def __init__(self, context: OwnerContext, allowed: frozenset[str] | None) -> None:
        self.context = context
        self.words = context.words
        self.allowed = allowed
        self.doubts: list[Doubt] = []
        self.steps: dict[str, None] = {}

    def read(self, text: str) -> OwnerReading:
        folded = fold(text)
        if self._may("elsewhere") and refers_elsewhere(folded, self.words):
            return OwnerReading(
                (), None, "elsewhere", (("owner-not-here", "named in another row"),)
            )
        if self._may("nobody") and names_nobody(folded, self.words):
            return OwnerReading((), None, "nobody", (("no-owner", f"{text!r} names nobody"),))
        for name, mend in _MENDED:
            folded = self._step(name, folded, mend(folded, self.words))
        return self._reading(self._changed(folded))

    def _may(self, name: str) -> bool:
        return self.allowed is None or name in self.allowed

    def _step(self, name: str, before: _T, after: _T) -> _T:
        """`after`, noted as a step if it differs; `before` where the step is not allowed."""
        if after == before or not self._may(name):
            return before
        self.steps[name] = None
        return after

    def _changed(self, text: str) -> str:
        change = changed(text, self.words)
        if change is None:
            return text
        self.doubts.append(("owner-unsure", f"the owner changed: {change.before!r} before"))
        return self._step("changed", text, change.now)

    def _reading(self, text: str) -> OwnerReading:
        parts = list(self._parts(text))
        found = [owner for part in parts for owner in self._owners(part)]
        owners = _unique([owner.text for owner in found if owner.manner != "support"])
        supporters = _unique([owner.text for owner in found if owner.manner == "support"])
        if not owners and all(part.manner == "support" for part in parts):
            owners, supporters = supporters, []
        if not owners:
            self.doubts.append(("no-owner", f"{one_line(text)!r} names nobody"))
            doubts = tuple(dict.fromkeys(self.doubts))
            rule = _THEN.join((*self.steps, "nobody"))
            return OwnerReading((), None, rule, doubts, tuple(supporters))
        leads = _unique([owner.text for owner in found if owner.manner == "marked"]) or _unique(
            [owner.text for owner in found if owner.manner == "lead"]
        )
        self._check(owners, named=len(leads) == 1)
        return OwnerReading(
            owners=tuple(owners),
            lead=leads[0] if leads else owners[0],
            rule=_THEN.join(self.steps) or "as-it-stands",
            doubts=tuple(dict.fromkeys(self.doubts)),
            supporters=tuple(supporters),
        )

    def _parts(self, text: str) -> Iterator[Part]:
        """The texts between labels, list signs and joining words, each with what is said of it."""
        for part in self._step("labels", [Part(text)], labelled(text, self.words)):
            for item in self._step("listed", [part.text], items(part.text)):
                for piece in self._step("with-others", [Part(item)], joined(item, self.words)):
                    if piece.doubt:
                        self.doubts.append(("owner-unsure", piece.doubt))
                    manner = "support" if part.manner == "support" else piece.manner or part.manner
                    yield Part(piece.text, manner)

    def _owners(self, part: Part) -> Iterator[Part]:
        """The owners in one text, each with its manner; ``marked`` where it is called the lead."""
        text = self._step("companions", part.text, without_company(part.text, self.words))
        separation = separate(text, self.words, self.context.alone, self.context.initials)
        if separation.unsure:
            self.doubts.append(("owner-unsure", separation.unsure))
        parts = self._step("parted", (text,), separation.parts)
        shared = self._step("shared-post", parts, share_post(parts))
        for each in shared:
            name = tidy(each, self.words)
            if name.doubt:
                self.doubts.append(("owner-unsure", name.doubt))
            owner = self._step(name.rule or "trimmed", " ".join(each.split()), name.text)
            if owner and not (len(shared) > 1 and key(owner) in self.words.vague):
                marked = name.lead and self._may("marked-lead")
                if marked:
                    self.steps["marked-lead"] = None
                yield Part(owner, "marked" if marked else part.manner)

    def _check(self, owners: list[str], *, named: bool) -> None:
        if len(owners) > 1 and not named:
            self.doubts.append(("several-owners", f"{len(owners)} owners, none named as lead"))
        known = set(map(key, self.context.initials)) if self.context.keyed else set()
        for owner in owners if known else ():
            letters = describe(owner, self.words).kind in {Kind.CODE, Kind.ROLE_CODE}
            if letters and key(owner) not in known:
                self.doubts.append(("initials-unknown", f"{owner!r} is not in the document's key"))


def _unique(owners: list[str]) -> list[str]:
    if len(owners) < 2:
        return owners
    return list({key(owner): owner for owner in reversed(owners)}.values())[::-1]
