"""What the commands print, write and return, whatever the documents hold."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from plan_builder import check
from plan_builder import plan_of

from planlift.cli import main
from planlift.commands import convert
from planlift.errors import NotAPlanError
from planlift.errors import PlanliftError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

    from planlift.commands.options import Settings
    from planlift.commands.targets import Target
    from planlift.plan import Plan


@pytest.fixture(autouse=True)
def _no_real_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's own first word says what becomes of it; results are small text files."""

    def read(source: Path, _settings: Settings) -> Plan:
        word = source.read_text(encoding="utf-8")
        made: dict[str, Callable[[], Plan]] = {
            "plan": lambda: plan_of({"action": "Do it", "status": "completed"}),
            "late": lambda: plan_of({"due_date": "2026-03-31"}, {"due_date": "2026-04-01"}),
            "doubt": lambda: plan_of({"checks": "no-date"}, checks=(check(),)),
            "whole": lambda: plan_of({"action": "Do it"}, checks=(check(action=None),)),
            "lost": lambda: plan_of({"action": "Do it"}, lost=("word",)),
            "huge": lambda: _fail(MemoryError()),
            "bug": lambda: _fail(ZeroDivisionError("division by zero\nsecond line")),
            "stop": lambda: _fail(KeyboardInterrupt()),
        }
        if word not in made:
            raise NotAPlanError("no table of actions was found; give the plan itself")
        return made[word]()

    def write(_plan: Plan, target: Target, settings: Settings) -> tuple[Path, ...]:
        target.folder.mkdir(parents=True, exist_ok=True)
        files = [target.folder / f"{target.stem}.{suffix}" for suffix in settings.formats]
        for file in files:
            file.write_text("result", encoding="utf-8")
        return tuple(files)

    monkeypatch.setattr(convert, "_read", read)
    monkeypatch.setattr(convert, "_write", write)
    monkeypatch.setattr(convert, "active", lambda *_: None)


def _fail(error: BaseException) -> Plan:
    raise error


def sources(folder: Path, words: dict[str, str]) -> list[str]:
    for name, word in words.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(word, encoding="utf-8")
    return [str(folder / name) for name in words]


def names(files: Iterable[Path]) -> list[str]:
    return sorted(file.name for file in files)


def test_results_stand_beside_the_source_by_default(tmp_path: Path) -> None:
    assert main(["convert", *sources(tmp_path, {"a.pdf": "plan"})]) == 0
    assert names(tmp_path.iterdir()) == ["a.csv", "a.pdf", "a.xlsx"]


def test_one_failure_gives_exit_1_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = sources(tmp_path, {"a.pdf": "plan", "b.pdf": "shopping list", "c.pdf": "plan"})
    assert main(["convert", *given, "-o", str(tmp_path / "out")]) == 1
    assert names((tmp_path / "out").iterdir()) == ["a.csv", "a.xlsx", "c.csv", "c.xlsx"]
    assert capsys.readouterr().err == (
        f"planlift: {given[1]}: no table of actions was found; give the plan itself [not-a-plan]\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ["convert"],
        ["convert", "a", "--format", "pptx"],
        ["convert", "a", "--as-of", "2025-02-30"],
        ["convert", "a", "--as-of", "1.2.2025"],
        ["convert", "a", "--vocabulary", "there-is-none.toml"],
        ["convert", "a", "--nonsense"],
        ["nonsense"],
        [],
    ],
)
def test_a_wrong_command_line_is_exit_2_and_says_why(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(wrong) == 2
    assert "Usage: planlift" in capsys.readouterr().err


def test_strict_is_exit_3_only_when_something_needs_a_check(tmp_path: Path) -> None:
    fine, doubtful, broken = sources(tmp_path, {"a": "plan", "b": "doubt", "c": "nothing"})
    assert main(["convert", fine, "--strict"]) == 0
    assert main(["convert", fine, doubtful, "--strict"]) == 3
    assert main(["convert", fine, doubtful]) == 0
    assert main(["convert", fine, doubtful, broken, "--strict"]) == 1


def test_an_interrupt_is_exit_130_and_keeps_what_was_finished(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", *sources(tmp_path, {"a": "plan", "b": "stop", "c": "plan"})]) == 130
    assert names(tmp_path.glob("*.*")) == ["a.csv", "a.xlsx"]
    assert capsys.readouterr().err.splitlines()[-1].startswith("planlift: interrupted")


def test_an_accident_within_one_document_is_its_own_and_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", *sources(tmp_path, {"a": "bug", "b": "huge", "c": "plan"})]) == 1
    bug, huge = capsys.readouterr().err.splitlines()
    assert "ZeroDivisionError" in bug
    assert "please report" in bug
    assert bug.endswith("[internal]")
    assert huge.endswith("[out-of-memory]")
    assert (tmp_path / "c.xlsx").exists()


def test_lost_words_are_called_our_own_defect_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", *sources(tmp_path, {"a": "lost"})]) == 1
    assert "planlift's own defect" in capsys.readouterr().err
    assert (tmp_path / "a.xlsx").exists()


def test_the_day_of_as_of_itself_is_still_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", *sources(tmp_path, {"a": "late"}), "--as-of", "2026-04-01"])
    out = capsys.readouterr().out
    assert "Overdue on 2026-04-01: 1 of the 2 open actions; oldest due 2026-03-31." in out


def test_the_summary_fits_eighty_columns_and_accounts_for_every_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", *sources(tmp_path, {"a.txt": "doubt"}), "--as-of", "2026-04-01"])
    out = capsys.readouterr().out
    assert "1 × The row has no due date. [no-date]" in out
    assert "12; in rows 7, in details 3, left aside 2 (page number: 2), lost none." in " ".join(
        out.split()
    )
    body = [line for line in out.splitlines()[1:] if str(tmp_path) not in line]
    assert max(map(len, body)) <= 80


def test_checks_of_the_plan_alone_are_in_no_single_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", *sources(tmp_path, {"a.pdf": "whole"})])

    assert "To check, in no single row:" in capsys.readouterr().out


def test_quiet_prints_errors_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert", *sources(tmp_path, {"a": "plan", "b": "none"}), "--quiet"])
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_json_is_one_object_a_document_failed_or_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = sources(tmp_path, {"a": "late", "b": "none"})
    main(["convert", *given, "--log-format", "json", "--as-of", "2026-04-01"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["source"], one["outcome"], one["error_code"]) for one in told] == [
        (given[0], "converted", ""),
        (given[1], "failed", "not-a-plan"),
    ]
    assert told[0]["overdue"] == 1
    assert told[0]["files"] == [str(tmp_path / "a.xlsx"), str(tmp_path / "a.csv")]
    assert told[0]["words"]["lost"] == 0


def test_a_name_with_control_characters_stays_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", *sources(tmp_path, {"a\n\x1b[31mb": "none"})])
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_two_sources_of_one_stem_keep_apart_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = sources(tmp_path, {"x/plan.pdf": "plan", "x/plan.html": "plan", "y/PLAN.pdf": "plan"})
    assert main(["convert", *given, "-o", str(tmp_path / "out"), "--format", "csv"]) == 0
    written = names((tmp_path / "out").iterdir())
    assert written == ["PLAN.pdf 2.csv", "plan.html.csv", "plan.pdf.csv"]
    assert "Named 'plan.pdf'" in capsys.readouterr().out


def test_a_source_is_never_overwritten_and_never_converted_twice(tmp_path: Path) -> None:
    (given,) = sources(tmp_path, {"plan.csv": "plan"})
    assert main(["convert", given, str(tmp_path / "." / "plan.csv")]) == 0
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8") == "plan"
    assert names(tmp_path.iterdir()) == ["plan.csv", "plan.csv.csv", "plan.csv.xlsx"]


def test_a_vocabulary_that_is_wrong_stops_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise PlanliftError("words.toml: no such key", code="vocabulary")

    monkeypatch.setattr(convert, "active", wrong)
    assert main(["convert", *sources(tmp_path, {"a": "plan"})]) == 2
    assert capsys.readouterr().err == "planlift: words.toml: no such key [vocabulary]\n"
    assert names(tmp_path.iterdir()) == ["a"]


def test_help_is_fast_because_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from planlift.cli import main; main(['--help']);"
        "print(sorted({'pandas', 'numpy', 'lxml', 'rich', 'pypdfium2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_doctor_finds_everything_that_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "planlift 0." in out
    assert "pandas" in out


def test_the_first_screen_and_the_version_import_no_command_and_no_library() -> None:
    script = (
        "import sys; from planlift.cli import main; code = main(sys.argv[1:]);"
        "print(*sorted(name for name in sys.modules if name.startswith('planlift.')));"
        "print(*sorted({'numpy', 'pandas', 'lxml', 'pypdfium2', 'rich'} & set(sys.modules)));"
        "sys.exit(code)"
    )
    for argument in ("--help", "--version"):
        command = [sys.executable, "-c", script, argument]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        *_, ours, others = done.stdout.split("\n")[:-1]
        assert ours.split() == ["planlift.cli", "planlift.errors", "planlift.rubbish"]
        assert others == ""
