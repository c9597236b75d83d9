"""What is said about a converted document: sentences for people, an object for programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from msgspec import to_builtins

from planlift.checks import CHECKS
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planlift.errors import PlanliftError
    from planlift.figures import Figures

WIDTH = 80
_UNKNOWN = 8
"""Unknown words that the summary shows; the workbook has them all."""


def summary(name: str, counted: Figures, files: Iterable[Path | str]) -> list[str]:
    """Sentences about one document, at most 80 columns wide, the name on the first line."""
    lines = [plain(name)]
    lines += _wrapped(_actions_sentence(counted))
    lines += _wrapped(_overdue_sentence(counted))
    lines += _checks_lines(counted)
    if counted.corrected:
        lines.append(f"  Corrected by a person: {count(counted.corrected, 'value')}.")
    lines += _wrapped(_words_sentence(counted))
    lines += _unknown_lines(counted)
    lines += _wrapped("Written: " + ", ".join(plain(str(file)) for file in files) + ".")
    return lines


def as_object(
    name: str,
    counted: Figures | None,
    files: Iterable[Path],
    seconds: float,
    error: PlanliftError | None = None,
) -> dict[str, object]:
    """The same for programs: one flat object a document, whether it was converted or not."""
    return {
        "source": name,
        "outcome": "failed" if error else "converted",
        "error_code": error.code if error else "",
        "message": plain(str(error)) if error else "",
        **(to_builtins(counted) if counted else {}),
        "files": [str(file) for file in files],
        "seconds": round(seconds, 3),
    }


def error_line(name: str, error: PlanliftError) -> str:
    """``planlift: plan.pdf: what is wrong and what to do [code]``, on one line."""
    message = plain(str(error))
    if not name:
        return f"planlift: {message} [{error.code}]"
    for own in (plain(name), plain(name).rpartition("/")[2]):
        message = message.removeprefix(f"{own}: ").removeprefix(f"{own} ")
    return f"planlift: {plain(name)}: {message} [{error.code}]"


def plain(text: str) -> str:
    """One line that a terminal only shows: control characters and odd bytes are spelled out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in one_line(text)
    )


def count(number: int, noun: str) -> str:
    """``1 action``, ``36 actions``, ``no actions``."""
    return f"{number:,} {noun}" if number == 1 else f"{_few(number)} {noun}s"


def _few(number: int) -> str:
    return f"{number:,}" if number else "no"


def _wrapped(sentence: str, first: str = "  ", rest: str = "  ") -> list[str]:
    return textwrap.wrap(
        sentence,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _actions_sentence(counted: Figures) -> str:
    parts = [
        f"{number:,} {name.replace('_', ' ') or 'without a status'}"
        for name, number in counted.statuses.items()
    ]
    where = f" on {count(counted.pages, 'page')}" if counted.pages else ""
    what = f"{count(counted.actions, 'action')}{where}"
    return f"{what[0].upper()}{what[1:]}: {', '.join(parts) or 'an empty table'}."


def _overdue_sentence(counted: Figures) -> str:
    if not counted.open:
        return "No action is open."
    of_open = f"of the {count(counted.open, 'open action')}"
    if not counted.overdue:
        return f"Overdue on {counted.as_of}: none {of_open}."
    return (
        f"Overdue on {counted.as_of}: {counted.overdue:,} {of_open}; oldest due {counted.oldest}."
    )


def _checks_lines(counted: Figures) -> list[str]:
    if not counted.checks:
        return ["  Nothing to check."]
    width = max(len(f"{number:,}") for number in counted.checks.values())
    rows = count(counted.rows_to_check, "row") if counted.rows_to_check else "no single row"
    lines = [f"  To check, in {rows}:"]
    for code, number in counted.checks.items():
        meaning = f"{_asked(code, counted)} [{code}]"
        lines += _wrapped(meaning, f"    {number:>{width},} × ", " " * (width + 7))
    return lines


def _asked(code: str, counted: Figures) -> str:
    why = counted.of_plan.get(code)
    return f"{why[0].upper()}{why[1:]}." if why else CHECKS.get(code, code)


def _unknown_lines(counted: Figures) -> list[str]:
    if not counted.unknown_words:
        return []
    words = [f"“{plain(word)}”" for word in counted.unknown_words]
    more = f" and {len(words) - _UNKNOWN:,} more" if len(words) > _UNKNOWN else ""
    hint = "planlift vocabulary --unknown FILE prints them to paste"
    return _wrapped(f"Words not known: {', '.join(words[:_UNKNOWN])}{more}; {hint}.")


def _words_sentence(counted: Figures) -> str:
    words = counted.words
    reasons = [f"{reason.replace('-', ' ')}: {n:,}" for reason, n in words.aside.items() if n]
    why = f" ({'; '.join(reasons)})" if reasons else ""
    return (
        f"Words of the document: {words.total:,}; in rows {words.in_rows:,}, in details"
        f" {words.in_details:,}, left aside {sum(words.aside.values()):,}{why},"
        f" lost {words.lost or 'none'}."
    )
