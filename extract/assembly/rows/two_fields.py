"""A cell under a heading that names two fields: who and when, what and who, how far and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import DATED_FIELDS

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_DASH = re.compile(r"\s[–—-]\s")
_STATE_WORDS = 2
"""Words of a state behind a post."""
_NAMED_LAST = re.compile(
    r"(?P<said>.*\w[.;]?)\s*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|\s[–—-]\s(?P<behind>[^–—-]+))[.;]?$",
    re.DOTALL,
)


def two_fields(cell: Cell, first: str, second: str, words: HeadingWords) -> dict[str, Cell]:
    """Share the text of a cell between two fields: one is a date, or who does what is said."""
    if {first, second} == {"action", "owner_text"}:
        return _said_and_owner(cell, words)
    return _with_date(cell, first, second, words)


def _with_date(cell: Cell, first: str, second: str, words: HeadingWords) -> dict[str, Cell]:
    dated, other = first, second
    if first not in DATED_FIELDS or "due" in second:  # ``Completed/target date``
        dated, other = second, first
    if name := _whole(cell.text, dated, other, words):
        return {name: cell}
    lines = cell.text.split("\n")
    dates = [line for line in lines if looks.date(line, words)]
    if other == "action":  # ``Review it monthly.`` over ``90 days``
        dates = [d for d in dates if looks.date_only(d, words) and not d[0].islower()]
    if not dates and len(lines) > 1 and "due_text" in dated:  # ``Completed`` over a name
        dates = [line for line in lines if looks.bare_status(line, words)]
    if dates and len(dates) < len(lines):
        rest = [line for line in lines if line not in dates]
        return {other: with_part(cell, "\n".join(rest)), dated: with_part(cell, "\n".join(dates))}
    cut = date_position(cell.text, words)
    if cut is None and other == "owner_text":
        cut = _status_position(cell.text, words)
    if cut is None:
        end = leading_date(cell.text, words)
        if end is None:
            return {dated if dates else other: cell}
        return {
            other: with_part(cell, cell.text[end:].lstrip(" ,;:-–—\n")),
            dated: with_part(cell, cell.text[:end].rstrip(" ,;:-–—\n")),
        }
    before = cell.text[:cut].rstrip(" ,;/-–—\n")
    if _is_of_date(before, other, words):
        return {dated: cell}
    return {
        other: with_part(cell, before),
        dated: with_part(cell, cell.text[cut:].lstrip(" ,;/–—\n")),
    }


def _whole(text: str, dated: str, other: str, words: HeadingWords) -> str:
    """The field of a text that is not parted: ``Feb 2025``, ``Chased 3 May`` under ``Date done /
    comments``; or empty.
    """
    if looks.date_only(text, words):
        return dated
    days = any(looks.date_only(line, words) for line in text.split("\n"))
    return other if dated == "completed_text" and not days else ""


def _is_of_date(text: str, other: str, words: HeadingWords) -> bool:
    """What stands in front of a date belongs to it, and is no value of the other field."""
    if other == "rag_text":
        return not looks.rag(text, words)  # ``Monthly from Nov 2024`` names no colour
    # ``Completed 3 May 2025``, ``May 2025, then yearly``
    done = words.label(text) == other
    return other == "status_text" and (done or looks.date(text, words))


def _status_position(text: str, words: HeadingWords) -> int | None:
    """Where ``Completed`` begins in ``Head of Service – Completed``, instead of a date.

    Nothing may part it from a post: narrow columns hide the line break.
    """
    dash = next(iter(list(_DASH.finditer(text))[-1:]), None)
    if dash and looks.bare_status(text[dash.end() :], words):
        return dash.end()
    for match in list(re.finditer(r"\s(?=\S)", text))[-_STATE_WORDS:]:
        before, after = text[: match.start()], text[match.end() :]
        if looks.bare_status(after, words) and looks.role(before, words):
            return match.end()
    return None


def ends_with_post(text: str, words: HeadingWords) -> bool:
    """What is said, and a line with a post, above a line with a date or none."""
    *said, last = text.split("\n")
    if said and looks.date_only(last, words):
        *said, last = said
    return bool(said) and looks.person(last, words) and looks.role(last, words)


def owner_line(cell: Cell, words: HeadingWords) -> tuple[Cell, Cell | None]:
    """A text without its last line, and that line, where it names a post or a person."""
    said, _, last = cell.text.rpartition("\n")
    if not said or not looks.person(last, words):
        return cell, None
    return with_part(cell, said), with_part(cell, last)


def _said_and_owner(cell: Cell, words: HeadingWords) -> dict[str, Cell]:
    """``Print the form (Ward Manager)``; whoever is named on a last line or behind a dash."""
    said, owner = owner_line(cell, words)
    if owner is None:
        match = _NAMED_LAST.match(cell.text)
        name = (match["inside"] or match["behind"]) if match else ""
        look = looks.owner if match and match["inside"] else looks.person
        if match and look(name, words):
            said, owner = with_part(cell, match["said"]), with_part(cell, name)
    return {"action": said, "owner_text": owner} if owner is not None else {"action": said}


def date_position(text: str, words: HeadingWords) -> int | None:
    """Where the trailing date begins; None where there is none or nothing before it."""
    for match in re.finditer(r"\S+", text):
        if match.start() and looks.date_only(text[match.start() :], words):
            return match.start()
    return None


def leading_date(text: str, words: HeadingWords) -> int | None:
    """Where the date at the head of the text ends; None where there is none, or nothing after."""
    ends = [match.end() for match in re.finditer(r"\S+", text)][:-1]
    return next((end for end in reversed(ends) if looks.date_only(text[:end], words)), None)


def with_part(cell: Cell, text: str) -> Cell:
    """The cell with that part of its text."""
    return with_text(cell, text.strip())
