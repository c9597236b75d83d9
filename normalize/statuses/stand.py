"""Whether words at the head of a text stand there as a status or begin a sentence."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from planlift.normalize.statuses.scan import phrase_at

if TYPE_CHECKING:
    from planlift.normalize.statuses.phrases import Hit
    from planlift.normalize.statuses.phrases import Token
    from planlift.normalize.statuses.scan import Scan

_STOPS = ".:;,!?–—-\n(|•)=>→&[\"'’”‘“*"
_SENTENCE_WORDS = frozenset({"alone", "lost_break"})


class Stand(Enum):
    """How surely words at the head are the status and not the beginning of a sentence."""

    FIRM = "stands alone"
    WEAK = "may begin a sentence"
    NOT = "begins a sentence"


def stand(scan: Scan, hit: Hit) -> Stand:
    """Judge by what follows the words; see ``[stands]`` in ``statuses.toml``."""
    rest = scan.text[scan.tokens[hit.last - 1].end :]
    if not any(map(str.isalnum, rest)):
        return Stand.FIRM
    if rest.lstrip(" ")[0] == "/":
        # "Complete/Incomplete" is a form to fill in, "In progress/On track" says one thing twice.
        again = phrase_at(scan, hit.last)
        return Stand.FIRM if again and again.meaning == hit.meaning else Stand.NOT
    if rest[0] == "-" and rest[1:2].isalnum() and (scan.shouted or not rest[1].isupper()):
        return Stand.NOT  # "Open-plan office", but "Planned-Pending acceptance"
    manner = scan.words.stands.get(hit.phrase, "")
    if not rest[0].isspace() or rest.lstrip(" ")[0] in _STOPS:
        return Stand.FIRM
    if scan.words.dated.match(rest) and not _bids(scan, hit):
        return Stand.FIRM
    return _before_word(scan, hit, manner)


def _bids(scan: Scan, hit: Hit) -> bool:
    """Whether "Complete by June 2024" tells what is to be done."""
    return (
        hit.phrase in scan.words.bids
        and hit.last < len(scan.tokens)
        and scan.tokens[hit.last].folded in scan.words.deadline
    )


def _before_word(scan: Scan, hit: Hit, manner: str) -> Stand:
    following = scan.tokens[hit.last]
    if _bids(scan, hit):
        return Stand.NOT
    if hit.meaning == "unknown":
        return Stand.FIRM if manner != "alone" else Stand.NOT
    if following.text[0].isdigit():
        plain = hit.meaning == "completed" or manner in _SENTENCE_WORDS
        return Stand.NOT if plain else Stand.WEAK
    if following.text[0].isupper() and not scan.shouted:
        return _before_capital(manner, following)
    if _goes_on(scan, hit, manner):
        return Stand.FIRM
    return Stand.WEAK if manner == "adjective" else Stand.NOT


def _before_capital(manner: str, following: Token) -> Stand:
    if manner == "alone":
        return Stand.NOT
    acronym = len(following.text) > 1 and following.text.isupper()
    return Stand.WEAK if manner == "lost_break" or acronym else Stand.FIRM


def _goes_on(scan: Scan, hit: Hit, manner: str) -> bool:
    """Small letters follow and say more of the status, as in "Delayed due to"."""
    if scan.words.exceptions.at(scan.text, scan.tokens, hit.last) is not None:
        return True
    if _and_done(scan, hit.last):
        return True
    follow = scan.words.follow.at(scan.text, scan.tokens, hit.last)
    if manner in _SENTENCE_WORDS:
        passive = manner == "lost_break" and hit.meaning != "completed"
        return follow is not None and (passive or follow.meaning == "finite")
    several = hit.last - hit.first > 1 and hit.meaning != "completed"
    return follow is not None or manner == "clause" or several


def _and_done(scan: Scan, at: int) -> bool:
    """Such as "Complete and checked by peers"; "Complete and return the form" is a bidding."""
    joined = [token.folded for token in scan.tokens[at : at + 2]]
    return len(joined) == 2 and joined[0] == "and" and joined[1].endswith("ed")
