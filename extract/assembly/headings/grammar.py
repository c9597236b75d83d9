"""What the build of a heading says, where its words are not listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import IF_DATES
from planlift.extract.assembly.headings.senses import NEARLY
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.headings.senses import SURE_IF_DATES
from planlift.extract.assembly.headings.senses import Sense

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Mapping

_OWN_WORDS = frozenset({
    "we", "we've", "you", "is", "are", "was", "will", "did", "do", "does", "has", "have",
})  # fmt: skip
"""Behind ``what``: our own doing, or a question."""
_ENDINGS = (
    {"by": ("owner_text", "due_text")}
    | dict.fromkeys(("ref", "no", "number", "reference", "id", "code"), ("ref",))
    | {"area": ("section",)}
)
EXPECTED = frozenset({
    "expected", "planned", "anticipated", "estimated", "projected", "forecast", "scheduled",
    "proposed", "target", "intended", "indicative", "likely", "probable", "tentative",
    "provisional",
})  # fmt: skip
"""In front of a date that is yet to come."""
_BIDDEN = (
    " should do ",
    " must do ",
    " needs to do ",
    " need to do ",
    " has to do ",
    " have to do ",
)
_DOES = frozenset({"is", "are", "will"})
"""Behind ``what``: what somebody else does."""
_WORDS = re.compile(r"\w+")
_YES_OR_NO = frozenset({"y/n", "yes/no", "y/n?", "yes/no?"})
_CHOICE = re.compile(r"[/,]|\bor\b")
_FEWEST_VALUES = 2
_DATE_TO_BE = re.compile(
    r"dates? (?:\S+ )*(?:to|will|should|must) (?:be|have) (?!reviewed|inspected|monitored|reported)"
)
_LONG_HEADING = 9
"""Words; what is longer is a sentence, not a heading."""


def date_of(folded: str) -> list[Sense]:
    """``Date risk to be removed``: when what is to be done is to be done."""
    if _DATE_TO_BE.match(folded) is None:
        return []
    return [Sense("due_text", NEARLY, "a date of what is to be done")]


def until(folded: str, ends: tuple[str, ...]) -> list[Sense]:
    """``Completed no later than``, ``Rectify before``: by when, whatever is done until then."""
    short = folded.count(" ") <= _LONG_HEADING and folded.endswith(ends)
    return [Sense("due_text", CLOSE, "ends as a deadline does")] if short else []


def expected(folded: str, endings: Container[str]) -> list[Sense]:
    """``Expected closure``, ``Handover planned``: when, if its values are dates."""
    said = folded.split()
    word = next((word for word in (said[0], said[-1]) if word in EXPECTED), "")
    if not word or len(said) == 1:
        return []
    ends = any(other in endings for other in said)
    return [Sense("due_text", SURE_IF_DATES if ends else IF_DATES, f"{word} …")]


def in_words(folded: str, fields: Mapping[str, str], ends: tuple[str, ...]) -> list[Sense]:
    """``AFI wording``, ``Gaps noted``: how it is put, or that it was seen, what they name."""
    if not folded.endswith(ends):
        return []
    head = next(folded.removesuffix(end) for end in ends if folded.endswith(end)).rstrip()
    known = (fields.get(form, "") for form in (head, f"{head}s", head.removesuffix("s")))
    field = next(filter(None, known), "")
    return [Sense(field, PARTS, f"the words of a known heading: {head}")] if field in WHAT else []


def not_met(folded: str, ends: tuple[str, ...]) -> list[Sense]:
    """``Regulatory requirement not met``, ``Conditions breached``: what is wrong."""
    short = folded.count(" ") <= _LONG_HEADING and folded.endswith(ends)
    return [Sense("finding", CLOSE, "says what was not met")] if short else []


def of_values(folded: str, looks: Mapping[str, Container[str]]) -> list[Sense]:
    """``Critical/Important``, ``Agreed or rejected``: each part is a value of one field."""
    parts = [part.strip() for part in _CHOICE.split(folded)]
    if len(parts) < _FEWEST_VALUES:
        return []
    fields = (name for name in ("priority", "response") if all(p in looks[name] for p in parts))
    return [Sense(name, NEARLY, "its parts are values of one") for name in fields]


def to_tick(folded: str, states: Container[str]) -> list[Sense]:
    """``Tick when done``, ``Rectified Y/N``: how far it is, as a mark or a letter says."""
    ticks = folded.startswith(("tick ", "ticked ")) and " " in folded
    state, _, letters = folded.rpartition(" ")
    ticks = ticks or (letters in _YES_OR_NO and state in states)
    return [Sense("status_text", CLOSE, "asks for a tick")] if ticks else []


def for_checking(folded: str, hints: Mapping[str, str], watching: Container[str]) -> list[Sense]:
    """``Responsibility for monitoring``, ``Lead for oversight``: who looks on, not who does it."""
    before, _, after = folded.partition(" for ")
    first = _WORDS.search(after)
    if first is None or first[0] not in watching:
        return []
    who = any(hints.get(word) == "owner_text" for word in before.split())
    return [Sense("monitoring", PARTS, "who looks on")] if who else []


def by_ending(folded: str, checking: Container[str]) -> list[Sense]:
    """``Implemented by``: who or when, as the values show; ``Minute ref``; ``Control area``."""
    before, _, last = folded.rpartition(" ")
    if (not before and last != "by") or before.count(" ") > (4 if last == "by" else 2):
        return []
    if last == "by" and before.split()[-1:] and before.split()[-1] in checking:
        return []  # ``Checked by``: not who does it
    fields = _ENDINGS.get(last, ())
    score = NEARLY if fields == ("ref",) else HINT
    return [Sense(field, score, f"ends with the word: {last}") for field in fields]


def reported(folded: str, verbs: Iterable[str], doing: tuple[str, ...]) -> list[Sense]:
    """``What the regulator found``, ``What tenants told us``: others say what is wrong.

    ``What is the trust doing about it?`` asks what is done: it ends with one of `doing`.
    """
    first, *said = folded.split()
    does = len(said) > 1 and said[0] in _DOES and folded.rstrip("?").endswith(doing)
    if first == "what" and does and len(said) <= _LONG_HEADING:
        return [Sense("action", NEARLY, "what is being done")]
    if first != "what" or not 1 < len(said) <= _LONG_HEADING or said[0] in _OWN_WORDS:
        return []
    behind = f" {' '.join(said[1:])} "
    if behind.endswith(_BIDDEN):  # ``What the service must do``
        return [Sense("action", PARTS, "what others say is to be done")]
    verb = next((verb for verb in verbs if f" {verb} " in behind), "")
    if verb and " will " in behind:  # ``What the owner told us it will do``
        return [Sense("action", NEARLY, "what others say they will do")]
    return [Sense("finding", CLOSE, f"what others say: {verb}")] if verb else []
