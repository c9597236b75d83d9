"""What holds for owners, statuses and colours whatever the cells say."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from documents import SOURCE
from documents import words
from hypothesis import given
from hypothesis import strategies as st
from work import calls

from planlift.checks import CHECKS
from planlift.model import Cell
from planlift.model import Document
from planlift.model import RawPlan
from planlift.model import RawRow
from planlift.normalize.normalize import normalize
from planlift.normalize.owners import owner_context
from planlift.normalize.owners import read_owners
from planlift.normalize.owners import replay_owners
from planlift.normalize.statuses import CATEGORIES
from planlift.normalize.statuses import read_status
from planlift.normalize.statuses import replay_status
from planlift.normalize.statuses import status_context
from planlift.rules import RULES
from planlift.rules import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

CASES = Path(__file__).parent / "cases"
OWNERS = owner_context(words())
STATUSES = status_context(words())


def texts(kind: str) -> list[str]:
    files = sorted((CASES / kind).glob("*.json"))
    return [case["text"] for file in files for case in json.loads(file.read_text("utf-8"))]


OWNER_TEXTS, STATUS_TEXTS = texts("owners"), texts("statuses")


def phrases(file: str) -> list[str]:
    tables = words().tables[file]
    return sorted({p for meanings in tables.values() for some in meanings.values() for p in some})


def mixed(kind: str, cells: Iterable[str]) -> st.SearchStrategy[str]:
    """Words of the vocabulary and whole cells, with what stands between them."""
    between = st.sampled_from([" ", ", ", " and ", "/", "\n", "; ", " – ", ": ", " (", ")", ". "])
    piece = st.sampled_from(phrases(kind)) | st.sampled_from(list(cells)) | between
    return st.lists(piece, max_size=8).map("".join)


def letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalnum())


@given(mixed("owners", OWNER_TEXTS))
def test_owners_of_any_mixture_are_words_of_the_text_and_proved(text: str) -> None:
    reading = read_owners(text, OWNERS)
    for owner in (*reading.owners, *reading.supporters):
        assert letters(owner)
        assert owner == " ".join(owner.split())
        assert set(letters(owner)) <= set(letters(text))
    assert (reading.lead in reading.owners) is bool(reading.owners)
    assert {code for code, _ in reading.doubts} <= CHECKS.keys()
    assert set(steps(reading.rule)) <= RULES.keys()
    again = replay_owners(text, reading.rule, OWNERS)
    assert (again.owners, again.lead) == (reading.owners, reading.lead)


@given(mixed("statuses", STATUS_TEXTS))
def test_a_status_of_any_mixture_leaves_no_word_out_and_is_proved(text: str) -> None:
    reading = read_status(text, STATUSES)
    assert reading.status in {None, *CATEGORIES}
    assert letters(reading.progress + reading.words) == letters(text)
    assert {code for code, _ in reading.doubts} <= CHECKS.keys()
    assert reading.rule in {"blank", *RULES}
    assert replay_status(text, reading.rule, STATUSES) == reading.status
    assert not reading.completed_text or reading.status == "completed"


def test_every_word_of_the_vocabulary_can_stand_alone_in_a_cell() -> None:
    wrong = {}
    for phrase, status in words().meanings("statuses", "words").items():
        reading = read_status(phrase, STATUSES)
        if reading.status != status or letters(reading.progress):
            wrong[phrase] = reading
    assert not wrong


def alone(kind: str) -> list[str]:
    found: dict[str, None] = {}
    for file in sorted((CASES / kind).glob("*.json")):
        if file.stem != "known-failures":
            for case in json.loads(file.read_text("utf-8")):
                found |= dict.fromkeys(case["owners"])
    return list(found)


def test_an_owner_read_again_is_the_same_owner() -> None:
    again = {owner: read_owners(owner, OWNERS).owners for owner in alone("owners")}
    assert {owner: read for owner, read in again.items() if read != (owner,)} == {}


def told(names: Iterable[str]) -> list[str]:
    return [" ".join(name.split()).casefold() for name in names]


@pytest.mark.parametrize(
    ("write", "share"),
    [
        (lambda text: f"{text}.", 0),
        (lambda text: text.replace(" and ", " & "), 0),
        (lambda text: text.replace(" ", "  \u00a0"), 0),
        (str.upper, 0.01),
        (str.lower, 0.02),
    ],
    ids=["stop", "ampersand", "blanks", "capitals", "small"],
)
def test_owners_do_not_depend_on_how_a_cell_is_written(
    write: Callable[[str], str], share: float
) -> None:
    wrong, every = [], 0
    for text in dict.fromkeys(OWNER_TEXTS):
        plain, other = read_owners(text, OWNERS), read_owners(write(text), OWNERS)
        every += 1
        if told(map(write, plain.owners)) != told(map(write, other.owners)):
            wrong.append(text)
    assert len(wrong) <= share * every, wrong


@pytest.mark.parametrize(
    ("write", "share"),
    [
        (lambda text: f"{text}.", 0.01),
        (lambda text: text.replace(" and ", " & "), 0),
        (lambda text: text.replace(" ", "  \u00a0"), 0),
        (lambda text: text.replace("–", "-").replace("—", "-"), 0),
        (str.upper, 0.03),
        (str.lower, 0.03),
    ],
    ids=["stop", "ampersand", "blanks", "dashes", "capitals", "small"],
)
def test_statuses_do_not_depend_on_how_a_cell_is_written(
    write: Callable[[str], str], share: float
) -> None:
    wrong, every = {}, 0
    for text in dict.fromkeys(STATUS_TEXTS):
        plain, other = read_status(text, STATUSES), read_status(write(text), STATUSES)
        every += 1
        if plain.status != other.status:
            wrong[write(text)] = (plain.status, other.status, plain.rule)
    assert len(wrong) <= share * every, wrong


def named(owner: str) -> bool:
    """Not a bare address or number: beside a name these are how to reach it, not who."""
    return "@" not in owner and any(map(str.isalpha, owner))


NAMED = st.sampled_from([owner for owner in alone("owners") if named(owner)])


@given(st.lists(NAMED, min_size=1, max_size=5, unique_by=str.casefold))
def test_owners_written_as_the_frame_writes_them_are_read_the_same(owners: list[str]) -> None:
    assert list(read_owners("; ".join(owners), OWNERS).owners) == owners


# ── no value comes from another column ───────────────────────────────────────────────────────────

PROSE_FIELDS = ("action", "finding", "success_measure", "evidence", "resources", "monitoring")
PROSE = st.sampled_from(OWNER_TEXTS) | st.sampled_from(STATUS_TEXTS) | st.text(max_size=30)
COLUMNS = ["owners", "lead_owner", "status", "rag", "completed_date", "owner_text", "status_text"]


def read_rows(rows: list[dict[str, str]]) -> list[list[Any]]:
    raw = tuple(
        RawRow(1, 1, {name: Cell(text, number, 0) for name, text in row.items()})
        for number, row in enumerate(rows)
    )
    document = Document(SOURCE, 1, ())
    frame = normalize(RawPlan(document, (), raw, ()), words()).actions.frame()[COLUMNS]
    values: list[list[Any]] = frame.astype("string").fillna("").to_numpy().tolist()
    return values


@given(st.dictionaries(st.sampled_from(PROSE_FIELDS), PROSE, min_size=1))
def test_no_owner_status_or_day_comes_from_another_column(prose: dict[str, str]) -> None:
    said = {"owner_text": "Head of HR", "status_text": "In progress"}
    assert read_rows([prose | said, prose]) == [
        ["Head of HR", "Head of HR", "in_progress", "", "", "Head of HR", "In progress"],
        [""] * 7,
    ]


@given(PROSE, PROSE)
def test_owners_and_statuses_do_not_read_each_others_columns(owner: str, status: str) -> None:
    both = read_rows([{"owner_text": owner, "status_text": status}])[0]
    one = read_rows([{"owner_text": owner}])[0]
    other = read_rows([{"status_text": status}])[0]
    assert [both[0], both[1], both[5]] == [one[0], one[1], one[5]]
    assert both[2:5] == other[2:5]
    assert one[2:5] == ["", "", ""]
    assert other[:2] == ["", ""]


def test_dates_in_progress_are_no_day_of_completion() -> None:
    said = "In progress. Workshop held on 12 March 2024 and report completed on 3 May 2024."
    assert read_rows([{"progress_text": said}])[0][4] == ""
    assert read_rows([{"status_text": "Completed 3 May 2024"}])[0][4] == "2024-05-03"
    assert read_rows([{"status_text": "Completed by 3 May 2024"}])[0][4] == ""
    assert read_rows([{"status_text": "To be completed on 3 May 2024"}])[0][4] == ""


# ── size ─────────────────────────────────────────────────────────────────────────────────────────

PIECES = ["word ", "Jane Smith, ", "Head of HR and ", "/", "(", "Lead: ", "with ", "• ", "\n", "A."]
PIECES += ["12/03/24: ", "Completed. ", "not ", "50% ", "March 2024 Update ", "✓ ", "no ", "1) x "]


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_of_a_status_grows_no_faster_than_the_text(piece: str) -> None:
    short, long = ((piece * 4000)[:length] + "end" for length in (1000, 4000))
    once, again = (calls(partial(read_status, text, STATUSES)) for text in (short, long))
    assert again <= 8 * once


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_of_an_owner_has_a_limit(piece: str) -> None:
    text = (piece * 4000)[:1990] + "end"
    assert calls(partial(read_owners, text, OWNERS)) < 2_000_000
    assert calls(partial(read_owners, text * 20, OWNERS)) < 100


def test_a_cell_read_before_is_not_read_again() -> None:
    text = "Head of Policy and Communications; Jane Smith, Head of Reading Again"
    first = calls(partial(read_owners, text, OWNERS))
    assert calls(partial(read_owners, text, OWNERS)) < 30 < first
