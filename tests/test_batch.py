"""A folder of plans: resuming, outcomes, and results over all documents."""

from __future__ import annotations

import csv
import os
import sys
import types
from typing import TYPE_CHECKING

import openpyxl
import pytest
from plan_builder import check
from plan_builder import plan_of

from planlift import isolate
from planlift import words
from planlift.batch_worker import Request
from planlift.batch_worker import digest
from planlift.cli import main
from planlift.errors import NotAPlanError
from planlift.errors import PlanliftError
from planlift.model import Source
from planlift.storage import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from planlift.batch_combine import Task
    from planlift.plan import Plan
    from planlift.vocabulary import Vocabulary


class Readings(list[str]):
    """Names of the documents that were really read."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readings]:
    """A reader that takes each line of a file for an action; everything in this process."""
    readings = Readings()

    def fake(path: Path, *, name: str, vocabulary: Vocabulary) -> Plan:
        readings.append(name)
        text = path.read_text(encoding="utf-8")
        if text.startswith("no plan"):
            raise NotAPlanError("no table of actions was found")
        if text.startswith("bug"):
            raise ZeroDivisionError(text)
        rows: list[dict[str, object]] = [
            {"action": line, "action_id": f"{name}-{n}", "source": name, "due_date": "2026-01-31"}
            for n, line in enumerate(text.splitlines())
        ]
        plan = plan_of(*rows, checks=(check(),), name=name)
        source = Source(path, name, digest(path), "text", len(text))
        return type(plan)(
            source=source,
            read=plan.read,
            details=plan.details,
            checks=plan.checks,
            aside=(),
            ledger=plan.ledger,
            pages=1,
            vocabulary_digest=vocabulary.digest,
        )

    pipeline = types.ModuleType("planlift.pipeline")
    pipeline.read = fake  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planlift.pipeline", pipeline)
    monkeypatch.setattr(isolate, "run", _here)
    words._loaded.cache_clear()
    yield readings
    words._loaded.cache_clear()


def _here(
    work: Callable[[Request | Task], bytes], task: Request | Task, _limits: object, **_: object
) -> isolate.Ended:
    if isinstance(task, Request) and b"hangs" in task.path.read_bytes():
        return isolate.Ended(None, "timed-out", "no result after 1 seconds", 1.0)
    return isolate.Ended(work(task), "", "", 0.5)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans-in"
    for name, text in {"b.txt": "two\nthree", "a/x.txt": "one", "a/y.txt": "no plan"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, out: Path, *more: str, formats: str = "csv") -> int:
    options = ["--as-of", "2026-03-31", "--format", formats, *more]
    return main(["batch", str(folder), "-o", str(out), *options])


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def everything(out: Path) -> dict[str, bytes]:
    """Every result by its path, but for the time that the work took."""
    found = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".planlift" not in path.parts and path.name != "batch.csv"
    }
    rows = [{**row, "seconds": ""} for row in table(out / "batch.csv")]
    return {**found, "batch.csv": repr(rows).encode()}


def test_results_mirror_the_folder_and_stand_together(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    out = tmp_path / "out"
    assert run(plans, out, formats="xlsx,csv") == 1
    assert (out / "plans/b.txt.xlsx").is_file()
    assert (out / "plans/a/x.txt.csv").is_file()
    assert not list(out.glob("plans/a/y*"))
    assert [row["action"] for row in table(out / "actions.csv")] == ["one", "two", "three"]
    assert (out / "monitoring.xlsx").is_file()
    outcomes = table(out / "batch.csv")
    assert [(row["source"], row["outcome"], row["error_code"]) for row in outcomes] == [
        ("a/x.txt", "converted", ""),
        ("a/y.txt", "failed", "not-a-plan"),
        ("b.txt", "converted", ""),
    ]
    assert outcomes[2]["actions"] == "2"
    assert outcomes[1]["sha256"] == digest(plans / "a/y.txt")
    assert list(outcomes[0]) == [
        "source",
        "sha256",
        "outcome",
        "error_code",
        "message",
        "actions",
        "checks",
        "pages",
        "seconds",
    ]
    assert len(read) == 3


@pytest.mark.usefixtures("read")
def test_the_workbook_over_all_names_what_is_not_in_it(plans: Path, tmp_path: Path) -> None:
    assert run(plans, tmp_path / "out") == 1
    book = openpyxl.load_workbook(tmp_path / "out" / "monitoring.xlsx")
    assert "1 document that could not be converted" in str(book["Summary"]["A2"].value)
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    (missing,) = [row for row in about if row[0] == "Not in this workbook"]
    assert missing[1:] == ["a/y.txt", "no table of actions was found [not-a-plan]"]


def test_a_second_run_reads_only_what_is_new_or_changed(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    out = tmp_path / "out"
    run(plans, out)
    first = everything(out)
    read.clear()
    assert run(plans, out) == 1
    assert read == []
    assert everything(out) == first
    (plans / "b.txt").write_text("changed", encoding="utf-8")
    (plans / "c.txt").write_text("new", encoding="utf-8")
    run(plans, out)
    assert sorted(read) == ["b.txt", "c.txt"]


def test_whatever_came_before_the_results_are_those_of_a_run_from_scratch(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    out = tmp_path / "out"
    run(plans, out, formats="csv,xlsx,json")
    (plans / "b.txt").write_text("no plan any more", encoding="utf-8")
    (plans / "a/y.txt").write_text("now a plan", encoding="utf-8")
    (plans / "a/x.txt").unlink()
    run(plans, out)
    run(plans, tmp_path / "scratch")
    assert everything(out) == everything(tmp_path / "scratch")
    assert [row["source"] for row in table(out / "actions.csv")] == ["a/y.txt"]
    assert read.count("a/x.txt") == 1


def test_the_folder_of_what_is_gone_goes_too(plans: Path, tmp_path: Path, read: Readings) -> None:
    out = tmp_path / "out"
    run(plans, out)
    (plans / "a/x.txt").unlink()
    (plans / "a/y.txt").unlink()
    assert run(plans, out) == 0
    assert sorted(path.name for path in (out / "plans").iterdir() if path.is_dir()) == []
    assert len(read) == 3


def test_a_result_that_somebody_has_worked_on_is_not_removed(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    out = tmp_path / "out"
    run(plans, out, formats="csv,json")
    (out / "plans/b.txt.csv").write_text("my notes", encoding="utf-8")
    (plans / "b.txt").unlink()
    run(plans, out, formats="csv,json")
    assert (out / "plans/b.txt.csv").read_text(encoding="utf-8") == "my notes"
    assert not (out / "plans/b.txt.json").exists()
    assert len(read) == 3


@pytest.mark.parametrize("lost", ["plans/b.txt.csv", ".planlift/whole"])
def test_a_result_that_is_gone_is_made_again(
    plans: Path, tmp_path: Path, read: Readings, lost: str
) -> None:
    out = tmp_path / "out"
    run(plans, out)
    before = everything(out)
    for path in [out / lost] if (out / lost).is_file() else (out / lost).iterdir():
        path.unlink()
    read.clear()
    run(plans, out)
    assert "b.txt" in read
    assert everything(out) == before


def test_damaged_memory_of_an_earlier_run_only_costs_time(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    out = tmp_path / "out"
    run(plans, out)
    before = everything(out)
    for path in (out / ".planlift/records").iterdir():
        path.write_text('{"name": "b.txt"', encoding="utf-8")
    run(plans, out)
    assert everything(out) == before
    assert len(read) == 6


def test_another_vocabulary_reads_again(plans: Path, tmp_path: Path, read: Readings) -> None:
    out = tmp_path / "out"
    run(plans, out)
    read.clear()
    more = '[headings.fields]\naction = ["Zzyzx phrase"]\n'
    (plans / "a/planlift.toml").write_text(more, encoding="utf-8")
    run(plans, out)
    assert sorted(read) == ["a/x.txt", "a/y.txt"]
    (plans / "a/planlift.toml").write_text("nonsense", encoding="utf-8")
    assert run(plans, out) == 1
    codes = {row["source"]: row["error_code"] for row in table(out / "batch.csv")}
    assert codes == {"a/x.txt": "vocabulary", "a/y.txt": "vocabulary", "b.txt": ""}


def test_passing_failures_are_tried_again_and_lasting_ones_not(
    plans: Path, tmp_path: Path, read: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (plans / "h.txt").write_text("hangs", encoding="utf-8")
    (plans / "i.txt").write_text("bug", encoding="utf-8")
    assert run(plans, out) == 1
    codes = {row["source"]: row["error_code"] for row in table(out / "batch.csv")}
    assert codes["h.txt"] == "timed-out"
    assert codes["i.txt"] == "internal"
    err = capsys.readouterr().err
    assert "planlift: h.txt: no result after 1 seconds; give it more time" in err
    read.clear()
    run(plans, out)
    assert sorted(read) == ["i.txt"]  # and h.txt, whose reader never says that it began
    assert "h.txt" in capsys.readouterr().err


def test_the_summary_counts_all_plans_together(
    plans: Path, tmp_path: Path, read: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    run(plans, tmp_path / "out")
    run(plans, tmp_path / "out")
    out = capsys.readouterr().out
    assert "3 documents: 2 converted, 1 failed; 3 unchanged since the last run." in out
    assert "Overdue on 2026-03-31: 3 of the 3 open actions; oldest due 2026-01-31." in out
    assert "1 × No table of actions was found in it. [not-a-plan]\n        a/y.txt\n" in out
    assert read


def test_strict_json_and_quiet(
    plans: Path, tmp_path: Path, read: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "a/y.txt").unlink()
    assert run(plans, tmp_path / "out", "--strict", "--log-format", "json") == 3
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith('{"source": ') for line in lines] == [True, True]
    assert run(plans, tmp_path / "out", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert len(read) == 2


def test_an_empty_folder_is_said_and_leaves_empty_results(
    tmp_path: Path, read: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    assert run(tmp_path / "in", tmp_path / "out") == 1
    assert "[empty]" in capsys.readouterr().err
    assert table(tmp_path / "out/actions.csv") == []
    assert read == []


def test_two_runs_into_one_folder_are_refused(
    plans: Path, tmp_path: Path, read: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    with Disk(tmp_path / "out").hold():
        assert run(plans, tmp_path / "out") == 2
    assert capsys.readouterr().err.endswith("[in-use]\n")
    assert run(plans, tmp_path / "out") == 1
    assert len(read) == 3


def test_results_do_not_go_among_the_plans_themselves(plans: Path, read: Readings) -> None:
    assert run(plans, plans) == 2
    assert run(plans, plans / "results") == 1
    assert run(plans, plans / "results") == 1
    assert sorted(set(read)) == ["a/x.txt", "a/y.txt", "b.txt"]
    assert len(read) == 3


def test_results_of_planlift_beside_the_plans_are_left_out(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    (plans / "b.csv").write_text("\ufeffaction_id,source,page,section\r\n", encoding="utf-8")
    run(plans, tmp_path / "out")
    assert "b.csv" not in read
    outcome = {row["source"]: row["outcome"] for row in table(tmp_path / "out/batch.csv")}
    assert outcome["b.csv"] == "skipped"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_names_and_circles_of_links_are_survived(
    plans: Path, tmp_path: Path, read: Readings
) -> None:
    (plans / "-rf\n=1+1.txt").write_text("odd", encoding="utf-8")
    (plans / os.fsdecode(b"caf\xe9.txt")).write_text("latin", encoding="utf-8")
    (plans / "a/loop").symlink_to(plans)
    (plans / "self").symlink_to(plans / "self")
    (plans / ".hidden.txt").write_text("hidden", encoding="utf-8")
    os.mkfifo(plans / "pipe")
    run(plans, tmp_path / "out")
    assert len(read) == 5
    assert len(table(tmp_path / "out/batch.csv")) >= 5
    assert (tmp_path / "out/plans/-rf\n=1+1.txt.csv").is_file()


def test_files_are_found_in_the_order_of_their_paths(plans: Path) -> None:
    assert [one.name for one in Disk(plans).find(Disk(plans / "out"))] == [
        "a/x.txt",
        "a/y.txt",
        "b.txt",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_is_named(plans: Path) -> None:
    (plans / "a").chmod(0)
    errors = [one.error for one in Disk(plans).find(Disk(plans / "out"))]
    (plans / "a").chmod(0o755)
    assert isinstance(errors[0], PlanliftError)
