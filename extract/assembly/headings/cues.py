"""Words that say what a column is only together with its values: ``Position`` over posts or states.

A heading that no list knows is read by a word of it, and only for what its values can be: a column
of dates is a deadline or another date, one of names and posts is who does it or who looks on.
"""

from __future__ import annotations

import re
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings import heads
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.lookup import one_of_several
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import CUE
from planlift.extract.assembly.headings.senses import Sense
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.vocabulary import Vocabulary

DATES, PEOPLE, STATES, TEXTS = "date_cues", "people_cues", "state_cues", "text_cues"
SHOWN = frozenset({DATES, PEOPLE, STATES})
"""What values show whatever stands above them: who, when and how far."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PARTS = re.compile(r"\s+(?:and|&)\s+|\s*/\s*", re.IGNORECASE)
_MOSTLY = 0.75
_OF_KIND: Mapping[str, frozenset[str]] = {
    DATES: DATED_FIELDS,
    STATES: frozenset({"status_text", "progress_text", "rag_text", "response"}),
    PEOPLE: frozenset({"owner_text", "lead_text", "support_text", "monitoring"}),
}
"""What a column of each kind may be: where its values tell, no word makes it anything else."""
_NO_DATES = frozenset({*WHAT, "response", "priority", "section", "success_measure"})
"""What a hint may say of a column that holds nothing but dates: ``Agreed at audit``."""
NO_POSTS = frozenset({*WHAT, "response", "risk", "impact", "evidence", "success_measure"})
"""What a hint may say of a column that holds names and posts: ``Exec holding the risk``."""
_COMMON = {DATES: {"due_text"}, PEOPLE: {"owner_text"}, STATES: {"status_text"}}
"""What most such columns are: words that make one anything else count more."""
_PLACE = "place"
"""Where something is: nobody, unless another word says so, as in ``Delivery body``."""
_LONGER = 0.01
_LAST = 0.004
_KINDS: Mapping[str, Callable[[str, HeadingWords], bool]] = {
    DATES: looks.date_only,
    STATES: looks.short_status,
    PEOPLE: looks.person,
}
"""In this order: what could be a date is no state, and what could be a state is nobody's name."""


class Cues:
    """The words of the four tables of cues, folded, several of a thing as one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the tables of ``headings.toml``."""
        self._tables = {
            name: _by_last_word(vocabulary.meanings("headings", name))
            for name in (DATES, PEOPLE, STATES, TEXTS)
        }

    def found(self, heading: str, kind: str) -> tuple[str, str, float] | None:
        """Field, word and weight of the cue that counts most: the longest, then the last one."""
        said = list(map(one_of_several, _WORD.findall(simplify(heading))))
        best: tuple[float, str, str] | None = None
        for at, word in enumerate(said):
            for phrase, field in self._tables[kind].get(word, ()):
                if said[at + 1 - len(phrase) : at + 1] == list(phrase):
                    other = -1 if field == _PLACE else field not in _COMMON.get(kind, {field})
                    weight = _LONGER * (len(phrase) + other) + _LAST * (at + 1) / len(said)
                    best = max(best or (0.0, "", ""), (weight, field, " ".join(phrase)))
        if best is None:
            return None
        return ("none" if best[1] == _PLACE else best[1], best[2], best[0])

    def speaks_for(self, heading: str, field: str) -> bool:
        """A word of the heading is a cue for the field, over values of one kind or another."""
        cues = (self.found(heading, kind) for kind in self._tables)
        return any(cue is not None and cue[0] == field for cue in cues)

    def of_others(self, heading: str, kind: str) -> bool:
        """A word of the heading says that such values are none of who does it and by when.

        ``Review and finish date`` says so in one of its parts alone.
        """
        found = [self.found(part, kind) for part in _PARTS.split(heading)]
        cues = [cue for cue in found if cue is not None]
        return bool(cues) and all(cue[0] == "none" for cue in cues)


def _dates_and_words(texts: Sequence[str], words: HeadingWords) -> bool:
    """Days, and among them ``Completed`` or ``March 2026 (was December)``: half are bare dates."""
    days = [text for text in texts if not looks.bare_status(text, words)]
    if not all(looks.date(text, words) for text in days):
        return False
    bare = [text for text in days if looks.date_only(text, words)]
    return 2 * len(bare) >= len(texts) and any(map(looks.dated, bare))


def kind_of(texts: Sequence[str], words: HeadingWords) -> str:
    """Dates, states, people or texts; empty for values that are none of these."""
    if not texts:
        return ""
    for kind, look in _KINDS.items():
        if looks.share(map(look, texts, repeat(words))) > _MOSTLY:
            return kind
    if _dates_and_words(texts, words):
        return DATES
    if all(map(looks.named, texts)) and looks.mostly(looks.person(text, words) for text in texts):
        return PEOPLE  # ``Clerk`` among ``Head of Finance``
    return TEXTS if looks.mostly(looks.words_said(text, words) > 1 for text in texts) else ""


def with_cues(
    senses: Sequence[Sense], heading: str, texts: Sequence[str], words: HeadingWords
) -> list[Sense]:
    """The senses of a heading that is not known, and what a cue of it says beside its values."""
    known = any(sense.score >= CLOSE for sense in senses)
    if known or not heading or words.is_decoy(heading) or words.fallback(heading):
        return list(senses)
    kind = kind_of(texts, words)
    cue = words.cues.found(heading, kind) if kind else None
    if cue is None:
        posts = kind == PEOPLE and looks.share(map(looks.role, texts, repeat(words))) > _MOSTLY
        unlike = NO_POSTS if posts else _NO_DATES if kind == DATES else ()
        return [sense for sense in senses if sense.field not in unlike]
    field, word, weight = cue
    if field == "owner_text" and not words.checking.isdisjoint(key(heading).split()):
        return list(senses)  # ``Checked by``: not who does it
    if field == "none":  # ``Risk area``: nobody's name, and perhaps what another word says
        like = _OF_KIND.get(kind, frozenset())
        unlike = like | (_NO_DATES if kind == DATES else frozenset())
        opened = [s for s in senses if s.field in like and heads.opens(s)]
        return [s for s in senses if s.field not in unlike or s in opened]
    if field == "action" and any(sense.field == "progress_text" for sense in senses):
        return list(senses)  # ``Action taken to date``
    kept = [sense for sense in senses if sense.field in _OF_KIND.get(kind, {sense.field})]
    if field == "status_text":  # ``Where it stands`` over states
        kept = [replace(sense, score=min(sense.score, CUE)) for sense in kept]
    return [*kept, Sense(field, CUE + weight, f"over such values it speaks for that: {word}")]


def _by_last_word(
    meanings: Mapping[str, str],
) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, field in meanings.items():
        said = tuple(map(one_of_several, _WORD.findall(phrase)))
        found.setdefault(said[-1], []).append((said, field))
    return found
