"""The actions as plain values, and as the frame that is made of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal
from plan_builder import plan_of

import planlift
from planlift import frames
from planlift.actions import Actions
from planlift.export.delimited import to_csv

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def test_frame_and_values_say_the_same() -> None:
    plan = planlift.read(SAMPLES / "stockton" / "plan-page.html")
    again = Actions.of_frame(plan.read.frame())
    assert again.columns == plan.read.columns
    assert_frame_equal(again.frame(), frames.conform(plan.actions))


def test_iso_text_becomes_a_day_and_what_is_missing_is_none() -> None:
    made = Actions.of_rows([{"due_date": "2024-03-31", "page": 2}, {"action": "B", "status": ""}])
    assert made.days("due_date") == [date(2024, 3, 31), None]
    assert made.columns["page"] == [2, None]
    assert made.texts("action") == ["", "B"]
    assert made.columns["status"] == [None, None]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"status": "done"}, "status"),
        ({"page": "2"}, "page"),
        ({"due_date": "soon"}, "due_date"),
        ({"action": 7}, "action"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(row: dict[str, object], column: str) -> None:
    with pytest.raises(ValueError, match=f"column {column}"):
        Actions.of_rows([row])


def test_a_missing_column_and_columns_of_different_lengths_are_refused() -> None:
    columns = dict(Actions.of_rows([{"action": "A"}]).columns)
    with pytest.raises(ValueError, match="different lengths"):
        Actions.of({**columns, "action": []})
    del columns["action"]
    with pytest.raises(ValueError, match="missing columns"):
        Actions.of(columns)


def test_actions_under_one_another_keep_each_column() -> None:
    parts = [Actions.of_rows([{"action": "A", "Cost": "1"}]), Actions.of_rows([{"action": "B"}])]
    both = Actions.joined(parts)
    assert (both.texts("action"), both.texts("Cost")) == (["A", "B"], ["1", ""])
    assert len(Actions.joined([])) == 0


def test_half_a_surrogate_pair_is_never_kept() -> None:
    assert Actions.of_rows([{"action": "a\ud800b"}]).texts("action") == ["a\ufffdb"]


def test_what_somebody_changes_in_the_frame_is_exported() -> None:
    plan = plan_of({"action": "as read"})
    assert b"as read" in to_csv(plan.current)
    plan.actions.loc[0, "action"] = "as changed"
    assert b"as changed" in to_csv(plan.current)


def test_a_plan_is_converted_without_loading_pandas(tmp_path: Path) -> None:
    source = SAMPLES / "stockton" / "plan-page.html"
    code = (
        "import sys; from planlift.cli import main\n"
        f"code = main(['convert', {str(source)!r}, '-o', {str(tmp_path)!r}, '--quiet',"
        " '--format', 'xlsx,csv,json'])\n"
        "print(code, sorted({'pandas', 'numpy', 'pyarrow'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[-2] == "0 []"


def test_what_a_batch_imports_before_its_documents_does_not_load_pandas() -> None:
    script = (
        "import importlib, sys\n"
        "from planlift.batch_worker import preload\n"
        "for name in preload():\n"
        "    importlib.import_module(name)\n"
        "print(sorted({'pandas', 'numpy', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "['numpy']"
