"""From the text of one cell to its owners: the steps in their order, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.normalize.owners import cell
from planlift.normalize.owners.kinds import Kind
from planlift.normalize.owners.kinds import describe
from planlift.normalize.owners.split import separate
from planlift.normalize.owners.tidy import share_post
from planlift.normalize.owners.tidy import tidy
from planlift.normalize.owners.tidy import without_company
from planlift.normalize.owners.words import OwnerWords
from planlift.normalize.owners.words import compile_words
from planlift.text import fold
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.vocabulary import Vocabulary

Doubt = tuple[str, str]
"""A code of `planlift.checks` and why, in plain words."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnerContext:
    """What the words and the rest of the document say about owners; make one for each plan."""

    words: OwnerWords
    initials: Mapping[str, str] = field(default_factory=dict)
    """The document's own key: ``RM`` → ``Registered Manager``. It proves that letters are an owner
    and shows which are not explained; the letters themselves stay as printed."""
    alone: Mapping[str, int] = field(default_factory=dict)
    """Folded texts of the plan's owner cells, with how often each stands."""


@dataclass(frozen=True, slots=True)
class OwnerReading:
    """The owners of one cell."""

    owners: tuple[str, ...]
    lead: str | None
    """The one accountable: named as lead, or the first."""
    rule: str
    doubts: tuple[Doubt, ...] = ()
    supporters: tuple[str, ...] = ()
    """Those named as helping an owner ("supported by …"): they do not answer for the action."""


def owner_context(
    vocabulary: Vocabulary, initials: Mapping[str, str] | None = None, cells: Iterable[str] = ()
) -> OwnerContext:
    """The context for one plan: its key of initials and the texts of all its owner cells."""
    alone: dict[str, int] = {}
    for text in cells:
        folded = key(text)
        alone[folded] = alone.get(folded, 0) + 1
    return OwnerContext(compile_words(vocabulary), dict(initials or {}), alone)


@lru_cache(maxsize=65536)
def read_owners(text: str, context: OwnerContext) -> OwnerReading:
    """Split and tidy the owners of one cell. Never raises: what is not understood stays whole."""
    folded = fold(text)
    plain = key(folded) or one_line(folded)
    if cell.refers_elsewhere(plain, context.words):
        return OwnerReading((), None, "elsewhere", (("owner-not-here", "named in another row"),))
    if plain in context.words.none or not any(map(str.isalnum, plain)):
        return OwnerReading((), None, "none", (("no-owner", f"{text!r} names nobody"),))
    return _Reader(context).read(folded)


class _Reader:
    """Reads one cell, collecting doubts on the way."""

    def __init__(self, context: OwnerContext) -> None:
        self.context = context
        self.words = context.words
        self.doubts: list[Doubt] = []
        self.rule = "one"

    def read(self, text: str) -> OwnerReading:
        text = cell.without_mail(cell.unwrap(text, self.words))
        text = cell.with_lost_breaks(text, self.words)
        text = self._changed(text)
        roles = cell.labelled(text, self.words)
        lead = self._owners(roles.lead)
        others = self._owners(roles.other)
        supporters = self._owners(roles.support)
        marked = [owner for owner, is_lead in (*lead, *others) if is_lead]
        owners = _unique([owner for owner, _ in (*lead, *others)])
        if not owners and supporters:
            owners, supporters = _unique([owner for owner, _ in supporters]), []
        if not owners:
            self.doubts.append(("no-owner", f"{one_line(text)!r} names nobody"))
            return OwnerReading((), None, "none", tuple(self.doubts))
        named = marked or [owner for owner, _ in lead][: len(lead) == 1]
        self._check(owners, named=bool(named))
        if roles.rule:
            self.rule = roles.rule
        elif len(owners) > 1 and self.rule == "one":
            self.rule = "several"
        return OwnerReading(
            owners=tuple(owners),
            lead=named[0] if named else owners[0],
            rule=self.rule,
            doubts=tuple(dict.fromkeys(self.doubts)),
            supporters=tuple(_unique([owner for owner, _ in supporters])),
        )

    def _changed(self, text: str) -> str:
        change = cell.changed(text, self.words)
        if change is None:
            return text
        self.rule = "changed"
        self.doubts.append(("owner-unsure", f"the owner changed: {change.before!r} before"))
        return change.now

    def _owners(self, texts: tuple[str, ...]) -> list[tuple[str, bool]]:
        """Owner and whether the text marks it as lead."""
        found: list[tuple[str, bool]] = []
        for text in texts:
            for item in cell.items(text):
                found += self._item(item)
        return found

    def _item(self, text: str) -> list[tuple[str, bool]]:
        text = without_company(text, self.words)
        separation = separate(text, self.words, self.context.alone, self.context.initials)
        if separation.unsure:
            self.doubts.append(("owner-unsure", separation.unsure))
        parts = share_post(separation.parts)
        owners = []
        for part in parts:
            name = tidy(part, self.words)
            if name.doubt:
                self.doubts.append(("owner-unsure", name.doubt))
            if name.text and not (len(parts) > 1 and key(name.text) in self.words.vague):
                owners.append((name.text, name.lead))
            if name.rule:
                self.rule = name.rule
        return owners

    def _check(self, owners: list[str], *, named: bool) -> None:
        if len(owners) > 1 and not named:
            self.doubts.append(("several-owners", f"{len(owners)} owners, none named as lead"))
        known = {key(letters) for letters in self.context.initials}
        for owner in owners if known else ():
            letters = describe(owner, self.words).kind in {Kind.CODE, Kind.ROLE_CODE}
            if letters and key(owner) not in known:
                self.doubts.append(("initials-unknown", f"{owner!r} is not in the document's key"))


def _unique(owners: list[str]) -> list[str]:
    return list({key(owner): owner for owner in reversed(owners)}.values())[::-1]
