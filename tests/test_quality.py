"""The scorer itself, and the floor below which reading the samples must not fall."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from quality import corpus
from quality import floor
from quality import score as scorer
from quality.compare import Score
from quality.compare import align
from quality.compare import fair
from quality.compare import score

import planlift

if TYPE_CHECKING:
    from pathlib import Path

VISIT = {"action": "Visit every child on the list", "due_text": "1 May 2024", "status": ""}
TRAIN = {"action": "Train all managers in supervision", "due_text": "May 2024", "status": "*"}
AUDIT = {"action": "Audit ten records a month", "due_text": "Ongoing", "status": "ongoing"}


def test_spaces_bullets_quotes_and_dashes_do_not_count() -> None:
    assert fair("• the child’s  plan\n• 1–2 weeks") == fair("the child's plan 1-2 weeks")


@pytest.mark.parametrize("other", ["the child's Plan", "the child's plan.", "the childs plan"])
def test_letters_case_and_punctuation_count(other: str) -> None:
    assert fair("the child's plan") != fair(other)


def test_rows_are_paired_in_order_around_missing_and_extra_ones() -> None:
    noise = {"action": "Name Role Organisation"}
    assert align([VISIT, TRAIN, AUDIT], [noise, VISIT, AUDIT]) == [(0, 1), (2, 2)]


def test_rows_out_of_order_are_not_both_found() -> None:
    assert len(align([VISIT, TRAIN], [TRAIN, VISIT])) == 1


def test_actions_of_the_same_words_are_told_apart_by_their_other_cells() -> None:
    later = VISIT | {"due_text": "2 June 2025"}
    assert align([later], [VISIT, later]) == [(0, 1)]


def test_a_perfect_reading_has_no_faults() -> None:
    result = score([VISIT, TRAIN], [VISIT, TRAIN | {"status": "completed"}])
    assert (result.found, result.whole, result.wrong, result.extra) == (2, 2, (), ())
    assert result.scored == result.right
    assert result.scored["status"] == 1


def test_a_row_that_was_not_found_is_wrong_in_every_cell() -> None:
    result = score([VISIT, AUDIT], [VISIT])
    assert result.lost == (1,)
    assert result.scored["due_text"] - result.right["due_text"] == 1


def test_a_wrong_cell_is_silent_unless_the_row_asks_for_a_check() -> None:
    wrong = VISIT | {"due_text": "1 May 2025"}
    (silent,) = score([VISIT], [wrong]).wrong
    (flagged,) = score([VISIT], [wrong | {"checks": "date-unreadable"}]).wrong
    (empty,) = score([VISIT], [VISIT | {"due_text": ""}]).wrong
    assert (silent.silent, flagged.silent, empty.silent) == (True, False, False)


def test_optional_rows_may_be_returned_and_others_may_not() -> None:
    assert score([VISIT], [VISIT, AUDIT], [AUDIT]).extra == ()
    assert score([VISIT], [VISIT, AUDIT]).extra == (AUDIT["action"],)


def test_a_frame_gives_iso_days_and_empty_text() -> None:
    frame = pd.DataFrame(
        {
            "action": pd.array(["Visit", None], dtype="string"),
            "due_date": [pd.Timestamp("2024-05-01"), pd.NaT],
            "page": pd.array([1, None], dtype="Int64"),
            "status": pd.Categorical(["completed", None]),
        }
    )
    assert scorer.frame_rows(frame) == [
        {"action": "Visit", "due_date": "2024-05-01", "page": "1", "status": "completed"},
        {"action": "", "due_date": "", "page": "", "status": ""},
    ]


def test_figures_count_rows_read_out_of_documents_that_are_no_plans() -> None:
    refused = Score(0, 0, 0, 0, Counter(), Counter(), (), error="not-a-plan")
    figures = floor.figures([score([VISIT], [VISIT]), score([], [AUDIT]), refused])
    assert figures["rows true"] == 50.0
    assert figures["no plans refused"] == 50.0
    assert figures["action"] == 100.0


def test_nothing_read_is_not_perfectly_precise() -> None:
    assert floor.figures([score([VISIT], [])])["rows true"] == 0.0


def test_no_floor_is_pinned_while_documents_crash() -> None:
    case = corpus.Case("samples", "a/plan.txt", corpus.ROOT / "LICENSE", (VISIT,))
    crashed = scorer.failed(case, "crash: KeyError: 'x'")
    (refusal,) = scorer.settle("samples", [(case, crashed)], update=True)
    assert refusal == "no floor pinned: a/plan.txt crashed"


def test_the_floor_rises_but_does_not_sink(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    assert floor.raise_floor("samples", "abc", {"action": 90.0}, path) == []
    assert floor.raise_floor("samples", "abc", {"action": 95.0}, path) == []
    (refusal,) = floor.raise_floor("samples", "abc", {"action": 94.9}, path)
    assert "below the floor of 95.00 %" in refusal
    assert json.loads(path.read_text())["samples"]["figures"] == {"action": 95.0}


def test_a_changed_corpus_gets_a_new_floor(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    floor.raise_floor("samples", "abc", {"action": 95.0}, path)
    assert floor.raise_floor("samples", "def", {"action": 80.0}, path) == []
    assert floor.floors(floor.load(path), "samples") == {"action": 80.0}


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    assert floor.falls({"rag": 50.0}, {}) == ["rag: 0.00 % is below the floor of 50.00 %"]


def test_the_fingerprint_changes_with_documents_and_true_rows(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("one")
    case = corpus.Case("samples", "a/plan.txt", document, (VISIT,))
    first = corpus.fingerprint([case])
    other = corpus.Case("samples", "a/plan.txt", document, (TRAIN,))
    assert corpus.fingerprint([other]) != first
    document.write_text("two")
    assert corpus.fingerprint([case]) != first


def test_the_command_refuses_paths_without_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scorer.main([str(tmp_path)]) == 2
    assert "no documents there" in capsys.readouterr().err


def test_faults_are_shown_as_expected_against_got(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lift(case: corpus.Case) -> Score:
        return score(case.truth, [{**case.truth[0], "due_text": "never"}], case.optional)

    monkeypatch.setattr(scorer, "score_case", lift)
    path = corpus.ROOT / "samples" / "rules_only" / "plan-report.pdf"
    assert scorer.main(["--verbose", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "expected '31 October 2022'\n      got      'never'" in printed
    assert "row 2 not found: " in printed
    assert max(map(len, printed.partition("-- ")[0].splitlines())) <= 80


@pytest.mark.parametrize("name", sorted(corpus.corpora()))
def test_reading_does_not_fall_below_its_floor(name: str) -> None:
    pinned = floor.floors(floor.load(), name)
    if not pinned or not hasattr(planlift, "read"):
        pytest.skip(f"no floor is pinned for {name}")
    results = [scorer.score_case(case) for case in corpus.cases() if case.corpus == name]
    assert floor.falls(pinned, floor.figures(results)) == []


def test_the_floor_was_pinned_for_the_samples_as_they_are() -> None:
    pinned = floor.load().get("samples")
    if pinned is None:
        pytest.skip("no floor is pinned for the samples")
    chosen = [case for case in corpus.cases() if case.corpus == "samples"]
    assert pinned["corpus"] == corpus.fingerprint(chosen), (
        "samples changed: python tests/quality/score.py --update"
    )
