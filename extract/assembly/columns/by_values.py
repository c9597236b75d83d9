"""What a column is by its values, where no heading says it: to be checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings.cues import NO_POSTS
from planlift.extract.assembly.headings.cues import PEOPLE
from planlift.extract.assembly.headings.cues import STATES
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import HINT
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_HOW_FAR = frozenset({"status_text", "progress_text", "rag_text", "tick"})
_NO_PEOPLE = frozenset({"resources", "success_measure", "impact"})
"""What a word of ``Cost centre manager`` hints at, and no names and posts are."""
_MOSTLY = 0.75
_FEWEST_VALUES = 3
_FEWEST_TELLING = 2
_NAME = 4
"""Words of a name."""
_RESULTS = frozenset({"success_measure", "impact", "evidence", "monitoring"})
"""What the word of a heading hints at may be the state of the work as well."""
_OPEN_SO = 0.6
_OPENING = re.compile(r"\n|[.;:] | [–—-] ")
"""What parts a state from the sentences behind it."""


def opens_with_state(text: str, words: HeadingWords) -> bool:
    """A state, perhaps with more behind it: ``In progress. First draft shared.``."""
    return looks.short_status(text, words) or looks.bare_status(_OPENING.split(text, 1)[0], words)


_TELLING = {
    "rag_text": looks.colour,
    "priority": looks.priority,
    "response": looks.response,
    "status_text": opens_with_state,
}
"""In this order: what more than one could say is a colour before it is a status."""


def telling_values(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``High``, ``Amber``, ``Complete``, ``Accepted`` say what they are, whatever the heading says.

    To be checked; only where nothing else in the column speaks against it: ``Outcomes`` over states
    of work tell how far it has got.
    """
    for index, column in enumerate(settled):
        texts = list(filter(None, values[index]))
        if words.is_decoy(column.heading) or len(texts) < _FEWEST_TELLING:
            continue
        if column.field and not (column.field in _RESULTS and column.score < CLOSE):
            continue
        if words.of_earlier_state(column.heading):  # ``Prior status`` beside ``Status``
            continue
        of_progress = words.hinted(column.heading, "progress_text")
        older = of_progress and len(texts) < _FEWEST_VALUES  # another one is the latest
        for field, look in _telling(of_progress=of_progress):
            if field == "status_text" and older:
                continue
            if field == "status_text" and not _some_state(column.heading, texts, words):
                continue
            if field not in taken and all(look(text, words) for text in texts):
                why = f"each of its values is such: {texts[0]}"
                taken.pop(column.field, None)
                settled[index] = replace(column, field=field, why=why, score=HINT)
                taken[field] = index
                break


def _telling(*, of_progress: bool) -> Iterable[tuple[str, Callable[[str, HeadingWords], bool]]]:
    """Fields by the look of their values; under ``Progress`` a state may have more words."""
    longer = {"status_text": looks.status} if of_progress else {}
    return (_TELLING | longer).items()


def _some_state(heading: str, texts: Sequence[str], words: HeadingWords) -> bool:
    """One value at least is a state and nothing else: ``Operational coordination`` may be the name
    of a thing, though it begins as a state does.
    """
    asked = any(words.hinted(heading, field) for field in ("status_text", "progress_text"))
    plain = (looks.bare_status(t, words) or looks.coloured_state(t, words) for t in texts)
    return asked or any(plain)


def sums_of_money(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The one column of sums of money says what it takes, whatever its heading; to be checked."""
    sums = [
        index
        for index, column in enumerate(settled)
        if not column.field
        and not words.is_decoy(column.heading)
        and all(map(looks.money, filter(None, values[index])))
        and sum(any(map(str.isdigit, text)) for text in values[index]) > 0
    ]
    if "resources" not in taken and len(sums) == 1:
        settled[sums[0]] = replace(
            settled[sums[0]], field="resources", why="its values are sums of money", score=HINT
        )
        taken["resources"] = sums[0]


def progress_from_values(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """Most texts open as progress notes do, and no other column says how far it has got.

    Its heading is not known, or tells of no field of a plan: ``Evaluation``.
    """
    if "action" not in taken or taken.keys() & {"status_text", "progress_text"}:
        return
    for index in range(taken["action"] + 1, len(settled)):
        column, texts = settled[index], list(filter(None, values[index]))
        known = column.field or not column.heading or _names_other(column.heading, words)
        if known or len(texts) < _FEWEST_VALUES:
            continue
        if tell_states(texts, words):
            why = "most of its values open as notes of progress do"
            settled[index] = replace(column, field="progress_text", why=why, score=HINT)
            taken["progress_text"] = index
            return


def tell_states(values: Sequence[str], words: HeadingWords) -> bool:
    """Most texts open as notes of progress do."""
    return looks.share(looks.status(text, words) for text in values if text) > _OPEN_SO


def _names_other(heading: str, words: HeadingWords) -> bool:
    """It is a known heading, and no word of it speaks for states: ``Options``."""
    cue = words.cues.found(heading, STATES) if words.is_decoy(heading) else None
    return bool(words.senses(heading)) and (cue is None or cue[0] != "status_text")


def owner_from_role(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Cabinet member / head of service`` over names and posts, where no column says who."""
    if "action" not in taken or taken.keys() & {"owner_text", "lead_text"}:
        return
    for index, column in enumerate(settled):
        hinted = {sense.field for sense in words.senses(column.heading)} - _NO_PEOPLE
        known = bool(hinted or (column.field and column.field not in _NO_PEOPLE))
        other = known or column.score >= CLOSE or words.cues.of_others(column.heading, PEOPLE)
        if other or not looks.role(simplify(column.heading), words):
            continue
        if looks.share(looks.owner(text, words) for text in values[index] if text) > _MOSTLY:
            why = "its heading and its values are posts"
            taken.pop(column.field, None)
            settled[index] = replace(column, field="owner_text", why=why, score=HINT)
            taken["owner_text"] = index
            return


def owner_from_posts(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """The one column of posts under a heading that nobody knows, where none says who."""
    if "action" not in taken or "owner_text" in taken:
        return
    posts = [
        index
        for index, column in enumerate(settled)
        if column.heading
        and not column.field
        and not words.is_decoy(column.heading)
        and {sense.field for sense in words.senses(column.heading)} <= NO_POSTS - {*WHAT}
        and (words.cues.found(column.heading, PEOPLE) or ("owner_text",))[0] == "owner_text"
        and words.checking.isdisjoint(key(column.heading).split())
        and are_posts(values[index], words)
    ]
    if len(posts) == 1:
        why = "its values are posts"
        settled[posts[0]] = replace(settled[posts[0]], field="owner_text", why=why, score=HINT)
        taken["owner_text"] = posts[0]


def owner_from_units(
    settled: list[Column],
    values: Sequence[Sequence[str]],
    taken: dict[str, int],
    words: HeadingWords,
) -> None:
    """``Department`` over posts, behind the actions, says who, where no other column does."""
    index = taken.get("section", -1)
    if taken.keys() & {"owner_text", "lead_text"} or index < taken.get("action", len(settled)):
        return
    heading = settled[index].heading
    named = {words.fallback(heading), *(sense.field for sense in words.senses(heading))}
    if "owner_text" not in named:  # ``Directorate / officer`` names both
        return
    if are_posts(values[index], words):
        why = "its values are posts, behind the actions"
        settled[index] = replace(settled[index], field="owner_text", why=why, score=HINT)
        taken["owner_text"] = taken.pop("section")


def _may_name(text: str, words: HeadingWords) -> bool:
    short = looks.title(text) and len(text.split()) <= _NAME and looks.owner(text, words)
    return short or looks.person(text, words)


def are_posts(values: Sequence[str], words: HeadingWords) -> bool:
    """Whether they are names and posts, two of them posts: ``All`` again and again is anything.

    Among them may be such as could be one: ``KT``, ``Estates``, where half are posts.
    """
    texts = list(filter(None, values))
    persons = sum(looks.person(text, words) for text in texts)
    if 2 * persons < len(texts) or not all(_may_name(text, words) for text in texts):
        return False
    posts = [text for text in texts if looks.role(text, words)]
    return len(set(posts)) > 1 and (2 * len(posts) >= len(texts) or persons == len(texts))
