"""Cells that are, or open with, a sign, a letter, a colour or a word of the document's key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.found import doubted
from planlift.normalize.statuses.head import from_head
from planlift.normalize.statuses.head import read_head
from planlift.normalize.statuses.phrases import tokenize
from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.statuses.found import Printed
    from planlift.normalize.statuses.words import StatusWords

_TICK_NOTE = re.compile(r"\s*\(?\s*(?:tick|✓|✔|y/n|yes/no)\s*\)?\s*", re.IGNORECASE)
_OPENING = re.compile(r"(?P<word>\w{1,5})(?:\s*[,;:.(–—-]\s*|\s+(?=\d))|(?P<sign>\S)(?:\s+|(?=\())")
_MARKED = re.compile(r"[,;:.(–—-]")
_FEW_SIGNS = 12
_CROSSED = "a crossed box may mean yes or no"
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def read_whole(cell: Printed) -> Found | None:
    """The cell is a word of the document's key, a sign, a letter or a colour."""
    words, legend = cell.words, cell.legend
    text = cell.text.rstrip(".") or cell.text
    plain = key(text) or text
    end = len(text)
    if plain in legend:
        return Found(legend[plain], "key", 0, end)
    signs = (
        {words.marks.get(sign) for sign in text.replace(" ", "")} if end <= _FEW_SIGNS else set()
    )
    sign = words.marks.get(text) or (signs.pop() if len(signs) == 1 else None)
    if sign:
        found = _sign(sign, end)
        return doubted(found, "status-implied", _CROSSED) if text == "☒" else found
    letter = words.letters.get(plain)
    if letter is not None:
        return answered(letter, text, cell)
    colours = _colours(text, words)
    if not colours:
        return None
    meaning = legend.get(colours[0]) if len(colours) == 1 else None
    return Found(meaning, "key", 0, end) if meaning else Found(None, "colour")


def read_opening(cell: Printed) -> Found | None:
    """The cell opens with a tick, a cross, "Yes" or "No", and says more."""
    text, words = cell.text, cell.words
    opening = _OPENING.match(text)
    if opening is None:
        return None
    word, mark = opening["word"] or "", opening["sign"] or ""
    sign = words.marks.get(mark, "")
    if sign in {"yes", "no"} and not mark.isalpha() and text.count(mark) == 1:
        status = "completed" if sign == "yes" else "not_started"
    elif (letter := words.letters.get(key(word))) in {"yes", "no"}:
        status = str(answered(letter, word, cell).status)
    else:
        return None
    rest = text[opening.end() :]
    dated = words.dated.fullmatch(rest) if status == "completed" else None
    if word and not dated and not _MARKED.search(opening[0]):
        return None  # ``No 3 of the list``
    head = read_head(rest, words, cell.own)
    if head is not None and not head.weak and head.status != "unknown":  # ``Yes – see evidence``
        found = from_head(head, rest, words)
        return replace(found, rule="opening", start=0, end=opening.end() + head.end)
    why = (("status-implied", f"the cell opens with {opening.group().strip()!r}"),)
    return Found(
        status,
        "opening",
        0,
        opening.end(),
        completed_text=dated["date"] if dated else "",
        doubts=() if dated else why,
    )


def read_day(cell: Printed) -> Found | None:
    """A day alone under a heading such as "Completed": it is the day on which that was so."""
    if cell.words.date.fullmatch(cell.text.strip(" .")) is None:
        return None
    asked = read_head(_TICK_NOTE.sub(" ", cell.heading).strip(), cell.words, cell.own)
    if asked is None or asked.status != "completed":
        return None
    return Found("completed", "day", 0, len(cell.text), completed_text=cell.text)


def _colours(text: str, words: StatusWords) -> list[str]:
    """The colours of a cell that holds nothing else; empty where it holds more."""
    signs = words.colour_signs
    if all(sign in signs or sign.isspace() for sign in text):
        return list(dict.fromkeys([signs[sign] for sign in text if sign in signs]))
    found: list[str] = []
    tokens = tokenize(_HEX.sub(" grey ", text) if "#" in text else text)
    label = words.labels.at(text, tokens, 0)
    for token in tokens[label.last if label else 0 :]:
        colour = words.colours.get(token.folded)
        if colour is None and text.isupper():
            colour = words.colour_letters.get(token.folded)
        if colour is not None:
            found.append(colour)
        elif not found or token.folded not in words.past:  # ``Green (was Amber)``
            return []
    return list(dict.fromkeys(found))


def _sign(sign: str, end: int) -> Found:
    if sign == "nothing":
        return Found("unknown", "nothing", expected=True)
    status = {"yes": "completed", "half": "in_progress"}.get(sign, "not_started")
    return Found(status, "sign", 0, end)


def answered(letter: str, text: str, cell: Printed) -> Found:
    """A letter; "Y" and "N" answer the heading ("Completed?") where it asks for a status."""
    why = (("status-implied", f"the letter {text!r} was taken for a status"),)
    if letter not in {"yes", "no"}:
        return Found(letter, "letter", 0, len(text), doubts=why)
    heading = _TICK_NOTE.sub(" ", cell.heading).strip()
    asked = read_head(heading, cell.words, cell.own) if heading else None
    if letter == "yes":
        status = asked.status if asked else "completed"
        return Found(status, "letter", 0, len(text), doubts=() if asked else why)
    status = "not_started" if asked is None or asked.status == "completed" else "unknown"
    return Found(status, "letter", 0, len(text), doubts=why)
