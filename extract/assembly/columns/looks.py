"""How the values of a column look. Only to confirm or refuse what a heading suggests.

Nothing here interprets a value; that is the normalize stage's affair.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords

REFERENCE = re.compile(
    r"""^[(\[]?\s*
    (?:[A-Z]{1,4}[\s.-]?)?            # R4, E1.1, MD 3
    (?:(?:19|20)\d\d[/-]\d{3}|\d{1,3}(?:[.-]\d{1,3}){0,3})  # 2023-001; 1, 1.2, 3-4
    \s*(?:[(]?[a-z]{1,4}[)]?)?        # 1a, 2 (i)
    (?:\s?\((?:\d{1,2}|[a-z]{1,4})\)){0,3}  # 12(2)(a)
    \s*[)\].:]*$""",
    re.VERBOSE,
)
NUMBERED = re.compile(
    r"""^(?P<label>[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s(?=\d|[A-Z]?\d))?  # Recommendation 3
    (?P<ref>
        [(\[]\d{1,3}(?:\.\d{1,3})*[a-z]?[)\]]                # (1a)
        |\[[A-Z]{1,4}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?\]         # [A12]
        |[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?(?=[\s.:)-]) # R4, E1.1
        |(?:19|20)\d\d-\d{1,3}(?=[\s.:)])                    # 2023-001
        |\d{1,3}(?:\.\d{1,3})+[a-z]?(?=[\s.:)])               # 1.2
        |\d{1,3}\s?\([ivxa-z]{1,4}\)                          # 2 (i)
        |\d{1,3}[a-z]?(?=[.:)])                               # 1. 3a)
        |\d{1,3}[a-z](?=\s)                                  # 3a
        |[a-z]\d{1,2}(?=[.):]\s)                                # a1. b2)
        |[a-z](?=[.)])|[ivx]{2,4}(?=[.)])|\([a-z]{1,4}\)      # a) ii) (iv)
        |[A-H](?=[.)]\s+[A-Z][a-z]+\s+[a-z(])                 # B. Doors were
    )
    (?:\s*[.:)\]-]*\s+(?=\S)
        |[.:)](?=[A-Z][a-z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s?\d))
    """,  # 3.Train, R4:Use; no 31.March 2024
    re.VERBOSE,
)
_DIGIT_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+")
_DATE_WORD = re.compile(rf"[^\W\d_]\d(?!\w)|{_WORD.pattern}")
"""``Q1`` is one word of a date."""
_BLANK_DATE = re.compile(r"(?:d{1,2}[ /.-]?m{2,4}|m{2}[ /.-]?d{1,2})[ /.-]?y{2,4}", re.IGNORECASE)
"""``dd/mm/yyyy``, where a date is to stand."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_DASH = re.compile(r"\s*(?:[–—:,]|\s-)\s+")
REMEMBERED = 1 << 11
"""Texts: at every page end the rows before it are looked at again."""
_CURRENCIES = frozenset("£$€")
_NO_SUM = frozenset({"nil", "none", "no cost", "n/a", "tbc", "-", "0"})
_BOXES = frozenset("☐☒☑✓✔□■")
_HALF = 0.5
_SIGNS = re.compile(r"^\W+|\W+$")
_HEADING = 16
"""Words: a longer cell is no heading, unless it is a known one."""
_TITLE = 8
_FEW = 3
_POST = 5
"""Words of a post that is written small: ``deputy head of the lower school`` is longer."""
_SMALL = frozenset({"of", "in", "and", "for", "the", "to"})
_ANSWER = 25
_PERIOD = 4
_SHORT = 12
"""Words: a date or an owner is rarely longer."""


def reference(text: str) -> bool:
    """``1``, ``2.3``, ``R4``, ``(1a)``: a number and no sentence."""
    return bool(REFERENCE.match(text.strip()))


def numeral(text: str) -> bool:
    """A number column's value, in any house's style: ``SR (25/26) 01``, ``F 686``."""
    return len(text.split()) <= 4 and any(map(str.isdigit, text))


@lru_cache(maxsize=REMEMBERED)
def numbered(text: str) -> bool:
    """Begins with a number of its own: ``1. Managers…``, ``(1a) Review…``, ``R4: Ensure…``."""
    return bool(NUMBERED.match(text))


@lru_cache(maxsize=REMEMBERED)
def date(text: str, words: HeadingWords) -> bool:
    """Digits or words of a date, few others."""
    found = _DATE_WORD.findall(text)
    if not found or len(found) > _SHORT:
        return False
    return bool(_DIGIT_DATE.search(text)) or _any_looks("date", found, words)


@lru_cache(maxsize=REMEMBERED)
def date_only(text: str, words: HeadingWords) -> bool:
    """Every word belongs to a date."""
    first = _DATE_WORD.search(text)
    if first is None or not _of_date(first[0], words):
        return False
    for match in _DATE_WORD.finditer(_ORDINAL.sub("", text)):
        if not _of_date(match[0], words):
            return False
    return date(text, words) and not _counts_units(text, words)


def dated(text: str) -> bool:
    """A day, or at least a year, in figures: no stretch of time."""
    return bool(_DIGIT_DATE.search(text))


def _counts_units(text: str, words: HeadingWords) -> bool:
    """``Days late``, ``Weeks``: units of time and no figure, which is no date."""
    if any(map(str.isdigit, text)):
        return False
    said = {key(word) for word in _WORD.findall(text)} - words.date_joins
    return said <= words.deadlines["unit"]


def _of_date(word: str, words: HeadingWords) -> bool:
    if word.isdigit():
        return True
    token = key(word)
    known = token in words.looks["date"] or token in words.date_joins
    return known or (token[-1].isdigit() and token in words.periods)


@lru_cache(maxsize=REMEMBERED)
def owner(text: str, words: HeadingWords) -> bool:
    """A short text of role words, initials or capitalised names."""
    found = _WORD.findall(text)
    if not found or len(found) > _SHORT + 8 or date(text, words) or bare_status(text, words):
        return False
    if not _BOXES.isdisjoint(text):  # ``☒ Yes ☐ No``
        return False
    capitals = sum(word[:1].isupper() for word in found)
    return capitals * 2 > len(found) or _any_looks("owner", found, words)


def person(text: str, words: HeadingWords) -> bool:
    """A post, or the name of somebody: few words, no sentence."""
    found = _WORD.findall(text)
    if not 0 < len(found) <= _TITLE or not title(text) or not owner(text, words):
        return False
    said = [word for word in found if word not in _SMALL]
    named = len(said) > 1 and all(word[:1].isupper() for word in said)
    return named or (len(found) <= _POST and _any_looks("owner", found, words))


def named(text: str) -> bool:
    """Few words, all but the small ones in capitals, and no figure: what a name may look like."""
    said = [word for word in _WORD.findall(text) if word not in _SMALL]
    few = 0 < len(said) <= _POST and not any(map(str.isdigit, text))
    return few and title(text) and all(word[:1].isupper() for word in said)


def role(heading: str, words: HeadingWords) -> bool:
    """A heading of few words that names a post or a body."""
    found = _WORD.findall(heading)
    return len(found) <= _TITLE and _any_looks("owner", found, words)


def status(text: str, words: HeadingWords) -> bool:
    """Opens with a word that reports progress."""
    folded = key(text)
    first = folded.split()[0] if folded else ""
    known = any(
        folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum()
        for phrase in words.states.get(first, ())
    )
    return known or _any_looks("status", _WORD.findall(text)[:4], words)


def is_status(text: str, words: HeadingWords) -> bool:
    """Is a word that reports progress, and no more."""
    return _is_state(key(text), words)


@lru_cache(maxsize=REMEMBERED)
def state(text: str, words: HeadingWords) -> bool:
    """Could be a status: a progress word, yes or no, a mark, a percentage, a colour, a date."""
    folded = key(text)
    short = folded in words.answers or folded in words.colours or not any(map(str.isalnum, text))
    short = short or not _BOXES.isdisjoint(text)
    return (
        short
        or "%" in text
        or status(text, words)
        or date(text, words)
        or len(_WORD.findall(text)) > _SHORT
    )


def percent(text: str) -> bool:
    """``40 %``: how much, and no word."""
    return text.rstrip().endswith("%") and text.rstrip("% ").isdecimal()


def rag(text: str, words: HeadingWords) -> bool:
    """Could stand under RAG: anything but a degree of importance."""
    return not priority(text, words)


def priority(text: str, words: HeadingWords) -> bool:
    """``High``, ``M``, ``Must``: a degree of importance and no other word."""
    return key(text) in words.looks["priority"]


def degree(text: str, words: HeadingWords) -> bool:
    """One of its words says how important it is: ``Very high``, ``Medium term``."""
    return _any_looks("priority", _WORD.findall(text), words) or colour(text, words)


def money(text: str) -> bool:
    """``£1,200``, ``€5m a year``, ``Nil``: a sum, and little else."""
    folded = text.strip().casefold()
    return folded in _NO_SUM or (folded[:1] in _CURRENCIES and len(folded.split()) <= _FEW)


def colour(text: str, words: HeadingWords) -> bool:
    """A colour and no other word, or one between two: ``Amber/Green``."""
    folded = key(text)
    if "/" in folded:
        return all(part.strip() in words.colours for part in folded.split("/"))
    return len(folded) > 1 and folded in words.colours


def response(text: str, words: HeadingWords) -> bool:
    """``Accepted``, ``Partially agreed``: an answer to a recommendation and no other word."""
    return key(text) in words.looks["response"]


def answers(text: str, words: HeadingWords) -> bool:
    """``The Government agrees with the recommendation``: short, with a verb that answers."""
    said = f" {key(text)} "
    return len(text.split()) <= _ANSWER and any(f" {verb} " in said for verb in words.answering)


def bare_status(text: str, words: HeadingWords) -> bool:
    """A status and no other word, perhaps a sign; a hyphen may join its words: ``On-track``."""
    folded = key(text)
    if folded and not (folded[0].isalnum() and folded[-1].isalnum()):
        folded = _SIGNS.sub("", folded)  # ``✔ Complete``, ``⏳ In progress``
    return _is_state(folded, words) or (
        "-" in folded and _is_state(folded.replace("-", " "), words)
    )


def _is_state(folded: str, words: HeadingWords) -> bool:
    return folded in words.states.get(folded.partition(" ")[0], ())


def short_status(text: str, words: HeadingWords) -> bool:
    """A status, and a word or two that says how far: ``Partially implemented``.

    Or one behind its colour: ``Amber – slightly behind plan``.
    """
    if bare_status(text, words) or (len(text.split()) <= _FEW and status(text, words)):
        return True
    return coloured_state(text, words)


def coloured_state(text: str, words: HeadingWords) -> bool:
    """A colour, and behind a dash what it says: ``Amber – slightly behind plan``."""
    shade, *said = _DASH.split(text, 1)
    return bool(said) and colour(shade, words) and len(said[0].split()) <= _POST


def graded(text: str, words: HeadingWords) -> bool:
    """Could be a priority: one word, a number, or few words with one that says how important."""
    found = _WORD.findall(text)
    counted = len(found) <= _PERIOD and any(map(str.isdigit, text))  # ``2 - medium``
    named = counted or _any_looks("priority", found, words)
    return len(found) <= _TITLE and (named or len(found) == 1) and not bare_status(text, words)


def value(text: str, words: HeadingWords) -> bool:
    """Cannot be a heading: a number, a date, a sentence, a long text."""
    if reference(text) or date_only(text, words):
        return True
    count = len(text.split())
    return count > _HEADING or (count > 5 and text.rstrip().endswith("."))


@lru_cache(maxsize=REMEMBERED)
def words_said(text: str, words: HeadingWords) -> int:
    """How many words could say what is to be done or was found: not those of a value."""
    value_only = reference(text) or date_only(text, words) or not any(map(str.isalpha, text))
    said = [] if value_only else text.split()
    if said and numeral(text) and not said[-1][:1].isalpha():  # ``Rule 12 (2)(a)``: where it stands
        return sum(map(str.isalpha, said))
    return len(said)


def sentence(text: str) -> bool:
    """Long enough to say what is to be done or what was found."""
    return len(_WORD.findall(text)) >= 4


def name(text: str) -> bool:
    """A name in a column of numbers: more than a letter or two, and no digits."""
    return not any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) > 3


def title(text: str) -> bool:
    """Few words and no full stop: the name of a group rather than a sentence."""
    return len(text.split()) <= _TITLE and text.rstrip()[-1:] not in {".", ";", ","}


def question(text: str, words: HeadingWords) -> bool:
    """Asks or tells the person who fills in the form."""
    stripped = text.strip()
    if stripped.endswith("?"):
        return True
    # ``A list is kept`` asks nobody to list anything
    first = [word[0] for word in islice(_WORD.finditer(stripped), 3)]
    return _any_looks("question", first[:1], words) or _any_looks("asking", first, words)


def instructs(text: str, words: HeadingWords) -> bool:
    """Tells the person who fills in the form what to write: no name and no date begins so."""
    first = _WORD.findall(text)[:1]
    if defines(text, words) or _BLANK_DATE.fullmatch(text.strip(" ()[]<>.")):
        return True
    return any(_any_looks(what, first, words) for what in ("instruction", "question", "asking"))


def defines(text: str, words: HeadingWords) -> bool:
    """``The date by which the action is to be complete``: what a column is for, and no date."""
    folded = key(text)
    opens = any(folded.startswith(f"{phrase} ") for phrase in words.looks["definition"])
    return opens and not any(map(str.isdigit, text))


def asks_for_more(text: str, words: HeadingWords) -> bool:
    """``If not agreed, give the reasons:``: what a form asks for, and nobody has written."""
    first = key(text.partition(" ")[0])
    asks = first == "if" or instructs(text, words)
    return asks and text.rstrip().endswith(":") and sentence(text)


def mostly(values: Iterable[bool]) -> bool:
    """At least half of the values are true, and there is one."""
    return share(values) >= _HALF


def share(values: Iterable[bool]) -> float:
    """Which part of the values is true; 0 for none."""
    kept = list(values)
    return kept.count(True) / len(kept) if kept else 0.0


def _any_looks(what: str, found: Iterable[str], words: HeadingWords) -> bool:
    known = words.looks[what]
    return any(key(word) in known for word in found)
