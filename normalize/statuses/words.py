"""The vocabulary of statuses and colours, compiled once for each set of words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.statuses.phrases import Phrases
from planlift.text import key
from planlift.vocabulary import ByDigest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.vocabulary import Vocabulary

FILE = "statuses"
CATEGORIES = ("completed", "in_progress", "not_started", "delayed", "ongoing", "closed", "unknown")
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
_PART = r"\b\d{1,2}[/.]\d{1,4}\b(?![/.%]\d|%)"
"""A day with its month, or a month with its year."""
_YEAR = r"(?:['’]?\d{2}(?:\d{2})?(?:\s?[/-]\s?\d{2}(?:\d{2})?)?)"


class StatusWords(Struct, frozen=True, eq=False):
    """Phrases by what they tell. Compared by identity, so that readings can be remembered."""

    statuses: Phrases
    marks: Mapping[str, str]
    """Sign → ``yes``, ``no``, ``empty``, ``half`` or ``nothing``."""
    letters: Mapping[str, str]
    responses: Phrases
    stands: Mapping[str, str]
    """Phrase → ``alone``, ``lost_break`` or ``clause``."""
    bids: frozenset[str]
    """Words that before `deadline` tell what is to be done: "Complete by June"."""
    deadline: frozenset[str]
    follow: Phrases
    general: Mapping[str, str]
    """Phrase → ``open`` or ``closed``: a second status says more exactly what is meant."""
    joining: frozenset[str]
    past: frozenset[str]
    now: frozenset[str]
    unsure: frozenset[str]
    numbers: Mapping[str, int]
    labels: Phrases
    subjects: Phrases
    modifiers: Phrases
    """``negation``, ``partly``, ``future``."""
    missed: Phrases
    exceptions: Phrases
    negated: Mapping[str, str]
    inside: Phrases
    often: Phrases
    happened: Phrases
    doing: frozenset[str]
    """Words that open a report of work under way: "Drafting the policy"."""
    against: Phrases
    updates: Phrases
    months: Mapping[str, int]
    """Folded name, whole or its first three letters → 1 to 12."""
    calendar: frozenset[str]
    """Words of dates: a text with none of these and no figure names no date."""
    date: re.Pattern[str]
    """A date as words print it."""
    dated: re.Pattern[str]
    """A date behind small words: "on 12 March 2024"."""
    percent_words: Phrases
    """``done``, ``of``, ``about`` and ``bound``."""
    bounds: Phrases
    """Words that make a percentage a limit: "up to", "over"."""
    openings: frozenset[str]
    """Words that a head can begin with: of a status, a label, a subject or a colour."""
    colours: Mapping[str, str]
    """Folded colour word → colour."""
    colour_letters: Mapping[str, str]
    colour_signs: Mapping[str, str]


def compile_words(vocabulary: Vocabulary) -> StatusWords:
    """The status words of `vocabulary`, remembered by its digest."""
    return _compile(ByDigest(vocabulary))


@lru_cache(maxsize=8)
def _compile(words: ByDigest) -> StatusWords:
    tables = {
        name: {meaning: tuple(phrases) for meaning, phrases in meanings.items()}
        for name, meanings in words.vocabulary.tables[FILE].items()
    }
    months = _months(tables["calendar"]["month"])
    names = [*months, *tables["calendar"]["season"]]
    date = _date(names, tables["updates"]["label"])
    dating = tables["dating"]
    before, part = _either(dating["before"]), _either(dating["part"])
    around = tables["around"]
    statuses = Phrases(tables["words"])
    labels = Phrases({"label": around["label"]})
    subjects = Phrases({"subject": around["subject"]})
    modifiers = Phrases({name: around[name] for name in ("negation", "partly", "future")})
    colours, colour_letters = _flat(tables["colours"]), _flat(tables["colour_letters"])
    openings = [phrases.openings for phrases in (statuses, labels, subjects, modifiers)]
    return StatusWords(
        statuses=statuses,
        marks=_flat(tables["marks"]),
        letters=_flat(tables["letters"]),
        responses=Phrases(tables["responses"]),
        stands=_flat(tables["stands"]),
        bids=_folded(tables["bids"]["word"]),
        deadline=_folded(tables["bids"]["before"]),
        follow=Phrases(tables["after"]),
        general=_flat(tables["general"]),
        joining=_folded(tables["then"]["joining"]),
        past=_folded(tables["then"]["past"]),
        now=_folded(tables["now"]["word"]),
        unsure=_folded(tables["unsure"]["word"]),
        numbers={key(word): at for at, word in enumerate(tables["numbers"]["word"])},
        labels=labels,
        subjects=subjects,
        modifiers=modifiers,
        missed=Phrases({"missed": around["missed"]}),
        exceptions=Phrases({"exception": (*around["exception"], *tables["part"]["word"])}),
        negated=_flat(tables["negated"]),
        inside=Phrases(tables["inside"]),
        often=Phrases(tables["often"]),
        happened=Phrases({"happened": tables["prose"]["happened"]}),
        doing=_folded(tables["prose"]["doing"]),
        against=Phrases({"against": tables["prose"]["against"]}),
        updates=Phrases(tables["updates"]),
        months=months,
        calendar=frozenset(word for name in names for word in key(name).split()),
        date=re.compile(date, re.IGNORECASE),
        dated=re.compile(
            rf"[\s(:,–—\-]*(?P<before>(?:\b(?:{before})\b[\s:]*)*)"
            rf"(?P<date>(?:\b(?:{part})\b[\s:]*)*(?:{date}|{_PART}))",
            re.IGNORECASE,
        ),
        percent_words=Phrases(tables["percent"]),
        bounds=Phrases({"bound": tables["percent"]["bound"]}),
        openings=frozenset().union(*openings, colours, colour_letters),
        colours=colours,
        colour_letters=colour_letters,
        colour_signs=_flat(tables["colour_signs"]),
    )


def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, phrases))


def _flat(meanings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {
        key(phrase) or phrase: meaning
        for meaning, phrases in meanings.items()
        for phrase in phrases
    }


def _months(names: tuple[str, ...]) -> dict[str, int]:
    """Twelve names for each language, in order."""
    numbered = {key(name): index % 12 + 1 for index, name in enumerate(names)}
    short = {name[:3]: number for name, number in numbered.items()}
    return {**short, "sept": 9, **numbered}


def _either(words: list[str] | tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _date(names: list[str], labels: tuple[str, ...]) -> str:
    """Numbers, or a name of the calendar with a day or a year beside it; a bare year.

    What a date begins with is looked at first, so that other words are passed over at once.
    """
    first = "".join(sorted({re.escape(name[0]) for name in names}))
    name = rf"(?:{_either(names)})\b\.?"
    day = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
    return (
        rf"\b(?:(?=\d)(?:(?:{_NUMERIC})(?!\d)"
        rf"|{day}\s+(?:of\s+)?{name}(?:,?\s+{_YEAR})?(?!\d)"
        rf"|\d{{1,2}}-{name}-{_YEAR}(?!\d)"
        rf"|(?:19|20)\d{{2}}[/-]\d{{2}}\s+{name}"
        r"|(?:19|20)\d{2}(?:\s?[/-]\s?\d{2}(?:\d{2})?)?(?!\d|%))"
        rf"|(?=[{first}]){name}(?:\s+{day},?\s+\d{{4}}"
        rf"|,?[\s-]*(?:of\s+)?{_YEAR}(?!\d|%)"
        rf"|(?=\s*(?:$|[.,;:)\n])|\s[–—-]\s|\s(?:{_either(labels)})\b)))"
    )
