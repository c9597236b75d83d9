"""Every explanation is proved: the rule named, and it alone, reads the same value again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from documents import words
from read_rows import read
from read_rows import table

from planlift.cli import main
from planlift.normalize.contexts import contexts
from planlift.normalize.dates import completed_in_status
from planlift.normalize.dates import read_completed
from planlift.normalize.dates import read_due
from planlift.normalize.normalize import normalize
from planlift.normalize.owners import replay_owners
from planlift.normalize.rag import read_rag
from planlift.normalize.statuses import read_status
from planlift.normalize.statuses import read_ticks
from planlift.normalize.statuses import replay_status
from planlift.pipeline import understand
from planlift.rules import RULES
from planlift.rules import steps

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.model import RawRow
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.normalize import Normalized

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = ("tabs", "text", "page", "saved")
"""The forms of a sample that need no PDF reader: one of them for each."""


def one_form(folder: Path) -> Path | None:
    found = [path for kind in KINDS for path in sorted(folder.glob(f"plan-{kind}*"))]
    return found[0] if found and not folder.name.startswith(("not_", "make")) else None


PLANS = [path for folder in sorted(SAMPLES.glob("*/")) if (path := one_form(folder)) is not None]


def left(cell: Cell) -> str:
    """The text of a cell without what is struck out."""
    text = cell.text
    for start, end in sorted(cell.struck, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def filled(row: RawRow, *names: str) -> tuple[str, Cell]:
    """The first of the fields that has a text, and its name."""
    return next((n, row.fields[n]) for n in names if n in row.fields and row.fields[n].text)


def owners(row: RawRow, rule: str, own: Contexts, column: str) -> str:
    """The owners, or the lead, read by nothing but the steps of `rule`."""
    names = ("lead_text", "owner_text") if column == "lead_owner" else ("owner_text", "lead_text")
    _, cell = filled(row, *names)
    again = replay_owners(left(cell), rule.removesuffix(", initials-key"), own.owners)
    found = again.owners if column == "owners" else filter(None, [again.lead])
    key = own.owners.initials if rule.endswith("initials-key") else {}
    return "; ".join(key.get(name, name) for name in found)


def status(row: RawRow, rule: str, own: Contexts) -> str | None:
    if rule == "ticks":
        ticks = [(heading, cell.text) for heading, cell in row.ticks]
        return read_ticks(ticks, own.statuses).status
    if rule == "colour-key":
        return rag(row, "colour-word", own)[1] or rag(row, "colour-fill", own)[1]
    field, cell = filled(row, "status_text", "progress_text", "rag_text")
    heading = "" if field == "rag_text" else row.headings.get(field, "")
    return replay_status(left(cell), rule, own.status_for(heading))


def rag(row: RawRow, rule: str, own: Contexts) -> tuple[str | None, str | None]:
    if rule == "ticks":
        ticks = [(heading, cell.text) for heading, cell in row.ticks]
        return read_rag(read_ticks(ticks, own.statuses).words, None, own.statuses).rag, None
    names = ("rag_text", "status_text", "progress_text")
    cell = next(row.fields[name] for name in names if name in row.fields)
    word, fill = (cell.text, None) if rule == "colour-word" else ("", cell.fill)
    reading = read_rag(word, fill, own.statuses)
    return reading.rag, reading.status


def replayed(row: RawRow, column: str, rule: str, own: Contexts) -> Any:  # noqa: ANN401 -- a value
    if column in {"owners", "lead_owner"}:
        return owners(row, rule, own, column)
    if column == "status":
        return status(row, rule, own)
    if column == "rag":
        return rag(row, rule, own)[0]
    raise AssertionError(column)


def check(row: RawRow, result: Normalized, number: int, own: Contexts) -> int:
    """Replay the owners, status and colour of one row; the number of values that were proved."""
    proved = 0
    for column in ("owners", "lead_owner", "status", "rag"):
        rule = result.rules[number].get(column)
        if rule is None:
            continue
        assert set(steps(rule)) <= RULES.keys()
        assert replayed(row, column, rule, own) == result.actions.frame()[column][number], (
            number,
            column,
        )
        proved += 1
    return proved


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_owner_status_and_colour_of_the_samples_is_proved(path: Path) -> None:
    raw = understand(path)
    own, result = contexts(raw, words()), normalize(raw, words())
    proved = sum(check(row, result, number, own) for number, row in enumerate(raw.rows))
    read = result.actions.frame()[["owners", "lead_owner", "status", "rag"]].astype(object)
    assert proved == int(((read != "") & read.notna()).to_numpy().sum())


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_date_of_the_samples_is_read_again_by_the_rule_named(path: Path) -> None:
    raw = understand(path)
    own, result = contexts(raw, words()), normalize(raw, words())
    for number, row in enumerate(raw.rows):
        rules, frame = result.rules[number], result.actions.frame()
        if "due_date" in rules:
            cells = [cell for cell in row.fields.values() if cell.text == frame["due_text"][number]]
            readings = [read_due(cell.text, own.dates, cell.struck) for cell in cells]
            day = frame["due_date"][number].date()
            assert (day, rules["due_date"]) in [(one.due, one.rule) for one in readings]
        if "completed_date" in rules:
            day = frame["completed_date"][number].date()
            assert (day, rules["completed_date"]) in list(done(row, own))


def done(row: RawRow, own: Contexts) -> Any:  # noqa: ANN401 -- pairs of day and rule
    for name, cell in row.fields.items():
        if name == "completed_text":
            reading = read_completed(cell.text, own.dates)
            yield reading.completed, reading.rule
        elif name in {"status_text", "progress_text"}:
            text = read_status(cell.text, own.statuses).completed_text
            reading = completed_in_status(text, own.dates)
            yield reading.completed, reading.rule
        elif name.startswith("due"):
            due = read_due(cell.text, own.dates, cell.struck)
            yield due.completed, due.rule


def test_each_value_understood_names_its_rule() -> None:
    result = read(
        table(
            "Action | Lead | By when | Status",
            "Train all staff | Head of HR; Head of IT | 1 May 2024 | Completed 3 May 2024",
        )
    )
    wanted = {"owners": "listed", "lead_owner": "listed", "status": "head"}
    assert wanted.items() <= result.rules[0].items()
    assert {"due_date", "due_kind", "completed_date"} <= result.rules[0].keys()


def explained(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    assert main(["explain", "--values", str(path)]) == 0
    return capsys.readouterr().out


def test_the_explanation_shows_text_value_and_rule_at_eighty_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = explained(capsys, SAMPLES / "status_words" / "plan-page.html")
    assert max(map(len, out.splitlines())) <= 80
    assert "due     “31 March 2024” → 2024-03-31, day [day-month-year]" in out
    assert "owner   “Monitoring Officer” [as-it-stands]" in out
    assert "“Completed 12 March 2024” → completed [head]; → done 2024-03-12" in out
    assert "[head] words at the head of the cell" in out
    _, _, named = out.partition("Rules named above")
    assert set(re.findall(r"^   \[([a-z-]+)\]", named, re.MULTILINE)) <= RULES.keys()


def test_checks_of_the_row_and_of_the_plan_stand_with_the_values(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = explained(capsys, SAMPLES / "tracker_same_heading" / "plan-page.html")
    row, _, whole = out.partition("The plan as a whole")
    assert "! 3 owners, none named as lead [several-owners]" in row
    assert "[initials-unknown]" in whole
