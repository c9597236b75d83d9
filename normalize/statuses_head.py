"""The status words at the head of a text, and whether they stand there as a status.

"Completed Further review …" says that the action is completed; "Completed forms are sent to …" and
"Complete the review" do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planlift.normalize.statuses_match import tokenize

if TYPE_CHECKING:
    from planlift.normalize.statuses_match import Hit
    from planlift.normalize.statuses_match import Phrases
    from planlift.normalize.statuses_match import Token
    from planlift.normalize.statuses_words import StatusWords

_STARTED = frozenset({"in_progress", "ongoing"})


class Stand(Enum):
    """How surely words at the head are the status and not the beginning of a sentence."""

    FIRM = "stands alone"
    WEAK = "may begin a sentence"
    NOT = "begins a sentence"


@dataclass(frozen=True, slots=True)
class Head:
    """A status read at the head: its words are ``text[start:end]``."""

    status: str
    start: int
    end: int
    rule: str
    weak: str = ""
    """Why it is not certain; empty where it is."""


@dataclass(frozen=True, slots=True)
class _Scan:
    text: str
    tokens: list[Token]
    words: StatusWords
    own: Phrases
    """The document's own words for statuses, by category."""
    shouted: bool
    """All in capitals, so that a capital tells nothing."""


def read_head(text: str, words: StatusWords, own: Phrases) -> Head | None:
    """The status at the head of `text`, or None. Labels, colours and subjects are passed over."""
    scan = _Scan(text, tokenize(text), words, own, shouted=text.upper() == text)
    first = _past_labels(scan)
    for begin in _beginnings(scan, first):
        hit = _phrase(scan, begin)
        if hit is not None:
            return _judged(scan, hit, first)
    return None


def _past_labels(scan: _Scan) -> int:
    """Past "Status:", "Progress -" and a colour word or letter before the words."""
    first = 0
    label = scan.words.labels.at(scan.text, scan.tokens, 0)
    if label is not None and label.last < len(scan.tokens):
        between = scan.text[scan.tokens[label.last - 1].end : scan.tokens[label.last].start]
        if set(between) & set(":–-=\n"):
            first = label.last
    while first < len(scan.tokens) - 1 and _is_colour(scan, first):
        first += 1
    return first


def _is_colour(scan: _Scan, index: int) -> bool:
    token = scan.tokens[index]
    letter = token.text.isupper() and token.folded in scan.words.colour_letters
    return letter or token.folded in scan.words.colours


def _beginnings(scan: _Scan, first: int) -> list[int]:
    """Where the status may begin: at once, or after a subject ("All actions are now …")."""
    begins, at = [first], first
    while (hit := scan.words.subjects.at(scan.text, scan.tokens, at)) is not None:
        at = hit.last
        begins.append(at)
    return begins


def _phrase(scan: _Scan, first: int) -> Hit | None:
    own = scan.own.at(scan.text, scan.tokens, first)
    if own is not None:
        return own
    whole = scan.words.statuses.at(scan.text, scan.tokens, first)
    composed = _composed(scan, first)
    if composed is not None and (whole is None or composed.last > whole.last):
        return composed
    return whole


def _composed(scan: _Scan, first: int) -> Hit | None:
    """ "Not yet" + "completed", "partly" + "met", "to be" + "started"."""
    modifier = scan.words.modifiers.at(scan.text, scan.tokens, first)
    if modifier is None:
        return None
    inner = scan.words.statuses.at(scan.text, scan.tokens, modifier.last)
    if inner is None or inner.meaning in {"unknown", "closed"}:
        return None
    meaning = _modified(scan, modifier, inner)
    if meaning is None:
        return None
    phrase = f"{modifier.phrase} {inner.phrase}"
    return type(inner)(meaning, phrase, first, inner.last)


def _modified(scan: _Scan, modifier: Hit, inner: Hit) -> str | None:
    if modifier.meaning == "negation":
        if scan.words.missed.at(scan.text, scan.tokens, inner.last) is not None:
            return "delayed"
        return scan.words.negated.get(inner.phrase)
    if modifier.meaning == "partly":
        return "in_progress" if inner.meaning == "completed" else None
    return "not_started" if inner.meaning in {"completed", *_STARTED} else None


def _judged(scan: _Scan, hit: Hit, first: int) -> Head | None:
    modified = scan.words.modifiers.at(scan.text, scan.tokens, hit.first)
    stand = _stand(scan, hit)
    if stand is Stand.NOT:
        return None
    weak = ""
    if stand is Stand.WEAK:
        weak = f"{hit.phrase!r} may be the beginning of a sentence"
    elif modified is not None and hit.phrase != modified.phrase and hit.meaning != "delayed":
        if (
            modified.meaning != "partly"
            and scan.words.statuses.at(scan.text, scan.tokens, hit.first) is None
        ):
            weak = f"{hit.phrase!r} was taken for {hit.meaning.replace('_', ' ')}"
    start = scan.tokens[first].start if hit.first > first else scan.tokens[hit.first].start
    return Head(hit.meaning, 0 if first else start, scan.tokens[hit.last - 1].end, "head", weak)


def _stand(scan: _Scan, hit: Hit) -> Stand:
    rest = scan.text[scan.tokens[hit.last - 1].end :]
    if not any(map(str.isalnum, rest)):
        return Stand.FIRM
    if rest[0] in "/-" and rest[1:2].isalnum():
        # "Complete/Incomplete" is a form to fill in; "Open-plan office" is not a status.
        return Stand.NOT
    if not rest[0].isspace() or rest.lstrip(" ")[0] in ".:;,!?–—-\n(|•/)=>→&[\"'’”‘“*":
        return Stand.FIRM
    manner = scan.words.stands.get(hit.phrase, "")
    if scan.words.dated.match(rest):
        return Stand.FIRM
    following = scan.tokens[hit.last]
    if following.text[0].isdigit():
        return Stand.WEAK if manner not in {"alone", "lost_break"} else Stand.NOT
    if following.text[0].isupper() and not scan.shouted:
        return _before_capital(manner, following)
    return _before_small(scan, hit, manner)


def _before_capital(manner: str, following: Token) -> Stand:
    if manner == "alone":
        return Stand.NOT
    acronym = len(following.text) > 1 and following.text.isupper()
    return Stand.WEAK if manner == "lost_break" or acronym else Stand.FIRM


def _before_small(scan: _Scan, hit: Hit, manner: str) -> Stand:
    follow = scan.words.follow.at(scan.text, scan.tokens, hit.last)
    if manner in {"alone", "lost_break"}:
        finite = follow is not None and follow.meaning == "finite"
        return Stand.FIRM if finite else Stand.NOT
    if follow is not None:
        return Stand.FIRM
    several = hit.last - hit.first > 1
    if manner == "clause" or (several and hit.meaning not in {"completed", "unknown"}):
        return Stand.FIRM
    return Stand.NOT
