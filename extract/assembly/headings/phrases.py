"""What a heading says: from its words to the fields it may name, with how sure that is."""

from __future__ import annotations

import re
from functools import lru_cache
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.headings import grammar
from planlift.extract.assembly.headings import heads
from planlift.extract.assembly.headings.dated import day_in
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.forms import variants
from planlift.extract.assembly.headings.listed import ListedHeadings
from planlift.extract.assembly.headings.lookup import FIRST_WORD
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.headings.senses import Sense
from planlift.text import key
from planlift.vocabulary import ByDigest

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator

    from planlift.vocabulary import Vocabulary


_SPLIT = re.compile(r"\s*(?:/|&|\+|,|;|\?(?=\s+\w)|\band\b|\bor\b)\s*")
_BRACKETED = re.compile(r"(?P<head>[^()\[\]]+?)\s*[(\[](?:and\s|&\s?)?(?P<more>[^()\[\]]+)[)\]]$")
_WHO_WHEN = frozenset({"owner_text", "due_text"})
_DEADLINES = frozenset({"due_text", "due_revised"})
_BRACKETS_SAY = _DEADLINES | {"owner_text", "lead_text", "rag_text"}
"""What may be asked for in brackets behind another heading."""
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^a-z0-9 ]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_CHOICES = {"priority", "response", "risk", "due_text"}
"""Fields that forms print as a column to tick for each value."""
_OF = re.compile(r"(?:\s(?:needed|required))?\s(?:of|for|to|on|by|at|in|since|from|with)\s")
_OF_WHAT = re.compile(r"\s(?:of|for|against|in response to)\s")
_HEAD = 0.05
"""What the last word before such counts more: the ``status of`` a recommendation is a status."""
_STILL_TO_DO = frozenset({"required", "needed", "planned", "proposed"})
"""Behind what is to be done: ``Corrective action required and timescale``."""
_ASKED = {"when": "due_text", "who": "owner_text", "whom": "owner_text"}
_WATCHED = {"monitoring", "success_measure", "evidence"}
_BARE_QUESTIONS = frozenset({"who", "how", "when", "where", "what", "how often", "by whom"})
"""Behind what is to be watched they ask about that: ``Who will monitor, how and when``."""
_BROKEN = 10
_EXPLAINED = 3
"""Words at least that follow on ``please``."""
_ENDS = " :;,(–—-"
_LONG_HEADING = 9
"""Words; what is longer is a sentence, not a heading (a form's legal wording aside)."""
_LONGEST_PAIR = 8
"""Words of two headings in one."""


class HeadingWords(ListedHeadings):
    """The heading vocabulary, asked what headings mean, listed or not."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the tables of ``headings.toml``."""
        super().__init__(vocabulary)
        self.senses = lru_cache(maxsize=4096)(self._senses)
        self.dated = lru_cache(maxsize=256)(partial(day_in, self.months))
        asking = ("question", "asking", "instruction")
        self._asking = frozenset().union(*(self.looks[name] for name in asking))

    def _senses(self, heading: str) -> tuple[Sense, ...]:
        """Every field that the heading may name, best first; a decoy gives none."""
        folded = simplify(heading)
        if not folded:
            return ()
        if heading.rstrip().endswith("#"):  # ``Finding #``
            return (Sense("ref", PARTS, "a number's sign"),)
        both = self._in_brackets(heading) if heading.rstrip().endswith((")", "]")) else ()
        if both:
            return both
        known = self._known(heading, folded)
        if known is not None:
            return (known,)
        found = (
            self._explained(folded)
            or grammar.for_checking(folded, self.hints, self.watching)
            or self._by_parts(folded)
            or self.form_label.senses(folded)
            or grammar.in_words(folded, self.fields, self.wordings)
            or grammar.not_met(folded, self.unmet)
            or grammar.until(folded, self.deadline_ends)
            or self._fuzzy(folded)
            or grammar.date_of(folded)
            or grammar.to_tick(folded, self.ticks)
            or grammar.reported(folded, self.reporting, self.doing)
            or self.questions(folded)
            or grammar.of_values(folded, self.looks)
            or self._abbreviated(folded)
            or self._by_hints(folded, self._by_build(folded))
        )
        return tuple(sorted(found, key=lambda sense: -sense.score))

    def _in_brackets(self, heading: str) -> tuple[Sense, ...]:
        """``Lead officer (target date)``: who, and in the same column by when.

        ``Evaluation (RAG)``: how far, where the words in front say no more than that it is judged.
        """
        match = _BRACKETED.match(heading.strip())
        if match is None or key(heading) in self.fields:
            return ()
        more = self.fields.get(key(match["more"]), "")
        bare = key(match["more"]) in self.bare_dates  # ``Responsibility (date)``
        if not bare and more not in _BRACKETS_SAY:
            return ()
        said_first = next(iter(self.senses(match["head"])), None)
        head = said_first.field if said_first is not None else ""
        if bare:  # but ``By (date)`` asks for nothing else
            sure = said_first is not None and said_first.score >= CLOSE
            more = "due_text" if sure and head == "owner_text" else more
        if more == "rag_text":
            told = f"what brackets say: {match['more']}"
            return () if head else (Sense(more, PARTS, told),)
        said = head == "action" and more == "owner_text"  # ``Action (lead)``
        if not head or (len({head, more} & _DEADLINES) != 1 and not said):
            return ()
        why = f"its parts: {match['head']} | {match['more']}"
        return (Sense(head, PARTS, why), Sense(more, PARTS, why))

    def _by_build(self, folded: str) -> list[Sense]:
        ending = grammar.by_ending(folded, self.checking)
        built = ending or grammar.expected(folded, self.endings)
        about = self._about(folded)
        return [*built, *heads.senses(about, self.fields, self.fallbacks, self.leading_on)]

    def _about(self, folded: str) -> str:
        """What ``Details of the action taken`` is about."""
        head, of, rest = folded.partition(" of ")
        return rest.removeprefix("the ") if of and f" {head}" in self.wordings else folded

    def _known(self, heading: str, folded: str) -> Sense | None:
        """The heading is listed, or is but for a small word; without a field for a decoy."""
        dated = self._which_date(heading)
        if dated is not None:
            return dated
        for text, score, why in variants(heading):
            if text in self.fields:
                return Sense(self.fields[text], score, why)
            if text in self.decoys or text in self.fallbacks:
                return Sense("", score, f"known as no field of a plan: {text}")
        listed = self.but_for_articles(folded)
        if listed:
            return Sense(self.fields.get(listed, ""), PARTS, f"a known heading: {listed}")
        for text in (*_otherwise(folded, self.in_front), self._about(folded)):
            if text in self.fields:
                return Sense(self.fields[text], PARTS, f"a known heading: {text}")
        return None

    def _which_date(self, heading: str) -> Sense | None:
        """``Completion (revised)``, ``Target (original)``: which of a plan's dates it is.

        ``Estimated / actual completion date`` says by when, until the work is done;
        ``Start/finish`` is a stretch, ``Timeframe (start)`` is none. A planned review is no end.
        """
        said = _WORD.findall(key(heading))
        which = [word for word in said if word in self.dated_words]
        if not which:
            return None
        rest = " ".join([word for word in said if word not in self.dated_words])
        meant = {self.dated_words[word] for word in which}
        if "completed_text" in meant and not grammar.EXPECTED.isdisjoint(said):
            meant = {"due_text"}
        stretch = "start_text" in meant and said[-1] not in which
        review = meant == {"due_text"} and rest in self.review_dates
        if len(meant) != 1 or stretch or review or " ".join(said) in self.fields:
            return None
        if "due_text" not in {self.fields.get(rest), self.fallbacks.get(rest)}:
            return None
        which_of = " and ".join(which)
        return Sense(meant.pop(), PARTS, f"{which_of}, and a known heading: {rest}")

    def _explained(self, folded: str) -> list[Sense]:
        """``Completion date: please say by when the work will be done``: the words in front."""
        asked, mark, more = folded.partition("?")
        who_when = {self.fields.get(part.strip()) for part in (asked, more)}
        if who_when == _WHO_WHEN:  # ``Who? By when?`` asks for both
            return []
        if mark and more and asked in self.fields:  # ``How will we know? Impact on pupils``
            return [Sense(self.fields[asked], PARTS, f"a known heading: {asked}")]
        said = folded.split()
        for index in range(1, len(said) - _EXPLAINED):
            if said[index].strip("(") in self._asking:
                head = " ".join(said[:index]).strip(_ENDS)
                field = self.fields.get(head, "")
                return [Sense(field, PARTS, f"a known heading: {head}")] if field else []
        return []

    def _abbreviated(self, folded: str) -> list[Sense]:
        """``Actual compl. date``: what its words in full name."""
        full = self._in_full(folded)
        if full == folded:
            return []
        return [replace(s, score=min(s.score, PARTS)) for s in self.senses(full)]

    def _in_full(self, folded: str) -> str:
        """The words in full; in ``Date signed off by`` nobody writes an officer short."""
        said = folded.split()
        full = [self.abbreviations.get(word.rstrip("."), word) for word in said]
        if full == said:
            return folded
        pairs = zip(["", *said], said, full, strict=False)
        return " ".join(
            word if word == "off" and before.startswith("sign") else other
            for before, word, other in pairs
        )

    def _by_parts(self, folded: str) -> list[Sense]:
        """Both halves of ``Lead officer / timescale`` are headings of their own."""
        first = FIRST_WORD.match(folded)
        if first and first[0] not in self.part_openings:
            return []
        parts = [part for part in _SPLIT.split(folded) if part]
        parts = parts if len(parts) > 1 else self._who_and_when(folded)
        fields = [self._part_field(part) for part in parts]
        if len(parts) < 2 or not all(fields):
            return []
        unique = list(dict.fromkeys(fields))
        if unique[0] in _WATCHED and _BARE_QUESTIONS.issuperset(parts[1:]):
            unique = unique[:1]
        if {"start_text", "due_text"} <= {*unique}:  # ``Start and completion date``: a stretch
            unique.remove("start_text")
        return [Sense(field, PARTS, f"its parts: {' | '.join(parts)}") for field in unique]

    def _who_and_when(self, folded: str) -> list[str]:
        """``Named lead`` over ``Date for completion``, or over ``Date``, with nothing between."""
        said = folded.split()
        for index in range(1, len(said) if len(said) <= _LONGEST_PAIR else 0):
            parts = [" ".join(said[:index]), " ".join(said[index:])]
            day = self.fields.get(parts[1]) or ("due_text" if parts[1] in self.bare_dates else "")
            if {self.fields.get(parts[0]), day} == _WHO_WHEN:
                return parts
        return []

    def _part_field(self, part: str) -> str:
        known = self.fields.get(part) or self.fallbacks.get(part, "")
        known = known or self.of_something(part) or self.form_label(part)
        head, _, last = part.rpartition(" ")
        known = known or (self.fields.get(head, "") if last in _STILL_TO_DO else "")
        return known or (self.fields.get(part[:-1], "") if part.endswith("s") else "")

    def loosely(self, heading: str, field: str) -> bool:
        """Only a part that is a second choice names the field: ``Milestones and date``."""
        parts = _SPLIT.split(simplify(heading))
        named = any(self.fields.get(part) == field for part in parts)
        return not named and any(self.fallbacks.get(part) == field for part in parts)

    def _fuzzy(self, folded: str) -> list[Sense]:
        meant = self.spellings.nearest(folded)
        if not meant:
            return []
        return [Sense(self.fields.get(meant, ""), CLOSE, f"spelt nearly like: {meant}")]

    def _by_hints(self, folded: str, ending: list[Sense]) -> list[Sense]:
        """By words that the heading holds; the one that the others describe counts most."""
        words = f" {_NO_WORD.sub(' ', folded) if _SIGN.search(folded) else folded} "
        said = words.split()
        if words.count(" ") > _LONG_HEADING + 1 or self.hints_by_opening.keys().isdisjoint(said):
            return ending
        near = sorted(hint for word in {*said} for hint in self.hints_by_opening.get(word, ()))
        head = f" {_OF.split(folded, maxsplit=1)[0]}"
        found = {sense.field: sense for sense in ending if sense.score > HINT}
        for _, hint, field in near:
            if f" {hint} " in words and field not in found:
                weight = HINT + 0.02 * len(hint.split())
                weight += _HEAD if head.endswith(f" {hint}") else 0.0
                found[field] = Sense(field, weight, f"holds the word: {hint}")
        if "action" in found and any(f" {stage} " in words for stage in self.stages):
            done = found.pop("action")  # ``Steps already taken``
            found.setdefault("progress_text", Sense("progress_text", done.score, "what is done"))
        if "completed_text" in found and grammar.expected(folded, self.endings):
            done = found.pop("completed_text")  # ``Likely date of completion``
            found["due_text"] = replace(done, field="due_text")
        weak = "action" in found and found["action"].score < HINT + _HEAD
        if (weak and "success_measure" in found) or folded.endswith(" by"):
            found.pop("action", None)
        asked = _ASKED.get(folded.partition(" ")[0]) or _ASKED.get(folded.rpartition(" ")[2], "")
        if "success_measure" in found and " know " in words:  # ``We will know it worked when``
            found.pop("due_text", None)
        elif asked in found:  # ``When we will do it``, ``To be done by when``
            found[asked] = Sense(asked, HINT + 2 * _HEAD, "asks who or when")
        return list(found.values()) or ending

    def of_something(self, label: str) -> str:
        """``Completion date for the corrective action plan``: what comes before it says the field.

        Empty for numbers: ``Number of cases`` counts something.
        """
        head, *rest = _OF_WHAT.split(simplify(label), maxsplit=1)
        field = self.fields.get(head, "") if rest and not self.is_decoy(label) else ""
        return "" if field.endswith("ref") else field

    def hinted(self, heading: str, field: str) -> bool:
        """Some word of the heading speaks for `field`, however weakly."""
        return any(sense.field == field for sense in self.senses(heading))

    def broad(self, heading: str) -> bool:
        """The heading names a body or a unit, not the person who answers for it."""
        known = among(self.broad_owners, heading) is not None
        return known or self._in_full(simplify(heading)) in self.broad_owners

    def choice(self, group: str) -> str:
        """Field of which the columns under `group` are the values to tick, or empty."""
        senses = self.senses(group) if group else ()
        found = senses[0].field if senses and senses[0].score >= CLOSE else ""
        return found if found in _CHOICES else ""

    def named(self, heading: str) -> str:
        """The field that the heading most likely names, or empty."""
        senses = self.senses(heading)
        field = senses[0].field if senses else ""
        return field or ("tick" if self.tick(heading) else self.fallback(heading))


def heading_words(vocabulary: Vocabulary) -> HeadingWords:
    """The heading words of `vocabulary`, remembered by its digest."""
    return _made(ByDigest(vocabulary))


@lru_cache(maxsize=8)
def _made(vocabulary: ByDigest) -> HeadingWords:
    return HeadingWords(vocabulary.vocabulary)


def _other_and(folded: str) -> str:
    """``Outcome & impact`` for ``outcome and impact``, and the other way round."""
    if "&" in folded:
        return folded.replace(" & ", " and ")
    return folded.replace(" and ", " & ") if " and " in folded else ""


def _otherwise(folded: str, in_front: Container[str]) -> Iterator[str]:
    """The heading with another word for ``and``, without ``our``, its hyphens as blanks or none."""
    yield _other_and(folded)
    first, _, rest = folded.partition(" ")
    if first in in_front:
        yield rest
    if " " in folded and len(folded) <= _BROKEN:  # ``RA G``: a narrow column broke it
        yield folded.replace(" ", "")
    if "-" in folded:  # ``Time-bound``
        yield folded.replace("-", " ")
        yield folded.replace("-", "")
