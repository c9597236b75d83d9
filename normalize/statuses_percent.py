"""How much of an action is done, where the cell says it as a share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.normalize.statuses_match import tokenize

if TYPE_CHECKING:
    from planlift.normalize.statuses_words import StatusWords

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s?%")
_SHARE = re.compile(r"0?\.\d{1,4}")
_OPEN_RANGE = re.compile(r"[<>≤≥]|\d\s?%?\s?(?:-|–|to)\s?\d")
_ALL = 100


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the work in percent; None where only a range is given."""

    percent: int | None
    status: str
    start: int
    end: int


def read_share(text: str, words: StatusWords) -> Share | None:
    """ "75% complete", "Progress had reached 85%", "0.5"; never "98% of staff were trained"."""
    if _SHARE.fullmatch(text.strip()):
        return Share(round(float(text) * _ALL), "in_progress", 0, len(text))
    for match in _PERCENT.finditer(text):
        if float(match.group(1)) <= _ALL and (_alone(text, words) or _done(text, match, words)):
            return _share(text, match)
    return None


def _alone(text: str, words: StatusWords) -> bool:
    """Beside figures the cell holds only words such as "up to" and "complete", and colours."""
    tokens = [token for token in tokenize(text) if not token.text.isdigit()]
    known = {
        index
        for hit in words.percent_words.anywhere(text, tokens)
        for index in range(hit.first, hit.last)
    }
    return all(
        index in known or token.folded in words.colours for index, token in enumerate(tokens)
    )


def _done(text: str, match: re.Match[str], words: StatusWords) -> bool:
    """The next word says that this share of the action is done."""
    rest = text[match.end() :]
    hit = words.percent_words.at(rest, tokenize(rest), 0)
    return hit is not None and hit.meaning == "done" and not rest[:1].isalpha()


def _share(text: str, match: re.Match[str]) -> Share:
    value = float(match.group(1))
    about = text[: match.end()]
    open_ended = _OPEN_RANGE.search(about) is not None or re.match(
        r"\s?[-–]\s?\d", text[match.end() :]
    )
    if open_ended:
        return Share(None, "in_progress", match.start(), match.end())
    status = "completed" if value == _ALL else "in_progress" if value else "not_started"
    return Share(round(value), status, match.start(), match.end())
