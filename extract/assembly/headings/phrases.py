"""What a heading says: from its words to the fields it may name, with how sure that is."""

from __future__ import annotations

import re
from functools import lru_cache
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.headings import grammar
from planlift.extract.assembly.headings import heads
from planlift.extract.assembly.headings.cues import Cues
from planlift.extract.assembly.headings.dated import day_in
from planlift.extract.assembly.headings.form_labels import FormLabels
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.forms import folded_heading
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.forms import variants
from planlift.extract.assembly.headings.lookup import FIRST_WORD
from planlift.extract.assembly.headings.lookup import OURS
from planlift.extract.assembly.headings.lookup import but_for
from planlift.extract.assembly.headings.lookup import by_first_word
from planlift.extract.assembly.headings.lookup import by_phrase
from planlift.extract.assembly.headings.lookup import month_numbers
from planlift.extract.assembly.headings.lookup import openings
from planlift.extract.assembly.headings.lookup import phrase_sets
from planlift.extract.assembly.headings.lookup import single_words
from planlift.extract.assembly.headings.lookup import with_own
from planlift.extract.assembly.headings.lookup import with_plurals
from planlift.extract.assembly.headings.misspelt import Spellings
from planlift.extract.assembly.headings.questions import Questions
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.headings.senses import Sense
from planlift.text import key
from planlift.vocabulary import ByDigest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.vocabulary import Vocabulary


_SPLIT = re.compile(r"\s*(?:/|&|\+|,|;|\band\b|\bor\b)\s*")
_SPLITTING = {"and", "or"}
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?![^\x00-\x7f]|\w)")
_NUMBER_WORDS = ("no", "number")
"""What may stand between a label and its number, perhaps without a blank."""
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^a-z0-9 ]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_CHOICES = {"priority", "response", "risk"}
"""Fields that forms print as a column to tick for each value."""
_OF = re.compile(r"(?:\s(?:needed|required))?\s(?:of|for|to|on|by|at|in|since|from|with)\s")
_OF_WHAT = re.compile(r"\s(?:of|for|against|in response to)\s")
_HEAD = 0.05
"""What the last word before such counts more: the ``status of`` a recommendation is a status."""
_STILL_TO_DO = frozenset({"required", "needed", "planned", "proposed"})
"""Behind what is to be done: ``Corrective action required and timescale``."""
_ASKED = {"when": "due_text", "who": "owner_text", "whom": "owner_text"}
_DATE_TABLES = ("months", "weekdays", "seasons", "terms", "festivals")
_OWNER_TABLES = ("roles", "bodies")
_BROKEN = 10
_BEFORE_TAIL = 2
"""Words in front of the last one of a label at most."""
_EXPLAINED = 3
"""Words at least that follow on ``please``."""
_ENDS = " :;,(–—-"
_LONG_HEADING = 9
"""Words; what is longer is a sentence, not a heading (a form's legal wording aside)."""


class HeadingWords:
    """The heading vocabulary, folded once and asked often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the tables of ``headings.toml``."""
        self.fields = by_phrase(vocabulary, "fields")
        self.decoys = set(by_phrase(vocabulary, "decoys"))
        known = self.fields.keys() | self.decoys
        self.but_for_articles = but_for(by_phrase(vocabulary, "articles"), known)
        self.spellings = Spellings(known, by_phrase(vocabulary, "hints"))
        self.cues = Cues(vocabulary)
        self.questions = Questions(vocabulary)
        self.fallbacks = by_phrase(vocabulary, "fallbacks")
        self._own_fallbacks = with_own(self.fallbacks)
        self.part_openings = openings((*self.fields, *self.fallbacks)) | _SPLITTING
        self.either_date, self.seconds, self.steps = (
            by_phrase(vocabulary, table) for table in ("either_date", "seconds", "steps")
        )
        self.hints = with_plurals(by_phrase(vocabulary, "hints"))
        self.hint_openings = frozenset(hint.partition(" ")[0] for hint in self.hints)
        self.ticks = set(by_phrase(vocabulary, "tick_headings"))
        self.groups = set(by_phrase(vocabulary, "group_headings"))
        self.labels = by_phrase(vocabulary, "labels")
        self.tails, self.abbreviations, self.dated_words = (
            by_phrase(vocabulary, table)
            for table in ("label_tails", "abbreviations", "dated_words")
        )
        numbers = (phrase for phrase, field in self.fields.items() if field == "ref")
        self.label_openings = openings(self.labels) | openings(numbers)
        self.areas = frozenset(by_phrase(vocabulary, "area_labels"))
        self.form_label = FormLabels(vocabulary)
        self.plain = set(by_phrase(vocabulary, "plain_headings"))
        self.answering, self.decisions, self.bidding, self._reporting, self.deciding = (
            tuple(by_phrase(vocabulary, table))
            for table in ("answering", "decisions", "bidding", "reporting", "deciding")
        )
        self.action_lists = tuple(by_phrase(vocabulary, "action_lists"))
        self.broad_owners, self.risk_figures, self.issue_words = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("broad_owners", "risk_figures", "issue_words")
        )
        self.cases, self.recurring_work, self.document_words = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("cases", "recurring_work", "document_words")
        )
        self.risk_answers, self.bygone, self.audiences, self.assessed, self.recommending = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("risk_answers", "bygone", "audiences", "assessed", "recommending")
        )
        self.details = by_phrase(vocabulary, "details")
        self.neutral, self.review_dates, self.endings, self.stages, self.checking = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("neutral_headings", "review_dates", "endings", "stages", "checking")
        )
        self.importance, self.above, self.watching = (
            frozenset(by_phrase(vocabulary, table)) for table in ("importance", "above", "watching")
        )
        self.sums = frozenset(by_phrase(vocabulary, "sums"))
        self.keys = by_phrase(vocabulary, "keys")
        self.key_openings = tuple(f"{phrase} " for phrase in by_phrase(vocabulary, "key_openings"))
        self.key_verbs = sorted(by_phrase(vocabulary, "key_verbs"), key=len, reverse=True)
        self.colours = set(by_phrase(vocabulary, "marks"))
        self.open_ends = set(by_phrase(vocabulary, "joins"))
        self._wordings, self._unmet = (
            tuple(f" {end}" for end in by_phrase(vocabulary, table))
            for table in ("wordings", "unmet")
        )
        self.deadlines, self.looks, self.mood, self.counted, self.described = (
            phrase_sets(vocabulary, table)
            for table in ("deadlines", "looks", "mood", "counted", "described")
        )
        self.looks["date"] |= single_words(vocabulary, "dates", _DATE_TABLES)
        self.looks["owner"] |= single_words(vocabulary, "owners", _OWNER_TABLES)
        self.months = month_numbers(vocabulary.meanings("dates", "months"))
        self.states = by_first_word(vocabulary.meanings("statuses", "words"))
        self.date_joins = frozenset(by_phrase(vocabulary, "date_joins"))
        self.naming = frozenset(by_phrase(vocabulary, "naming_words"))
        self.finding_codes = frozenset(by_phrase(vocabulary, "finding_codes"))
        self.periods = frozenset(self.months) | frozenset(by_phrase(vocabulary, "periods"))
        self.answers = frozenset(by_phrase(vocabulary, "answers"))
        self.senses = lru_cache(maxsize=4096)(self._senses)
        self.dated = lru_cache(maxsize=256)(partial(day_in, self.months))

    def _senses(self, heading: str) -> tuple[Sense, ...]:
        """Every field that the heading may name, best first; a decoy gives none."""
        folded = simplify(heading)
        if not folded:
            return ()
        if heading.rstrip().endswith("#"):  # ``Finding #``
            return (Sense("ref", PARTS, "a number's sign"),)
        known = self._known(heading, folded)
        if known is not None:
            return (known,)
        found = (
            self._explained(folded)
            or grammar.for_checking(folded, self.hints, self.watching)
            or self._by_parts(folded)
            or self.form_label.senses(folded)
            or grammar.in_words(folded, self.fields, self._wordings)
            or grammar.not_met(folded, self._unmet)
            or self._fuzzy(folded)
            or grammar.date_of(folded)
            or grammar.to_tick(folded, self.ticks)
            or grammar.reported(folded, self._reporting)
            or self.questions(folded)
            or grammar.of_values(folded, self.looks)
            or self._abbreviated(folded)
            or self._by_hints(folded, self._by_build(folded))
        )
        return tuple(sorted(found, key=lambda sense: -sense.score))

    def _by_build(self, folded: str) -> list[Sense]:
        ending = grammar.by_ending(folded, self.checking)
        built = ending or grammar.expected(folded, self.endings)
        return [*built, *heads.senses(self._about(folded), self.fields, self.fallbacks)]

    def _about(self, folded: str) -> str:
        """What ``Details of the action taken`` is about."""
        head, of, rest = folded.partition(" of ")
        return rest.removeprefix("the ") if of and f" {head}" in self._wordings else folded

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
        for text in (*_otherwise(folded), self._about(folded)):
            if text in self.fields:
                return Sense(self.fields[text], PARTS, f"a known heading: {text}")
        return None

    def _which_date(self, heading: str) -> Sense | None:
        """``Completion (revised)``, ``Target (original)``: which of a plan's dates it is."""
        said = _WORD.findall(key(heading))
        which = [word for word in said if word in self.dated_words]
        rest = " ".join([word for word in said if word not in self.dated_words])
        if len(which) != 1 or " ".join(said) in self.fields:
            return None
        if "due_text" not in {self.fields.get(rest), self.fallbacks.get(rest)}:
            return None
        return Sense(self.dated_words[which[0]], PARTS, f"{which[0]}, and a known heading: {rest}")

    def _explained(self, folded: str) -> list[Sense]:
        """``Completion date: please say by when the work will be done``: the words in front."""
        asked, mark, more = folded.partition("?")
        if mark and more and asked in self.fields:  # ``How will we know? Impact on pupils``
            return [Sense(self.fields[asked], PARTS, f"a known heading: {asked}")]
        said = folded.split()
        for index in range(1, len(said) - _EXPLAINED):
            if said[index].strip("(") in self.looks["question"] | self.looks["asking"]:
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
        fields = [self._part_field(part) for part in parts]
        if len(parts) < 2 or not all(fields):
            return []
        unique = list(dict.fromkeys(fields))
        if {"start_text", "due_text"} <= {*unique}:  # ``Start and completion date``: a stretch
            unique.remove("start_text")
        return [Sense(field, PARTS, f"its parts: {' | '.join(parts)}") for field in unique]

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
        if words.count(" ") > _LONG_HEADING + 1 or self.hint_openings.isdisjoint(words.split()):
            return ending
        head = f" {_OF.split(folded, maxsplit=1)[0]}"
        found = {sense.field: sense for sense in ending if sense.score > HINT}
        for hint, field in self.hints.items():
            if f" {hint} " in words and field not in found:
                weight = HINT + 0.02 * len(hint.split())
                weight += _HEAD if head.endswith(f" {hint}") else 0.0
                found[field] = Sense(field, weight, f"holds the word: {hint}")
        if "action" in found and any(f" {stage} " in words for stage in self.stages):
            done = found.pop("action")  # ``Steps already taken``
            found.setdefault("progress_text", Sense("progress_text", done.score, "what is done"))
        weak = "action" in found and found["action"].score < HINT + _HEAD
        if (weak and "success_measure" in found) or folded.endswith(" by"):
            found.pop("action", None)
        asked = _ASKED.get(folded.partition(" ")[0]) or _ASKED.get(folded.rpartition(" ")[2], "")
        if "success_measure" in found and " know " in words:  # ``We will know it worked when``
            found.pop("due_text", None)
        elif asked in found:  # ``When we will do it``, ``To be done by when``
            found[asked] = Sense(asked, HINT + 2 * _HEAD, "asks who or when")
        return list(found.values()) or ending

    def is_decoy(self, heading: str) -> bool:
        """The heading is known to name no field of a plan."""
        return among(self.decoys, heading) is not None

    def tick(self, heading: str) -> bool:
        """The heading names a status that a tick below it gives."""
        return among(self.ticks, heading) is not None

    def fallback(self, heading: str) -> str:
        """Field that the heading names where no other column does, or empty."""
        known = among(self._own_fallbacks, heading)
        return "" if known is None else self._own_fallbacks[known]

    def second(self, heading: str) -> str:
        """Field that the heading names where its first choice is taken, or empty."""
        known = among(self.seconds, heading)
        return "" if known is None else self.seconds[known]

    def step(self, heading: str) -> bool:
        """The heading names the steps of what another column says."""
        return among(self.steps, heading) is not None

    def of_something(self, label: str) -> str:
        """``Completion date for the corrective action plan``: what comes before it says the field.

        Empty for numbers: ``Number of cases`` counts something.
        """
        head, *rest = _OF_WHAT.split(simplify(label), maxsplit=1)
        field = self.fields.get(head, "") if rest and not self.is_decoy(label) else ""
        return "" if field.endswith("ref") else field

    def reviews(self, heading: str) -> bool:
        """``Next review date``: a deadline only where nothing else is."""
        return among(self.review_dates, heading) is not None

    def says_any(self, heading: str) -> bool:
        """``Details``: whatever the table is about."""
        return among(self.neutral, heading) is not None

    def hinted(self, heading: str, field: str) -> bool:
        """Some word of the heading speaks for `field`, however weakly."""
        return any(sense.field == field for sense in self.senses(heading))

    def scores_risk(self, heading: str) -> bool:
        """The heading is one of a risk register's figures."""
        return among(self.risk_figures, heading) is not None

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

    def names_document(self, heading: str) -> bool:
        """Such as ``Corrective action plan``: it has a word that names a document."""
        folded = f" {' '.join(_WORD.findall(key(heading)))} "
        return any(f" {word} " in folded for word in self.document_words)

    def announced(self, label: str) -> str:
        """Field that a line such as ``Recommendation 3`` announces for what follows, or empty."""
        folded = folded_heading(label)
        known = self.labels.get(folded, "")
        if known or " " not in folded:
            return known
        if " or " not in folded:
            return self._by_tail(folded)
        fields = {self.labels.get(part, "") for part in folded.split(" or ")}
        return fields.pop() if len(fields) == 1 else ""

    def _by_tail(self, folded: str) -> str:
        """``Welfare requirement``: of few words the last says what it is."""
        *before, last = folded.split()
        field = self.tails.get(last, "") if len(before) <= _BEFORE_TAIL else ""
        return field if field and self.open_ends.isdisjoint(before) else ""

    def opens_with_label(self, text: str) -> bool:
        """Whether the text may open with a label that `announced` knows, and a number."""
        first = _PLAIN_WORD.match(text)
        if first is None:
            return True
        word = first[0].lower()
        if word in self.label_openings or word.endswith(_NUMBER_WORDS):
            return True
        return any(key(next_) in self.tails for next_ in text.split(None, 3)[1:3])

    def label(self, text: str) -> str:
        """Field that a label such as ``Lead officer:`` announces, or empty."""
        folded = simplify(text)
        return self.labels.get(folded) or self.fields.get(folded, "")


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


def _otherwise(folded: str) -> Iterator[str]:
    """The heading with another word for ``and``, without ``our``, its hyphens as blanks or none."""
    yield _other_and(folded)
    first, _, rest = folded.partition(" ")
    if first in OURS:
        yield rest
    if " " in folded and len(folded) <= _BROKEN:  # ``RA G``: a narrow column broke it
        yield folded.replace(" ", "")
    if "-" in folded:  # ``Time-bound``
        yield folded.replace("-", " ")
        yield folded.replace("-", "")
