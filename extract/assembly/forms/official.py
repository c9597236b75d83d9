"""Forms of inspectorates: questions over the whole width, some of them asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.forms.inlines import Pair
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.heading_rows import Headings
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line

_PAIR = 2
_FEWEST = 3
"""Questions of an official form, each about something else."""
_ASKED_AGAIN = frozenset({"owner_text", "due_text"})
_ABOUT_CHECKING = frozenset({"success_measure", "monitoring", "evidence", "resources", "impact"})


def asks_below(headings: Headings, rows: Sequence[Line], words: HeadingWords) -> bool:
    """Below two headings stand the questions of a form: ``Regulated activity | Regulation``."""
    if len({id(cell) for cell in headings.cells if cell.text}) > _PAIR:
        return False
    return len(set(_asked(rows[headings.last + 1 :], words))) >= _FEWEST


def goes_on(before: Sequence[Line], after: Sequence[Line], words: HeadingWords) -> bool:
    """The questions of `after` are others than those of the form that begins with `before`."""
    asked, rest = _asked(before, words), _asked(after, words)
    if len(set(asked)) < _FEWEST - 1 or not rest or rest[0] == "finding":
        return False
    return not ({*asked} & {*rest}) - _ASKED_AGAIN


def _asked(rows: Sequence[Line], words: HeadingWords) -> list[str]:
    first = (next((cell for cell in row if cell is not None and cell.text), None) for row in rows)
    return [name for cell in first if cell is not None and (name := words.form_label(cell.text))]


def repeats(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """The form's first row stands again at the head of the page."""
    heads = [[key(cell.text) for cell in rows[0] if cell is not None] for rows in (before, after)]
    return len(after) > 1 and any(heads[0]) and heads[0] == heads[1]


def asks_what_was_found(rows: Sequence[Line], words: HeadingWords) -> bool:
    """One of its questions is what was wrong: nothing else of it says that."""
    cells = (cell for row in rows for cell in row if cell is not None)
    return any(words.form_label(cell.text) == "finding" for cell in cells)


def without_titles(found: Sequence[Pair], words: HeadingWords) -> Iterator[Pair]:
    """``Quality improvement plan`` right above the name of a group is the form's own name."""
    for pair, following in zip(found, [*found[1:], None], strict=False):
        over = following is not None and pair.field == following.field == "section"
        if over and pair.label is None and words.names_document(pair.value.text):
            title, nothing = pair.value, replace(pair.value, text="", struck=())
            yield Pair(title, nothing, "", title.text)
        else:
            yield pair


def asked_again(found: Sequence[Pair]) -> Iterator[Pair]:
    """``Who is responsible?`` below how it will be checked: not who does what is to be done."""
    said: set[str] = set()
    before = ""
    for pair in found:
        if pair.field in {"action", "finding"}:
            said = set()
        again = pair.field in said & _ASKED_AGAIN and before in _ABOUT_CHECKING
        said.add(pair.field)
        before = pair.field
        yield replace(pair, field="") if again else pair
