"""Several actions in one row: as many dates or owners beside them, or numbers of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import TOLD
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows.two_fields import with_part
from planlift.text import BULLET
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAIRED = ("due_text", "owner_text", "status_text", "progress_text", "due_revised", "rag_text")
_FEWEST_ITEMS = 2
_TARGETS = frozenset({"due_original", "due_revised"})
_TYPED_DASH = re.compile(r"^[–—-]\s+(?=\S)")
"""In front of an item of a list that somebody has typed."""
_AFTER_YEAR = re.compile(r"(?<=\b(?:19|20)\d\d)[\s;,]+(?=\S)|(?<=[/.]\d\d)[\s;,]+(?=\d)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERED = re.compile(r"\d{1,2}[a-z]")
_ITEM = re.compile(r"\s(?=[(]?(?:\d{1,2}[a-z]|[a-h]|[ivx]{1,4}|\d{1,2})[).]\s)")


def lists_several(cell: Cell, words: HeadingWords) -> bool:
    """Whether the cell lists several things."""
    return len(_items(cell.text, words)) >= _FEWEST_ITEMS


def stacked(fields: dict[str, Cell], words: HeadingWords) -> list[dict[str, Cell]]:
    """One set of fields for each action that a cell lists, where dates or owners stand beside each.

    The lists must be of one length, at least one of dates, or one of owners beside numbered
    actions; else the row stays whole.
    """
    action = fields.get("action")
    if action is None:
        return [fields]
    parts = _items(action.text, words)
    if len(parts) < _FEWEST_ITEMS:
        return [fields]
    # What is struck out in a cell is no other item of it.
    whole = [name for name in _PAIRED if name in fields and not fields[name].struck]
    lists = {name: _items(fields[name].text, words) for name in whole}
    if "due_text" in lists:
        lists["due_text"] = _dates(fields["due_text"].text, words)
    lists = {name: items for name, items in lists.items() if len(items) == len(parts)}
    apart = not _two_targets(lists.get("due_text", ()), words)
    if not (
        apart
        and (_dated(lists, words) or (_numbered(parts, fields, words) and _owned(lists, words)))
    ):
        return [fields]
    if not all(looks.words_said(refs.split(part, words).rest, words) for part in parts):
        return [fields]  # a date that the layout broke, ``… to April`` over ``2010``
    rows = []
    for index, part in enumerate(parts):
        row = dict(fields)
        ref, text, label = refs.split(part, words)
        own = ref or (fields["action_ref"].text if "action_ref" in fields and not index else "")
        for name, items in lists.items():
            if name not in TOLD or _each_told(items, words):
                row[name] = _unlabelled(with_part(fields[name], items[index]), own, words)
        row["action"] = with_part(action, text)
        if ref:
            row["action_ref"] = replace(with_part(action, ref), label=label)
        rows.append(row)
    return rows


def _two_targets(dates: Sequence[str], words: HeadingWords) -> bool:
    """``Original: May 2025`` over ``Revised: June 2025``: both of one action."""
    named = (date.split(maxsplit=1)[0].rstrip(":") for date in dates if date[:1].isalpha())
    return any(field_of(f"{name} date", words) in _TARGETS for name in named)


def numbered_alike(fields: dict[str, Cell], words: HeadingWords) -> dict[str, Cell]:
    """Who and when without the number that the action has: ``3. Clerk``, ``3. July 2024``."""
    number, due = fields.get("action_ref"), fields.get("due_text")
    if number is None or due is None or not due.text.startswith(number.text):
        return {}
    told = {
        name: _unlabelled(fields[name], number.text, words)
        for name in OWNER_AND_DUE & fields.keys()
    }
    both = len(told) == len(OWNER_AND_DUE)
    return told if both and all(told[name] is not fields[name] for name in told) else {}


def _dated(lists: Mapping[str, list[str]], words: HeadingWords) -> bool:
    """As many dates as actions; ``Complete`` may stand among them."""
    items = lists.get("due_text", [])
    dates = [looks.date(item, words) for item in items]
    return any(dates) and all(
        dated or looks.bare_status(item, words) for dated, item in zip(dates, items, strict=True)
    )


def _numbered(parts: list[str], fields: Mapping[str, Cell], words: HeadingWords) -> bool:
    """Each action has a number of its own; that of the first may have been taken already."""
    numbers = [refs.split(part, words).ref for part in parts]
    if not numbers[0] and "action_ref" in fields:
        numbers[0] = fields["action_ref"].text
    return all(numbers) and len(set(numbers)) == len(numbers)


def _owned(lists: Mapping[str, list[str]], words: HeadingWords) -> bool:
    """As many owners as actions."""
    owners = lists.get("owner_text", [])
    return bool(owners) and all(looks.owner(owner, words) for owner in owners)


def _each_told(items: list[str], words: HeadingWords) -> bool:
    """Each says how far, or has its number: no ``Completed`` over what was done for all."""
    if all(refs.split(item, words).ref for item in items):
        return True
    bare = {looks.bare_status(item, words) for item in items}
    return len(bare) == 1 and all(looks.status(item, words) for item in items)


def unsure(fields: dict[str, Cell], words: HeadingWords) -> bool:
    """Several actions and several dates that do not pair."""
    action, due = fields.get("action"), fields.get("due_text")
    if action is None or due is None or not lists_several(action, words):
        return False
    dates = [item for item in _dates(due.text, words) if looks.date(item, words)]
    return len(dates) > 1


def stack(first: Cell, second: Cell) -> Cell:
    """Two values of one action, a line each."""
    return replace(first, text=f"{first.text}\n{second.text}", places=first.places + second.places)


def _unlabelled(cell: Cell, own: str, words: HeadingWords) -> Cell:
    """A value without the number that says to which action it belongs."""
    ref, text, _ = refs.split(cell.text, words)
    return replace(cell, text=text, label=ref) if ref and text and ref == own else cell


def _in_sequence(items: Sequence[str], words: HeadingWords) -> bool:
    """Each item begins with a number, the next with the next: ``1. …``, ``2. …``; ``a) …``."""
    found = [refs.split(item, words).ref for item in items]
    if len(found) < _FEWEST_ITEMS:
        return False
    lettered = [_LETTERED.fullmatch(ref) for ref in found]
    if all(lettered[1:]) and (lettered[0] or not found[0]):
        return _letters_follow([match[0] for match in lettered if match], lead=not found[0])
    if not all(found):
        return False
    if all(ref.isdigit() for ref in found):
        return [int(ref) for ref in found] == list(range(int(found[0]), int(found[0]) + len(found)))
    if found == list(_ROMAN[: len(found)]):
        return True
    return all(len(ref) == 1 for ref in found) and [ord(ref) for ref in found] == list(
        range(ord(found[0]), ord(found[0]) + len(found))
    )


def _letters_follow(refs_of: Sequence[str], *, lead: bool) -> bool:
    """``4a``, ``4b``, ``4c``; the first may have been taken already, and `lead` the others."""
    first = ord("b" if lead else refs_of[0][-1])
    stems = {ref[:-1] for ref in refs_of}
    return len(stems) == 1 and [ord(ref[-1]) for ref in refs_of] == list(
        range(first, first + len(refs_of))
    )


def _items(text: str, words: HeadingWords) -> list[str]:
    """The things that a cell lists: labelled ``(1a) … (1b) …``, or one a line."""
    if "\n" not in text and not _ITEM.search(text):
        return [text.removeprefix(BULLET)]
    lines = text.split("\n")
    if any(line.startswith(BULLET) for line in lines) and not all(
        line.startswith(BULLET) for line in lines
    ):
        return [text]
    counted = [piece for line in lines for piece in _ITEM.split(line)]
    if len(lines) == 1 or _in_sequence(counted, words):
        lines = counted
    labelled = [bool(refs.split(line, words).ref) for line in lines]
    if any(labelled):
        grouped: list[str] = []
        for line, starts in zip(lines, labelled, strict=True):
            if starts or not grouped:
                grouped.append(line)
            else:
                grouped[-1] += f"\n{line}"
        return grouped
    dashed = all(map(_TYPED_DASH.match, lines))
    return [_TYPED_DASH.sub("", line) if dashed else line.removeprefix(BULLET) for line in lines]


def _dates(text: str, words: HeadingWords) -> list[str]:
    """The dates of a cell: one a line, labelled, or one after the other on a line."""
    lines = [line.removeprefix(BULLET) for line in text.split("\n")]
    counted = [piece for line in lines for piece in _ITEM.split(line)]
    # ``Q2 2026`` begins with no number of its own.
    apart = len(lines) > 1 and all(looks.date(line, words) for line in lines)
    apart = apart and not _in_sequence(counted, words)
    items = _with_years(lines if apart else _items(text, words))
    if len(items) > 1:
        return items
    parts = [part for part in _AFTER_YEAR.split(text) if part.strip()]
    several = len(parts) > 1 and all(_is_date(part, words) for part in parts)
    return parts if several and not any(_ends_stretch(part, words) for part in parts) else items


def _is_date(text: str, words: HeadingWords) -> bool:
    """It is one by itself, as the second word of ``June 2026 quarter`` is not."""
    told = any(map(str.isdigit, text)) or looks.bare_status(text, words)
    return told and looks.date_only(text, words)


def _ends_stretch(text: str, words: HeadingWords) -> bool:
    """``– March 2026``, ``to March 2026``: the end of what the date in front begins."""
    first = text.split(None, 1)[0]
    return not any(map(str.isalnum, first)) or words.stretches.get(key(first)) == "due_text"


def _with_years(items: Sequence[str]) -> list[str]:
    """The items, a year alone with what stands above it: ``1 April`` over ``2010`` is one date."""
    whole: list[str] = []
    for item in items:
        if whole and _YEAR.fullmatch(item) and not _YEAR.search(whole[-1]):
            whole[-1] += f"\n{item}"
        else:
            whole.append(item)
    return whole
