"""What is done, by whom, when, how far and to what end, under labels of records that nobody knows:
``Lead official``, ``By``, ``Outcome we want``.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.by_values import opens_with_state
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.cues import DATES
from planlift.extract.assembly.headings.cues import PEOPLE
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.records import Record
    from planlift.extract.assembly.headings.phrases import HeadingWords

_OWNERS = frozenset({"owner_text", "lead_text"})
_HINTED = ("action", "success_measure", "evidence", "progress_text")
_HINTED_ABOVE = frozenset({"finding", "action", "response", "owner_text", "due_text"})
_HOW_FAR = frozenset({"status_text", "progress_text"})
_DATE = frozenset({"date"})
_FITS = 0.75
"""Of a label's values: as many must look like what it is taken for."""
_HALF = 0.5


def settle(made: Sequence[Record], words: HeadingWords) -> list[tuple[str, str, str]]:
    """Give records their owner, deadline, state and aim, in place, where no known label says them.

    Gives field, label and why of each: they are to be checked.
    """
    labels = list(dict.fromkeys(label for record in made for label in record.others))
    dated = [
        label
        for label in labels
        if not _dates_document(label, words) and _dates_work(label, made, words)
    ]
    stated = [label for label in labels if _fits(label, opens_with_state, made, words)]
    owned = [label for label in labels if _names_owners(label, made, words)]
    told = {name for record in made for name in record.fields}
    idle = "finding" in told and "action" not in told
    bidding = [label for label in labels if idle and _in_most(label, made)]
    bidding = [label for label in bidding if _fits(label, _bids, made, words)]
    hinted = {
        name: [label for label in labels if _hints(label, name, made, words)] for name in _HINTED
    }
    return [
        *(
            guess
            for name, found in hinted.items()
            for guess in _take(name, found, frozenset({name}), made, "its words hint at it")
        ),
        *_take("action", bidding, frozenset({"action"}), made, "its texts bid, and no other's do"),
        *_take("owner_text", owned, _OWNERS, made, "it hints at owners, and its values are such"),
        *_take("due_text", dated, WHEN, made, "the only label of dates"),
        *_take("status_text", stated, _HOW_FAR, made, "each of its values opens with a state"),
    ]


def hinted(made: Sequence[Record], words: HeadingWords) -> list[tuple[str, str, str]]:
    """Field, label and why of the labels above records whose words only hint at what they are."""
    labels = {
        (name, label)
        for record in made
        for name, label in record.headings.items()
        if name in _HINTED_ABOVE and label and field_of(label, words) in {"", "section"}
    }
    return [(*each, "its words hint at it, above each record") for each in sorted(labels)]


def says_what(label: str, values: Sequence[str], words: HeadingWords) -> bool:
    """``Steps we shall take`` hints at it; ``Our response`` is it over more than ``Accepted``."""
    field = field_of(label, words)
    if not field:
        return words.hinted(label, "action")
    answers = field == "response" and words.fallback(label) == "action"
    return answers and looks.mostly(map(_says, values, repeat(words)))


def _bids(text: str, words: HeadingWords) -> bool:
    """``Contact Centre Manager`` opens as ``Contact all families`` does."""
    return mood.bids(text, words) and not looks.person(text, words)


def _says(text: str, words: HeadingWords) -> bool:
    return mood.bids(text, words) or (looks.sentence(text) and not looks.date_only(text, words))


def _hints(label: str, name: str, made: Sequence[Record], words: HeadingWords) -> bool:
    """A word of it hints at what is done, over sentences, or at what comes of it, in most records.

    ``GUEST COMMENT`` in one of them is a remark.
    """
    if not words.hinted(label, name) or words.is_decoy(label):
        return False
    if not _in_most(label, made):
        return False
    return name != "action" or _fits(label, _says, made, words)


def _in_most(label: str, made: Sequence[Record]) -> bool:
    return 2 * sum(label in record.others for record in made) > len(made)


def _dates_document(label: str, words: HeadingWords) -> bool:
    """``Agreed on``, ``Date``; ``Long-stop date`` is another one that nobody knows."""
    said = words.issue_words.intersection(key(label).split())
    if said != _DATE or key(label) in _DATE:
        return bool(said)
    other = bool(words.senses(label)) and not words.hinted(label, "due_text")
    return other or words.cues.of_others(label, DATES)


def _dates_work(label: str, made: Sequence[Record], words: HeadingWords) -> bool:
    """Its values are dates; if it hints at a deadline, most are, and the others say more."""
    if _fits(label, looks.date_only, made, words):
        return True
    if not words.hinted(label, "due_text") or not _fits(label, _dates_or_states, made, words):
        return False
    return _fits(label, looks.date_only, made, words, _HALF)


def _dates_or_states(text: str, words: HeadingWords) -> bool:
    return looks.date(text, words) or looks.bare_status(text, words)


def _names_owners(label: str, made: Sequence[Record], words: HeadingWords) -> bool:
    """A word of it hints at owners; or one speaks for them over nothing but names and posts."""
    if words.hinted(label, "owner_text"):
        return _fits(label, looks.owner, made, words)
    cue = words.cues.found(label, PEOPLE)
    named = cue is not None and cue[0] == "owner_text"
    return named and _fits(label, looks.person, made, words)


def _fits(
    label: str,
    look: Callable[[str, HeadingWords], bool],
    made: Sequence[Record],
    words: HeadingWords,
    least: float = _FITS,
) -> bool:
    if words.is_decoy(label):
        return False
    texts = [record.others[label].text for record in made if label in record.others]
    return looks.share(look(text, words) for text in texts if text) >= least


def _take(
    name: str, labels: Sequence[str], same: frozenset[str], made: Sequence[Record], why: str
) -> list[tuple[str, str, str]]:
    if len(labels) != 1 or any(same & record.fields.keys() for record in made):
        return []
    if not any(labels[0] in record.others for record in made):
        return []  # it has been taken for another field
    for record in made:
        if labels[0] in record.others:
            record.fields[name] = record.others.pop(labels[0])
            record.headings[name] = labels[0]
    return [(name, labels[0], why)]
