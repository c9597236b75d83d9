"""Headings that ask: ``How will we get there?``, ``How it was put right``, ``Who checks``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.lookup import by_phrase
from planlift.extract.assembly.headings.senses import NEARLY
from planlift.extract.assembly.headings.senses import Sense

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary

_OURSELVES = frozenset({"we", "you", "they", "i"})
_HELPING = frozenset({"will", "do", "can", "are", "shall", "could", "plan", "intend"})
_INTENDS = (" will ", " intends to ", " intend to ", " proposes to ", " propose to ", " plans to ")
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been"})
_LEARNING = frozenset({
    "know", "knows", "tell", "measure", "measured", "measuring", "monitor", "monitored", "evaluate",
    "evaluated", "evidence", "evidenced", "check", "checked", "review", "reviewed", "assess",
    "assessed", "judge", "judged", "prove", "show", "shown", "report", "reported", "demonstrate",
    "fund", "funded", "pay", "afford", "resource", "resourced", "communicate", "communicated",
    "different", "doing", "far", "long", "much", "many", "often", "well", "share",
    "going", "getting", "feel", "affected", "involve", "involved", "support", "supported",
    "see", "hear", "soon", "ensure",
})  # fmt: skip
"""Of a question about how it goes, what it costs or how it will be known."""
_LONGEST = 14
"""Words; what is longer is a sentence, not a heading."""


class Questions:
    """What such headings ask for, by their verbs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the tables ``asked`` and ``mended`` of ``headings.toml``."""
        self._asked = by_phrase(vocabulary, "asked")
        self._others = tuple(verb for verb, field in self._asked.items() if field == "none")
        self._mended = frozenset(by_phrase(vocabulary, "mended"))

    def __call__(self, folded: str) -> list[Sense]:
        """The field that the question asks for, if it asks for one."""
        first, _, rest = folded.rstrip("?").partition(" ")
        said = rest.split()
        if first not in {"how", "who"} or not 0 < len(said) <= _LONGEST:
            return []
        verbs = self._asked.items()
        asked = next((field for verb, field in verbs if f" {verb} " in f" {rest} "), "")
        if first == "who":
            asked = "" if asked == "none" else asked
            watches = asked == "monitoring" or any(
                f" {verb} " in f" {rest} " for verb in self._others
            )
            return [Sense(asked, NEARLY, "asks who looks on")] if watches else []
        if asked and asked != "none":
            return [Sense(asked, NEARLY, "asks how it is known, shown, paid for or looked after")]
        if _LEARNING.isdisjoint(said) and (_ours(said) or self._of_others(rest, said)):
            return [Sense("action", NEARLY, "asks how it will be done")]
        return []

    def _of_others(self, rest: str, said: list[str]) -> bool:
        """``How the provider will comply``, ``How it was put right``."""
        if any(verb in f" {rest} " for verb in _INTENDS) and len(said) > 2:
            return True
        mended = any(f" {verb} " in f" {rest} " for verb in self._mended)
        return mended and not _PASSIVE.isdisjoint(said)


def _ours(said: list[str]) -> bool:
    if len(said) < 3:
        return False
    ours = said[0] in _HELPING and said[1] in _OURSELVES
    ours = ours or (said[0] in _OURSELVES and said[1] in _HELPING)
    return ours or said[1:3] == ["will", "be"]
