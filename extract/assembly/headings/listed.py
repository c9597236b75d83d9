"""The phrases of the heading vocabulary as they are listed: what each of them is known as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.cues import Cues
from planlift.extract.assembly.headings.form_labels import FormLabels
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.forms import folded_heading
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.lookup import but_for
from planlift.extract.assembly.headings.lookup import by_first_word
from planlift.extract.assembly.headings.lookup import by_opening
from planlift.extract.assembly.headings.lookup import by_phrase
from planlift.extract.assembly.headings.lookup import month_numbers
from planlift.extract.assembly.headings.lookup import openings
from planlift.extract.assembly.headings.lookup import phrase_sets
from planlift.extract.assembly.headings.lookup import single_words
from planlift.extract.assembly.headings.lookup import with_front
from planlift.extract.assembly.headings.lookup import with_plurals
from planlift.extract.assembly.headings.misspelt import Spellings
from planlift.extract.assembly.headings.questions import Questions
from planlift.text import key

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary


_SPLITTING = {"and", "or"}
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?![^\x00-\x7f]|\w)")
_NUMBER_WORDS = ("no", "number")
"""What may stand between a label and its number, perhaps without a blank."""
_DATE_TABLES = ("months", "weekdays", "seasons", "terms", "festivals")
_OWNER_TABLES = ("roles", "bodies")
_BEFORE_TAIL = 2
"""Words in front of the last one of a label at most."""
_WORD = re.compile(r"[^\W_]+")


class ListedHeadings:
    """The heading vocabulary, folded once and asked often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the tables of ``headings.toml``."""
        self.fields = by_phrase(vocabulary, "fields")
        self.decoys = set(by_phrase(vocabulary, "decoys"))
        known = self.fields.keys() | self.decoys
        self.but_for_articles = but_for(by_phrase(vocabulary, "articles"), known)
        others = by_phrase(vocabulary, "hints").keys() | by_phrase(vocabulary, "spelt").keys()
        self.spellings = Spellings(known, others)
        self.cues = Cues(vocabulary)
        self.questions = Questions(vocabulary)
        self.fallbacks = by_phrase(vocabulary, "fallbacks")
        self._own_fallbacks = with_front(self.fallbacks, by_phrase(vocabulary, "in_front"))
        self.part_openings = openings((*self.fields, *self.fallbacks)) | _SPLITTING
        self.either_date, self.seconds, self.steps, self.stretches = (
            by_phrase(vocabulary, table)
            for table in ("either_date", "seconds", "steps", "stretches")
        )
        self.hints = with_plurals(by_phrase(vocabulary, "hints"))
        self.hints_by_opening = by_opening(self.hints)
        self.ticks = set(by_phrase(vocabulary, "tick_headings"))
        self.groups = set(by_phrase(vocabulary, "group_headings"))
        self.labels = by_phrase(vocabulary, "labels")
        self.tails, self.abbreviations, self.dated_words, self.leading_on = (
            by_phrase(vocabulary, table)
            for table in ("label_tails", "abbreviations", "dated_words", "leading_on")
        )
        counted = (p for p, f in self.fields.items() if f == "ref" or (f == "finding" and " " in p))
        self.label_openings = openings(self.labels) | openings(counted)
        self.areas = frozenset(by_phrase(vocabulary, "area_labels"))
        self.form_label = FormLabels(vocabulary)
        self.plain = set(by_phrase(vocabulary, "plain_headings"))
        self.answering, self.decisions, self.bidding, self.reporting, self.deciding = (
            tuple(by_phrase(vocabulary, table))
            for table in ("answering", "decisions", "bidding", "reporting", "deciding")
        )
        self.action_lists = tuple(by_phrase(vocabulary, "action_lists"))
        self.broad_owners, self.risk_figures, self.issue_words = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("broad_owners", "risk_figures", "issue_words")
        )
        self.cases, self.recurring_work, self.document_words, self.asking = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("cases", "recurring_work", "document_words", "asking")
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
        self.importance, self.above, self.watching, self.bare_dates, self.waymarks = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("importance", "above", "watching", "bare_dates", "waymarks")
        )
        self.sums, self.two_sensed, self.captioned, self.earlier_states, self.next_steps = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("sums", "two_sensed", "captions", "earlier_states", "next_steps")
        )
        self.standings = frozenset(by_phrase(vocabulary, "standings"))
        self.keys = by_phrase(vocabulary, "keys")
        self.key_openings, self.to_come = (
            tuple(f"{phrase} " for phrase in by_phrase(vocabulary, table))
            for table in ("key_openings", "to_come")
        )
        self.key_verbs = sorted(by_phrase(vocabulary, "key_verbs"), key=len, reverse=True)
        self.colours = set(by_phrase(vocabulary, "marks"))
        self.open_ends = set(by_phrase(vocabulary, "joins"))
        self.wordings, self.unmet, self.deadline_ends, self.doing = (
            tuple(f" {end}" for end in by_phrase(vocabulary, table))
            for table in ("wordings", "unmet", "deadline_ends", "doing")
        )
        self.deadlines, self.looks, self.mood, self.counted, self.described = (
            phrase_sets(vocabulary, table)
            for table in ("deadlines", "looks", "mood", "counted", "described")
        )
        self.tended, self.duties = (
            phrase_sets(vocabulary, table) for table in ("tended", "duties")
        )
        self.looks["date"] |= single_words(vocabulary, "dates", _DATE_TABLES)
        self.looks["owner"] |= single_words(vocabulary, "owners", _OWNER_TABLES)
        self.months = month_numbers(vocabulary.meanings("dates", "months"))
        self.states = by_first_word(vocabulary.meanings("statuses", "words"))
        self.date_joins = frozenset(by_phrase(vocabulary, "date_joins"))
        self.naming, self.finding_codes, self.in_front = (
            frozenset(by_phrase(vocabulary, table))
            for table in ("naming_words", "finding_codes", "in_front")
        )
        self.periods = frozenset(self.months) | frozenset(by_phrase(vocabulary, "periods"))
        self.answers = frozenset(by_phrase(vocabulary, "answers"))

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

    def stretch(self, heading: str) -> str:
        """``From``, ``To``: the field that the heading names over dates, or empty."""
        known = among(self.stretches, heading)
        return "" if known is None else self.stretches[known]

    def step(self, heading: str) -> bool:
        """The heading names the steps of what another column says."""
        return among(self.steps, heading) is not None

    def reviews(self, heading: str) -> bool:
        """``Next review date``: a deadline only where nothing else is."""
        return among(self.review_dates, heading) is not None

    def says_any(self, heading: str) -> bool:
        """``Details``: whatever the table is about."""
        return among(self.neutral, heading) is not None

    def of_earlier_state(self, heading: str) -> bool:
        """``RAG at last review``: a state that another column may have brought up to date."""
        folded = f" {' '.join(_WORD.findall(key(heading)))} "
        return " since " not in folded and any(f" {w} " in folded for w in self.earlier_states)

    def scores_risk(self, heading: str) -> bool:
        """The heading is one of a risk register's figures."""
        return among(self.risk_figures, heading) is not None

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

    def counted_label(self, label: str) -> str:
        """The same of a label that a number stands behind: also ``What inspectors said`` 3."""
        folded = folded_heading(label)
        heads = " " in folded and self.fields.get(folded) == "finding"
        return self.announced(label) or ("finding" if heads else "")

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
