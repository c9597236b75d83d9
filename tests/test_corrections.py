"""Corrections: which files are taken, what is applied, and what is said of the rest."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

import planlift
from planlift.cli import main
from planlift.correcting import corrected
from planlift.corrections import Correction
from planlift.corrections import Corrections
from planlift.corrections import parse
from planlift.errors import CorrectionsError

if TYPE_CHECKING:
    from pathlib import Path

    from planlift.plan import Plan

PLAN = """\
| No | Action            | Lead officer    | Deadline             | Status                 | Block |
|----|-------------------|-----------------|----------------------|------------------------|-------|
| 1  | Write the policy  | Head of Care    | by the end of summer | Completed 2 March 2026 | one   |
| 2  | Train all staff   | RM and QL       | 30 June 2026         | Banked                 | two   |
| 3  | Audit the files   |                 | soon                 |                        | three |
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def plan(source: Path) -> Plan:
    return planlift.read(source)


def given(plan: Plan, *changes: tuple[int, str, str, str]) -> Corrections:
    """Corrections of rows: position, column, text as printed, value."""
    entries = tuple(
        Correction(str(plan.actions["action_id"][row]), column, printed, value)
        for row, column, printed, value in changes
    )
    return Corrections("plan.corrections.toml", plan.source.sha256, entries, "")


def row(plan: Plan, at: int) -> dict[str, str]:
    found = plan.actions.astype("string").fillna("").to_dict("records")[at]
    return {str(name): str(value) for name, value in found.items()}


def codes(plan: Plan, at: int) -> list[str]:
    return [check.code for check in plan.checks if check.action == at]


def toml(plan: Plan, at: int, column: str, printed: str, value: str) -> str:
    return (
        f'format = 1\nsource = "plan.md"\nsha256 = "{plan.source.sha256}"\n\n[[correction]]\n'
        f'action_id = "{plan.actions["action_id"][at]}"\ncolumn = "{column}"\n'
        f'printed = "{printed}"\nvalue = "{value}"\n'
    )


def test_a_corrected_date_takes_along_what_hangs_on_it(plan: Plan) -> None:
    assert "date-from-period" in codes(plan, 0)
    done = corrected(plan, given(plan, (0, "due_date", "by the end of summer", "2026-09-22")))
    found = row(done, 0)
    assert (found["due_text"], found["due_date"]) == ("by the end of summer", "2026-09-22")
    assert (found["due_start"], found["due_kind"]) == ("2026-09-22", "day")
    assert found["checks"] == "corrected"
    assert codes(done, 0) == ["corrected"]
    (note,) = [check for check in done.checks if check.code == "corrected"]
    assert "2026-08-31" in note.why
    assert done.rules[0]["due_date"] == "corrected"
    assert row(done, 1) == row(plan, 1)


def test_a_date_may_be_taken_out(plan: Plan) -> None:
    done = corrected(plan, given(plan, (1, "due_date", "30 June 2026", "")))
    found = row(done, 1)
    assert (found["due_date"], found["due_start"], found["due_kind"]) == ("", "", "none")


def test_what_is_corrected_itself_does_not_follow(plan: Plan) -> None:
    done = corrected(
        plan,
        given(
            plan,
            (0, "due_date", "by the end of summer", "2026-09-22"),
            (0, "due_start", "by the end of summer", "2026-09-01"),
            (0, "due_kind", "by the end of summer", "range"),
        ),
    )
    found = row(done, 0)
    assert (found["due_start"], found["due_kind"]) == ("2026-09-01", "range")


def test_corrected_owners_have_a_lead(plan: Plan) -> None:
    done = corrected(plan, given(plan, (1, "owners", "RM and QL", "Quality Lead;  Ann Reed")))
    found = row(done, 1)
    assert (found["owners"], found["lead_owner"]) == ("Quality Lead; Ann Reed", "Quality Lead")
    assert "several-owners" not in codes(done, 1)
    alone = corrected(plan, given(plan, (2, "lead_owner", "", "Ann Reed")))
    assert (row(alone, 2)["owners"], row(alone, 2)["lead_owner"]) == ("Ann Reed", "Ann Reed")
    assert "no-owner" not in codes(alone, 2)


def test_a_status_that_contradicts_the_day_of_completion_is_flagged(plan: Plan) -> None:
    done = corrected(plan, given(plan, (0, "status", "Completed 2 March 2026", "in_progress")))
    assert row(done, 0)["completed_date"] == "2026-03-02"
    assert "status-against-date" in codes(done, 0)
    assert "status-against-date" in row(done, 0)["checks"]


def test_a_column_of_the_document_may_be_corrected(plan: Plan) -> None:
    done = corrected(
        plan, given(plan, (0, "Block", "one", "uno"), (0, "action", "Write the policy", "Write it"))
    )
    assert (row(done, 0)["Block"], row(done, 0)["action"]) == ("uno", "Write it")
    assert row(done, 0)["action_id"] == row(plan, 0)["action_id"]


def test_types_and_columns_stay_as_they_were(plan: Plan) -> None:
    done = corrected(plan, given(plan, (1, "status", "Banked", "completed")))
    assert list(done.actions.dtypes) == list(plan.actions.dtypes)
    assert list(done.actions.columns) == list(plan.actions.columns)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ((1, "due_date", "31 July 2026", "2026-07-30"), "now says '30 June 2026'"),
        ((1, "success_measure", "", "all"), "no such column"),
    ],
)
def test_a_correction_that_no_longer_fits_is_told_and_not_applied(
    plan: Plan, change: tuple[int, str, str, str], why: str
) -> None:
    done = corrected(plan, given(plan, change))
    assert "correction-unfit" in codes(done, 1)
    (check,) = [check for check in done.checks if check.code == "correction-unfit"]
    assert why in check.why
    before = {name: value for name, value in row(plan, 1).items() if name != "checks"}
    assert before.items() <= row(done, 1).items()


def test_an_action_that_is_gone_is_told(plan: Plan) -> None:
    lost = Correction("a0000000000", "status", "Banked", "completed")
    file = Corrections("plan.corrections.toml", "other", (lost,), "")
    done = corrected(plan, file)
    (check,) = [check for check in done.checks if check.code == "correction-unfit"]
    assert check.action is None
    assert "a0000000000" in check.why
    assert any("another version" in note for note in done.notes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = ", "not valid TOML"),
        ("format = 2", "format is 2"),
        ("", "format is None"),
        ('format = 1\ncolour = "red"', "'colour' is not known"),
        ("format = 1\ncorrection = 3", "stand under [[correction]]"),
        ('format = 1\n[[correction]]\ncolumn = "status"', "correction 1: action_id must be there"),
    ],
)
def test_a_file_that_is_wrong_is_refused(text: str, said: str) -> None:
    with pytest.raises(CorrectionsError) as refused:
        parse(text.encode(), "x.corrections.toml")
    assert str(refused.value).startswith("x.corrections.toml: ")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(CorrectionsError, match="UTF-8"):
        parse(b"\xff\xfe\x00", "x.corrections.toml")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("due_date", "2026-02-30", "'2026-02-30' is not a day"),
        ("due_date", "20260228", "'20260228' is not a day"),
        ("due_date", "2026-W09-1", "'2026-W09-1' is not a day"),
        ("status", "Done", "'Done' is not one of completed,"),
        ("rag", "pink", "'pink' is not one of blue,"),
        ("due_text", "tomorrow", "it stays"),
        ("action_id", "b", "it stays"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_entry(
    plan: Plan, column: str, value: str, said: str
) -> None:
    with pytest.raises(CorrectionsError) as refused:
        parse(toml(plan, 1, column, "Banked", value).encode(), "x.corrections.toml")
    assert f"correction 1 ({plan.actions['action_id'][1]}, {column})" in str(refused.value)
    assert said in str(refused.value)


def test_two_corrections_of_one_value_are_refused(plan: Plan) -> None:
    once = toml(plan, 1, "status", "Banked", "completed")
    twice = once + once[once.index("[[") :]
    with pytest.raises(
        CorrectionsError, match=r"correction 2 .* correction 1 is of the same value"
    ):
        parse(twice.encode(), "x.corrections.toml")


def test_convert_finds_the_file_beside_the_source(
    source: Path, plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = source.with_name("plan.corrections.toml")
    beside.write_text(toml(plan, 1, "status", "Banked", "completed"), encoding="utf-8")
    assert main(["convert", str(source), "--format", "xlsx,csv,json"]) == 0
    assert "Corrected by a person: 1 value." in capsys.readouterr().out
    with source.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file))[1]["status"] == "completed"
    told = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["rules"][1]["status"] == "corrected"
    checks = openpyxl.load_workbook(source.with_suffix(".xlsx"))["Checks"]
    lines = [[str(cell.value) for cell in line] for line in checks.iter_rows()]
    (line,) = [line for line in lines if "corrected" in line]
    assert "completed" in line
    assert any("planlift had read 'unknown'" in text for text in line)


def test_convert_takes_the_file_that_is_named(
    source: Path, plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "mine.toml"
    named.write_text(toml(plan, 1, "status", "Stored", "completed"), encoding="utf-8")
    command = ["convert", str(source), "--corrections", str(named), "--format", "csv"]
    assert main(command) == 0
    assert "Not applied to status: the document now says 'Banked'" in capsys.readouterr().out
    assert main([*command, str(source.parent)]) == 2
    named.write_text(toml(plan, 1, "status", "Banked", "banked"), encoding="utf-8")
    assert main(command) == 2
    error = capsys.readouterr().err.strip().splitlines()[-1]
    assert error.startswith("planlift: mine.toml: correction 1 (")
    assert error.endswith("[corrections]")


def test_strict_does_not_mind_what_a_person_has_corrected(tmp_path: Path) -> None:
    source = tmp_path / "plan.md"
    head, rule, _, second, _ = PLAN.splitlines()
    source.write_text(f"{head}\n{rule}\n{second}".replace("RM and QL", "Head of Care"))
    plan = planlift.read(source)
    assert {check.code for check in plan.checks} == {"status-unknown"}
    command = ["convert", str(source), "--strict", "--format", "csv"]
    assert main(command) == 3
    beside = tmp_path / "plan.corrections.toml"
    beside.write_text(toml(plan, 0, "status", "Banked", "completed"), encoding="utf-8")
    assert main(command) == 0
    beside.write_text(toml(plan, 0, "status", "Stored", "completed"), encoding="utf-8")
    assert main(command) == 3


def test_a_wrong_file_beside_a_source_fails_that_document(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.with_name("plan.corrections.toml").write_text("format = 3", encoding="utf-8")
    assert main(["convert", str(source), "--format", "csv"]) == 1
    assert "plan.corrections.toml: format is 3" in capsys.readouterr().err
    assert not source.with_suffix(".csv").exists()


def test_a_batch_applies_them_and_converts_again_when_they_change(
    tmp_path: Path, plan: Plan
) -> None:
    folder, out = tmp_path / "in" / "2026", tmp_path / "out"
    folder.mkdir(parents=True)
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    command = ["batch", str(tmp_path / "in"), "-o", str(out), "--format", "csv", "--quiet"]

    def statuses() -> list[str]:
        with (out / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
            return [line["status"] for line in csv.DictReader(file)]

    assert main(command) == 0
    assert statuses() == ["completed", "unknown", ""]
    beside = folder / "plan.corrections.toml"
    beside.write_text(toml(plan, 1, "status", "Banked", "delayed"), encoding="utf-8")
    assert main(command) == 0
    assert statuses() == ["completed", "delayed", ""]
    with (out / "batch.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["source"] for line in csv.DictReader(file)] == ["2026/plan.md"]
    page = folder / "plan.review.html"
    assert main(["review", str(folder / "plan.md"), "-o", str(page), "--quiet"]) == 0
    assert main(command) == 0
    with (out / "batch.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["error_code"] for line in csv.DictReader(file)] == ["", "own-output"]
    page.unlink()
    beside.write_text("format = 3", encoding="utf-8")
    assert main(command) == 1
    beside.unlink()
    assert main(command) == 0
    assert statuses() == ["completed", "unknown", ""]


def test_the_page_begins_with_the_corrections_there_are(source: Path, plan: Plan) -> None:
    beside = source.with_name("plan.corrections.toml")
    beside.write_text(toml(plan, 1, "status", "Banked", "completed"), encoding="utf-8")
    target = source.with_name("page.html")
    assert main(["review", str(source), "-o", str(target), "--quiet"]) == 0
    text = target.read_text(encoding="utf-8")
    data = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    (entry,) = data["corrections"]["entries"]
    assert (entry["column"], entry["value"]) == ("status", "completed")
    assert data["rows"][1]["values"]["status"] == "unknown"
