"""Registers of cases: applications, requests, complaints, risks, what happened day by day.

They have officers, dates and decisions as plans do, but what stands in their rows has come in, and
is not what somebody has undertaken. So a guess is not enough there to say what is to be done.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import STATE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.grids import duties
from planlift.extract.assembly.headings.forms import among
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.headings.senses import PARTS
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords

_FEWEST = 2
"""Headings of a register; one may stand in a plan as well: ``Date received``."""
_LONGEST = 4
"""Words of such a heading."""
_FEWEST_CUES = 3
"""Fields for which a word of a heading speaks beside its values, one of them of *what*."""
_MOSTLY = 0.6
_HALF = 0.5
_NEARLY = 0.75
_DAY_AND_TIME = 2
"""Columns of which one says at what hour."""
_APART = re.compile(r"[/:] ?")
"""``Comply: yes/no``"""
_BEGINNING = 5
"""Words in which the verb of a sentence stands."""
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_DECISION = 60
"""Characters."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b(?![./]\d)")
_OF_PLANS = frozenset({"finding", "action", "section"})
_ANSWERS = frozenset({"response", "completed_text"})
"""What was decided about a case, and when it was closed, says nothing of who and by when."""


def is_register(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """It keeps cases, work that comes round again, steps to take, answers, or the hours of a day.

    `values` are the texts of each column.
    """
    if is_told(columns, words):
        return True
    return keeps_hours(columns, values, words) or duties.are_shared(columns, values, words)


def is_told(columns: Sequence[Column], words: HeadingWords) -> bool:
    """Its headings alone say so."""
    kinds = (keeps_cases, comes_round, is_procedure, answers_risks, addresses, assesses, tends)
    return any(kept(columns, words) for kept in kinds)


def keeps_cases(columns: Sequence[Column], words: HeadingWords) -> bool:
    """Headings of a register, and none that plainly says what is to be done, by whom or when."""
    told = [column for column in columns if _of_case(column, words)]
    if len(told) < _FEWEST:
        return False
    plain = {column.field for column in columns if column not in told and _is_plain(column, words)}
    undue = plain.isdisjoint(WHEN)
    if undue and (len(told) > _FEWEST or plain.isdisjoint({"finding", *STATE})):
        return True  # ``Referred by``, ``Received``; ``Audience`` and ``Channel`` of an activity
    return not plain & {*WHAT} or not plain & ({*WHO_WHEN} - _ANSWERS)


def comes_round(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Frequency`` beside ``Last done``: it is done again and again, and nothing is put right.

    So it is where nothing says what was found, by when, or how far it has got.
    """
    once = [column for column in columns if not _is_of_rounds(column.heading, words)]
    times = len(columns) - len(once)
    told = {name for column in once for name in column.fields}
    return times >= _FEWEST or (times > 0 and told.isdisjoint({"finding", *WHEN, *STATE, "tick"}))


def _is_of_rounds(heading: str, words: HeadingWords) -> bool:
    """``Frequency``; not ``By when/frequency``, which asks for a day first."""
    if not _holds(heading, words.recurring_work):
        return False
    apart = _APART.split(heading) if "/" in heading else ()
    asked = (part for part in apart if simplify(part) not in words.recurring_work)
    return all(words.named(part) not in WHEN for part in asked)


def answers_risks(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Mitigation`` behind a risk, and nothing that was found: what is done lest it happens.

    ``Mitigating actions`` with who, by when and how far are no less than a plan.
    """
    told = {column.field: column for column in columns}
    action = told.get("action")
    if action is not None and "action" in action.heading.casefold():
        fields = told.keys()
        if {"owner_text", "lead_text"} & fields and WHEN & fields and STATE & fields:
            return False
    risks = "risk" in told and "finding" not in told
    return action is not None and risks and among(words.risk_answers, action.heading) is not None


def addresses(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Stakeholder group`` in front of how it is asked or told: nothing that was found."""
    first = columns[0].heading if columns else ""
    told = {column.field for column in columns}
    return among(words.audiences, first) is not None and told.isdisjoint({"finding", *STATE})


def tends(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Need`` in front of a goal, and no day but that of a review: a plan of somebody's care."""
    headings = [simplify(column.heading) for column in columns]
    if not headings or headings[0] not in words.tended["need"]:
        return False
    told = {c.field for c in columns if not words.reviews(c.heading)}
    aimed = any(heading in words.tended["goal"] for heading in headings)
    return aimed and told.isdisjoint({*WHEN, *STATE})


def assesses(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Comply (Yes/No)``: whether a body does what a code asks of it, and nothing that it will do.

    Where a heading plainly says what is to be done, or anything says who or when, it is a plan.
    """
    if not any(_holds(column.heading, words.assessed) for column in columns):
        return False
    told = {name for column in columns for name in column.fields}
    plain = any(column.field == "action" and column.score >= PARTS for column in columns)
    return not plain and told.isdisjoint({"owner_text", "lead_text", *WHEN})


def recounts(columns: Sequence[Column], actions: Sequence[str], words: HeadingWords) -> bool:
    """A chronicle, or milestones and their days alone: texts that bid nobody to do anything."""
    bid = [mood.bids(text, words) for text in actions]
    if looks.share(bid) < _HALF and is_chronicle(columns, actions, words):
        return True
    if not any(bid) and (names_milestones(columns, words) or tallies(columns, actions, words)):
        return True
    return not all(bid) and is_timetable(columns, words)


def asks_nothing(columns: Sequence[Column], actions: Sequence[str], words: HeadingWords) -> bool:
    """``Project`` beside whoever it belongs to: no heading plainly says what, none by when or how
    far, and none of the texts bids or obliges anybody.
    """
    if any({column.field, column.also} & (WHEN | STATE) for column in columns):
        return False
    senses = (s for c in columns if c.field in WHAT for s in words.senses(c.heading))
    if any(sense.field in WHAT and sense.score >= CLOSE for sense in senses):
        return False
    return bool(actions) and not any(mood.wants(text, words) for text in actions)


def names_milestones(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Milestone`` beside days, planned and reached, and nothing of who or how far."""
    action = next((column for column in columns if column.field == "action"), None)
    named = action is not None and words.fallback(action.heading) == "action"
    return named and _dates_alone(columns)


def tallies(columns: Sequence[Column], actions: Sequence[str], words: HeadingWords) -> bool:
    """``Number of recommendations`` beside which they are, and nothing of who or when."""
    told = {column.field for column in columns}
    if told & {"owner_text", "lead_text", *WHEN}:
        return False
    headings = [f"{simplify(column.heading)} " for column in columns]
    counts = any(h.startswith(f"{w} ") for h in headings for w in words.counted["count"])
    return counts and not looks.mostly(map(looks.sentence, actions))


def is_timetable(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Phase`` and ``Activity`` beside days, and nothing of who, why or how far."""
    headings = {column.field: simplify(column.heading) for column in columns}
    phases = words.counted["phase"] | words.counted["step"]
    phased = any(simplify(column.heading) in phases for column in columns)
    return phased and headings.get("action") in words.counted["activity"] and _dates_alone(columns)


def _dates_alone(columns: Sequence[Column]) -> bool:
    """Beside what is done there are days, and perhaps numbers, and no other field."""
    told = {column.field for column in columns if column.field} - {"action"}
    return told <= DATED_FIELDS | NUMBERS and not told.isdisjoint(DATED_FIELDS)


def is_chronicle(columns: Sequence[Column], actions: Sequence[str], words: HeadingWords) -> bool:
    """``Date`` in front of what happened on it: no deadline, and nothing that is to be done.

    So is ``Timeframe`` where there is nothing else and nearly all of it has happened.
    """
    first = columns[0] if columns else None
    if first is None:
        return False
    enough = _HALF
    if words.fallback(first.heading) != "due_text":
        if first.field != "due_text" or not _dates_alone(columns):
            return False
        enough = _NEARLY
    return looks.share(_happened(text, words) for text in actions) >= enough


def _happened(text: str, words: HeadingWords) -> bool:
    """``Police attended the address``: it tells what was so, or what somebody did."""
    first = _WORDS.findall(text)[:_BEGINNING]
    return mood.tells(text, words) or any(word.endswith("ed") for word in first)


def is_procedure(columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Step``, what is done and who does it, and neither when nor how far: done each time."""
    told = {column.field for column in columns} & {*WHO_WHEN, "finding", "success_measure"}
    steps = any(simplify(column.heading) in words.counted["step"] for column in columns)
    return steps and told == {"owner_text"}


def keeps_hours(
    columns: Sequence[Column], values: Sequence[Sequence[str]], words: HeadingWords
) -> bool:
    """``Time`` over ``09:00`` and ``10.30``, in front of what happens then: the days of a visit."""
    return any(
        simplify(column.heading) in words.counted["hour"]
        and looks.share(_CLOCK.match(text) is not None for text in texts if text) >= _MOSTLY
        for column, texts in zip(columns[:_DAY_AND_TIME], values, strict=False)
    )


def decides(
    columns: Sequence[Column], actions: Sequence[str], answers: Sequence[str], words: HeadingWords
) -> bool:
    """What is to be done is how each case was decided: ``Grant``, ``Refuse``.

    One and the same decision may be a plan's, and so may answers; beside headings of a register
    they are none.
    """
    made = _decided(actions, words)
    if len(made) >= _FEWEST:
        return True
    if not made and not _decided(answers, words):
        return False
    return sum(_of_case(column, words) for column in columns) >= _FEWEST


def _decided(texts: Sequence[str], words: HeadingWords) -> frozenset[str]:
    """What the texts decide, if most of them do."""
    made = [_decision(text, words) for text in texts[: len(texts) // 2 + 1]]
    if not any(made):
        return frozenset()  # whatever the others do
    made += [_decision(text, words) for text in texts[len(made) :]]
    return frozenset(made) - {""} if looks.share(map(bool, made)) >= _MOSTLY else frozenset()


def _decision(text: str, words: HeadingWords) -> str:
    """What decides in ``Grant subject to conditions``: few words, of which it is the first."""
    if len(text) > _LONGEST_DECISION:
        return ""
    folded = f"{key(text)} "
    return next((word for word in words.deciding if folded.startswith(f"{word} ")), "")


def is_guessed(columns: Sequence[Column], words: HeadingWords) -> bool:
    """No heading by itself says what, who, when or how far: ``Outcome`` beside ``Contact``."""
    wanted = {*WHAT, *WHO_WHEN}
    if any(sense.field in wanted for column in columns for sense in words.senses(column.heading)):
        return False
    cued = {c.field for c in columns if words.cues.speaks_for(c.heading, c.field)} & wanted
    return len(cued) < _FEWEST_CUES or cued.isdisjoint(WHAT)


def _of_case(column: Column, words: HeadingWords) -> bool:
    """``Proposal``, but not ``Proposal for improvement``, which a plan says as well; ``Reported``,
    but not ``Progress reported``.
    """
    heading = simplify(column.heading)
    planned = " " in heading and words.fields.get(heading) in _OF_PLANS
    far = column.field == "progress_text"
    return not planned and not far and _holds(column.heading, words.cases)


@lru_cache(maxsize=looks.REMEMBERED)
def _holds(heading: str, phrases: frozenset[str]) -> bool:
    """One of the phrases stands in the heading of a column, which says little more."""
    folded = f" {' '.join(_APART.split(simplify(heading)))} "
    if folded.count(" ") > _LONGEST + 1:
        return False  # ``Concern raised by the coroner``
    return any(f" {phrase} " in folded for phrase in phrases)


def _is_plain(column: Column, words: HeadingWords) -> bool:
    """Its heading says so by itself, not its place or its values."""
    senses = words.senses(column.heading)
    if column.field in WHAT:
        return any(sense.score >= PARTS and sense.field in WHAT for sense in senses)
    return column.score >= CLOSE and any(sense.field == column.field for sense in senses)
